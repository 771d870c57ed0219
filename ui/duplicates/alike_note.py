"""Under a name that is being typed: records that read like it, each a link; it warns and never blocks (A8)."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.duplicates.records import Alike, LikeKind, LikeReason
from desktop_app.errors import FileTrouble
from desktop_app.marks import Mark, State
from desktop_app.particles import with_and
from desktop_app.values import tidy_line
from ui.feature_tab import TabContext
from ui.widgets.form import RecordForm
from ui.widgets.marks import MarkLabel
from ui.widgets.plain import kind_button, plain_label

PAUSE: Final = 250  # ms after the last key; a name is looked for when it stands still
OPEN, COMPARE = "열기", "나란히 보기"


@dataclass(frozen=True)
class Ways:
    """Where the links lead: to the other record, and to both side by side (where this one is stored)."""

    open: Callable[[int], object]
    compare: Callable[[int, int], object]


class AlikeNote(QWidget):
    """One line for each record that reads alike; hidden while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 3, 0, 1)
        self._box.setSpacing(2)
        self._lines: list[QWidget] = []
        self.hide()

    @property
    def words(self) -> list[str]:
        """What the lines say."""
        return [line.accessibleName() for line in self._lines] if not self.isHidden() else []

    def show_lines(self, lines: Sequence[tuple[str, Sequence[tuple[str, Callable[[], object]]]]]) -> None:
        """Show sentences, each with its links; none hides the note."""
        for line in self._lines:
            self._box.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [self._line(words, links) for words, links in lines]
        for line in self._lines:
            self._box.addWidget(line)
        self.setVisible(bool(self._lines))

    def _line(self, words: str, links: Sequence[tuple[str, Callable[[], object]]]) -> QWidget:
        line = QWidget(self)
        line.setAccessibleName(words)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        mark = MarkLabel(State(Mark.FIX, ""))
        text = plain_label(words, "table", tone="warning")
        text.setWordWrap(True)
        text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(text, 1)
        for label, run in links:
            button = kind_button(label, "link")
            button.setAccessibleName(f"{words} {label}")
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(lambda _checked=False, run=run: run())
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return line


class AlikeWatch(QObject):
    """Looks for records alike while the name of a form is typed; what is stored unchanged is not warned of."""

    def __init__(self, form: RecordForm, kind: LikeKind, context: TabContext, ways: Ways) -> None:
        super().__init__(form)
        self._form = form
        self._kind = kind
        self._duplicates = context.office.duplicates
        self._ways = ways
        self._name = form.body.inputs["name"]
        self.note = AlikeNote()
        self._name.add_note(self.note)
        self._still = QTimer(self, singleShot=True, interval=PAUSE)
        self._still.timeout.connect(self.look)
        self._name.changed.connect(self._still.start)
        form.edits_changed.connect(lambda _count: self._settle())

    def look(self) -> None:
        """Look now for what stands in the field."""
        self._still.stop()
        if "name" not in self._form.edited_keys:
            self.note.show_lines(())
            return
        typed, here = tidy_line(str(self._name.raw())), self._form.record_id
        with suppress(FileTrouble):  # a field is also left when the window closes, after its office
            found = self._duplicates.alike(self._kind, typed, here)
            self.note.show_lines([(self._words(one), self._links(one, here)) for one in found])

    def _settle(self) -> None:
        """Another record, or one that was saved: what was said of the one before is over."""
        if "name" not in self._form.edited_keys:
            self._still.stop()
            self.note.show_lines(())

    def _words(self, one: Alike) -> str:
        if self._kind is LikeKind.PERSON:
            return f"‘{one.name}’에 같은 성명의 사람이 있습니다."
        why = {
            LikeReason.SAME_NAME: "이름이 같습니다.",
            LikeReason.SAME_CORE: "법인 형태만 다릅니다.",
            LikeReason.NEAR_NAME: "이름이 비슷합니다.",
        }
        return f"{with_and(f'‘{one.name}’')} {why[one.why]}"

    def _links(self, one: Alike, here: int | None) -> list[tuple[str, Callable[[], object]]]:
        links: list[tuple[str, Callable[[], object]]] = [(OPEN, partial(self._ways.open, one.id))]
        if here is not None:
            links.append((COMPARE, partial(self._ways.compare, here, one.id)))
        return links
