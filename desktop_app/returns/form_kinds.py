"""A form as the import road takes it in: the feature's own kind of record, known by the form's words and row keys.

Judging, questions and writing are the road's; here a row finds the record whose key it carries, and what is odd about
a department's row is said (G3, IMP-10).
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from desktop_app.intake.kinds import FieldSpec, Known, RecordKind, Register, Values
from desktop_app.intake.readers import read_line
from desktop_app.problems import Problem
from desktop_app.returns.form_keys import RowKey, read_row_key
from desktop_app.returns.forms import KEY_SHEET, FormColumn, FormLayout
from desktop_app.values import date_range_text

if TYPE_CHECKING:
    from db.session import Session

ROW_KEY: Final = "row_key"
DEPARTMENT: Final = "department_id"
"""The field of every form's kind that says whose a record is."""
_FIELD_OF: Final = {"space": "venue_id", "training": "training_id"}
"""Columns of a form that the kind of record calls otherwise."""
_DAY: Final = "used_on"
_SHARED: Final = "usage"
"""Two departments may report one event, each as its own."""
_ROW_KEY_SPEC: Final = FieldSpec(ROW_KEY, "줄의 열쇠", read_line, KEY_SHEET)


@dataclass(frozen=True, slots=True)
class OwnKey:
    """What a row calls a record of its own department that others may have too: an event of several (IMP-10)."""

    department: Hashable
    shared: Hashable


@dataclass(frozen=True, slots=True)
class Period:
    """What a round asks about."""

    year: int
    starts_on: date
    ends_on: date


def form_kind(base: RecordKind, layout: FormLayout, period: Period, *, keyed: bool) -> RecordKind:
    """How the rows of a form are taken in; without the form's key the feature's own list of fields is asked."""
    by_field = {field_of(one): one for one in layout.columns}
    named = any(one.identity for one in layout.columns)
    fields = [_field(one, by_field.get(one.key), named=named) for one in base.fields]
    if keyed:
        fields.append(_ROW_KEY_SPEC)
    needed = needed_by(layout) if keyed else {}
    return replace(
        base, fields=tuple(fields), look=lambda s: _Rows(s, base, layout.table, period, needed), near=False
    )


def needed_by(layout: FormLayout) -> Mapping[str, str]:
    """The fields that a new row must fill, with the heads of their columns."""
    return {field_of(one): one.head for one in layout.columns if one.required}


def field_of(column: FormColumn) -> str:
    """The field that a column of a form fills."""
    return _FIELD_OF.get(column.key, column.key)


def row_key_of(values: Values) -> RowKey | None:
    """The key that a row carries."""
    return read_row_key(str(values.get(ROW_KEY, "")))


def _field(one: FieldSpec, column: FormColumn | None, *, named: bool) -> FieldSpec:
    if column is None:
        return replace(one, identity=one.identity and not named)
    heads = ", ".join(dict.fromkeys((*one.words[1:], *column.words)))
    return replace(one, heads=heads, identity=column.identity if named else one.identity)


class _Rows:
    """The records of the kind, found by the keys of rows too."""

    def __init__(
        self,
        session: "Session",
        base: RecordKind,
        table: str,
        period: Period,
        needed: Mapping[str, str],
    ) -> None:
        self._needed = needed
        self._inner: Register = base.look(session)
        self._table = table
        self._period = period
        self.known: Sequence[Known] = [
            replace(one, keys=one.keys | {_key(table, one.id)}) for one in self._inner.known
        ]
        self._ids = {one.id for one in self.known}
        self._alike: dict[Hashable, list[Known]] = {}
        if table == _SHARED:
            for one in self._inner.known:
                for key in one.keys:
                    self._alike.setdefault(key, []).append(one)

    def key_of(self, values: Values) -> Hashable | None:
        key = row_key_of(values)
        if key is not None and key.table == self._table and key.id in self._ids:
            return _key(key.table, key.id)
        inner = self._inner.key_of(_said(values))
        if self._table != _SHARED or inner is None:
            return inner
        mine = [one for one in self._alike.get(inner, ()) if self._is_of(one, values)]
        return _key(self._table, mine[0].id) if len(mine) == 1 else OwnKey(values.get(DEPARTMENT), inner)

    def claims(self, values: Values) -> Mapping[Hashable, str]:
        return self._inner.claims(_said(values))

    def held(self, known: Known, values: Values) -> Values:
        found: dict[str, Any] = dict(self._inner.held(known, _said(values)))
        return {**found, ROW_KEY: values[ROW_KEY]} if ROW_KEY in values else found

    def problems(self, known: Known | None, values: Values) -> Iterable[Problem]:
        yield from self._inner.problems(known, _said(values))
        if known is None:
            for name, head in self._needed.items():
                if name not in values:
                    yield Problem(name, f"‘{head}’ 칸이 비어 있습니다.")
        key = row_key_of(values)
        if known is None and key is not None:
            text = "양식을 보낸 뒤 우리 기록에서 지운 줄입니다. 받으면 새로 생깁니다."
            yield Problem("", text, blocks=False)
        if known is None and self._table == _SHARED and self._alike.get(self._inner.key_of(_said(values))):
            text = "다른 부서의 기록과 날짜·시각·시설·행사명이 같습니다. 함께 연 행사인지 확인하세요."
            yield Problem("event", text, blocks=False)
        if known is not None and DEPARTMENT in values:
            yield Problem(
                DEPARTMENT, "다른 부서의 기록과 같은 줄입니다. 받으면 부서가 바뀝니다.", blocks=False
            )
        day = values.get(_DAY)
        if isinstance(day, date) and not self._period.starts_on <= day <= self._period.ends_on:
            span = date_range_text(self._period.starts_on, self._period.ends_on)
            yield Problem(_DAY, f"회차의 기간({span}) 밖입니다.", blocks=False)

    def _is_of(self, known: Known, values: Values) -> bool:
        """Whether a record is of the department of a row."""
        whose = {DEPARTMENT: values.get(DEPARTMENT)}
        return bool(self._inner.held(known, whose).get(DEPARTMENT) == whose[DEPARTMENT])

    def write(self, session: "Session", known: Known | None, values: Values) -> int:
        return self._inner.write(session, known, _said(values))


def _key(table: str, record_id: int) -> Hashable:
    return "row", table, record_id


def _said(values: Values) -> Values:
    return {key: value for key, value in values.items() if key != ROW_KEY}
