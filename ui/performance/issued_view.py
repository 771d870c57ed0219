"""발행한 보고서: what went out, as it was; and why the same report would be different today (features.md H11)."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app.attachments.records import size_text
from desktop_app.changes import Kind
from desktop_app.errors import OfficeError
from desktop_app.issued.records import Comparison, Issued, IssuedFile, IssueDraft
from desktop_app.marks import Mark, State
from ui.actions import Action, Command
from ui.feature_tab import Place, TabContext
from ui.find_all import TABS
from ui.paper_out import HWPX, PDF, XLSX, PaperOut
from ui.performance.issue_dialog import IssueDialog
from ui.performance.issued_tables import (
    GivenTable,
    Numbered,
    behind_columns,
    difference_columns,
    facts,
    issued_columns,
)
from ui.theme import current
from ui.widgets.empty_note import TableNote, Way
from ui.widgets.filter_bar import QWIDGETSIZE_MAX
from ui.widgets.marks import MarkLabel
from ui.widgets.plain import kind_button, plain_label
from ui.widgets.reason import ask_reason
from ui.widgets.rules import line

if TYPE_CHECKING:
    from ui.jobs import Job
    from ui.widgets.form_sheet import FormDialog

SIDE: Final = 388
HEADER, ROW, LINES_ABOVE = 30, 28, 6

KINDS: Final = {"PDF": PDF, "XLSX": XLSX, "HWPX": HWPX}
CHECKING: Final = State(Mark.WAITING, "확인하는 중")
WHOLE: Final = State(Mark.DONE, "발행한 그대로")
ALTERED: Final = State(Mark.WRONG, "발행한 뒤 바뀌었거나 없어짐")
WITHDRAWING: Final = (
    "목록에서 사라지지 않고, 줄을 그어 취소한 날과 사유를 함께 보입니다. 발행번호는 다시 쓰지 않으며 "
    "파일과 그때의 자료는 그대로 둡니다. 이미 나간 종이와 파일은 따로 거두어야 합니다."
)
COMPARING: Final = State(Mark.WAITING, "지금 자료로 다시 만들어 견주는 중")
SAME: Final = State(Mark.DONE, "지금 만들어도 같습니다")


class IssuedView(QWidget):
    """The list, what is known of the chosen one, and below what differs from it today."""

    changed = Signal()

    def __init__(self, context: TabContext, year: Callable[[], int], go: Callable[[Place], object]) -> None:
        super().__init__()
        self._context, self._year, self._go = context, year, go
        self._office = context.office
        self._job: Job | None = None
        self.comparison: Comparison | None = None
        self.out = PaperOut(context, self, "performance/folder")
        self.table = GivenTable("발행한 보고서", issued_columns())
        self.note = TableNote(self.table)
        self.title = plain_label("", "title")
        self.state = MarkLabel(WHOLE)
        self.told = plain_label("", "table", tone="quiet")
        self.differences = GivenTable("달라진 것", difference_columns())
        self.behind = GivenTable("그사이 고친 기록", behind_columns())
        self._facts = QGridLayout()
        self._below = QWidget()
        self._narrow = False
        self.close_comparison = kind_button("닫기", "link")
        self.close_comparison.setAccessibleName("견준 것 닫기")
        self.close_comparison.clicked.connect(self.leave_comparison)
        self._lay_out()
        self.table.chosen.connect(lambda _key: self._show_chosen())
        self.table.opened.connect(lambda _key: self.open_file())
        self.table.remove_asked.connect(lambda _keys: self.withdraw())
        self.behind.followed.connect(lambda key, _column: self._open_record(key))
        self.behind.opened.connect(self._open_record)

    @property
    def chosen(self) -> Issued | None:
        """The one that is chosen."""
        found: Issued | None = self.table.row(self.table.current_id)
        return found

    @property
    def areas(self) -> Sequence[QWidget]:
        """What F6 goes through."""
        return (self.table, *((self.differences, self.behind) if self._below.isVisible() else ()))

    def commands(self) -> Sequence[Command]:
        """What can be done with the chosen one."""
        return (
            Command(Action.WITHDRAW_ISSUED, self.withdraw, aside=True, why_not=self._why_not_withdrawn),
            Command(Action.CHECK_ISSUED, self.check, aside=True),
            Command(Action.EDIT_ISSUED, self.edit),
            Command(Action.OPEN_ISSUED, self.open_file),
            Command(Action.PRINT_ISSUED, self.print_file),
            Command(Action.SAVE_ISSUED, self.save_copy),
            Command(Action.COMPARE_ISSUED, self.compare, main=True),
        )

    def refresh(self) -> None:
        """Read again; what was compared may be different by now."""
        self.table.show_rows(self._office.issued.of_year(self._year()))
        if self.chosen is None and self.table.rows:
            self.table.select_id(self.table.rows[0].id)
        self._show_chosen()
        if self.table.rows:
            self.note.hide()
            return
        self.note.say(
            f"{self._year()}년에 발행한 보고서가 없습니다",
            "‘보고서 만들기’에서 보고서를 고르고 발행(Ctrl+I)하면 그때의 파일과 자료가 여기에 남습니다.",
            [Way("보고서 만들기", lambda: self._go(Place("performance", "papers")))],
        )

    # What the officer does

    def open_file(self, form: str = "PDF") -> None:
        """A read-only copy in the program that shows such files."""
        file = self._file(form)
        if file is None:
            return
        try:
            path = self._office.issued.open_copy(file)
        except OfficeError as trouble:
            self._context.notify.trouble(trouble)
            return
        if not self._context.notify.show_file(path):
            self._context.notify.say(f"‘{path.name}’ 파일을 열 프로그램이 이 컴퓨터에 없습니다.")

    def print_file(self) -> None:
        """The very PDF that went out."""
        file = self._file("PDF")
        if file is None:
            return
        try:
            self.out.send(self._office.issued.read(file), file.name)
        except OfficeError as trouble:
            self._context.notify.trouble(trouble)

    def save_copy(self, form: str = "PDF") -> None:
        """사본 저장."""
        file = self._file(form)
        if file is None:
            return
        target = self.out.where(file.name.rpartition(".")[0], KINDS[form])
        if target is None:
            return
        try:
            self._office.issued.copy_out(file, target)
        except OfficeError as trouble:
            self._context.notify.trouble(trouble)
        else:
            self._context.notify.say(f"‘{target.name}’에 저장했습니다.")

    def check(self) -> None:
        """Compare every file with its hash."""
        issued = self.chosen
        if issued is None:
            return
        self.state.show_state(CHECKING)
        self._context.jobs.start(self, partial(self._office.issued.changed_files, issued), self._show_checked)

    def compare(self) -> None:
        """왜 달라졌나: the same report made today, set against it."""
        issued = self.chosen
        if issued is None:
            return
        self._drop_comparison()
        self._show_below(shown=True)
        self.told.setText("")
        self._compared.show_state(COMPARING)
        work = partial(self._office.issued.compare, issued.id, self._office)
        self._job = self._context.jobs.start(self, work, self._show_comparison, failed=self._fail)

    def leave_comparison(self) -> None:
        """Back to the list alone."""
        self._drop_comparison()
        self._show_below(shown=False)
        self.table.setFocus()

    def set_narrow(self, *, narrow: bool) -> None:
        """A narrow window has no room for what is known of it beside the comparison."""
        self._narrow = narrow
        self._show_below(shown=not self._below.isHidden())

    def edit(self) -> None:
        """발행 정보."""
        issued = self.chosen
        if issued is None:
            return

        def take(draft: IssueDraft, dialog: IssueDialog) -> bool:
            call = partial(self._office.issued.edit, issued.id, draft)
            return self._context.desk.perform(call, inline=dialog.refuse) is not None

        text = "파일과 자료는 발행한 그대로이고, 적어 둔 것만 고칩니다."
        IssueDialog((f"발행 정보 · {issued.title}", "저장", text), issued.draft, self.window(), take).open()

    @property
    def _why_not_withdrawn(self) -> str:
        return "이미 취소한 발행입니다" if self.chosen is not None and self.chosen.past else ""

    def withdraw(self) -> None:
        """발행 취소, with the reason that stays beside it."""
        issued = self.chosen
        if issued is None:
            return
        if self._why_not_withdrawn:
            self._context.notify.say(f"{self._why_not_withdrawn}.")
            return

        def run(reason: str, dialog: "FormDialog") -> bool:
            call = partial(self._office.issued.withdraw, issued.id, reason)
            return self._context.desk.perform(call, inline=dialog.refuse) is not None

        title = f"발행 취소 · {issued.number} {issued.title}"
        ask_reason(title, "발행 취소", WITHDRAWING, self.window(), run)

    # What is shown

    def _show_chosen(self) -> None:
        issued = self.chosen
        self._drop_comparison()
        self._show_below(shown=False)
        while (item := self._facts.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if issued is not None:
            self.title.setText(issued.title)
            self._fill(issued)
            self.check()
        self.changed.emit()

    def _show_below(self, *, shown: bool) -> None:
        """The comparison; the list above it is then no higher than a few lines."""
        self._below.setVisible(shown)
        theme = current()
        lines = min(max(len(self.table.rows), 1), LINES_ABOVE)
        high = theme.px(HEADER) + lines * theme.px(ROW) + 2
        self.table.setMaximumHeight(high if shown else QWIDGETSIZE_MAX)
        self._side.setVisible(self.chosen is not None and not (shown and self._narrow))

    def _fill(self, issued: Issued) -> None:
        for number, (label, words) in enumerate(facts(issued)):
            said = plain_label(words, "table")
            said.setWordWrap(True)
            self._facts.addWidget(plain_label(label, "label"), number, 0)
            self._facts.addWidget(said, number, 1, 1, 2)
        first = self._facts.rowCount()
        files = [file for file in issued.files if file.form in KINDS]
        for number, file in enumerate(files, start=first):
            self._facts.addWidget(plain_label(file.form, "label"), number, 0)
            self._facts.addWidget(plain_label(size_text(file.size), "table"), number, 1)
            self._facts.addWidget(self._ways(file), number, 2)

    def _ways(self, file: IssuedFile) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for words, run in (("열기", self.open_file), ("사본 저장", self.save_copy)):
            button = kind_button(words, "link")
            button.setAccessibleName(f"{file.form} {words}")
            button.clicked.connect(partial(run, file.form))
            row.addWidget(button)
        row.addStretch(1)
        return holder

    def _show_checked(self, altered: Sequence[str]) -> None:
        self.state.show_state(ALTERED if altered else WHOLE)
        self.state.setToolTip(", ".join(altered))

    def _show_comparison(self, comparison: Comparison) -> None:
        self._job, self.comparison = None, comparison
        found, behind = comparison.differences, comparison.behind
        self.differences.show_rows([Numbered(at, one) for at, one in enumerate(found, start=1)])
        self.behind.show_rows([Numbered(at, one) for at, one in enumerate(behind, start=1)])
        for part in (self.differences, self.behind):
            part.setVisible(bool(found))
        self._compared.show_state(
            State(Mark.FIX, f"지금 만들면 {len(found):,}곳이 다릅니다") if found else SAME
        )
        no_acts = "기록에서 까닭을 찾지 못했습니다. 날짜나 이름처럼 다른 기록에서 온 것일 수 있습니다."
        told = f"발행한 뒤 관련 기록을 고친 일 {len(behind):,}건" if behind else no_acts
        self.told.setText(told if found else "")

    def _fail(self, trouble: OfficeError) -> None:
        self._job = None
        self._compared.show_state(State(Mark.WRONG, "견주지 못함"))
        self.told.setText(str(trouble))

    def _drop_comparison(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._job = self.comparison = None
        for part in (self.differences, self.behind):
            part.show_rows(())
            part.hide()

    def _open_record(self, key: int) -> None:
        row = self.behind.row(key)
        kind = next((one for one in Kind if row is not None and one.value == row.of.table), None)
        if kind in TABS:
            self._go(Place(TABS[kind], kind=kind, record_id=row.of.record_id))

    def _file(self, form: str) -> IssuedFile | None:
        issued = self.chosen
        file = issued.file(form) if issued is not None else None
        if issued is not None and file is None:
            self._context.notify.say(f"이 보고서는 {form}로 발행하지 않았습니다.")
        return file

    def _lay_out(self) -> None:
        self._compared = MarkLabel(COMPARING)
        self._side = self._known()
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 16, 8)
        head.setSpacing(16)
        head.addWidget(self._compared)
        head.addWidget(self.told)
        head.addStretch(1)
        head.addWidget(self.close_comparison)
        below = QVBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(line())
        below.addLayout(head)
        below.addWidget(self.differences, 3)
        below.addWidget(self.behind, 2)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.table, 2)
        left.addWidget(self._below, 3)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(left, 1)
        whole.addWidget(line(upright=True))
        whole.addWidget(self._side)

    def _known(self) -> QScrollArea:
        """What is known of the chosen one; it scrolls where the window is low."""
        told = QWidget()
        told.setProperty("ground", "surface")
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFixedWidth(SIDE)
        area.setWidget(told)
        self.title.setWordWrap(True)
        inside = QVBoxLayout(told)
        inside.setContentsMargins(16, 16, 16, 16)
        inside.setSpacing(12)
        inside.addWidget(self.title)
        inside.addWidget(self.state)
        self._facts.setHorizontalSpacing(12)
        self._facts.setVerticalSpacing(8)
        self._facts.setColumnStretch(2, 1)
        inside.addLayout(self._facts)
        inside.addStretch(1)
        return area
