"""Invented rows of everything else that a year is worked at, the same for a seed."""

from datetime import date, timedelta
from random import Random
from typing import Any

from desktop_app.performance.parts import (
    BenchmarkRow,
    CostRow,
    DocumentRow,
    DutyRow,
    FilesRow,
    LinkageRow,
    MediaRow,
    MeetingRow,
    NoteRow,
    OfferRow,
    PlannedRow,
    PostRow,
    ProblemRow,
    RoundRow,
    SharedRow,
    ShopRow,
    SlotRow,
    StageRow,
    StreetRow,
    SuggestionRow,
    TraineesRow,
    TrainingRow,
    VisitRow,
    Works,
)
from desktop_app.performance.records import ProjectRow, Spending, Words
from desktop_app.reference import plan

ZERO, STREET = (one["name"] for one in plan()["projects"][:2])
DEPARTMENTS = ("기획예산과", "사회적경제과", "도시계획과", "녹번동", "진관동")
ANSWERED = ("제출", "확정", "실적없음", "해당없음")


def planned_projects() -> tuple[ProjectRow, ...]:
    """The plan's own projects as they stand in the register."""
    section = [one["section"] for one in plan()["projects"]]
    return (
        ProjectRow(
            ZERO, "기획예산과", "친환경", "추진", ("청년허브",), outcome="홍보지도 3,000부", section=section[0], key=901
        ),
        ProjectRow(STREET, "기획예산과", "지역주민", "추진", ("상인회", "구민"), section=section[1], key=902),
    )  # fmt: skip


def example_works(random: Random, words: Words, spending: tuple[Spending, ...]) -> Works:
    """A few of each kind."""
    return Works(
        **_of_projects(random),
        **_publicity(random, words),
        **_talks(random, words),
        **_visits(random, words),
        **_office(random, words),
        rounds=tuple(_round(random, words, f"{half} 취합") for half in ("상반기", "하반기")),
        costs=_costs(random, spending),
    )


def _day(random: Random) -> date:
    return date(2021, 4, 1) + timedelta(days=random.randrange(264))


def _people(random: Random) -> int | None:
    return random.choice((None, 8, 21, 64))


def _of_projects(random: Random) -> dict[str, Any]:
    def day() -> date:
        return _day(random)

    states = enumerate(("완료", "완료", "추진", "예정"), start=1)
    return {
        "stages": tuple(
            StageRow(
                ZERO,
                n,
                f"{n}단계",
                state,
                day(),
                day(),
                day(),
                day() if state == "완료" else None,
                n + 1,
                n,
                n,
            )
            for n, state in states
        ),
        "shops": tuple(
            ShopRow(ZERO, random.choice(("불광천", "마포", "")), day(), day() if n % 5 == 0 else None, n)
            for n in range(1, 21)
        ),
        "street": tuple(
            StreetRow(STREET, f"가게 {n}", "간판", "작가", day(), random.choice((None, 350_500)))
            for n in range(4)
        ),
        "benchmarks": (BenchmarkRow(STREET, "경리단길", day(), 8, "빈 가게를 나눔", "다음에 적용"),),
        "notes": tuple(
            NoteRow(ZERO, day(), "지연" if n % 2 else "정상", "상점", n, "곳", _people(random), n)
            for n in range(6)
        ),
    }


def _publicity(random: Random, words: Words) -> dict[str, Any]:
    return {
        "slots": tuple(
            SlotRow(
                month,
                "행사·교육",
                "봄 행사",
                "미래청",
                "302호",
                None if month == 9 else date(2021, month, 1),
                month,
            )
            for month in (4, 5, 6, 8, 9)
        ),
        "posts": tuple(
            PostRow(
                month,
                "공지" if month == 10 else "월별 행사",
                "행사",
                month != 10,
                date(2021, month, 5),
                month,
            )
            for month in (4, 5, 7, 10)
        ),
        "media": tuple(
            MediaRow(
                random.choice(words.channels),
                f"기사 {n}",
                _day(random),
                "",
                random.choice((None, 150, 2_300)),
                n,
            )
            for n in range(15)
        ),
    }


