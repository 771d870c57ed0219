"""연도 넘기기 as the screen shows it: what goes along, what stays open, how the year stands (features.md I7)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Final

from desktop_app.filters import Condition, Conditions, Operator
from desktop_app.particles import with_topic
from desktop_app.values import date_text


class Carried(Enum):
    """What can go along into the next year; directories, rooms, people and layouts belong to no year and stay."""

    ACCOUNTS = "예산과목"
    CRITERIA = "검토 기준"
    TARGETS = "목표"
    ADMIN_DUTIES = "행정사항"
    OWN_DUTIES = "직접 더한 할 일"
    PROJECTS = "끝나지 않은 연계사업"
    LINKAGES = "논의 중인 1:1 연계"


TABLES: Final[Mapping[Carried, str]] = {
    Carried.ACCOUNTS: "account",
    Carried.CRITERIA: "criterion",
    Carried.TARGETS: "target",
    Carried.ADMIN_DUTIES: "admin_duty",
    Carried.OWN_DUTIES: "own_duty",
    Carried.PROJECTS: "project",
    Carried.LINKAGES: "linkage",
}
HOW: Final[Mapping[Carried, str]] = {
    Carried.ACCOUNTS: "부서부터 통계목까지의 자리만. 금액은 새 해에 본예산으로 적습니다.",
    Carried.CRITERIA: "검토의견서의 항목을 그대로.",
    Carried.TARGETS: "지표와 목표값을 그대로. 실적은 새 해의 기록에서 셉니다.",
    Carried.ADMIN_DUTIES: "부서와 할 일을 그대로, 기한은 한 해 뒤로, 마침은 지우고.",
    Carried.OWN_DUTIES: "되풀이하는 것만, 날짜는 한 해 뒤로.",
    Carried.PROJECTS: "예정·추진인 사업을 단계·역할·참여상점·근거 문서와 함께 새 해의 사업으로.",
    Carried.LINKAGES: "발굴·논의 중인 짝을 지나온 단계와 함께.",
}
"""What happens to each of them, as the preview says it."""


@dataclass(frozen=True, slots=True)
class CarryLine:
    """One kind of record: how many would go along, and how many the new year has already."""

    what: Carried
    count: int
    there: int

    @property
    def can_go(self) -> bool:
        """Levels, criteria, targets and duties go into a year that has none; projects beside those there are."""
        return self.count > 0 and (self.there == 0 or self.what in {Carried.PROJECTS, Carried.LINKAGES})

    @property
    def why_not(self) -> str:
        """Why it can not go along; empty where it can."""
        if not self.count:
            return "옮길 것이 없습니다."
        return "" if self.can_go else f"새 해에 이미 {self.there:,}건이 있습니다."


@dataclass(frozen=True, slots=True)
class OpenPlace:
    """The list that holds just the rows of a count: a tab, its view, a saved view, conditions, of returns the round."""

    tab: str
    view: str
    saved_view: str = "all"
    conditions: Conditions = field(default_factory=Conditions)
    record_id: int | None = None


@dataclass(frozen=True, slots=True)
class OpenLine:
    """Something of the year that is not settled: how many, where it is seen, what becomes of it."""

    words: str
    count: int
    place: OpenPlace
    goes_on: bool
    """Whether it can still be worked on after the year was closed, under its own number."""


_UNCONFIRMED: Final = Conditions(
    ((Condition("state", Operator.NONE_OF, ("CANCELLED",)), Condition("confirmed_on", Operator.EMPTY)),)
)
RETURNS: Final = "returns"
"""현황 shows one round at a time, so what a round misses is a line of its own."""
OPEN: Final[Mapping[str, tuple[str, OpenPlace, bool]]] = {
    "proposals": ("결과를 정하지 않은 제안", OpenPlace("proposals", "proposals", "undecided"), True),
    "opinions": ("받지 못한 검토의견서", OpenPlace("proposals", "opinions", "waiting"), True),
    "problems": ("답하지 않은 난제", OpenPlace("activities", "citizen_problems", "open"), True),
    "suggestions": (
        "서울시가 검토 중인 공간 건의",
        OpenPlace("activities", "space_suggestions", "waiting"),
        True,
    ),
    "follow_ups": ("마치지 않은 후속조치", OpenPlace("projects", "follow_ups", "open"), True),
    "usages": ("확인하지 않은 대관 이용", OpenPlace("venues", "usages", conditions=_UNCONFIRMED), False),
    "entries": ("확정하지 않은 원장 줄", OpenPlace("budget", "ledger", "unconfirmed"), False),
    RETURNS: ("제출하지 않은 부서·동", OpenPlace("returns", "status", "missing"), False),
    "admin_duties": ("마치지 않은 행정사항", OpenPlace("activities", "admin_duties", "open"), False),
}


@dataclass(frozen=True, slots=True)
class Turned:
    """How a year was carried into the next, and whether it is closed to changes."""

    year: int
    into: int
    on: date
    carried: Mapping[Carried, int]
    closed_on: date | None
    reopened_on: date | None = None
    reopen_reason: str = ""

    @property
    def is_closed(self) -> bool:
        return self.closed_on is not None and self.reopened_on is None

    @property
    def words(self) -> str:
        """How it stands in one or two sentences, as screen and refusal say it."""
        said = f"{with_topic(f'{self.year}년')} {date_text(self.on)} {self.into}년으로 넘겼습니다."
        if self.is_closed:
            return f"{said} {date_text(self.closed_on)}부터 읽기 전용입니다."
        if self.reopened_on is not None:
            return f"{said} 마감은 {date_text(self.reopened_on)} 풀었습니다({self.reopen_reason})."
        return said


@dataclass(frozen=True)
class TurnPreview:
    """What turning a year would do, before anything is done."""

    year: int
    into: int
    lines: tuple[CarryLine, ...]
    open: tuple[OpenLine, ...]
    turned: Turned | None = None

    @property
    def wanted(self) -> tuple[Carried, ...]:
        """What goes along unless the officer takes it out."""
        return tuple(line.what for line in self.lines if line.can_go)


def closed_words(turned: Turned | None) -> str:
    """What a window says over a year that is closed; empty where it is not."""
    if turned is None or not turned.is_closed:
        return ""
    return f"{with_topic(f'{turned.year}년')} {date_text(turned.closed_on)} 마감한 해라 읽기 전용입니다."
