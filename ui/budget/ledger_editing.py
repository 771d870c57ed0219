"""Typing into the ledger: a cell of a line, or a new line from its cells; a wrong cell says why."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any, Final

from desktop_app.budget.records import EntryDraft, Level, kind_state
from desktop_app.budget.service import Budget
from desktop_app.errors import OfficeError
from desktop_app.particles import with_topic
from desktop_app.problems import Problem, blocking
from desktop_app.terms import EntryKind
from desktop_app.values import UnreadableValueError, read_date, read_won
from ui.desk import Desk

SUM_COLUMNS: Final = {
    EntryKind.OBLIGATION: "obligated",
    EntryKind.DISBURSEMENT: "spent",
    EntryKind.REFUND: "spent",
}
_LABELS: Final = {"granted": "예산·품의", "obligated": "원인행위액", "spent": "지출액"}
_COLUMNS: Final = {"booked_on": "booked", "parent_id": "kind"}
_NEEDS_LINE: Final = "왼쪽에서 통계목을 고른 뒤 적으세요."
_NEEDS_PAYMENT: Final = (
    "반납은 어느 지출의 것인지 골라야 합니다. 지출 적기(Ctrl+N)의 구분에서 반납을 고르세요."
)


@dataclass(frozen=True)
class LedgerEditing:
    """The EditableColumns of the ledger; ``line`` is the 통계목 that is chosen, None above one."""

    budget: Budget
    desk: Desk
    line: Callable[[], Level | None]
    year: Callable[[], int]

    def edit(self, record_id: int, column_key: str, text: str) -> Problem | None:
        """Store one cell of a line."""
        try:
            changed = self._typed(self.budget.record(record_id).draft, column_key, text)
            if isinstance(changed, Problem):
                return changed
            found = blocking(self.budget.check(changed))
        except (UnreadableValueError, OfficeError) as refused:
            return Problem(column_key, str(refused))
        return Problem(column_key, found[0].text) if found else self._store(changed, column_key)

    def add(self, values: dict[str, str]) -> Problem | None:
        """Store a new line as soon as day, 적요 and sum are there."""
        line = self.line()
        if line is None:
            return Problem(next(iter(values)), _NEEDS_LINE)
        sums = [key for key in _LABELS if key in values]
        if len(sums) > 1:
            return Problem(sums[-1], "금액은 한 줄에 한 칸만 적습니다. 다른 금액 칸을 비우세요.")
        key = next(iter(values))
        draft = EntryDraft(self.year(), line.id, _kind_of(values), None, None, "")
        try:
            for key, text in values.items():
                typed = self._typed(draft, key, text)
                if isinstance(typed, Problem):
                    return typed
                draft = typed
            if draft.kind is EntryKind.REFUND:
                return Problem("kind", _NEEDS_PAYMENT)
            found = sorted(blocking(self.budget.check(draft)), key=lambda one: _ASKED.get(one.field, 0))
        except (UnreadableValueError, OfficeError) as refused:
            return Problem(key, str(refused))
        if found:
            return Problem(_column_of(found[0].field, draft.kind), found[0].text)
        return self._store(draft, SUM_COLUMNS.get(draft.kind, "granted"))

    def _typed(self, draft: EntryDraft, key: str, text: str) -> EntryDraft | Problem:
        match key:
            case "booked":
                return replace(draft, booked_on=_read_day(text, self.year()))
            case "kind":
                kind = next((kind for kind in EntryKind if kind.value == text), None)
                if kind is None:
                    return Problem(
                        key, f"‘{text}’: 본예산·추경·배정·품의·원인행위·지출·반납 가운데 고르세요."
                    )
                return replace(draft, kind=kind)
            case "granted" | "obligated" | "spent":
                right = SUM_COLUMNS.get(draft.kind, "granted")
                if key != right:
                    said = f"{with_topic(kind_state(draft.kind).word)} {_LABELS[right]} 칸에 적습니다."
                    return Problem(key, said)
                won = read_won(text) if text else None
                refund = draft.kind is EntryKind.REFUND and won is not None
                return replace(draft, won=abs(won) if refund and won is not None else won)
            case _:
                words: dict[str, Any] = {key: text}
                return replace(draft, **words)

    def _store(self, draft: EntryDraft, key: str) -> Problem | None:
        refused: list[OfficeError] = []

        def beside_cell(error: OfficeError) -> bool:
            refused.append(error)
            return True

        self.desk.perform(partial(self.budget.save, draft), inline=beside_cell)
        return Problem(key, refused[0].what) if refused else None


_ASKED: Final = {"booked_on": 0, "summary": 1, "won": 2}
"""In what order a new line is asked for what it still needs."""


def _read_day(text: str, year: int) -> date | None:
    return read_date(text, year) if text.strip() else None


def _kind_of(values: dict[str, str]) -> EntryKind:
    """What a line is that was typed without its 구분: the column of its sum says it."""
    if "kind" in values:
        return next((kind for kind in EntryKind if kind.value == values["kind"]), EntryKind.DISBURSEMENT)
    if "obligated" in values:
        return EntryKind.OBLIGATION
    return EntryKind.REQUEST if "granted" in values else EntryKind.DISBURSEMENT


def _column_of(field: str, kind: EntryKind) -> str:
    if field == "won":
        return SUM_COLUMNS.get(kind, "granted")
    return _COLUMNS.get(field, field if field in {"kind", "summary", "payee"} else "summary")
