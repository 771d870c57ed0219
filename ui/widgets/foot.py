"""The window's last line: where the records are and that they are saved; after an act the undo banner."""

from datetime import date, datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.values import date_text
from ui.actions import Action
from ui.theme import changes, current
from ui.widgets.notices import Link, WayBack
from ui.widgets.plain import button_text, kind_button, plain_label, plain_tooltip
from ui.widgets.rules import line

BANNER_SECONDS: Final = 10


class StatusLine(QFrame):
    """저장됨 14:32 · 문서/파크이음 · 마지막 사본 오늘 09:02, and the key list at the right."""

    help_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "page")
        self._parts = {"looks": "", "practice": "", "saved": "", "folder": "", "backup": ""}
        self.words = plain_label("", "hint")
        self.help = kind_button(f"{Action.HELP.keys} {Action.HELP.text}", "link")
        self.help.setProperty("tone", "quiet")
        self.help.clicked.connect(self.help_wanted)
        host = QWidget()
        host.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        row = QHBoxLayout(host)
        row.setContentsMargins(16, 0, 12, 0)
        row.addWidget(self.words)
        row.addStretch()
        row.addWidget(self.help)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(line())
        whole.addWidget(host, 1)

    def show_practice(self, day: date | None) -> None:
        """The example office stands still on a day, and says so; other offices (None) say nothing."""
        self._show(practice=f"연습 기준일 {date_text(day)}" if day else "")

    def show_looking(self, *, looks: bool) -> None:
        """The office is only looked at."""
        self._show(looks="읽기 전용" if looks else "")

    def show_saved(self, moment: datetime) -> None:
        """An act is safely in the office file."""
        self._show(saved=f"저장됨 {moment:%H:%M}")

    def show_folder(self, folder: Path) -> None:
        """The office folder by its last two names."""
        self._show(folder="/".join(folder.parts[-2:]))
        self.words.setToolTip(plain_tooltip(str(folder)))

    def show_backup(self, moment: datetime | None, today: date, *, second_away: bool = False) -> None:
        """When the newest copy was made, and whether the second place for copies is not there."""
        said = f"마지막 사본 {_when(moment, today)}" if moment else "마지막 사본 아직 없음"
        self._show(backup=f"{said} · 둘째 장소 연결 안 됨" if second_away else said)

    def _show(self, **parts: str) -> None:
        self._parts |= parts
        self.words.setText("   ·   ".join(part for part in self._parts.values() if part))


class Banner(QFrame):
    """What was done and the way back; ten seconds, or until closed after a merge, import or bulk change."""

    back_wanted = Signal(object)  # WayBack
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("strip", "banner")
        self._way = WayBack.NONE
        self._link: Link | None = None
        self.words = plain_label("", tone="banner")
        self.onward = kind_button("", "link")
        self.back = kind_button("", "link")
        self.close_button = kind_button(Action.CLOSE_BANNER.text, "link", keys=Action.CLOSE_BANNER.keys)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(16)
        row.addWidget(self.words, 1)
        for button in (self.onward, self.back, self.close_button):
            button.setProperty("tone", "banner")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(button)
        self.onward.clicked.connect(self._follow)
        self.back.clicked.connect(lambda: self.back_wanted.emit(self._way))
        self.close_button.clicked.connect(self.closed)

    def show_words(self, text: str, way: WayBack, link: Link | None = None) -> None:
        """Say what was done and what could be done about it; a link leads on to what it tells of."""
        self._way = way
        self._link = link
        self.onward.setText(button_text(link[0]) if link else "")
        self.onward.setAccessibleName(link[0] if link else "")
        self.onward.setVisible(link is not None)
        self.words.setText(text)
        action = Action.REDO if way is WayBack.REDO else Action.UNDO
        self.back.setText(action.label)
        self.back.setAccessibleName(action.text)
        self.back.setVisible(way is not WayBack.NONE)

    def _follow(self) -> None:
        if self._link is not None:
            self._link[1]()


class Foot(QStackedWidget):
    """Status line and banner share one place, so nothing jumps and the focus stays where it is."""

    banner_closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.status = StatusLine()
        self.banner = Banner()
        self.addWidget(self.status)
        self.addWidget(self.banner)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.close_banner)
        self.banner.closed.connect(self.close_banner)
        changes().theme_changed.connect(self._take_theme)
        self._take_theme()

    @property
    def banner_shown(self) -> bool:
        return self.currentWidget() is self.banner

    def show_banner(self, text: str, way: WayBack, *, sticky: bool, link: Link | None = None) -> None:
        """Put the banner in the status line's place for ten seconds, or until it is closed."""
        self.banner.show_words(text, way, link)
        self.setCurrentWidget(self.banner)
        if sticky:
            self._timer.stop()
        else:
            self._timer.start(BANNER_SECONDS * 1000)

    def close_banner(self) -> None:
        """Back to the status line."""
        self._timer.stop()
        if self.banner_shown:
            self.setCurrentWidget(self.status)
            self.banner_closed.emit()

    def _take_theme(self) -> None:
        self.setFixedHeight(current().px(32))


def _when(moment: datetime, today: date) -> str:
    days = (today - moment.date()).days
    day = {0: "오늘", 1: "어제"}.get(days) or date_text(moment.date())
    return f"{day} {moment:%H:%M}"
