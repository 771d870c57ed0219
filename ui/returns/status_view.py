"""현황: what every department owes the chosen round, as tiles or as lines, with the officer's marks (G6)."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Final

from desktop_app.register.kind import RegisterRow
from desktop_app.return_terms import SubmissionState
from desktop_app.returns.form_keys import ReturnForm
from desktop_app.returns.submissions import SubmissionDraft, rows_of, submission_state
from ui.actions import Action, Command
from ui.feature_tab import Place, TabContext
from ui.register_view import Plan, RegisterView
from ui.returns.coming_acts import ComingActs
from ui.returns.mark_dialog import ReasonDialog
from ui.returns.round_acts import RoundActs
from ui.returns.start_dialog import StartDialog
from ui.returns.status_screen import StatusScreen
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.empty_note import Way
from ui.widgets.form import RecordForm
from ui.widgets.list_screen import ListScreen, ListWords, Nothing

Row = RegisterRow[SubmissionDraft]
S = SubmissionState
NO_FILES: Final = "받은 파일이 없습니다."


def _rows(form: ReturnForm) -> Callable[[Row], object]:
    return lambda row: rows_of(row, form.value) or None


COLUMNS: Sequence[Column[Any]] = (
    Column("department_id", "부서·동", ColumnKind.NAME, 150, lambda row: row.names["department_id"]),
    Column("state", "상태", ColumnKind.STATE, 104, submission_state),
    Column("submitted_on", "낸 날", ColumnKind.DATE, 104, lambda row: row.draft.submitted_on),
    *(
        Column(one.name, one.value, ColumnKind.NUMBER, 108, _rows(one), sortable=False, hide_rank=3 + at)
        for at, one in enumerate(ReturnForm)
    ),
    Column(
        "returned_on", "보완 요청일", ColumnKind.DATE, 104, lambda row: row.draft.returned_on, hide_rank=7
    ),
    Column("reminded_on", "독촉한 날", ColumnKind.DATE, 104, lambda row: row.draft.reminded_on, hide_rank=6),
    Column(
        "reason", "까닭", ColumnKind.QUIET, 160, lambda row: row.draft.reason, sortable=False, hide_rank=1
    ),
)


class StatusView(RegisterView):
    """Board and list of one round; the round is chosen in the head."""

    def __init__(self, context: TabContext, year: Callable[[], int], go: Callable[[Place], object]) -> None:
        self.submissions = context.office.submissions
        self.rounds = context.office.rounds
        self.round_id: int | None = None
        plan = Plan(
            COLUMNS,
            "부서·동 찾기 — 초성도 됩니다",
            "취합을 시작하면 부서와 동마다 제출할 자리가 한 번에 생기고, 채워 보낼 양식을 만들 수 있습니다.",
            Action.START_ROUND,
            submission_state,
            imports=False,
        )
        super().__init__(context, year, go, self.submissions, plan)
        self.acts = RoundActs(context, lambda: self.widget, lambda: self.round_id)
        self.coming = ComingActs(context, lambda: self.widget, lambda: self.round_id)
        self.coming.take_drops(self.widget)
        self.screen.head.chosen.connect(self.choose)
        self._show_rounds()
        self.screen.change(within=self.round_id)

    @property
    def screen(self) -> StatusScreen:
        """The list screen with its board."""
        screen = self.records.screen
        assert isinstance(screen, StatusScreen)  # noqa: S101 - made here
        return screen

    @property
    def areas(self) -> Sequence[Any]:
        return (self.screen.filter, self.screen.face, self.screen.form)

    def make_screen(self, words: ListWords) -> ListScreen:
        return StatusScreen(self.register, self.plan.columns, self.form, words, self.context.memory)

    def commands(self) -> Sequence[Command]:
        return (
            *self._out.commands(),
            *self.acts.commands(),
            Command(Action.MARK_SUBMITTED, partial(self.mark, S.SUBMITTED), aside=True),
            Command(Action.MARK_NIL, partial(self.mark, S.NIL_RETURN), aside=True),
            Command(Action.MARK_NOT_APPLICABLE, partial(self.mark, S.NOT_APPLICABLE), aside=True),
            Command(Action.MARK_MISSING, partial(self.mark, S.MISSING), aside=True),
            Command(Action.ADD_UNIT, self.add_unit, aside=True),
            Command(Action.PRINT_ROUND, self.acts.print_status, aside=True),
            Command(Action.COPY_REMINDER, self.remind),
            Command(Action.ASK_TO_MEND, partial(self.mark, S.RETURNED), aside=True),
            Command(Action.CONFIRM_SUBMISSION, partial(self.mark, S.CONFIRMED)),
            Command(Action.WITHDRAW_RETURN, lambda: self.coming.withdraw(self._chosen()), aside=True),
            Command(Action.START_ROUND, self.add, aside=True),
            Command(Action.READ_SUBMISSIONS, self.coming.read),
            Command(Action.MAKE_FORMS, self.acts.make_forms, main=True),
        )

    def add(self) -> None:
        """취합 시작."""
        StartDialog(self.context, self.widget.window(), self.year(), self.choose).open()

    def add_unit(self) -> None:
        """A department that the round has not asked yet."""
        if self.round_id is not None:
            self.begin_with(self.blank(), "새 부서·동")

    def choose(self, round_id: int) -> None:
        """Show another round."""
        self.round_id = round_id
        self._show_rounds()
        self.screen.change(within=round_id)

    def mark(self, state: SubmissionState) -> None:
        """Put the chosen departments into a state; 보완요청 and 해당없음 want to know why."""
        ids = self._chosen()
        if ids and state in {S.RETURNED, S.NOT_APPLICABLE}:
            ReasonDialog(self.submissions.rows(ids), state, self.context, self.widget.window()).open()
        elif ids:
            self.context.desk.perform(partial(self.submissions.mark, ids, state))

    def remind(self) -> None:
        """독촉 문구 for all that owe something, or for the chosen lines where several are."""
        ids = self._chosen()
        self.acts.copy_reminder(ids if len(ids) > 1 else ())

    def blank(self) -> SubmissionDraft:
        return SubmissionDraft(round_id=self.round_id)

    def refresh(self) -> None:
        self._show_rounds()
        if self.screen.query.within != self.round_id:
            self.screen.change(within=self.round_id)
        super().refresh()

    def set_year(self, year: int) -> None:
        self.round_id = None
        self._show_rounds()
        self.screen.change(year=year, within=self.round_id)

    def open_record(self, record_id: int) -> None:
        self._show_round_of(record_id)
        super().open_record(record_id)

    def arrive(self, place: Place) -> None:
        if place.kind is None and place.record_id is not None:  # the round; a kind would lead to its own view
            self.choose(place.record_id)
        super().arrive(place)

    def more_inputs(self, form: RecordForm) -> None:
        form.body.section("받은 파일")
        self._files = form.body.noted("파일")

    def show_more(self, row: Row | None) -> None:
        files = self.submissions.files(row.id) if row is not None else []
        self._files.setText("\n".join(f"{one.name}\n{one.words}" for one in files) or NO_FILES)

    def links(self, row: Row) -> list[tuple[str, Callable[[], object]]]:
        found: list[tuple[str, Callable[[], object]]] = []
        if row.draft.state is S.RETURNED:
            found.append(("보완 문구 복사", partial(self.acts.copy_mending, row.id)))
        if row.draft.state is not S.NOT_APPLICABLE:
            found.append(("양식 만들기", partial(self.acts.make_forms, [row.id])))
        found += self.coming.links(row)
        return found

    def _chosen(self) -> list[int]:
        return self.screen.table.selected_ids()

    def _show_rounds(self) -> None:
        rows = self.rounds.of_year(self.year())
        if self.round_id not in {row.id for row in rows}:
            self.round_id = rows[0].id if rows else None
        self.screen.head.show_rounds(rows, self.round_id)

    def _show_round_of(self, record_id: int) -> None:
        for row in self.submissions.rows([record_id]):
            if row.draft.round_id is not None and row.draft.round_id != self.round_id:
                self.choose(row.draft.round_id)

    def _nothing(self, year: int | None) -> Nothing:
        ways = [Way(Action.START_ROUND.text, self.add, Action.START_ROUND.keys)]
        return Nothing(f"{year}년도에 시작한 취합이 없습니다", self.plan.nothing, ways)

    def _draft(self, values: dict[str, Any], version: int | None) -> SubmissionDraft:
        draft: SubmissionDraft = super()._draft(values, version)
        return replace(draft, round_id=draft.round_id or self.round_id)
