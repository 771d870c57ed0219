"""담당자 in a form: each team with who is in post today, and the way to hand the post over (features.md A5)."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.changes import Kind
from desktop_app.directory.records import Body
from desktop_app.directory.team_records import Officer, TeamLine
from desktop_app.values import month_day_text
from ui.feature_tab import Place, TabContext
from ui.tenants.hand_over_sheet import HandOverSheet, Post
from ui.theme import current
from ui.widgets.plain import kind_button, plain_label, plain_tooltip

TEAM_WIDTH: Final = 116
NOBODY: Final = "-"


class OfficersPart(QWidget):
    """Rows of team, officer and 바꾸기; made anew for each record, there are never more than a dozen."""

    def __init__(self, context: TabContext, go: Callable[[Place], object], *, teams: bool) -> None:
        super().__init__()
        self._context, self._go, self._teams = context, go, teams
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._shown: list[QWidget] = []

    def show_lines(self, body: Body | None, lines: Sequence[TeamLine], nothing: str) -> None:
        """The officers of now; where there is no line, a sentence."""
        for widget in self._shown:
            self._rows.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._shown = []
        for line in lines if body is not None else ():
            for number, officer in enumerate(line.officers or (None,)):
                self._shown.append(self._row(body, line, officer, first=number == 0))
        if not self._shown:
            self._shown.append(plain_label(nothing, "table", tone="quiet"))
        for widget in self._shown:
            self._rows.addWidget(widget)
            widget.show()

    def _row(self, body: Body | None, line: TeamLine, officer: Officer | None, *, first: bool) -> QWidget:
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        if self._teams:
            row.addWidget(self._team(line) if first else self._blank())
        if officer is None:
            row.addWidget(plain_label(NOBODY, "table", tone="quiet"))
        else:
            row.addWidget(self._officer(officer))
            if officer.since_on is not None:
                row.addWidget(plain_label(f"{month_day_text(officer.since_on)}부터", "hint", tone="quiet"))
        row.addStretch(1)
        post = Post(body, line.id, line.name, officer) if body is not None else None
        if post is not None:
            verb = "바꾸기" if officer is not None else "담당자 적기"
            whose = officer.masked if officer is not None else line.name
            row.addWidget(self._link(verb, f"{whose} {verb}", lambda: self._hand_over(post)))
        return holder

    def _team(self, line: TeamLine) -> QWidget:
        if line.id is None:
            label = plain_label("팀 없음", "table", tone="quiet")
            label.setFixedWidth(current().px(TEAM_WIDTH))
            return label
        place = Place("tenants", kind=Kind.TEAM, record_id=line.id)
        holder = self._blank()
        box = QHBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 0)
        link = self._link(line.name, f"팀 {line.name}", lambda: self._go(place))
        link.setToolTip(plain_tooltip(line.name))
        box.addWidget(link)
        box.addStretch(1)
        return holder

    def _officer(self, officer: Officer) -> QPushButton:
        place = Place("tenants", kind=Kind.PERSON, record_id=officer.person_id)
        return self._link(officer.masked, f"담당자 {officer.masked}", lambda: self._go(place))

    @staticmethod
    def _blank() -> QWidget:
        blank = QLabel()
        blank.setFixedWidth(current().px(TEAM_WIDTH))
        return blank

    def _link(self, words: str, name: str, run: Callable[[], object]) -> QPushButton:
        button = kind_button(words, "link", parent=self)
        button.setAccessibleName(name)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda _checked=False: run())
        return button

    def _hand_over(self, post: Post) -> None:
        HandOverSheet(post, self._context, self.window()).open()
