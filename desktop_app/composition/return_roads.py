"""How each form of 취합 reaches the records of its feature: the one place where returns meet the others."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.session import Session
    from desktop_app.intake.kinds import RecordKind
    from desktop_app.intake.service import Intake
    from desktop_app.performance.layout_service import PaperLayouts
    from desktop_app.returns.coming_in import FormRoads
    from desktop_app.returns.form_keys import ReturnForm
    from desktop_app.returns.form_kinds import Period
    from desktop_app.returns.handing_out import FormsOut


def form_roads(intake: "Intake", forms_out: "FormsOut", inbox: Path, opened: Path | None) -> "FormRoads":
    """The kinds of record behind the forms, and how one of them goes; ``opened`` as for attached files."""
    from desktop_app.attachments.vault import Vault
    from desktop_app.reports.return_mending import render_mending_xlsx
    from desktop_app.returns.coming_in import FormRoads

    return FormRoads(
        lambda form, period: _kind(intake, form, period),
        {"usage": _drop_usage, "project": _drop_project, "trainee": _drop_trainee},
        lambda round_id, submission_id: forms_out.forms(round_id, [submission_id])[0],
        render_mending_xlsx,
        Vault(inbox.parent, home=inbox.name, opened=opened).open_copy,
    )


def _kind(intake: "Intake", form: "ReturnForm", period: "Period") -> "RecordKind":
    from desktop_app.projects.result_intake import project_result_kind
    from desktop_app.returns.form_keys import ReturnForm

    if form is ReturnForm.PROJECTS:
        return project_result_kind(period.year, period.ends_on)
    return intake.kind("usage" if form is ReturnForm.USAGES else "trainee")


def _drop_usage(s: "Session", key: int) -> None:
    from db.session import fetch
    from db.venues import Usage

    fetch(s, Usage, key).deleted_at = s.info["journal_now"]


def _drop_project(s: "Session", key: int) -> None:
    from db.projects import Project
    from db.session import fetch
    from desktop_app.projects.writing import drop_children_of

    fetch(s, Project, key).deleted_at = s.info["journal_now"]
    drop_children_of(s, key)


def _drop_trainee(s: "Session", key: int) -> None:
    from db.session import fetch
    from db.visits import Trainee

    fetch(s, Trainee, key).deleted_at = s.info["journal_now"]


def hidden_columns(layouts: "PaperLayouts") -> "dict[ReturnForm, frozenset[str]]":
    """The columns of the departments' forms that the officer took off the enclosures which they fill (H4)."""
    from desktop_app.returns.form_keys import ReturnForm

    papers = {"project-list": ReturnForm.PROJECTS, "usage-list": ReturnForm.USAGES}
    return {papers[paper]: hidden for paper, hidden in layouts.hidden_in_forms().items() if hidden}
