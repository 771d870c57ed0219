"""Column types with one meaning each."""

from typing import Annotated

from sqlalchemy import ForeignKey, Integer, Text
from sqlalchemy.orm import mapped_column

Key = Annotated[int, mapped_column(primary_key=True)]
Won = Annotated[int, mapped_column(Integer)]
"""Whole won; money is never a float."""
Minute = Annotated[int, mapped_column(Integer)]
"""Minutes since midnight, 0 … 1440."""
Line = Annotated[str, mapped_column(Text)]
"""Text, NFC and tidied by the service; empty rather than NULL."""


def refers(target: str) -> ForeignKey:
    """A foreign key that never lets a referenced row go."""
    return ForeignKey(target, ondelete="RESTRICT")
