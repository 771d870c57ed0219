"""Files that shall come with a record once it is saved: a field of its form, kept in its draft like any other."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.attachments.records import size_text
from ui.widgets.input_base import Input, Raw
from ui.widgets.plain import kind_button, plain_label, plain_tooltip

ADD, REMOVE = "파일 더하기", "빼기"
ADVICE = "여러 개를 고르거나 끌어다 놓습니다. 저장할 때 업무 폴더로 베낍니다."


class FilesInput(Input[tuple[Path, ...]]):
    """A button and the files chosen so far, each with a way to leave it out; nothing is copied before the save."""

    def __init__(self, choose: Callable[[], Sequence[Path]], parent: QWidget | None = None) -> None:
        self._choose = choose
        self._paths: tuple[Path, ...] = ()
        self._lines: list[QWidget] = []
        holder = QWidget()
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.button = kind_button(ADD)
        self.button.clicked.connect(self._ask)
        first = QHBoxLayout()
        first.setSpacing(10)
        first.addWidget(self.button)
        first.addWidget(plain_label(ADVICE, "hint"), 1)
        self._column.addLayout(first)
        holder.setFocusProxy(self.button)
        super().__init__(holder, parent)

    @property
    def removes(self) -> list[QWidget]:
        """The links that leave a file out, in the order of the files."""
        return [line.remove for line in self._lines if isinstance(line, _FileLine)]

    def add(self, paths: Sequence[Path]) -> None:
        """More files; one that is there already is not there twice."""
        fresh = tuple(dict.fromkeys(path for path in paths if path not in self._paths))
        if fresh:
            self._take((*self._paths, *fresh))

    def value(self) -> tuple[Path, ...]:
        return self._paths

    def set_value(self, value: tuple[Path, ...]) -> None:
        self._paths = tuple(value)
        self._show()

    def raw(self) -> Raw:
        return "\n".join(map(str, self._paths))

    def set_raw(self, raw: Raw) -> None:
        self.set_value(tuple(Path(line) for line in str(raw or "").split("\n") if line))

    def flaw(self) -> str | None:
        """The place on this computer is not stored; the name is judged when the file is put with the record."""
        return None

    def _ask(self) -> None:
        self.add(self._choose())

    def _take(self, paths: tuple[Path, ...]) -> None:
        self._paths = paths
        self._show()
        self.show_problem(None)
        self.changed.emit()
        self.left.emit()

    def _leave_out(self, path: Path) -> None:
        self._take(tuple(one for one in self._paths if one != path))
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [_FileLine(path, self._leave_out) for path in self._paths]
        for line in self._lines:
            self._column.addWidget(line)
        self.updateGeometry()


class _FileLine(QWidget):
    """One file: name, size, the way out."""

    def __init__(self, path: Path, leave_out: Callable[[Path], object]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        name = plain_label(path.name, "table")
        name.setToolTip(plain_tooltip(str(path)))
        row.addWidget(name)
        row.addWidget(plain_label(_size(path), "table", tone="quiet"))
        self.remove = kind_button(REMOVE, "link")
        self.remove.setAccessibleName(f"{path.name} {REMOVE}")
        self.remove.setCursor(Qt.CursorShape.PointingHandCursor)
        self.remove.clicked.connect(lambda _checked=False: leave_out(path))
        row.addWidget(self.remove)
        row.addStretch(1)


def _size(path: Path) -> str:
    try:
        return size_text(path.stat().st_size)
    except OSError:
        return "파일이 없습니다"
