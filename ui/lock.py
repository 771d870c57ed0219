"""The start-up password and the lock after a while: a cover over the window that only the password takes away (PII-5).

Nothing is closed or lost under it: typing that is not saved waits where it stood. It encrypts nothing, and says so.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QShortcut, QWindow
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.privacy import password
from ui.theme import current
from ui.widgets.form_sheet import Sheet
from ui.widgets.plain import kind_button, plain_label
from ui.widgets.secret_input import SecretInput
from ui.widgets.veil import Veil

MINUTE: Final = 60_000
LONGEST_WAIT: Final = 30
WIDTH: Final = 420
LATER: Final = 30_000  # a message box has to be answered first
PLAIN: Final = "이 암호는 화면을 여는 사람을 가릴 뿐, 자료 파일을 암호화하지는 않습니다."
_SIGNS_OF_LIFE: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)
_KEPT_OUT: Final = frozenset(
    {
        QEvent.Type.Shortcut,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.Wheel,
        QEvent.Type.ContextMenu,
        QEvent.Type.DragEnter,
        QEvent.Type.Drop,
        QEvent.Type.InputMethod,
    }
)


class LockCover(QWidget):
    """Lies over the whole window; ``opened`` comes with the right password, ``left`` with 끝내기."""

    opened = Signal()
    left = Signal()

    def __init__(self, window: QWidget, heading: str, stored: str) -> None:
        super().__init__(window)
        self._stored = stored
        self._wrong = self._wait = 0
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(heading)
        self.field = SecretInput()
        self.field.set_name("암호")
        self.open_button = kind_button("열기", "main", keys="Enter")
        self.leave = kind_button("끝내기")
        self.note = plain_label("", "table-strong", tone="danger")
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self._count_down)
        self.field.entered.connect(self.try_it)
        self.open_button.clicked.connect(self.try_it)
        self.leave.clicked.connect(self.left)
        self._lay_out(heading)
        self.setGeometry(window.rect())

    @property
    def waiting(self) -> int:
        """Seconds until the next try."""
        return self._wait

    def try_it(self) -> None:
        """열기: right, or a moment of waiting that grows with each miss."""
        if self._wait:
            return
        if password.fits(str(self.field.raw()), self._stored):
            self.opened.emit()
            return
        self._wrong += 1
        self._wait = min(2 ** (self._wrong - 1), LONGEST_WAIT)
        self.field.set_raw("")
        self._tell()
        self._tick.start()

    def _count_down(self) -> None:
        self._wait -= 1
        self._tell()
        if not self._wait:
            self._tick.stop()
            self.field.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        waits = f" {self._wait}초 뒤에 다시 적을 수 있습니다." if self._wait else " 다시 적으세요."
        self.note.setText(f"암호가 다릅니다.{waits}")
        self.field.setEnabled(not self._wait)
        self.open_button.setEnabled(not self._wait)

    def _lay_out(self, heading: str) -> None:
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(plain_label(heading, "title"))
        why = plain_label(PLAIN, "quiet")
        why.setWordWrap(True)
        column.addWidget(why)
        column.addSpacing(8)
        label = plain_label("암호", "label")
        label.setBuddy(self.field.editor)
        column.addWidget(label)
        column.addWidget(self.field)
        column.addWidget(self.note)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.leave)
        buttons.addStretch(1)
        column.addLayout(buttons)
        middle = QWidget()
        middle.setLayout(column)
        middle.setFixedWidth(current().px(WIDTH))
        whole = QVBoxLayout(self)
        whole.addStretch(2)
        whole.addWidget(middle, 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addStretch(3)


class Lock(QObject):
    """Watches for a sign of life and covers the window where none comes; keeps every key out while it is covered.

    ``watched`` is looked at through the window that has the focus, so that ordinary events cost nothing.
    """

    def __init__(self, app: QApplication, window: QWidget, leave: Callable[[], object]) -> None:
        super().__init__(window)
        self._app = app
        self._window = window
        self._leave = leave
        self._stored = ""
        self._cover: LockCover | None = None
        self._sheets: list[Sheet] = []
        self._before: QWidget | None = None
        self._after: Callable[[], object] = lambda: None
        self._watched: QWindow | None = None
        self._idle = QTimer(self, singleShot=True)
        self._idle.timeout.connect(self.lock)
        app.focusWindowChanged.connect(self._follow)

    @property
    def cover(self) -> LockCover | None:
        """What lies over the window; None while it is open."""
        return self._cover

    @property
    def can_lock(self) -> bool:
        """Whether there is a password that would open it again."""
        return bool(self._stored)

    @property
    def time_left(self) -> int:
        """Milliseconds until it locks by itself; -1 where it does not."""
        return self._idle.remainingTime()

    def take(self, stored: str, minutes: float) -> None:
        """The settings of the office that is open; without a password nothing is locked."""
        self._stored = stored
        self._idle.stop()
        self._idle.setInterval(round(minutes * MINUTE))
        if stored and minutes:
            self._follow(QGuiApplication.focusWindow())
            self._idle.start()
        else:
            self._follow(None)

    def ask(self, stored: str, then: Callable[[], object]) -> None:
        """The password before an office is opened."""
        self._put_over("업무 폴더를 열려면 암호를 적으세요", stored, then)

    def lock(self) -> None:
        """Now; a message box that waits for its answer is left to it, and asked again soon."""
        if not self._stored or self._cover is not None:
            return
        modal = QApplication.activeModalWidget()
        if modal is not None and not isinstance(modal, Sheet):
            QTimer.singleShot(LATER, self, self.lock)
            return
        self._put_over("잠겨 있습니다", self._stored, self._idle.start)

    def _put_over(self, heading: str, stored: str, then: Callable[[], object]) -> None:
        self._after = then
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        self._before = QApplication.focusWidget()
        for veil in self._window.findChildren(Veil):
            veil.close()
        self._sheets = [sheet for sheet in self._window.findChildren(Sheet) if sheet.isVisible()]
        for sheet in self._sheets:
            sheet.setVisible(False)
        self._cover = cover = LockCover(self._window, heading, stored)
        cover.opened.connect(self._take_away)
        cover.left.connect(self._leave)
        self._app.installEventFilter(self)
        cover.show()
        cover.raise_()
        cover.field.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_away(self) -> None:
        cover, self._cover = self._cover, None
        self._app.removeEventFilter(self)
        if cover is not None:
            cover.hide()
            cover.deleteLater()
        for sheet in self._sheets:
            sheet.setVisible(True)
        self._sheets = []
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
            self._before = None
        self._after()

    def _follow(self, now: QWindow | None) -> None:
        if self._watched is not None:
            self._watched.removeEventFilter(self)
        self._watched = now if self._stored and self._idle.interval() else None
        if self._watched is not None:
            self._watched.installEventFilter(self)

    def _is_inside(self, watched: QObject) -> bool:
        """Whether an event is the cover's own, on its way there, or of a question asked over it."""
        widget = watched.parent() if isinstance(watched, QShortcut) else watched
        if not isinstance(widget, QWidget):
            return not isinstance(watched, QShortcut)
        cover = self._cover
        assert cover is not None  # noqa: S101 - asked only while the window is covered
        return widget.window() is not self._window or widget is cover or cover.isAncestorOf(widget)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if self._cover is None:
            if kind in _SIGNS_OF_LIFE:
                self._idle.start()
            return False
        if watched is self._window and kind == QEvent.Type.Resize:
            self._cover.setGeometry(self._window.rect())
        return kind in _KEPT_OUT and not self._is_inside(watched)
