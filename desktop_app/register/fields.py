"""The fields of a register, declared once: form, conditions, import, history and problems all follow from them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from desktop_app.filters import FieldType, FilterField, codes, words
from desktop_app.problems import Problem
from desktop_app.values import (
    MAX_WON,
    masked_address,
    masked_mail,
    masked_name,
    masked_phone,
    phone_text,
    tidy,
    tidy_line,
)


class FieldKind(Enum):
    """What a field holds, and with it how it is typed, read from a cell, stored and asked for."""

    LINE = "한 줄"
    TEXT = "여러 줄"
    DAY = "날짜"
    MONTH = "달"  # kept as its first day
    COUNT = "수"
    WON = "금액"
    TIME = "시각"
    SPAN = "걸리는 시간"
    YES = "예·아니요"
    CODE = "정한 값"
    WORD = "정한 말"
    RECORD = "다른 기록"


_ASKED = {
    FieldKind.LINE: FieldType.TEXT,
    FieldKind.TEXT: FieldType.TEXT,
    FieldKind.DAY: FieldType.DATE,
    FieldKind.MONTH: FieldType.DATE,
    FieldKind.COUNT: FieldType.NUMBER,
    FieldKind.WON: FieldType.WON,
    FieldKind.TIME: FieldType.TIME,
    FieldKind.SPAN: FieldType.NUMBER,
    FieldKind.YES: FieldType.YES_NO,
    FieldKind.CODE: FieldType.CHOICE,
    FieldKind.WORD: FieldType.CHOICE,
    FieldKind.RECORD: FieldType.CHOICE,
}


class Mask(Enum):
    """How a personal field is hidden in lists and, until it is asked for, in the form (PII-4, PII-5)."""

    NAME = "성명"
    PHONE = "전화"
    MAIL = "전자우편"
    ADDRESS = "주소"


MASKS: dict[Mask, Callable[[str], str]] = {
    Mask.NAME: masked_name,
    Mask.PHONE: masked_phone,
    Mask.MAIL: masked_mail,
    Mask.ADDRESS: masked_address,
}


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a register's draft, under the same key in its table.

    ``required`` blocks saving while it is empty, ``wanted`` lists it among the 미비 항목; a CODE that may
    stand empty without being missed is ``optional``. ``codes`` are the members
    that a CODE may have, ``offered`` the words that a WORD has to be and a LINE is likely to be, ``recalled``
    offers those that stand in its list besides, ``refers`` the kind of record that a RECORD names (a key of
    db.register_lists.MODELS). ``section`` begins a section of the form, ``beside`` puts the field on the line of
    the one before, whose ``line`` names that line, and ``part`` says what the field is called there. ``heads`` are
    the words by which an imported column is known besides the label, with commas between; the ``identity`` fields
    together tell which record a row of a file is about; ``personal`` fields leave in a file only where the officer
    asks for them, and are shown as their ``mask`` says.
    """

    key: str
    label: str
    kind: FieldKind
    required: bool = False
    wanted: bool = False
    optional: bool = False
    codes: type[Enum] | None = None
    offered: tuple[str, ...] = ()
    refers: str = ""
    unit: str = ""
    section: str = ""
    line: str = ""
    part: str = ""
    beside: bool = False
    hint: str = ""
    heads: str = ""
    example: str = ""
    personal: bool = False
    mask: Mask | None = None
    identity: bool = False
    recalled: bool = False
    in_form: bool = True
    in_import: bool = True


def filter_field(field: Field) -> FilterField:
    """What can be asked of the field in a condition (features.md I3)."""
    choices: tuple[tuple[str | int, str], ...] = codes(field.codes) if field.codes else ()
    if field.kind is FieldKind.WORD:
        choices = words(field.offered)
    required = field.required or (field.kind is FieldKind.CODE and not (field.wanted or field.optional))
    unit = "분" if field.kind is FieldKind.SPAN else field.unit
    return FilterField(field.key, field.label, _ASKED[field.kind], choices, required=required, unit=unit)


def stored(field: Field, value: Any) -> Any:
    """A draft's value as its column keeps it: text tidied, a code by its name."""
    match field.kind:
        case FieldKind.LINE if field.mask is Mask.PHONE:
            return phone_text(value or "")
        case FieldKind.LINE | FieldKind.WORD:
            return tidy_line(value or "")
        case FieldKind.TEXT:
            return tidy(value or "")
        case FieldKind.CODE:
            return value.name if value is not None else ""
    return value


def drafted(field: Field, value: Any) -> Any:
    """A column's value as the draft has it."""
    if field.kind is FieldKind.CODE:
        assert field.codes is not None  # noqa: S101 - a CODE names its codes
        return field.codes[value] if value else None
    return value


def masked(fields: Iterable[Field], draft: Any) -> Any:
    """A draft as lists show it: what is personal behind its mask."""
    hidden = {
        one.key: MASKS[one.mask](getattr(draft, one.key))
        for one in fields
        if one.mask and getattr(draft, one.key)
    }
    return replace(draft, **hidden) if hidden else draft


def empty(value: Any) -> bool:
    """Whether a field was left empty; a number of 0 was not."""
    return value is None or value in ("", ())


def field_problems(fields: Iterable[Field], draft: Any) -> list[Problem]:
    """What keeps any draft with these fields from being saved: nothing in a required field, a sum out of range."""
    found = []
    for field in fields:
        value = getattr(draft, field.key)
        if field.required and (empty(value) or (isinstance(value, str) and not tidy_line(value))):
            found.append(Problem(field.key, f"{field.label}: {_ASK.get(field.kind, '적으세요.')}"))
        elif field.kind is FieldKind.WON and value is not None and not 0 <= value <= MAX_WON:
            found.append(Problem(field.key, f"{field.label}: 0원 이상이어야 합니다."))
        elif field.kind is FieldKind.SPAN and value is not None and value <= 0:
            found.append(Problem(field.key, f"{field.label}: 0보다 길어야 합니다."))
        elif field.kind is FieldKind.COUNT and value is not None and value < 0:
            found.append(Problem(field.key, f"{field.label}: 0 이상이어야 합니다."))
    return found


def missing_fields(fields: Iterable[Field], draft: Any) -> list[tuple[str, str]]:
    """The 미비 항목 of a draft as (field, label)."""
    return [(one.key, one.label) for one in fields if one.wanted and empty(getattr(draft, one.key))]


def order_problems(draft: Any, *pairs: tuple[str, str]) -> list[Problem]:
    """Pairs of days or times of which the second may not come before the first."""
    found = []
    for first, second in pairs:
        start, end = getattr(draft, first), getattr(draft, second)
        if start is not None and end is not None and end < start:
            found.append(Problem(second, "시작보다 빠릅니다. 앞뒤를 확인하세요."))
    return found


def time_problems(draft: Any, start: str = "start_minute", end: str = "end_minute") -> list[Problem]:
    """A period of one day: an end needs a start, and comes after it."""
    first, last = getattr(draft, start), getattr(draft, end)
    if last is not None and first is None:
        return [Problem(start, "시작 시각을 적으세요.")]
    if first is not None and last is not None and last <= first:
        return [Problem(end, "끝나는 시각이 시작 시각보다 늦어야 합니다.")]
    return []


def by_key(fields: Sequence[Field], key: str) -> Field:
    """A field by its key. Raises LookupError."""
    for one in fields:
        if one.key == key:
            return one
    raise LookupError(key)


_ASK = {
    FieldKind.DAY: "날짜를 적으세요.",
    FieldKind.MONTH: "달을 적으세요.",
    FieldKind.RECORD: "고르세요.",
    FieldKind.CODE: "고르세요.",
}
