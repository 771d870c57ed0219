"""The list of those who come to a meeting, as the import road takes it in: onto one meeting, nobody twice (A7, E3).

Of a person a meeting keeps name, post and whose they are; how to reach somebody stands with 사람, and a column of
telephone numbers stays in the file.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

from db import meeting_queries as queries
from db.meetings import Attendee as AttendeeRow
from db.meetings import Meeting
from db.session import Session, fetch
from desktop_app.changes import Kind
from desktop_app.directory.intake import body_lookup
from desktop_app.intake.cells import Meaning, folded_word
from desktop_app.intake.kinds import FieldSpec, Known, Lookup, RecordKind, Values, code_options
from desktop_app.intake.readers import read_line, read_yes
from desktop_app.intake.records import CellValue
from desktop_app.meeting_terms import ATTENDEE_LABELS, AttendeeSide
from desktop_app.meetings import lines
from desktop_app.meetings.records import Attendee, Who, side_of
from desktop_app.problems import Problem
from desktop_app.search import folded
from desktop_app.values import date_text, masked_name, tidy_line

NAME, WHO, POST, SIDE, PRESENT = "name", "who", "post", "side", "present"
_SIDE_WORDS: Final = {
    "DISTRICT": ("구", "은평구", "은평구청", "부서", "동"),
    "PARK": ("혁신파크", "서울혁신파크", "입주단체", "파크 측"),
    "OTHER": ("그밖", "기타", "외부"),
}
_CAME: Final = {"참석": True, "출석": True, "참가": True, "불참": False, "결석": False, "미참석": False}


def read_present(value: CellValue, year: int) -> Meaning[bool]:
    """Whether somebody came: in the words of an attendance list, or as yes and no."""
    said = _CAME.get(folded_word(value)) if isinstance(value, str) else None
    return Meaning(said) if said is not None else read_yes(value, year)


_FIELDS: tuple[FieldSpec, ...] = (
    FieldSpec(
        NAME, ATTENDEE_LABELS[NAME], read_line, "이름, 참석자, 참석자명, 참석자 성명, 참여자, 성함, FN",
        required=True, personal=True, identity=True, mask=masked_name, example="홍길동", width=12,
    ),
    FieldSpec(
        WHO, ATTENDEE_LABELS[WHO], read_line,
        "단체명, 입주단체, 기관명, 부서, 부서명, 회사, 회사명, 소속기관, 소속 단체, 소속부서, ORG",
        identity=True, fixed=True, example="꽃씨 청년일터", width=24,
    ),
    FieldSpec(POST, ATTENDEE_LABELS[POST], read_line, "직책, 직급, TITLE", personal=True, example="팀장"),
    FieldSpec(
        SIDE, ATTENDEE_LABELS[SIDE], read_line, "구분, 참석 구분", lookup=SIDE, fixed=True,
        choices=tuple(one.value for one in AttendeeSide),
    ),
    FieldSpec(
        PRESENT, ATTENDEE_LABELS[PRESENT], read_present, "참석 여부, 참석여부, 출석, 출석 여부",
        choices=("예", "아니요"),
    ),
)  # fmt: skip


def attendee_kind(meeting: Meeting) -> RecordKind:
    """How the road takes a list onto this meeting."""
    meeting_id = meeting.id
    return RecordKind(
        key=AttendeeRow.__tablename__,
        label="참석자",
        counter="명",
        table=AttendeeRow.__tablename__,
        touched=frozenset({Kind.MEETING, Kind.ATTENDEE}),
        fields=_FIELDS,
        look=lambda s: _Asked(s, meeting_id),
        lookups=(Lookup(SIDE, ATTENDEE_LABELS[SIDE], lambda _: code_options(AttendeeSide, _SIDE_WORDS)),),
        advice=(
            f"‘{meeting.title}’({date_text(meeting.held_on)})의 참석자로 넣습니다. 성명이 있으면 되고, "
            "소속은 단체·기관·부서의 어느 이름으로든 찾습니다. 연락처는 회의에 남기지 않습니다."
        ),
    )


class _Asked:
    """Those who were asked to one meeting, at one moment."""

    def __init__(self, session: Session, meeting_id: int) -> None:
        self._meeting_id = meeting_id
        self._held_on = fetch(session, Meeting, meeting_id).held_on
        self._bodies: dict[str, int] = {}
        twice: set[str] = set()
        for option in body_lookup().options(session):
            for word in {folded(one) for one in (option.label, *option.also)} - {""}:
                if self._bodies.setdefault(word, int(option.key)) != option.key:
                    twice.add(word)
        for word in twice:  # a tenant and a partner of one name: which is meant nobody can tell
            del self._bodies[word]
        standing = lines.read(session, [meeting_id])[meeting_id]["attendees"]
        self.known = [
            Known(one.id, one.masked or one.body, frozenset({_key(one.name, one.who)}), one, one.body)
            for one in standing
        ]

    def key_of(self, values: Values) -> Hashable | None:
        name, who = folded(str(values.get(NAME) or "")), self._who(values)
        alike = [one for one in self.known if folded(one.record.name) == name]
        if who is None and len(alike) == 1:  # a list without 소속 means the one of that name
            return _key(name, alike[0].record.who)
        return _key(name, who) if name else None

    def claims(self, values: Values) -> Mapping[Hashable, str]:
        del values  # name and body are all that somebody has for themselves
        return {}

    def held(self, known: Known, values: Values) -> Values:
        line: Attendee = known.record
        here = {NAME: line.name, WHO: line.body, POST: line.post, SIDE: line.side.name, PRESENT: line.present}
        if WHO in values and self._who(values) == line.who:
            here[WHO] = values[WHO]
        if NAME in values and folded(str(values[NAME])) == folded(line.name):
            here[NAME] = values[NAME]
        return {key: here[key] for key in values}

    def problems(self, known: Known | None, values: Values) -> Iterable[Problem]:
        del known
        who = self._who(values)
        if isinstance(who, str):
            yield Problem(WHO, f"‘{who}’은(는) 명부에 없는 곳이라 적힌 그대로 둡니다.", blocks=False)

    def write(self, session: Session, known: Known | None, values: Values) -> int:
        line = known.record if known is not None else Attendee(None)
        changed: dict[str, Any] = {key: tidy_line(values[key]) for key in (NAME, POST) if values.get(key)}
        if values.get(WHO):
            changed["who"] = self._who(values)
            if known is None or line.side is side_of(line.who):
                changed["side"] = side_of(changed["who"])
        if values.get(SIDE):
            changed["side"] = AttendeeSide[values[SIDE]]
        if values.get(PRESENT) is not None:
            changed["present"] = values[PRESENT]
        key = lines.put_attendee(session, self._meeting_id, replace(line, **changed), self._held_on)
        queries.touch(session, self._meeting_id)
        return key

    def _who(self, values: Values) -> Who:
        said = tidy_line(str(values.get(WHO) or ""))
        return self._bodies.get(folded(said), said) if said else None


def _key(name: str, who: Who) -> Hashable:
    """Who somebody is at one meeting: the name, and whose they are."""
    return folded(name), who if isinstance(who, int) else folded(who or "")
