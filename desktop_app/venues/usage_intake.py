"""대관 이용 as the import road takes it in: logs that departments and the park keep in Excel (D2, A7).

A use answers to its day, its beginning, its room and its event: the same log read twice adds nothing.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, MutableMapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any, Final

from db import venues_queries as queries
from db.directory import Building
from db.intake_queries import live
from db.project_names import offered
from db.session import Session, fetch
from db.venues import Usage, Venue
from desktop_app.changes import Kind
from desktop_app.clock import Clock
from desktop_app.directory.intake import BUILDING, body_lookup, building_lookup
from desktop_app.directory.records import Body, BodyKind
from desktop_app.errors import InputRefused
from desktop_app.intake.cell_times import as_days, as_minute, as_minutes
from desktop_app.intake.cells import Meaning
from desktop_app.intake.kinds import FieldSpec, Known, Lookup, Option, RecordKind, Values, code_options
from desktop_app.intake.preview import NewThing
from desktop_app.intake.readers import read_count, read_day, read_line, read_text, read_won, read_yes
from desktop_app.intake.records import CellValue
from desktop_app.problems import Problem
from desktop_app.search import folded
from desktop_app.terms import DepartmentKind, UsageHost, UsageKind, UsageState
from desktop_app.values import masked_name, minute_text
from desktop_app.venues.keeping import DRAFT_FIELDS, accepted, draft_from, draft_of, fill, new_row
from desktop_app.venues.meetings import meeting_problems, size_problems
from desktop_app.venues.records import Slot, UsageDraft, VenueDraft, usage_problems
from desktop_app.venues.rooms import accepted_room, fill_room

ROOM, HOST, KIND, STATE, PROJECT = "venue_id", "department_id", "kind", "state", "project_id"
_PARK, _JOINT = UsageHost.PARK.name, UsageHost.JOINT.name
_WHOLE: Final = "building:"
_KIND_WORDS = {
    "MEETING": ("간담회", "회의·간담회"),
    "EVENT": ("축제", "전시", "공연"),
    "TRAINING": ("강의", "강연", "강좌"),
    "WORKSHOP": ("워크샵",),
}
_STATE_WORDS = {
    "HELD": ("확인", "진행", "실시", "개최", "이용", "이용완료"),
    "CANCELLED": ("취소됨", "미이용", "미개최"),
}


class _Minute(int):
    """A time of day that the preview shows as one."""

    __slots__ = ()

    def __str__(self) -> str:
        return minute_text(int(self))


def _read_days(value: CellValue, year: int) -> Meaning[dict[str, date]]:
    days = as_days(value, year, this_year=True)
    if days.value is None:
        return Meaning(None)
    first, last = days.value
    return Meaning({"used_on": first, **({"until_on": last} if last != first else {})}, days.doubt)


def _read_minutes(value: CellValue, _year: int) -> Meaning[dict[str, int]]:
    span = as_minutes(value)
    found: dict[str, int] = {
        key: _Minute(minute)
        for key, minute in zip(("start_minute", "end_minute"), span.value or (), strict=False)
        if minute is not None
    }
    return Meaning(found or None, span.doubt)


def _read_minute(value: CellValue, _year: int) -> Meaning[int]:
    minute = as_minute(value)
    return Meaning(None if minute.value is None else _Minute(minute.value), minute.doubt)


_FIELDS: tuple[FieldSpec, ...] = (
    FieldSpec(
        "event", "행사명", read_line,
        "행사, 행사 이름, 행사내용, 내용, 회의명, 사업명, 이용목적, 사용목적, 목적, 이용내용, 이용 행사, 제목",
        required=True, identity=True, example="주민참여 정책 토론회", width=30,
    ),
    FieldSpec(
        "used_on", "이용일", _read_days,
        "일자, 날짜, 이용일자, 사용일, 사용일자, 대관일, 대관일자, 행사일, 일시, 이용기간, 기간, 시작일",
        into=("used_on", "until_on"), required=True, identity=True, fixed=True, example="2021. 10. 12.",
    ),
    FieldSpec("until_on", "끝나는 날", read_day, "종료일, 종료일자, 마지막 날"),
    FieldSpec(
        "time", "시간", _read_minutes, "이용시간, 사용시간, 대관시간, 시각, 이용 시각, 행사시간",
        into=("start_minute", "end_minute"), example="14:00~16:00",
    ),
    FieldSpec("start_minute", "시작 시각", _read_minute, "시작, 시작시간, 시작시각, 부터"),
    FieldSpec("end_minute", "끝 시각", _read_minute, "종료, 종료시간, 종료시각, 끝, 까지"),
    FieldSpec(
        "building_id", "건물", read_line, "건물명, 동명", lookup=BUILDING, fixed=True, example="상상청"
    ),
    FieldSpec(
        ROOM, "시설", read_line, "시설명, 공간, 공간명, 장소, 이용장소, 대관장소, 이용시설, 대관시설, 회의실",
        lookup=ROOM, fixed=True, example="상상홀", width=20,
    ),
    FieldSpec(
        HOST, "부서·동", read_line,
        "부서, 부서명, 제출부서, 이용부서, 사용부서, 주최, 주관, 주관부서, 이용기관, 이용자, 이용단체, 신청부서",
        lookup=HOST, required=True, fixed=True, example="기획예산과", width=20,
    ),
    FieldSpec(
        KIND, "구분", read_line, "행사 구분, 유형, 종류, 분류", lookup=KIND, fixed=True,
        choices=tuple(one.value for one in UsageKind), example=UsageKind.MEETING.value,
    ),
    FieldSpec(
        "attendees", "인원", read_count, "참석인원, 참여인원, 이용인원, 참가자, 참석자, 인원수, 명수, 연인원",
        example="30",
    ),
    FieldSpec(
        "fee_won", "이용료", read_won, "대관료, 사용료, 금액, 요금, 이용요금, 이용료(원), 사용료(원)",
        example="30,000", is_sum=True,
    ),
    FieldSpec("waived", "감면", read_yes, "감면 여부, 면제, 면제 여부", choices=("예", "아니요")),
    FieldSpec(
        STATE, "상태", read_line, "진행상태, 이용상태, 이용 여부", lookup=STATE, fixed=True,
        choices=tuple(one.value for one in UsageState),
    ),
    FieldSpec(
        "contact_name", "담당자", read_line, "담당, 담당자명, 담당자 성명, 신청자", personal=True,
        mask=masked_name, example="홍길동",
    ),
    FieldSpec(
        "contact_extension", "내선", read_line, "내선번호, 담당자 내선, 연락처, 전화, 전화번호", personal=True,
        example="0000",
    ),
    FieldSpec(PROJECT, "연계사업", read_line, "사업, 관련 사업", lookup=PROJECT, fixed=True, width=20),
    FieldSpec("note", "메모", read_text, "비고, 참고, 참고사항", width=24),
)  # fmt: skip


def usage_kind(clock: Clock) -> RecordKind:
    """How the road takes uses in."""
    return RecordKind(
        key=Usage.__tablename__,
        label="대관 이용",
        counter="건",
        table=Usage.__tablename__,
        touched=frozenset({Kind.USAGE}),
        fields=_FIELDS,
        look=partial(_Uses, today=clock.today),
        lookups=(
            building_lookup(),
            _room_lookup(),
            replace(body_lookup(), key=HOST, noun="부서·동·단체", options=_hosts),
            Lookup(PROJECT, "연계사업", lambda s: [Option(*one) for one in offered(s, clock.today().year)]),
            Lookup(KIND, "구분", lambda _: code_options(UsageKind, _KIND_WORDS)),
            Lookup(STATE, "상태", lambda _: code_options(UsageState, _STATE_WORDS)),
        ),
        join=_join,
        owner=HOST,
        advice=(
            "이용일·행사명·부서와, 시설이나 건물이 있으면 됩니다. "
            "이용료를 비우면 시설의 것이 들어갑니다. 빈 칸은 기록을 지우지 않습니다."
        ),
    )


def _join(values: MutableMapping[str, Any]) -> None:
    """A room is named with its building: 회의실 means another room in each of them."""
    room = values.pop(ROOM, None)
    if room is None:
        return
    building = values.get("building_id")
    if building and not folded(str(room)).startswith(folded(str(building))):
        room = f"{building} {room}"
    values[ROOM] = room  # last, so that a new building is made before its room


def _room_lookup() -> Lookup:
    return Lookup(
        ROOM,
        "시설",
        _rooms,
        create=_new_room,
        create_words="새 시설로 더하기 (건물 이름으로 시작해야 함)",
        touched=frozenset({Kind.VENUE}),
    )


def _rooms(s: Session) -> Sequence[Option]:
    """Rooms by building and name, by the name alone where no other has it; buildings as a whole."""
    buildings = {row.id: row.name for row in live(s, Building)}
    rooms = live(s, Venue)
    keys = [folded(room.name) for room in rooms]
    found: list[Option] = []
    for room in rooms:
        building = buildings.get(room.building_id, "")
        bare = (room.name,) if keys.count(folded(room.name)) == 1 else ()
        found.append(Option(room.id, f"{building} {room.name}".strip(), (f"{room.name} {building}", *bare)))
    return [*found, *(Option(f"{_WHOLE}{key}", name) for key, name in buildings.items())]


def _new_room(s: Session, words: str) -> int:
    """A room of a building that its name begins with."""
    owners = sorted(live(s, Building), key=lambda row: -len(row.name))
    owner = next((row for row in owners if words.startswith(f"{row.name} ")), None)
    if owner is None:
        raise InputRefused(
            f"‘{words}’이(가) 어느 건물의 시설인지 알 수 없어 새로 더하지 않았습니다.",
            safe="아무것도 저장하지 않았습니다.",
            steps=("건물 열을 함께 고르거나, 시설 보기에서 먼저 더한 뒤 다시 가져오세요.",),
        )
    row = Venue()
    fill_room(row, accepted_room(VenueDraft(words.removeprefix(owner.name).strip(), owner.id)))
    s.add(row)
    s.flush()
    return row.id


def _hosts(s: Session) -> Sequence[Option]:
    """Departments, 동 and tenants, and the park itself."""
    wanted = {BodyKind.DEPARTMENT, BodyKind.TENANT}
    bodies = [
        one
        for one in body_lookup().options(s)
        if isinstance(one.key, int) and (body := Body.of_key(one.key)) is not None and body.kind in wanted
    ]
    return [
        *bodies,
        Option(_PARK, UsageHost.PARK.value, ("서울혁신파크", "혁신파크")),
        Option(_JOINT, UsageHost.JOINT.value, ("공동주최",)),
    ]


class _Uses:
    """The log at one moment, of all years."""

    def __init__(self, session: Session, today: Callable[[], date]) -> None:
        self._today = today
        self._dongs = {row.id for row in queries.dongs(session, DepartmentKind.DONG.name)}
        self._rooms = {row.id: row for row in live(session, Venue)}
        self._buildings = [row.name for row in live(session, Building)]
        self.known = [
            Known(row.id, row.event, frozenset({_key(row)}), row)
            for row in queries.kept_uses(session, (*DRAFT_FIELDS, "words"))
        ]
        self._in_rooms: dict[int, list[Slot]] = {}
        for known in self.known:
            self._remember(known)

    def key_of(self, values: Values) -> Hashable | None:
        if not folded(values["event"]):
            return None
        room, building = self._place(values)
        return values["used_on"], values.get("start_minute"), _where(room, building), folded(values["event"])

    def claims(self, values: Values) -> Mapping[Hashable, str]:
        del values  # two uses may agree in anything but their key
        return {}

    def held(self, known: Known, values: Values) -> Values:
        draft = draft_from(known.record)
        found: dict[str, Any] = {key: getattr(draft, key) for key in values}
        for key in ("start_minute", "end_minute"):
            if found.get(key) is not None:
                found[key] = _Minute(found[key])
        found.update({KIND: draft.kind.name, STATE: draft.state.name, HOST: _host_key(draft)})
        if isinstance(values.get(ROOM), str):
            found[ROOM] = f"{_WHOLE}{draft.building_id}" if draft.venue_id is None else draft.venue_id
        return found

    def problems(self, known: Known | None, values: Values) -> Iterable[Problem]:
        draft = self._merged(known, values)
        yield from usage_problems(draft, draft.used_on.year if draft.used_on else 0)
        if isinstance(said := values.get(ROOM), NewThing) and not self._owner(said.text, values):
            yield Problem(
                ROOM, f"‘{said.text}’이(가) 어느 건물의 시설인지 알 수 없습니다. 건물 열도 고르세요."
            )
        if known is None and STATE not in values:
            word = draft.state.value
            yield Problem(STATE, f"상태가 없어 날짜를 보고 ‘{word}’(으)로 넣습니다.", blocks=False)
        room = self._rooms.get(draft.venue_id or 0)
        if room is None or draft.used_on is None or draft.state is UsageState.CANCELLED:
            return
        slot = _slot(known.id if known else None, draft)
        yield from meeting_problems(slot, self._in_rooms.get(room.id, ()))
        yield from size_problems(room.name, room.capacity, draft.attendees)

    def write(self, session: Session, known: Known | None, values: Values) -> int:
        room = values.get(ROOM)
        if isinstance(room, int) and room not in self._rooms:  # made by a row of this list
            self._rooms[room] = fetch(session, Venue, room)
        if known is None:
            return new_row(session, accepted(self._merged(None, values))).id
        row = fetch(session, Usage, known.id)
        fill(row, accepted(self._merged_over(draft_of(row), values)))
        return known.id

    def _merged(self, known: Known | None, values: Values) -> UsageDraft:
        """The use as these values leave it."""
        if known is not None:
            return self._merged_over(draft_from(known.record), values)
        draft = self._merged_over(UsageDraft(None, ""), values)
        room = self._rooms.get(draft.venue_id or 0)
        if draft.fee_won is None and room is not None:
            draft = replace(draft, fee_won=room.fee_won)
        if STATE not in values and draft.used_on is not None:
            held = (draft.until_on or draft.used_on) < self._today()
            draft = replace(draft, state=UsageState.HELD if held else UsageState.PLANNED)
        return draft

    def _merged_over(self, draft: UsageDraft, values: Values) -> UsageDraft:
        plain: dict[str, Any] = {key: value for key, value in values.items() if key not in {HOST, ROOM}}
        for key in ("start_minute", "end_minute"):
            if plain.get(key) is not None:
                plain[key] = int(plain[key])
        if KIND in plain:
            plain[KIND] = UsageKind[plain[KIND]]
        if STATE in plain:
            plain[STATE] = UsageState[plain[STATE]]
        room, building = self._place(values)
        if building is not None:
            plain["building_id"] = building
        if ROOM in values:
            plain["venue_id"] = room
        if HOST in values:
            plain.update(self._host(values[HOST]))
        return replace(draft, **plain)

    def _place(self, values: Values) -> tuple[Any, Any]:
        """Room and building that a row names; a room says its building. One about to be made stands for itself."""
        said, building = values.get(ROOM), values.get("building_id")
        if isinstance(said, str):
            return None, int(said.removeprefix(_WHOLE))
        if isinstance(said, int):
            room = self._rooms.get(said)
            return said, room.building_id if room is not None else building
        return said, building if building is not None or said is None else said

    def _owner(self, words: str, values: Values) -> bool:
        """Whether a new room says in which building it is."""
        return "building_id" in values or any(words.startswith(f"{name} ") for name in self._buildings)

    def _host(self, said: Any) -> dict[str, Any]:
        nobody: dict[str, Any] = {"department_id": None, "tenant_id": None}
        if said in {_PARK, _JOINT}:
            return {**nobody, "host": UsageHost[said]}
        body = Body.of_key(said)
        if body is None:
            return {}
        if body.kind is BodyKind.TENANT:
            return {**nobody, "host": UsageHost.PARK, "tenant_id": body.id}
        host = UsageHost.DONG if body.id in self._dongs else UsageHost.DEPARTMENT
        return {**nobody, "host": host, "department_id": body.id}

    def _remember(self, known: Known) -> None:
        row = known.record
        if row.venue_id is not None and row.state != UsageState.CANCELLED.name:
            last = row.until_on or row.used_on
            slot = Slot(known.id, row.used_on, last, row.start_minute, row.end_minute, f"‘{row.event}’")
            self._in_rooms.setdefault(row.venue_id, []).append(slot)


def _key(row: Any) -> Hashable:
    return row.used_on, row.start_minute, _where(row.venue_id, row.building_id), row.words


def _where(room: Any, building: Any) -> Hashable:
    return ("building", building) if room is None else ("room", room)


def _host_key(draft: UsageDraft) -> int | str | None:
    if draft.department_id is not None:
        return Body(BodyKind.DEPARTMENT, draft.department_id).key
    if draft.tenant_id is not None:
        return Body(BodyKind.TENANT, draft.tenant_id).key
    return draft.host.name


def _slot(usage_id: int | None, draft: UsageDraft) -> Slot:
    assert draft.used_on is not None  # noqa: S101 - asked only with a day
    last = draft.until_on or draft.used_on
    return Slot(usage_id, draft.used_on, last, draft.start_minute, draft.end_minute)
