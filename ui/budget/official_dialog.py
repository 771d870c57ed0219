"""지급 목록 읽기: a list exported from the official system, its columns, what would be paired, then the board (F7)."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTemporaryDir
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop_app.budget.official import Board, Scope
from desktop_app.budget.official_reading import OFFICIAL, ListCame, ListRead, read_list
from desktop_app.errors import OfficeError
from ui.actions import Action
from ui.budget.official_preview import OfficialPreview
from ui.feature_tab import TabContext
from ui.intake.steps_dialog import PREVIEW, FileCame, StepsDialog
from ui.intake.work import Under

if TYPE_CHECKING:
    from desktop_app.changes import Change
    from desktop_app.intake.lines import Table

TAKE: Final = "원장과 맞추기"
PASTED: Final = "붙여넣은 지급 목록.csv"


class OfficialDialog(StepsDialog):
    """``taken`` gets the id of the list that was read."""

    def __init__(
        self,
        context: TabContext,
        window: QWidget,
        year: Callable[[], int],
        taken: Callable[[int], object],
        path: Path | None = None,
    ) -> None:
        self._scratch = QTemporaryDir()
        self._of_year, self._taken = year, taken
        self._service = context.office.reconciliation
        self._found = ListRead(())
        self._table: Table | None = None
        self.preview = OfficialPreview(year, context.clock.today)
        super().__init__(Action.READ_OFFICIAL.text, OFFICIAL, context, window, path)
        self.preview.rescoped.connect(self._rescope)
        self.preview.changed.connect(self._show_foot)

    def year(self) -> int:
        return self._of_year()

    def paste(self) -> None:
        """Ctrl+V: the cells on the clipboard become a file, which is kept like any other."""
        text = QGuiApplication.clipboard().text()
        if not self.busy and text.strip():
            path = Path(self._scratch.path()) / PASTED
            path.write_text(text, encoding="utf-8")
            self.read_file(path)

    def preview_step(self) -> QWidget:
        return self.preview

    def _take_file(self, read: FileCame) -> None:
        said = self._service.read_before(read.file.sha256)
        if said:
            self._refuse_file(OfficeError(said, steps=("새로 내려받은 목록을 고르세요.",)))
        else:
            super()._take_file(read)

    def look(self) -> None:
        """Read the rows with these columns and match them, off the window's thread."""
        table = self.columns.table()
        self._work(partial(self._looked, table), self._show_found)

    def take(self) -> None:
        """Keep the list with its pairs."""
        path, file, table = self._path, self._file, self._table
        assert path is not None  # noqa: S101 - only files are read here
        assert file is not None  # noqa: S101 - there is no preview without one
        assert table is not None  # noqa: S101 - the same
        came = ListCame(path, file.sha256, table, str(self.columns.name.value()))
        scope = self._scope()
        self._work(lambda _under: self._service.take(came, self._found, scope), self._finish, self._refuse)

    def preview_verb(self) -> tuple[str, str]:
        count = len(self._found.rows)
        return (f"{count:,}건 {TAKE}" if count else TAKE), self.preview.trouble

    def _looked(self, table: "Table", under: Under) -> "tuple[Table, ListRead, Scope, Board]":
        found = read_list(table, under.report)
        scope = self._service.scope(self.year(), found)
        return table, found, scope, self._service.preview(found, scope)

    def _show_found(self, looked: "tuple[Table, ListRead, Scope, Board]") -> None:
        self._table, self._found, scope, board = looked
        self.preview.show_scope(scope, self._service.lines_of(self.year()))
        self._show_board(board)
        self._show_step(PREVIEW)
        self.preview.table.select_first()

    def _scope(self) -> "Scope":
        """What the officer says the list covers."""
        first, last = self.preview.starts_on.value(), self.preview.ends_on.value()
        assert first is not None  # noqa: S101 - the verb waits for both days
        assert last is not None  # noqa: S101 - the same
        return Scope(self.year(), first, last, self.preview.line.value() or None)

    def _rescope(self) -> None:
        if self.preview.starts_on.value() and self.preview.ends_on.value() and self._found.rows:
            self._show_board(self._service.preview(self._found, self._scope()))
        self._show_foot()

    def _show_board(self, board: Board) -> None:
        self.preview.show_board(board, self._found.unread, self._found.passed_over)

    def _finish(self, change: "Change") -> None:
        self.accept()
        self._context.desk.perform(lambda: change)
        if change.record_id is not None:
            self._taken(change.record_id)

    def _refuse(self, trouble: OfficeError) -> None:
        self.preview.strip.say("읽지 않았습니다", " ".join((trouble.what, *trouble.steps)), danger=True)
