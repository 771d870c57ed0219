"""The seal of a clean close: proof at the next start that nobody and nothing changed the file in between.

A flipped bit in a stored sum passes SQLite's own check six times in seven (reliability.md 9); the hash
tells it. ``lift`` breaks the seal before the first act of a session, so a killed session is not taken
for damage. Imports neither SQLAlchemy nor Alembic: the window asks it before anything else is loaded.
"""

import json
import os
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from db import durable, office_file

_LIFTED = b'{"open": true}\n'


class SealState(Enum):
    """What the seal says about the office file."""

    WHOLE = "whole"  # closed cleanly and unchanged since
    LIFTED = "lifted"  # none, unreadable, or the last session was not closed: the file needs its check
    BROKEN = "broken"  # closed cleanly, and changed by somebody or something since


@dataclass(frozen=True)
class Seal:
    """What was written at the last clean close."""

    sha256: str
    size: int
    rows: dict[str, int]


def write(db_path: Path, seal_path: Path) -> Seal:
    """Seal a closed file; no connection may be open."""
    with office_file.looking(db_path, settle=True) as connection:
        rows = office_file.row_counts(connection)
    seal = Seal(office_file.sha256(db_path), db_path.stat().st_size, rows)
    body = {"sha256": seal.sha256, "size": seal.size, "rows": seal.rows}
    durable.write(seal_path, json.dumps(body, indent=1).encode() + b"\n")
    return seal


def read(seal_path: Path) -> Seal | None:
    """The seal, or None where there is none that can be read or a session is open."""
    try:
        body = json.loads(seal_path.read_bytes())
        return Seal(str(body["sha256"]), int(body["size"]), dict(body["rows"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def state(db_path: Path, seal_path: Path) -> SealState:
    """What the seal says; an act that a killed process left half written lifts it."""
    seal = read(seal_path)
    if seal is None or office_file.unfinished(db_path):
        return SealState.LIFTED
    if db_path.stat().st_size != seal.size or office_file.sha256(db_path) != seal.sha256:
        return SealState.BROKEN
    return SealState.WHOLE


def matches(db_path: Path, seal_path: Path) -> bool:
    """Whether the file is the very one of the last clean close."""
    return state(db_path, seal_path) is SealState.WHOLE


def lift(seal_path: Path) -> None:
    """Say that a session is open, before its first act.

    Written in place and flushed: a half-written seal counts as lifted too, while a deleted one may come
    back after a power cut.
    """
    with seal_path.open("wb") as stream:
        stream.write(_LIFTED)
        stream.flush()
        os.fsync(stream.fileno())
