"""대관: rooms and their uses as the screens see them, and what is wrong with a draft."""

from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from desktop_app.marks import Mark, State
from desktop_app.problems import Problem
from desktop_app.terms import UsageHost, UsageKind, UsageState
from desktop_app.values import date_text, hours_text, masked_name, minute_range_text

LONG_DAY = 24 * 60


class UsageRow(NamedTuple):
    """One line of the log, as it is stored; its words are made when it is painted. ``contact`` is masked (PII-5)."""

    id: int
    used_on: date
    until_on: date | None
    start_minute: int | None
    end_minute: int | None
    building: str
    room: str | None
    event: str
    host_code: str
    department: str | None
    tenant: str | None
    kind_code: str
    attendees: int | None
    fee_won: int | None
    is_waived: bool
    contact: str
    state_code: str
    confirmed_on: date | None
    project: str | None
    today: date

    @property
    def time(self) -> str:
        return minute_range_text(self.start_minute, self.end_minute)

    @property
    def space(self) -> str:
        return f"{self.building} {self.room}" if self.room else self.building

    @property
    def host(self) -> str:
        return self.department or self.tenant or UsageHost[self.host_code].value

    @property
    def kind(self) -> str:
        return UsageKind[self.kind_code].value

    @property
    def waived(self) -> str:
        return "감면" if self.is_waived else ""

    @property
    def state(self) -> State:
        return usage_state(UsageState[self.state_code], self.confirmed_on, self.used_on, self.today)


CONTACT: Final = UsageRow._fields.index("contact")


@dataclass(frozen=True, slots=True)
class UsageDraft:
    """What the form of a use holds; ``fee_won`` is the fee before any waiver."""

    used_on: date | None
    event: str
    until_on: date | None = None
    start_minute: int | None = None
    end_minute: int | None = None
    host: UsageHost = UsageHost.DEPARTMENT
    department_id: int | None = None
    tenant_id: int | None = None
    building_id: int | None = None
    venue_id: int | None = None
    kind: UsageKind = UsageKind.MEETING
    attendees: int | None = None
    fee_won: int | None = None
    waived: bool = False
    state: UsageState = UsageState.PLANNED
    contact_name: str = ""
    contact_extension: str = ""
    project_id: int | None = None
    confirmed_on: date | None = None
    note: str = ""
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of time in one room; ``who`` names the event and its host for the warning."""

    id: int | None
    first: date
    last: date
    start_minute: int | None
    end_minute: int | None
    who: str = ""


@dataclass(frozen=True, slots=True)
class VenueRow:
    """One room of the list."""

    id: int
    name: str
    building: str
    capacity: int | None
    equipment: str
    fee_won: int | None
    waiver: str
    in_use: bool
    usages: int


@dataclass(frozen=True, slots=True)
class UsesOfYear:
    """How much a room was used in a year."""

    uses: int
    minutes: int
    attendees: int

    @property
    def words(self) -> str:
        return f"이용 {self.uses:,}건 · {hours_text(self.minutes)}시간 · {self.attendees:,}명"


@dataclass(frozen=True, slots=True)
class VenueDraft:
    """What the form of a room holds; ``fee_won`` is what one use costs."""

    name: str
    building_id: int | None = None
    capacity: int | None = None
    equipment: str = ""
    fee_won: int | None = None
    waiver: str = ""
    contact: str = ""
    in_use: bool = True
    note: str = ""
    version: int | None = None


@dataclass(frozen=True, slots=True)
class VenueChoice:
    """A room to pick: its building decides whether it is offered, its fee and size what the form proposes."""

    id: int
    building_id: int
    name: str
    capacity: int | None
    fee_won: int | None


def overlaps(one: Slot, other: Slot) -> bool:
    """Whether two uses of a room meet; one that ends when the other begins does not (D3).

    A use without times takes its whole days.
    """
    if one.last < other.first or other.last < one.first:
        return False
    return (one.start_minute or 0) < _end(other) and (other.start_minute or 0) < _end(one)


def _end(slot: Slot) -> int:
    return LONG_DAY if slot.end_minute is None else slot.end_minute


def usage_state(state: UsageState, confirmed_on: date | None, used_on: date, today: date) -> State:
    """완료 and 확인; a planned use whose day has passed wants a word from its host."""
    if state is UsageState.CANCELLED:
        return State(Mark.NONE, "취소")
    if confirmed_on is not None:
        return State(Mark.DONE, "확인")
    if state is UsageState.HELD:
        return State(Mark.ON, "완료")
    if used_on < today:
        return State(Mark.FIX, "결과 확인")
    return State(Mark.SOON, "오늘") if used_on == today else State(Mark.WAITING, "예정")


def usage_problems(draft: UsageDraft, year: int) -> list[Problem]:
    """What is wrong with the draft of a use, apart from what other records say."""
    found = []
    if draft.used_on is None:
        found.append(Problem("used_on", "이용일을 적으세요."))
    elif draft.used_on.year != year:
        found.append(Problem("used_on", f"{year}년도의 날짜가 아닙니다. 연도를 확인하세요.", blocks=False))
    if draft.used_on and draft.until_on and draft.until_on < draft.used_on:
        found.append(Problem("until_on", f"시작일({date_text(draft.used_on)})보다 빠릅니다."))
    if not draft.event:
        found.append(Problem("event", "행사명을 적으세요."))
    if draft.building_id is None:
        found.append(Problem("building_id", "건물을 고르세요."))
    if draft.host in {UsageHost.DEPARTMENT, UsageHost.DONG} and draft.department_id is None:
        found.append(Problem("department_id", "주최한 부서·동을 고르세요."))
    found.extend(_time_problems(draft))
    if draft.attendees == 0:
        found.append(Problem("attendees", "인원이 0명입니다. 맞습니까?", blocks=False))
    if draft.fee_won is not None and draft.fee_won < 0:
        found.append(Problem("fee_won", "이용료는 0원보다 작을 수 없습니다."))
    return found


def _time_problems(draft: UsageDraft) -> list[Problem]:
    start, end = draft.start_minute, draft.end_minute
    if start is None and end is not None:
        return [Problem("start_minute", "시작 시각을 적으세요.")]
    if start is not None and start >= LONG_DAY:
        return [Problem("start_minute", "시작 시각은 24:00보다 빨라야 합니다.")]
    if start is not None and end is not None and end <= start:
        return [
            Problem(
                "end_minute", f"끝나는 시각이 시작보다 빠르거나 같습니다({minute_range_text(start, end)})."
            )
        ]
    return []


def venue_problems(draft: VenueDraft) -> list[Problem]:
    """What is wrong with the draft of a room."""
    found = []
    if not draft.name:
        found.append(Problem("name", "시설 이름을 적으세요."))
    if draft.building_id is None:
        found.append(Problem("building_id", "건물을 고르세요."))
    if draft.capacity == 0:
        found.append(Problem("capacity", "수용 인원은 1명 이상이어야 합니다. 모르면 비워 두세요."))
    if draft.fee_won is not None and draft.fee_won < 0:
        found.append(Problem("fee_won", "이용료는 0원보다 작을 수 없습니다."))
    return found


def contact_text(name: str, extension: str) -> str:
    """담당자 as the list shows it: masked name and extension (PII-5)."""
    return f"{masked_name(name)} {extension}".strip()
