"""할 일: the duty calendar of the year as a list, with what the officer says of each duty (features.md E13)."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from desktop_app.catalogue.entries import Wish
from desktop_app.changes import Change
from desktop_app.duties.records import MARK_LABELS, Duty, MarkDraft
from desktop_app.listing import ListQuery
from desktop_app.problems import Problem
from desktop_app.values import date_weekday_text
from ui.actions import Action, Command
from ui.activities.duty_places import place_of
from ui.activities.own_duty_dialog import OwnDutyDialog
from ui.feature_tab import Place, TabContext
from ui.history_sheet import HistorySheet
from ui.outgoing.export_dialog import ListExport
from ui.outgoing.list_out import ListOut
from ui.paper_way import open_paper
from ui.record_screen import Keeping, RecordScreen, Shown
from ui.views_tab import RecordView
from ui.widgets.choice_inputs import CheckInput
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.empty_note import Way
from ui.widgets.form import Heading, RecordForm
from ui.widgets.inputs import TextArea
from ui.widgets.list_screen import ListScreen, ListWords, Nothing
from ui.widgets.value_inputs import DateInput

COLUMNS: tuple[Column[Duty], ...] = (
    Column("due_on", "기한", ColumnKind.TEXT, 132, lambda row: date_weekday_text(row.due_on)),
    Column("name", "할 일", ColumnKind.NAME, 250, lambda row: row.name),
    Column("rhythm", "되풀이", ColumnKind.TEXT, 64, lambda row: row.rhythm.value, hide_rank=2),
    Column("state", "상태", ColumnKind.STATE, 108, lambda row: row.state),
    Column("done_on", MARK_LABELS["done_on"], ColumnKind.DATE, 104, lambda row: row.done_on, hide_rank=3),
    Column(
        "place",
        "하는 곳",
        ColumnKind.LINK,
        96,
        lambda row: found[0] if (found := place_of(row)) else "",
        sortable=False,
        hide_rank=1,
        link=True,
    ),
)
WORDS = ListWords("할 일", "할 일 찾기 — 초성도 됩니다 (예: ㅅㅅㅈ)", open_hint="Enter 고른 할 일 열기")


class DutiesView(RecordView):
    """The duties of a year; the form holds the officer's mark."""

    def __init__(self, context: TabContext, year: Callable[[], int], go: Callable[[Place], object]) -> None:
        self._context = context
        self._duties = context.office.duties
        self._year = year
        self._go = go
        self.form = self._make_form()
        screen = ListScreen(self._duties, COLUMNS, self.form, WORDS)
        screen.nothing = lambda shown: Nothing(
            f"{shown}년도에는 정해진 할 일이 없습니다",
            "계획서가 있는 해부터 할 일이 생깁니다. 직접 더할 수도 있습니다.",
            [Way(Action.ADD_DUTY.text, self.add, Action.ADD_DUTY.keys)],
        )
        keeping = Keeping(
            self._read,
            lambda: Shown({}, Heading("")),
            lambda values, version: MarkDraft(**values, version=version),
            self._problems,
            self._never_added,
            self._duties.mark,
            self._duties.remove,
        )
        super().__init__(RecordScreen(screen, self.form, keeping, context))
        screen.begin = self.add
        screen.table.followed.connect(lambda key, _column: self.follow(key))
        self._out = ListOut(ListExport("할 일", "건", screen), context, go)
        self.records.open_list(ListQuery(year=year(), view="open", order="due_on"))

    def commands(self) -> Sequence[Command]:
        return (
            *self._out.commands(),
            Command(Action.PRINT_DUTIES, self.print_year),
            Command(Action.TICK_DUTY, self.tick),
            Command(Action.ADD_DUTY, self.add, main=True),
        )

    def add(self) -> None:
        """Ctrl+N: a duty of the officer's own."""
        self._open_dialog(None)

    def tick(self) -> None:
        """Ctrl+Enter: 마침 for the chosen rows, or open again."""
        ids = self.records.screen.table.selected_ids()
        if ids:
            self._context.desk.perform(partial(self._duties.tick, ids))

    def follow(self, duty_id: int) -> None:
        """Go to where a duty is done."""
        duty = self._duties.record(duty_id)
        if (found := place_of(duty)) is not None:
            self._go(found[1])

    def print_year(self) -> None:
        """The year's duties on paper."""
        wish = Wish("duties", self._year(), self._context.clock.today())
        open_paper(wish, self._context, self.records.screen)

    def _make_form(self) -> RecordForm:
        form = RecordForm("할 일", kind="duty_mark", drafts=self._context.office.drafts)
        body = form.body
        body.section("할 일")
        self._due = body.noted("기한")
        self._basis = body.noted("근거")
        self._how = body.noted("마치는 법")
        self._place = body.linked("하는 곳")
        body.section("표시")
        body.field("done_on", MARK_LABELS["done_on"], DateInput(self._year, self._context.clock.today))
        body.field("passed_over", MARK_LABELS["passed_over"], CheckInput("이번에는 하지 않음"))
        body.field("note", MARK_LABELS["note"], TextArea(lines=3), hint="해당 없음이면 까닭을 적습니다.")
        return form

    def _read(self, duty_id: int) -> Shown:
        duty = self._duties.record(duty_id)
        self._tell(duty)
        links: list[tuple[str, Callable[[], object]]] = []
        if duty.mark_id is not None:
            links.append(("이력", partial(self._show_history, duty.mark_id)))
        if duty.own_id is not None:
            links += [
                ("고치기", partial(self._open_dialog, duty.own_id)),
                ("삭제", self.records.remove_shown),
            ]
        day = None if duty.source else duty.done_on
        values = {"done_on": day, "passed_over": duty.passed_over, "note": duty.note}
        return Shown(values, Heading(duty.name, duty.state, duty.rhythm.value, links), version=duty.version)

    def _tell(self, duty: Duty) -> None:
        due = date_weekday_text(duty.due_on)
        if duty.due_on != duty.stated_on:
            way = "뒤의" if duty.law else "앞의"
            due += f" — {date_weekday_text(duty.stated_on)}이 쉬는 날이라 {way} 일하는 날로 옮김"
        self._due.setText(due)
        self._basis.setText(duty.basis)
        told = f"{duty.how} ({duty.told})" if duty.told else duty.how
        self._how.setText(told or "마친 날을 적거나 ‘할 일 마침’(Ctrl+Enter)을 누릅니다.")
        found = place_of(duty)
        if found is None:
            self._place.show_count("", None)
        else:
            self._place.show_count(found[0], partial(self._go, found[1]))

    def _problems(self, draft: Any, record_id: int | None) -> Sequence[Problem]:
        return self._duties.problems(draft, record_id)

    def _never_added(self, _draft: object) -> Change:
        raise AssertionError("duties are added in a dialog of their own")

    def _open_dialog(self, own_id: int | None) -> None:
        OwnDutyDialog(
            self._context, self.records.screen.window(), self._year, self._show_added, own_id
        ).open()

    def _show_added(self, change: Change) -> None:
        if change.record_id is not None:
            self.records.screen.open_record(change.record_id)

    def _show_history(self, mark_id: int) -> None:
        lines = self._context.office.history.of("duty_mark", mark_id)
        HistorySheet(self.form.head.title, lines, self.records.screen.window()).open()
