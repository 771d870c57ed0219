"""The strip for the whole window between head and second line: what is the matter and what to do about it."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop_app.marks import Mark, State
from ui.theme import changes, current
from ui.widgets.marks import MarkLabel
from ui.widgets.notices import Gravity, Notice
from ui.widgets.plain import kind_button, plain_label, restyle

_MARKS = {Gravity.WARNING: Mark.FIX, Gravity.DANGER: Mark.WRONG}
_STRIPS = {Gravity.WARNING: "warning", Gravity.DANGER: "danger"}


class NoticeStrip(QFrame):
    """Never two at once: the graver notice is shown, the other waits until it is closed or settled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notices: dict[str, Notice] = {}
        self._mark = MarkLabel()
        self.advice = plain_label("", "table")
        self.link = kind_button("", "link")
        self.close_button = kind_button("닫기", "link")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(12)
        row.addWidget(self._mark)
        row.addWidget(self.advice, 1)
        row.addWidget(self.link)
        row.addWidget(self.close_button)
        self.link.clicked.connect(self._choose)
        self.close_button.clicked.connect(self._close_shown)
        changes().theme_changed.connect(self._take_theme)
        self._take_theme()
        self.hide()

    @property
    def shown(self) -> Notice | None:
        """The notice that is read now."""
        grave_last = sorted(self._notices.values(), key=lambda notice: notice.gravity.value)
        return grave_last[-1] if grave_last else None

    def add(self, notice: Notice) -> None:
        """One notice a topic; a newer one replaces it."""
        self._notices.pop(notice.topic, None)
        self._notices[notice.topic] = notice
        self._show()

    def take_back(self, topic: str) -> None:
        """The matter is settled."""
        self._notices.pop(topic, None)
        self._show()

    def _show(self) -> None:
        notice = self.shown
        self.setVisible(notice is not None)
        if notice is None:
            return
        self.setProperty("strip", _STRIPS[notice.gravity])
        restyle(self)
        self._mark.show_state(State(_MARKS[notice.gravity], notice.what))
        self.advice.setText(notice.advice)
        self.link.setText(notice.link)
        self.close_button.setVisible(not notice.stays)
        self.link.setVisible(bool(notice.link) and notice.follow is not None)

    def _choose(self) -> None:
        notice = self.shown
        if notice is not None and notice.follow is not None:
            notice.follow()

    def _close_shown(self) -> None:
        notice = self.shown
        if notice is not None:
            self.take_back(notice.topic)

    def _take_theme(self) -> None:
        self.setFixedHeight(current().px(36))
