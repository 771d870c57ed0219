"""Cells copied out of Excel or 한글 and pasted here: the same form and the same bounds as a file (IMP-2, UX-3)."""

import hashlib
from typing import Final

from desktop_app.intake.formats import delimited
from desktop_app.intake.limits import MOST_BYTES
from desktop_app.intake.records import FileRead
from desktop_app.intake.refusals import FileRefused, Refusal
from desktop_app.intake.wire import sheet_of

NAME: Final = "붙여넣은 표"


def read_pasted(text: str) -> FileRead:
    """The cells of pasted text as a file of one sheet. Raises FileRefused."""
    plain = text.encode("utf-8", "replace")
    if not text.strip():
        raise FileRefused(Refusal.EMPTY, NAME)
    if len(plain) > MOST_BYTES:
        raise FileRefused(Refusal.TOO_BIG, NAME)
    try:
        rows = [tuple(row) for row in delimited.table(text, delimited.TAB, NAME)]
    except FileRefused as refused:
        raise refused.of(NAME) from refused
    return FileRead(NAME, hashlib.sha256(plain).hexdigest(), (sheet_of(NAME, rows, (), ()),))
