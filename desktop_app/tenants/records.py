"""입주단체 as the screens see it: rows of the list, the whole record, the draft of the side form."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from desktop_app.directory.records import PersonDraft, person_problems
from desktop_app.marks import Mark, State
from desktop_app.problems import Problem
from desktop_app.terms import TenantGroup, TenantPlace
from desktop_app.values import date_text

EXPIRY_NOTICE = timedelta(days=90)

PLACE_BUILDINGS: dict[TenantPlace, str] = {
    TenantPlace.MIRAE: "미래청",
    TenantPlace.SANGSANG_ROOM: "상상청",
    TenantPlace.SANGSANG_COWORKING: "상상청",
}
"""The plan's classes name their building; a 중소건물 may be any other."""

MISSING: dict[str, str] = {
    "field": "분야",
    "legal_form": "법인 형태",
    "business": "주요사업",
    "building_id": "건물",
    "agreed_until": "협약 종료",
    "people": "연락할 사람",
    "collection_basis": "연락처 수집근거",
}
"""미비 항목: what an office wants to know of a tenant, and may save without."""


class TenantRow(NamedTuple):
    """One line of the list, as it is stored; its words are made when it is painted. Contact data are masked (PII-5)."""

    id: int
    name: str
    building: str | None
    room: str
    place_code: str
    field: str
    legal_form: str
    agreed_from: date | None
    agreed_until: date | None
    moved_out_on: date | None
    missing: int
    proposals: int
    contact: str
    phone: str
    today: date

    @property
    def place(self) -> str:
        return place_text(self.building or "", self.room, self.place_code)

    @property
    def state(self) -> State:
        return tenant_state(self.today, self.agreed_until, self.moved_out_on)


@dataclass(frozen=True, slots=True)
class TenantDraft:
    """What the side form holds; ``version`` is the one it was filled from, None for a new tenant."""

    name: str
    tenant_group: TenantGroup = TenantGroup.CENTER
    place: TenantPlace | None = None
    building_id: int | None = None
    room: str = ""
    host_id: int | None = None
    field: str = ""
    legal_form: str = ""
    business: str = ""
    cooperation: str = ""
    homepage: str = ""
    profile: str = ""
    """소개글: what the 소개집 says of the tenant."""
    address: str = ""
    """Where mail goes; empty: its room in the park."""
    agreed_from: date | None = None
    agreed_until: date | None = None
    moved_in_on: date | None = None
    moved_out_on: date | None = None
    note: str = ""
    aliases: tuple[str, ...] = ()
    version: int | None = None
    contact_id: int | None = None
    contact: PersonDraft | None = None
    """The person to reach, edited beside the tenant and saved in the same act."""


@dataclass(frozen=True, slots=True)
class TenantRecord:
    """The whole of one tenant: its draft, its people, how many records hang on it."""

    id: int
    draft: TenantDraft
    state: State
    subtitle: str
    missing: tuple[tuple[str, str], ...]
    people: int
    proposals: int
    usages: int
    attendees: int


def place_text(building: str, room: str, place: str) -> str:
    """Where a tenant sits: building and room; a seat in the 코워킹 of the 상상청 has no room of its own."""
    if place == TenantPlace.SANGSANG_COWORKING.name and not room:
        room = "코워킹"
    return " ".join(part for part in (building, room) if part)


def tenant_state(today: date, agreed_until: date | None, moved_out_on: date | None) -> State:
    """입주, 만료 임박 within 90 days, 협약 지남, or 퇴거."""
    if moved_out_on is not None and moved_out_on <= today:
        return State(Mark.NONE, "퇴거")
    if agreed_until is not None and agreed_until < today:
        return State(Mark.LATE, "협약 지남")
    if agreed_until is not None and agreed_until <= today + EXPIRY_NOTICE:
        return State(Mark.SOON, "만료 임박")
    return State(Mark.ON, "입주")


def problems(draft: TenantDraft) -> list[Problem]:
    """What is wrong with a draft; empty fields are 미비, not wrong."""
    found = []
    if not draft.name:
        found.append(Problem("name", "단체명을 적으세요."))
    if draft.agreed_from and draft.agreed_until and draft.agreed_until < draft.agreed_from:
        found.append(Problem("agreed_until", f"시작({date_text(draft.agreed_from)})보다 빠릅니다."))
    if draft.moved_in_on and draft.moved_out_on and draft.moved_out_on < draft.moved_in_on:
        found.append(Problem("moved_out_on", f"입주일({date_text(draft.moved_in_on)})보다 빠릅니다."))
    if draft.tenant_group is TenantGroup.CENTER and draft.place is None:
        found.append(Problem("place", "현황표에 넣을 공간 구분을 고르세요."))
    if draft.tenant_group is not TenantGroup.CENTER and draft.place is not None:
        found.append(Problem("place", "공간 구분은 서울혁신센터 관리 단체에만 있습니다."))
    if draft.contact is not None:
        found.extend(replace(one, field=f"contact_{one.field}") for one in person_problems(draft.contact))
    if draft.homepage and "." not in draft.homepage:
        found.append(Problem("homepage", "홈페이지 주소로 보이지 않습니다.", blocks=False))
    return found
