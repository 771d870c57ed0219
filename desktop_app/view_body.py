"""What a saved view holds, as plain values, and how it is read back when a field is gone (features.md I3)."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from desktop_app.filters import Condition, Conditions, FieldType, FilterField, Operator, Value, trouble
from desktop_app.particles import with_subject

NARROWEST, WIDEST = 24, 2000


@dataclass(frozen=True, slots=True)
class ColumnPlan:
    """Which columns a list shows, in which order and how wide; an empty plan leaves them as they are.

    A column that ``order`` does not name stands where the list puts it. ``called`` ones were asked for and
    stay where the list would hide them for want of room.
    """

    order: tuple[str, ...] = ()
    hidden: frozenset[str] = frozenset()
    called: frozenset[str] = frozenset()
    widths: tuple[tuple[str, int], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.order or self.hidden or self.called or self.widths)


@dataclass(frozen=True, slots=True)
class ViewBody:
    """The state of a list under the officer's own name; ``view`` is the built-in one that it narrows."""

    conditions: Conditions = field(default_factory=Conditions)
    view: str = "all"
    text: str = ""
    order: str = ""
    descending: bool = False
    columns: ColumnPlan = field(default_factory=ColumnPlan)


@dataclass(frozen=True, slots=True)
class Known:
    """What a list has now: its fields, its columns by key with their labels, its built-in views."""

    fields: tuple[FilterField, ...]
    columns: Mapping[str, str]
    views: Collection[str]


@dataclass(frozen=True, slots=True)
class ReadBody:
    """A saved view as it can be opened now, with a sentence for everything that is gone."""

    body: ViewBody
    lost: tuple[str, ...] = ()


def written(body: ViewBody, known: Known) -> str:
    """The view as text; labels go along, so that what is gone one day can be named."""
    plain = {
        "conditions": as_plain(body.conditions, known.fields),
        "view": body.view,
        "text": body.text,
        "order": [body.order, known.columns.get(body.order, "")],
        "descending": body.descending,
        "columns": plan_as_plain(body.columns, known.columns),
    }
    return json.dumps(plain, ensure_ascii=False)


def read(text: str, known: Known) -> ReadBody:
    """Read what ``written`` wrote; what the list does not have any more is left out and named."""
    try:
        plain = json.loads(text)
    except ValueError:
        plain = None
    if not isinstance(plain, dict):
        return ReadBody(ViewBody(), ("보기의 내용을 읽을 수 없습니다.",))
    asked = from_plain(plain.get("conditions"), known.fields)
    columns, gone = plan_from_plain(plain.get("columns"), known.columns)
    lost = [*asked.lost, *gone]
    order, label = (*_words(plain.get("order")), "", "")[:2]
    if order and order not in known.columns:
        lost.append(f"차례를 정하던 ‘{label or order}’ 열이 이제 없습니다.")
        order = ""
    view = plain.get("view")
    if not isinstance(view, str) or view not in known.views:
        lost.append("바탕이 된 보기가 이제 없어 전체에서 찾습니다.")
        view = "all"
    words = plain.get("text")
    body = ViewBody(
        asked.conditions,
        view,
        words if isinstance(words, str) else "",
        order,
        bool(order) and plain.get("descending") is True,
        columns,
    )
    return ReadBody(body, tuple(lost))


def plan_as_plain(plan: ColumnPlan, labels: Mapping[str, str]) -> list[dict[str, Any]]:
    """The columns of a plan in their order."""
    widths = dict(plan.widths)
    named = (*plan.order, *sorted({*plan.hidden, *plan.called, *widths} - set(plan.order)))
    return [
        {
            "key": key,
            "label": labels.get(key, key),
            "shown": False if key in plan.hidden else True if key in plan.called else None,
            "width": widths.get(key),
            "placed": key in plan.order,
        }
        for key in named
    ]


def plan_from_plain(plain: object, labels: Mapping[str, str]) -> tuple[ColumnPlan, list[str]]:
    """A plan of the columns that are there, and a sentence for each that is not."""
    order: list[str] = []
    lost: list[str] = []
    widths: list[tuple[str, int]] = []
    seen: set[str] = set()
    hidden: set[str] = set()
    called: set[str] = set()
    for one in plain if isinstance(plain, list) else []:
        key = one.get("key") if isinstance(one, Mapping) else None
        if not isinstance(key, str) or key in seen:
            continue
        seen.add(key)
        if key not in labels:
            said = f"‘{one.get('label') or key}’ 열"
            lost.append(f"{with_subject(said)} 이제 없습니다.")
            continue
        if one.get("placed"):
            order.append(key)
        for those, shown in ((hidden, False), (called, True)):
            if one.get("shown") is shown:
                those.add(key)
        width = one.get("width")
        if isinstance(width, int) and NARROWEST <= width <= WIDEST:
            widths.append((key, width))
    return ColumnPlan(tuple(order), frozenset(hidden), frozenset(called), tuple(widths)), lost


def _words(plain: object) -> list[str]:
    return [one for one in plain if isinstance(one, str)] if isinstance(plain, list) else []


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
