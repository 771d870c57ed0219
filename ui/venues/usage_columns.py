"""The columns of the log of uses, and how each is typed into."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.marks import State
from desktop_app.terms import UsageKind, UsageState
from desktop_app.venues.records import UsageRow
from desktop_app.venues.typed import (
    Names,
    days_text,
    host_text,
    printed_count,
    printed_days,
    printed_time,
    printed_won,
)
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.inputs import TextInput
from ui.widgets.typed_inputs import DaysInput, NameInput, ReadInput

WAIVED = "감면"


@dataclass(frozen=True)
class Typing:
    """What the inputs of the cells ask: the fiscal year, the day, the names that cells may say."""

    year: Callable[[], int]
    today: Callable[[], date]
    names: Callable[[], Names]
    remark: Callable[[int], State | None]


def usage_columns(typing: Typing) -> tuple[Column[UsageRow], ...]:
    """All of them, in the order of the log."""
    return (*_place_columns(typing), *_figure_columns(), *_last_columns(typing))


def _place_columns(typing: Typing) -> tuple[Column[UsageRow], ...]:
    def days(text: str) -> str:
        return printed_days(text, typing.year())

    return (
        Column(
            "used_on", "이용일", ColumnKind.DATE, 108, lambda row: row.used_on,
            editor=lambda: DaysInput(typing.year, typing.today, days), typed=days_text,
            tooltip="여러 날이면 10. 5. ~ 10. 7.처럼 적으세요.",
        ),
        Column(
            "time", "시간", ColumnKind.TEXT, 96, lambda row: row.time, sortable=False,
            editor=lambda: ReadInput(printed_time),
        ),
        Column(
            "space", "시설", ColumnKind.TEXT, 140, lambda row: row.space,
            editor=lambda: NameInput(lambda: typing.names().spaces),
        ),
        Column("event", "행사명", ColumnKind.NAME, 170, lambda row: row.event, editor=TextInput),
        Column(
            "host", "부서·동", ColumnKind.TEXT, 104, lambda row: row.host,
            editor=lambda: NameInput(lambda: typing.names().hosts), typed=host_text,
            tooltip="입주단체나 ‘파크’도 적을 수 있습니다. 함께 열었으면 부서와 단체를 쉼표로 이어 적으세요.",
        ),
        Column(
            "kind", "구분", ColumnKind.QUIET, 64, lambda row: row.kind, hide_rank=3,
            editor=lambda: NameInput(_words(UsageKind)),
        ),
    )  # fmt: skip


def _figure_columns() -> tuple[Column[UsageRow], ...]:
    return (
        Column(
            "attendees", "인원", ColumnKind.NUMBER, 54, lambda row: row.attendees,
            editor=lambda: ReadInput(printed_count),
        ),
        Column(
            "fee_won", "이용료", ColumnKind.NUMBER, 78, lambda row: row.fee_won, hide_rank=1,
            editor=lambda: ReadInput(printed_won),
            tooltip="비워 두면 시설에 적어 둔 이용료가 들어갑니다. 감면 전 금액입니다.",
        ),
        Column(
            "waived", WAIVED, ColumnKind.QUIET, 52, lambda row: row.waived, sortable=False, hide_rank=4,
            editor=lambda: NameInput(lambda: (WAIVED,)),
        ),
    )  # fmt: skip


def _last_columns(typing: Typing) -> tuple[Column[UsageRow], ...]:
    return (
        Column(
            "project", "연계사업", ColumnKind.QUIET, 130, lambda row: row.project or "", sortable=False, hide_rank=7,
            editor=lambda: NameInput(lambda: typing.names().project_names),
        ),
        Column(
            "contact", "담당", ColumnKind.QUIET, 104, lambda row: row.contact, sortable=False, hide_rank=6,
            personal=True, editor=TextInput, tooltip="이름과 내선을 이어 적으세요. 적은 이름은 가려서 보입니다.",
        ),
        Column(
            "state", "상태", ColumnKind.STATE, 88, lambda row: row.state, sortable=False,
            editor=lambda: NameInput(_words(UsageState)),
        ),
        Column(
            "remark", "살펴볼 것", ColumnKind.STATE, 170, lambda row: typing.remark(row.id), sortable=False,
            hide_rank=5, reason=True, tooltip="겹치는 이용, 수용 인원을 넘는 인원, 저장하지 못한 까닭",
        ),
    )  # fmt: skip


def _words(codes: type[UsageKind] | type[UsageState]) -> Callable[[], Sequence[str]]:
    return lambda: [code.value for code in codes]
