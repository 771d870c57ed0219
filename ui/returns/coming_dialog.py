"""받은 파일 읽기: what departments sent, laid beside the office file by file, taken as one act (G3 … G5)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop_app.changes import Change
from desktop_app.errors import OfficeError
from desktop_app.intake.preview import Answer, Question
from desktop_app.intake.refusals import ReadingStopped
from desktop_app.return_terms import SubmissionState
from desktop_app.returns.coming import Accepted, Answers, FilePlan, Mode, Plan, ReturnFile, Standing
from desktop_app.returns.form_keys import ReturnForm
from desktop_app.returns.rounds import RoundDraft
from desktop_app.search import folded
from ui.actions import Action, bind
from ui.feature_tab import TabContext
from ui.notify import FileKind
from ui.returns.coming_pane import ComingPane
from ui.returns.coming_tables import FileRow, FilesTable, LineRow
from ui.returns.coming_work import Asked, judge_files, read_files, take_files
from ui.widgets.plain import kind_button
from ui.widgets.reading_sheet import ReadingSheet

FILES: Final = (FileKind("받은 파일", "xlsx *.xlsm *.xls *.ods *.csv *.txt *.tsv"),)
TAKE: Final = "취합 받기"
MEND: Final = "보완 파일 만들기"
PASTED: Final = "붙여넣은 표"
FOLDER_KEPT: Final = "papers/folder"
Flip = tuple[str, object]


class ComingDialog(ReadingSheet):
    """A list of files above, the chosen one below; nothing is written before 취합 받기."""

    def __init__(
        self, context: TabContext, window: QWidget, round_id: int, draft: RoundDraft, paths: Sequence[Path]
    ) -> None:
        title = f"{Action.READ_SUBMISSIONS.text} — {draft.name}"
        super().__init__(title, window, verb=TAKE, more_keys=Action.READ_SUBMISSIONS.keys)
        self._context = context
        self._round_id = round_id
        self._forms = draft.forms
        self._returns = context.office.returns_in
        self._departments = self._returns.departments(round_id)
        self._files: list[ReturnFile] = []
        self._plan = Plan(())
        self._taken: set[str] = set()
        self._flipped: set[Flip] = set()
        self._stop: Event | None = None
        self._pasted: TemporaryDirectory[str] | None = None
        self.files = FilesTable()
        self.pane = ComingPane(self._answer)
        self.folder = kind_button("폴더 읽기")
        self.pastes = kind_button("붙여넣기", keys="Ctrl+V")
        self.mend = kind_button(MEND)
        self.mend.setToolTip("받지 못한 줄만 든 양식에 틀린 칸을 칠하고 까닭을 메모로 답니다.")
        ways = (self.folder, self.pastes)
        self.lay_out(self.files, self.pane, ways, "Space 줄 고르기", [self.mend])
        self._connect()
        self._show_rows()
        self.read(paths)

    @property
    def rows(self) -> Sequence[FileRow]:
        """All lines of the list."""
        found = []
        for at, file in enumerate(self._files):
            plan = self._plan.of(file.file.sha256) if file.ready else None
            found.append(FileRow(at, file, plan, taken=file.file.sha256 in self._taken))
        return found

    def choose_files(self) -> None:
        """More files, by Qt's own dialog."""
        if not self.busy:
            self.read(self._context.notify.choose_files(Action.READ_SUBMISSIONS.text, FILES))

    def choose_folder(self) -> None:
        """A folder with all that came."""
        if not self.busy:
            found = self._context.notify.choose_folder(Action.READ_SUBMISSIONS.text, Path.home())
            self.read([found] if found is not None else [])

    def paste(self) -> None:
        """Cells that were copied in Excel or 한글, as a file of their own (IMP-2)."""
        text = QGuiApplication.clipboard().text()
        if self.busy:
            return
        if not text.strip():
            self.strip.say("붙여넣을 표가 없습니다", "엑셀이나 한글에서 표를 고르고 복사한 뒤 누르세요.")
            return
        if self._pasted is None:
            self._pasted = TemporaryDirectory(prefix="park-ieum-")
        number = sum(1 for _ in Path(self._pasted.name).iterdir()) + 1
        path = Path(self._pasted.name) / f"{PASTED} {number}.tsv"
        path.write_text(text, encoding="utf-8")
        self.read([path])

    def read(self, paths: Sequence[Path]) -> None:
        """Read files, and those in folders, in the worker process, off the window's thread."""
        if paths and not self.busy:
            known = tuple(one for one in self._files if one.file.sha256 not in self._taken)
            asked = Asked(self._context.office, self._round_id, known, self._plan.answers)
            self._begin(partial(read_files, asked, tuple(paths)))

    def take(self) -> None:
        """취합 받기: what is accepted of all files that can be taken, as one act."""
        if self.busy or not self.go.isEnabled():
            return
        self.strip.clear()
        accepted = {one.file.file.sha256: self._accepted(one) for one in self._plan.files}
        aside = tuple(one for one in self._files if _is_set_aside(one))
        self._stop = Event()
        asked = Asked(self._context.office, self._round_id, aside, self._plan.answers)
        self._begin(partial(take_files, asked, self._plan, accepted, self._stop), self._finish)

    def mend_all(self) -> None:
        """보완 파일 for every file with wrong rows; the department is noted as asked to mend once it was taken."""
        wrong = [one for one in self._plan.files if any(sheet.refused for sheet in one.sheets)]
        memory = self._context.memory
        start = Path(memory.get(FOLDER_KEPT) or Path.home())
        folder = self._context.notify.choose_folder(MEND, start) if wrong else None
        if folder is None:
            return
        try:
            made = [path for one in wrong if (path := self._returns.mend(one, folder)) is not None]
        except OfficeError as trouble:
            self._refuse(trouble)
            return
        memory.put(FOLDER_KEPT, str(folder))
        self._context.notify.say(f"보완 파일 {len(made):,}개를 ‘{folder.name}’ 폴더에 만들었습니다.")
        self._ask_to_mend([one for one in wrong if one.file.file.sha256 in self._taken])

    def reject(self) -> None:
        """Esc: stop what runs, else out."""
        if self._stop is not None:  # the act ends by itself, with all of it or nothing
            self._stop.set()
            return
        if self.stop_reading():
            self._show_foot()
            return
        if self._pasted is not None:
            self._pasted.cleanup()
        super().reject()

    def _ask_to_mend(self, plans: Sequence[FilePlan]) -> None:
        from desktop_app.returns.mending import refusal_text  # noqa: PLC0415 - at first need

        for one in plans:
            mark = self._context.office.submissions.mark
            call = partial(mark, [one.file.submission_id], SubmissionState.RETURNED, refusal_text(one))
            self._context.desk.perform(call, inline=self._refuse)

    # What the officer decides

    def _accepted(self, plan: FilePlan) -> Accepted:
        """What is proposed, with what the officer has turned over."""
        found = Accepted.proposed(plan)
        sha = plan.file.file.sha256
        for one in plan.sheets:
            rows = [(one.sheet.form, row.number) for row in one.takeable]
            found = _turned(found, [row for row in rows if (sha, row) in self._flipped])
        gone = [(row.table, row.id) for row in plan.removed if (sha, (row.table, row.id)) in self._flipped]
        for row in gone:
            found = found.toggled_removed([row])
        return found

    def _toggle(self, lines: Sequence[LineRow]) -> None:
        row = self._current()
        if row is None or row.taken:
            return
        for line in lines:
            if not line.open:
                continue
            if line.removed is not None:
                key: object = (line.removed.table, line.removed.id)
            else:
                assert line.outcome is not None  # noqa: S101 - a line is one or the other
                key = (line.sheet.sheet.form, line.outcome.number)
            self._flipped ^= {(row.file.file.sha256, key)}
        self._show_row()

    def _set_mode(self, mode: object) -> None:
        row = self._current()
        if row is not None and isinstance(mode, Mode) and row.file.mode is not mode:
            self._put(row, replace(row.file, mode=mode))

    def _assign(self, department_id: int, form: object, sheet: str) -> None:
        row = self._current()
        if row is not None and isinstance(form, ReturnForm):
            found = self._returns.assign(self._round_id, row.file, department_id, form, sheet)
            self._put(row, found)

    def _answer(self, form: ReturnForm, question: Question, answer: Answer) -> None:
        """One answer serves all files."""
        known: Mapping[ReturnForm, Answers] = self._plan.answers
        self._judge(self._files, {**known, form: {**known.get(form, {}), question.key: answer}})

    def _put(self, row: FileRow, file: ReturnFile) -> None:
        self._files = [file if at == row.id else one for at, one in enumerate(self._files)]
        self._judge(self._files)

    # Work

    def _judge(
        self, files: Sequence[ReturnFile], answers: Mapping[ReturnForm, Answers] | None = None
    ) -> None:
        left = tuple(one for one in files if one.file.sha256 not in self._taken)
        given = self._plan.answers if answers is None else answers
        self._begin(partial(judge_files, Asked(self._context.office, self._round_id, left, given)))

    def _begin(self, work: "partial[Any]", done: Callable[[Any], object] | None = None) -> None:
        if self._job is None:
            self.progress.setRange(0, 0)
            self._job = self._context.jobs.start_long(self, work, done or self._add, self.tell, self._fail)
            self._show_foot()

    def _add(self, found: tuple[list[ReturnFile], Plan]) -> None:
        self._job = None
        files, plan = found
        first = not self._files
        taken = [one for one in self._files if one.file.sha256 in self._taken]
        done = tuple(one for one in self._plan.files if one.file.file.sha256 in self._taken)
        self._files = [*taken, *files]
        self._plan = Plan((*done, *plan.files), plan.answers)
        self._show_rows()
        if not self._files:
            self.strip.say("읽을 파일이 없습니다", "고른 폴더에 읽을 수 있는 파일이 없습니다.")
        elif first or self.files.current_id is None:
            self.files.select_id(0)
            self.files.setFocus()

    def _finish(self, change: Change) -> None:
        """What was taken is told where every act is, with its way back."""
        self._job = self._stop = None
        self._taken |= {one.file.file.sha256 for one in self._plan.files}
        self._context.desk.perform(lambda: change)
        self._show_rows()
        self.files.setFocus()

    def _fail(self, trouble: OfficeError) -> None:
        was_taking, self._job, self._stop = self._stop is not None, None, None
        self._show_foot()
        if not isinstance(trouble, ReadingStopped):
            self._refuse(trouble)
            if was_taking:
                self._judge(self._files)

    def _refuse(self, trouble: OfficeError) -> bool:
        self.strip.say("하지 못했습니다", " ".join((trouble.what, *trouble.steps)), danger=True)
        return True

    # What is shown

    def _current(self) -> FileRow | None:
        wanted = self.files.current_id
        return next((row for row in self.rows if row.id == wanted), None)

    def _show_rows(self) -> None:
        self.files.show_rows(self.rows)
        self._show_row()

    def _show_row(self, _row_id: object = None) -> None:
        row = self._current()
        accepted = self._accepted(row.plan) if row is not None and row.plan is not None else None
        if row is not None and row.file.standing is Standing.CHOOSE:
            self._offer(row.file)
        self.pane.show_file(row, accepted)
        self._show_foot()

    def _offer(self, file: ReturnFile) -> None:
        from desktop_app.returns.looking import sheet_names  # noqa: PLC0415 - wakes the storage

        likely = self._returns.likely(self._round_id, file)
        self.pane.whose.offer(self._departments, self._forms, sheet_names(file), likely)
        named = folded(file.file.name)
        found = max(
            (one for one in self._departments if folded(one[1]) in named),
            key=lambda one: len(one[1]),
            default=None,
        )
        self.pane.whose.name_department(file.department_id or (found[0] if found else None))

    def _show_foot(self) -> None:
        left = [one for one in self._plan.files if one.file.file.sha256 not in self._taken]
        accepted = [self._accepted(one) for one in left]
        count = sum(len(one.rows) + len(one.removed) for one in accepted)
        self.show_verb(f"{len(left):,}개 파일 {count:,}줄" if left else "")
        wrong = sum(any(sheet.refused for sheet in one.sheets) for one in self._plan.files)
        self.mend.setVisible(bool(wrong))
        self.mend.setText(f"{MEND} ({wrong:,})")
        for button in (self.more, self.folder, self.pastes, self.mend):
            button.setEnabled(not self.busy)

    def _connect(self) -> None:
        self.files.chosen.connect(self._show_row)
        self.files.opened.connect(lambda _row: self.pane.lines.setFocus())
        self.files.left.connect(self.reject)
        self.pane.lines.left.connect(self.files.setFocus)
        self.pane.lines.opened.connect(lambda _row: self.pane.row.begin())
        self.pane.toggled.connect(self._toggle)
        self.pane.mode_chosen.connect(self._set_mode)
        self.pane.whose.chosen.connect(self._assign)
        self.more.clicked.connect(self.choose_files)
        self.folder.clicked.connect(self.choose_folder)
        self.pastes.clicked.connect(self.paste)
        QShortcut(QKeySequence.StandardKey.Paste, self, self.paste)
        self.mend.clicked.connect(self.mend_all)
        self.back.clicked.connect(self.reject)
        self.go.clicked.connect(self.take)
        bind(Action.READ_SUBMISSIONS, self, self.choose_files)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.take()
        elif not enter:
            super().keyPressEvent(event)


def _turned(accepted: Accepted, rows: Sequence[tuple[ReturnForm, int]]) -> Accepted:
    for row in rows:
        accepted = accepted.toggled([row])
    return accepted


def _is_set_aside(file: ReturnFile) -> bool:
    """A second file of a department of which nothing is taken: it is kept all the same."""
    return file.standing is Standing.READY and file.mode is Mode.SKIP and "둘입니다" in file.sentence
