"""원장 as the import road takes it in: a ledger kept in a workbook, or given out by this program (F2, A7).

A line answers to its day, 통계목, 구분, won and 적요: the same ledger read twice adds nothing. A 지출 finds the
원인행위 or 품의 that it follows by its 품의번호, else by payee and 적요; a 반납 its 지출 in the same way.
"""

from collections.abc import Hashable, Iterable, Mapping, MutableMapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import count
from typing import Any, Final

from db import budget as book
from db.budget import Account, Entry
from db.intake_queries import live
from db.session import Session, fetch
from desktop_app.budget import checks
from desktop_app.budget.closed import closed_months, shut_problems
from desktop_app.budget.entry_rows import draft_of, fill, tidied
from desktop_app.budget.entry_rules import problems
from desktop_app.budget.entry_turns import EntryTurns, Said
from desktop_app.budget.line_names import LineName, line_names
from desktop_app.budget.records import LEAF, TYPED_KINDS, EntryDraft
from desktop_app.budget.typed import KINDS, METHODS, SUM_LABELS
from desktop_app.changes import Kind
from desktop_app.errors import InputRefused
from desktop_app.intake.kinds import FieldSpec, JudgeNext, Known, Lookup, Option, RecordKind, Values
from desktop_app.intake.readers import read_count, read_day, read_line, read_text, read_won
from desktop_app.particles import with_subject
from desktop_app.problems import Problem, blocking
from desktop_app.search import folded
from desktop_app.terms import EntryKind, PaymentMethod
from desktop_app.values import date_text, won_text

LINE, KIND, METHOD, YEAR = "account_id", "kind", "method", "fiscal_year"
_WORDS: Final = ("summary", "payee", "evidence", "request_number", "system_number", "reason", "note")
_WAY_OUT: Final = "이 줄을 빼고 가져오거나, 배정이나 예산 변동을 먼저 적고 다시 읽으세요."
_NO_PAYMENT: Final = (
    "어느 지출의 반납인지 알 수 없습니다. 품의번호나 지급처가 같고 그만큼 남은 지출이 이 줄 앞에 있어야 합니다. "
    "이 줄을 빼고 가져온 뒤 그 지출에서 이어 적으세요."
)
_KIND_OF_SUM: Final = {
    "obligated": EntryKind.OBLIGATION,
    "spent": EntryKind.DISBURSEMENT,
    "granted": EntryKind.REQUEST,
}
_FIELDS: tuple[FieldSpec, ...] = (
    FieldSpec(
        "summary", "적요", read_line, "내용, 집행내용, 건명, 사업내용, 지출내용, 품목", required=True, identity=True,
        example="연계사업 안내 책자 인쇄", width=30,
    ),
    FieldSpec(
        "booked_on", "일자", read_day, "날짜, 집행일, 집행일자, 지출일, 지출일자, 결의일자, 품의일, 원인행위일",
        required=True, identity=True, example="2021. 4. 19.",
    ),
    FieldSpec(
        LINE, "통계목", read_line, "예산과목, 과목, 목, 비목, 세목, 코드", lookup=LINE, required=True, fixed=True,
        example="201-01 사무관리비", width=20,
    ),
    FieldSpec(
        KIND, "구분", read_line, "종류, 유형, 단계", lookup=KIND, fixed=True,
        choices=tuple(one.value for one in TYPED_KINDS), example=EntryKind.DISBURSEMENT.value,
    ),
    FieldSpec("won", "금액", read_won, "금액(원), 집행금액, 집행액, 결의금액", is_sum=True, example="840,000"),
    FieldSpec("granted", SUM_LABELS["granted"], read_won, "예산액, 배정액, 품의액, 품의금액", is_sum=True, means="won"),
    FieldSpec("obligated", SUM_LABELS["obligated"], read_won, "원인행위금액, 계약금액", is_sum=True, means="won"),
    FieldSpec("spent", SUM_LABELS["spent"], read_won, "지출금액, 지급액, 지출·반납액", is_sum=True, means="won"),
    FieldSpec(
        "payee", "지급처", read_line, "거래처, 상호, 채주, 업체명, 업체, 지급대상", example="초록숲 인쇄", width=18
    ),
    FieldSpec(
        METHOD, "결제수단", read_line, "결제방법, 지급방법", lookup=METHOD,
        choices=tuple(one.value for one in PaymentMethod),
    ),
    FieldSpec("evidence", "증빙", read_line, "증빙 이름, 증빙서류, 증빙자료"),
    FieldSpec("request_number", "품의번호", read_line, "품의 번호, 문서번호"),
    FieldSpec("system_number", "e호조번호", read_line, "e호조 번호, 이호조번호, 지출번호, 결의번호"),
    FieldSpec("reason", "사유", read_line, "다음 해 지출 사유"),
    FieldSpec(YEAR, "회계연도", read_count, "연도, 예산연도", fixed=True),
    FieldSpec("note", "비고", read_text, "메모, 참고", width=24),
)  # fmt: skip


