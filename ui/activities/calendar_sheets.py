"""The calendar on its way out: what is shown as an iCalendar file."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop_app.schedule.records import Month, Span
from ui.feature_tab import TabContext
from ui.notify import FileKind
from ui.paper_out import PaperOut
from ui.widgets.choice_inputs import SegmentInput
from ui.widgets.form_sheet import FormDialog
from ui.widgets.inputs import CheckInput

ICS: Final = FileKind("iCalendar 파일", "ics")
MONTH, YEAR = "month", "year"
ABOUT: Final = (
    "다른 달력 프로그램이나 휴대전화에서 여는 파일입니다. 단체·행사 이름은 들어가고, 담당자와 주민의 이름, "
    "연락 내용은 들어가지 않습니다. 같은 일정을 다시 저장해 열면 겹치지 않고 바뀝니다."
)


class CalendarFileDialog(FormDialog):
    """Asks for the days; the kinds are those that the calendar shows."""

    def __init__(
        self,
        month: Month,
        narrowed: Callable[[Span], Span],
        left_out: str,
        context: TabContext,
        screen: QWidget,
    ) -> None:
        super().__init__("달력 파일로 저장", "저장", screen.window(), text=ABOUT)
        self._month, self._narrowed, self._context = month, narrowed, context
        self._out = PaperOut(context, screen, "calendar/folder")  # it is written when the sheet has gone
        choices = [(MONTH, f"{month.year}년 {month.number}월"), (YEAR, f"{month.year}년 전체")]
        self.body.field("days", "기간", SegmentInput(choices), required=True)
        self.body.field("days_off", "쉬는 날", CheckInput("공휴일과 쉬는 날도 넣기"))
        self.told = self.body.noted("들어갈 것")
        self._left_out = left_out
        self.body.inputs["days"].set_value(MONTH)
        self.body.inputs["days_off"].set_value(True)
        self.body.edited.connect(lambda _key: self._tell())
        self.perform = self._save
        self._tell()

    def _span(self) -> Span:
        month = self._month
        whole = self.body.inputs["days"].value() == YEAR
        first, last = (
            (date(month.year, 1, 1), date(month.year, 12, 31)) if whole else (month.first, month.last)
        )
        return self._narrowed(self._context.office.schedule.span(first, last))

    def _tell(self) -> None:
        count = len(self._span().items)
        self.told.setText(f"일정 {count:,}건" + (f" ({self._left_out})" if self._left_out else ""))

    def _save(self) -> bool:
        from desktop_app.schedule.calendar_file import (  # noqa: PLC0415 - icalendar at first need
            CalendarFile,
            render_calendar,
        )

        whole = self.body.inputs["days"].value() == YEAR
        name = f"{self._month.year}년 일정" if whole else f"{self._month.year}년 {self._month.number}월 일정"
        days_off = bool(self.body.inputs["days_off"].value())
        file = CalendarFile(name, self._context.clock.now(), self._span(), days_off)
        return self._out.save_made(partial(render_calendar, file), name, ICS)
