"""취합 on 홈: each round that is still open, how many have answered, how near its day is (features.md G6, I6)."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.register.kind import RegisterRow
from desktop_app.returns.rounds import RoundDraft, round_state, tally_of
from ui.feature_tab import Place
from ui.home.duties import Duty, DutyGroup
from ui.widgets.gauges import GaugeBar
from ui.widgets.marks import MarkLabel
from ui.widgets.plain import kind_button, plain_label
from ui.widgets.rules import line

Round = RegisterRow[RoundDraft]
EDGE: Final = 20
IN_LINK: Final = 6
MOST: Final = 3
ROUNDS: Final = Place("returns", view="rounds", saved_view="open")


def open_rounds(rows: Sequence[Round]) -> list[Round]:
    """The rounds that still take answers, the one whose day is nearest first."""
    return sorted((row for row in rows if row.draft.closed_on is None), key=lambda row: str(row.draft.due_on))


def missing_of(row: Round) -> Place:
    """Who has sent nothing to a round."""
    return Place("returns", "status", "missing", record_id=row.id)


def rounds_group(rows: Sequence[Round], lines: int) -> DutyGroup:
    """The open rounds as duties, for a window that has no room for their bars."""
    return DutyGroup("받는 중인 취합", len(rows), ROUNDS, [_duty(row) for row in rows[:lines]])


def _duty(row: Round) -> Duty:
    tally = tally_of(row)
    who = f"{tally.answered:,} / {tally.units:,} 제출"
    what = f"취합 받기 · {row.draft.name}"
    return Duty(round_state(row), what, who, row.draft.due_on, "취합", missing_of(row))


class OpenRounds(QWidget):
    """Heading with the link to all open rounds; below it a bar for each of the nearest, then how many are left."""

    chosen = Signal(object)  # Place

    def __init__(self) -> None:
        super().__init__()
        self.link = kind_button("", "link")
        self.link.clicked.connect(lambda: self.chosen.emit(ROUNDS))
        self.none = plain_label("받는 중인 취합이 없습니다.", "quiet")
        self.none.setContentsMargins(EDGE, 0, EDGE, 0)
        self._shown: list[QWidget] = []
        head = QHBoxLayout()
        head.setContentsMargins(EDGE, 12, EDGE - IN_LINK, 4)
        head.addWidget(plain_label("취합", "section"))
        head.addStretch()
        head.addWidget(self.link)
        self._bars = QVBoxLayout()
        self._bars.setContentsMargins(EDGE, 0, EDGE, 12)
        self._bars.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line())
        column.addLayout(head)
        column.addWidget(self.none)
        column.addLayout(self._bars)

    def show_rounds(self, rows: Sequence[Round]) -> None:
        """How the open rounds stand today."""
        self.none.setVisible(not rows)
        self.link.setVisible(bool(rows))
        self.link.setText(f"받는 중인 회차 {len(rows):,}건")
        for widget in self._shown:
            widget.hide()
            self._bars.removeWidget(widget)
            widget.deleteLater()
        self._shown = [self._bar(row) for row in rows[:MOST]]
        if len(rows) > MOST:
            self._shown.append(self._rest(len(rows)))
        for widget in self._shown:
            self._bars.addWidget(widget)

    def _rest(self, count: int) -> QWidget:
        """How many are not shown; its link opens all of them, and says so."""
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(plain_label(f"그 밖 {count - MOST:,}건", "quiet"))
        row.addStretch()
        link = kind_button(f"모두 {count:,}건 보기", "link")
        link.clicked.connect(lambda: self.chosen.emit(ROUNDS))
        row.addWidget(link)
        return box

    def _bar(self, row: Round) -> QWidget:
        tally = tally_of(row)
        link = kind_button(f"미제출 {tally.missing:,}곳", "link")
        link.setAccessibleName(f"{row.draft.name}, {tally.words} 제출, 미제출 {tally.missing:,}곳")
        link.clicked.connect(lambda: self.chosen.emit(missing_of(row)))
        above = QHBoxLayout()
        above.setSpacing(8)
        above.addWidget(plain_label(row.draft.name, "table"), 1)
        above.addWidget(plain_label(f"{tally.answered:,} / {tally.units:,}", "table"))
        above.addWidget(link)
        above.addWidget(MarkLabel(round_state(row)))
        bar = GaugeBar(row.draft.name)
        bar.show_share(tally.answered / tally.units if tally.units else 0.0)
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(bar)
        return box
