"""Tables of the year-end report on meetings, 1:1 연계, offered rooms, returns and duties (C6 … G6)."""

from collections.abc import Iterator

from desktop_app.performance import breakdowns
from desktop_app.performance.figures import is_of_park, mean
from desktop_app.performance.records import YearSummary
from desktop_app.reports.blocks import Block, Column, Row, Shape, Table
from desktop_app.reports.year_tables import TOTAL, count_total

DONE, OPEN = "이행", "미이행"
OF_PARK, OF_DISTRICT = "파크 자체", "구청 부서·동"


def gatherings(summary: YearSummary) -> Iterator[Block]:
    """워크숍·협력회의: each with its attendance; halves below each other (plan Ⅴ: 반기별 1회 이상)."""
    held = summary.works.gatherings
    if not held:
        return
    rows: list[Row] = [
        (
            number, one.day, one.kind, one.title, one.mode, one.district, one.park, one.other, one.people,
            one.pitches, one.topics,
        )
        for number, one in enumerate(held, start=1)
    ]  # fmt: skip
    people, points = "참석 연인원(명)", "안건(건)"
    columns: tuple[Column, ...] = (
        Column("연번", Shape.ORDER, 11),
        Column("개최일", Shape.DATE, 24),
        Column("구분", Shape.LABEL, 20),
        Column("회의명", Shape.TEXT, 31),
        Column("방식", Shape.LABEL, 13),
        Column("구청", Shape.COUNT, 12, people),
        Column("파크", Shape.COUNT, 12, people),
        Column("그 밖", Shape.COUNT, 12, people),
        Column("계", Shape.COUNT, 12, people),
        Column("제안", Shape.COUNT, 11, points),
        Column("발제", Shape.COUNT, 12, points),
    )
    sums = [sum(cell for row in rows if isinstance(cell := row[at], int)) for at in range(5, len(columns))]
    total: Row = (TOTAL, None, f"{len(rows):,}회", "", "", *sums)
    yield Table("워크숍·협력회의 개최 실적", columns, tuple(rows), total)
    yield _halves(summary)


def _halves(summary: YearSummary) -> Table:
    """반기별: the plan asks for one in each."""
    held = summary.works.gatherings
    halves = breakdowns.tally(
        (breakdowns.half_label(one.day.month) for one in held),
        list(dict.fromkeys(breakdowns.half_label(month) for month in summary.period.months())),
    )
    by_half: list[Row] = []
    for half, number in halves:
        ours = [one for one in held if breakdowns.half_label(one.day.month) == half]
        figures = (sum(one.follow_ups for one in ours), sum(one.follow_ups_done for one in ours))
        by_half.append((half, number, sum(one.people for one in ours), *figures))
    columns: tuple[Column, ...] = (
        Column("반기", Shape.TEXT, 40),
        Column("개최(회)", Shape.COUNT, 30),
        Column("연인원(명)", Shape.COUNT, 34),
        Column("후속조치", Shape.COUNT, 33, "후속조치(건)"),
        Column("마침", Shape.COUNT, 33, "후속조치(건)"),
    )
    return Table("반기별 워크숍·협력회의", columns, tuple(by_half), count_total(by_half, len(columns)))


def shared(summary: YearSummary) -> Iterator[Block]:
    """새올: by kind with their files."""
    papers = summary.works.shared
    if not papers:
        return
    rows: list[Row] = []
    for kind, number in breakdowns.tally((one.kind for one in papers), summary.words.shared_kinds):
        rows.append((kind, number, sum(one.files for one in papers if one.kind == kind)))
    columns: tuple[Column, ...] = (
        Column("구분", Shape.TEXT, 60),
        Column("자료(건)", Shape.COUNT, 40),
        Column("파일(개)", Shape.COUNT, 40),
    )
    yield Table("새올 게시판 공유 자료", columns, tuple(rows), count_total(rows, len(columns)))


def linkages(summary: YearSummary) -> Iterator[Block]:
    """1:1 연계: pairs in each stage and how long they stay, every pair; the other meetings by kind."""
    pairs = summary.works.linkages
    if pairs:
        rows: list[Row] = []
        for stage, number in breakdowns.tally((one.stage for one in pairs), summary.words.linkage_stages):
            days = [one.days for one in pairs if one.stage == stage]
            rows.append((stage, number, mean(days) if days else None, max(days, default=None)))
        columns: tuple[Column, ...] = (
            Column("단계", Shape.TEXT, 50),
            Column("연계(쌍)", Shape.COUNT, 34),
            Column("평균 머문 날(일)", Shape.COUNT, 43),
            Column("가장 오래(일)", Shape.COUNT, 43),
        )
        yield Table("단계별 1:1 연계", columns, tuple(rows), (TOTAL, len(pairs), None, None))
        yield _pairs(summary)
    others = [one for one in summary.works.meetings if not one.gathering]
    if others:
        kinds: list[Row] = []
        for kind, number in breakdowns.tally(one.kind for one in others):
            kinds.append((kind, number, sum(one.people for one in others if one.kind == kind)))
        columns = (
            Column("구분", Shape.TEXT, 60),
            Column("회의(회)", Shape.COUNT, 40),
            Column("연인원(명)", Shape.COUNT, 40),
        )
        yield Table("논의·검토 회의", columns, tuple(kinds), count_total(kinds, len(columns)))


