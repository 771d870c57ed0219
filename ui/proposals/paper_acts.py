"""What leads from proposals to paper and to other offices: registers, letters, reminders for a whole department."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop_app.catalogue.entries import Wish, default_day
from desktop_app.errors import OfficeError
from desktop_app.proposals.notice_records import Told
from ui.feature_tab import TabContext
from ui.paper_way import listed, open_paper
from ui.widgets.form_sheet import FormDialog


class PaperActs:
    """Shared by the views of the tab; ``over`` is a widget of the window on which sheets open."""

    def __init__(self, context: TabContext, over: QWidget) -> None:
        self._context = context
        self._proposals = context.office.proposals
        self._over = over

    def print_register(self, year: int, ids: Sequence[int], chosen: str) -> None:
        """접수대장 of the year; the lines of the list are a choice beside it."""
        part = listed(ids, chosen) if ids else None
        open_paper(self._wish("proposal-register", year), self._context, self._over, part)

    def print_budget_requests(self, year: int) -> None:
        """예산 요구 목록: seen first, then printed or saved."""
        open_paper(self._wish("budget-requests", year), self._context, self._over)

    def _wish(self, report: str, year: int) -> Wish:
        return Wish(report, year, default_day(year, self._context.clock.today()))

    def tell_results(self, ids: Sequence[int]) -> None:
        """결과 통보: the letters to be read and edited; what is not decided yet is named."""
        from ui.proposals.notice_dialog import NoticeDialog  # noqa: PLC0415 - read when a letter is wanted

        letters = self._context.office.papers.letters
        try:
            written, told = letters.letters(ids), letters.told(ids)
        except OfficeError as refusal:
            self._context.notify.trouble(refusal)
            return

        def run(new: Told, dialog: FormDialog) -> bool:
            call = partial(letters.record, ids, new)
            return self._context.desk.perform(call, inline=dialog.refuse) is not None

        NoticeDialog(written, told, self._context, self._window, run).open()

    def show_late(self, year: int, show: Callable[[int], object]) -> None:
        """부서별 기한: who owes what; ``show`` leads to the opinions of a department."""
        from ui.proposals.late_sheet import LateSheet  # noqa: PLC0415 - read when it is wanted

        LateSheet(
            self._proposals.reminders.by_department(year),
            lambda one: self.remind_of_all(one.id, one.name, year),
            lambda one: show(one.id),
            self._window,
        ).open()

    def remind_of_all(self, department_id: int, name: str, year: int) -> None:
        """독촉 문구 for all that a department is late with."""
        call = partial(self._proposals.reminders.text, department_id, year)
        copy_text(self._context, call, f"{name} 밀린 의견서 독촉 문구를 복사했습니다.")

    @property
    def _window(self) -> QWidget:
        return self._over.window()


def copy_text(context: TabContext, text: Callable[[], str], said: str) -> None:
    """Onto the clipboard; why not, where there is nothing to copy."""
    try:
        QGuiApplication.clipboard().setText(text())
    except OfficeError as refusal:
        context.notify.trouble(refusal)
        return
    context.notify.say(said)
