"""The desk: every act of the officer goes over it, so each one is remembered, shown and can be taken back."""

import logging
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from desktop_app.changes import Act, Change, UndoLog
from desktop_app.errors import OfficeError, OfficeLookedAt
from ui.notify import Notifier
from ui.widgets.notices import Link, WayBack

log: Final = logging.getLogger(__name__)


class Desk(QObject):
    """Runs service calls for the screens: ``changed`` tells all tabs, trouble goes to the one mouth."""

    changed = Signal(object)  # Change

    def __init__(
        self, notify: Notifier, undo_log: UndoLog | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._notify = notify
        self._log = undo_log or UndoLog()

    @property
    def next_undo(self) -> Act | None:
        """What 되돌리기 would take back."""
        return self._log.next_undo

    @property
    def next_redo(self) -> Act | None:
        """What 다시 하기 would repeat."""
        return self._log.next_redo

    def perform(
        self,
        call: Callable[[], Change],
        inline: Callable[[OfficeError], bool] | None = None,
        onward: Callable[[Change], Link | None] | None = None,
    ) -> Change | None:
        """Do one act of the officer; None where it was refused and the officer has been told.

        ``inline`` may take expected trouble to its own place (beside a field, a strip); it answers
        whether it did. Everything else reaches the trouble dialog or the crash sheet. ``onward`` may offer
        the next step beside the words of what was done.
        """
        commit_input()
        change = self._attempt(call, inline)
        if change is not None:
            self._log.remember(change)
            link = onward(change) if onward else None
            self._tell(change, WayBack.UNDO if change.inverse else WayBack.NONE, link)
        return change

    def announce(self, change: Change) -> None:
        """Tell all tabs what changed beside the records, e.g. the settings; there is no act to take back."""
        self._tell(change, WayBack.NONE)

    def undo(self) -> Change | None:
        """Take the newest act back."""
        change = self._attempt(self._log.undo, None)
        if change is not None:
            self._tell(change, WayBack.REDO)
        return change

    def redo(self) -> Change | None:
        """Do again what was taken back last."""
        change = self._attempt(self._log.redo, None)
        if change is not None:
            self._tell(change, WayBack.UNDO)
        return change

    def _attempt(
        self,
        call: Callable[[], Change | None],
        inline: Callable[[OfficeError], bool] | None,
    ) -> Change | None:
        try:
            return call()
        except OfficeError as error:
            log.info("refused: %s", type(error).__name__)
            if inline is not None and inline(error):
                return None
            if isinstance(error, OfficeLookedAt):  # a window that only looks says so in passing
                self._notify.say(" ".join((error.what, *error.steps)))
            else:
                self._notify.trouble(error)
        except Exception as bug:  # a bug must not take the officer's screen away
            log.exception("act failed")
            self._notify.crash(bug)
        return None

    def _tell(self, change: Change, way_back: WayBack, link: Link | None = None) -> None:
        log.info("act %s record %s count %d", change.act.name, change.record_id, change.count)
        self.changed.emit(change)
        self._notify.done(change, way_back, link)


def commit_input() -> None:
    """Bring a syllable that is still being composed into its field (UX-1)."""
    method = QGuiApplication.inputMethod()
    if method is not None:
        method.commit()
