"""마감: what the officer does with the months of a ledger (features.md F10)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from db import budget as book
from db import closing_queries as queries
from db.budget_rules import BudgetClosing
from db.budget_sums import line_sums
from db.session import Session
from desktop_app.budget.closed import closed_months
from desktop_app.budget.closing import (
    ORDER,
    WHOLE_YEAR,
    ClosingState,
    LineFigures,
    MonthStanding,
    begins,
    from_on,
    frozen,
    last_day,
    months_label,
    thawed,
    through,
)
from desktop_app.budget.ledger import Balance
from desktop_app.budget.line_names import line_names
from desktop_app.changes import Act, Change, Kind
from desktop_app.clock import Clock
from desktop_app.errors import InputRefused
from desktop_app.particles import with_object, with_topic
from desktop_app.store import Store
from desktop_app.terms import EntryKind
from desktop_app.values import date_text, month_day_text, tidy_line, won_text

_NOT_CLOSED = "마감하지 않았습니다. 저장된 원장은 그대로입니다."
_STAYS = "마감은 그대로입니다."


@dataclass(frozen=True, slots=True)
class OpenEntry:
    """An entry that keeps a month from being closed."""

    id: int
    day: date
    kind: EntryKind
    won: int
    summary: str
    code: str

    @property
    def words(self) -> str:
        """``4. 12. 지출 84,000원 안내 책자 인쇄 (201-01)``."""
        return f"{month_day_text(self.day)} {self.kind.value} {won_text(self.won)}원 {self.summary} ({self.code})"


class Closings:
    """The months of the ledgers, closed and open; ``standing`` is what the screen shows."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def standing(self, year: int) -> list[MonthStanding]:
        """All months of a year, the next January and the year itself; nothing for a year without a budget."""
        today = self._clock.today()
        with self._store.reading() as s:
            rows = queries.closings(s, year)
            hands = queries.hands(s, [row.id for row in rows])
            open_entries = [month for month, *_ in queries.unconfirmed(s, year)]
            if not _lines(s, year):
                return []
            newest = {row.month: row for row in rows}
            return [
                MonthStanding(
                    month=month,
                    state=_state(row, begins(year, month) > today),
                    now=_figures(s, year, month),
                    unconfirmed=open_entries.count(month),
                    **(_history(row, hands) if row is not None else {}),
                )
                for month in ORDER
                for row in [newest.get(month)]
            ]

    def closed(self, year: int) -> frozenset[int]:
        """The months that are closed now."""
        with self._store.reading() as s:
            return closed_months(s, year)

    def to_close(self, year: int, month: int) -> tuple[int, ...]:
        """The months that close together with this one: the open ones before it come first."""
        return through(month, self.closed(year))

    def to_reopen(self, year: int, month: int) -> tuple[int, ...]:
        """The months that open together with this one: what was closed after it stands on its figures."""
        return from_on(month, self.closed(year))

    def in_the_way(self, year: int, month: int) -> list[OpenEntry]:
        """The entries to confirm, or to take out, before a month can be closed."""
        with self._store.reading() as s:
            return _in_the_way(s, year, through(month, {row.month for row in queries.standing(s, year)}))

    def worth_a_look(self, year: int) -> list[str]:
        """What is not done yet at the year's end; it closes all the same."""
        with self._store.reading() as s:
            stands = sum((Balance(*sums) for _, *sums in line_sums(s, year)), Balance())
        found = []
        if stands.unpaid:
            found.append(
                f"지출하지 않은 원인행위가 {won_text(stands.unpaid)}원 있습니다. 이월할 것인지 확인하세요."
            )
        if stands.requested:
            found.append(f"끝나지 않은 품의가 {won_text(stands.requested)}원 있습니다.")
        return found

    def close(self, year: int, month: int, note: str = "") -> Change:
        """Close a month, after the open ones before it, with the figures of each as they stand.

        Raises InputRefused for a month that has not begun, and while an entry of them is not confirmed.
        """
        today = self._clock.today()
        with self._store.writing(Act.CLOSE_MONTH, tidy_line(note)) as s:
            months = through(month, {row.month for row in queries.standing(s, year)})
            if not months:
                raise InputRefused("이미 마감한 달입니다.", safe=_STAYS)
            _refuse_early(year, months, today)
            _refuse_unconfirmed(_in_the_way(s, year, months), months)
            for one in months:
                figures = frozen(_figures(s, year, one))
                row = BudgetClosing(
                    fiscal_year=year, month=one, closed_on=today, figures=figures, note=tidy_line(note)
                )
                s.add(row)
                s.flush()
            key = row.id
        said = f"{year}년 {with_object(months_label(months))} 마감했습니다."
        return self._store.done(s, {Kind.CLOSING, Kind.LEDGER}, said, record_id=key, count=len(months))

    def reopen(self, year: int, month: int, reason: str) -> Change:
        """Open a month again, and all that were closed after it. Raises InputRefused without a reason."""
        reason = tidy_line(reason)
        if not reason:
            raise InputRefused("마감을 푸는 사유를 적으세요.", safe=_STAYS)
        with self._store.writing(Act.REOPEN_MONTH, reason) as s:
            rows = {row.month: row for row in queries.standing(s, year)}
            months = from_on(month, rows)
            if month not in months:
                raise InputRefused("마감하지 않은 달입니다.", safe="저장된 원장은 그대로입니다.")
            for one in months:
                rows[one].reopened_on = self._clock.today()
                rows[one].reopen_reason = reason
            key = rows[month].id
        said = f"{year}년 {months_label(months)}의 마감을 풀었습니다."
        if len(months) > 1:
            said += " 뒤에 마감한 달도 함께 열렸으니 고친 뒤 다시 마감하세요."
        return self._store.done(
            s, {Kind.CLOSING, Kind.LEDGER}, said, record_id=key, count=len(months), sticky=len(months) > 1
        )


