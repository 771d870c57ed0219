"""A line of the ledger as it is typed or pasted into cells: every text is read, or a sentence says why not (I4).

The column of its sum says what a line is where nobody says so; what came with an earlier 적요 comes with it again.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from desktop_app.budget.line_names import LineName
from desktop_app.budget.records import TYPED_KINDS, EntryDraft
from desktop_app.intake.cells import as_won, folded_word, says_nothing
from desktop_app.intake.near import NearNames
from desktop_app.particles import with_topic
from desktop_app.problems import Problem
from desktop_app.search import folded
from desktop_app.terms import EntryKind, PaymentMethod, Reconciled
from desktop_app.typed_rows import Fault, Texts, UnknownNameError
from desktop_app.values import UnreadableValueError, read_date, tidy_line

SUM_COLUMNS: Final[Mapping[EntryKind, str]] = {
    EntryKind.OBLIGATION: "obligated",
    EntryKind.DISBURSEMENT: "spent",
    EntryKind.REFUND: "spent",
}
"""In which column the sum of a kind stands; all others stand in ``granted``."""
SUM_LABELS: Final = {"granted": "예산·품의", "obligated": "원인행위액", "spent": "지출액"}
KINDS: Final[Mapping[str, EntryKind]] = {
    **{kind.value: kind for kind in EntryKind},
    "본예산편성": EntryKind.ORIGINAL,
    "추가경정": EntryKind.SUPPLEMENT,
    "예산배정": EntryKind.ALLOTMENT,
    "품의요구": EntryKind.REQUEST,
    "지출품의": EntryKind.REQUEST,
    "지출원인행위": EntryKind.OBLIGATION,
    "계약": EntryKind.OBLIGATION,
    "지출결의": EntryKind.DISBURSEMENT,
    "지급": EntryKind.DISBURSEMENT,
    "여입": EntryKind.REFUND,
}
METHODS: Final[Mapping[str, PaymentMethod]] = {
    **{method.value: method for method in PaymentMethod},
    "법인카드": PaymentMethod.CARD,
    "신용카드": PaymentMethod.CARD,
    "이체": PaymentMethod.TRANSFER,
    "계좌": PaymentMethod.TRANSFER,
}
_COLUMNS: Final = {
    "booked_on": "booked", "reason": "booked", "parent_id": "kind", "account_id": "line",
}  # fmt: skip
_ASKED: Final = {"line": -1, "booked": 0, "summary": 1}
_SPENDING: Final = frozenset({EntryKind.REQUEST, EntryKind.OBLIGATION, EntryKind.DISBURSEMENT})
_KIND_OF_COLUMN: Final = {"obligated": EntryKind.OBLIGATION, "granted": EntryKind.REQUEST}
_PAIRED: Final = frozenset(EntryKind) - frozenset(TYPED_KINDS)
_NEEDS_LINE: Final = "통계목을 적으세요. 예: 201-01"
_NEEDS_PAYMENT: Final = (
    "반납은 어느 지출의 것인지 있어야 합니다. 그 지출을 고르고 이어 적기(Ctrl+Enter)를 누르세요."
)


@dataclass(frozen=True, slots=True)
class Past:
    """What stood beside a 적요 the last time it was booked."""

    payee: str = ""
    method: PaymentMethod | None = None
    code: str = ""


@dataclass(frozen=True)
class Book:
    """What the cells of a year's ledger may say: its lines, and the words typed before, latest first."""

    lines: Sequence[LineName] = ()
    past: Mapping[str, Past] = field(default_factory=dict)
    payees: Sequence[str] = ()
    only: int | None = None
    """The 통계목 that is chosen; above one it is None, and each row says its own."""

    @property
    def summaries(self) -> Sequence[str]:
        return list(self.past)

    def line(self, text: str) -> LineName:
        """The 통계목 that a cell names. Raises UnknownNameError."""
        asked = folded(text)
        found = {one.id: one for one in self.lines if asked in map(folded, one.words)}
        if len(found) == 1:
            return next(iter(found.values()))
        if found:
            raise UnknownNameError(
                f"‘{text}’은(는) 여러 곳에 있습니다.", [one.label for one in found.values()]
            )
        near = [self.lines[int(key)].label for key in self._near.find(text)]
        raise UnknownNameError(f"‘{text}’은(는) 이 해의 통계목이 아닙니다.", near or self._first)

    def word_of(self, account_id: int) -> str:
        """What a cell says of a 통계목 so that it is read back; empty for one of another year."""
        return next((one.word for one in self.lines if one.id == account_id), "")

    def came_with(self, summary: str) -> Past:
        """What stood beside these words the last time; nothing where they are new."""
        return self._by_words.get(folded(summary), Past())

    @cached_property
    def _by_words(self) -> Mapping[str, Past]:
        return {folded(words): past for words, past in reversed(list(self.past.items()))}

    @cached_property
    def _near(self) -> NearNames:
        return NearNames((one.label, place) for place, one in enumerate(self.lines))

    @property
    def _first(self) -> list[str]:
        return [one.label for one in self.lines[:3]]


