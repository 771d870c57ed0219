"""Records of any register, made of its declared fields by the dice: for the tests that hold for all registers."""

import random
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
    return replace(base or register.kind.draft(), **filled)


def accepted_draft(register: Register[Any], dice: random.Random, base: Any = None) -> Any:
    """The first such draft that no rule refuses."""
    for _ in range(200):
        draft = draft_of(register, dice, base)
        if not any(problem.blocks for problem in register.problems(register.tidied(draft))):
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
    match field.kind:
        case FieldKind.DAY | FieldKind.MONTH:
            day = date(YEAR, 1, 1) + timedelta(days=dice.randrange(365))
            return day.replace(day=1) if field.kind is FieldKind.MONTH else day
        case FieldKind.COUNT:
            return dice.randrange(1, 6)
        case FieldKind.WON:
            return dice.randrange(10**7)
        case FieldKind.TIME:
            return dice.randrange(24 * 60)
        case FieldKind.YES:
            return dice.random() < 0.5
        case FieldKind.CODE:
            assert field.codes is not None
            return dice.choice(list(field.codes))
        case FieldKind.WORD:
            return dice.choice(field.offered)
        case FieldKind.RECORD:
            offered = register.choices(field.key, None)
            return dice.choice(offered)[0] if offered else None
        case FieldKind.TEXT:
            return "\n".join(dice.choice(WORDS) for _ in range(2))
    return f"{dice.choice(WORDS)} {dice.randrange(1000)}"