def _lines(s: Session, year: int) -> list[tuple[int, str]]:
    return [(one.id, one.label) for one in line_names(book.accounts(s, year))]


def _figures(s: Session, year: int, month: int) -> tuple[LineFigures, ...]:
    """Where each line stands at the end of a month."""
    until = last_day(year, month)
    sums = {key: Balance(*found) for key, *found in line_sums(s, year, until)}
    beside = {key: (won, count) for key, won, count in queries.carried(s, year, until)}
    found = []
    for key, label in _lines(s, year):
        stands, (carried, count) = sums.get(key, Balance()), beside.get(key, (0, 0))
        found.append(
            LineFigures(
                key,
                label,
                stands.appropriation,
                stands.allotment,
                stands.obligated,
                stands.paid,
                stands.refunded,
                carried,
                count,
            )
        )
    return tuple(found)


def _in_the_way(s: Session, year: int, months: Sequence[int]) -> list[OpenEntry]:
    wanted = set(months)
    if WHOLE_YEAR in wanted:
        wanted |= set(ORDER)
    return [
        OpenEntry(key, day, EntryKind[kind], won, summary, code)
        for month, key, day, kind, won, summary, code in queries.unconfirmed(s, year)
        if month in wanted
    ]


def _refuse_early(year: int, months: Sequence[int], today: date) -> None:
    for one in months:
        if begins(year, one) > today:
            word = "해를 마감하는 것" if one == WHOLE_YEAR else f"{months_label([one])} 마감"
            raise InputRefused(
                f"{with_topic(word)} {date_text(begins(year, one))}부터 할 수 있습니다.", safe=_NOT_CLOSED
            )


def _refuse_unconfirmed(found: Sequence[OpenEntry], months: Sequence[int]) -> None:
    if found:
        raise InputRefused(
            f"{months_label(months)}에 확정하지 않은 줄이 {len(found):,}개 있습니다. 첫 줄: {found[0].words}",
            safe=_NOT_CLOSED,
            steps=("그 줄을 확정하거나 지운 뒤 마감하세요.",),
        )


def _state(row: BudgetClosing | None, ahead: bool) -> ClosingState:  # noqa: FBT001 - private
    if row is None:
        return ClosingState.AHEAD if ahead else ClosingState.OPEN
    return ClosingState.CLOSED if row.reopened_on is None else ClosingState.REOPENED


def _history(row: BudgetClosing, hands: dict[tuple[int, str], book.Found]) -> dict[str, Any]:
    at, user = hands.get((row.id, "I"), (None, ""))
    _, opened_by = hands.get((row.id, "U"), (None, "")) if row.reopened_on else (None, "")
    return {
        "then": thawed(row.figures),
        "closed_at": at,
        "closed_by": user,
        "closed_on": row.closed_on,
        "reopened_on": row.reopened_on,
        "reopened_by": opened_by,
        "reason": row.reopen_reason,
        "closing_id": row.id,
    }
