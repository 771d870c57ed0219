"""예산: what the officer does with the ledger (features.md F1 … F4)."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from db import budget as book
from db.budget import Entry
from db.errors import RuleBrokenError
from db.session import Session, fetch
from desktop_app.budget import checks
from desktop_app.budget.change_list import ChangeList
from desktop_app.budget.changing import BudgetChanging
from desktop_app.budget.checks import KEPT, refuse
from desktop_app.budget.entertaining import unanswered
from desktop_app.budget.entry_page import entry_record, link_to, next_step
from desktop_app.budget.entry_rows import KIND_ORDER, draft_of, fill, tidied
from desktop_app.budget.ledger_list import LedgerList
from desktop_app.budget.levels import BudgetLevels
from desktop_app.budget.month_plans import MonthPlans
from desktop_app.budget.pace import Limits
from desktop_app.budget.payments import Payments
from desktop_app.budget.records import (
    BulkEntry,
    EntryDraft,
    EntryRecord,
    Finding,
    Followable,
    Link,
    not_to_confirm,
)
from desktop_app.budget.reversing import follows, reverse
from desktop_app.budget.spending_limits import SpendingLimits
from desktop_app.changes import Act, Change, Kind
from desktop_app.clock import Clock
from desktop_app.errors import InputRefused
from desktop_app.particles import with_object, with_subject, with_topic
from desktop_app.problems import Problem, blocking
from desktop_app.store import Store
from desktop_app.terms import EntryKind
from desktop_app.typed_rows import ReadRow
from desktop_app.values import month_day_text, tidy_line, won_text
from desktop_app.workdays import Workdays

if TYPE_CHECKING:
    from desktop_app.budget.cells import EntryCells

_WORDS_SINCE = 1
"""How many earlier years offer their words for completion."""


class Budget:
    """The ledger: ``levels`` its tree, ``ledger`` its list, ``cells`` its table, ``pace`` its plan.

    ``changing`` writes what changes the budget itself, ``changes`` lists it;
    ``payments`` are those of 업무추진비 with what is found in them, ``limits`` what they are measured by.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        workdays: Workdays | None = None,
        slow: Callable[[], Limits] = Limits,
    ) -> None:
        self._store = store
        self._clock = clock
        self.pace = MonthPlans(store, clock, slow)
        self.levels = BudgetLevels(store, clock)
        self.changing = BudgetChanging(store, clock)
        self.changes = ChangeList(store, clock)
        self.limits = SpendingLimits(store)
        self.payments = Payments(store, clock, self.limits, workdays or Workdays())
        self.ledger = LedgerList(store, clock, self.payments.unanswered)

    @cached_property
    def cells(self) -> "EntryCells":
        """What the table of the ledger asks; it reads what officers write, which 홈 does not."""
        from desktop_app.budget.cells import EntryCells  # noqa: PLC0415 - read when something is written

        return EntryCells(self._store)

    # What the form shows

    def record(self, entry_id: int) -> EntryRecord:
        """The whole of one entry. Raises RecordMissing where it was deleted."""
        with self._store.reading() as s:
            entry = fetch(s, Entry, entry_id)
            cancelled = any(one.reverses_id == entry_id for one in checks.followers(s, entry_id))
            code = checks.code_of(s, entry.account_id)
            return entry_record(s, entry_id, self._findings(s, entry, code, standing=not cancelled))

    def next_step(self, entry_id: int) -> EntryDraft:
        """이어 적기: the next entry of a chain, filled in. Raises InputRefused where nothing can follow."""
        with self._store.reading() as s:
            return next_step(s, entry_id, self._clock.today())

    def followables(self, account_id: int, kind: EntryKind, until: date | None = None) -> list[Followable]:
        """Earlier entries that a new one of this kind may follow: those with something left."""
        with self._store.reading() as s:
            return checks.followables(s, account_id, kind, until)

    def earlier_words(self, year: int) -> tuple[list[str], list[str]]:
        """적요 and 지급처 of this year and the last, latest first, to complete what is typed."""
        with self._store.reading() as s:
            return book.earlier_words(s, year - _WORDS_SINCE)

    def check(self, draft: EntryDraft) -> list[Problem]:
        """Everything wrong with an entry: by itself, in its chain, and against the balance (F4)."""
        draft = tidied(draft)
        with self._store.reading() as s:
            found = checks.checked(s, draft)
            if not blocking(found):
                found += checks.limit_problems(s, draft, checks.limits(s, draft.fiscal_year))
                found += self.payments.problems(s, draft, checks.code_of(s, draft.account_id))
        return found

    # What the officer does

    def save(self, draft: EntryDraft) -> Change:
        """Write a new entry, or an edited one. Raises InputRefused naming what a rule does not allow."""
        draft = tidied(draft)
        with self._store.reading() as s:
            whole = not blocking(checks.checked(s, draft))
            warned = " ".join([*checks.warnings(s, draft), *self._told(s, draft)]) if whole else ""
        try:
            return self.cells.edit_many([ReadRow(draft.id, draft, (), warned)])
        except InputRefused as refused:
            self._explain(refused, draft)
            raise

    def add_many(self, entries: Sequence[BulkEntry], act: Act = Act.ADD_ENTRY) -> Change:
        """Write many entries as one act: pasted rows, example data. All of them, or none."""
        keys: list[int] = []
        bulk = [replace(one, draft=tidied(one.draft)) for one in entries]
        draft = bulk[0].draft if bulk else None
        try:
            with self._store.writing(act) as s:
                for one in bulk:
                    parent = one.draft.parent_id if one.follows is None else keys[one.follows]
                    draft = replace(one.draft, parent_id=parent)
                    refuse(checks.checked(s, draft))
                    if one.confirmed_on is not None:
                        _refuse_bare(draft, checks.code_of(s, draft.account_id))
                    row = Entry(confirmed_on=one.confirmed_on)
                    fill(row, draft)
                    s.add(row)
                    s.flush()
                    keys.append(row.id)
        except InputRefused as refused:
            if draft is not None:
                self._explain(refused, draft)
                day = month_day_text(draft.booked_on)
                refused.what = f"{day} ‘{draft.summary}’: {refused.what}"
                refused.safe = "한 줄도 적지 않았습니다."
            raise
        said = f"원장 {len(keys)}줄을 적었습니다."
        return self._store.done(
            s, {Kind.LEDGER}, said, record_id=keys[-1] if keys else None, count=len(keys), sticky=True
        )

    def remove(self, entry_ids: Sequence[int]) -> Change:
        """Take out entries that are not confirmed. Raises InputRefused for one that others follow."""
        now, going = self._clock.now(), set(entry_ids)
        with self._store.writing(Act.REMOVE_ENTRY) as s:
            found = [fetch(s, Entry, key) for key in entry_ids]
            for row in found:
                if row.confirmed_on is not None:
                    raise InputRefused(
                        f"{with_topic(f'‘{row.summary}’')} 확정한 줄이라 지울 수 없습니다.",
                        safe=KEPT,
                        steps=("잘못 적었다면 정정 줄을 넣으세요.",),
                    )
                left = [one for one in checks.followers(s, row.id) if one.id not in going]
                if left:
                    raise InputRefused(
                        f"‘{row.summary}’에 이어진 {with_subject(left[0].kind.value)} 있어 지울 수 없습니다.",
                        safe=KEPT,
                        steps=("이어진 줄을 먼저 지우거나 함께 고르세요.",),
                    )
            # What spends goes before what it was spent from, so that no step is over a limit.
            for row in sorted(found, key=lambda one: (-KIND_ORDER.index(one.kind), -one.id)):
                row.deleted_at = now
                s.flush()
            said = f"‘{found[0].summary}’" if len(found) == 1 else f"원장 {len(found)}줄"
        return self._store.done(s, {Kind.LEDGER}, f"{with_object(said)} 지웠습니다.", count=len(found))

    def confirm(self, entry_ids: Sequence[int]) -> Change:
        """확정: from now on these entries can only be reversed (BUD-7)."""
        today = self._clock.today()
        with self._store.writing(Act.CONFIRM_ENTRY) as s:
            found = [row for key in entry_ids if (row := fetch(s, Entry, key)).confirmed_on is None]
            for row in found:
                _refuse_bare(draft_of(row), checks.code_of(s, row.account_id))
                row.confirmed_on = today
            said = f"‘{found[0].summary}’" if len(found) == 1 else f"원장 {len(found)}줄"
        if not found:
            return self._store.done(s, {Kind.LEDGER}, "고른 줄은 모두 확정되어 있습니다.", count=0)
        key = found[0].id if len(found) == 1 else None
        return self._store.done(
            s, {Kind.LEDGER}, f"{with_object(said)} 확정했습니다.", record_id=key, count=len(found)
        )

    def followers(self, entry_id: int) -> list[Link]:
        """What follows an entry and stands, down to the last 반납: what a reversal of its chain takes along."""
        with self._store.reading() as s:
            return [link for one in follows(s, entry_id) if (link := link_to(s, one.id))]

    def reverse(self, entry_id: int, reason: str, on: date | None = None, *, chain: bool = False) -> Change:
        """정정: cancel a confirmed entry by a reversing one with a reason; both stay listed (F2, BUD-7).

        ``chain`` cancels what follows it too, by the same act.
        """
        reason = tidy_line(reason)
        if not reason:
            raise InputRefused("정정하는 사유를 적으세요.", safe=KEPT)
        with self._store.writing(Act.REVERSE_ENTRY, reason) as s:
            row = fetch(s, Entry, entry_id)
            made = reverse(s, row, reason, on, self._clock.today(), chain=chain)
            said = f"‘{row.summary}’ {won_text(row.amount_won)}원을 정정했습니다."
            if len(made) > 1:
                said += f" {'이어진' if chain else '함께 적은'} {len(made) - 1}줄도 정정했습니다."
            key = next(one.id for one in made if one.reverses_id == entry_id)
        return self._store.done(s, {Kind.LEDGER}, said, record_id=key, count=len(made))

    def _told(self, s: Session, draft: EntryDraft) -> list[str]:
        """What is kept although a reason is missing, in one sentence (UPC)."""
        found = unanswered(self.payments.found_in(s, draft, checks.code_of(s, draft.account_id)))
        names = ", ".join(dict.fromkeys(one.kind.value for one in found))
        return [f"사유 없는 확인 사항 {len(found)}건: {names}."] if found else []

    def _findings(self, s: Session, row: Entry, code: str, *, standing: bool) -> tuple[Finding, ...]:
        if not standing or row.reverses_id is not None:
            return ()
        return tuple(self.payments.found_in(s, draft_of(row), code))

    def _explain(self, refused: InputRefused, draft: EntryDraft) -> None:
        """Put line, balance and sum into the file's own refusal; any other one stays as it is."""
        if isinstance(refused.__cause__, RuleBrokenError):
            with self._store.reading() as s:
                found = checks.limit_problems(s, draft, checks.Limits(strict=True))
            refused.what, refused.safe = (found[0].text if found else refused.what), KEPT


def _refuse_bare(draft: EntryDraft, code: str) -> None:
    """확정 of a payment of 업무추진비 that does not tell all it has to (F6)."""
    if lacking := not_to_confirm(draft, code):
        names = "·".join(lacking)
        raise InputRefused(
            f"‘{draft.summary}’에 {with_subject(names)} 비어 있어 확정하지 않았습니다.",
            safe=KEPT,
            steps=(f"{with_object(names)} 적고 다시 확정하세요.",),
        )
