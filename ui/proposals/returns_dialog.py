"""받은 의견서 읽기: what departments sent back, field by field beside what is stored, taken as one act (B8)."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop_app.errors import OfficeError
from desktop_app.intake.refusals import FileRefused, ReadingStopped
from desktop_app.office import Office
from desktop_app.proposals.return_records import ReturnedForm, Standing, Taking
from ui.actions import Action, bind
from ui.feature_tab import TabContext
from ui.notify import FileKind
from ui.proposals.returns_pane import ReturnPane
from ui.proposals.returns_tables import FormRow, FormsTable
from ui.widgets.plain import kind_button
from ui.widgets.reading_sheet import ReadingSheet

if TYPE_CHECKING:
    from desktop_app.proposals.records import AskedDepartment
    from ui.jobs import JobControl

FORMS: Final = (FileKind("받은 의견서", "hwpx *.xlsx"),)
TAKE, TAKE_ALL = "넣기", "볼 것 없는 것 모두 넣기"
CHECKED: Final = "고친 칸이 없고 모두 알아본 의견서만 한 번에 넣습니다."
Outcome = ReturnedForm | FileRefused


class ReturnsDialog(ReadingSheet):
    """A list of forms above, the chosen one below; nothing is written before 넣기."""

    def __init__(self, context: TabContext, window: QWidget, paths: Sequence[Path]) -> None:
        super().__init__(Action.READ_RETURNS.text, window, verb=TAKE, more_keys=Action.READ_RETURNS.keys)
        self._context = context
        self._returns = context.office.returns
        self._rows: list[FormRow] = []
        self._left_out: dict[int, set[str]] = {}
        self.forms = FormsTable()
        self.pane = ReturnPane()
        self.all = kind_button(TAKE_ALL)
        self.all.setToolTip(CHECKED)
        self.lay_out(self.forms, self.pane, (), "Space 칸 고르기", [self.all])
        self._connect()
        self.read(paths)

    @property
    def rows(self) -> Sequence[FormRow]:
        """All lines of the list."""
        return self._rows

    def choose_files(self) -> None:
        """More files, by Qt's own dialog."""
        if not self.busy:
            self.read(self._context.notify.choose_files(self.windowTitle(), FORMS))

    def read(self, paths: Sequence[Path]) -> None:
        """Read files, and those in folders, in the worker process, off the window's thread."""
        if paths and not self.busy:
            self.progress.setRange(0, 0)
            self._job = self._context.jobs.start_long(
                self, partial(_read, self._context.office, tuple(paths)), self._add, self.tell, self._fail
            )
            self._show_foot()

    def take(self) -> None:
        """넣기: the chosen fields of the form that is shown."""
        row = self._current()
        if row is not None and row.ready and self.go.isEnabled():
            self._take([row])

    def take_all(self) -> None:
        """All forms that nobody has to look at, as one act."""
        rows = self._plain()
        if rows and not self.busy:
            self._take(rows)

    def reject(self) -> None:
        """Esc: stop what runs, else out."""
        if self.stop_reading():
            self._show_foot()
        else:
            super().reject()

    def _take(self, rows: Sequence[FormRow]) -> None:
        self.strip.clear()
        takings = [Taking(row.form, self._names(row)) for row in rows if row.form is not None]
        change = self._context.desk.perform(partial(self._returns.take, takings), inline=self._refuse)
        taken = {row.id for row in rows} if change is not None else set()
        self._rows = [
            replace(row, taken=row.taken or row.id in taken)
            if row.id in taken or row.taken
            else self._again(row)
            for row in self._rows
        ]
        self._show_rows()
        following = next((row.id for row in self._rows if row.ready), None)
        if taken and following is not None:
            self.forms.select_id(following)
        self.forms.setFocus()

    def _again(self, row: FormRow) -> FormRow:
        """The same form beside what is stored by now."""
        form = row.form
        if form is None or form.opinion_id is None:
            return row
        return replace(row, outcome=self._returns.again(form))

    def _reopen(self, row: FormRow) -> None:
        """확정 풀기, so that the form can be taken."""
        form = row.form
        if form is None or form.opinion_id is None:
            return
        call = partial(self._context.office.proposals.opinions.reopen, form.opinion_id)
        if self._context.desk.perform(call, inline=self._refuse) is not None:
            self._rows = [one if one.taken else self._again(one) for one in self._rows]
            self._show_rows()

    def _assign(self, opinion_id: int) -> None:
        """The officer has chosen the opinion of a form without a key."""
        row = self._current()
        if row is not None and row.form is not None and not row.taken:
            self._put(replace(row, outcome=self._returns.assign(row.form, opinion_id)))

    def _toggle(self, names: Sequence[str]) -> None:
        row = self._current()
        if row is not None:
            left = self._left_out.setdefault(row.id, set())
            left ^= set(names)
            self._show_row(row.id)

    def _names(self, row: FormRow) -> list[str]:
        """The fields that would be taken."""
        left = self._left_out.get(row.id, set())
        return [name for name in row.form.takeable if name not in left] if row.form else []

    def _plain(self) -> list[FormRow]:
        return [row for row in self._rows if row.ready and row.form is not None and row.form.plain]

    def _current(self) -> FormRow | None:
        wanted = self.forms.current_id
        return next((row for row in self._rows if row.id == wanted), None)

    def _put(self, changed: FormRow) -> None:
        self._rows = [changed if row.id == changed.id else row for row in self._rows]
        self._show_rows()

    # Reading

    def _add(self, outcomes: Sequence[Outcome]) -> None:
        self._job = None
        first = len(self._rows)
        self._rows += [FormRow(first + at, outcome) for at, outcome in enumerate(outcomes)]
        self._show_rows()
        if not outcomes:
            self.strip.say("읽을 파일이 없습니다", "고른 폴더에 HWPX나 XLSX 파일이 없습니다.")
        elif self.forms.current_id is None or first:
            ready = next((row.id for row in self._rows[first:] if row.ready), first)
            self.forms.select_id(ready)
        self.forms.setFocus()

    def _fail(self, trouble: OfficeError) -> None:
        self._job = None
        self._show_foot()
        if not isinstance(trouble, ReadingStopped):
            self._refuse(trouble)

    def _refuse(self, trouble: OfficeError) -> bool:
        self.strip.say("넣지 않았습니다", " ".join((trouble.what, *trouble.steps)), danger=True)
        return True

    # What is shown

    def _show_rows(self) -> None:
        self.forms.show_rows(self._rows)
        self._show_row(self.forms.current_id)

    def _show_row(self, _row_id: object) -> None:
        row = self._current()
        choices: Sequence[AskedDepartment] = ()
        if row is not None and row.form is not None and _needs_choice(row.form) and not row.taken:
            choices = self._returns.choices(row.form, self._context.year)
        self.pane.show_row(row, self._left_out.get(row.id, set()) if row else set(), choices)
        self._show_foot()

    def _show_foot(self) -> None:
        row = self._current()
        count = len(self._names(row)) if row is not None and row.ready else 0
        self.show_verb(f"{count}칸" if count else "")
        plain = self._plain()
        self.all.setVisible(len(plain) > 1)
        self.all.setText(f"{TAKE_ALL} ({len(plain)})")
        self.all.setEnabled(not self.busy)
        self.more.setEnabled(not self.busy)

    def _connect(self) -> None:
        self.forms.chosen.connect(self._show_row)
        self.forms.opened.connect(lambda _row: self.pane.fields.select_first())
        self.forms.left.connect(self.reject)
        self.pane.fields.left.connect(self.forms.setFocus)
        self.pane.toggled.connect(self._toggle)
        self.pane.assigned.connect(self._assign)
        self.pane.reopen_asked.connect(self._with_current(self._reopen))
        self.more.clicked.connect(self.choose_files)
        self.all.clicked.connect(self.take_all)
        self.back.clicked.connect(self.reject)
        self.go.clicked.connect(self.take)
        bind(Action.READ_RETURNS, self, self.choose_files)

    def _with_current(self, run: Callable[[FormRow], object]) -> Callable[[], None]:
        def call() -> None:
            row = self._current()
            if row is not None:
                run(row)

        return call

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.take()
        elif not enter:
            super().keyPressEvent(event)


def _needs_choice(form: ReturnedForm) -> bool:
    """Whether the officer says whose form it is."""
    return form.standing is Standing.CHOOSE or any("손으로 고른" in one for one in form.warnings)


def _read(office: Office, paths: Sequence[Path], control: "JobControl") -> list[Outcome]:
    from desktop_app.intake.form_reader import files_in, read_forms  # noqa: PLC0415 - starts a process

    files = files_in(paths)
    outcomes: list[Outcome] = []
    for number, (path, outcome) in enumerate(
        zip(files, read_forms(files, lambda: control.cancelled), strict=True), start=1
    ):
        if isinstance(outcome, FileRefused):
            outcomes.append(outcome)
        else:
            outcomes += office.returns.look(path, outcome)
        control.report(number, len(files))
    return outcomes
