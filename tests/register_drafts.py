"""Records of any register, made of its declared fields by the dice: for the tests that hold for all registers."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from desktop_app.register.fields import Field, FieldKind
from desktop_app.register.service import Register

YEAR = 2021
WORDS = ("꽃씨 나눔", "ㄱㄴ 모임", "= 1+1", "<b>굵게</b>", "100%_", "불광천 산책", "'; DROP", "  두 칸  ")


def draft_of(register: Register[Any], dice: random.Random, base: Any = None) -> Any:
    """A draft in which about two thirds of the fields are filled; required ones always."""
    fields = [one for one in register.kind.fields if hasattr(register.listed.model, one.key)]
    filled = {one.key: _value(register, one, dice) for one in fields if one.required or dice.random() < 0.66}
    if base is None:
        base = register.kind.draft()
        if hasattr(base, "fiscal_year"):  # what no day of it says is the window's year
            base = replace(base, fiscal_year=YEAR)
    return replace(base, **filled)


def accepted_draft(
    register: Register[Any], dice: random.Random, base: Any = None, record_id: int | None = None
) -> Any:
    """The first such draft that no rule refuses."""
    for _ in range(200):
        draft = draft_of(register, dice, base)
        if not any(problem.blocks for problem in register.problems(register.tidied(draft), record_id)):
            return draft
    raise AssertionError(f"no acceptable draft of {register.kind.noun}")


def several_drafts(register: Register[Any], dice: random.Random, count: int) -> list[Any]:
    """So many of them that no two are about the same record."""
    identity = [one.key for one in register.kind.fields if one.identity]
    found: dict[object, Any] = {}
    while len(found) < count:
        draft = register.tidied(accepted_draft(register, dice))
        found.setdefault(tuple(getattr(draft, key) for key in identity) or len(found), draft)
    return list(found.values())


def _value(register: Register[Any], field: Field, dice: random.Random) -> Any:
    if field.kind is FieldKind.CODE:
        assert field.codes is not None
        return dice.choice(list(field.codes))
    if field.kind is FieldKind.RECORD:
        offered = register.choices(field.key, None)
        return dice.choice(offered)[0] if offered else None
    if (make := _PLAIN.get(field.kind)) is not None:
        return make(field, dice)
    return f"{dice.choice(WORDS)} {dice.randrange(1000)}"


_PLAIN: dict[FieldKind, Callable[[Field, random.Random], Any]] = {
    FieldKind.DAY: lambda _, dice: date(YEAR, 1, 1) + timedelta(days=dice.randrange(365)),
    FieldKind.MONTH: lambda _, dice: date(YEAR, dice.randrange(1, 13), 1),
    FieldKind.COUNT: lambda _, dice: dice.randrange(1, 6),
    FieldKind.WON: lambda _, dice: dice.randrange(10**7),
    FieldKind.TIME: lambda _, dice: dice.randrange(24 * 60),
    FieldKind.SPAN: lambda _, dice: dice.choice((30, 60, 90, 180)),
    FieldKind.YES: lambda _, dice: dice.random() < 0.5,
    FieldKind.WORD: lambda field, dice: dice.choice(field.offered),
    FieldKind.TEXT: lambda _, dice: "\n".join(dice.choice(WORDS) for _ in range(2)),
}
