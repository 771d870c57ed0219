"""입주단체 현황 on paper: the plan's own table with its heads on three levels, then what happened since (A2)."""

from collections.abc import Callable, Iterable
from datetime import date

from desktop_app.notation import NONE_APPLIES
from desktop_app.performance.records import Line
from desktop_app.reports.blocks import Block, Column, Front, Report, Row, Section, Shape, Table
from desktop_app.tenants.status_records import UNPLACED, StatusReport
from desktop_app.values import date_range_text, date_text, short_date_text

TITLE = "서울혁신파크 입주단체 현황"
CENTER_BAND = "서울혁신센터 관리(입주협약)"
WIDTH = 170.0  # mm
FIRST = 30.0
CHANGES = "바뀐 내역"
COUNTED = "※ 등록 수는 그날 입주 중인 단체를 입주일과 퇴거일로 센 것임"
RECORDED = "※ 구분·공간 변경의 날짜는 기록한 날임. 두 날의 수는 모두 지금 적힌 구분으로 셈"

_HEADS: dict[str, tuple[str, str, str]] = {
    "total": ("총계", "", ""),
    "center": ("합계", CENTER_BAND, ""),
    "mirae": ("개별공간", CENTER_BAND, "미래청"),
    "sangsang": ("소계", CENTER_BAND, "상상청"),
    "sangsang_room": ("개별공간", CENTER_BAND, "상상청"),
    "sangsang_coworking": ("코워킹", CENTER_BAND, "상상청"),
    "small_building": ("중소건물", CENTER_BAND, ""),
    UNPLACED: ("위치 미상", CENTER_BAND, ""),
    "intermediary": ("중간지원조직 내 입주단체", "", ""),
    "other": ("기타", "", ""),
}
"""The plan's columns: head, the band over it, the building under that band."""


def status_columns(*, unplaced: bool) -> tuple[Column, ...]:
    """The columns of the plan's table; the one for tenants without a place only where it is needed."""
    heads = [head for key, head in _HEADS.items() if key != UNPLACED or unplaced]
    width = (WIDTH - FIRST) / len(heads)
    return (
        Column("구분", Shape.LABEL, FIRST),
        *(Column(head, Shape.COUNT, width, band, inner) for head, band, inner in heads),
    )


def status_report(status: StatusReport) -> Report:
    """The paper before it becomes PDF or workbook: the table, and the list of changes where days are compared."""
    days = [f"기준일 {date_text(status.table.as_of)}"]
    sections = [Section("", "", "현황", tuple(_figures(status)))]
    if status.since is not None:
        days.append(f"비교한 날 {date_text(status.since.as_of)}")
        sections.append(Section("", "", CHANGES, tuple(_changes(status, status.since.as_of))))
    return Report(TITLE, status.office, tuple(days), tuple(sections), Front.TITLE)


def _figures(status: StatusReport) -> Iterable[Block]:
    yield Line(1, f"입주단체 : {status.table.registered('total'):,}개 단체")
    yield _table(status)


def _table(status: StatusReport) -> Table:
    columns = status_columns(unplaced=status.has_unplaced)
    table, since = status.table, status.since
    rows = [_row(f"등록({short_date_text(table.as_of)})", status, table.registered)]
    notes = [COUNTED]
    if since:
        rows.insert(0, _row(f"등록({short_date_text(since.as_of)})", status, since.registered))
    if table.stated_on:
        stated = {line.key: line.stated for line in table.lines}
        month = short_date_text(table.stated_on).rsplit(" ", 1)[0]
        rows.insert(0, _row(f"기준({month})", status, stated.get))
        difference = {line.key: line.difference for line in table.lines}
        rows.append(_row("차이", status, difference.get))
        notes.append("※ 차이 = 등록 - 기준")
    if since:
        rows.append(_row("증감", status, lambda key: table.registered(key) - since.registered(key)))
        notes.append(f"※ 증감 = 등록({short_date_text(table.as_of)}) - 등록({short_date_text(since.as_of)})")
    if status.undated:
        notes.append(f"※ 입주일을 적지 않은 단체 {status.undated:,}개는 처음부터 있던 것으로 셈")
    return Table("입주단체 현황", columns, tuple(rows), notes=tuple(notes))


def _row(label: str, status: StatusReport, figure: Callable[[str], int | None]) -> Row:
    return (label, *(figure(key) for key in _HEADS if key != UNPLACED or status.has_unplaced))


def _changes(status: StatusReport, since: date) -> Iterable[Block]:
    span = date_range_text(since, status.table.as_of)
    if not status.moves:
        yield Line(2, f"{CHANGES}({span}): {NONE_APPLIES}")
        return
    with_before = any(move.before for move in status.moves)
    columns = (
        Column("연번", Shape.ORDER, 11),
        Column("날짜", Shape.DATE, 24),
        Column("내용", Shape.LABEL, 18),
        Column("단체명", Shape.TEXT, 40 if with_before else 53),
        Column("구분", Shape.TEXT, 27 if with_before else 34),
        Column("건물·호실", Shape.TEXT, 25 if with_before else 30),
        *((Column("바뀌기 전", Shape.TEXT, 25),) if with_before else ()),
    )
    rows: list[Row] = [
        (number, move.day, move.what.value, move.name, move.kind, move.place, move.before)[: len(columns)]
        for number, move in enumerate(status.moves, start=1)
    ]
    notes = (RECORDED,) if status.recorded else ()
    yield Table(f"{CHANGES}({span})", columns, tuple(rows), notes=notes)
