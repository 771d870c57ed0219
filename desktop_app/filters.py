"""Conditions on a list: what the officer asks of single fields, joined by 그리고 and 또는 (features.md I3).

A list declares its fields once::

    FILTER_FIELDS = (
        FilterField("name", "단체명", FieldType.TEXT, required=True),
        FilterField("agreed_until", "협약 종료", FieldType.DATE),
    )

and its service turns the officer's conditions into SQL with ``terms`` and db.conditions.narrowed; what
each field is in SQL stands beside the list's queries.
"""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from typing import Any, Final, Protocol, runtime_checkable

from desktop_app.particles import with_object
from desktop_app.search import folded, pattern
from desktop_app.values import count_text, date_text, minute_text, won_text

FARTHEST_DAY: Final = 3650
GONE_CHOICE: Final = "지금 목록에 없는 기록"


class FieldType(Enum):
    """What kind of values a field has, and so what can be asked of it."""

    TEXT = "글"
    CHOICE = "고른 값"
    DATE = "날짜"
    NUMBER = "수"
    WON = "금액"
    TIME = "시각"
    YES_NO = "예·아니요"


class Operator(Enum):
    """What is asked of a field; the name is kept in saved views, the value is what the officer reads."""

    CONTAINS = "포함"
    LACKS = "포함하지 않음"
    IS = "같음"
    IS_NOT = "다름"
    FROM = "이상"
    UNTIL = "이하"
    BETWEEN = "사이"
    ONE_OF = "이 중 하나"
    NONE_OF = "이 중에 없음"
    WITHIN = "오늘부터 며칠 안"
    THIS_MONTH = "이번 달"
    PAST = "지남"
    YES = "예"
    NO = "아니요"
    EMPTY = "비어 있음"
    FILLED = "채워짐"


_AMOUNT = (Operator.FROM, Operator.UNTIL, Operator.BETWEEN, Operator.IS, Operator.IS_NOT)
_MAY_BE_EMPTY = (Operator.EMPTY, Operator.FILLED)
_OPERATORS: Final[dict[FieldType, tuple[Operator, ...]]] = {
    FieldType.TEXT: (Operator.CONTAINS, Operator.LACKS, Operator.IS, Operator.IS_NOT, *_MAY_BE_EMPTY),
    FieldType.CHOICE: (Operator.ONE_OF, Operator.NONE_OF, *_MAY_BE_EMPTY),
    FieldType.DATE: (
        Operator.UNTIL,
        Operator.FROM,
        Operator.BETWEEN,
        Operator.WITHIN,
        Operator.THIS_MONTH,
        Operator.PAST,
        Operator.IS,
        Operator.IS_NOT,
        *_MAY_BE_EMPTY,
    ),
    FieldType.NUMBER: (*_AMOUNT, *_MAY_BE_EMPTY),
    FieldType.WON: (*_AMOUNT, *_MAY_BE_EMPTY),
    FieldType.TIME: (*_AMOUNT, *_MAY_BE_EMPTY),
    FieldType.YES_NO: (Operator.YES, Operator.NO),
}
_WITHOUT_VALUE: Final = frozenset(
    {Operator.THIS_MONTH, Operator.PAST, Operator.YES, Operator.NO, Operator.EMPTY, Operator.FILLED}
)
_RANGES: Final = frozenset(
    {
        Operator.FROM,
        Operator.UNTIL,
        Operator.BETWEEN,
        Operator.WITHIN,
        Operator.THIS_MONTH,
        Operator.PAST,
    }
)
_NEGATIVE: Final = frozenset({Operator.LACKS, Operator.IS_NOT, Operator.NONE_OF, Operator.NO, Operator.EMPTY})

Value = str | int | date


@dataclass(frozen=True, slots=True)
class FilterField:
    """Something that a list can be filtered by.

    ``choices`` are the stored values with their words; a list whose choices are records fills them in when
    it is asked for its fields. ``required`` says that no row lacks the value, ``words`` what a yes and a no
    are called, ``operators`` narrows what can be asked.
    """

    key: str
    label: str
    type: FieldType
    choices: tuple[tuple[str | int, str], ...] = ()
    required: bool = False
    words: tuple[str, str] = ("예", "아니요")
    operators: tuple[Operator, ...] = ()
    unit: str = ""

    @property
    def offered(self) -> tuple[Operator, ...]:
        """What can be asked of this field, the likeliest first."""
        found = self.operators or _OPERATORS[self.type]
        return tuple(one for one in found if one not in _MAY_BE_EMPTY or not self.required)


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing asked of one field; dates and sums stand as values, a choice by what is stored."""

    field: str
    operator: Operator
    values: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Conditions:
    """Any of the groups holds, all conditions of that group with it; without groups every row fits."""

    groups: tuple[tuple[Condition, ...], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.groups)

    def __len__(self) -> int:
        return sum(map(len, self.groups))

    def also(self, condition: Condition) -> "Conditions":
        """그리고: the last group asks this too."""
        if not self.groups:
            return Conditions(((condition,),))
        return Conditions((*self.groups[:-1], (*self.groups[-1], condition)))

    def either(self, condition: Condition) -> "Conditions":
        """또는: a new group begins with this."""
        return Conditions((*self.groups, (condition,)))

    def put(self, group: int, place: int, condition: Condition | None) -> "Conditions":
        """Another condition in the place of one; None takes it out, and an empty group with it."""
        changed = list(self.groups[group])
        changed[place : place + 1] = [] if condition is None else [condition]
        groups = (*self.groups[:group], tuple(changed), *self.groups[group + 1 :])
        return Conditions(tuple(one for one in groups if one))

    def every(self) -> list[Condition]:
        """All conditions from left to right."""
        return [one for group in self.groups for one in group]


@dataclass(frozen=True, slots=True)
class Term:
    """A condition as storage takes it: nothing in it depends on the day or on the officer's words."""

    field: str
    verb: str
    values: tuple[Any, ...]
    negated: bool


