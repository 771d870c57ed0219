"""A use as it is typed or pasted into cells: every text is read, or a sentence says why not (I4, IMP-5 … 8)."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any, Final

from desktop_app.directory.records import Choice
from desktop_app.intake.cell_times import as_days, as_minutes
from desktop_app.intake.cells import as_count, as_won, as_yes, folded_word, says_nothing
from desktop_app.intake.near import NearNames
from desktop_app.problems import Problem
from desktop_app.search import folded
from desktop_app.terms import DepartmentKind, UsageHost, UsageKind, UsageState
from desktop_app.typed_rows import Fault, Texts, UnknownNameError
from desktop_app.values import (
    UnreadableValueError,
    count_text,
    date_text,
    minute_range_text,
    tidy_line,
    won_text,
)
from desktop_app.venues.records import UsageDraft, UsageRow, VenueChoice, usage_problems

KINDS: Final[Mapping[str, UsageKind]] = {
    **{kind.value: kind for kind in UsageKind},
    "강의": UsageKind.TRAINING,
    "강연": UsageKind.TRAINING,
    "워크샵": UsageKind.WORKSHOP,
}
STATES: Final[Mapping[str, UsageState]] = {
    **{state.value: state for state in UsageState},
    "오늘": UsageState.PLANNED,
    "결과 확인": UsageState.PLANNED,
    "확인": UsageState.HELD,
    "진행": UsageState.HELD,
    "실시": UsageState.HELD,
}
"""The words of the list too: a cell that is copied down says what the one above says."""
COLUMN_OF: Final[Mapping[str, str]] = {
    "until_on": "used_on",
    "start_minute": "time",
    "end_minute": "time",
    "building_id": "space",
    "venue_id": "space",
    "department_id": "host",
    "tenant_id": "host",
    "project_id": "project",
}
"""In which cell a field is typed; the others have a cell of their name."""
_SAID: Final[Mapping[str, str]] = {
    "building_id": "시설이나 건물을 적으세요.",
    "department_id": "주최한 부서·동이나 단체를 적으세요.",
}
"""What is said in a row where the form says to choose."""
_NEAR: Final = 3
_SEVERAL = re.compile(r"\s*[,、/+&]\s*|\s+와\s+|\s+및\s+")
_ROOM_IN_BUILDING = re.compile(r"(.+?)\s*[(（](.+?)[)）]")
_FIRST_DIGIT = re.compile(r"[(\d]")

Place = tuple[int, int | None]
"""A building, and a room of it where one is named."""


@dataclass(frozen=True)
class Names:
    """What the cells of the log may name, by all their names."""

    departments: Sequence[Choice] = ()
    tenants: Sequence[Choice] = ()
    buildings: Sequence[Choice] = ()
    rooms: Sequence[VenueChoice] = ()
    projects: Sequence[tuple[int, str, int]] = ()
    """Linked projects: id, name, fiscal year."""

    @cached_property
    def spaces(self) -> Sequence[str]:
        """Rooms with their building, then the buildings, as a cell offers them."""
        rooms = [f"{self._building(room.building_id)} {room.name}".strip() for room in self.rooms]
        return (*rooms, *(one.label for one in self.buildings))

    @cached_property
    def hosts(self) -> Sequence[str]:
        """Departments, 동 and tenants, and the words for the park itself."""
        names = [one.label for one in (*self.departments, *self.tenants)]
        return (*names, UsageHost.PARK.value, UsageHost.JOINT.value)

    @cached_property
    def project_names(self) -> Sequence[str]:
        """Projects as a cell offers them; one that goes on over the years once."""
        return tuple(dict.fromkeys(name for _, name, _ in self.projects))

    def fee(self, venue_id: int | None) -> int | None:
        """What one use of a room costs."""
        return next((room.fee_won for room in self.rooms if room.id == venue_id), None)

    def place(self, text: str, building_id: int | None) -> Place:
        """The building and room that a cell names. Raises UnknownNameError."""
        for words in (text, _ROOM_IN_BUILDING.sub(r"\2 \1", text)):
            found = self._places.get(folded(words), [])
            here = [place for place in found if place[0] == building_id]
            if len(found) == 1 or len(here) == 1:
                return found[0] if len(found) == 1 else here[0]
            if found:
                offers = [self.space_text(place) for place in found]
                said = f"‘{text}’은(는) {', '.join(offers)} 가운데 어느 것인지 알 수 없습니다."
                raise UnknownNameError(said, offers[:_NEAR])
        near = [self.spaces[int(key)] for key in self._near_spaces.find(text)]
        raise UnknownNameError(f"‘{text}’은(는) 등록한 시설이나 건물이 아닙니다.", near)

    def space_text(self, place: Place) -> str:
        """A place as a cell says it."""
        room = next((one.name for one in self.rooms if one.id == place[1]), "")
        return f"{self._building(place[0])} {room}".strip()

    def body(self, text: str) -> tuple[str, Choice]:
        """The department or tenant that a word names, and which of the two. Raises UnknownNameError."""
        found = self._bodies.get(folded(text), [])
        if len(found) == 1:
            return found[0]
        if found:
            said = f"‘{text}’(이)라는 이름이 여럿입니다. 어느 곳인지 온 이름으로 적으세요."
            raise UnknownNameError(said, [one.label for _, one in found][:_NEAR])
        near = [self.hosts[int(key)] for key in self._near_hosts.find(text)]
        raise UnknownNameError(f"‘{text}’은(는) 등록한 부서·동이나 입주단체가 아닙니다.", near)

    def project(self, text: str, year: int) -> int:
        """The project that a cell names, of the year where several are called so. Raises UnknownNameError."""
        found = [one for one in self.projects if folded(one[1]) == folded(text)]
        of_year = [one for one in found if one[2] == year]
        if len(found) == 1 or len(of_year) == 1:
            return (of_year or found)[0][0]
        if found:
            raise UnknownNameError(f"‘{text}’(이)라는 연계사업이 여럿입니다. 이용 양식에서 고르세요.")
        near = [self.project_names[int(key)] for key in self._near_projects.find(text)]
        raise UnknownNameError(f"‘{text}’은(는) 등록한 연계사업이 아닙니다.", near)

    def _building(self, building_id: int) -> str:
        return next((one.label for one in self.buildings if one.id == building_id), "")

    @cached_property
    def _places(self) -> Mapping[str, list[Place]]:
        found: dict[str, list[Place]] = defaultdict(list)
        for one in self.buildings:
            found[folded(one.label)].append((one.id, None))
        for room in self.rooms:
            whole = f"{self._building(room.building_id)} {room.name}"
            for key in {folded(whole), folded(room.name)}:
                found[key].append((room.building_id, room.id))
        return found

    @cached_property
    def _bodies(self) -> Mapping[str, list[tuple[str, Choice]]]:
        own: dict[str, list[tuple[str, Choice]]] = defaultdict(list)
        also: dict[str, list[tuple[str, Choice]]] = defaultdict(list)
        for kind, bodies in (("department_id", self.departments), ("tenant_id", self.tenants)):
            for body in bodies:
                own[folded(body.label)].append((kind, body))
                for key in {folded(name) for name in body.also}:
                    also[key].append((kind, body))
        return {**also, **own}

    @cached_property
    def _near_spaces(self) -> NearNames:
        bare = [(room.name, place) for place, room in enumerate(self.rooms)]
        return NearNames([*((name, place) for place, name in enumerate(self.spaces)), *bare])

    @cached_property
    def _near_projects(self) -> NearNames:
        return NearNames((name, place) for place, name in enumerate(self.project_names))

    @cached_property
    def _near_hosts(self) -> NearNames:
        return NearNames((name, place) for place, name in enumerate(self.hosts))


def typed_use(
    draft: UsageDraft, texts: Texts, names: Names, year: int, today: date
) -> tuple[UsageDraft, list[Fault]]:
    """The use as these cells leave it, and which of them cannot be read or lack something.

    The fee follows the room where the officer has said none; a day that is over was held unless it is said.
    """
    faults: list[Fault] = []
    was = draft
    for key, text in texts.items():
        try:
            draft = _READ[key](draft, tidy_line(text), names, year)
        except UnreadableValueError as error:
            faults.append(Fault(key, str(error), getattr(error, "offers", ())))
    if (
        draft.venue_id != was.venue_id
        and "fee_won" not in texts
        and was.fee_won in {None, names.fee(was.venue_id)}
    ):
        draft = replace(draft, fee_won=names.fee(draft.venue_id))
    if draft.version is None and "state" not in texts and draft.used_on is not None:
        held = (draft.until_on or draft.used_on) < today
        draft = replace(draft, state=UsageState.HELD if held else UsageState.PLANNED)
    unread = {fault.key for fault in faults}
    faults.extend(
        Fault(column, _SAID.get(found.field, found.text))
        for found in usage_problems(draft, year)
        if found.blocks and (column := column_of(found)) not in unread
    )
    return draft, faults


def column_of(problem: Problem) -> str:
    """The cell beside which a problem of a draft stands."""
    return COLUMN_OF.get(problem.field, problem.field)


def given_texts(draft: UsageDraft) -> dict[str, str]:
    """What a row that is being written has got by itself, so that the officer sees it before it is stored."""
    return {
        "fee_won": won_text(draft.fee_won) if draft.fee_won is not None else "",
        "kind": draft.kind.value,
    }


def days_text(row: UsageRow) -> str:
    """The day of a use, or its days, as its cell is typed."""
    last = f" ~ {date_text(row.until_on)}" if row.until_on and row.until_on != row.used_on else ""
    return f"{date_text(row.used_on)}{last}"


def host_text(row: UsageRow) -> str:
    """Who holds a use as its cell is typed: both names where two hold it."""
    if row.host_code == UsageHost.JOINT.name:
        return ", ".join(filter(None, (row.department, row.tenant))) or UsageHost.JOINT.value
    return row.host


def printed_days(text: str, year: int) -> str:
    """A day or days as they are printed. Raises UnreadableValueError."""
    days = as_days(text, year).value
    if days is None:
        return ""
    first, last = days
    return date_text(first) if first == last else f"{date_text(first)} ~ {date_text(last)}"


def printed_time(text: str) -> str:
    """A span of time as it is printed. Raises UnreadableValueError."""
    span = as_minutes(text).value
    return minute_range_text(*span) if span else ""


def printed_count(text: str) -> str:
    """A number of people as it is printed. Raises UnreadableValueError."""
    number = as_count(text).value
    return "" if number is None else count_text(number)


def printed_won(text: str) -> str:
    """A sum as it is printed. Raises UnreadableValueError."""
    won = as_won(text).value
    return "" if won is None else won_text(won)


# One reader a column: (draft, text, names, year) → draft


def _read_days(draft: UsageDraft, text: str, _names: Names, year: int) -> UsageDraft:
    days = as_days(text, year).value
    if days is None:
        return replace(draft, used_on=None, until_on=None)
    return replace(draft, used_on=days[0], until_on=days[1] if days[1] != days[0] else None)


def _read_time(draft: UsageDraft, text: str, _names: Names, _year: int) -> UsageDraft:
    start, end = as_minutes(text).value or (None, None)
    return replace(draft, start_minute=start, end_minute=end)


def _read_space(draft: UsageDraft, text: str, names: Names, _year: int) -> UsageDraft:
    if says_nothing(text):
        return replace(draft, building_id=None, venue_id=None)
    building_id, venue_id = names.place(text, draft.building_id)
    return replace(draft, building_id=building_id, venue_id=venue_id)


def _read_event(draft: UsageDraft, text: str, _names: Names, _year: int) -> UsageDraft:
    return replace(draft, event=text)


def _read_host(draft: UsageDraft, text: str, names: Names, _year: int) -> UsageDraft:
    nobody = replace(draft, department_id=None, tenant_id=None)
    if says_nothing(text):
        return replace(nobody, host=UsageHost.DEPARTMENT)
    if folded_word(text) == UsageHost.PARK.value:
        return replace(nobody, host=UsageHost.PARK)
    if folded_word(text) == UsageHost.JOINT.value:
        return replace(draft, host=UsageHost.JOINT)
    try:
        found = [names.body(text)]
    except UnknownNameError:
        parts = [part for part in _SEVERAL.split(text) if part]
        if len(parts) == 1:
            raise
        found = [names.body(part) for part in parts]
    ids: dict[str, Any] = {kind: body.id for kind, body in found}
    if len(ids) < len(found):
        raise UnreadableValueError(f"‘{text}’에서 부서·동과 입주단체는 하나씩만 적을 수 있습니다.")
    if len(found) > 1 or draft.host is UsageHost.JOINT:
        return replace(nobody if len(found) > 1 else draft, host=UsageHost.JOINT, **ids)
    kind, body = found[0]
    dong = body.hint == DepartmentKind.DONG.value
    host = UsageHost.PARK if kind == "tenant_id" else UsageHost.DONG if dong else UsageHost.DEPARTMENT
    return replace(nobody, host=host, **ids)


def _read_code(key: str, noun: str, words: Mapping[str, Any]) -> Callable[..., UsageDraft]:
    known = {folded_word(word): code for word, code in words.items()}
    offered = ", ".join(dict.fromkeys(str(code.value) for code in words.values()))

    def read(draft: UsageDraft, text: str, _names: Names, _year: int) -> UsageDraft:
        code = known.get(folded_word(text))
        if code is None:
            raise UnreadableValueError(f"{noun}은(는) {offered} 가운데 하나로 적으세요.")
        return replace(draft, **{key: code})

    return read


def _read_attendees(draft: UsageDraft, text: str, _names: Names, _year: int) -> UsageDraft:
    return replace(draft, attendees=as_count(text).value)


def _read_fee(draft: UsageDraft, text: str, _names: Names, _year: int) -> UsageDraft:
    return replace(draft, fee_won=as_won(text).value)


def _read_waived(draft: UsageDraft, text: str, _names: Names, _year: int) -> UsageDraft:
    return replace(draft, waived=bool(as_yes(text).value))


def _read_project(draft: UsageDraft, text: str, names: Names, year: int) -> UsageDraft:
    return replace(draft, project_id=None if says_nothing(text) else names.project(text, year))


def _read_contact(draft: UsageDraft, text: str, _names: Names, _year: int) -> UsageDraft:
    if "*" in text:
        raise UnreadableValueError("가린 이름은 적을 수 없습니다. 이름을 그대로 적으세요.")
    digit = _FIRST_DIGIT.search(text)
    at = digit.start() if digit else len(text)
    return replace(draft, contact_name=text[:at].strip(" ,/"), contact_extension=text[at:].strip(" ()"))


_READ: Final[Mapping[str, Callable[[UsageDraft, str, Names, int], UsageDraft]]] = {
    "used_on": _read_days,
    "time": _read_time,
    "space": _read_space,
    "event": _read_event,
    "host": _read_host,
    "kind": _read_code("kind", "구분", KINDS),
    "attendees": _read_attendees,
    "fee_won": _read_fee,
    "waived": _read_waived,
    "contact": _read_contact,
    "project": _read_project,
    "state": _read_code("state", "상태", STATES),
}
