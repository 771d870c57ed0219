"""The preview: the pages of a PDF on a grey ground, as wide as the window, only those in view drawn."""

from bisect import bisect_right
from collections import OrderedDict
from enum import Enum
from typing import Final

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.actions import Action
from ui.pdf_pages import POINTS_PER_INCH, PdfPages
from ui.theme import Role, changes, current
from ui.widgets.composing import CalmCombo
from ui.widgets.plain import kind_button, plain_label
from ui.widgets.rules import line

SIDE: Final = 24
GAP: Final = 16
LEAST_HEIGHT: Final = 96  # at any text size: what stands above and below needs the room more
_KEPT_PICTURES: Final = 6
_SCREEN_DPI: Final = 96
_ARROW_STEP: Final = 48
_RING: Final = 2
_BAR_HEIGHT: Final = 44


class Zoom(Enum):
    """How large a page is shown; the value is what the combo says."""

    WIDTH = "너비에 맞춤"
    PAGE = "쪽 전체"
    FULL = "100 %"
    LARGE = "150 %"

    @property
    def factor(self) -> float | None:
        """Of the paper's real size on a screen of 96 dots an inch; None where the window decides."""
        return {Zoom.FULL: 1.0, Zoom.LARGE: 1.5}.get(self)


class PdfView(QAbstractScrollArea):
    """Shows pages one below the other; ``page_changed`` says which one is in front, from 1."""

    page_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: PdfPages | None = None
        self._zoom = Zoom.WIDTH
        self._places: list[QRect] = []
        self._pictures: OrderedDict[tuple[int, int], QImage] = OrderedDict()
        self._page = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(LEAST_HEIGHT)
        self.verticalScrollBar().valueChanged.connect(self._note_page)
        changes().theme_changed.connect(self._arrange)
        self._tell()

    @property
    def page(self) -> int:
        """The page in front, from 1; 0 without a paper."""
        return self._page

    @property
    def page_count(self) -> int:
        return len(self._pages) if self._pages else 0

    @property
    def pages(self) -> PdfPages | None:
        """The paper that is shown, e.g. for its bookmarks."""
        return self._pages

    def show_pdf(self, data: bytes, page: int = 1) -> None:
        """Show a paper, at a page if it has it; the former one is let go."""
        self.clear()
        self._pages = PdfPages(data)
        self._arrange()
        self.go_to(page)
        self._note_page()

    def clear(self) -> None:
        """Show the empty ground."""
        if self._pages:
            self._pages.close()
        self._pages, self._places, self._page = None, [], 0
        self._pictures.clear()
        self._arrange()
        self._tell()

    def go_to(self, page: int) -> None:
        """Bring the head of a page to the top."""
        if self._places:
            number = min(max(page, 1), self.page_count) - 1
            self.verticalScrollBar().setValue(self._places[number].top() - current().px(GAP))

    def set_zoom(self, zoom: Zoom) -> None:
        """Another size; the page in front stays in front."""
        page = self._page
        self._zoom = zoom
        self._arrange()
        self.go_to(page)

    def _arrange(self) -> None:
        """Where each page lies, at this size of the window."""
        theme = current()
        side, gap = theme.px(SIDE), theme.px(GAP)
        self._places = []
        top, widest = gap, 0
        for size in self._pages.sizes if self._pages else ():
            scale = self._scale(size.width(), size.height(), side, gap)
            width, height = round(size.width() * scale), round(size.height() * scale)
            left = max(side, (self.viewport().width() - width) // 2)
            self._places.append(QRect(left, top, width, height))
            top += height + gap
            widest = max(widest, width + 2 * side)
        self._set_range(top if self._places else 0, widest)
        self.viewport().update()

    def _scale(self, width: float, height: float, side: int, gap: int) -> float:
        """Screen pixels to a point of paper."""
        if self._zoom.factor:
            return self._zoom.factor * _SCREEN_DPI / POINTS_PER_INCH
        across = max(self.viewport().width() - 2 * side, side) / width
        if self._zoom is Zoom.WIDTH:
            return across
        return min(across, max(self.viewport().height() - 2 * gap, gap) / height)

    def _set_range(self, height: int, width: int) -> None:
        view = self.viewport()
        for bar, whole, shown in (
            (self.verticalScrollBar(), height, view.height()),
            (self.horizontalScrollBar(), width if self._zoom.factor else 0, view.width()),
        ):
            bar.setRange(0, max(0, whole - shown))
            bar.setPageStep(shown)
            bar.setSingleStep(current().px(_ARROW_STEP))

    def _note_page(self) -> None:
        """The page in front is the one a third below the upper edge."""
        self.viewport().update()
        mark = self.verticalScrollBar().value() + self.viewport().height() // 3
        page = max(1, bisect_right([place.top() for place in self._places], mark)) if self._places else 0
        if page != self._page:
            self._page = page
            self._tell()
            self.page_changed.emit(page)

    def _tell(self) -> None:
        words = f"미리보기 {self._page}/{self.page_count}쪽" if self._page else "미리보기"
        self.setAccessibleName(words)

    def _picture(self, number: int, width: int, ratio: float) -> QImage:
        """The picture of a page, drawn anew only where it is not at hand in this size."""
        key = (number, round(width * ratio))
        picture = self._pictures.pop(key, None)
        if picture is None and self._pages:
            picture = self._pages.picture(*key)
            picture.setDevicePixelRatio(ratio)
        self._pictures[key] = picture or QImage()
        while len(self._pictures) > _KEPT_PICTURES:
            self._pictures.popitem(last=False)
        return self._pictures[key]

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, view = current(), self.viewport()
        painter = QPainter(view)
        painter.fillRect(event.rect(), theme.color(Role.TRACK))
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        seen = QRect(across, down, view.width(), view.height())
        for number, place in enumerate(self._places):
            if place.intersects(seen):
                at = place.translated(-across, -down)
                picture = self._picture(number, place.width(), self.devicePixelRatioF())
                painter.fillRect(at, Qt.GlobalColor.white)
                painter.drawImage(at, picture)
                painter.setPen(theme.pen(Role.LINE))
                painter.drawRect(at.adjusted(-1, -1, 0, 0))
        if self.hasFocus():
            painter.setPen(theme.pen(Role.FOCUS, _RING))
            painter.drawRect(view.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        bar = self.verticalScrollBar()
        share = bar.value() / bar.maximum() if bar.maximum() else 0.0
        self._arrange()
        bar.setValue(round(share * bar.maximum()))
        self._note_page()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        screen = self.viewport().height() - current().px(_ARROW_STEP)
        pages = {
            Qt.Key.Key_PageUp: self._page - 1,
            Qt.Key.Key_PageDown: self._page + 1,
            Qt.Key.Key_Home: 1,
            Qt.Key.Key_End: self.page_count,
        }
        backwards = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if (key := Qt.Key(event.key())) in pages:
            self.go_to(pages[key])
        elif key == Qt.Key.Key_Space:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + (-screen if backwards else screen))
        else:
            super().keyPressEvent(event)


class PdfPreview(QWidget):
    """The pages with their bar below: 이전, which page, 다음, and the size."""

    page_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = PdfView()
        self.back = kind_button(Action.PREVIOUS_PAGE.text, "text", keys=Action.PREVIOUS_PAGE.keys)
        self.number = plain_label("", "strong")
        self.on = kind_button(Action.NEXT_PAGE.text, "text", keys=Action.NEXT_PAGE.keys)
        self.zoom = CalmCombo()
        for zoom in Zoom:
            self.zoom.addItem(zoom.value, zoom)
        self.zoom.setMinimumContentsLength(max(len(zoom.value) for zoom in Zoom))
        self._lay_out()
        self.back.clicked.connect(lambda: self.view.go_to(self.view.page - 1))
        self.on.clicked.connect(lambda: self.view.go_to(self.view.page + 1))
        self.zoom.currentIndexChanged.connect(lambda: self.view.set_zoom(self.zoom.currentData()))
        self.view.page_changed.connect(self._show_page)
        self.setFocusProxy(self.view)
        self._show_page(0)

    def show_pdf(self, data: bytes, page: int = 1) -> None:
        """Show a paper, at a page if it has it."""
        self.view.show_pdf(data, page)
        self._show_page(self.view.page)

    def clear(self) -> None:
        """Show no paper."""
        self.view.clear()
        self._show_page(0)

    def _lay_out(self) -> None:
        bar = QWidget()
        self._bar = bar
        self._size_bar()
        changes().theme_changed.connect(self._size_bar)
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        label = plain_label("크기", "label")
        label.setBuddy(self.zoom)
        for part in (self.back, self.number, self.on):
            row.addWidget(part)
        row.addStretch()
        row.addWidget(label)
        row.addWidget(self.zoom)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.view, 1)
        whole.addWidget(line())
        whole.addWidget(bar)

    def _size_bar(self) -> None:
        self._bar.setFixedHeight(current().px(_BAR_HEIGHT))

    def _show_page(self, page: int) -> None:
        count = self.view.page_count
        self.number.setText(f"{page:,} / {count:,}쪽" if page else "쪽 없음")
        self.back.setEnabled(page > 1)
        self.on.setEnabled(page < count)
        self.page_changed.emit(page)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self.view.keyPressEvent(event)
        else:
            super().keyPressEvent(event)
