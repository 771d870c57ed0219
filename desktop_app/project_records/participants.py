"""참여상점: shops and groups that take part in a project, by zone (features.md C4)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.changes import Act, Kind
from desktop_app.marks import Mark, State
from desktop_app.problems import Problem
from desktop_app.register.fields import Field, FieldKind, order_problems
from desktop_app.register.kind import RegisterKind, RegisterRow
from desktop_app.search import sort_key


@dataclass(frozen=True, slots=True)
class ParticipantDraft:
    """One shop of one project; it takes part from ``joined_on`` until the day before ``left_on``."""

    project_id: int | None = None
    name: str = ""
    zone: str = ""
    trade: str = ""
    address: str = ""
    joined_on: date | None = None
    left_on: date | None = None
    consented_on: date | None = None
    result: str = ""
    note: str = ""
    version: int | None = None

    def joined(self, day: date) -> bool:
        """Whether it has come in by a day; one without a day has."""
        return self.joined_on is None or self.joined_on <= day

    def left(self, day: date) -> bool:
        """Whether it has gone by a day."""
        return self.left_on is not None and self.left_on <= day


FIELDS: tuple[Field, ...] = (
    Field(
        "project_id", "연계사업", FieldKind.RECORD, refers="project", required=True, identity=True,
        section="상점", heads="사업, 사업명",
    ),
    Field(
        "name", "상점 이름", FieldKind.LINE, required=True, identity=True, heads="상점, 상호, 업체명, 참여상점, 상점명",
        example="초록 빵집",
    ),
    Field(
        "zone", "구역", FieldKind.LINE, wanted=True, recalled=True, identity=True, heads="존, 상권, 구역명",
        example="불광천 존",
    ),
    Field("trade", "업종", FieldKind.LINE, recalled=True, heads="업태, 종류", example="제과점"),
    Field("address", "주소", FieldKind.LINE, heads="소재지, 위치"),
    Field(
        "joined_on", "참여한 날", FieldKind.DAY, wanted=True, section="참여", heads="참여일, 가입일, 시작일",
        example="2021. 5. 12.",
    ),
    Field("left_on", "떠난 날", FieldKind.DAY, heads="탈퇴일, 종료일, 그만둔 날"),
    Field(
        "consented_on", "동의한 날", FieldKind.DAY, wanted=True, heads="동의일, 동의서",
        hint="참여와 상호 공개에 동의한 날",
    ),
    Field("result", "실천 결과", FieldKind.TEXT, heads="결과, 실적, 성과"),
    Field("note", "비고", FieldKind.TEXT, heads="메모, 참고"),
)  # fmt: skip
NEIGHBOURS: Final = ("서대문", "마포")
"""The plan's 인근권역, to which the shops are to spread."""
NO_ZONE: Final = "구역 없음"


def participant_problems(draft: ParticipantDraft) -> list[Problem]:
    """Days in order."""
    return order_problems(draft, ("joined_on", "left_on"))


def participant_state(row: RegisterRow[ParticipantDraft]) -> State:
    """Takes part, has left, waits for its day, or takes part without having agreed."""
    draft = row.draft
    if draft.left(row.today):
        return State(Mark.NONE, "떠남")
    if draft.consented_on is None:
        return State(Mark.FIX, "동의 없음")
    return State(Mark.DONE, "참여 중") if draft.joined(row.today) else State(Mark.WAITING, "참여 예정")


def is_neighbour(draft: ParticipantDraft) -> bool:
    """Whether a shop is in one of the districts to which the plan wants to spread."""
    return any(one in draft.zone or one in draft.address for one in NEIGHBOURS)


@dataclass(frozen=True, slots=True)
class ZoneLine:
    """How many shops of a zone take part, have left, and ever took part; ``ahead`` will come in."""

    name: str
    current: int = 0
    left: int = 0
    ahead: int = 0

    @property
    def ever(self) -> int:
        """누적: all that ever took part by the day."""
        return self.current + self.left


@dataclass(frozen=True)
class ZoneTable:
    """Shops by zone on a day; ``neighbours`` are those of the total that are in the districts nearby."""

    day: date
    lines: tuple[ZoneLine, ...]
    total: ZoneLine
    neighbours: ZoneLine

    @property
    def all_lines(self) -> tuple[ZoneLine, ...]:
        """The sum and how many of it are nearby, which are always in sight, then the zones."""
        return (self.total, self.neighbours, *self.lines)


def zones_in_order(drafts: Sequence[ParticipantDraft]) -> list[str]:
    """The zones of these shops by name, those of the districts nearby last."""
    own = {one.zone for one in drafts if not is_neighbour(one)}
    return sorted({one.zone for one in drafts}, key=lambda zone: (not zone, zone not in own, sort_key(zone)))


def zone_table(drafts: Sequence[ParticipantDraft], day: date) -> ZoneTable:
    """구역별: a shop that has left is in the sum of all that ever took part, and in no other."""
    zones = zones_in_order(drafts)
    return ZoneTable(
        day,
        tuple(_counted(zone or NO_ZONE, (one for one in drafts if one.zone == zone), day) for zone in zones),
        _counted("계", drafts, day),
        _counted(f"그중 인근권역({'·'.join(NEIGHBOURS)})", filter(is_neighbour, drafts), day),
    )


def _counted(name: str, drafts: Iterable[ParticipantDraft], day: date) -> ZoneLine:
    current = left = ahead = 0
    for one in drafts:
        if one.left(day):
            left += 1
        elif one.joined(day):
            current += 1
        else:
            ahead += 1
    return ZoneLine(name, current, left, ahead)


def _subtitle(row: RegisterRow[ParticipantDraft]) -> str:
    parts = (row.draft.zone, row.draft.trade, row.names["project_id"])
    return " · ".join(part for part in parts if part)


PARTICIPANTS: RegisterKind[ParticipantDraft] = RegisterKind(
    kind=Kind.PARTICIPANT,
    noun="참여상점",
    counter="곳",
    draft=ParticipantDraft,
    fields=FIELDS,
    acts=(Act.ADD_PARTICIPANT, Act.EDIT_PARTICIPANT, Act.REMOVE_PARTICIPANT),
    title=lambda draft: draft.name,
    subtitle=_subtitle,
    searched=("name", "zone", "trade", "address", "result"),
    views={"all": "전체", "current": "참여 중", "left": "떠남", "no_consent": "동의 없음"},
    problems=participant_problems,
    touches=frozenset({Kind.PROJECT}),
)
