"""교육시간: hours of a year by person and by department; each line opens the credits behind it (features.md E6)."""

from collections.abc import Callable, Sequence
from typing import Any

from desktop_app.catalogue.entries import Wish
from desktop_app.changes import Kind
from desktop_app.listing import ListQuery
from desktop_app.values import span_text
from ui.actions import Action, Command
from ui.activities.training_sheets import save_hr_list
from ui.feature_tab import Place, TabContext
from ui.formless_view import FormlessView
from ui.list_tools import ListTools
from ui.outgoing.export_dialog import ListExport
from ui.outgoing.list_out import ListOut
from ui.paper_way import open_paper
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.empty_note import Way
from ui.widgets.list_screen import ListScreen, ListWords, Nothing

COLUMNS: Sequence[Column[Any]] = (
    Column("department", "소속", ColumnKind.NAME, 220, lambda row: row.department),
    Column("post", "직급", ColumnKind.TEXT, 110, lambda row: row.post),
    Column("name", "성명", ColumnKind.TEXT, 110, lambda row: row.name, personal=True),
    Column("persons", "인원", ColumnKind.NUMBER, 70, lambda row: row.persons),
    Column("sessions", "이수", ColumnKind.NUMBER, 70, lambda row: row.sessions),
    Column("minutes", "교육시간", ColumnKind.TEXT, 130, lambda row: span_text(row.minutes), spare=True),
)
WORDS = ListWords("교육시간", "성명·소속 찾기 — 초성도 됩니다", open_hint="Enter 교육생 보기")


class HoursView(FormlessView):
    """A list without a form: what it shows is reckoned from the trainees."""

    def __init__(self, context: TabContext, year: Callable[[], int], go: Callable[[Place], object]) -> None:
        self._context, self._year, self._go = context, year, go
        self._hours = context.office.training_hours
        screen = ListScreen(self._hours, COLUMNS, None, WORDS)
        super().__init__(screen, ListTools(screen, context, "training_hours"))
        self.screen.nothing = lambda asked: Nothing(
            f"{asked}년도에 부여한 교육시간이 없습니다",
            "교육을 진행하고 참석을 표시한 뒤 ‘시간 부여’를 누르면 여기에 모입니다.",
            [Way("교육 보기", lambda: go(Place("activities", "trainings")))],
        )
        self._out = ListOut(ListExport("교육시간", "명", self.screen, named=Kind.TRAINEE), context, go)
        self.screen.table.opened.connect(self._open)
        self.screen.open_list(ListQuery(year=year()))

    def commands(self) -> Sequence[Command]:
        return (
            *self._out.commands(),
            Command(Action.SAVE_HR_LIST, self.save_hr),
            Command(Action.PRINT_HOURS, self.show_hours, main=True),
        )

    def save_hr(self) -> None:
        """상시학습 등록용 of the whole year."""
        save_hr_list(self._wish("hr-list"), self._context, self.screen)

    def show_hours(self) -> None:
        """교육시간 집계 of the whole year."""
        open_paper(self._wish("training-hours"), self._context, self.screen)

    def _wish(self, report: str) -> Wish:
        return Wish(report, self._year(), self._context.clock.today())

    def _open(self, line_id: int) -> None:
        """The first credit behind a person's line; the credited of a department behind its own."""
        rows = self._hours.rows([line_id])
        if rows:
            self._go(Place("activities", "trainees", kind=Kind.TRAINEE, record_id=rows[0].first_id))
