"""Tables of the year-end report on residents' problems, publicity, visits, trainings, the site (E4 … E12)."""

from collections.abc import Iterator, Sequence

from desktop_app.performance import breakdowns
from desktop_app.performance.parts import SlotRow, TrainingRow
from desktop_app.performance.records import YearSummary
from desktop_app.reports.blocks import Block, Column, Row, Shape, Table
from desktop_app.reports.year_tables import TOTAL, count_total

NOT_YET = "미게재"
NO_PLACE = "자리 없음"
OUT = "게재"


def problems(summary: YearSummary) -> Iterator[Block]:
    """난제: by field and state, then each of them; no applicant is named (REP-6)."""
    found = summary.works.problems
    if not found:
        return
    states = summary.words.problem_states
    fields = [field for field, _number in breakdowns.tally(one.field for one in found)]
    rows: list[Row] = []
    for field in fields:
        ours = [one.state for one in found if (one.field or breakdowns.UNNAMED) == field]
        rows.append((field, *(ours.count(state) for state in states), len(ours)))
    room = (170 - 40 - 16) / len(states)
    columns: tuple[Column, ...] = (
        Column("분야", Shape.TEXT, 40),
        *(Column(state, Shape.COUNT, room, "난제(건)") for state in states),
        Column(TOTAL, Shape.COUNT, 16, "난제(건)"),
    )
    yield Table("분야별 구민 난제", columns, tuple(rows), count_total(rows, len(columns)))
    yield Table(
        "구민 난제 처리현황",
        (
            Column("접수번호", Shape.LABEL, 27),
            Column("접수일", Shape.DATE, 24),
            Column("난제", Shape.TEXT, 35),
            Column("소관부서", Shape.TEXT, 22),
            Column("연계 단체", Shape.TEXT, 23),
            Column("상태", Shape.LABEL, 15),
            Column("처리일", Shape.DATE, 24),
        ),
        tuple(
            (one.number, one.received, one.title, one.department, one.body, one.state, one.closed)
            for one in found
        ),
    )


def newsletter(summary: YearSummary) -> Iterator[Block]:
    """소식지 릴레이: a line for each month, the empty ones too."""
    slots = {one.month: one for one in summary.works.slots}
    if not slots:
        return
    months = sorted({*summary.period.months(), *slots})
    rows: list[Row] = [_month(month, slots.get(month)) for month in months]
    out = sum(one.published is not None for one in slots.values())
    columns: tuple[Column, ...] = (
        Column("월", Shape.LABEL, 13),
        Column("구분", Shape.LABEL, 27),
        Column("제목", Shape.TEXT, 36),
        Column("단체·시설", Shape.TEXT, 28),
        Column("호·면", Shape.LABEL, 23),
        Column("게재일", Shape.DATE, 24),
        Column("상태", Shape.LABEL, 19),
    )
    total: Row = (TOTAL, f"{len(slots)}개월", "", "", "", None, f"{OUT} {out}회")
    yield Table("은평소식지 릴레이 홍보", columns, tuple(rows), total)


def _month(month: int, slot: SlotRow | None) -> Row:
    label = breakdowns.month_label(month)
    if slot is None:
        return (label, "", "", "", "", None, NO_PLACE)
    state = OUT if slot.published else NOT_YET
    return (label, slot.kind, slot.title, slot.about, slot.place, slot.published, state)


def homepage(summary: YearSummary) -> Iterator[Block]:
    """홈페이지: postings of each month by kind; what was not posted by 기준일 counts nowhere."""
    posts = [one for one in summary.works.posts if one.posted]
    if not summary.works.posts:
        return
    kinds = list(
        dict.fromkeys(one.kind for one in sorted(summary.works.posts, key=lambda one: not one.monthly))
    )
    months = sorted({*summary.period.months(), *(one.month for one in posts)})
    rows: list[Row] = []
    for month in months:
        ours = [one.kind for one in posts if one.month == month]
        rows.append((breakdowns.month_label(month), *(ours.count(kind) for kind in kinds), len(ours)))
    columns: tuple[Column, ...] = (
        Column("월", Shape.LABEL, 30),
        *(Column(kind, Shape.COUNT, 30, "게시(건)") for kind in kinds),
        Column(TOTAL, Shape.COUNT, 30, "게시(건)"),
    )
    yield Table("구 홈페이지 게시", columns, tuple(rows), count_total(rows, len(columns)))


def media(summary: YearSummary) -> Iterator[Block]:
    """매체 × 월, with how many have seen it."""
    items = summary.works.media
    if not items:
        return
    months = sorted({*summary.period.months(), *(one.day.month for one in items)})
    rows: list[Row] = []
    for channel, number in breakdowns.tally((one.channel for one in items), summary.words.channels):
        ours = [one for one in items if one.channel == channel]
        counts = (sum(one.day.month == month for one in ours) for month in months)
        rows.append((channel, *counts, number, sum(one.reach or 0 for one in ours)))
    room = (170 - 26 - 16 - 26) / len(months)
    columns: tuple[Column, ...] = (
        Column("매체", Shape.LABEL, 26),
        *(Column(breakdowns.month_label(month), Shape.COUNT, room, "홍보(건)") for month in months),
        Column(TOTAL, Shape.COUNT, 16, "홍보(건)"),
        Column("조회수(회)", Shape.COUNT, 26),
    )
    yield Table("매체·월별 홍보 실적", columns, tuple(rows), count_total(rows, len(columns)))


