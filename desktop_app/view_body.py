"""What a saved view holds, as plain values, and how it is read back when a field is gone (features.md I3)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop_app.filters import Condition, Conditions, FieldType, FilterField, Operator, Value, trouble
from desktop_app.particles import with_subject


def as_plain(conditions: Conditions, fields: Iterable[FilterField]) -> list[list[dict[str, Any]]]:
    """The conditions for a saved view; the label stays readable when its field is gone one day."""
    labels = {one.key: one.label for one in fields}
    return [
        [
            {
                "field": one.field,
                "label": labels.get(one.field, one.field),
                "operator": one.operator.name,
                "values": [
                    {"date": value.isoformat()} if isinstance(value, date) else value for value in one.values
                ],
            }
            for one in group
        ]
        for group in conditions.groups
    ]


@dataclass(frozen=True, slots=True)
class ReadConditions:
    """Conditions read from a saved view, and a sentence for each one that cannot be asked any more."""

    conditions: Conditions
    lost: tuple[str, ...] = ()


def from_plain(groups: object, fields: Iterable[FilterField]) -> ReadConditions:
    """Read what ``as_plain`` wrote; what is not understood is left out and named."""
    known = {one.key: one for one in fields}
    kept, lost = [], []
    for group in groups if isinstance(groups, list) else []:
        read = []
        for one in group if isinstance(group, list) else []:
            condition = _read(one, known)
            if condition is None:
                said = str(one.get("label") or one.get("field")) if isinstance(one, Mapping) else "조건"
                lost.append(f"{with_subject(f'‘{said}’ 조건')} 이제 없습니다.")
            else:
                read.append(condition)
        if read:
            kept.append(tuple(read))
    return ReadConditions(Conditions(tuple(kept)), tuple(lost))


def _read(plain: object, known: Mapping[str, FilterField]) -> Condition | None:
    try:
        assert isinstance(plain, Mapping)  # noqa: S101 - the except below takes it
        field = known[plain["field"]]
        operator = Operator[plain["operator"]]
        values = tuple(_read_value(field, operator, value) for value in plain["values"])
    except (AssertionError, KeyError, TypeError, ValueError):
        return None
    condition = Condition(field.key, operator, values)
    return None if trouble(field, operator, values) else condition


def _read_value(field: FilterField, operator: Operator, value: object) -> Value:
    if isinstance(value, Mapping):
        value = date.fromisoformat(value["date"])
    wanted: tuple[type, ...] = (int,)
    if field.type is FieldType.TEXT:
        wanted = (str,)
    elif field.type is FieldType.CHOICE:
        wanted = (str, int)
    elif field.type is FieldType.DATE and operator is not Operator.WITHIN:
        wanted = (date,)
    if not isinstance(value, wanted) or isinstance(value, bool):
        raise TypeError(value)
    return value  # type: ignore[return-value]  # mypy does not follow ``wanted``
