"""팀 as the screens see it: where it stands and stood, who is in post on a day (features.md A5)."""

from dataclasses import dataclass
from datetime import date

from desktop_app.directory.records import PersonDraft
from desktop_app.privacy.guard import number_problems
from desktop_app.problems import Problem
from desktop_app.values import masked_name, masked_phone

NO_HOME = "부서 모름"


@dataclass(frozen=True, slots=True)
class TeamDraft:
    """What the form of a team holds; ``moved_on`` is the first day in another department."""

    name: str
    department_id: int | None = None
    moved_on: date | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Officer:
    """담당자: a person of a department in post on the day that was asked for; unmasked."""

    person_id: int
    name: str
    post: str
    role: str
    phone: str
    team_id: int | None
    team: str
    since_on: date | None
    until_on: date | None

    @property
    def masked(self) -> str:
        """``홍*동 주무관``, as a list shows it (PII-5)."""
        return f"{masked_name(self.name)} {self.post}".strip()

    @property
    def masked_phone(self) -> str:
        return masked_phone(self.phone)


@dataclass(frozen=True, slots=True)
class TeamRow:
    """One line of the register."""

    id: int
    name: str
    department: str
    officers: str
    fields: str


@dataclass(frozen=True, slots=True)
class TeamRecord:
    """The whole of one team: its officers of the day, the departments it had, its fields of the matching table."""

    id: int
    draft: TeamDraft
    department: str
    officers: tuple[Officer, ...]
    places: tuple[tuple[date, str], ...]
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TeamLine:
    """One team of a department with its officers of the day; without id those of no team."""

    id: int | None
    name: str
    officers: tuple[Officer, ...]


def team_problems(draft: TeamDraft) -> list[Problem]:
    """What is wrong with a team's draft."""
    found = [] if draft.name else [Problem("name", "팀 이름을 적으세요.")]
    return found + number_problems(draft)


def hand_over_problems(draft: PersonDraft, on: date | None, since_on: date | None) -> list[Problem]:
    """What keeps a post from being handed over on a day."""
    found = [] if draft.name else [Problem("name", "새로 맡은 사람의 성명을 적으세요.")]
    if on is None:
        found.append(Problem("on", "언제부터 맡는지 적으세요."))
    elif since_on is not None and on <= since_on:
        found.append(Problem("on", "앞사람이 맡기 시작한 날보다 뒤여야 합니다."))
    return found
