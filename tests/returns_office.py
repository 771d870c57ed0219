"""An office with a round that departments answer: for the tests of what comes back."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop_app.clock import PracticeClock
from desktop_app.example.fill import fill_reference
from desktop_app.intake.preview import Fate
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.project_terms import ProjectState
from desktop_app.projects.records import ProjectDraft
from desktop_app.returns.coming import FilePlan, SheetPlan
from desktop_app.returns.form_keys import ReturnForm
from desktop_app.terms import UsageState
from desktop_app.venues.records import UsageDraft, VenueDraft
from tests.dump import Dump
from tests.return_files import Post, begun

PROJECTS, USAGES, TRAINEES = ReturnForm
HOME, OTHER, DONG = "기획예산과", "홍보담당관", "녹번동"
TABLES = ("usage", "project", "progress_note", "project_party", "trainee", "submission", "venue")


@pytest.fixture
def office(office: Office, clock: PracticeClock) -> Office:
    clock.day = date(2021, 6, 21)
    fill_reference(office)
    office.venues.add(VenueDraft("상상홀", building(office), capacity=100))
    return office


@pytest.fixture
def post(office: Office, tmp_path: Path) -> Post:
    return Post(office, begun(office, asks_trainees=False), tmp_path / "우편")


def department(office: Office, name: str) -> int:
    key = office.directory.find("DEPARTMENT", name)
    assert key is not None
    return key


def given_usage(office: Office, name: str = HOME, event: str = "민관 협력 회의", **parts: Any) -> int:
    values: dict[str, Any] = {
        "state": UsageState.PLANNED,
        "building_id": building(office),
    }
    draft = UsageDraft(date(2021, 6, 2), event, department_id=department(office, name), **{**values, **parts})
    key = office.usages.add(draft).record_id
    assert key is not None
    return key


def building(office: Office) -> int:
    rows = office.buildings.rows(office.buildings.first_ids(ListQuery(), 50))
    return next(one.id for one in rows if one.name == "상상청")


def given_project(office: Office, name: str = "골목 정원", **parts: Any) -> int:
    draft = ProjectDraft(
        name, 2021, department_id=department(office, DONG), state=ProjectState.RUNNING, **parts
    )
    key = office.projects.add(draft).record_id
    assert key is not None
    return key


def sheet(plan: FilePlan, form: ReturnForm = USAGES) -> SheetPlan:
    return next(one for one in plan.sheets if one.sheet.form is form)


def tally(plan: SheetPlan) -> dict[Fate, int]:
    return {fate: count for fate, count in plan.outlook.counts().items() if count}


def said(plan: SheetPlan) -> list[str]:
    """What is said of rows, with the address of the cell."""
    return [
        f"{remark.address(one.number)} {remark.text}"
        for one in plan.outlook.outcomes
        for remark in plan.remarks(one)
    ]


def kept(found: Dump) -> Dump:
    return {table: found[table] for table in TABLES}


def state_of(post: Post, name: str) -> Any:
    rows = post.office.submissions.of_round(post.round_id)
    return next(one.draft for one in rows if one.draft.department == name)


def received(post: Post, name: str) -> list[Any]:
    rows = post.office.submissions.of_round(post.round_id)
    return post.office.submissions.files(next(one.id for one in rows if one.draft.department == name))
