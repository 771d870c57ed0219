"""The columns of the ledger, in won or 천원, and how each is typed into."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from desktop_app.budget.records import TYPED_KINDS, EntryRow
from desktop_app.values import month_day_text, short_date_text, thousand_won
from ui.widgets.choice_inputs import ChoiceInput
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.value_inputs import DateInput, WonInput
from ui.widgets.word_input import WordInput


@dataclass(frozen=True)
class Typing:
    """What the inputs of the cells ask: the fiscal year, the day, and the words typed before."""

    year: Callable[[], int]
    today: Callable[[], date]
    summaries: Callable[[], Sequence[str]]
    payees: Callable[[], Sequence[str]]


def ledger_columns(typing: Typing, *, thousand: bool, with_line: bool) -> tuple[Column[EntryRow], ...]:
    """The columns as they stand now; sums in 천원 are read only, for what is typed is won."""
    return (
        Column("number", "번호", ColumnKind.NUMBER, 52, lambda row: row.number, sortable=False, hide_rank=4),
        Column(
            "booked",
            "일자",
            ColumnKind.DATE,
            76,
            partial(_day, typing),
            editor=lambda: DateInput(typing.year, typing.today),
        ),
        Column("kind", "구분", ColumnKind.STATE, 96, lambda row: row.state, editor=_kind_input),
        Column(
            "summary",
            "적요",
            ColumnKind.NAME,
            160,
            lambda row: row.summary,
            editor=lambda: WordInput(typing.summaries),
        ),
        *((_LINE,) if with_line else ()),
        Column(
            "payee",
            "지급처",
            ColumnKind.TEXT,
            104,
            lambda row: row.payee,
            hide_rank=3,
            editor=lambda: WordInput(typing.payees),
        ),
        _sum_column("granted", "예산·품의", lambda row: row.granted, thousand=thousand, hide_rank=2),
        _sum_column("obligated", "원인행위액", lambda row: row.obligated, thousand=thousand, hide_rank=1),
        _sum_column("spent", "지출액", lambda row: row.spent, thousand=thousand),
        Column(
            "balance",
            "잔액",
            ColumnKind.NUMBER,
            96,
            lambda row: shown(row.balance, thousand=thousand),
            sortable=False,
            tooltip="이 줄까지 적은 뒤의 집행잔액(예산현액 - 집행액)입니다.",
        ),
        Column("reconciled", "대사", ColumnKind.STATE, 78, lambda row: row.agreement, hide_rank=5),
    )


_LINE: Column[EntryRow] = Column(
    "line", "통계목", ColumnKind.QUIET, 64, lambda row: row.code, sortable=False, hide_rank=6
)


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
        96,
        lambda row: shown(won(row), thousand=thousand),
        hide_rank=hide_rank,
        editor=None if thousand else WonInput,
    )


def _kind_input() -> ChoiceInput[str]:
    return ChoiceInput([(kind.name, kind.value) for kind in TYPED_KINDS], empty=None)


def _day(typing: Typing, row: EntryRow) -> str:
    late = row.booked_on.year != typing.year()
    return short_date_text(row.booked_on) if late else month_day_text(row.booked_on)
