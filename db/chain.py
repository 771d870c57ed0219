"""The chain of the 접속기록: each line's digest covers the line and the digest before it (reliability.md 25).

Over the values as the file holds them, so that the check of a file that is not open yet, and the
services of one that is, judge alike. Imports neither SQLAlchemy nor sqlite3.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from db import durable

MOMENT = "%Y-%m-%d %H:%M:%S.%f"
FIELDS = ("id", "at", "user", "computer", "deed", "subject", "persons", "detail", "reason")
"""What a digest covers, in this order; then the digest of the line before."""


class Link(NamedTuple):
    """One line with its place in the chain; ``at`` is text as the file holds it."""

    id: int
    at: str
    user: str
    computer: str
    deed: str
    subject: str
    persons: int
    detail: str
    reason: str
    previous: str
    digest: str


def digest_of(values: Iterable[object], previous: str) -> str:
    """The digest of a line, over its FIELDS and the line before."""
    body = json.dumps([*values, previous], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()


def moment(at: datetime) -> str:
    """A time as the file holds it."""
    return at.strftime(MOMENT)


@dataclass(frozen=True, slots=True)
class Anchor:
    """How far the chain went when it was last seen, kept outside the file: a cut end or a chain written anew shows."""

    lines: int
    digest: str

    def holds(self, links: Sequence[Link]) -> bool:
        """Whether the chain still goes through this point."""
        return not self.lines or (len(links) >= self.lines and links[self.lines - 1].digest == self.digest)


def anchor_of(links: Sequence[Link]) -> Anchor:
    """The present end of a chain."""
    return Anchor(len(links), links[-1].digest) if links else Anchor(0, "")


def read_anchor(path: Path) -> Anchor | None:
    """The kept point; None where there is none, or none that can be read."""
    try:
        body = json.loads(path.read_bytes())
        return Anchor(int(body["lines"]), str(body["digest"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_anchor(path: Path, anchor: Anchor) -> None:
    """Keep the point."""
    durable.write(path, json.dumps({"lines": anchor.lines, "digest": anchor.digest}).encode() + b"\n")


def first_break(links: Iterable[Link]) -> int | None:
    """The number of the first line that is not as it was written, or that is not there; None where all are."""
    previous, expected = "", 1
    for link in links:
        if link.id != expected:
            return expected
        if link.previous != previous or digest_of(link[: len(FIELDS)], previous) != link.digest:
            return expected
        previous, expected = link.digest, expected + 1
    return None
