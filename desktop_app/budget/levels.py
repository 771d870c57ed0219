"""예산과목: the levels 부서 – 정책 – 단위 – 세부사업 – 통계목 of a year, and where each stands (F1, F3)."""

from collections.abc import Sequence
from datetime import date

from db import budget as book
from db import budget_levels as levels
from db.budget import Account, BudgetYear, Entry
from db.budget_list import lines_below
from db.budget_sums import line_sums, spent_by_month
from db.session import Session, fetch
from desktop_app import search
from desktop_app.budget.ledger import Balance, by_level
from desktop_app.budget.line_names import line_names
from desktop_app.budget.records import LEAF, Level, LevelDraft, PlannedBudget
from desktop_app.changes import Act, Change, Kind
from desktop_app.clock import Clock
from desktop_app.errors import InputRefused
from desktop_app.particles import with_object, with_subject, with_topic
from desktop_app.store import Store
from desktop_app.terms import LEVELS, EntryKind
from desktop_app.values import tidy_line, won_text

_ORIGINAL = "본예산 편성"
_ALLOTTED = "예산 배정"
_STAYS = "예산과목은 그대로입니다."
_HANGING = (("아래 과목", "개"), ("원장 줄", "건"), ("월별 계획", "건"), ("읽은 지급 목록", "개"))
"""What keeps a level where it is, in the order of db.budget_levels."""


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
        within = {one.id: one.within for one in line_names(accounts)}
        found = [
            Level(key, parent, level, code, name, standing[key], version, within.get(key, ""))
            for key, parent, level, code, name, version in accounts
        ]
        return _below(None, found)

    def spent_by_month(self, year: int, *level_ids: int) -> dict[int, int]:
        """집행액 of each month at or below these levels; January of the next year counts as month 13."""
        with self._store.reading() as s:
            found = spent_by_month(s, year, [line for key in level_ids for line in lines_below(s, key)])
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

    def save(self, draft: LevelDraft) -> Change:
        """Add a level below another one, or call one otherwise. Raises InputRefused for what has no name."""
        code, name = tidy_line(draft.code), tidy_line(draft.name)
        if draft.id is None:
            return self.add_below(draft.parent_id, [(code, name)])
        with self._store.writing(Act.EDIT_ACCOUNT) as s:
            row = fetch(s, Account, draft.id, draft.version)
            _refuse_unnamed(row.level, code, name)
            _refuse_same_code(levels.beside(s, row.fiscal_year, row.parent_id), code, but=row.id)
            row.code, row.name = code, name
        label = f"{code} {name}".strip()
        said = f"{with_object(f'‘{label}’')} 고쳤습니다."
        return self._store.done(s, {Kind.ACCOUNT}, said, record_id=draft.id)

    def add_below(self, parent_id: int | None, path: Sequence[tuple[str, str]]) -> Change:
        """Add what stands below a level, from the next one down, each below the one before: code and name of each.

        A 통계목 goes among its neighbours by its code, all others go last. Raises InputRefused.
        """
        with self._store.writing(Act.ADD_ACCOUNT) as s:
            above = fetch(s, Account, parent_id) if parent_id is not None else None
            if above is None or above.level == LEAF:
                raise InputRefused("부서·정책사업·단위사업·세부사업 아래에만 과목을 더합니다.", safe=_STAYS)
            for code, name in path:
                above = _placed(s, above, tidy_line(code), tidy_line(name))
            key, label = above.id, f"{above.code} {above.name}".strip()
        more = f" 등 예산과목 {len(path)}개를" if len(path) > 1 else ""
        said = f"‘{label}’{more} 더했습니다." if more else f"{with_object(f'‘{label}’')} 더했습니다."
        return self._store.done(s, {Kind.ACCOUNT}, said, record_id=key, count=len(path))

    def move(self, account_id: int, by: int) -> Change:
        """Put a level one place up (-1) or down (1) among those beside it. Raises InputRefused at either end."""
        with self._store.writing(Act.EDIT_ACCOUNT) as s:
            row = fetch(s, Account, account_id)
            rows = levels.beside(s, row.fiscal_year, row.parent_id)
            place = rows.index(row)
            if not 0 <= place + by < len(rows):
                raise InputRefused(
                    f"{with_topic(f'‘{row.name}’')} 이미 맨 {'위' if by < 0 else '아래'}입니다.", safe=_STAYS
                )
            rows.insert(place + by, rows.pop(place))
            _number(rows)
            name = row.name
        said = f"{with_object(f'‘{name}’')} {'위로' if by < 0 else '아래로'} 옮겼습니다."
        return self._store.done(s, {Kind.ACCOUNT}, said, record_id=account_id)

    def remove(self, account_id: int) -> Change:
        """Take a level out that nothing hangs on. Raises InputRefused saying what does."""
        with self._store.writing(Act.REMOVE_ACCOUNT) as s:
            row = fetch(s, Account, account_id)
            hangs = zip(_HANGING, levels.what_hangs_on(s, account_id), strict=True)
            found = [f"{what} {count:,}{counter}" for (what, counter), count in hangs if count]
            if found:
                raise InputRefused(
                    f"‘{row.name}’에 {with_subject(', '.join(found))} 있어 지울 수 없습니다.",
                    safe=_STAYS,
                    steps=("그것을 먼저 지우거나 다른 과목으로 옮기세요.",),
                )
            row.deleted_at = self._clock.now()
            name = row.name
        return self._store.done(s, {Kind.ACCOUNT}, f"{with_object(f'‘{name}’')} 지웠습니다.")


def _refuse_unnamed(level: int, code: str, name: str) -> None:
    word = LEVELS[level - 1]
    if not name or (level == LEAF and not code):
        wanted = "코드와 이름이 모두" if level == LEAF else "이름이"
        raise InputRefused(f"{word}에는 {wanted} 필요합니다.", safe=_STAYS)
    if code and level != LEAF:
        raise InputRefused(f"{word}에는 코드를 적지 않습니다. 코드는 통계목에만 있습니다.", safe=_STAYS)


def _refuse_same_code(rows: Sequence[Account], code: str, but: int | None = None) -> None:
    same = next((row for row in rows if code and row.code == code and row.id != but), None)
    if same is not None:
        raise InputRefused(
            f"이 세부사업에 {with_subject(f'‘{code} {same.name}’')} 이미 있습니다.", safe=_STAYS
        )


def _placed(s: Session, above: Account, code: str, name: str) -> Account:
    """A new level below another one, in its place there."""
    level = above.level + 1
    _refuse_unnamed(level, code, name)
    rows = levels.beside(s, above.fiscal_year, above.id)
    _refuse_same_code(rows, code)
    place = next((at for at, row in enumerate(rows) if code and row.code > code), len(rows))
    new = Account(fiscal_year=above.fiscal_year, parent_id=above.id, level=level, code=code, name=name)
    rows.insert(place, new)
    s.add(new)
    _number(rows)
    s.flush()
    return new


def _number(rows: Sequence[Account]) -> None:
    for place, row in enumerate(rows):
        if row.position != place:
            row.position = place


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
