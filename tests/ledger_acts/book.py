"""The ledger kept by hand: one row an entry, every figure counted anew; knows nothing of the program's way."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from desktop_app.terms import EntryKind as K

GRANTED = {K.ORIGINAL: 1, K.SUPPLEMENT: 1, K.CARRYOVER_IN: 1, K.TRANSFER_IN: 1, K.TRANSFER_OUT: -1}


@dataclass(frozen=True)
class Line:
    """One entry as a clerk would write it on paper."""

    account: int
    kind: K
    day: date
    won: int
    parent: int | None = None
    cancels: int | None = None
    confirmed: bool = False


@dataclass
class PaperBook:
    """All entries of a year by their id, with what was there before each act."""

    lines: dict[int, Line] = field(default_factory=dict)

    def copy(self) -> dict[int, Line]:
        return dict(self.lines)

    def of(self, account: int) -> dict[int, Line]:
        return {key: one for key, one in self.lines.items() if one.account == account}

    def figures(self, account: int) -> tuple[int, ...]:
        """예산현액, 배정, open 품의, 원인행위, unpaid 원인행위, 지출, 반납 of one 통계목."""
        mine = self.of(account)
        cancelled = {one.cancels for one in mine.values()}
        standing = {key: one for key, one in mine.items() if one.cancels is None and key not in cancelled}
        paid_of: dict[int | None, int] = {}
        followed: dict[int | None, int] = {}
        for one in mine.values():
            if one.kind is K.DISBURSEMENT:
                paid_of[one.parent] = paid_of.get(one.parent, 0) + one.won
            if one.kind in {K.OBLIGATION, K.DISBURSEMENT}:
                followed[one.parent] = followed.get(one.parent, 0) + one.won
        open_, unpaid = 0, 0
        for key, one in standing.items():
            if one.kind is K.REQUEST and followed.get(key, 0) <= 0:
                open_ += one.won
            if one.kind is K.OBLIGATION:
                unpaid += max(0, one.won - paid_of.get(key, 0))
        return (
            sum(GRANTED.get(one.kind, 0) * one.won for one in mine.values()),
            _sum(mine.values(), K.ALLOTMENT),
            open_,
            _sum(mine.values(), K.OBLIGATION),
            unpaid,
            _sum(mine.values(), K.DISBURSEMENT),
            _sum(mine.values(), K.REFUND),
        )

    def is_over(self, account: int) -> bool:
        """Whether more is promised or paid than released, or more released than there is (BUD-3)."""
        granted, allotted, _, _, unpaid, paid, refunded = self.figures(account)
        return paid - refunded + unpaid > allotted or allotted > granted

    def with_line(self, key: int, line: Line) -> "PaperBook":
        return PaperBook({**self.lines, key: line})

    def running(self, account: int) -> list[tuple[int, int]]:
        """Each entry in the order of its day with what is unspent after it."""
        left, found = 0, []
        for key, one in sorted(self.of(account).items(), key=lambda item: (item[1].day, item[0])):
            if one.kind in GRANTED:
                left += GRANTED[one.kind] * one.won
            elif one.kind is K.DISBURSEMENT:
                left -= one.won
            elif one.kind is K.REFUND:
                left += one.won
            found.append((key, left))
        return found

    def confirm(self, keys: Iterable[int]) -> None:
        for key in keys:
            self.lines[key] = replace(self.lines[key], confirmed=True)


def _sum(lines: Iterable[Line], kind: K) -> int:
    return sum(one.won for one in lines if one.kind is kind)
