"""Code lists as pick fields offer them."""

from typing import Any


def choices(codes: Any) -> list[tuple[str, str]]:
    """The members of a code list for a pick field: stored name, Korean word."""
    return [(code.name, code.value) for code in codes]
