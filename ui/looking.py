"""The window on an office that another program holds: says who, follows what it writes, offers to write again."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from desktop_app import lock
from desktop_app.errors import OfficeError
from ui.notify import Notifier
from ui.widgets.notices import Notice

if TYPE_CHECKING:
    from desktop_app.office import Office

TOPIC: Final = "looking"
EVERY: Final = 4000  # milliseconds
WRITE_AGAIN: Final = "쓰기로 다시 열기"
GONE: Final = "먼저 연 창이 닫혔습니다. 이제 고칠 수 있게 다시 열 수 있습니다."


class Looking(QObject):
    """One per office that is only looked at; ends with it."""

    def __init__(
        self,
        office: "Office",
        notify: Notifier,
        changed: Callable[[], object],
        again: Callable[[], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._office = office
        self._notify = notify
        self._changed = changed
        self._again = again
        self._seen = office.store.newest_act()
        self._told = ""
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self._tell()

    def look(self) -> None:
        """Read anew where the other window has written, and see whether it is still there."""
        self._tell()
        try:
            newest = self._office.store.newest_act()
        except OfficeError:
            return  # it is being written at this moment, or its disk is gone: the next look tells
        if newest != self._seen:
            self._seen = newest
            self._changed()

    def end(self) -> None:
        """The office closes."""
        self._timer.stop()
        self._notify.take_back(TOPIC)
        self.deleteLater()

    def _tell(self) -> None:
        by = lock.holder(self._office.folder)
        told = f"{by.told} 열어 두어 여기서는 고칠 수 없습니다." if by else GONE
        if told != self._told:
            self._told = told
            self._notify.notice(
                Notice("읽기 전용", told, link=WRITE_AGAIN, follow=self._again, topic=TOPIC, stays=True)
            )
