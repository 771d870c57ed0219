"""도움말 (F1): the manual at the page of the tab and the part of the view; searched, printed to a PDF."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QImage,
    QKeySequence,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QShortcut,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QTextBrowser, QVBoxLayout, QWidget

from desktop_app.manual import FOLDER, PAGES, TITLE, Page, page_of
from resources import path
from ui.theme import Face, current
from ui.widgets.plain import kind_button, plain_label
from ui.widgets.rules import line
from ui.widgets.side_list import SideLine, SideList

WIDE, HIGH, LIST = 1080, 720, 200
ROOM: Final = 0.94
_AIR: Final = {1: (4, 10), 2: (18, 6), 3: (12, 4)}
"""Level of a head: the space above and below it."""
_LEADING: Final = 128.0
_PICTURE: Final = "\ufffc"
"""What stands in a text in a picture's place."""
PAPER_DPI: Final = 96
_A4_INSIDE: Final = 640
"""How wide a picture may be on A4 with 20 mm at the sides, at the dots of the screen."""


class ManualText(QTextDocument):
    """The text of pages with their pictures, which are never wider than ``room``."""

    def __init__(self, room: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._room = room
        self.setDefaultFont(current().font(Face.BODY))
        self.setDocumentMargin(current().px(16))

    def take(self, text: str) -> None:
        """Show this Markdown, which is the manual's own: nobody else's text comes here."""
        self.setMarkdown(text)
        self._space()
        self._plain_code()

    def _space(self) -> None:
        """Air around heads and paragraphs; Qt sets a manual solid."""
        block = self.begin()
        while block.isValid():
            form, level = block.blockFormat(), block.blockFormat().headingLevel()
            above, below = _AIR.get(level, (0, 4) if block.textList() else (0, 8))
            form.setTopMargin(above)
            form.setBottomMargin(below)
            if _PICTURE not in block.text():
                form.setLineHeight(_LEADING, form.LineHeightTypes.ProportionalHeight.value)
            QTextCursor(block).setBlockFormat(form)
            block = block.next()

    def _plain_code(self) -> None:
        """Names of files in the face of the text: the typewriter face has no Hangul."""
        block = self.begin()
        while block.isValid():
            piece = block.begin()
            while not piece.atEnd():
                part = piece.fragment()
                piece += 1
                if part.charFormat().fontFixedPitch():
                    cursor = QTextCursor(block)
                    cursor.setPosition(part.position())
                    cursor.setPosition(part.position() + part.length(), cursor.MoveMode.KeepAnchor)
                    form = part.charFormat()
                    form.setFontFixedPitch(False)
                    form.setFontFamilies(self.defaultFont().families())
                    cursor.setCharFormat(form)
            block = block.next()

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """A picture of the manual, as wide as there is room."""
        image = QImage(str(path(f"{FOLDER}/{QUrl(name).toString()}")))
        if image.isNull():
            return super().loadResource(kind, name)
        if image.width() > self._room:
            image.setDevicePixelRatio(image.width() / self._room)
        return image


class ManualWindow(QDialog):
    """Pages at the left, the page at the right; it stays open beside the work."""

    def __init__(
        self,
        window: QWidget,
        show_keys: Callable[[], object],
        save_pdf: Callable[[Callable[[], bytes], str], object],
    ) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(TITLE)
        self._save_pdf = save_pdf
        theme = current()
        self.pages = SideList("차례")
        self.pages.setFixedWidth(theme.px(LIST))
        self.pages.show_lines([SideLine(page.title, page.key) for page in PAGES], PAGES[0].key)
        self.browser = QTextBrowser()
        self.browser.setOpenLinks(False)
        self.browser.setAccessibleName("도움말의 글")
        self.browser.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.field = QLineEdit()
        self.field.setPlaceholderText("도움말에서 찾기")
        self.field.setAccessibleName("도움말에서 찾기")
        self.field.returnPressed.connect(self.find_next)
        self.told = plain_label("", "table", tone="quiet")
        self.keys = kind_button("단축키 목록")
        self.pdf = kind_button("PDF로 저장")
        self.close_button = kind_button("닫기", "main", keys="Esc")
        self.keys.clicked.connect(show_keys)
        self.pdf.clicked.connect(self.save)
        self.close_button.clicked.connect(self.close)
        self.pages.chosen.connect(self.show_page)
        QShortcut(QKeySequence.StandardKey.Find, self, self.field.setFocus)
        self._page = PAGES[0]
        self._lay_out(theme.px(16))
        share = ROOM
        self.resize(
            min(theme.px(WIDE), round(window.width() * share)),
            min(theme.px(HIGH), round(window.height() * share)),
        )
        self.show_page(PAGES[0].key)

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self._page

    @property
    def at(self) -> str:
        """The head of the part that stands at the top."""
        cursor = self.browser.cursorForPosition(self.browser.viewport().rect().topLeft())
        block = cursor.block()
        while block.isValid() and not block.blockFormat().headingLevel():
            block = block.previous()
        return block.text()

    def show_page(self, key: str, part: str = "") -> None:
        """Show a page, at the part with this head where it has one."""
        self._page = page_of(key)
        self.pages.choose(self._page.key)
        document = ManualText(self._room(), self.browser)
        document.take(self._page.text)
        self.browser.setDocument(document)
        self.told.setText("")
        self._go_to(part)

    def find_next(self) -> None:
        """The next place with the words, on this page and then on those after it."""
        words = self.field.text().strip()
        if not words:
            return
        if self.browser.find(words):
            self.told.setText("")
            return
        start = PAGES.index(self._page)
        for page in (*PAGES[start + 1 :], *PAGES[: start + 1]):
            if words.casefold() in page.text.casefold():
                self.show_page(page.key)
                self.browser.moveCursor(QTextCursor.MoveOperation.Start)
                if self.browser.find(words):
                    return
        self.told.setText(f"‘{words}’를 찾지 못했습니다.")

    def save(self) -> None:
        """The whole manual as one PDF."""
        self._save_pdf(manual_pdf, TITLE)

    def _go_to(self, part: str) -> None:
        self.browser.moveCursor(QTextCursor.MoveOperation.Start)
        block = self.browser.document().begin()
        while part and block.isValid():
            if block.blockFormat().headingLevel() and block.text() == part:
                place = self.browser.document().documentLayout().blockBoundingRect(block)
                self.browser.verticalScrollBar().setValue(int(place.top()))
                return
            block = block.next()

    def _room(self) -> int:
        return max(200, self.width() - self.pages.width() - current().px(64))

    def _lay_out(self, edge: int) -> None:
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.pages)
        middle.addWidget(line(upright=True))
        middle.addWidget(self.browser, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(edge, 8, edge, edge)
        foot.setSpacing(8)
        self.field.setFixedWidth(current().px(240))
        foot.addWidget(self.field)
        foot.addWidget(self.told, 1)
        for button in (self.keys, self.pdf, self.close_button):
            foot.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 8, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(middle, 1)
        whole.addWidget(line())
        whole.addLayout(foot)


def manual_pdf() -> bytes:
    """All pages of the manual as one PDF on A4, each page of it beginning anew."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(TITLE)
    writer.setCreator("파크이음")
    writer.setResolution(PAPER_DPI)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(20, 18, 20, 18)
        )
    )
    document = ManualText(_A4_INSIDE)
    document.setPageSize(QSizeF(writer.width(), writer.height()))
    document.take("\n\n".join(page.text for page in PAGES))
    block = document.begin()
    while block.isValid():
        if block.blockFormat().headingLevel() == 1 and block.blockNumber():
            form = block.blockFormat()
            form.setPageBreakPolicy(form.PageBreakFlag.PageBreak_AlwaysBefore)
            QTextCursor(block).setBlockFormat(form)
        block = block.next()
    document.print_(writer)
    buffer.close()
    return bytes(buffer.data().data())
