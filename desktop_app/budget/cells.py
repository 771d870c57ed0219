"""The ledger edited in its table: rows of typed cells in, one act out, each row against the balance (I4, F4)."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from db import budget as book
from db.budget import Entry
from db.session import Session, fetch
from desktop_app.budget import checks
from desktop_app.budget.entry_rows import draft_of, fill, tidied
from desktop_app.budget.ledger import Booking, running
from desktop_app.budget.line_names import line_names
from desktop_app.budget.records import EntryDraft
from desktop_app.budget.typed import Book, Past, asked_first, column_of, typed_entry
from desktop_app.changes import Act, Change, Kind
from desktop_app.problems import blocking
from desktop_app.store import Store
from desktop_app.terms import EntryKind, PaymentMethod
from desktop_app.typed_rows import Fault, ReadRow, TypedRow
from desktop_app.values import won_text

_WORDS_SINCE = 1
"""How many earlier years offer their words for completion."""


@dataclass
class Pending:
    """The lines of the ledger as the rows of one act leave them, one after the other."""

    s: Session
    lines: dict[int, list[Booking]] = field(default_factory=dict)

    def of(self, account_id: int) -> list[Booking]:
        """The bookings of a line, with those rows that were read before."""
        if account_id not in self.lines:
            self.lines[account_id] = checks.bookings(self.s, account_id)
        return self.lines[account_id]

    def put(self, draft: EntryDraft, key: int) -> None:
        """Count a row that will be stored."""
        if draft.won is None or draft.booked_on is None:
            return
        for line in self.lines.values():
            line[:] = [one for one in line if one.id != draft.id]
        new = Booking(key, draft.account_id, draft.kind, draft.booked_on, draft.won, draft.parent_id)
        self.of(draft.account_id).append(new)

    def balance_after(self, draft: EntryDraft) -> int | None:
        """집행잔액 of its line right after a row that is being written."""
        if draft.won is None or draft.booked_on is None or not draft.account_id:
            return None
        last = max((one.id for one in self.of(draft.account_id)), default=0) + 1
        new = Booking(last, draft.account_id, draft.kind, draft.booked_on, draft.won)
        return dict(running([*self.of(draft.account_id), new]))[last]


class EntryCells:
    """What the table of the ledger asks: the words of its cells, reading, storing many rows at once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._books: dict[int, tuple[int, Book]] = {}

    def book(self, year: int, only: int | None = None) -> Book:
        """What cells of a year may say now; read again after an act."""
        kept = self._books.get(year)
        if kept is None or kept[0] != self._store.writes:
            kept = self._books[year] = (self._store.writes, self._read_book(year))
        return replace(kept[1], only=only)

    def read(self, rows: Sequence[TypedRow], year: int, line_id: int | None) -> list[ReadRow[EntryDraft]]:
        """Understand typed cells over what is stored; new rows are of the line that is chosen, where one is.

        Raises RecordMissing where an entry was deleted.
        """
        names, found = self.book(year, line_id), []
        with self._store.reading() as s:
            pending = Pending(s)
            for number, row in enumerate(rows, start=2):
                one = self._read(
                    s, row, EntryDraft(year, line_id or 0, EntryKind.DISBURSEMENT, None, None, ""), names
                )
                found.append(one if one.faults else _against_balance(s, one, pending, -number))
        return found

    def balance_after(self, draft: EntryDraft) -> int | None:
        """집행잔액 after a row that is being written; None until its sum and day are there."""
        with self._store.reading() as s:
            return Pending(s).balance_after(draft)

    def edit_many(self, rows: Sequence[ReadRow[EntryDraft]]) -> Change:
        """Store rows as one act, new ones and changed ones: all of them or none.

        Raises InputRefused where a rule is broken, StaleRecord where an entry was changed since it was read.
        """
        drafts = [tidied(row.draft) for row in rows]
        fresh = sum(one.id is None for one in drafts)
        act = Act.ADD_ENTRY if fresh == len(drafts) else Act.EDIT_ENTRY if not fresh else Act.WRITE_ENTRIES
        made: int | None = None
        with self._store.writing(act) as s:
            for draft in drafts:
                checks.refuse(checks.checked(s, draft))
                row = Entry() if draft.id is None else fetch(s, Entry, draft.id, draft.version)
                fill(row, draft)
                s.add(row)
                s.flush()
                made = row.id
        warned = tuple(dict.fromkeys(row.remark for row in rows if row.remark))
        return self._store.done(
            s,
            {Kind.LEDGER},
            " ".join([_said(drafts, fresh), *warned]),
            record_id=made if len(drafts) == 1 else None,
            count=len(drafts),
            sticky=bool(warned),
        )

    @staticmethod
    def _read(s: Session, row: TypedRow, blank: EntryDraft, names: Book) -> ReadRow[EntryDraft]:
        stored = blank if row.record_id is None else draft_of(fetch(s, Entry, row.record_id))
        draft, faults = typed_entry(stored, row.texts, names, by_hand=row.by_hand)
        unread = {fault.key for fault in faults}
        if draft.account_id:
            broken = [
                Fault(column_of(one, draft.kind), one.text)
                for one in blocking(checks.checked(s, tidied(draft)))
            ]
            faults += [one for one in broken if one.key not in unread]
        return ReadRow(row.record_id, draft, sorted(faults, key=lambda one: asked_first(one.key)))

    def _read_book(self, year: int) -> Book:
        with self._store.reading() as s:
            lines = line_names(book.accounts(s, year))
            _, payees = book.earlier_words(s, year - _WORDS_SINCE)
            found = sorted(book.past_words(s, year - _WORDS_SINCE), key=lambda row: -row[-1])
        past = {
            words: Past(payee, PaymentMethod[method] if method else None, code)
            for words, payee, method, code, _ in found
        }
        return Book(lines, past, payees)


def _against_balance(s: Session, row: ReadRow[EntryDraft], pending: Pending, key: int) -> ReadRow[EntryDraft]:
    draft = row.draft
    mode = checks.limits(s, draft.fiscal_year)
    over = checks.limit_problems(s, draft, mode, pending.of(draft.account_id))
    faults = [Fault(column_of(one, draft.kind), one.text) for one in blocking(over)]
    if not faults:
        pending.put(draft, draft.id or key)
    return ReadRow(row.record_id, draft, faults, " ".join(one.text for one in over if not one.blocks))


def _said(drafts: Sequence[EntryDraft], fresh: int) -> str:
    if len(drafts) == 1:
        draft = drafts[0]
        verb = "적었습니다" if fresh else "고쳤습니다"
        return f"{draft.kind.value} ‘{draft.summary}’ {won_text(draft.won)}원을 {verb}."
    if fresh in {0, len(drafts)}:
        return f"원장 {len(drafts):,}줄을 {'적었습니다' if fresh else '고쳤습니다'}."
    return f"원장 {fresh:,}줄을 적고 {len(drafts) - fresh:,}줄을 고쳤습니다."
