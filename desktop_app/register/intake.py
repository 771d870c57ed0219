"""Any register as the import road takes it in: its fields are the columns, its own service writes the rows (A7)."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from functools import partial
from typing import Any

from db import register_lists as lists
from db.intake_queries import live
from db.session import Session
from desktop_app.intake.cell_times import as_minute, as_month, as_span
from desktop_app.intake.cells import Meaning
from desktop_app.intake.kinds import FieldSpec, Known, Lookup, Option, Read, RecordKind, Values, code_options
from desktop_app.intake.preview import NewThing
from desktop_app.intake.readers import (
    read_count,
    read_day,
    read_line,
    read_mail,
    read_phone,
    read_text,
    read_won,
    read_yes,
)
from desktop_app.intake.records import CellValue
from desktop_app.problems import Problem
from desktop_app.register.fields import Field, FieldKind, Mask
from desktop_app.register.service import Register
from desktop_app.search import sort_key
from desktop_app.values import date_text, tidy_line

_ADVICE = "빈 칸은 기록을 지우지 않습니다. 같은 기록이 이미 있으면 바뀐 칸만 고칩니다."


def read_minute(value: CellValue, _year: int) -> Meaning[int]:
    """A time of day in minutes since midnight."""
    return as_minute(value)


def read_month(value: CellValue, year: int) -> Meaning[date]:
    """A month, as its first day."""
    return as_month(value, year)


def read_span(value: CellValue, _year: int) -> Meaning[int]:
    """How long something takes, in minutes."""
    return as_span(value)


_READS: dict[FieldKind, Read] = {
    FieldKind.LINE: read_line,
    FieldKind.WORD: read_line,
    FieldKind.CODE: read_line,
    FieldKind.RECORD: read_line,
    FieldKind.TEXT: read_text,
    FieldKind.DAY: read_day,
    FieldKind.MONTH: read_month,
    FieldKind.COUNT: read_count,
    FieldKind.WON: read_won,
    FieldKind.TIME: read_minute,
    FieldKind.SPAN: read_span,
    FieldKind.YES: read_yes,
}
_MASKED: dict[Mask | None, Read] = {Mask.PHONE: read_phone, Mask.MAIL: read_mail}
_WIDTHS = {
    FieldKind.TEXT: 30,
    FieldKind.DAY: 12,
    FieldKind.MONTH: 10,
    FieldKind.COUNT: 8,
    FieldKind.WON: 12,
    FieldKind.TIME: 9,
}


def register_kind(register: Register[Any], names: Mapping[str, Lookup] | None = None) -> RecordKind:
    """How the road takes a register's records in.

    ``names`` are the lookups of the kinds of record that its fields refer to, where they know more than names
    (aliases, new records); a record is known by the register's identity fields taken together.
    """
    given, kind = names or {}, register.kind
    fields = [one for one in kind.fields if one.in_import]
    lookups: dict[str, Lookup] = {}
    for one in fields:
        if one.kind is FieldKind.RECORD:
            lookups[one.refers] = given.get(one.refers) or _named(one.refers, one.label)
        elif one.codes is not None:
            options = partial(code_options, one.codes, kind.cell_words.get(one.key))
            lookups[one.key] = Lookup(one.key, one.label, _whatever_file(options))
    return RecordKind(
        key=kind.table,
        label=kind.noun,
        counter=kind.counter,
        table=kind.table,
        touched=frozenset({kind.kind, *kind.touches}),
        fields=tuple(map(_spec, fields)),
        look=lambda s: _Known(s, register),
        lookups=tuple(lookups.values()),
        advice=_ADVICE,
    )


def _spec(field: Field) -> FieldSpec:
    lookup = field.refers if field.kind is FieldKind.RECORD else field.key if field.codes else ""
    return FieldSpec(
        field.key,
        field.label,
        _MASKED.get(field.mask) or _READS[field.kind],
        field.heads,
        lookup=lookup,
        required=field.required,
        personal=field.personal,
        identity=field.identity,
        is_sum=field.kind is FieldKind.WON,
        fixed=field.codes is not None or field.kind is FieldKind.RECORD,
        choices=tuple(str(one.value) for one in field.codes) if field.codes else field.offered,
        example=field.example,
        width=_WIDTHS.get(field.kind, 18),
    )


def _named(kind: str, label: str) -> Lookup:
    return Lookup(kind, label, lambda s: [Option(*pair) for pair in lists.offered(s, kind, None)])


class _Known:
    """The register at one moment."""

    def __init__(self, session: Session, register: Register[Any]) -> None:
        self._register = register
        self._fields = {one.key: one for one in register.kind.fields}
        self._identity = [one.key for one in register.kind.fields if one.identity]
        rows = register.read(session, [row.id for row in live(session, register.listed.model)])
        self._year = {"fiscal_year": register.today().year} if register.kind.undated else {}
        if self._year:  # what no day dates comes into the present year, beside that year's records
            rows = [row for row in rows if register.kind.year_of(row.draft) == register.today().year]
        self.known = [
            Known(
                row.id,
                register.kind.title(row.draft),
                frozenset({key} if (key := self._key_of_draft(row.draft)) is not None else ()),
                row.draft,
                register.kind.subtitle(row),
            )
            for row in rows
        ]

    def key_of(self, values: Values) -> Hashable | None:
        parts = tuple(_key(values.get(key)) for key in self._identity)
        needed = (part for key, part in zip(self._identity, parts, strict=True) if self._fields[key].required)
        return parts if any(parts) and all(needed) else None

    def claims(self, values: Values) -> Mapping[Hashable, str]:
        del values  # the identity is all that a record has for itself
        return {}

    def held(self, known: Known, values: Values) -> Values:
        return {key: _plain(self._fields[key], getattr(known.record, key)) for key in values}

    def problems(self, known: Known | None, values: Values) -> Iterable[Problem]:
        draft = self._register.tidied(self._merged(known, values))
        new = [one.name for one in fields(draft) if isinstance(getattr(draft, one.name), NewThing)]
        stored = (
            replace(draft, **dict.fromkeys(new)) if new else draft
        )  # nothing is known against what is new
        found = self._register.problems(stored, known.id if known else None)
        return [one for one in found if one.field not in new]

    def write(self, session: Session, known: Known | None, values: Values) -> int:
        draft = self._register.tidied(self._merged(known, values))
        return self._register.write(session, draft, known.id if known else None)

    def _merged(self, known: Known | None, values: Values) -> Any:
        plain = {key: _coded(self._fields[key], value) for key, value in values.items()}
        if known is not None:
            return replace(known.record, **plain)
        blank: Callable[..., Any] = self._register.kind.draft
        return replace(blank(), **self._year, **plain)

    def _key_of_draft(self, draft: Any) -> Hashable | None:
        return self.key_of({key: _plain(self._fields[key], getattr(draft, key)) for key in self._identity})


def _key(value: Any) -> str:
    if value is None:
        return ""
    return date_text(value) if isinstance(value, date) else sort_key(tidy_line(str(value)))


def _plain(field: Field, value: Any) -> Any:
    """A draft's value as the road compares it."""
    return (value.name if value is not None else "") if field.kind is FieldKind.CODE else value


def _coded(field: Field, value: Any) -> Any:
    if field.kind is not FieldKind.CODE:
        return value
    assert field.codes is not None  # noqa: S101 - a CODE names its codes
    return field.codes[value]


def _whatever_file(options: Callable[[], Sequence[Option]]) -> "Callable[[Session], Sequence[Option]]":
    """Options that stand in the program."""
    return lambda _: options()
