"""Papers of trainings: 교육시간 확인서, the year's hours by person and department, the list for the HR system (E6)."""

from fractions import Fraction

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from desktop_app.activities.training_hours import (
    CONFIRMATION,
    HOURS,
    HR_LIST,
    HoursYear,
    confirmation_title,
    hours_title,
)
from desktop_app.activities.trainings import TrainingDraft, when_text
from desktop_app.notation import NONE_APPLIES
from desktop_app.performance.records import Line
from desktop_app.reports.blocks import Block, Cell, Column, Front, Report, Section, Shape, Table
from desktop_app.reports.workbook_bytes import MADE, workbook_bytes
from desktop_app.reports.workbook_cells import Pen
from desktop_app.values import date_text, span_text

A4 = 9  # the number of the paper size in a workbook
_HR_COLUMNS = (
    Column("연번", Shape.ORDER, 7),
    Column("소속", Shape.TEXT, 18),
    Column("직급", Shape.TEXT, 12),
    Column("성명", Shape.TEXT, 12),
    Column("교육명", Shape.TEXT, 40),
    Column("교육 시작일", Shape.DATE, 14),
    Column("교육 종료일", Shape.DATE, 14),
    Column("인정 시간", Shape.FIGURE, 10),
    Column("인정 분", Shape.COUNT, 10),
    Column("부여일", Shape.DATE, 14),
    Column("부여 공문", Shape.TEXT, 24),
)


def confirmation_report(draft: TrainingDraft, hours: HoursYear, office: str) -> Report:
    """Who was credited how long for one training, as it goes to the departments."""
    facts = (
        ("교육명", draft.title),
        ("일시", when_text(draft)),
        ("장소", draft.place),
        ("인정 시간", span_text(draft.credit_minutes)),
        ("부여", " ".join(part for part in (date_text(draft.credited_on), draft.credit_number) if part)),
    )
    columns = (
        Column("연번", Shape.ORDER, 11),
        Column("소속", Shape.TEXT, 30),
        Column("직급", Shape.LABEL, 22),
        Column("성명", Shape.LABEL, 20),
        Column("교육명", Shape.TEXT, 43),
        Column("일시", Shape.TEXT, 28),
        Column("시간", Shape.LABEL, 16),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (at, one.department, one.post, one.name, one.title, one.when, span_text(one.minutes))
        for at, one in enumerate(hours.credits, start=1)
    )
    people = f"{len(rows):,}명"
    total: tuple[Cell, ...] = ("계", people, "", "", "", "", span_text(hours.minutes))
    table = Table(CONFIRMATION, columns, rows, total)
    lines = [Line(1, f"{label}: {text}") for label, text in facts if text]
    blocks: list[Block] = [*lines, table if rows else Line(1, f"교육시간을 부여한 사람: {NONE_APPLIES}")]
    blocks.append(Line(1, "위와 같이 교육시간을 부여하였음을 확인함."))
    section = Section("", "", CONFIRMATION, tuple(blocks))
    return Report(confirmation_title(draft.title), office, (date_text(hours.as_of),), (section,), Front.TITLE)


def hours_report(hours: HoursYear, office: str) -> Report:
    """The year's hours: departments, then persons."""
    blocks: tuple[Block, ...] = (departments_table(hours), persons_table(hours))
    if not hours.credits:
        blocks = (Line(1, f"부여한 교육시간: {NONE_APPLIES}"),)
    section = Section("", "", HOURS, blocks)
    return Report(hours_title(hours), office, (f"{date_text(hours.as_of)} 현재",), (section,), Front.TITLE)


def departments_table(hours: HoursYear) -> Table:
    """부서별: persons, credits, hours."""
    columns = (
        Column("연번", Shape.ORDER, 14),
        Column("소속", Shape.TEXT, 66),
        Column("인원(명)", Shape.COUNT, 28),
        Column("이수(건)", Shape.COUNT, 28),
        Column("시간", Shape.LABEL, 34),
    )
    lines = hours.departments()
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (at, one.department, one.persons, one.sessions, span_text(one.minutes))
        for at, one in enumerate(lines, start=1)
    )
    persons = sum(one.persons for one in lines)
    return Table("부서별", columns, rows, ("계", "", persons, len(hours.credits), span_text(hours.minutes)))


def persons_table(hours: HoursYear) -> Table:
    """개인별: credits and hours."""
    columns = (
        Column("연번", Shape.ORDER, 14),
        Column("소속", Shape.TEXT, 52),
        Column("직급", Shape.LABEL, 28),
        Column("성명", Shape.LABEL, 28),
        Column("이수(건)", Shape.COUNT, 20),
        Column("시간", Shape.LABEL, 28),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (at, one.department, one.post, one.name, one.sessions, span_text(one.minutes))
        for at, one in enumerate(hours.persons(), start=1)
    )
    total: tuple[Cell, ...] = ("계", "", "", "", len(hours.credits), span_text(hours.minutes))
    return Table("개인별", columns, rows, total)


def render_hr_list(hours: HoursYear, office: str) -> bytes:
    """One head row and a row a credit, with true numbers and dates and nothing merged, as systems take it in."""
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            at,
            one.department,
            one.post,
            one.name,
            one.title,
            one.held_on,
            one.until_on or one.held_on,
            one.minutes // 60 if one.minutes % 60 == 0 else Fraction(one.minutes, 60),
            one.minutes,
            one.credited_on,
            one.number,
        )
        for at, one in enumerate(hours.credits, start=1)
    )
    table = Table(HR_LIST, _HR_COLUMNS, rows)
    book = Workbook(write_only=True)
    book.properties.title, book.properties.creator = f"{hours.year}년 {HR_LIST}", office
    book.properties.created = book.properties.modified = MADE
    sheet = book.create_sheet(HR_LIST)
    for at, column in enumerate(_HR_COLUMNS, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = column.width
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", A4
    sheet.page_setup.fitToHeight = 0
    pen = Pen(sheet)
    sheet.append([pen.text(column.head, "head") for column in _HR_COLUMNS])
    for row in rows:
        sheet.append(
            [pen.value(cell, table, column, "body") for cell, column in zip(row, _HR_COLUMNS, strict=True)]
        )
    return workbook_bytes(book)