@runtime_checkable
class Filterable(Protocol):
    """A record source that takes conditions."""

    def fields(self) -> Sequence[FilterField]:
        """What the list can be filtered by, with the choices of now."""
        ...

    def count(self, query: Any) -> int:
        """How many rows answer a query."""
        ...


def codes(kinds: type[Enum]) -> tuple[tuple[str, str], ...]:
    """The members of a code list as choices: stored name, Korean word."""
    return tuple((one.name, str(one.value)) for one in kinds)


def words(listed: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Choices that are stored as they read."""
    return tuple((one, one) for one in listed)


def with_choices(
    fields: Iterable[FilterField], **choices: Iterable[tuple[str | int, str]]
) -> tuple[FilterField, ...]:
    """The fields with the records that can be chosen now: ``with_choices(FIELDS, building_id=…)``."""
    return tuple(
        replace(one, choices=tuple(choices[one.key])) if one.key in choices else one for one in fields
    )


def values_wanted(operator: Operator) -> int:
    """How many values an operator takes; one that takes any number of choices wants one."""
    return 0 if operator in _WITHOUT_VALUE else 2 if operator is Operator.BETWEEN else 1


def trouble(field: FilterField, operator: Operator, values: Sequence[Value | None]) -> str | None:
    """What is wrong with a condition as entered, in one sentence; None where it can be asked."""
    if operator not in field.offered:
        return f"{field.label}에는 {with_object(f'‘{operator.value}’')} 물을 수 없습니다."
    wanted = values_wanted(operator)
    if not wanted:
        return None
    if len(values) < wanted or any(value is None or value == "" for value in values):
        missing = {FieldType.CHOICE: "하나 이상 고르세요.", FieldType.DATE: "날짜를 적으세요."}
        return (
            "며칠인지 적으세요." if operator is Operator.WITHIN else missing.get(field.type, "값을 적으세요.")
        )
    if operator is Operator.BETWEEN and values[0] > values[1]:  # type: ignore[operator]  # of one type
        before = "앞섭니다" if field.type in {FieldType.DATE, FieldType.TIME} else "작습니다"
        return f"{value_text(field, values[0])}보다 {before}."
    if operator is Operator.WITHIN and not 0 <= _whole(values[0]) <= FARTHEST_DAY:
        return f"0일부터 {FARTHEST_DAY:,}일까지 적습니다."
    if field.type is FieldType.TEXT and not folded(str(values[0])):
        return "찾을 글자를 적으세요. 띄어쓰기와 괄호만으로는 찾을 수 없습니다."
    return None


def terms(conditions: Conditions, fields: Iterable[FilterField], today: date) -> tuple[tuple[Term, ...], ...]:
    """The groups as storage asks them on a day. Raises LookupError for a field that the list does not have."""
    if not conditions:
        return ()
    known = {one.key: one for one in fields}
    return tuple(
        tuple(_term(condition, known[condition.field], today) for condition in group)
        for group in conditions.groups
    )


def value_text(field: FilterField, value: Value | None) -> str:
    """One value as the officer reads it."""
    match field.type:
        case FieldType.DATE if isinstance(value, date):
            return date_text(value)
        case FieldType.WON if isinstance(value, int):
            return f"{won_text(value)}원"
        case FieldType.NUMBER if isinstance(value, int):
            return f"{count_text(value)}{field.unit}"
        case FieldType.TIME if isinstance(value, int):
            return minute_text(value)
        case FieldType.CHOICE:
            said = dict(field.choices).get(value)  # type: ignore[arg-type]  # a date is no choice
            return said or (value if isinstance(value, str) else GONE_CHOICE)
    return f"‘{value}’"


def _whole(value: object) -> int:
    return value if isinstance(value, int) else -1


def _term(condition: Condition, field: FilterField, today: date) -> Term:
    verb, values = _asked(condition, field, today)
    return Term(condition.field, verb, values, condition.operator in _NEGATIVE)


def _asked(condition: Condition, field: FilterField, today: date) -> tuple[str, tuple[Any, ...]]:
    values = condition.values
    if condition.operator in _RANGES:
        return "range", _ends(condition, today)
    match condition.operator:
        case Operator.CONTAINS | Operator.LACKS:
            return "like", (pattern(str(values[0])),)
        case Operator.IS | Operator.IS_NOT if field.type is FieldType.TEXT:
            return "same", (folded(str(values[0])),)
        case Operator.IS | Operator.IS_NOT:
            return "range", (values[0], values[0])
        case Operator.ONE_OF | Operator.NONE_OF:
            return "in", values
        case Operator.YES | Operator.NO:
            return "holds", ()
    return "filled", ()


def _ends(condition: Condition, today: date) -> tuple[Value | None, Value | None]:
    """From where to where, both with it; None is open."""
    values = condition.values
    match condition.operator:
        case Operator.FROM:
            return values[0], None
        case Operator.UNTIL:
            return None, values[0]
        case Operator.WITHIN:
            return today, today + timedelta(days=_whole(values[0]))
        case Operator.THIS_MONTH:
            return today.replace(day=1), today.replace(day=monthrange(today.year, today.month)[1])
        case Operator.PAST:
            return None, today - timedelta(days=1)
    return values[0], values[1]