def entry_kind() -> RecordKind:
    """How the road takes ledgers in."""
    return RecordKind(
        key=Entry.__tablename__,
        label="원장",
        counter="줄",
        table=Entry.__tablename__,
        touched=frozenset({Kind.LEDGER}),
        fields=_FIELDS,
        look=_Ledger,
        lookups=(
            Lookup(LINE, "통계목", _lines),
            Lookup(KIND, "구분", lambda _: _options(KINDS, TYPED_KINDS)),
            Lookup(METHOD, "결제수단", lambda _: _options(METHODS, tuple(PaymentMethod))),
        ),
        join=_join,
        advice=(
            "일자·통계목·적요와 금액이 있으면 됩니다. 구분이 없으면 금액이 든 칸을 보고 품의·원인행위·지출로 넣습니다. "
            "정정 줄과 전용·이월은 빼고 넣습니다."
        ),
    )


def _options(words: Mapping[str, Any], codes: Sequence[Any]) -> list[Option]:
    return [
        Option(
            code.name,
            code.value,
            tuple(word for word, one in words.items() if one is code and word != code.value),
        )
        for code in codes
    ]


def _lines(s: Session) -> list[Option]:
    """통계목 by their code, and with their 세부사업 where two carry it: a row's year says which one is meant."""
    found = _named(s)
    plain = {one.code: one.name for one in found.values()}
    whole = {one.word: one.label for one in found.values() if one.within}
    return [
        *(Option(code, f"{code} {name}", (code, name)) for code, name in sorted(plain.items())),
        *(Option(word, label, (word,)) for word, label in sorted(whole.items())),
    ]


def _named(s: Session) -> dict[int, LineName]:
    """Every 통계목 by its id, as its own year calls it."""
    years = {row.fiscal_year for row in live(s, Account)}
    return {one.id: one for year in years for one in line_names(book.accounts(s, year))}


def _join(values: MutableMapping[str, Any]) -> None:
    """Of the three columns of sums one is filled; where no 구분 is said, it says what the line is."""
    filled = {key: won for key in SUM_LABELS if (won := values.pop(key, None))}
    if filled and values.get("won") is None:
        key, won = next(iter(filled.items()))
        values["won"] = won
        if not values.get(KIND):
            values[KIND] = (EntryKind.REFUND if key == "spent" and won < 0 else _KIND_OF_SUM[key]).value
    won, kind = values.get("won"), KINDS.get(str(values.get(KIND) or ""))
    if isinstance(won, int) and kind is EntryKind.REFUND:
        values["won"] = abs(won)  # a list shows a 반납 with its minus


