"""Tables of the year-end report on linked projects: stages, shops by zone, signs, streets (C2 … C8)."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from desktop_app.performance import breakdowns, figures
from desktop_app.performance.parts import ShopRow, StageRow
from desktop_app.performance.records import MoneyUnit, ProjectRow, YearSummary
from desktop_app.reports.blocks import Block, Column, Row, Shape, Table
from desktop_app.reports.year_tables import TOTAL, count_total
from desktop_app.values import month_day_text

STAGES = "단계별 추진현황"


def zero_waste(summary: YearSummary) -> Iterator[Block]:
    """제로웨이스트: 단계 / 절차 / 과제 with their days, shops by zone."""
    names = _names(figures.planned_project(summary, "제로웨이스트"))
    stages = [one for one in summary.works.stages if one.project in names]
    if stages:
        yield stage_table(stages)
    shops = [one for one in summary.works.shops if one.project in names]
    if shops:
        yield zone_table(shops)


def street(summary: YearSummary) -> Iterator[Block]:
    """전환타운: every sign with its cost, every street that was visited."""
    names = _names(figures.planned_project(summary, "전환타운"))
    items = [one for one in summary.works.street if one.project in names]
    if items:
        rows: list[Row] = [
            (number, one.shop, one.sign, one.artist, one.installed, one.cost)
            for number, one in enumerate(items, start=1)
        ]
        columns: tuple[Column, ...] = (
            Column("연번", Shape.ORDER, 12),
            Column("상점", Shape.TEXT, 42),
            Column("설치한 것", Shape.TEXT, 48),
            Column("작가", Shape.TEXT, 24),
            Column("설치일", Shape.DATE, 24),
            Column("비용", Shape.WON, 20),
        )
        total: Row = (TOTAL, f"{len(rows):,}곳", "", "", None, sum(one.cost or 0 for one in items))
        yield Table("거리 사업 설치 현황", columns, tuple(rows), total, _thousand(summary))
    visits = [one for one in summary.works.benchmarks if one.project in names]
    if visits:
        told: list[Row] = [
            (number, one.day, one.place, one.people, one.findings, one.application)
            for number, one in enumerate(visits, start=1)
        ]
        columns = (
            Column("연번", Shape.ORDER, 12),
            Column("방문일", Shape.DATE, 24),
            Column("방문지", Shape.TEXT, 30),
            Column("연인원(명)", Shape.COUNT, 20),
            Column("알아본 것", Shape.TEXT, 46),
            Column("적용", Shape.TEXT, 38),
        )
        last: Row = (TOTAL, None, f"{len(told):,}회", sum(one.people or 0 for one in visits), "", "")
        yield Table("골목상권 벤치마킹", columns, tuple(told), last)


def projects(summary: YearSummary) -> Iterator[Block]:
    """All that count: by field and by part of the plan, how far their stages are, how they stand."""
    if not summary.projects:
        return
    fields = breakdowns.tally((one.field for one in summary.projects), summary.words.fields)
    yield _count("분야별 연계사업", "분야", fields)
    sections = breakdowns.tally(one.section for one in summary.projects)
    yield _count("계획 항목별 연계사업", "계획 항목", sections)
    departments = breakdowns.tally(one.department for one in summary.projects)
    yield _count("부서별 연계사업", "추진부서", departments)
    bodies = breakdowns.tally(body for one in summary.projects for body in one.parties)
    if bodies:
        yield _bodies(bodies)
    if summary.works.stages:
        yield progress_table(summary)
    if summary.works.notes:
        yield note_table(summary)


def stage_table(stages: Sequence[StageRow]) -> Table:
    """A row for each stage."""
    rows: list[Row] = [
        (
            f"{one.number}단계", one.name, _days(one.planned_from, one.planned_until), _days(one.begun, one.done),
            one.tasks, one.tasks_done, one.state,
        )
        for one in stages
    ]  # fmt: skip
    columns: tuple[Column, ...] = (
        Column("단계", Shape.LABEL, 15),
        Column("절차", Shape.TEXT, 37),
        Column("계획", Shape.LABEL, 34),
        Column("실적", Shape.LABEL, 34),
        Column("과제(건)", Shape.COUNT, 17),
        Column("마침(건)", Shape.COUNT, 17),
        Column("상태", Shape.LABEL, 16),
    )
    tasks, done = sum(one.tasks for one in stages), sum(one.tasks_done for one in stages)
    return Table(STAGES, columns, tuple(rows), (TOTAL, f"{len(rows)}단계", "", "", tasks, done, ""))


def zone_table(shops: Sequence[ShopRow]) -> Table:
    """참여상점 by zone: now there, gone."""
    zones = [zone for zone, _number in breakdowns.tally(one.zone for one in shops)]
    rows: list[Row] = []
    for zone in zones:
        ours = [one for one in shops if (one.zone or breakdowns.UNNAMED) == zone]
        here = sum(one.left is None for one in ours)
        rows.append((zone, len(ours), len(ours) - here, here))
    columns: tuple[Column, ...] = (
        Column("구역", Shape.TEXT, 62),
        Column("참여(곳)", Shape.COUNT, 36),
        Column("그만둠(곳)", Shape.COUNT, 36),
        Column("현재(곳)", Shape.COUNT, 36),
    )
    return Table("구역별 참여상점", columns, tuple(rows), count_total(rows, len(columns)))


def progress_table(summary: YearSummary) -> Table:
    """Every project that has stages: how many are done."""
    rows: list[Row] = []
    for one in summary.projects:
        stages = [row for row in summary.works.stages if row.project == one.name]
        if not stages:
            continue
        states = breakdowns.tally((row.state for row in stages), summary.words.stage_states)
        figures_ = (len(stages), *(number for _word, number in states))
        rows.append(
            (one.name, *figures_, sum(row.tasks for row in stages), sum(row.tasks_done for row in stages))
        )
    room = (170 - 62 - 36) / (1 + len(summary.words.stage_states))
    columns: tuple[Column, ...] = (
        Column("사업명", Shape.TEXT, 62),
        Column("단계", Shape.COUNT, room, "단계(개)"),
        *(Column(word, Shape.COUNT, room, "단계(개)") for word in summary.words.stage_states),
        Column("과제", Shape.COUNT, 18, "과제(건)"),
        Column("마침", Shape.COUNT, 18, "과제(건)"),
    )
    return Table("사업별 단계 추진현황", columns, tuple(rows), count_total(rows, len(columns)))


def note_table(summary: YearSummary) -> Table:
    """추진상황 as noted: how many notes, how the last one says it stands, 연인원."""
    newest = {one.project: one for one in figures.newest_notes(summary)}
    rows: list[Row] = []
    for one in summary.projects:
        notes = [row for row in summary.works.notes if row.project == one.name]
        if notes:
            last = newest[one.name]
            rows.append(
                (one.name, len(notes), sum(row.people or 0 for row in notes), last.day, last.condition)
            )
    columns: tuple[Column, ...] = (
        Column("사업명", Shape.TEXT, 74),
        Column("기록(건)", Shape.COUNT, 22),
        Column("연인원(명)", Shape.COUNT, 24),
        Column("마지막 기록", Shape.DATE, 28),
        Column("상황", Shape.LABEL, 22),
    )
    people = sum(row.people or 0 for row in summary.works.notes)
    total: Row = (TOTAL, len(summary.works.notes), people, None, "")
    return Table("사업별 추진상황", columns, tuple(rows), total)


def _bodies(counts: Sequence[tuple[str, int]]) -> Table:
    """단체별: a project of several parties counts with each, so there is no total."""
    columns: tuple[Column, ...] = (
        Column("함께한 단체·기관", Shape.TEXT, 100),
        Column("참여 사업(건)", Shape.COUNT, 30),
    )
    note = "※ 한 사업에 여러 단체가 참여하므로 합계를 내지 않음"
    return Table("단체별 참여 사업", columns, tuple(counts), notes=(note,))


def _count(caption: str, head: str, counts: Sequence[tuple[str, int]]) -> Table:
    rows: list[Row] = list(counts)
    columns: tuple[Column, ...] = (Column(head, Shape.TEXT, 100), Column("사업(건)", Shape.COUNT, 30))
    return Table(caption, columns, tuple(rows), (TOTAL, sum(number for _word, number in counts)))


def _names(found: Iterable[ProjectRow]) -> set[str]:
    return {one.name for one in found}


def _days(first: date | None, last: date | None) -> str:
    """``4. 12. ~ 5. 14.``; a day that is not known stays empty."""
    begin, end = (month_day_text(day) if day else "" for day in (first, last))
    return f"{begin} ~ {end}".strip() if begin or end else ""


def _thousand(summary: YearSummary) -> bool:
    return summary.money_unit is MoneyUnit.THOUSAND
