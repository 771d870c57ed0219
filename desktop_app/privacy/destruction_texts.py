"""The officer's words around a destruction: whom it concerns, where they are named, what the register says."""

from collections.abc import Collection, Sequence
from itertools import groupby

from db.erasure import Mention
from db.privacy_queries import SubjectData
from desktop_app.privacy.destruction_records import NamedIn, Subject
from desktop_app.privacy.guard import label_of
from desktop_app.terms import FIELD_LABELS
from desktop_app.trouble import TABLES
from desktop_app.values import masked_name

ROLES = {
    "person": "담당자",
    "citizen_problem": "난제 신청인",
    "attendee": "회의 참석자",
    "trainee": "교육생",
}
"""What the people of each table are to the office; one line for one more table of db.personal."""
_UNTOLD = frozenset({"words", "sounds", "sort_key", "is_primary", "team_id"})
"""Columns that go with the data without being data of their own."""
_LABELS = FIELD_LABELS | {"name": "성명"}
_ROUND = 24
"""Signs of a text that are shown on either side of what was found."""


def subject_of(row: SubjectData) -> Subject:
    """A person as the preview shows them."""
    filled = tuple(
        _LABELS.get(name.removeprefix("applicant_")) or label_of(row.table, name)
        for name, value in row.values.items()
        if value and name not in _UNTOLD
    )
    return Subject(row.key, ROLES[row.table], masked_name(row.name), row.body, row.retain_until, filled)


def named_in(mention: Mention, shared: Collection[str], own: Collection[tuple[str, int]]) -> NamedIn:
    """A text that names somebody; numbers and addresses are cleared, a name where it is surely meant.

    ``own`` are the records of those to be destroyed: their own text means them.
    """
    spot = mention.spot
    where = f"{TABLES.get(spot.table, '기록')} {spot.record_id}번 {label_of(spot.table, spot.column)}"
    common = any(value in shared for value in mention.found)
    meant = spot.table == "contact_note" or (spot.table, spot.record_id) in own
    sure = meant or any("@" in value or value[:1].isdigit() for value in mention.found)
    return NamedIn(
        key=(spot.table, spot.record_id, spot.column),
        where=f"{where} (고치기 전 이력)" if mention.former else where,
        text=_around(mention),
        clear=sure and not common,
        shared=common,
    )


def whose(people: Sequence[Subject]) -> str:
    """``가온 문화공방 외 1곳 담당자 3명``: the organisation stays, so it may be named."""
    ordered = sorted(people, key=lambda one: one.role)
    return ", ".join(_whose(role, list(some)) for role, some in groupby(ordered, key=lambda one: one.role))


def _whose(role: str, people: Sequence[Subject]) -> str:
    bodies = list(dict.fromkeys(one.body for one in people if one.body))
    more = f" 외 {len(bodies) - 1}건" if len(bodies) > 1 and role != ROLES["person"] else ""
    more = f" 외 {len(bodies) - 1}곳" if len(bodies) > 1 and not more else more
    return f"{bodies[0] if bodies else '소속 없음'}{more} {role} {len(people)}명"


def fields_of(people: Sequence[Subject]) -> str:
    """The kinds of data that were there, never the data."""
    return ", ".join(dict.fromkeys(name for one in people for name in one.fields))


def note_of(texts: int, dropped: int, files: int) -> str:
    """What went besides the rows and the backups."""
    parts = (
        (texts, f"다른 기록의 글 {texts}곳에서 지움"),
        (dropped, f"읽을 수 없는 사본 {dropped}개 삭제"),
        (files, f"받은 파일 {files}개 삭제"),
    )
    return ", ".join(words for count, words in parts if count)


def _around(mention: Mention) -> str:
    at = mention.text.find(mention.found[0])
    start, end = max(at - _ROUND, 0), at + len(mention.found[0]) + _ROUND
    text = " ".join(mention.text[start:end].split())
    return f"{'…' if start else ''}{text}{'…' if end < len(mention.text) else ''}"