def typed_entry(
    draft: EntryDraft, texts: Texts, book: Book, *, by_hand: bool
) -> tuple[EntryDraft, list[Fault]]:
    """The line as these cells leave it, and which of them cannot be read; what it lacks says ``column_of``."""
    faults: list[Fault] = []
    new = draft.id is None
    order = sorted(texts, key=lambda key: (key in SUM_LABELS, key != "kind"))  # a sum is read by its 구분
    if new and "kind" not in texts:
        sums = [key for key in SUM_LABELS if not says_nothing(texts.get(key, ""))]
        draft = replace(draft, kind=_KIND_OF_COLUMN.get(sums[0], draft.kind) if sums else draft.kind)
    for key in order:
        try:
            draft = _READ[key](draft, tidy_line(texts[key]), book)
        except UnreadableValueError as error:
            faults.append(Fault(key, str(error), getattr(error, "offers", ())))
    unread = {fault.key for fault in faults}
    if new and draft.kind is EntryKind.REFUND and "kind" not in unread:
        faults.append(Fault("kind" if "kind" in texts else next(iter(texts)), _NEEDS_PAYMENT))
    if new and by_hand:
        draft = _with_what_came(draft, texts, book)
    if not draft.account_id and "line" not in unread:
        faults.append(Fault("line", _NEEDS_LINE))
    return draft, faults


def given_texts(draft: EntryDraft, book: Book) -> dict[str, str]:
    """What a row that is being written has got by itself, so that the officer sees it before it is stored."""
    return {
        "kind": draft.kind.value,
        "line": book.word_of(draft.account_id),
        "payee": draft.payee,
        "method": draft.method.value if draft.method else "",
    }


def column_of(problem: Problem, kind: EntryKind) -> str:
    """The cell beside which a problem of a draft stands."""
    if problem.field == "won":
        return SUM_COLUMNS.get(kind, "granted")
    return _COLUMNS.get(problem.field, problem.field if problem.field in _READ else "summary")


def asked_first(key: str) -> int:
    """In what order a new row is asked for what it still needs."""
    return _ASKED.get(key, len(_ASKED))


def _with_what_came(draft: EntryDraft, texts: Texts, book: Book) -> EntryDraft:
    """Payee, way of payment and 통계목 that came with these words before, where none is typed."""
    if draft.kind not in _SPENDING or not draft.summary:
        return draft
    past = book.came_with(draft.summary)
    if "payee" not in texts:
        draft = replace(draft, payee=past.payee)
    if "method" not in texts and draft.kind is EntryKind.DISBURSEMENT:
        draft = replace(draft, method=past.method)
    fits = [one.id for one in book.lines if one.code == past.code]
    line = fits[0] if len(fits) == 1 else 0
    return replace(draft, account_id=line) if not draft.account_id and "line" not in texts else draft


# One reader a column: (draft, text, book) → draft


def _read_day(draft: EntryDraft, text: str, _book: Book) -> EntryDraft:
    return replace(draft, booked_on=None if says_nothing(text) else read_date(text, draft.fiscal_year))


def _read_kind(draft: EntryDraft, text: str, _book: Book) -> EntryDraft:
    kind = _KNOWN_KINDS.get(folded_word(text))
    if kind is None:
        offered = "·".join(one.value for one in TYPED_KINDS)
        raise UnreadableValueError(f"‘{text}’: {offered} 가운데 고르세요.")
    if kind in _PAIRED and kind is not draft.kind:
        said = f"{with_topic(kind.value)} 짝이 있으므로 예산 변동에서 적습니다."
        raise UnreadableValueError(said)
    return replace(draft, kind=kind)


def _read_line(draft: EntryDraft, text: str, book: Book) -> EntryDraft:
    if says_nothing(text):
        return replace(draft, account_id=book.only or 0)
    return replace(draft, account_id=book.line(text).id)


def _read_sum(key: str) -> Callable[[EntryDraft, str, Book], EntryDraft]:
    def read(draft: EntryDraft, text: str, _book: Book) -> EntryDraft:
        right = SUM_COLUMNS.get(draft.kind, "granted")
        if says_nothing(text):
            return replace(draft, won=None) if key == right else draft
        if key != right:
            said = f"{with_topic(draft.kind.value)} {SUM_LABELS[right]} 칸에 적습니다."
            raise UnreadableValueError(said)
        won = as_won(text).value
        if draft.kind is EntryKind.REFUND and draft.won is not None and won is not None:
            won = abs(won)  # the column shows a 반납 with its minus
        return replace(draft, won=won)

    return read


def _read_words(key: str) -> Callable[[EntryDraft, str, Book], EntryDraft]:
    def read(draft: EntryDraft, text: str, _book: Book) -> EntryDraft:
        return replace(draft, **{key: text})  # type: ignore[arg-type]  # columns of words only

    return read


def _read_method(draft: EntryDraft, text: str, _book: Book) -> EntryDraft:
    if says_nothing(text):
        return replace(draft, method=None)
    method = _KNOWN_METHODS.get(folded_word(text))
    if method is None:
        offered = ", ".join(one.value for one in PaymentMethod)
        raise UnreadableValueError(f"결제수단은 {offered} 가운데 하나로 적으세요.")
    return replace(draft, method=method)


def _read_reconciled(draft: EntryDraft, text: str, _book: Book) -> EntryDraft:
    state = _KNOWN_STATES.get(folded_word(text))
    if state is None:
        offered = ", ".join(one.value for one in Reconciled)
        raise UnreadableValueError(f"대사는 {offered} 가운데 하나로 적으세요.")
    return replace(draft, reconciled=state)


_KNOWN_KINDS: Final = {folded_word(word): kind for word, kind in KINDS.items()}
_KNOWN_METHODS: Final = {folded_word(word): method for word, method in METHODS.items()}
_KNOWN_STATES: Final = {folded_word(one.value): one for one in Reconciled}
_READ: Final[Mapping[str, Callable[[EntryDraft, str, Book], EntryDraft]]] = {
    "booked": _read_day,
    "kind": _read_kind,
    "line": _read_line,
    "method": _read_method,
    "reconciled": _read_reconciled,
    **{key: _read_sum(key) for key in SUM_LABELS},
    **{
        key: _read_words(key)
        for key in ("summary", "payee", "request_number", "evidence", "system_number", "note")
    },
}
