"""주체별 역할 of a linked project on paper: what it is, who takes part and does what (features.md C3)."""

from collections.abc import Iterable

from desktop_app.notation import NONE_APPLIES
from desktop_app.performance.records import Line
from desktop_app.projects.records import ProjectRecord, RoleSheet, period_text
from desktop_app.reports.blocks import Block, Column, Front, Report, Row, Section, Shape, Table
from desktop_app.values import date_text, won_text

ROLES = "주체별 역할"


def roles_title(record: ProjectRecord) -> str:
    """The paper's title, and the name of its file."""
    return f"{record.draft.name} {ROLES}"


def roles_report(sheet: RoleSheet) -> Report:
    """The paper before it becomes PDF, workbook or HWPX."""
    section = Section("", "", ROLES, tuple(_blocks(sheet.record)))
    days = (f"{date_text(sheet.as_of)} 현재",)
    return Report(roles_title(sheet.record), sheet.office, days, (section,), Front.TITLE)


def roles_table(record: ProjectRecord) -> Table:
    """Each party with its duties, in the project's order; bodies by their present names."""
    rows: list[Row] = [
        (number, one.name, one.duties) for number, one in enumerate(record.draft.parties, start=1)
    ]
    columns = (
        Column("연번", Shape.ORDER, 12),
        Column("주체", Shape.TEXT, 45),
        Column("역할", Shape.TEXT, 113),
    )
    return Table(ROLES, columns, tuple(rows))


def _blocks(record: ProjectRecord) -> Iterable[Block]:
    draft = record.draft
    facts = (
        ("추진부서", record.department),
        ("추진방향", draft.direction),
        ("계획서 항목", draft.plan_section),
        ("기간", period_text(draft.starts_on, draft.ends_on)),
        ("예산", _money(record)),
    )
    yield from (Line(1, f"{label}: {text}") for label, text in facts if text)
    outline = [line.strip() for line in draft.outline.split("\n") if line.strip()]
    if outline:
        yield Line(1, "사업 개요")
        yield from (Line(2, line) for line in outline)
    table = roles_table(record)
    yield table if table.rows else Line(1, f"{ROLES}: {NONE_APPLIES}")


def _money(record: ProjectRecord) -> str:
    draft = record.draft
    won = f"{won_text(draft.budget_won)}원" if draft.budget_won is not None else ""
    funding = draft.funding.value if draft.funding else ""
    return f"{won}({funding})" if won and funding else won or funding
