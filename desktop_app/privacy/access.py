"""접속기록: who did what with personal data, when, from where and why (PII-4, reliability.md 25).

A line names kinds and numbers of records, never a person; it is written by the program at the moment of the
deed, cannot be changed or taken back, and is chained to the line before.
"""

import socket
from pathlib import Path

from db import privacy_queries as queries
from db.chain import anchor_of, first_break, read_anchor, write_anchor
from db.session import Session
from desktop_app.clock import Clock
from desktop_app.errors import InputRefused
from desktop_app.privacy.numbers import forbidden_number
from desktop_app.privacy.records import SUBJECT, AccessEntry
from desktop_app.store import Store
from desktop_app.terms import Deed
from desktop_app.trouble import told
from desktop_app.values import tidy_line


class AccessLog:
    """The register of all uses of personal data. Any thread may write."""

    def __init__(self, store: Store, clock: Clock, anchor: Path | None = None, computer: str = "") -> None:
        self._store = store
        self._clock = clock
        self._anchor = anchor
        self._computer = computer or socket.gethostname()

    def note(self, deed: Deed, subject: str, persons: int, detail: str = "", reason: str = "") -> None:
        """Write down one deed, in a transaction of its own; within an act use ``note_within``.

        ``subject`` comes from records.subject(); ``detail`` names fields or the form of the file, never
        values. Raises InputRefused where the reason holds a number that may not be kept.
        """
        with self._store.registering() as s:
            self.note_within(s, deed, subject, persons, detail=detail, reason=reason)

    def note_within(
        self, s: Session, deed: Deed, subject: str, persons: int, *, detail: str = "", reason: str = ""
    ) -> None:
        """Write down one deed together with the act that it is: both are kept, or neither."""
        if not SUBJECT.fullmatch(subject):
            raise ValueError(f"no kind and ids of records: {subject!r}")
        reason = tidy_line(reason)
        if found := forbidden_number(reason):
            raise InputRefused(f"사유에 {found.sentence}", safe="저장된 기록은 바뀌지 않았습니다.")
        values = {
            "user": self._store.user,
            "computer": self._computer,
            "deed": deed.name,
            "subject": subject,
            "persons": persons,
            "detail": tidy_line(detail),
            "reason": reason,
        }
        queries.append_access(s, values, self._clock.now())

    def entries(self) -> list[AccessEntry]:
        """All lines, newest first."""
        with self._store.reading() as s:
            return [
                AccessEntry(
                    row.id, row.at, row.user, row.computer, Deed[row.deed], row.subject, row.persons,
                    row.detail, row.reason,
                )
                for row in queries.access_lines(s)
            ]  # fmt: skip

    def first_break(self) -> int | None:
        """The number of the first line that is not as it was written, or not there; None where the chain holds."""
        with self._store.reading() as s:
            links = queries.access_links(s)
        broken = first_break(links)
        anchor = read_anchor(self._anchor) if self._anchor else None
        if broken is None and anchor is not None and not anchor.holds(links):
            return min(anchor.lines, len(links) + 1)
        return broken

    def keep_end(self) -> None:
        """Note beside the office file how far the log goes; not over a break that nobody has seen yet."""
        if self._anchor is None or self.first_break() is not None:
            return
        with self._store.reading() as s:
            end = anchor_of(queries.access_links(s))
        with told(self._anchor):
            write_anchor(self._anchor, end)
