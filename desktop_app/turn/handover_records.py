"""인계서: what whoever takes the desk over has to know, as one frozen value (features.md I7)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from typing import Final

HEADS: Final[Mapping[str, tuple[str, str, str, str, str]]] = {
    "proposals": ("결과를 정하지 않은 제안", "관리번호", "제안명", "제안단체·부서", "접수일"),
    "opinions": ("받지 못한 검토의견서", "관리번호", "제안명", "검토부서", "제출기한"),
    "problems": ("답하지 않은 난제", "접수번호", "제목", "소관부서", "접수일"),
    "suggestions": ("서울시가 검토 중인 공간 건의", "문서번호", "건의", "서울시 부서", "건의일"),
    "follow_ups": ("마치지 않은 후속조치", "회의", "할 일", "부서", "기한"),
    "usages": ("확인하지 않은 대관 이용", "시설", "행사명", "부서·동", "이용일"),
    "entries": ("확정하지 않은 원장 줄", "통계목", "적요", "지급처", "일자"),
    "returns": ("제출하지 않은 부서·동", "취합 회차", "", "부서·동", "제출기한"),
    "admin_duties": ("마치지 않은 행정사항", "", "할 일", "부서", "기한"),
}
"""For each kind of open item: how it is called, then the heads of number, matter, whose, day."""


@dataclass(frozen=True, slots=True)
class OpenItem:
    """One thing that is not settled."""

    number: str
    matter: str
    whose: str
    day: date | None


@dataclass(frozen=True, slots=True)
class OpenProject:
    """A project that is not over."""

    name: str
    department: str
    state: str
    starts_on: date | None
    ends_on: date | None
    next_plan: str


@dataclass(frozen=True, slots=True)
class DutyAhead:
    """A duty that comes or is late."""

    due_on: date
    name: str
    how: str
    state: str


@dataclass(frozen=True, slots=True)
class BudgetStanding:
    """A budget line in won."""

    line: str
    appropriation: int
    obligated: int
    executed: int
    unspent: int


@dataclass(frozen=True)
class Handover:
    """The pack: open items by kind, projects, duties ahead, the budget, and where things are."""

    year: int
    office: str
    as_of: date
    folder: PurePath
    items: tuple[tuple[str, tuple[OpenItem, ...]], ...]
    projects: tuple[OpenProject, ...]
    duties: tuple[DutyAhead, ...]
    budget: tuple[BudgetStanding, ...]
    last_copy: str = ""
    has_password: bool = False

    @property
    def title(self) -> str:
        """The title of the paper, and the name of its file."""
        return f"{self.year}년 서울혁신파크 연계사업 업무 인계서"

    @property
    def open_count(self) -> int:
        return sum(len(items) for _, items in self.items)
