"""Every counted table of the year-end report as the whole-data workbook says it (tests/reports/plain_year.py)."""

from collections import Counter
from decimal import Decimal
from typing import Any

from tests.reports.plain_year import (
    ANSWERED,
    GATHERINGS,
    NOBODY,
    STREET,
    TOTAL,
    ZERO,
    Expected,
    Numbers,
    PlainYear,
    Row,
    counted,
    grouped,
    hours,
    minutes_of,
    number,
    one,
    paid,
    tenth,
    untwinned,
    whole,
)


def expected(year: PlainYear) -> Expected:
    """Captions without blanks, each with its rows."""
    return {
        **_works(year),
        **_publicity(year),
        **_talks(year),
        **_people(year),
        **_proposals(year),
        **_projects(year),
        **_uses(year),
        **_budget(year),
    }


def _works(year: PlainYear) -> Expected:
    shops = [
        row for row in year.below("참여상점") if row["참여한 날"] is None or row["참여한 날"] <= year.until
    ]
    ours = [row for row in shops if row["사업"] == ZERO]

    def left(row: Row) -> int:
        return int(row["떠난 날"] is not None and row["떠난 날"] <= year.until)

    items = [row for row in year.below("거리 사업", "설치한 날") if row["사업"] == STREET]
    seen = [row for row in year.below("벤치마킹", "다녀온 날") if row["사업"] == STREET]
    problems = year.of("난제", "접수일")
    states = Counter(_state(year, row) for row in problems)
    return {
        "구역별참여상점": grouped(ours, lambda row: row["구역"], one, left, lambda row: 1 - left(row)),
        "거리사업설치현황": {TOTAL: (whole(sum(map(number("설치비(원)"), items))),)} if items else {},
        "골목상권벤치마킹": {TOTAL: (whole(sum(map(number("인원"), seen))),)} if seen else {},
        "분야별구민난제": {TOTAL: (*(whole(states[word]) for word in PROBLEM_STATES), whole(len(problems)))}
        if problems
        else {},
    }


PROBLEM_STATES = ("접수", "소관검토", "연계", "추진", "해결", "이첩", "불가", "보류")


def _state(year: PlainYear, row: Row) -> str:
    """One that was closed after the day was still under way."""
    later = row["종결일"] is not None and row["종결일"] > year.as_of
    return "추진" if later else str(row["처리 상태"])


def _publicity(year: PlainYear) -> Expected:
    months = range(year.first.month, year.last.month + 1)
    posts = [
        row
        for row in year.rows("홈페이지 게시")
        if row["게시월"].year == year.year and row["게시월"].month in months
        and row["게시일"] is not None and row["게시일"] <= year.as_of
    ]  # fmt: skip
    media = year.of("매체 홍보", "날짜")
    shared = year.of("새올 공유", "공유일")
    return {
        "구홈페이지게시": {
            key: (numbers[0],) for key, numbers in grouped(posts, lambda row: f"{row['게시월'].month}월", one).items()
        },
        "매체·월별홍보실적": grouped(media, lambda row: row["매체"], one, number("조회수")),
        "새올게시판공유자료": grouped(shared, lambda row: row["구분"], one),
    }  # fmt: skip


def _talks(year: PlainYear) -> Expected:
    meetings = year.meetings()
    held = [row for row in meetings if row["구분"] in GATHERINGS]
    others = [row for row in meetings if row["구분"] not in GATHERINGS]
    follow_ups = year.rows("후속조치")

    def tasks(row: Row) -> int:
        return sum(task["회의"] == row["이름"] for task in follow_ups)

    def done(row: Row) -> int:
        mine = [task["마친 날"] for task in follow_ups if task["회의"] == row["이름"]]
        return sum(day is not None and day <= year.as_of for day in mine)

    def half(row: Row) -> str:
        return "상반기" if row["날짜"].month <= 6 else "하반기"

    offers = year.of("장소 제안", "제안일")
    pairs = year.pairs()
    stages: dict[str, Numbers] = {}
    for stage in {stage for stage, _days in pairs}:
        days = [days for own, days in pairs if own == stage]
        mean = (Decimal(sum(days)) / len(days)).quantize(Decimal(1), "ROUND_HALF_UP")
        stages[stage] = (whole(len(days)), mean, whole(max(days)))
    rounds, sent = _rounds(year)
    return {
        "반기별워크숍·협력회의": grouped(held, half, one, number("연인원"), tasks, done) if held else {},
        "논의·검토회의": grouped(others, lambda row: row["구분"], one, number("연인원")),
        "장소제안결과": grouped(offers, lambda row: row["결과"], one, number("인원")),
        "파크를이용하지않은까닭": counted(row["쓰지 않은 까닭"] for row in offers if row["쓰지 않은 까닭"]),
        "단계별1:1연계": {**stages, TOTAL: (whole(len(pairs)), None, None)} if pairs else {},
        "취합회차별제출현황": {TOTAL: (*sent, tenth(100 * rounds[1], rounds[0]))} if rounds[2] else {},
    }


def _rounds(year: PlainYear) -> tuple[tuple[int, int, int], tuple[Decimal, ...]]:
    found = year.of("취합 회차", "시작한 날")
    names = {f"{row['회차 이름']} [{row['구별']}]" if row["구별"] else row["회차 이름"] for row in found}
    owed = [row for row in year.rows("제출") if row["회차"] in names]
    states = Counter(row["상태"] for row in owed)
    answered = sum(states[word] for word in ANSWERED)
    words = ("미제출", "제출", "보완요청", "확정", "실적없음", "해당없음")
    return (len(owed), answered, len(found)), (whole(len(owed)), *(whole(states[word]) for word in words))


