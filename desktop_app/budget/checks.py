"""What only the book can tell about an entry: its line, the entries before and after it, the limits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from db import budget as book
from db.budget import Account, Entry
from db.session import Session, fetch
from desktop_app.budget.closed import closed_problems
from desktop_app.budget.entry_rows import draft_of
from desktop_app.budget.entry_rules import problems
from desktop_app.budget.ledger import CHANGED_BY, PARENTS, Balance, Booking, balance, left_of
from desktop_app.budget.records import (
    FREE_AFTER_CONFIRMING,
    LEAF,
    EntryDraft,
    Followable,
)
from desktop_app.errors import InputRefused
from desktop_app.particles import with_subject, with_topic
from desktop_app.problems import Problem, blocking
from desktop_app.terms import EntryKind
from desktop_app.values import date_text, month_day_text, won_text

KEPT = "적은 내용은 그대로 있고, 저장된 원장은 바뀌지 않았습니다."
_UNSAVED = -1


@dataclass(frozen=True, slots=True)
class Limits:
    """How one fiscal year's ledger treats what exceeds the balance (F4)."""

    strict: bool

    def broken(self, field: str, text: str) -> Problem:
        return Problem(field, text, blocks=self.strict)


def limits(s: Session, year: int) -> Limits:
    """Strict until the officer chose warnings."""
    row = book.year_row(s, year)
    return Limits(row is None or row.strict)


def checked(s: Session, draft: EntryDraft) -> list[Problem]:
    """Everything wrong with an entry but what it would exceed: by itself, in its chain, in its month."""
    stored = fetch(s, Entry, draft.id) if draft.id is not None else None
    reverses = stored is not None and stored.reverses_id is not None
    found = problems(draft, reverses=reverses) + line_problems(s, draft)
    found += closed_problems(s, draft, draft_of(stored) if stored is not None else None)
    if stored is not None and (reverses or stored.confirmed_on is not None):
        return found + change_problems(draft_of(stored), draft, confirmed=True)
    return found if blocking(found) else found + link_problems(s, draft)


def line_problems(s: Session, draft: EntryDraft) -> list[Problem]:
    """The entry needs a 통계목 of its fiscal year."""
    account = s.get(Account, draft.account_id)
    if account is None or account.deleted_at is not None or account.level != LEAF:
        return [Problem("account_id", "원장 줄은 통계목에만 적습니다. 왼쪽에서 통계목을 고르세요.")]
    if account.fiscal_year != draft.fiscal_year:
        return [
            Problem("account_id", f"{account.fiscal_year}년도의 통계목입니다. 이 해의 통계목을 고르세요.")
        ]
    return []


def code_of(s: Session, account_id: int) -> str:
    """The code of a 통계목; empty where there is none."""
    account = s.get(Account, account_id)
    return "" if account is None else account.code


def link_problems(s: Session, draft: EntryDraft) -> list[Problem]:
    """What does not fit the entry that this one follows, and those that follow it (BUD-4, BUD-5)."""
    found = [] if draft.parent_id is None else _parent_problems(s, draft, draft.parent_id)
    if draft.id is not None:
        found += _follower_problems(s, draft, s.get_one(Entry, draft.id))
    return found


def change_problems(stored: EntryDraft, draft: EntryDraft, *, confirmed: bool) -> list[Problem]:
    """After 확정, and in a reversing line, most fields stay as they are (BUD-7)."""
    if not confirmed:
        return []
    changed = [
        name
        for name in EntryDraft.__dataclass_fields__
        if name not in FREE_AFTER_CONFIRMING and getattr(stored, name) != getattr(draft, name)
    ]
    sentence = (
        "확정한 줄에서는 연계사업·제안·활동, 문서번호, 증빙, e호조번호, 대사, 업무추진비 사유, 비고만 고칩니다. "
        "다른 잘못은 정정하세요."
    )
    return [Problem(name, sentence) for name in changed[:1]]


