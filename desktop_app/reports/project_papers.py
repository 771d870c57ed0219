"""Papers of what is kept of projects: shops by zone, progress notes, benchmark visits (features.md C4, C5, C8)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from desktop_app.notation import NONE_APPLIES
from desktop_app.performance.records import Line
from desktop_app.pictures import Picture
from desktop_app.project_records.benchmarks import BenchmarkDraft
from desktop_app.project_records.participants import (
    ParticipantDraft,
    ZoneLine,
    ZoneTable,
    participant_state,
    zones_in_order,
)
from desktop_app.project_records.progress_notes import ProgressDraft, indicator_lines
from desktop_app.project_records.street_items import Side, StreetItemDraft, item_title
from desktop_app.register.kind import RegisterRow
from desktop_app.reports.blocks import (
    Block,
    Cell,
    Column,
    Front,
    Photo,
    PhotoCard,
    Report,
    Row,
    Section,
    Shape,
    Table,
)
from desktop_app.search import sort_key
from desktop_app.values import date_range_text, date_text, won_text

PARTICIPANTS = "참여상점 현황"
PROGRESS = "연계사업 추진상황 보고"
BENCHMARKS = "벤치마킹 결과"
STREET = "갤러리 간판 설치 현황"


def participants_report(
    zones: ZoneTable, rows: Sequence[RegisterRow[ParticipantDraft]], office: str, year: int
) -> Report:
    """The shops by zone, then one by one."""
    blocks: list[Block] = [zones_table(zones), shops_table(rows)]
    if zones.total.ahead:
        blocks.insert(1, Line(9, f"참여 예정 {zones.total.ahead:,}곳은 현재와 누적에 넣지 않음"))
    return _report(
        f"{year}년 {PARTICIPANTS}", office, (f"{date_text(zones.day)} 현재",), blocks, PARTICIPANTS
    )


def zones_table(zones: ZoneTable) -> Table:
    """구역별: the sum last, and under it how many of it are nearby."""
    columns = (
        Column("구역", Shape.TEXT, 74),
        Column("현재(곳)", Shape.COUNT, 32),
        Column("떠남(곳)", Shape.COUNT, 32),
        Column("누적(곳)", Shape.COUNT, 32),
    )
    near = zones.neighbours
    note = f"※ {near.name}: 현재 {near.current:,}곳, 누적 {near.ever:,}곳"
    return Table("구역별", columns, tuple(map(_zone_row, zones.lines)), _zone_row(zones.total), notes=(note,))


def shops_table(rows: Sequence[RegisterRow[ParticipantDraft]]) -> Table:
    """The shops in the order of their zones."""
    zones = {zone: place for place, zone in enumerate(zones_in_order([row.draft for row in rows]))}
    ordered = sorted(rows, key=lambda row: (zones[row.draft.zone], sort_key(row.draft.name), row.id))
    columns = (
        Column("연번", Shape.ORDER, 10),
        Column("구역", Shape.TEXT, 30),
        Column("상점", Shape.TEXT, 32),
        Column("업종", Shape.LABEL, 20),
        Column("참여한 날", Shape.SHORT_DATE, 22),
        Column("상태", Shape.LABEL, 18),
        Column("실천 결과", Shape.TEXT, 38),
    )
    lines: list[Row] = [
        (
            at,
            row.draft.zone,
            row.draft.name,
            row.draft.trade,
            row.draft.joined_on,
            participant_state(row).word,
            row.draft.result,
        )
        for at, row in enumerate(ordered, start=1)
    ]
    return Table("상점별", columns, tuple(lines))


def progress_report(
    rows: Sequence[RegisterRow[ProgressDraft]], office: str, year: int, today: date
) -> Report:
    """The notes by project, the oldest first, and what they counted."""
    days = [row.draft.noted_on for row in rows if row.draft.noted_on is not None]
    period = date_range_text(min(days), max(days)) if days else ""
    subtitle = tuple(one for one in (period, f"{date_text(today)} 현재") if one)
    blocks = [block for project in _projects(rows) for block in _project_blocks(project)]
    counted = indicators_table(rows)
    if counted.rows:
        blocks.append(counted)
    return _report(f"{year}년 {PROGRESS}", office, subtitle, blocks or [Line(1, NONE_APPLIES)], "추진상황")


def indicators_table(rows: Sequence[RegisterRow[ProgressDraft]]) -> Table:
    """지표별: the last value and the sum, side by side."""
    columns = (
        Column("사업", Shape.TEXT, 48),
        Column("지표", Shape.TEXT, 34),
        Column("최근 날짜", Shape.SHORT_DATE, 22),
        Column("최근 값", Shape.COUNT, 18),
        Column("합계", Shape.COUNT, 18),
        Column("단위", Shape.LABEL, 12),
        Column("인원(명)", Shape.COUNT, 18),
    )
    lines: list[Row] = [
        (one.project, one.indicator, one.last_on, one.last, one.total, one.unit, one.people or None)
        for one in indicator_lines(rows)
    ]
    return Table("지표별 실적", columns, tuple(lines))


def street_report(
    rows: Sequence[RegisterRow[StreetItemDraft]],
    pictures: Mapping[int, Picture],
    office: str,
    year: int,
    today: date,
) -> Report:
    """What was put up with its cost, then each with its photographs; three share a page with the table."""
    ordered = sorted(rows, key=lambda row: (row.draft.installed_on or date.max, row.id))
    blocks: list[Block] = [street_table(ordered)]
    blocks += [
        PhotoCard(
            f"{at}. {item_title(row.draft)}",
            tuple(Photo(side.value, pictures.get(row.more[side.key])) for side in Side),
        )
        for at, row in enumerate(ordered, start=1)
    ]
    return _report(f"{year}년 {STREET}", office, (f"{date_text(today)} 현재",), blocks, "설치 현황")


def street_table(rows: Sequence[RegisterRow[StreetItemDraft]]) -> Table:
    """One line each; a payment that pays for several is told once and counted once."""
    columns = (
        Column("연번", Shape.ORDER, 10),
        Column("상점", Shape.TEXT, 36),
        Column("간판 문구", Shape.TEXT, 34),
        Column("작가", Shape.TEXT, 26),
        Column("설치한 날", Shape.SHORT_DATE, 22),
        Column("설치비", Shape.WON, 21),
        Column("원장 지출", Shape.WON, 21),
    )
    lines: list[Row] = []
    told: set[int] = set()
    paid = 0
    for at, row in enumerate(rows, start=1):
        draft = row.draft
        first = draft.entry_id is not None and draft.entry_id not in told
        if first and draft.entry_id is not None:
            told.add(draft.entry_id)
            paid += row.more["paid"] or 0
        payment: Cell = row.more["paid"] if first else "위와 같음" if draft.entry_id is not None else None
        lines.append((at, draft.shop, draft.sign, draft.artist, draft.installed_on, draft.cost_won, payment))
    total: Row = (
        "계",
        f"{len(rows):,}건",
        "",
        "",
        None,
        sum(row.draft.cost_won or 0 for row in rows),
        paid or None,
    )
    return Table("설치 내역", columns, tuple(lines), total)


def benchmarks_report(
    rows: Sequence[RegisterRow[BenchmarkDraft]], office: str, year: int, today: date
) -> Report:
    """The visits in a table, then each with what was found and what the district makes of it."""
    ordered = sorted(rows, key=lambda row: (row.draft.visited_on or date.max, row.id))
    blocks: list[Block] = [visits_table(ordered)]
    for row in ordered:
        blocks += _visit_blocks(row)
    return _report(f"{year}년 {BENCHMARKS}", office, (f"{date_text(today)} 현재",), blocks, BENCHMARKS)


def visits_table(rows: Sequence[RegisterRow[BenchmarkDraft]]) -> Table:
    """When, where, with how many."""
    columns = (
        Column("연번", Shape.ORDER, 12),
        Column("다녀온 날", Shape.SHORT_DATE, 24),
        Column("다녀온 곳", Shape.TEXT, 44),
        Column("인원(명)", Shape.COUNT, 20),
        Column("함께 간 곳", Shape.TEXT, 70),
    )
    lines: list[Row] = [
        (at, row.draft.visited_on, row.draft.place, row.draft.people, row.draft.visitors)
        for at, row in enumerate(rows, start=1)
    ]
    total: Row = ("계", None, f"{len(rows):,}회", sum(row.draft.people or 0 for row in rows), "")
    return Table("다녀온 곳", columns, tuple(lines), total)


def _visit_blocks(row: RegisterRow[BenchmarkDraft]) -> Iterator[Block]:
    draft = row.draft
    yield Line(1, f"{draft.place} ({date_text(draft.visited_on)})")
    for label, text in (("살펴본 점", draft.findings), ("우리 구 적용", draft.application)):
        lines = [one.strip() for one in text.split("\n") if one.strip()]
        if lines:
            yield Line(2, label)
            yield from (Line(3, one) for one in lines)


def _projects(rows: Iterable[RegisterRow[ProgressDraft]]) -> list[list[RegisterRow[ProgressDraft]]]:
    """The notes of each project together, projects by name, notes by day."""
    found: dict[str, list[RegisterRow[ProgressDraft]]] = {}
    for row in sorted(rows, key=lambda row: (row.draft.noted_on or date.min, row.id)):
        found.setdefault(row.names["project_id"], []).append(row)
    return [found[name] for name in sorted(found, key=sort_key)]


def _project_blocks(rows: Sequence[RegisterRow[ProgressDraft]]) -> Iterator[Block]:
    newest = rows[-1]
    columns = (
        Column("날짜", Shape.SHORT_DATE, 22),
        Column("상황", Shape.LABEL, 14),
        Column("내용", Shape.TEXT, 76),
        Column("실적", Shape.TEXT, 40),
        Column("인원(명)", Shape.COUNT, 18),
    )
    lines: list[Row] = [
        (row.draft.noted_on, row.draft.condition.value, row.draft.text, _counted(row.draft), row.draft.people)
        for row in rows
    ]
    caption = f"{newest.names['project_id']}: {newest.draft.condition.value}"
    yield Table(caption, columns, tuple(lines))


def _counted(draft: ProgressDraft) -> str:
    number = f"{won_text(draft.quantity)}{draft.unit}" if draft.quantity is not None else ""
    return f"{draft.indicator} {number}".strip()


def _zone_row(line: ZoneLine) -> tuple[Cell, ...]:
    return (line.name, line.current, line.left, line.ever)


def _report(
    title: str, office: str, subtitle: tuple[str, ...], blocks: Sequence[Block], sheet: str
) -> Report:
    return Report(title, office, subtitle, (Section("", "", sheet, tuple(blocks)),), Front.TITLE)