def _people(year: PlainYear) -> Expected:
    visits = year.of("현장견학", "견학일", 상태="마침")
    held, trainees = year.trainings()

    def present(row: Row) -> int:
        return int(row["참석"] == "참석")

    def credited(row: Row) -> int:
        return int(row["부여한 시간(분)"] is not None)

    by_department = grouped(
        trainees, lambda row: untwinned(row["소속"]), one, present, credited, number("부여한 시간(분)")
    )
    suggestions = year.of("공간 건의", "전달일")
    return {
        "대상별현장견학": grouped(visits, lambda row: row["대상"], one, number("인원")) if visits else {},
        "부서별교육시간": {
            name: (*rest, hours(int(last or 0))) for name, (*rest, last) in by_department.items()
        }
        if held and trainees
        else {},
        "결과별공간조성건의": counted(row["결과"] for row in suggestions) if suggestions else {},
    }


def _proposals(year: PlainYear) -> Expected:
    proposals = year.proposals()
    numbers = {row["관리번호"] for row in proposals}
    asked = [row for row in year.rows("검토의견서") if row["제안"] in numbers and row["요청일"] <= year.as_of]
    answered = [
        row for row in asked if row["의견"] and row["작성일"] is not None and row["작성일"] <= year.as_of
    ]
    with_opinion = {row["제안"] for row in answered}

    def theirs(row: Row) -> int:
        return int(row["방향"] == "파크 → 구")

    def opinion(row: Row) -> int:
        return int(row["관리번호"] in with_opinion)

    carried = {row["제안"] for row in year.projects()}

    def project(row: Row) -> int:
        return int(row["관리번호"] in carried)

    fields = grouped(
        proposals, lambda row: row["분야"], theirs, lambda row: 1 - theirs(row), one, opinion, project
    )
    returned = [row for row in asked if row in answered]
    return {
        "분야별제안": fields if proposals else {},
        "부서별검토의견서": grouped(
            asked, lambda row: untwinned(row["검토부서"]), one, lambda row: int(row in returned),
            lambda row: int(row not in returned),
        ),
    }  # fmt: skip


def _projects(year: PlainYear) -> Expected:
    projects = year.projects()
    return {
        "분야별연계사업": counted(row["분야"] for row in projects) if projects else {},
        "계획항목별연계사업": counted(row["계획서 항목"] for row in projects) if projects else {},
        "부서별연계사업": counted(untwinned(row["추진부서"]) for row in projects) if projects else {},
        "사업별추진상황": _notes(year),
    }


def _notes(year: PlainYear) -> dict[str, Numbers]:
    notes = year.below("추진상황", "날짜")
    return grouped(notes, lambda row: row["사업"], one, number("인원")) if notes else {}


def _uses(year: PlainYear) -> Expected:
    uses = year.usages()
    if not uses:
        return {}

    def waived(row: Row) -> int:
        return int(row["감면"] == "예")

    def waived_fee(row: Row) -> int:
        return number("이용료(원)")(row) * waived(row)

    def sums(key: Any) -> dict[str, Numbers]:
        figures = (one, minutes_of, number("인원"), number("이용료(원)"), waived_fee, waived)
        found = grouped(uses, key, *figures)
        return {name: (row[0], hours(int(row[1] or 0)), *row[2:]) for name, row in found.items()}

    def room(row: Row) -> str:
        building, rest = untwinned(row["건물"]), str(row["시설"] or "").partition(" > ")[2]
        return f"{building} {untwinned(rest)}".strip()

    def department(row: Row) -> str:
        return untwinned(row["부서·동"]) or "파크"

    total = sums(one)[TOTAL]
    return {
        "월별이용실적": sums(lambda row: f"{row['이용일'].month}월"),
        "분기별이용실적": sums(lambda row: f"{(row['이용일'].month + 2) // 3}/4분기"),
        "반기별이용실적": sums(lambda row: "상반기" if row["이용일"].month <= 6 else "하반기"),
        "건물별이용실적": sums(lambda row: untwinned(row["건물"])),
        "시설별이용실적": sums(room),
        "구분별이용실적": sums(lambda row: row["행사 구분"]),
        "부서별이용실적": sums(department),
        "주체별대관시설이용": {TOTAL: (total[0], total[2])},
        "대관실적": {TOTAL: (total[2], total[3])},
    }


def _budget(year: PlainYear) -> Expected:
    paid_rows = year.payments()
    spent = sum(map(paid, paid_rows))
    by_project: Counter[str] = Counter()
    for row in paid_rows:
        label = " ".join(untwinned(row["연계사업"]).split(" ")[1:]) if row["연계사업"] else NOBODY
        by_project[label] += paid(row)
    until_now = [
        row
        for row in year.rows("원장")
        if row["회계연도"] == year.year and row["확정한 날"] and row["일자"] <= year.until
    ]

    def won(*kinds: str) -> int:
        return sum(int(row["금액(원)"]) for row in until_now if row["구분"] in kinds)

    granted = won("본예산", "추경", "전입", "이월(전년)") - won("전출")
    executed = won("지출") - won("반납")
    found: Expected = {
        "통계목별집행현황": {
            TOTAL: (
                whole(granted), whole(won("배정")), whole(won("원인행위")), whole(executed), whole(granted - executed),
                tenth(100 * executed, granted),
            )
        },
    }  # fmt: skip
    if paid_rows:
        found["사업별집행액"] = {
            **{name: (whole(sum_), tenth(100 * sum_, spent)) for name, sum_ in by_project.items()},
            TOTAL: (whole(spent), tenth(100 * spent, spent)),
        }
    return found
