"""Bodies, places and people that all features refer to, as frozen records and drafts."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, Protocol

from desktop_app import search
from desktop_app.marks import Mark, State
from desktop_app.privacy.guard import number_problems
from desktop_app.problems import Problem
from desktop_app.terms import FIELD_LABELS, CollectionBasis, SpaceClass
from desktop_app.values import date_text, month_day_text

_BUILDING = "building"
GONE = "퇴거"
"""Stands behind a tenant in the pick lists that has left; what it did before can still be recorded."""


class BodyKind(Enum):
    """The registers of bodies that have people, other names and contacts; the value is the officer's word for one."""

    TENANT = "입주단체"
    PARTNER = "협력기관"
    DEPARTMENT = "부서·동"

    @property
    def owner(self) -> str:
        """The column by which another table refers to this register."""
        return f"{self.name.lower()}_id"


_REGISTER = 10**12
"""Bodies come from three registers with numbers of their own; a key of a pick list holds both."""


@dataclass(frozen=True, slots=True)
class Body:
    """One tenant, partner or department, whichever register it stands in."""

    kind: BodyKind
    id: int

    @property
    def columns(self) -> dict[str, Any]:
        """How a row of another table refers to it: just one of the three columns."""
        return {kind.owner: self.id if kind is self.kind else None for kind in BodyKind}

    @property
    def key(self) -> int:
        """Its number in a pick list of bodies of all registers."""
        return list(BodyKind).index(self.kind) * _REGISTER + self.id

    @classmethod
    def of_key(cls, key: int | None) -> "Body | None":
        """The body behind such a number."""
        return None if key is None else cls(list(BodyKind)[key // _REGISTER], key % _REGISTER)

    @property
    def view(self) -> str:
        """The saved view of people or contacts that shows only its own."""
        return f"{self.kind.name.lower()}:{self.id}"

    @classmethod
    def of_view(cls, view: str) -> "Body | None":
        """The body that a saved view is about, where it is about one."""
        kind, _, number = view.partition(":")
        found = next((one for one in BodyKind if one.name.lower() == kind), None)
        return cls(found, int(number)) if found is not None and number.isdecimal() else None


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a pick list; ``also`` are other names under which it is found."""

    id: int
    label: str
    also: tuple[str, ...] = ()
    hint: str = ""

    @property
    def offered(self) -> tuple[int, str, tuple[str, ...]]:
        """Id, words and other names as a pick field offers them; who has left is told by the words."""
        return self.id, f"{self.label} ({GONE})" if self.hint == GONE else self.label, self.also


@dataclass(frozen=True, slots=True)
class BuildingRow:
    """One building of the register with what is in it."""

    id: int
    name: str
    space_class: str
    in_plan: bool
    in_use: bool
    tenants: int
    venues: int
    note: str


@dataclass(frozen=True, slots=True)
class BuildingDraft:
    """What the building form holds."""

    name: str
    space_class: SpaceClass = SpaceClass.TENANCY
    in_use: bool = True
    note: str = ""
    version: int | None = None


@dataclass(frozen=True, slots=True)
class BodyDraft:
    """What the form of a department or partner holds.

    ``duties`` and ``in_use`` are a department's, ``head``, ``homepage`` and ``address`` a partner's.
    """

    name: str
    kind: Enum
    head: str = ""
    homepage: str = ""
    address: str = ""
    duties: str = ""
    aliases: tuple[str, ...] = ()
    position: int = 0
    in_use: bool = True
    note: str = ""
    version: int | None = None


@dataclass(frozen=True, slots=True)
class BodyRow:
    """One department or partner of its list; ``text`` is its duties or its head."""

    id: int
    name: str
    kind: str
    also: str
    text: str
    in_use: bool


class Keyed(Protocol):
    """A stored record with search keys."""

    words: Any
    sounds: Any
    sort_key: Any


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """A person of one tenant, partner or department; contact data need a basis and a day (PII-2)."""

    name: str
    tenant_id: int | None = None
    partner_id: int | None = None
    department_id: int | None = None
    post: str = ""
    role: str = ""
    phone: str = ""
    mobile: str = ""
    mail: str = ""
    is_primary: bool = False
    since_on: date | None = None
    until_on: date | None = None
    collection_basis: CollectionBasis | None = None
    collected_on: date | None = None
    retain_until: date | None = None
    note: str = ""
    team_id: int | None = None
    version: int | None = None

    @property
    def body(self) -> Body | None:
        """Whose person it is; None where it is none's or of several, which cannot be stored."""
        found = [Body(kind, key) for kind in BodyKind if (key := getattr(self, kind.owner)) is not None]
        return found[0] if len(found) == 1 else None

    def in_post(self, on: date) -> bool:
        """Whether the person has the post on a day; the first and the last day count."""
        return (self.since_on is None or self.since_on <= on) and (
            self.until_on is None or self.until_on >= on
        )


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """A person as the form of its body shows it."""

    id: int
    draft: PersonDraft
    body: str
    state: State | None = None


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One line of the list of people; name and numbers are masked (PII-5)."""

    id: int
    name: str
    body: str
    post: str
    role: str
    phone: str
    mail: str
    basis: str
    retain_until: date | None
    until_on: date | None
    state: State | None
    past: bool


def post_state(since_on: date | None, until_on: date | None, today: date) -> State | None:
    """How a post stands where that is worth a word: over, ending on a day, not begun yet."""
    if until_on is not None and until_on < today:
        return State(Mark.NONE, "지난 사람")
    if since_on is not None and since_on > today:
        return State(Mark.WAITING, f"{month_day_text(since_on)}부터")
    return State(Mark.ON, f"{month_day_text(until_on)}까지") if until_on is not None else None


def building_view(building_id: int) -> str:
    """The key of the view of a list that shows only what is in one building."""
    return f"{_BUILDING}.{building_id}"


def read_building_view(view: str) -> int | None:
    """The building of such a key; None for any other view."""
    word, _, number = view.partition(".")
    return int(number) if word == _BUILDING and number.isdecimal() else None


def building_problems(draft: BuildingDraft) -> list[Problem]:
    """What is wrong with a building's draft."""
    return [] if draft.name else [Problem("name", "건물 이름을 적으세요.")]


def membership_problems(draft: PersonDraft) -> list[Problem]:
    """A person stands with one body: how to reach them is collected for its sake (PII-2)."""
    bodies = [key for key in (draft.tenant_id, draft.partner_id, draft.department_id) if key is not None]
    if len(bodies) == 1:
        return []
    return [Problem("tenant_id", "소속을 하나만 고르세요: 입주단체, 협력기관, 부서 가운데 하나입니다.")]


def person_problems(draft: PersonDraft) -> list[Problem]:
    """What is wrong with a person's draft; a missing collection basis warns, a resident number blocks."""
    found = []
    if not draft.name:
        found.append(Problem("name", "성명을 적으세요."))
    if (draft.phone or draft.mobile or draft.mail) and draft.collection_basis is None:
        found.append(
            Problem("collection_basis", "개인정보에는 수집근거와 수집일이 필요합니다.", blocks=False)
        )
    if draft.collection_basis is not None and draft.collected_on is None:
        found.append(Problem("collected_on", "수집일을 적으세요.", blocks=False))
    if draft.since_on and draft.until_on and draft.until_on < draft.since_on:
        found.append(Problem("until_on", f"시작({date_text(draft.since_on)})보다 빠릅니다."))
    if draft.mail and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", draft.mail):
        found.append(Problem("mail", f"‘{draft.mail}’은(는) 전자우편 주소가 아닙니다."))
    return found + number_problems(draft)


def person_gaps(draft: PersonDraft) -> list[tuple[str, str]]:
    """미비 of a person: on what basis, since when and how long contact data are kept (PII-2, PII-3)."""
    if not (draft.phone or draft.mobile or draft.mail):
        return []
    asked = (
        ("collection_basis", draft.collection_basis),
        ("collected_on", draft.collected_on),
        ("retain_until", draft.retain_until),
    )
    return [(name, FIELD_LABELS[name]) for name, value in asked if value is None]


def body_problems(draft: BodyDraft) -> list[Problem]:
    """What is wrong with the draft of a department or partner."""
    found = [] if draft.name else [Problem("name", "이름을 적으세요.")]
    keys = [search.folded(name) for name in draft.aliases]
    if len(set(keys)) < len(keys) or search.folded(draft.name) in keys:
        found.append(Problem("aliases", "같은 이름을 두 번 적었습니다.", blocks=False))
    return found


def set_keys(row: Keyed, name: str, also: Iterable[str] = ()) -> None:
    """The search keys of a body or place from all its names."""
    row.words = " ".join(search.folded(one) for one in (name, *also))
    row.sounds = search.initials(row.words)
    row.sort_key = search.sort_key(name)
