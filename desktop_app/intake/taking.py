"""Rows of an outlook written within an act, with what is made and remembered of their words; for every road in."""

import json
from collections.abc import Hashable
from typing import TYPE_CHECKING, Any, Final

from db import intake_queries as queries
from db.intake import IntakeMapping
from db.session import Session
from desktop_app.intake.facts import Words
from desktop_app.intake.kinds import RecordKind, word_key
from desktop_app.intake.preview import ITSELF, Answer, Fate, NewThing, Outcome, Outlook
from desktop_app.privacy.access import AccessLog
from desktop_app.privacy.records import subject
from desktop_app.terms import Deed

if TYPE_CHECKING:
    from desktop_app.changes import Kind

WORD: Final = "word"
"""Stands where a mapping names its kind, for words that the officer has explained."""
WRITTEN: Final = frozenset({Fate.NEW, Fate.CHANGED})


class RowWriter:
    """Writes rows of one kind; a new thing that several rows or files name is made once."""

    def __init__(self, session: Session, kind: RecordKind) -> None:
        self._s = session
        self._kind = kind
        self._made: dict[tuple[str, str], int] = {}
        self.touched: frozenset[Kind] = frozenset()
        self._persons: list[int] = []
        self._fields: set[str] = set()

    def write(self, outcome: Outcome) -> int:
        """Write what is accepted of a row; the record's id."""
        register = outcome.preview.facts.register
        values = {key: self._real(value) for key, value in outcome.accepted.items()}
        record_id = register.write(self._s, outcome.known, values)
        if personal := {key for key in values if self._kind.field(key).personal}:
            self._persons.append(record_id)
            self._fields |= personal
        return record_id

    def note_access(self, access: AccessLog) -> None:
        """Write down of whom personal data came in, together with the act."""
        if self._persons:
            detail = ", ".join(
                one.label for one in self._kind.fields if one.personal and one.key in self._fields
            )
            whose = subject(self._kind.table, self._persons)
            access.note_within(self._s, Deed.INTAKE, whose, len(self._persons), detail=detail)

    def remember_words(self, outlook: Outlook) -> None:
        """What the officer said that a word means, for the words that this file uses."""
        asked = _asked_words(outlook)
        for (lookup_key, word), answer in outlook.decisions.answers.items():
            text = asked.get((lookup_key, word))
            if text is None or answer.key is None or not answer.remember:
                continue
            lookup = self._kind.lookup(lookup_key) if lookup_key != ITSELF else None
            remember = lookup.remember if lookup else self._kind.remember
            if remember is not None and isinstance(answer.key, int):
                remember(self._s, answer.key, text)
            elif lookup is not None:
                _remember_word(self._s, lookup_key, word, answer)

    def _real(self, value: Any) -> Any:
        """A record made of a word at its first use."""
        if not isinstance(value, NewThing):
            return value
        lookup = self._kind.lookup(value.lookup)
        assert lookup.create is not None  # noqa: S101 - only then is a new one offered
        key = value.lookup, value.text
        if key not in self._made:
            self._made[key] = lookup.create(self._s, value.text)
            self.touched |= lookup.touched
        return self._made[key]


def known_words(s: Session) -> Words:
    """What the officer has said before that words mean."""
    found: dict[tuple[str, str], int | str] = {}
    for row in queries.mappings(s, WORD):
        lookup, _, word = row.name.partition(":")
        found[lookup, word] = json.loads(row.body)
    return found


def _asked_words(outlook: Outlook) -> dict[tuple[str, Hashable], str]:
    """The words that the rows use, by what an answer is kept under; rows that are left out do not count."""
    kind = outlook.preview.kind
    found: dict[tuple[str, Hashable], str] = {}
    for aim, outcome in zip(outlook.aims, outlook.outcomes, strict=True):
        if outcome.fate is Fate.LEFT:
            continue
        found[ITSELF, aim.key] = aim.name
        for key, value in aim.line.values.items():
            if lookup := kind.field(key).lookup:
                found[lookup, word_key(str(value))] = str(value)
    return found


def _remember_word(s: Session, lookup: str, word: Hashable, answer: Answer) -> None:
    name, body = f"{lookup}:{word}", json.dumps(answer.key, ensure_ascii=False)
    row = queries.mapping_named(s, WORD, name)
    if row is None:
        s.add(IntakeMapping(kind=WORD, name=name, head_key="", body=body))
    else:
        row.body = body