class _Ledger:
    """The entries at one moment."""

    def __init__(self, session: Session) -> None:
        lines, named = {row.id: row for row in live(session, Account) if row.level == LEAF}, _named(session)
        self._lines: dict[tuple[int, str], list[int]] = {}
        for key, row in lines.items():
            for word in {row.code, named[key].word}:
                self._lines.setdefault((row.fiscal_year, word), []).append(key)
        self._words = {key: one.word for key, one in named.items()}
        self._labels = {key: f"{row.code} {row.name}" for key, row in lines.items()}
        entries = list(live(session, Entry))
        self._entries = [_said(row) for row in entries]
        self._fixed = {row.id for row in entries if row.confirmed_on is not None}
        years = {row.fiscal_year for row in lines.values()}
        self._strict = {year: checks.limits(session, year).strict for year in years}
        self._closed = {year: closed_months(session, year) for year in years}
        self.known = [
            Known(
                row.id, row.summary, frozenset({_key_of_row(row, named[row.account_id].word)}), draft_of(row)
            )
            for row in entries
            if row.reverses_id is None and row.account_id in lines
        ]

    def key_of(self, values: Values) -> Hashable | None:
        kind = values.get(KIND) or EntryKind.DISBURSEMENT.name
        return (values["booked_on"], values.get(LINE), kind, values.get("won"), folded(values["summary"]))

    def claims(self, values: Values) -> Mapping[Hashable, str]:
        del values  # two lines may be alike but for their key
        return {}

    def held(self, known: Known, values: Values) -> Values:
        draft: EntryDraft = known.record
        found: dict[str, Any] = {}
        for key, said in values.items():
            if key == LINE:
                found[key] = said
            elif key == KIND:
                found[key] = draft.kind.name
            elif key == METHOD:
                found[key] = draft.method.name if draft.method else None
            else:
                found[key] = getattr(draft, key)
        return found

    def problems(self, known: Known | None, values: Values) -> Iterable[Problem]:
        draft = self._merged(known, values)
        if not draft.account_id:
            yield Problem(LINE, self._which_line(draft.fiscal_year, str(values.get(LINE) or "")))
        # Which 지출 a 반납 belongs to shows when the rows before it are there.
        yield from (one for one in problems(tidied(draft)) if one.field != "parent_id")
        stored: EntryDraft | None = known.record if known is not None else None
        yield from shut_problems(self._closed.get(draft.fiscal_year, frozenset()), draft, stored)
        if known is not None and stored is not None:
            yield from checks.change_problems(stored, draft, confirmed=known.id in self._fixed)

    def begin(self) -> JudgeNext:
        """Row after row against the balances that the rows before leave."""
        turns, keys = self._turns(), count(-1, -1)

        def judge_next(known: Known | None, values: Values) -> list[Problem]:
            if known is not None:
                return []  # what may change of it stands beside the booking
            draft = turns.placed(tidied(self._merged(None, values)))
            found = [_with_way_out(one) for one in turns.problems(draft)]
            if draft.kind is EntryKind.REFUND and draft.parent_id is None:
                found.insert(0, Problem(KIND, _NO_PAYMENT))
            if not blocking(found):
                turns.put(draft, next(keys))
            return found

        return judge_next

    def write(self, session: Session, known: Known | None, values: Values) -> int:
        draft = tidied(self._merged(known, values))
        if known is None:
            draft = self._writing.placed(draft)
            found = [*checks.checked(session, draft)]
            if not blocking(found):
                found += self._writing.problems(draft)
        else:
            stored = draft_of(fetch(session, Entry, known.id))
            draft = replace(draft, id=known.id, version=stored.version)
            found = checks.checked(session, draft)
        if blocked := blocking(found):
            raise InputRefused(
                f"{date_text(draft.booked_on)} ‘{draft.summary}’ {won_text(draft.won)}원: {blocked[0].text}",
                safe="한 줄도 넣지 않았습니다.",
                steps=("그 줄을 빼거나 파일을 고친 뒤 다시 넣으세요.",),
            )
        row = Entry() if known is None else fetch(session, Entry, known.id)
        fill(row, draft)
        session.add(row)
        session.flush()
        if known is None:
            self._writing.put(draft, row.id)
        return row.id

    @cached_property
    def _writing(self) -> EntryTurns:
        """The ledger as the rows written so far leave it."""
        return self._turns()

    def _turns(self) -> EntryTurns:
        return EntryTurns(self._entries, self._labels, lambda year: self._strict.get(year, True))

    def _which_line(self, year: int, word: str) -> str:
        several = [self._words[key] for key in self._lines.get((year, word), ())]
        if several:
            offered = "’이나 ‘".join(several)
            return f"{year}년도에 {with_subject(f'‘{word}’')} 여러 세부사업에 있습니다. ‘{offered}’처럼 적으세요."
        return f"{year}년도에 이 통계목이 없습니다. 원장에서 예산과목을 먼저 넣으세요."

    def _merged(self, known: Known | None, values: Values) -> EntryDraft:
        plain = {key: values[key] for key in (*_WORDS, "booked_on", "won") if key in values}
        if known is not None:
            draft: EntryDraft = known.record
        else:
            day = values.get("booked_on")
            year = values.get(YEAR) or (day.year if day is not None else 0)
            lines = self._lines.get((year, str(values.get(LINE) or "")), [])
            line = lines[0] if len(lines) == 1 else 0
            draft = EntryDraft(year, line, EntryKind.DISBURSEMENT, None, None, "")
            if values.get(KIND):
                plain["kind"] = EntryKind[values[KIND]]
        if values.get(METHOD):
            plain["method"] = PaymentMethod[values[METHOD]]
        found: dict[str, Any] = {
            key: "" if value is None and key in _WORDS else value for key, value in plain.items()
        }
        return replace(draft, **found)


def _key_of_row(row: Entry, line: str) -> Hashable:
    return row.booked_on, line, row.kind, row.amount_won, folded(row.summary)


def _said(row: Entry) -> Said:
    return Said(checks.booking(row), row.summary, row.payee, row.request_number)


def _with_way_out(problem: Problem) -> Problem:
    """A row that exceeds something, with what the officer can do."""
    return replace(problem, text=f"{problem.text} {_WAY_OUT}") if problem.blocks else problem
