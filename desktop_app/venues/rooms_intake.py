"""대관 시설 as the import road takes them in: the park's list of rooms with size, equipment and fees (D1, A7)."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from db.intake_queries import live
from db.session import Session, fetch
from db.venues import Venue
from desktop_app.changes import Kind
from desktop_app.directory.intake import BUILDING, building_lookup
from desktop_app.intake.kinds import FieldSpec, Known, RecordKind, Values
from desktop_app.intake.readers import read_count, read_line, read_text, read_won, read_yes
from desktop_app.problems import Problem
from desktop_app.search import sort_key
from desktop_app.venues.records import VenueDraft, venue_problems
from desktop_app.venues.rooms import accepted_room, fill_room, room_draft

_FIELDS: tuple[FieldSpec, ...] = (
    FieldSpec(
        "name", "시설", read_line, "시설명, 공간, 공간명, 장소, 장소명, 회의실명, 방 이름, 실명, 대관시설, 이름",
        required=True, identity=True, example="상상홀", width=20,
    ),
    FieldSpec(
        "building_id", "건물", read_line, "건물명, 동, 동명, 위치, 소재", lookup=BUILDING, required=True,
        identity=True, fixed=True, example="상상청",
    ),
    FieldSpec(
        "capacity", "수용 인원", read_count, "수용인원, 정원, 수용, 최대인원, 좌석, 좌석수, 인원", example="40"
    ),
    FieldSpec("equipment", "장비", read_line, "보유장비, 설비, 비품, 기자재, 시설장비", width=28),
    FieldSpec(
        "fee_won", "이용료", read_won, "대관료, 사용료, 요금, 임대료, 이용요금, 금액, 이용료(원), 사용료(원)",
        example="30,000", is_sum=True,
    ),
    FieldSpec("waiver", "감면 기준", read_line, "감면, 감면내용, 감면사항, 할인", width=24),
    FieldSpec("contact", "문의처", read_line, "문의, 연락처, 관리부서, 담당, 관리", width=20),
    FieldSpec("in_use", "사용", read_yes, "사용 여부, 운영 여부, 대관 가능", choices=("예", "아니요")),
    FieldSpec("note", "메모", read_text, "비고, 참고, 참고사항", width=24),
)  # fmt: skip


def venue_kind() -> RecordKind:
    """How the road takes rooms in."""
    return RecordKind(
        key=Venue.__tablename__,
        label="대관 시설",
        counter="곳",
        table=Venue.__tablename__,
        touched=frozenset({Kind.VENUE, Kind.USAGE}),
        fields=_FIELDS,
        look=_Rooms,
        lookups=(building_lookup(),),
        advice="시설 이름과 건물이 있으면 됩니다. 빈 칸은 기록을 지우지 않습니다.",
    )


class _Rooms:
    """The rooms at one moment, those out of use too."""

    def __init__(self, session: Session) -> None:
        self.known = [
            Known(row.id, row.name, frozenset({(row.building_id, sort_key(row.name))}), room_draft(row))
            for row in live(session, Venue)
        ]

    def key_of(self, values: Values) -> Hashable | None:
        name = sort_key(values["name"])
        return (values["building_id"], name) if name else None

    def claims(self, values: Values) -> Mapping[Hashable, str]:
        del values  # two rooms may agree in anything but building and name
        return {}

    def held(self, known: Known, values: Values) -> Values:
        return {key: getattr(known.record, key) for key in values}

    def problems(self, known: Known | None, values: Values) -> Iterable[Problem]:
        return venue_problems(_merged(known, values))

    def write(self, session: Session, known: Known | None, values: Values) -> int:
        draft = accepted_room(_merged(known, values))
        row = Venue() if known is None else fetch(session, Venue, known.id, draft.version)
        fill_room(row, draft)
        if known is None:
            session.add(row)
            session.flush()
        return row.id


def _merged(known: Known | None, values: Values) -> VenueDraft:
    """The room as these values leave it; its own name stays however a list spells it."""
    plain: dict[str, Any] = dict(values)
    if known is None:
        return VenueDraft(**plain)
    held: VenueDraft = known.record
    return replace(held, **{key: value for key, value in plain.items() if key not in {"name", "building_id"}})
