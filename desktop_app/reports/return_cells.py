"""Cells of a department's form: true numbers, dates and times, what may be entered and what is said then."""

from datetime import date, time
from typing import Any, Final

from openpyxl.styles import Alignment
from openpyxl.worksheet.datavalidation import DataValidation

from desktop_app.reports.workbook_cells import DAY
from desktop_app.reports.xlsx_text import put_text
from desktop_app.returns.forms import CellKind, CellText, DepartmentForm, FormColumn
from desktop_app.values import date_range_text

FIRST_WIDE = 0x1100  # from here on 한글 and other marks as wide as two letters
FORMATS: Final = {
    CellKind.LINE: "@",
    CellKind.TEXT: "@",
    CellKind.CHOICE: "@",
    CellKind.OFFER: "@",
    CellKind.DAY: DAY,
    CellKind.TIME: "hh:mm",
    CellKind.COUNT: "#,##0",
    CellKind.WON: "#,##0",
}
_ASKED: Final = {
    CellKind.DAY: "날짜로 읽히지 않습니다. 2021-5-12처럼 적어 주세요.\n그대로 둘까요?",
    CellKind.TIME: "시각으로 읽히지 않습니다. 14:00처럼 적어 주세요.\n그대로 둘까요?",
    CellKind.COUNT: "숫자만 적어 주세요. 예: 30",
    CellKind.WON: "원 단위 숫자만 적어 주세요. 예: 30000",
}
_LONGEST_PROMPT: Final = 255  # characters that Excel shows of a hint
_LATE: Final = 23 * 60 + 59


def period(form: DepartmentForm) -> str:
    """``기간 2021. 1. 1. ~ 6. 30.`` for the line under the title."""
    return f"기간 {date_range_text(form.starts_on, form.ends_on)}"


def put_value(cell: Any, column: FormColumn, value: CellText) -> None:
    """Write what is known of a cell as the kind of value that it takes."""
    if value is None or value == "":
        return
    if column.kind is CellKind.TIME and isinstance(value, int):
        minute = min(value, _LATE)
        cell.value = time(minute // 60, minute % 60)
    elif isinstance(value, int | date):
        cell.value = value
    else:
        put_text(cell, value, column.head)


def rule_of(column: FormColumn, source: str) -> DataValidation | None:
    """What may be entered in a column; ``source`` is where the list of the office stands that it offers."""
    if column.kind is CellKind.CHOICE:
        return choice_rule(column.head, f'"{",".join(column.choices)}"', column.hint, strict=True)
    if column.kind is CellKind.OFFER and source:
        return choice_rule(column.head, source, column.hint, strict=False)
    rule = _plain_rule(column.kind)
    if not column.hint and rule.type is None:
        return None
    _say(rule, column.head, column.hint, _ASKED.get(column.kind, ""))
    return rule


def choice_rule(head: str, source: str, hint: str, *, strict: bool) -> DataValidation:
    """A drop-down; with ``strict`` another word is refused, else it is questioned."""
    rule = DataValidation(type="list", formula1=source, allow_blank=True)
    rule.errorStyle = "stop" if strict else "warning"
    said = "목록에 있는 말 가운데 하나를 골라 주세요." if strict else "목록에 없는 말입니다. 그대로 둘까요?"
    _say(rule, head, hint, said)
    return rule


def alignment(kind: CellKind | None) -> Alignment:
    """How the value of a cell stands."""
    if kind in {CellKind.COUNT, CellKind.WON}:
        return Alignment(horizontal="right", vertical="center")
    if kind in {CellKind.DAY, CellKind.TIME, CellKind.CHOICE}:
        return Alignment(horizontal="center", vertical="center")
    return Alignment(horizontal="left", vertical="center", wrap_text=True)


def _plain_rule(kind: CellKind) -> DataValidation:
    match kind:
        case CellKind.DAY:
            return DataValidation(
                type="date", operator="between", formula1="36526", formula2="73415", errorStyle="warning"
            )
        case CellKind.TIME:
            return DataValidation(
                type="time", operator="between", formula1="0", formula2="1", errorStyle="warning"
            )
        case CellKind.COUNT | CellKind.WON:
            return DataValidation(
                type="whole", operator="greaterThanOrEqual", formula1="0", errorStyle="stop"
            )
    return DataValidation(type=None)


def _say(rule: DataValidation, head: str, hint: str, error: str) -> None:
    rule.allow_blank = True
    if hint:
        rule.promptTitle, rule.prompt, rule.showInputMessage = head, hint[:_LONGEST_PROMPT], True
    if error:
        rule.errorTitle, rule.error, rule.showErrorMessage = head, error, True


def lines_of(text: str, room: float) -> int:
    """How many lines a text takes in a column ``room`` characters wide; 한글 take two of them."""
    wide = (sum(2 if ord(mark) > FIRST_WIDE else 1 for mark in part) for part in text.split("\n"))
    return sum(-(-max(1, one) // max(1, int(room))) for one in wide)
