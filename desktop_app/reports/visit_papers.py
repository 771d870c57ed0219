"""Papers of 현장견학: the year by target group and month, and the sheet of one visit (features.md E4)."""

from collections.abc import Iterable

from desktop_app.activities.field_visits import FieldVisitDraft, VisitYear, by_visitors, visit_title
from desktop_app.performance.records import Line
from desktop_app.reports.blocks import Block, Cell, Column, Front, Report, Section, Shape, Table
from desktop_app.values import date_text, date_weekday_text, minute_range_text

TABLE = "대상별 현장견학"
SHEET = "현장견학 안내"
_MONTHS = 12


def visits_title(year: VisitYear) -> str:
    """The paper's title, and the name of its file."""
    return f"{year.year}년 {TABLE} 실적"


def visits_report(year: VisitYear, office: str) -> Report:
    """What was held until a day: by target group, then by month."""
    blocks: tuple[Block, ...] = (groups_table(year), months_table(year))
    if year.left_out:
        blocks = (*blocks, Line(9, f"마침으로 표시하지 않은 견학 {year.left_out:,}회는 넣지 않음"))
    section = Section("", "", TABLE, blocks)
    return Report(visits_title(year), office, (f"{date_text(year.until)} 기준",), (section,), Front.TITLE)


def groups_table(year: VisitYear) -> Table:
    """대상별: visits and people."""
    columns = (
        Column("대상", Shape.TEXT, 70),
        Column("횟수(회)", Shape.COUNT, 50),
        Column("연인원(명)", Shape.COUNT, 50),
    )
    *lines, total = by_visitors(year.sums())
    rows: tuple[tuple[Cell, ...], ...] = tuple(lines)
    return Table("대상별", columns, rows, total)


def months_table(year: VisitYear) -> Table:
    """월별: each month with its visits and people by target group; months without a visit are left out."""
    groups = [name for name, *_ in by_visitors(())]
    columns = [Column("월", Shape.LABEL, 18)]
    for name in groups:
        columns += [Column("회", Shape.COUNT, 15, band=name), Column("명", Shape.COUNT, 15, band=name)]
    rows: list[tuple[Cell, ...]] = []
    for month in range(1, _MONTHS + 1):
        counted = by_visitors(year.sums(month))
        if counted[-1][1]:
            rows.append((f"{month}월", *(figure for line in counted for figure in line[1:])))
    total: tuple[Cell, ...] = ("계", *(figure for line in by_visitors(year.sums()) for figure in line[1:]))
    return Table("월별", tuple(columns), tuple(rows), total)


def visit_sheet_title(draft: FieldVisitDraft) -> str:
    """The title of one visit's sheet."""
    return f"{visit_title(draft)} {SHEET}"


def visit_sheet(draft: FieldVisitDraft, department: str, office: str) -> Report:
    """The plan of one visit, for the group and the guide."""
    section = Section("", "", SHEET, tuple(_visit_blocks(draft, department)))
    return Report(visit_sheet_title(draft), office, (), (section,), Front.TITLE)


def _visit_blocks(draft: FieldVisitDraft, department: str) -> Iterable[Block]:
    times = minute_range_text(draft.start_minute, draft.end_minute)
    day = date_weekday_text(draft.visited_on) if draft.visited_on else ""
    facts = (
        ("일시", f"{day} {times}".strip()),
        ("대상", f"{draft.visitors.value} {draft.group_name}".strip()),
        ("신청", department),
        ("인원", f"{draft.people:,}명" if draft.people is not None else ""),
        ("안내", draft.guide),
    )
    yield from (Line(1, f"{label}: {text}") for label, text in facts if text)
    stops = [one.strip() for one in draft.route.replace("->", "→").split("→") if one.strip()]
    if stops:
        columns = (
            Column("순서", Shape.ORDER, 18),
            Column("들르는 곳", Shape.TEXT, 92),
            Column("비고", Shape.TEXT, 60),
        )
        rows: tuple[tuple[Cell, ...], ...] = tuple((at, stop, "") for at, stop in enumerate(stops, start=1))
        yield Table("코스", columns, rows)
    if draft.note:
        yield Line(1, "알리는 말")
        yield from (Line(2, one.strip()) for one in draft.note.split("\n") if one.strip())
