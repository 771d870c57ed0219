"""행정사항 on paper: all departments in one table, or a page for each (features.md E15)."""

from typing import Final

from desktop_app.activities.admin_duties import AdminDutyDraft, AdminSheet, admin_state, who
from desktop_app.notation import NONE_APPLIES
from desktop_app.performance.records import Line
from desktop_app.register.kind import RegisterRow
from desktop_app.reports.blocks import Column, Front, Report, Row, Section, Shape, Table
from desktop_app.values import date_text

TITLE: Final = "행정사항"
_WHO = Column("부서", Shape.LABEL, 26)
_COLUMNS: Final = (
    Column("연번", Shape.ORDER, 11),
    Column("할 일", Shape.TEXT, 50),
    Column("기한", Shape.DATE, 25),
    Column("증빙", Shape.TEXT, 32),
    Column("상태", Shape.LABEL, 32),
)
_LONGEST_SHEET: Final = 31


def admin_title(sheet: AdminSheet) -> str:
    """The paper's title, and the name of its file."""
    return f"{sheet.year}년 서울혁신파크 연계사업 {TITLE}"


def admin_report(sheet: AdminSheet) -> Report:
    """The paper before it becomes PDF, workbook or HWPX."""
    days = (f"{date_text(sheet.as_of)} 현재",)
    sections = tuple(_pages(sheet)) if sheet.apart and sheet.rows else (_whole(sheet),)
    return Report(admin_title(sheet), sheet.office, days, sections, Front.TITLE)


def _whole(sheet: AdminSheet) -> Section:
    if not sheet.rows:
        return Section("", "", TITLE, (Line(1, NONE_APPLIES),))
    rows: list[Row] = [(number, who(row), *_cells(row)) for number, row in enumerate(sheet.rows, start=1)]
    columns = (_COLUMNS[0], _WHO, *_COLUMNS[1:])
    return Section("", "", TITLE, (Table(TITLE, columns, tuple(rows), dense=True),))


def _pages(sheet: AdminSheet) -> list[Section]:
    """One page for each department, in the order of the sheet."""
    groups: dict[str, list[RegisterRow[AdminDutyDraft]]] = {}
    for row in sheet.rows:
        groups.setdefault(who(row), []).append(row)
    return [
        Section(
            "",
            name,
            f"{number}. {name}"[:_LONGEST_SHEET],
            (
                Table(
                    TITLE,
                    _COLUMNS,
                    tuple((place, *_cells(row)) for place, row in enumerate(rows, start=1)),
                ),
            ),
            alone=True,
        )
        for number, (name, rows) in enumerate(groups.items(), start=1)
    ]


def _cells(row: RegisterRow[AdminDutyDraft]) -> Row:
    draft = row.draft
    done = f"마침 {date_text(draft.done_on)}" if draft.done_on else admin_state(row).word
    return draft.content, draft.due_on, draft.evidence, done
