"""Errors of the program itself: caught wherever they happen, logged, told in Korean; the window stays alive."""

import logging
import sys
import threading
from types import TracebackType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler

from desktop_app.errors import OfficeError
from ui.notify import Notifier

if TYPE_CHECKING:
    from collections.abc import Callable

log: Final = logging.getLogger(__name__)

_LEVELS: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class CrashGuard(QObject):
    """Hooks of the interpreter, of threads and of Qt; one crash sheet at a time."""

    _caught = Signal(object)

    def __init__(self, notify: Notifier, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notify = notify
        self._showing = False
        self._former_qt: Callable[[QtMsgType, QMessageLogContext, str], object] | None = None
        self._former = (sys.excepthook, threading.excepthook)
        self._caught.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over the three places where an error would otherwise be lost."""
        self._former = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._from_interpreter
        threading.excepthook = self._from_thread
        self._former_qt = qInstallMessageHandler(_from_qt)

    def remove(self) -> None:
        """Give the hooks back; for the end of the program."""
        sys.excepthook, threading.excepthook = self._former
        qInstallMessageHandler(self._former_qt)

    def _from_interpreter(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        if isinstance(error, OfficeError):
            log.warning("trouble outside an act: %s", kind.__name__)
        else:
            log.error("unexpected error", exc_info=(kind, error, trace))
        self._caught.emit(error)

    def _from_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            log.error("unexpected error in a thread", exc_info=args.exc_value)
            self._caught.emit(args.exc_value)

    def _show(self, error: BaseException) -> None:
        if self._showing:
            return
        self._showing = True
        try:
            if isinstance(error, OfficeError):  # a list that could not be read, for instance
                self._notify.trouble(error)
            else:
                self._notify.crash(error)
        finally:
            self._showing = False


def _from_qt(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    log.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", text)