def visits(summary: YearSummary) -> Iterator[Block]:
    """견학: by target group, and by month and group."""
    held = summary.works.visits
    if not held:
        return
    groups = [group for group, _ in breakdowns.tally((one.visitors for one in held), summary.words.visitors)]
    rows: list[Row] = []
    for group in groups:
        ours = [one for one in held if one.visitors == group]
        rows.append((group, len(ours), sum(one.people or 0 for one in ours)))
    columns: tuple[Column, ...] = (
        Column("대상", Shape.TEXT, 70),
        Column("견학(회)", Shape.COUNT, 50),
        Column("연인원(명)", Shape.COUNT, 50),
    )
    yield Table("대상별 현장견학", columns, tuple(rows), count_total(rows, len(columns)))
    months = sorted({*summary.period.months(), *(one.day.month for one in held)})
    by_month: list[Row] = []
    for month in months:
        ours = [one for one in held if one.day.month == month]
        counts = (sum(one.visitors == group for one in ours) for group in groups)
        by_month.append(
            (breakdowns.month_label(month), *counts, len(ours), sum(one.people or 0 for one in ours))
        )
    columns = (
        Column("월", Shape.LABEL, 24),
        *(Column(group, Shape.COUNT, 24, "견학(회)") for group in groups),
        Column(TOTAL, Shape.COUNT, 22, "견학(회)"),
        Column("연인원(명)", Shape.COUNT, 28),
    )
    yield Table("월별 현장견학", columns, tuple(by_month), count_total(by_month, len(columns)))


def trainings(summary: YearSummary) -> Iterator[Block]:
    """교육: each with who applied and came, then the hours by department (E6)."""
    held = summary.works.trainings
    if not held:
        return
    rows: list[Row] = [_training(summary, number, one) for number, one in enumerate(held, start=1)]
    sums = [sum(cell for row in rows if isinstance(cell := row[at], int)) for at in (3, 4, 5, 6)]
    columns: tuple[Column, ...] = (
        Column("연번", Shape.ORDER, 12),
        Column("교육명", Shape.TEXT, 53),
        Column("교육일", Shape.DATE, 26),
        Column("신청(명)", Shape.COUNT, 17),
        Column("참석(명)", Shape.COUNT, 17),
        Column("부여(명)", Shape.COUNT, 17),
        Column("부여시간(시간)", Shape.HOURS, 28),
    )
    yield Table("현장 방문 교육 실적", columns, tuple(rows), (TOTAL, f"{len(rows):,}회", None, *sums))
    people = summary.works.trainees
    departments = [name for name, _ in breakdowns.summed((one.department, one.present) for one in people)]
    hours: list[Row] = []
    for name in departments:
        ours = [one for one in people if (one.department or breakdowns.UNNAMED) == name]
        figures = ("applied", "present", "credited", "minutes")
        hours.append((name, *(sum(getattr(one, key) for one in ours) for key in figures)))
    if hours:
        columns = (
            Column("부서·동", Shape.TEXT, 60),
            Column("신청(명)", Shape.COUNT, 25),
            Column("참석(명)", Shape.COUNT, 25),
            Column("부여(명)", Shape.COUNT, 25),
            Column("부여시간(시간)", Shape.HOURS, 35),
        )
        yield Table("부서별 교육시간", columns, tuple(hours), count_total(hours, len(columns)))


def _training(summary: YearSummary, number: int, one: TrainingRow) -> Row:
    ours = [row for row in summary.works.trainees if row.training == one.key]
    figures = (
        sum(getattr(row, key) for row in ours) for key in ("applied", "present", "credited", "minutes")
    )
    return (number, one.title, one.day, *figures)


def space(summary: YearSummary) -> Iterator[Block]:
    """공간조성 건의: each with its result and the last that was heard."""
    asked = summary.works.suggestions
    if not asked:
        return
    yield _results(breakdowns.tally((one.result for one in asked), summary.words.suggestion_results))
    columns: tuple[Column, ...] = (
        Column("연번", Shape.ORDER, 11),
        Column("전달일", Shape.DATE, 24),
        Column("건의", Shape.TEXT, 34),
        Column("문서번호", Shape.TEXT, 24),
        Column("결과", Shape.LABEL, 17),
        Column("진행일", Shape.DATE, 24),
        Column("최근 진행", Shape.TEXT, 36),
    )
    rows = tuple(
        (number, one.day, one.title, one.number, one.result, one.latest_on, " ".join(one.latest.split()))
        for number, one in enumerate(asked, start=1)
    )
    yield Table("공간조성 건의 현황", columns, rows)


def _results(counts: Sequence[tuple[str, int]]) -> Table:
    rows: list[Row] = list(counts)
    columns: tuple[Column, ...] = (Column("결과", Shape.TEXT, 60), Column("건의(건)", Shape.COUNT, 30))
    return Table("결과별 공간조성 건의", columns, tuple(rows), (TOTAL, sum(number for _, number in counts)))
