"""예산 변동: 추경, 전용 and its kin, 이월, 배정, each with what belongs to it as one act (F5, BUD-6)."""

from dataclasses import replace
from datetime import date

from db.budget import Account, Entry
from db.errors import RuleBrokenError
from db.session import Session
from desktop_app.budget import checks
from desktop_app.budget.change_records import ChangeDraft, change_problems
from desktop_app.budget.checks import KEPT, refuse
from desktop_app.budget.closed import closed_problems
from desktop_app.budget.entry_rows import fill, tidied
from desktop_app.budget.ledger import balance
from desktop_app.budget.records import ENTERTAINING, EntryDraft
from desktop_app.budget_terms import BudgetChange as Asked
from desktop_app.changes import Act, Change, Kind
from desktop_app.clock import Clock
from desktop_app.errors import InputRefused
from desktop_app.particles import with_topic
from desktop_app.problems import Problem, blocking
from desktop_app.store import Store
from desktop_app.terms import EntryKind
from desktop_app.values import tidy, tidy_line, won_text

_POLICY, _PROJECT = 2, 4
_ALLOTTED = frozenset({EntryKind.SUPPLEMENT, EntryKind.TRANSFER_IN, EntryKind.CARRYOVER_IN})
_ACTS = {
    Asked.SUPPLEMENT: Act.SUPPLEMENT_BUDGET,
    Asked.CARRYOVER: Act.CARRY_BUDGET,
    Asked.ALLOTMENT: Act.ALLOT_BUDGET,
}


