"""예산과목: the levels 부서 – 정책 – 단위 – 세부사업 – 통계목 of a year, and where each stands (F1, F3)."""

from datetime import date

from db import budget as book
from db.budget import Account, BudgetYear, Entry
from db.budget_list import lines_below
from db.budget_sums import line_sums, spent_by_month
from db.session import Session, fetch
from desktop_app import search
from desktop_app.budget.ledger import Balance, by_level
from desktop_app.budget.records import LEAF, Level, LineDraft, PlannedBudget
from desktop_app.changes import Act, Change, Kind
from desktop_app.clock import Clock
from desktop_app.errors import InputRefused
from desktop_app.particles import with_object, with_topic
from desktop_app.store import Store
from desktop_app.terms import EntryKind
from desktop_app.values import tidy_line, won_text

_ORIGINAL = "본예산 편성"
_ALLOTTED = "예산 배정"


class BudgetLevels:
    """The tree of the budget; its sums are computed from the entries at every reading."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def tree(self, year: int, until: date | None = None) -> list[Level]:
        """All levels of a year, each followed by those below it, as they stand at the end of a day."""
        with self._store.reading() as s:
            accounts = book.accounts(s, year)
            lines = {key: Balance(*sums) for key, *sums in line_sums(s, year, until)}
        standing = by_level({key: parent for key, parent, *_ in accounts}, lines)
        levels = [
            Level(key, parent, level, code, name, standing[key], version)
            for key, parent, level, code, name, version in accounts
        ]
        return _below(None, levels)

    def spent_by_month(self, year: int, account_id: int) -> dict[int, int]:
        """집행액 of each month at or below a level; January of the next year counts as month 13."""
        with self._store.reading() as s:
            found = spent_by_month(s, year, lines_below(s, account_id))
        return {int(month): won for month, won in found}

    def is_strict(self, year: int) -> bool:
        """Whether the year refuses what exceeds the balance, or only warns (F4)."""
        with self._store.reading() as s:
            row = book.year_row(s, year)
        return row is None or row.strict

    def set_strict(self, year: int, *, strict: bool) -> Change:
        """Choose between refusing and warning for one fiscal year.

        Raises InputRefused where a line is over already: no act on it could be taken back any more.
        """
        if strict:
            self._refuse_over(year)
        with self._store.writing(Act.CHANGE_SETTINGS) as s:
            row = book.year_row(s, year)
            if row is None:
                s.add(BudgetYear(fiscal_year=year, strict=strict))
            else:
                row.strict = strict
        said = "막습니다" if strict else "경고만 합니다"
        return self._store.done(s, {Kind.ACCOUNT, Kind.LEDGER}, f"{year}년도: 잔액을 넘으면 {said}.")

    def _refuse_over(self, year: int) -> None:
        for one in self.tree(year):
            if one.is_line and (one.balance.free < 0 or one.balance.allotment > one.balance.appropriation):
                raise InputRefused(
                    f"{with_topic(f'‘{one.label}’')} 이미 배정액이나 예산현액을 넘어서 ‘막기’로 바꾸지 않았습니다.",
                    safe="저장된 기록은 바뀌지 않았습니다.",
                    steps=("배정이나 예산을 늘리거나 줄을 고쳐 넘은 금액을 없앤 뒤 바꾸세요.",),
                )

    def set_up_year(
        self, year: int, planned: PlannedBudget, *, on: date | None = None, allotted: bool = False
    ) -> Change:
        """Open a year's budget with the path and lines of a plan; ``allotted`` also releases all of it.

        Raises InputRefused where the year has a budget already.
        """
        day = on or date(year, 1, 1)
        with self._store.writing(Act.ADD_ACCOUNT) as s:
            if book.accounts(s, year):
                raise InputRefused(f"{year}년도 예산과목이 이미 있습니다.")
            if book.year_row(s, year) is None:
                s.add(BudgetYear(fiscal_year=year))
            parent: int | None = None
            for level, name in enumerate(planned.levels, start=1):
                parent = _add(
                    s, Account(fiscal_year=year, parent_id=parent, level=level, name=tidy_line(name))
                )
            for place, line in enumerate(planned.lines):
                account = Account(
                    fiscal_year=year,
                    parent_id=parent,
                    level=LEAF,
                    code=tidy_line(line.code),
                    name=tidy_line(line.name),
                    position=place,
                )
                key = _add(s, account)
                if line.won:
                    _grant(s, (year, key, day), EntryKind.ORIGINAL, line.won, _ORIGINAL)
                if line.won and allotted:
                    _grant(s, (year, key, day), EntryKind.ALLOTMENT, line.won, _ALLOTTED)
        said = f"{year}년도 예산과목 {len(planned.lines)}개, 본예산 {won_text(planned.total)}원을 넣었습니다."
        return self._store.done(s, {Kind.ACCOUNT, Kind.LEDGER}, said, count=len(planned.lines))

    def save_line(self, draft: LineDraft) -> Change:
        """Add a 통계목 below a 세부사업, or rename one."""
        code, name = tidy_line(draft.code), tidy_line(draft.name)
        if not code or not name:
            raise InputRefused("통계목에는 코드와 이름이 모두 필요합니다.")
        new = draft.id is None
        with self._store.writing(Act.ADD_ACCOUNT if new else Act.EDIT_ACCOUNT) as s:
            if draft.id is None:
                parent = fetch(s, Account, draft.parent_id)
                if parent.level != LEAF - 1:
                    raise InputRefused("통계목은 세부사업 아래에만 둡니다.")
                key = _add(
                    s,
                    Account(
                        fiscal_year=parent.fiscal_year, parent_id=parent.id, level=LEAF, code=code, name=name
                    ),
                )
            else:
                row = fetch(s, Account, draft.id, draft.version)
                row.code, row.name, key = code, name, row.id
        verb = "더했습니다" if new else "고쳤습니다"
        return self._store.done(
            s, {Kind.ACCOUNT}, f"{with_object(f'‘{code} {name}’')} {verb}.", record_id=key
        )

    def remove(self, account_id: int) -> Change:
        """Take a level out that carries nothing. Raises InputRefused where it does."""
        with self._store.writing(Act.REMOVE_ACCOUNT) as s:
            row = fetch(s, Account, account_id)
            if book.is_used(s, account_id):
                raise InputRefused(f"‘{row.name}’에 원장 줄이나 아래 과목이 있어 지울 수 없습니다.")
            row.deleted_at = self._clock.now()
            name = row.name
        return self._store.done(s, {Kind.ACCOUNT}, f"{with_object(f'‘{name}’')} 지웠습니다.")


def _below(parent_id: int | None, levels: list[Level]) -> list[Level]:
    found = []
    for level in levels:
        if level.parent_id == parent_id:
            found += [level, *_below(level.id, levels)]
    return found


def _add(s: Session, row: Account) -> int:
    s.add(row)
    s.flush()
    return row.id


def _grant(s: Session, place: tuple[int, int, date], kind: EntryKind, won: int, summary: str) -> None:
    year, account_id, day = place
    words = search.folded(summary)
    s.add(
        Entry(
            fiscal_year=year,
            account_id=account_id,
            kind=kind.name,
            booked_on=day,
            confirmed_on=day,  # voted and released: what the council and the budget office have fixed
            amount_won=won,
            summary=summary,
            words=words,
            sounds=search.initials(words),
            sort_key=search.sort_key(summary),
        )
    )
    s.flush()