def limit_problems(
    s: Session, draft: EntryDraft, strict: Limits, stored: Sequence[Booking] | None = None
) -> list[Problem]:
    """What the entry would exceed: 배정액, 예산현액, 가용액; each sentence names line, balance, by how much.

    ``stored`` is its line as it would stand before it, where other rows come in with the same act.
    """
    if draft.won is None or draft.booked_on is None:
        return []
    stored = bookings(s, draft.account_id) if stored is None else stored
    others = [one for one in stored if one.id != draft.id]
    new = Booking(
        draft.id or _UNSAVED,
        draft.account_id,
        draft.kind,
        draft.booked_on,
        draft.won,
        draft.parent_id,
    )
    before, after = balance(stored), balance([*others, new])
    account = s.get_one(Account, draft.account_id)
    return exceeded(f"{account.code} {account.name}", draft.kind, draft.won, (before, after), strict)


def warnings(s: Session, draft: EntryDraft) -> list[str]:
    """What is kept although it exceeds something; a refusal comes from the file itself."""
    mode = limits(s, draft.fiscal_year)
    if mode.strict and draft.kind is not EntryKind.REQUEST:
        return []
    return [problem.text for problem in limit_problems(s, draft, mode) if not problem.blocks]


def followables(s: Session, account_id: int, kind: EntryKind, until: date | None) -> list[Followable]:
    """Earlier entries of the line that a new one may follow and that have something left."""
    kinds = [one.name for one in PARENTS.get(kind, ())]
    stored = bookings(s, account_id)
    cancelled = {one.reverses_id for one in stored}
    found = []
    for key, *_, summary, payee, number, project in book.candidates(s, account_id, kinds, until):
        entry = next(one for one in stored if one.id == key)
        left = left_of(entry, stored)
        if key in cancelled or left <= 0:
            continue
        when = month_day_text(entry.booked_on)
        label = f"{when} {entry.kind.value} · {summary} · 남은 {won_text(left)}원"
        found.append(Followable(key, label, left, summary, payee, number, project))
    return found


def bookings(s: Session, account_id: int) -> list[Booking]:
    """All entries of a line for the arithmetic."""
    return [_booking(row) for row in book.bookings(s, account_id)]


def followers(s: Session, entry_id: int) -> list[Booking]:
    """The entries that follow or reverse one."""
    return [_booking(row) for row in book.followers(s, entry_id)]


def standing(chain: Sequence[Booking]) -> list[Booking]:
    """Those of a chain of entries that were not cancelled and cancel nothing."""
    cancelled = {one.reverses_id for one in chain}
    return [one for one in chain if one.reverses_id is None and one.id not in cancelled]


def refuse(found: Sequence[Problem]) -> None:
    """Stop the act at the first problem that blocks. Raises InputRefused."""
    blocked = blocking(found)
    if blocked:
        raise InputRefused(blocked[0].text, safe=KEPT)


def booking(row: Entry) -> Booking:
    """A stored entry as the arithmetic needs it."""
    return Booking(
        row.id,
        row.account_id,
        EntryKind[row.kind],
        row.booked_on,
        row.amount_won,
        row.parent_id,
        row.reverses_id,
    )


def _booking(row: Sequence[Any]) -> Booking:
    key, account, kind, day, won, parent, reverses = row
    return Booking(key, account, EntryKind[kind], day, won, parent, reverses)


