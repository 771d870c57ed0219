"""집행 계획: the officer's plan of the months, and what the pace says of the year (features.md F8)."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from db import budget as book
from db import budget_sums as sums
from db.budget_rules import MonthPlan
from db.session import Session
from desktop_app.budget.ledger import Balance
from desktop_app.budget.line_names import line_names
from desktop_app.budget.pace import (
    MONTHS,
    Limits,
    PaceBoard,
    PaceLine,
    PaceWarning,
    in_all,
    like_before,
    spread_evenly,
    too_slow,
)
from desktop_app.changes import Act, Change, Kind
from desktop_app.clock import Clock
from desktop_app.errors import InputRefused
from desktop_app.particles import with_object
from desktop_app.store import Store

Cells = Mapping[tuple[int, int], int | None]
"""Won by line and month; None empties the cell."""
_STAYS = "계획은 바뀌지 않았습니다."


class MonthPlans:
    """Reads the pace, writes the plan; ``limits`` are those that the officer has set."""

    def __init__(self, store: Store, clock: Clock, limits: Callable[[], Limits] = Limits) -> None:
        self._store = store
        self._clock = clock
        self._limits = limits

    def board(self, year: int, on: date | None = None) -> PaceBoard:
        """Plan and pace of a year as they stand at the end of a day; today where none is named."""
        day = on or self._clock.today()
        with self._store.reading() as s:
            lines = _lines(s, year, day)
        return PaceBoard(year, day, lines, self._warned(lines, year, day))

    def warning(self, year: int, on: date | None = None) -> PaceWarning | None:
        """Whether the year, or a line of it, is spent too slowly; for the notice and for 홈."""
        return self.board(year, on).warning

    def set_plan(self, year: int, cells: Cells) -> Change:
        """Write cells of the plan as one act. Raises InputRefused for a sum below nought."""
        if any((won or 0) < 0 for won in cells.values()):
            raise InputRefused("계획에는 0보다 작은 금액을 적지 않습니다.", safe=_STAYS)
        return self._write(year, cells, f"{len(cells):,}칸의 집행 계획을 적었습니다.")

    def spread(self, year: int, months: Mapping[int, Sequence[int]]) -> Change:
        """고르게 나누기: what 예산현액 leaves beside the other months, over these months of each line.

        Raises InputRefused where the other months have taken it all.
        """
        with self._store.reading() as s:
            lines = {line.account_id: line for line in _lines(s, year, self._clock.today())}
        cells: dict[tuple[int, int], int | None] = {}
        for key, wanted in months.items():
            line = lines[key]
            rest = line.unplanned + sum(line.planned[month - 1] for month in wanted)
            if rest <= 0:
                raise InputRefused(
                    f"‘{line.label}’에는 이 달들에 나눌 금액이 남지 않았습니다.",
                    safe=_STAYS,
                    steps=("다른 달의 계획을 줄이거나 비운 뒤 나누세요.",),
                )
            parts = spread_evenly(rest, len(wanted))
            cells |= {(key, month): won for month, won in zip(sorted(wanted), parts, strict=True)}
        return self._write(year, cells, "남은 예산현액을 고른 달에 고르게 나누었습니다.")

    def like_last_year(self, year: int, account_ids: Sequence[int]) -> Change:
        """작년처럼: this year's 예산현액 in the shares in which last year's line of the same name was spent.

        Raises InputRefused where no line was spent last year.
        """
        today = self._clock.today()
        with self._store.reading() as s:
            lines = [line for line in _lines(s, year, today) if line.account_id in set(account_ids)]
            before = {line.label: line for line in _lines(s, year - 1, today) if line.executed > 0}
        same = [(line, before[line.label]) for line in lines if line.label in before]
        if not same:
            raise InputRefused(
                f"{year - 1}년도에 같은 통계목으로 지출한 기록이 없어 작년처럼 나눌 수 없습니다.",
                safe=_STAYS,
                steps=("고르게 나누기를 쓰거나 달마다 적으세요.",),
            )
        cells: dict[tuple[int, int], int | None] = {}
        for line, last in same:
            shares = like_before(line.appropriation, last.spent)
            cells |= {(line.account_id, month): won for month, won in enumerate(shares, start=1)}
        said = f"{len(same):,}개 통계목의 계획을 {year - 1}년도의 지출 비율로 나누었습니다."
        return self._write(year, cells, said)

    def _write(self, year: int, cells: Cells, said: str) -> Change:
        now = self._clock.now()
        with self._store.writing(Act.EDIT_MONTH_PLAN) as s:
            rows = {(row.account_id, row.month): row for row in sums.month_plans(s, year)}
            for (account, month), won in cells.items():
                row = rows.get((account, month))
                if row is None and won:
                    s.add(MonthPlan(fiscal_year=year, account_id=account, month=month, planned_won=won))
                elif row is not None and won:
                    row.planned_won = won
                elif row is not None:
                    row.deleted_at = now
        return self._store.done(s, {Kind.MONTH_PLAN}, said, count=len(cells))

    def _warned(self, lines: Sequence[PaceLine], year: int, on: date) -> PaceWarning | None:
        limits = self._limits()
        behind = [(line, said) for line in lines if (said := too_slow(line, year, on, limits))]
        whole = too_slow(in_all(lines), year, on, limits)
        if whole:
            names = [line.label for line, _ in behind] if len(behind) < len(lines) else []
            return PaceWarning(f"{year}년도 {whole}", tuple(names))
        if behind:
            first, said = behind[0]
            rest = tuple(line.label for line, _ in behind[1:])
            return PaceWarning(f"{with_object(f'‘{first.label}’')} 확인하세요. {said}", rest)
        return None


def _lines(s: Session, year: int, on: date) -> tuple[PaceLine, ...]:
    """Each 통계목 with its plan and its 집행액 until a day."""
    grants = {key: Balance(*found).appropriation for key, *found in sums.line_sums(s, year, on)}
    planned = {(row.account_id, row.month): row.planned_won for row in sums.month_plans(s, year)}
    spent = {(key, month): won for key, month, won in sums.spent_by_line(s, year, on)}
    return tuple(
        PaceLine(
            one.id,
            one.label,
            grants.get(one.id, 0),
            tuple(planned.get((one.id, month), 0) for month in range(1, MONTHS + 1)),
            tuple(spent.get((one.id, month), 0) for month in range(1, MONTHS + 2)),
        )
        for one in line_names(book.accounts(s, year))
    )
