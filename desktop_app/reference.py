"""What the plan itself says, as data: the source of a new office's directories, budget lines and targets."""

import json
from functools import cache
from types import MappingProxyType
from typing import Any

from resources import path


@cache
def plan() -> "MappingProxyType[str, Any]":
    """The plan of 2021 (resources/reference/plan-2021.json), read once; never change what it holds."""
    return MappingProxyType(json.loads(path("reference/plan-2021.json").read_text(encoding="utf-8")))


@cache
def label_sheets() -> "tuple[MappingProxyType[str, Any], ...]":
    """The sheets of address labels that are sold for A4 (resources/reference/label-sheets.json), in millimetres."""
    found = json.loads(path("reference/label-sheets.json").read_text(encoding="utf-8"))
    return tuple(MappingProxyType(one) for one in found)


@cache
def spending_rules() -> "MappingProxyType[str, Any]":
    """Limits of 업무추진비 by date, what cash is for, words of event costs (reference/spending-limits.json)."""
    return MappingProxyType(json.loads(path("reference/spending-limits.json").read_text(encoding="utf-8")))
