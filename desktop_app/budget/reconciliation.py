"""대사: lists of the official system read, matched with the ledger, and settled line by line (features.md F7)."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from db import reconciliation_queries as queries
from db.budget import Entry
from db.reconciliation import OfficialLine, OfficialList
from db.session import Session, fetch, fetch_all
from desktop_app.budget.entry_rows import draft_of, fill
from desktop_app.budget.matching import cancelled, differences, match, names_payees
from desktop_app.budget.official import (
    Board,
    BoardRow,
    BookedRow,
    OfficialListRow,
    OfficialRow,
    Place,
    Scope,
    laid_out,
    nearest,
)
from desktop_app.budget.official_reading import OFFICIAL, ListCame, ListRead, code_of, only_line
from desktop_app.budget.official_rows import bookings, coded, list_row, row_of, scope_of, stored
from desktop_app.budget.records import EntryDraft
from desktop_app.budget_terms import OfficialState
from desktop_app.changes import Act, Change, Kind
from desktop_app.clock import Clock
from desktop_app.errors import InputRefused
from desktop_app.inbox import FileCame, Inbox, plain_name
from desktop_app.intake.service import remember_columns
from desktop_app.particles import with_object
from desktop_app.privacy.guard import refuse_number
from desktop_app.store import Store
from desktop_app.terms import EntryKind, Reconciled
from desktop_app.values import date_text, tidy_line

ENDINGS: Final = frozenset({".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv", ".txt"})
_STAYS: Final = "저장된 원장과 대사는 바뀌지 않았습니다."
_TOUCHED: Final = frozenset({Kind.OFFICIAL, Kind.LEDGER})


class Reconciliation:
    """The officer's verbs for lists out of e호조; ``tolerance`` is how many days a pair may lie apart."""

    def __init__(self, store: Store, clock: Clock, tolerance: Callable[[], int], inbox: Path) -> None:
        self._store = store
        self._clock = clock
        self._tolerance = tolerance
        self._inbox = Inbox(inbox, ENDINGS, _STAYS)

    # What the screens show

    def lists(self, year: int) -> list[OfficialListRow]:
        """The lists that were read for a year, newest first."""
        with self._store.reading() as s:
            names = {key: f"{code} {name}" for key, code, name in queries.line_codes(s, year)}
            return [list_row(row, names, count, won) for row, count, won in queries.lists(s, year)]

    def board(self, list_id: int) -> Board:
        """Both sides of a list as they stand now. Raises RecordMissing where it was taken back."""
        with self._store.reading() as s:
            return self._board(s, fetch(s, OfficialList, list_id))

    def choices(self, list_id: int, line_id: int) -> list[BookedRow]:
        """The entries without a line that a line may be, the likeliest first."""
        board = self.board(list_id)
        line = next(row.line for row in board.rows if row.line and row.line.id == line_id)
        return nearest(line, [row.entry for row in board.of(Place.BOOKED_ONLY) if row.entry])

    def waiting(self, list_id: int) -> int:
        """How many pairs would be found now among what has none, e.g. with entries written since."""
        with self._store.reading() as s:
            board = self._board(s, fetch(s, OfficialList, list_id))
        return len(self._found_in(board))

    def to_book(self, list_id: int, line_id: int) -> EntryDraft:
        """원장에 적기: a line that the ledger lacks, as a draft of its entry."""
        with self._store.reading() as s:
            kept, line = fetch(s, OfficialList, list_id), row_of(fetch(s, OfficialLine, line_id))
            codes = queries.line_codes(s, kept.fiscal_year)
        code = code_of(line.code, codes)
        account = next(
            (key for key, one, _ in codes if one == code), kept.account_id or (codes[0][0] if codes else 0)
        )
        kind = EntryKind.REFUND if line.won < 0 else EntryKind.DISBURSEMENT
        summary = line.summary or (f"{line.payee} {kind.value}" if line.payee else kind.value)
        return EntryDraft(
            kept.fiscal_year,
            account,
            kind,
            line.day,
            abs(line.won),
            summary,
            line.payee,
            system_number=line.number,
        )

    # Reading a list

    def read_before(self, sha256: str) -> str:
        """When the same file was read, as a sentence; empty where it was not."""
        with self._store.reading() as s:
            row = queries.same_file(s, sha256)
        return f"{date_text(row.read_on)}에 읽은 파일입니다(‘{row.file_name}’)." if row else ""

    def scope(self, year: int, found: ListRead) -> Scope:
        """Which entries a list should have, as far as it says: its whole months, its only 통계목."""
        if not found.rows:
            return Scope(year, date(year, 1, 1), date(year, 12, 31))
        with self._store.reading() as s:
            only = only_line(found.rows, queries.line_codes(s, year))
        return Scope(year, *found.days, only)

    def lines_of(self, year: int) -> list[tuple[int, str]]:
        """The 통계목 that a list may cover."""
        with self._store.reading() as s:
            return [(key, f"{code} {name}") for key, code, name in queries.line_codes(s, year)]

    def preview(self, found: ListRead, scope: Scope) -> Board:
        """What reading the list would pair; nothing is written."""
        with self._store.reading() as s:
            rows = coded(found.rows, queries.line_codes(s, scope.year))
            return self._matched(rows, bookings(s, scope, []))

    def take(self, came: ListCame, found: ListRead, scope: Scope) -> Change:
        """Keep the list and its pairs as one act; the file is kept unchanged.

        Raises InputRefused for a file that was read before, days in the wrong order, and a list without payments.
        """
        if said := self.read_before(came.sha256):
            raise InputRefused(said, safe=_STAYS, steps=("새로 내려받은 목록을 고르세요.",))
        if not found.rows:
            raise InputRefused("비교할 지급 줄이 없는 목록입니다.", safe=_STAYS)
        if scope.starts_on > scope.ends_on:
            raise InputRefused("기간의 끝 날이 첫 날보다 빠릅니다.", safe=_STAYS)
        file = FileCame(came.path, came.sha256)
        with self._inbox.keeping([file]), self._store.writing(Act.READ_OFFICIAL) as s:
            rows = coded(found.rows, queries.line_codes(s, scope.year))
            kept = OfficialList(
                fiscal_year=scope.year,
                read_on=self._clock.today(),
                file_name=plain_name(file.name),
                sha256=file.sha256,
                stored=self._inbox.name_of(file),
                sheet=tidy_line(came.table.sheet.name),
                starts_on=scope.starts_on,
                ends_on=scope.ends_on,
                account_id=scope.account_id,
            )
            s.add(kept)
            s.flush()
            s.add_all(stored(row, kept.id) for row in rows)
            s.flush()
            remember_columns(s, OFFICIAL, came.table, came.columns_name)
            board = self._settle(s, kept)
            key = kept.id
        said = f"‘{plain_name(file.name)}’의 {len(rows):,}건을 원장과 맞추었습니다. {_counted(board)}"
        return self._store.done(s, _TOUCHED, said, record_id=key, count=len(rows), sticky=True)

    # What the officer does on the board

    def rematch(self, list_id: int) -> Change:
        """Look again for the pairs of what has none; pairs and reasons of before stay."""
        with self._store.writing(Act.MATCH_OFFICIAL) as s:
            board = self._settle(s, fetch(s, OfficialList, list_id))
        return self._store.done(
            s, _TOUCHED, f"남은 줄을 다시 맞추었습니다. {_counted(board)}", record_id=list_id
        )

    def pair(self, list_id: int, line_id: int, entry_id: int) -> Change:
        """Say by hand that a line is an entry. Raises InputRefused where either has another side already."""
        with self._store.writing(Act.PAIR_OFFICIAL) as s:
            line, entry = fetch(s, OfficialLine, line_id), fetch(s, Entry, entry_id)
            taken = any(row.entry_id == entry_id for row in queries.lines(s, list_id))
            if line.entry_id is not None or taken:
                raise InputRefused("이미 짝이 있는 줄입니다. 짝을 먼저 푸세요.", safe=_STAYS)
            line.entry_id = entry_id
            line.state, line.remark = OfficialState.OPEN.name, ""
            s.flush()
            board = self._settle(s, fetch(s, OfficialList, list_id), search=False)
            row = next(one for one in board.rows if one.line and one.line.id == line_id)
            words = f"‘{entry.summary}’"
        said = f"{with_object(words)} 목록 {line.row_number}행과 짝지었습니다." + (
            f" {row.told}." if row.differs else ""
        )
        return self._store.done(s, _TOUCHED, said, record_id=list_id)

    def part(self, list_id: int, line_ids: Sequence[int]) -> Change:
        """Take pairs apart: both sides are left over again."""
        with self._store.writing(Act.PART_OFFICIAL) as s:
            kept = fetch(s, OfficialList, list_id)
            for line in fetch_all(s, OfficialLine, line_ids):
                if line.entry_id is None:
                    continue
                entry = fetch(s, Entry, line.entry_id)
                number = "" if entry.system_number == line.number else entry.system_number
                _mark(entry, Reconciled.OPEN, number)
                line.entry_id, line.state, line.remark = None, OfficialState.OPEN.name, ""
            s.flush()
            self._settle(s, kept, search=False)
        said = f"{len(line_ids):,}건의 짝을 풀었습니다."
        return self._store.done(s, _TOUCHED, said, record_id=list_id, count=len(line_ids))

    def explain(self, list_id: int, line_ids: Sequence[int], entry_ids: Sequence[int], remark: str) -> Change:
        """사유 있음: what differs is accepted for a reason, which an entry without a line gets as its 비고.

        Raises InputRefused without a reason.
        """
        remark = tidy_line(remark)
        if not remark:
            raise InputRefused("사유를 적으세요.", safe=_STAYS)
        refuse_number("official_line", "remark", remark)
        with self._store.writing(Act.EXPLAIN_OFFICIAL, remark) as s:
            for line in fetch_all(s, OfficialLine, line_ids):
                line.state, line.remark = OfficialState.EXPLAINED.name, remark
            for entry in fetch_all(s, Entry, entry_ids):
                entry.note = "\n".join(part for part in (entry.note, f"대사: {remark}") if part)
            s.flush()
            self._settle(s, fetch(s, OfficialList, list_id), search=False)
        count = len(line_ids) + len(entry_ids)
        return self._store.done(
            s, _TOUCHED, f"{count:,}건에 사유를 적었습니다.", record_id=list_id, count=count
        )

    def remove(self, list_id: int) -> Change:
        """Take a list out with its pairs; the entries it had are 미대사 again. The file stays in the inbox."""
        now = self._clock.now()
        with self._store.writing(Act.REMOVE_OFFICIAL) as s:
            kept = fetch(s, OfficialList, list_id)
            board = self._board(s, kept)
            entries = {row.entry.id for row in board.rows if row.entry}
            for entry in fetch_all(s, Entry, sorted(entries)):
                _mark(entry, Reconciled.OPEN, entry.system_number)
            for line in queries.lines(s, list_id):
                line.deleted_at = now
            kept.deleted_at = now
            said = f"{with_object(f'‘{kept.file_name}’')} 대사에서 지웠습니다. 그 줄들은 다시 미대사입니다."
        return self._store.done(s, _TOUCHED, said, count=len(board.rows))

    # How it is done

    def _board(self, s: Session, kept: OfficialList) -> Board:
        rows = [row_of(line) for line in queries.lines(s, kept.id)]
        entries = bookings(s, scope_of(kept), [row.entry_id for row in rows if row.entry_id is not None])
        names = {key: f"{code} {name}" for key, code, name in queries.line_codes(s, kept.fiscal_year)}
        source = list_row(kept, names, len(rows), sum(row.won for row in rows))
        return replace(self._paired(rows, entries), source=source)

    def _paired(self, rows: Sequence[OfficialRow], entries: Sequence[BookedRow]) -> Board:
        """The board of the pairs that are kept."""
        by_id = {one.id: one for one in entries}
        with_payees = names_payees(row.listed for row in rows)
        pairs, alone = [], []
        for row in rows:
            entry = by_id.pop(row.entry_id, None) if row.entry_id is not None else None
            if entry is None:
                alone.append(row)
                continue
            differs = differences(row.listed, entry.booked, self._tolerance(), with_payees=with_payees)
            pairs.append((row, entry, differs))
        gone = cancelled([one.booked for one in by_id.values()])
        left = [one for one in by_id.values() if one.id not in gone]
        return Board(laid_out(pairs, alone, left), tuple(one for one in by_id.values() if one.id in gone))

    def _matched(self, rows: Sequence[OfficialRow], entries: Sequence[BookedRow]) -> Board:
        """The board of the pairs that matching finds."""
        found = match((row.listed for row in rows), (one.booked for one in entries), self._tolerance())
        lines, booked = {row.id: row for row in rows}, {one.id: one for one in entries}
        pairs = [(lines[one.line_id], booked[one.entry_id], one.differs) for one in found.pairs]
        left = laid_out(
            pairs, [lines[key] for key in found.listed_only], [booked[key] for key in found.booked_only]
        )
        return Board(left, tuple(booked[key] for key in found.cancelled))

    def _found_in(self, board: Board) -> list[tuple[OfficialRow, BookedRow]]:
        """What matching finds among the leftovers of a board."""
        free = [row.line for row in board.of(Place.LISTED_ONLY) if row.line]
        left = [*(row.entry for row in board.of(Place.BOOKED_ONLY) if row.entry), *board.cancelled]
        return [(one.line, one.entry) for one in self._matched(free, left).rows if one.line and one.entry]

    def _settle(self, s: Session, kept: OfficialList, *, search: bool = True) -> Board:
        """Match what has no other side (where searched), then let lines and entries say how they stand."""
        rows = {line.id: line for line in queries.lines(s, kept.id)}
        if search:
            board = self._board(s, kept)
            for line, one in self._found_in(board):
                rows[line.id].entry_id = one.id
            s.flush()
        board = self._board(s, kept)
        beside = [row.entry.id for row in board.rows if row.entry]
        entries = dict(zip(beside, fetch_all(s, Entry, beside), strict=True))
        for row in board.rows:
            if row.line and row.line.state is not OfficialState.EXPLAINED:
                rows[row.line.id].state = _state(row).name
            if row.entry:
                entry = entries[row.entry.id]
                number = entry.system_number or (row.line.number if row.line else "")
                agrees = row.place in {Place.AGREED, Place.EXPLAINED}
                _mark(entry, Reconciled.MATCHED if agrees else Reconciled.DIFFERENT, number)
        s.flush()
        return self._board(s, kept)


def _mark(entry: Entry, standing: Reconciled, number: str) -> None:
    """What 대사 writes beside a booking, with the words it is found by."""
    draft = draft_of(entry)
    fill(entry, replace(draft, reconciled=standing, system_number=number))


def _state(row: BoardRow) -> OfficialState:
    if row.entry is None:
        return OfficialState.OPEN
    return OfficialState.DIFFERENT if row.differs else OfficialState.MATCHED


def _counted(board: Board) -> str:
    told = [f"{place.value} {count:,}" for place in Place if (count := board.count(place))]
    return f"({', '.join(reversed(told))})"