def _talks(random: Random, words: Words) -> dict[str, Any]:
    kinds = enumerate((*words.meeting_kinds, "협력 워크숍"), start=1)
    reasons = {"다른 곳": "이용료"}
    return {
        "meetings": tuple(
            MeetingRow(
                kind, f"{kind} {number}", _day(random), kind in {"협력 워크숍", "협력회의"}, "상상청", "대면",
                random.randrange(20), random.randrange(30), random.randrange(3), random.randrange(4),
                random.randrange(5), 3, random.randrange(4), number,
            )
            for number, kind in kinds
        ),
        "linkages": tuple(
            LinkageRow("청년지원팀", random.choice(("", "꽃씨")), f"연계 {n}", stage, "", _day(random), 10 * n, n)
            for n, stage in enumerate(words.linkage_stages * 2, start=1)
        ),
        "offers": tuple(
            OfferRow(_day(random), f"행사 {n}", outcome, "", _people(random), "", reasons.get(outcome, ""))
            for n, outcome in enumerate(words.offer_outcomes * 2)
        ),
    }  # fmt: skip


def _visits(random: Random, words: Words) -> dict[str, Any]:
    return {
        "problems": tuple(
            ProblemRow(
                f"2021-난제-{n:03d}", _day(random), f"난제 {n}", random.choice(words.problem_states),
                random.choice(words.fields), random.choice(DEPARTMENTS), random.choice(("", "꽃씨")), None, n,
            )
            for n in range(1, 9)
        ),
        "visits": tuple(
            VisitRow(_day(random), random.choice(words.visitors), "", _people(random), random.choice((None, 3, 5)), n)
            for n in range(7)
        ),
        "trainings": (
            TrainingRow("박람회", _day(random), None, _day(random), 1), TrainingRow("행사", _day(random), None, None, 2)
        ),
        "trainees": tuple(
            TraineesRow(n % 2 + 1, random.choice(DEPARTMENTS), 5, 4, 3, 3 * random.choice((90, 180, 200)))
            for n in range(8)
        ),
        "suggestions": tuple(
            SuggestionRow(
                _day(random), f"건의 {n}", words.suggestion_results[n], "도시-1", latest_on=_day(random), latest="검토"
            )
            for n in range(3)
        ),
    }  # fmt: skip


def _office(random: Random, words: Words) -> dict[str, Any]:
    return {
        "shared": tuple(
            SharedRow(_day(random), random.choice(words.shared_kinds), f"자료 {n}", "", n, n)
            for n in range(4)
        ),
        "duties": tuple(
            DutyRow(one, "적극 참여", None, date(2021, 9, 1) if n % 2 else None, n)
            for n, one in enumerate(DEPARTMENTS)
        ),
        "documents": (DocumentRow("총무과-18638", "협업사업 선정", date(2018, 8, 23), 1),),
        "planned": tuple(PlannedRow("201-01", month, 1_000_000 + 500 * month) for month in range(4, 13)),
        "files": (FilesRow("meeting", 1, 2), FilesRow("proposal", 1, 1)),
    }


def _round(random: Random, words: Words, name: str) -> RoundRow:
    states = tuple((word, random.randrange(9)) for word in words.submission_states)
    answered = sum(count for word, count in states if word in ANSWERED)
    return RoundRow(name, date(2021, 6, 25), date(2021, 7, 9), states, answered)


def _costs(random: Random, spending: tuple[Spending, ...]) -> tuple[CostRow, ...]:
    """What was paid, shared out over two projects, an activity and nothing."""
    rest = sum(one.amount for one in spending)
    found = []
    for project, activity in ((ZERO, ""), (STREET, ""), ("", "현장견학")):
        won = random.randrange(rest // 2 + 1)
        found.append(CostRow(project, activity, won))
        rest -= won
    return (*found, CostRow("", "", rest))
