"""붙임 파일 of a record, for the page of any kind of record (features.md C10).

One quiet line says how many there are; 보기 opens the list. Files are added by the button or dropped here::

    self.files = FilesPart(context)
    self.files.show_files(Owner(Kind.PROPOSAL, record.id))       # with every record, and after every act
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.attachments.records import AttachedFile, Kept, Owner
from desktop_app.changes import Change
from desktop_app.errors import OfficeError
from desktop_app.problems import Problem
from ui.attachments.files_table import FilesTable
from ui.feature_tab import TabContext
from ui.intake.drops import PathDrops
from ui.jobs import JobCancelled, JobControl
from ui.notify import FileKind
from ui.widgets.form_sheet import FormDialog
from ui.widgets.inputs import TextInput
from ui.widgets.link_row import Link, LinkRow
from ui.widgets.plain import plain_label

TITLE: Final = "붙임 파일"
ADD, SHOW, FOLD = "파일 더하기", "보기", "접기"
SAVE, RENAME, REMOVE = "꺼내 저장", "이름 바꾸기", "빼기"
NONE_YET: Final = "아직 없습니다. 파일을 여기로 끌어다 놓아도 됩니다."
EDGE: Final = 16
_MEMORY: Final = "attachments/folder"


class FilesPart(QWidget):
    """A line with the count and the links; below it, once opened, the list."""

    def __init__(self, context: TabContext, *, narrow: bool = False) -> None:
        super().__init__()
        self._narrow = narrow  # in a form: its edge is the form's, what is done with one file stands below
        self._context = context
        self._files = context.office.attachments
        self._owner: Owner | None = None
        self._shown: list[AttachedFile] = []
        self._open = False
        self._counted = plain_label("", "quiet")
        self.links = LinkRow()
        self.below = LinkRow()
        self.table = FilesTable()
        self.table.hide()
        self.table.opened.connect(self.open_file)
        self.table.followed.connect(lambda file_id, _column: self.open_file(file_id))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.table.remove_asked.connect(self._remove)
        self._arrange()
        PathDrops(self, self.add)

    @property
    def counted(self) -> str:
        """What the line says of the files."""
        return self._counted.text()

    @property
    def unfolded(self) -> bool:
        """Whether the list is open."""
        return self._open

    def show_files(self, owner: Owner | None) -> None:
        """Show the files of a record; nothing at all for one that is not stored yet."""
        self._owner = owner
        self._shown = self._files.of(owner) if owner else []
        self.setVisible(owner is not None)
        self.table.show_rows(self._shown)
        self._show_line()

    def choose(self) -> None:
        """파일 더하기: several at once."""
        if chosen := self._context.notify.choose_files("붙일 파일 고르기", ()):
            self.add(chosen)

    def add(self, paths: Sequence[Path]) -> None:
        """Copy files into the office folder, then put them with the record that was shown."""
        if self._owner is None or not paths:
            return
        self._counted.setText(f"파일 {len(paths)}개를 베끼는 중")
        self._context.jobs.start_long(
            self,
            partial(self._keep, tuple(paths)),
            partial(self._put, self._owner),
            failed=self._refused,
        )

    def open_file(self, file_id: int) -> None:
        """Let the program that shows such files show a read-only copy."""
        try:
            path = self._files.open_copy(file_id)
        except OfficeError as trouble:
            self._refused(trouble)
            return
        if not self._context.notify.show_file(path):
            self._context.notify.say(f"‘{path.name}’ 파일을 열 프로그램이 이 컴퓨터에 없습니다.")

    def _keep(self, paths: Sequence[Path], control: JobControl) -> list[Kept]:
        kept = self._files.keep(paths)
        if control.cancelled:  # nobody waits any more: nothing of them stays
            self._files.forget(kept)
            raise JobCancelled
        return kept

    def _put(self, owner: Owner, kept: list[Kept]) -> None:
        self._open = True
        self._do(partial(self._files.add, owner, kept))
        self._show_line()

    def _refused(self, trouble: OfficeError) -> None:
        self._show_line()
        self._context.notify.trouble(trouble)

    def _chosen(self) -> AttachedFile | None:
        return self.table.row_of(self.table.current_id)

    def _save(self) -> None:
        file = self._chosen()
        if file is None:
            return
        memory = self._context.memory
        kept = memory.get(_MEMORY)
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = Path(kept) if kept and Path(kept).is_dir() else Path(documents)
        any_kind = FileKind("모든 파일", "*")
        target = self._context.notify.choose_save("꺼내 저장", folder / file.name, [any_kind])
        if target is None:
            return
        try:
            self._files.copy_out(file.id, target)
        except OfficeError as trouble:
            self._refused(trouble)
            return
        memory.put(_MEMORY, str(target.parent))
        self._context.notify.say(f"‘{target.name}’ 파일로 저장했습니다.")

    def _rename(self) -> None:
        file = self._chosen()
        if file is None:
            return
        sheet = FormDialog("붙임 파일 이름 바꾸기", RENAME, self.window())
        entry = TextInput()
        sheet.body.field(
            "name", "파일 이름", entry, required=True, hint="보이는 이름만 바뀝니다. 확장자는 그대로 둡니다."
        )
        entry.set_value(file.name)
        sheet.check = lambda: () if sheet.values()["name"] else (Problem("name", "파일 이름을 적으세요."),)

        def run() -> bool:
            call = partial(self._files.rename, file.id, sheet.values()["name"])
            return self._context.desk.perform(call, inline=sheet.refuse) is not None

        sheet.perform = run
        sheet.open()

    def _remove(self, ids: Sequence[int]) -> None:
        self._do(partial(self._files.remove, list(ids)))

    def _do(self, call: Callable[[], Change]) -> None:
        self._context.desk.perform(call)

    def _turn(self) -> None:
        self._open = not self._open
        self._show_line()

    def _show_line(self) -> None:
        count = len(self._shown)
        lost = sum(not one.present for one in self._shown)
        words = f"{count}개" + (f" 가운데 {lost}개가 없거나 바뀌었습니다" if lost else "")
        self._counted.setText(words if count else "" if self._narrow else NONE_YET)
        unfolded = self._open and bool(count)
        links: list[Link] = []
        chosen: list[Link] = [(SAVE, self._save), (RENAME, self._rename)]
        chosen.append((REMOVE, lambda: self._remove(self.table.selected_ids())))
        self.below.setVisible(unfolded and self._narrow)
        if unfolded and self._narrow:
            self.below.show_links(chosen)
        elif unfolded:
            links += chosen
        if count:
            links.append((FOLD if unfolded else SHOW, self._turn))
        self.links.show_links([*links, (ADD, self.choose)])
        self.table.setVisible(unfolded)

    def _arrange(self) -> None:
        row = QHBoxLayout()
        edge = 0 if self._narrow else EDGE
        row.setContentsMargins(edge, 4, edge, 4)
        row.setSpacing(12)
        row.addWidget(plain_label(TITLE, "section"))
        row.addWidget(self._counted)
        row.addStretch(1)
        row.addWidget(self.links)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.table)
        column.addWidget(self.below, 0, Qt.AlignmentFlag.AlignRight)
