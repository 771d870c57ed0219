"""Conditions worked out in plain Python over plain values, to be laid beside what storage answers; dice for them."""

import random
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from desktop_app.filters import (
    Condition,
    Conditions,
    FieldType,
    FilterField,
    Operator,
    trouble,
    values_wanted,
)
from desktop_app.search import folded, matches, pattern

Row = Mapping[str, Any]
WORDS = ("가온", "나래", "ㄴㅌ", "청년", "%", "_", "a*[b", "R&D", "주", "느티나무 기술", "'", "😀")


def holds(row: Row, condition: Condition, today: date) -> bool:
    """Whether one row answers; a field with several values is a set of them."""
    value, asked = row[condition.field], condition.values
    if callable(value):  # a question that only a given day answers
        return bool(value(asked[0])) is (condition.operator is Operator.IS)
    empty = value is None or value in ("", set())
    match condition.operator:
        case Operator.EMPTY:
            return empty
        case Operator.FILLED:
            return not empty
        case Operator.YES:
            return bool(value)
        case Operator.NO:
            return not value
        case Operator.CONTAINS:
            return matches(value or "", pattern(str(asked[0])))
        case Operator.LACKS:
            return not matches(value or "", pattern(str(asked[0])))
        case Operator.ONE_OF:
            return bool(_several(value) & set(asked))
        case Operator.NONE_OF:
            return not _several(value) & set(asked)
    return _compares(value, condition, today)


def answers(row: Row, conditions: Conditions, today: date) -> bool:
    """Any of the groups, all of its conditions with it."""
    groups = conditions.groups
    return not groups or any(all(holds(row, one, today) for one in group) for group in groups)


def _several(value: object) -> set[object]:
    return value if isinstance(value, set) else {value}


def _compares(value: Any, condition: Condition, today: date) -> bool:
    asked: tuple[Any, ...] = condition.values
    if condition.operator in {Operator.IS, Operator.IS_NOT}:
        same = folded(value) == folded(asked[0]) if isinstance(value, str) else value == asked[0]
        return same is (condition.operator is Operator.IS)
    if value is None:
        return False
    rules: dict[Operator, Callable[[], bool]] = {
        Operator.FROM: lambda: value >= asked[0],
        Operator.UNTIL: lambda: value <= asked[0],
        Operator.BETWEEN: lambda: asked[0] <= value <= asked[1],
        Operator.WITHIN: lambda: 0 <= (value - today).days <= asked[0],
        Operator.THIS_MONTH: lambda: (value.year, value.month) == (today.year, today.month),
        Operator.PAST: lambda: value < today,
    }
    return rules[condition.operator]()


def some_conditions(dice: random.Random, fields: Sequence[FilterField], rows: Sequence[Row]) -> Conditions:
    """Up to three groups of up to three conditions, most values taken from the rows themselves."""
    groups = [
        tuple(some_condition(dice, dice.choice(fields), rows) for _ in range(dice.randint(1, 3)))
        for _ in range(dice.randint(1, 3))
    ]
    return Conditions(tuple(groups))


def some_condition(dice: random.Random, field: FilterField, rows: Sequence[Row]) -> Condition:
    """One condition that can be asked of a field."""
    while True:
        operator = dice.choice(field.offered)
        wanted = values_wanted(operator)
        if operator in {Operator.ONE_OF, Operator.NONE_OF}:
            stored = [key for key, _ in field.choices] or [999_999]
            values: list[Any] = dice.sample(stored, min(len(stored), dice.randint(1, 3)))
        elif operator is Operator.WITHIN:
            values = [dice.choice((0, 1, 30, 400))]
        else:
            values = [_value(dice, field, rows) for _ in range(wanted)]
        if operator is Operator.BETWEEN:
            values.sort()
        if trouble(field, operator, values) is None:
            return Condition(field.key, operator, tuple(values))


def _value(dice: random.Random, field: FilterField, rows: Sequence[Row]) -> Any:
    found = dice.choice(rows)[field.key] if rows else None
    match field.type:
        case FieldType.TEXT:
            text = found if isinstance(found, str) and found else dice.choice(WORDS)
            start = dice.randrange(len(text))
            return dice.choice((text, text[start : start + 3], dice.choice(WORDS)))
        case FieldType.DATE:
            near = found if isinstance(found, date) else date(2021, 6, 1)
            return near + timedelta(days=dice.choice((-1, 0, 0, 1, 40)))
    near = found if isinstance(found, int) else dice.choice((0, 1, 600))
    return max(near + dice.choice((-1, 0, 0, 1)), 0)