def _parent_problems(s: Session, draft: EntryDraft, parent_id: int) -> list[Problem]:
    row = s.get(Entry, parent_id)
    if row is None or row.deleted_at is not None:
        return [Problem("parent_id", "이어질 앞 단계 줄이 없습니다. 다시 고르세요.")]
    parent = booking(row)
    allowed = CHANGED_BY if draft.kind is EntryKind.ALLOTMENT else PARENTS.get(draft.kind, ())
    if parent.kind not in allowed:
        names = "·".join(kind.value for kind in allowed)
        return [Problem("parent_id", f"{draft.kind.value}의 앞 단계는 {names}입니다.")] if names else []
    if parent.account_id != draft.account_id:
        return [Problem("parent_id", "앞 단계는 같은 통계목의 줄이어야 합니다.")]
    chain = [one for one in followers(s, parent_id) if one.id != draft.id]
    if parent.reverses_id is not None or any(one.reverses_id == parent_id for one in chain):
        return [Problem("parent_id", "정정한 줄에는 이어 적을 수 없습니다.")]
    found = []
    if draft.booked_on is not None and draft.booked_on < parent.booked_on:
        text = f"{draft.kind.value}일은 {parent.kind.value}일({date_text(parent.booked_on)})보다 빠를 수 없습니다."
        found.append(Problem("booked_on", text))
    left = left_of(parent, chain)
    if draft.kind is EntryKind.ALLOTMENT:
        return found
    if draft.won is not None and draft.won > left and parent.kind is not EntryKind.REQUEST:
        over = won_text(draft.won - left)
        text = f"이 {parent.kind.value}에서 남은 금액은 {won_text(left)}원인데 {over}원이 넘습니다."
        refund = draft.kind is EntryKind.REFUND
        found.append(Problem("won", text, blocks=refund or limits(s, draft.fiscal_year).strict))
    return found


def _follower_problems(s: Session, draft: EntryDraft, stored: Entry) -> list[Problem]:
    chain = [one for one in standing(followers(s, stored.id)) if one.parent_id == stored.id]
    if not chain:
        return []
    names = "·".join(dict.fromkeys(one.kind.value for one in chain))
    found = []
    if draft.kind.name != stored.kind:
        found.append(Problem("kind", f"이 줄에 이어진 {with_subject(names)} 있어 구분을 바꿀 수 없습니다."))
    if draft.account_id != stored.account_id:
        found.append(
            Problem("account_id", f"이 줄에 이어진 {with_subject(names)} 있어 통계목을 바꿀 수 없습니다.")
        )
    first = min(one.booked_on for one in chain)
    if draft.booked_on is not None and draft.booked_on > first:
        found.append(Problem("booked_on", f"이어진 {names}의 일자({date_text(first)})보다 늦을 수 없습니다."))
    used = sum(one.won for one in chain)
    if draft.kind is not EntryKind.REQUEST and draft.won is not None and draft.won < used:
        found.append(Problem("won", f"이어진 {names}({won_text(used)}원)보다 적을 수 없습니다."))
    return found


def exceeded(
    line: str, kind: EntryKind, won: int, change: tuple[Balance, Balance], strict: Limits
) -> list[Problem]:
    """What an entry of so many won exceeds that takes its line from one balance to another."""
    before, after = change
    over = -after.free
    if over > 0 and after.free < before.free:
        if kind is EntryKind.ALLOTMENT:
            text = f"{line}의 배정액이 이미 쓰거나 쓰기로 한 금액보다 {won_text(over)}원 적어집니다."
        else:
            text = _over_text(line, "남은 배정액", won, over)
            if not after.allotment:
                text += " 배정을 먼저 적으세요."
        return [strict.broken("won", text)]
    over = after.allotment - after.appropriation
    if over > 0 and over > before.allotment - before.appropriation:
        if kind is EntryKind.ALLOTMENT:
            return [strict.broken("won", _over_text(line, "배정할 수 있는 예산", won, over))]
        return [
            strict.broken("won", f"{line}의 예산현액이 이미 배정한 금액보다 {won_text(over)}원 적어집니다.")
        ]
    if kind is EntryKind.REQUEST and after.available < 0:
        return [Problem("won", _over_text(line, "가용액", won, -after.available), blocks=False)]
    return []


def _over_text(line: str, what: str, won: int, over: int) -> str:
    rest = f"{won_text(won)}원을 적으면 {won_text(over)}원이 넘습니다."
    return f"{line}의 {with_topic(what)} {won_text(won - over)}원입니다. {rest}"
