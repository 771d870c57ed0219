"""The columns of the ledger, in won or 천원, and how each is typed into."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from desktop_app.budget.records import TYPED_KINDS, EntryRow
from desktop_app.budget.typed import Book
from desktop_app.terms import PaymentMethod, Reconciled
from desktop_app.values import month_day_text, short_date_text, thousand_won
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.inputs import TextInput
from ui.widgets.typed_inputs import NameInput
from ui.widgets.value_inputs import DateInput, WonInput
from ui.widgets.word_input import WordInput

LINE_WIDTH: Final = 64
LINE_WIDTH_OF_TWO: Final = 112  # the 세부사업 stands behind the code


@dataclass(frozen=True)
class Typing:
    """What the inputs of the cells ask: the fiscal year, the day, the words and lines that cells may say."""

    year: Callable[[], int]
    today: Callable[[], date]
    book: Callable[[], Book]


class DayInput(DateInput):
    """A date in a narrow cell: ``10. 18.`` within the fiscal year."""

    def __init__(self, typing: Typing) -> None:
        super().__init__(typing.year, typing.today)
        self._fiscal_year = typing.year

    def set_value(self, value: date | None) -> None:
        self.set_raw(day_text(value, self._fiscal_year()) if value else "")

    def printed(self) -> str | None:
        day = self.value()
        return day_text(day, self._fiscal_year()) if day else ""


def ledger_columns(typing: Typing, *, thousand: bool, with_line: bool) -> tuple[Column[EntryRow], ...]:
    """The columns as they stand now; in 천원 the ledger is read only, for what is typed is won."""
    columns = (
        Column[EntryRow](
            "number", "번호", ColumnKind.NUMBER, 52, lambda row: row.number, sortable=False, hide_rank=4
        ),
        *_word_columns(typing, with_line=with_line),
        *_sum_columns(thousand=thousand),
        *_voucher_columns(),
    )
    return tuple(replace(column, editor=None) for column in columns) if thousand else columns


def _word_columns(typing: Typing, *, with_line: bool) -> tuple[Column[EntryRow], ...]:
    alike = any(one.within for one in typing.book().lines)
    line = Column[EntryRow](
        "line", "통계목", ColumnKind.QUIET, LINE_WIDTH_OF_TWO if alike else LINE_WIDTH,
        lambda row: typing.book().word_of(row.account_id) or row.code, sortable=False,
        editor=lambda: NameInput(lambda: [one.label for one in typing.book().lines]),
    )  # fmt: skip
    return (
        Column(
            "booked", "일자", ColumnKind.DATE, 74, lambda row: day_text(row.booked_on, typing.year()),
            editor=lambda: DayInput(typing),
        ),
        Column(
            "kind", "구분", ColumnKind.STATE, 84, lambda row: row.state, typed=lambda row: row.kind.value,
            editor=lambda: NameInput(lambda: [kind.value for kind in TYPED_KINDS]),
            tooltip="비워 두면 금액을 적은 칸을 보고 품의·원인행위·지출로 적습니다.",
        ),
        Column(
            "summary", "적요", ColumnKind.NAME, 160, lambda row: row.summary,
            editor=lambda: WordInput(lambda: typing.book().summaries),
        ),
        *((line,) if with_line else ()),
        Column(
            "payee", "지급처", ColumnKind.TEXT, 90, lambda row: row.payee, hide_rank=3,
            editor=lambda: WordInput(lambda: typing.book().payees),
        ),
    )  # fmt: skip


def _sum_columns(*, thousand: bool) -> tuple[Column[EntryRow], ...]:
    return (
        _sum_column("granted", "예산·품의", lambda row: row.granted, thousand=thousand, hide_rank=2),
        _sum_column("obligated", "원인행위액", lambda row: row.obligated, thousand=thousand, hide_rank=1),
        _sum_column("spent", "지출액", lambda row: row.spent, thousand=thousand),
        Column(
            "balance", "잔액", ColumnKind.NUMBER, 92, lambda row: shown(row.balance, thousand=thousand),
            sortable=False, tooltip="이 줄까지 적은 뒤의 집행잔액(예산현액 - 집행액)입니다.",
        ),
    )  # fmt: skip


def _voucher_columns() -> tuple[Column[EntryRow], ...]:
    return (
        Column(
            "proof", "증빙", ColumnKind.STATE, 76, lambda row: row.proof, sortable=False, hide_rank=6,
            tooltip="붙인 증빙 파일이나 적은 증빙. 지출에 둘 다 없으면 ‘없음’입니다.",
        ),
        Column(
            "evidence", "증빙 이름", ColumnKind.QUIET, 100, lambda row: row.evidence, sortable=False, hide_rank=12,
            editor=TextInput,
        ),
        Column(
            "request_number", "품의번호", ColumnKind.QUIET, 104, lambda row: row.request_number, sortable=False,
            hide_rank=8, editor=TextInput,
        ),
        Column(
            "system_number", "e호조번호", ColumnKind.QUIET, 96, lambda row: row.system_number, sortable=False,
            hide_rank=9, editor=TextInput,
        ),
        Column(
            "method", "결제수단", ColumnKind.QUIET, 72, lambda row: row.method, sortable=False, hide_rank=10,
            editor=lambda: NameInput(lambda: [one.value for one in PaymentMethod]),
        ),
        Column(
            "note", "비고", ColumnKind.QUIET, 120, lambda row: row.note, sortable=False, hide_rank=11,
            editor=TextInput,
        ),
        Column(
            "settled", "확정", ColumnKind.STATE, 76, lambda row: row.settled, sortable=False, hide_rank=7,
        ),
        Column(
            "reconciled", "대사", ColumnKind.STATE, 84, lambda row: row.agreement, hide_rank=5,
            editor=lambda: NameInput(lambda: [one.value for one in Reconciled]),
        ),
    )  # fmt: skip


def shown(won: int | None, *, thousand: bool) -> int | None:
    """A sum in the unit that is shown."""
    return thousand_won(won) if thousand and won is not None else won


def _sum_column(
    key: str,
    label: str,
    won: Callable[[EntryRow], int | None],
    *,
    thousand: bool,
    hide_rank: int = 0,
) -> Column[EntryRow]:
    return Column(
        key,
        label,
        ColumnKind.NUMBER,
        88,
        lambda row: shown(won(row), thousand=thousand),
        hide_rank=hide_rank,
        editor=WonInput,
    )


def day_text(day: date, year: int) -> str:
    """A day of the fiscal year without its year; one of the next year with it."""
    return month_day_text(day) if day.year == year else short_date_text(day)