def _pairs(summary: YearSummary) -> Table:
    columns: tuple[Column, ...] = (
        Column("연번", Shape.ORDER, 12),
        Column("사업부서", Shape.TEXT, 30),
        Column("입주단체·기관", Shape.TEXT, 36),
        Column("내용", Shape.TEXT, 36),
        Column("단계", Shape.LABEL, 20),
        Column("단계에 든 날", Shape.DATE, 24),
        Column("머문 날", Shape.COUNT, 12),
    )
    rows = tuple(
        (number, one.office, one.body or "찾는 중", one.subject, one.stage, one.since, one.days)
        for number, one in enumerate(summary.works.linkages, start=1)
    )
    return Table("1:1 연계 목록", columns, rows)


def offers(summary: YearSummary) -> Iterator[Block]:
    """대관 활용: whose uses they were, what became of the rooms that were looked for."""
    if summary.usages:
        rows: list[Row] = []
        for label, is_park in ((OF_DISTRICT, False), (OF_PARK, True)):
            ours = [one for one in summary.usages if is_of_park(one) is is_park]
            rows.append((label, len(ours), sum(one.people or 0 for one in ours)))
        columns: tuple[Column, ...] = (
            Column("이용 주체", Shape.TEXT, 60),
            Column("이용(건)", Shape.COUNT, 40),
            Column("연인원(명)", Shape.COUNT, 40),
        )
        yield Table("주체별 대관시설 이용", columns, tuple(rows), count_total(rows, len(columns)))
    rooms = summary.works.offers
    if rooms:
        outcomes: list[Row] = []
        for outcome, number in breakdowns.tally((one.outcome for one in rooms), summary.words.offer_outcomes):
            outcomes.append(
                (outcome, number, sum(one.people or 0 for one in rooms if one.outcome == outcome))
            )
        columns = (
            Column("결과", Shape.TEXT, 60),
            Column("제안(건)", Shape.COUNT, 40),
            Column("예정 인원(명)", Shape.COUNT, 40),
        )
        yield Table("장소 제안 결과", columns, tuple(outcomes), count_total(outcomes, len(columns)))
    reasons = breakdowns.tally(one.reason for one in rooms if one.reason)
    if reasons:
        told: list[Row] = list(reasons)
        columns = (Column("까닭", Shape.TEXT, 60), Column("제안(건)", Shape.COUNT, 40))
        total: Row = (TOTAL, sum(number for _, number in reasons))
        yield Table("파크를 이용하지 않은 까닭", columns, tuple(told), total)


def returns(summary: YearSummary) -> Iterator[Block]:
    """취합: each round with the states of its departments and 제출률 (IMP-11: 실적없음 and 해당없음 answer too)."""
    rounds = summary.works.rounds
    if not rounds:
        return
    states = summary.words.submission_states
    rows: list[Row] = [
        (
            one.name, one.due, one.units, *(dict(one.states).get(state, 0) for state in states),
            breakdowns.execution_rate(one.answered, one.units),
        )
        for one in rounds
    ]  # fmt: skip
    room = (170 - 34 - 24 - 15 - 19) / len(states)
    columns: tuple[Column, ...] = (
        Column("회차", Shape.TEXT, 34),
        Column("제출기한", Shape.DATE, 24),
        Column("대상", Shape.COUNT, 15, "부서·동(곳)"),
        *(Column(state, Shape.COUNT, room, "부서·동(곳)") for state in states),
        Column("제출률(%)", Shape.RATE, 19),
    )
    sums = [sum(cell for row in rows if isinstance(cell := row[at], int)) for at in range(2, 3 + len(states))]
    answered = sum(one.answered for one in rounds)
    total: Row = (TOTAL, None, *sums, breakdowns.execution_rate(answered, sums[0]))
    yield Table("취합 회차별 제출 현황", columns, tuple(rows), total)


def duties(summary: YearSummary) -> Iterator[Block]:
    """행정사항: what the plan asks of each department, and whether it was done."""
    asked = summary.works.duties
    if not asked:
        return
    columns: tuple[Column, ...] = (
        Column("연번", Shape.ORDER, 12),
        Column("부서", Shape.TEXT, 30),
        Column("행정사항", Shape.TEXT, 62),
        Column("기한", Shape.DATE, 24),
        Column("이행일", Shape.DATE, 24),
        Column("상태", Shape.LABEL, 18),
    )
    rows = tuple(
        (number, one.addressee, one.content, one.due, one.done, DONE if one.done else OPEN)
        for number, one in enumerate(asked, start=1)
    )
    yield Table("부서별 행정사항 이행 현황", columns, rows)