class BudgetChanging:
    """What changes 예산현액 and 배정액; such entries are fixed at once and are cancelled by 정정 only."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def check(self, draft: ChangeDraft) -> list[Problem]:
        """Everything wrong with a change; what does not block is advice."""
        found = change_problems(draft)
        if blocking(found):
            return found
        with self._store.reading() as s:
            return [*found, *_against_book(s, draft)]

    def write(self, draft: ChangeDraft) -> Change:
        """Write the change with all that belongs to it. Raises InputRefused naming what a rule does not allow."""
        draft = replace(
            draft,
            document_number=tidy_line(draft.document_number),
            reason=tidy_line(draft.reason),
            summary=tidy_line(draft.summary),
            note=tidy(draft.note),
        )
        found = self.check(draft)
        refuse(found)
        assert draft.what is not None  # noqa: S101 - else it was refused
        try:
            with self._store.writing(_ACTS.get(draft.what, Act.MOVE_BUDGET)) as s:
                key, said = _write(s, draft)
        except InputRefused as refused:
            if isinstance(refused.__cause__, RuleBrokenError):
                refused.safe = KEPT
            raise
        advice = " ".join(one.text for one in found if not one.blocks)
        return self._store.done(
            s, {Kind.LEDGER, Kind.ACCOUNT}, f"{said} {advice}".strip(), record_id=key, sticky=bool(advice)
        )


def _against_book(s: Session, draft: ChangeDraft) -> list[Problem]:
    """What the lines, their levels and balances say against a change."""
    for key, field in ((draft.giver_id, "giver_id"), (draft.taker_id, "taker_id")):
        year = draft.fiscal_year + (draft.what is Asked.CARRYOVER and field == "taker_id")
        account = s.get(Account, key) if key is not None else None
        if key is not None and (
            account is None or account.deleted_at is not None or account.fiscal_year != year
        ):
            return [Problem(field, f"{year}년도의 통계목을 고르세요.")]
    match draft.what:
        case Asked.SUPPLEMENT:
            found = _taking_away(s, draft, draft.taker_id) if draft.lowers else []
        case Asked.ALLOTMENT:
            found = _allotment_problems(s, draft)
        case Asked.CARRYOVER:
            found = _carryover_problems(s, draft)
        case _:
            found = _transfer_problems(s, draft)
    return [*found, *_closed(s, draft)]


def _closed(s: Session, draft: ChangeDraft) -> list[Problem]:
    """No change comes into a closed month (F10)."""
    for one in _entries(draft):
        found = blocking(closed_problems(s, one, None))
        if found:
            return [Problem("booked_on", found[0].text)]
    return []


def _allotment_problems(s: Session, draft: ChangeDraft) -> list[Problem]:
    assert draft.taker_id is not None  # noqa: S101 - change_problems asks for both
    assert draft.won is not None  # noqa: S101 - the same
    stands = balance(checks.bookings(s, draft.taker_id))
    room = stands.free if draft.lowers else stands.appropriation - stands.allotment
    if draft.won <= room:
        return []
    what = "줄일 수 있는 배정액" if draft.lowers else "더 배정할 수 있는 예산"
    text = f"{_named(s, draft.taker_id)}의 {what}은 {won_text(room)}원인데 {won_text(draft.won - room)}원이 넘습니다."
    return [checks.limits(s, draft.fiscal_year).broken("won", text)]


def _carryover_problems(s: Session, draft: ChangeDraft) -> list[Problem]:
    assert draft.giver_id is not None  # noqa: S101 - change_problems asks for both
    assert draft.taker_id is not None  # noqa: S101 - the same
    assert draft.won is not None  # noqa: S101 - the same
    stored = checks.bookings(s, draft.giver_id)
    carried = sum(one.won for one in stored if one.kind is EntryKind.CARRYOVER_OUT)
    room = balance(stored).unspent - carried
    found = []
    if draft.won > room:
        text = f"{_named(s, draft.giver_id)}에서 이월할 수 있는 집행잔액은 {won_text(room)}원입니다."
        found.append(Problem("won", f"{text} {won_text(draft.won - room)}원이 넘습니다."))
    if checks.code_of(s, draft.giver_id) != checks.code_of(s, draft.taker_id):
        text = "이월은 같은 통계목으로 합니다. 다음 해 과목을 확인하세요."
        found.append(Problem("taker_id", text, blocks=False))
    return found


def _transfer_problems(s: Session, draft: ChangeDraft) -> list[Problem]:
    """전용 stays inside one 정책사업, not for un-budgeted work; 203-03 is not raised by it (BUD-6)."""
    assert draft.giver_id is not None  # noqa: S101 - change_problems asks for both
    assert draft.taker_id is not None  # noqa: S101 - the same
    policies = [_above(s, key, _POLICY) for key in (draft.giver_id, draft.taker_id)]
    inside = policies[0].id == policies[1].id
    found = []
    if draft.what is Asked.VIREMENT and not inside:
        text = (
            f"전용은 한 정책사업 안에서만 합니다(‘{policies[0].name}’에서 ‘{policies[1].name}’). "
            "정책사업을 넘으면 이용입니다. 의회 의결을 확인하고 구분을 이용으로 고르세요."
        )
        found.append(Problem("what", text))
    if draft.what is Asked.PROGRAM_TRANSFER and inside:
        text = "같은 정책사업 안입니다. 이용이 아니라 전용이나 변경사용이 아닌지 확인하세요."
        found.append(Problem("what", text, blocks=False))
    projects = {_above(s, key, _PROJECT).id for key in (draft.giver_id, draft.taker_id)}
    if draft.what is Asked.INTERNAL_REALLOCATION and len(projects) > 1:
        text = "변경사용은 같은 세부사업 안에서 합니다. 전용이 아닌지 확인하세요."
        found.append(Problem("what", text, blocks=False))
    if balance(checks.bookings(s, draft.taker_id)).appropriation <= 0:
        named = with_topic(_named(s, draft.taker_id))
        text = f"{named} 예산에 없던 과목입니다. 예산에 없던 일에는 전용하지 않습니다."
        found.append(Problem("taker_id", text, blocks=False))
    if checks.code_of(s, draft.taker_id) == ENTERTAINING:
        text = "업무추진비를 다른 과목에서 옮겨 늘립니다. 늘릴 수 있는지 예산 부서에 확인하세요."
        found.append(Problem("taker_id", text, blocks=False))
    return [*found, *_taking_away(s, draft, draft.giver_id)]


def _taking_away(s: Session, draft: ChangeDraft, account_id: int | None) -> list[Problem]:
    """A line gives what is neither spent nor promised; of its 배정 only what it needs not."""
    assert account_id is not None  # noqa: S101 - change_problems asks for both
    assert draft.won is not None  # noqa: S101 - the same
    stands = balance(checks.bookings(s, account_id))
    room = stands.appropriation - (
        stands.committed if draft.allot else max(stands.allotment, stands.committed)
    )
    if draft.won <= room:
        return []
    over = won_text(draft.won - room)
    text = f"{_named(s, account_id)}에서 뺄 수 있는 금액은 {won_text(room)}원인데 {over}원이 넘습니다."
    if not draft.allot and draft.won <= stands.appropriation - stands.committed:
        text += " 배정도 함께 옮기면 뺄 수 있습니다."
    return [checks.limits(s, draft.fiscal_year).broken("won", text)]


def _named(s: Session, account_id: int) -> str:
    account = s.get_one(Account, account_id)
    return f"{account.code} {account.name}"


def _above(s: Session, account_id: int, level: int) -> Account:
    account = s.get_one(Account, account_id)
    while account.level > level and account.parent_id is not None:
        account = s.get_one(Account, account.parent_id)
    return account


def _entries(draft: ChangeDraft) -> list[EntryDraft]:
    """The two halves, or the one line, without the 배정 that comes along."""
    assert draft.what is not None  # noqa: S101 - change_problems asks for it
    won = draft.won or 0
    signed = -won if draft.lowers else won
    blank = EntryDraft(
        draft.fiscal_year, 0, EntryKind.SUPPLEMENT, draft.booked_on, signed, draft.summary or draft.named,
        reason=draft.reason, document_number=draft.document_number, note=draft.note,
    )  # fmt: skip
    if draft.what in {Asked.SUPPLEMENT, Asked.ALLOTMENT}:
        kind = EntryKind.SUPPLEMENT if draft.what is Asked.SUPPLEMENT else EntryKind.ALLOTMENT
        return [replace(blank, kind=kind, account_id=draft.taker_id or 0)]
    out, into = EntryKind.TRANSFER_OUT, EntryKind.TRANSFER_IN
    if draft.what is Asked.CARRYOVER:
        out, into = EntryKind.CARRYOVER_OUT, EntryKind.CARRYOVER_IN
        later = replace(blank, fiscal_year=draft.fiscal_year + 1, booked_on=date(draft.fiscal_year + 1, 1, 1))
        return [
            replace(blank, kind=out, account_id=draft.giver_id or 0),
            replace(later, kind=into, account_id=draft.taker_id or 0),
        ]
    blank = replace(blank, transfer=draft.what.transfer)
    return [
        replace(blank, kind=out, account_id=draft.giver_id or 0),
        replace(blank, kind=into, account_id=draft.taker_id or 0),
    ]


def _write(s: Session, draft: ChangeDraft) -> tuple[int, str]:
    """The rows in the order in which no step exceeds anything; the last half and what was done."""
    before: int | None = None
    for half in _entries(draft):
        takes = half.kind is EntryKind.TRANSFER_OUT or (half.kind is EntryKind.SUPPLEMENT and draft.lowers)
        if takes:
            key = _taken(s, draft, half)
        else:
            key = _stored(s, replace(half, pair_id=before)).id
            if draft.allot and half.kind in _ALLOTTED:
                _stored(s, _allotment(half, key, half.won or 0))
        before = key
    return key, f"{draft.named} {won_text(draft.won)}원을 적었습니다."


def _taken(s: Session, draft: ChangeDraft, half: EntryDraft) -> int:
    """A line gives: first of its 배정 what the rest of its budget would not cover, then the budget itself."""
    stands = balance(checks.bookings(s, half.account_id))
    released = max(0, stands.allotment - (stands.appropriation - (draft.won or 0))) if draft.allot else 0
    if not released:
        return _stored(s, half).id
    allotment = _stored(s, _allotment(half, None, -released), confirmed=False)
    key = _stored(s, half).id
    allotment.parent_id = key  # it goes before its budget, yet hangs on it
    s.flush()
    allotment.confirmed_on = half.booked_on
    s.flush()
    return key


def _allotment(half: EntryDraft, parent_id: int | None, won: int) -> EntryDraft:
    more = "배정" if won > 0 else "배정 감액"
    return replace(
        half, kind=EntryKind.ALLOTMENT, won=won, parent_id=parent_id, pair_id=None, transfer=None,
        summary=f"{half.summary}에 따른 {more}",
    )  # fmt: skip


def _stored(s: Session, draft: EntryDraft, *, confirmed: bool = True) -> Entry:
    draft = tidied(draft)
    refuse(checks.checked(s, draft))
    row = Entry(confirmed_on=draft.booked_on if confirmed else None)
    fill(row, draft)
    s.add(row)
    s.flush()
    return row
