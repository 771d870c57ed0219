"""What is asked of a paper, as its entry in the catalogue says: the same fields on the report screen and on sheets."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from desktop_app.catalogue.entries import Ask, Entry, Narrowed, Pick, Wish, of_all
from desktop_app.performance.records import MoneyUnit
from desktop_app.performance.spans import Span
from ui.theme import Face, changes, current
from ui.widgets.choice_inputs import ChoiceInput, PickInput, SegmentInput
from ui.widgets.flow import FlowLayout
from ui.widgets.input_base import Input
from ui.widgets.plain import kind_button, plain_label
from ui.widgets.value_inputs import DateInput

DAY_WIDTH: Final = 132
RECORD_WIDTH: Final = 300
PAUSE: Final = 600  # ms after the last key before another paper is made
_SEGMENTS: Final = 3
_AROUND: Final = 60  # arrow and edges of a combo
PART, LISTED, WHOLE = "part", "listed", "whole"
_SHORT: Final = 16  # syllables that stand side by side without taking the line


class PaperChoices(QWidget):
    """Fields in as many lines as they need; ``wished`` tells the wish after each choice."""

    wished = Signal(object)  # Wish
    chapters_wanted = Signal()
    layout_wanted = Signal()

    def __init__(
        self, today: Callable[[], date], narrowed: Narrowed | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._today, self._narrowed = today, narrowed
        self._wish: Wish | None = None
        self._entry: Entry | None = None
        self._offered: tuple[tuple[int, str], ...] = ()
        self.fields: dict[str, Input[Any]] = {}
        self.chapters: QPushButton | None = None
        self._groups: list[QWidget] = []
        self._places: dict[str, QWidget] = {}
        self._row = FlowLayout(self, gap=10)
        self._row.setContentsMargins(16, 6, 16, 6)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(PAUSE)
        self._typing.timeout.connect(self._take)
        changes().theme_changed.connect(self._resize)

    def show_wish(self, entry: Entry, wish: Wish, offered: Sequence[tuple[int, str]] = ()) -> None:
        """What is asked for; tells nobody. ``offered`` are the records of a paper that is of one."""
        if entry is not self._entry or self._wish is None or wish.year != self._wish.year:
            self._build(entry, wish, offered)
        elif tuple(offered) != self._offered and isinstance(field := self.fields.get("record"), PickInput):
            field.set_choices(offered)
        self._entry, self._offered = entry, tuple(offered)
        if wish != self._wish:
            self._fill(entry, wish)
        self._wish = wish

    def _resize(self) -> None:
        """Another size of text: fields as wide as their words need."""
        entry, wish = self._entry, self._wish
        if entry is not None and wish is not None:
            self._build(entry, wish, self._offered)
            self._fill(entry, wish)
            self._wish = wish

    def _fill(self, entry: Entry, wish: Wish) -> None:
        values: dict[str, Any] = {
            "day": wish.as_of,
            "since": wish.since,
            "span": wish.span,
            "unit": wish.unit,
            "record": wish.record,
            PART: LISTED if wish.is_narrow else WHOLE,
            **{pick.key: wish.picked(pick) for pick in entry.picks},
        }
        for key, field in self.fields.items():
            if field.value() != values[key]:
                field.set_value(values[key])
        self._show_wanted(entry)

    def _build(self, entry: Entry, wish: Wish, offered: Sequence[tuple[int, str]]) -> None:
        """The fields of another paper; those of the one before go."""
        self._typing.stop()
        while self._row.takeAt(0) is not None:
            pass
        for group in self._groups:
            group.hide()
            group.deleteLater()
        self._groups, self.fields, self.chapters, self._places = [], {}, None, {}
        if entry.chooser is not None:
            record: PickInput[int] = PickInput(offered)
            record.setFixedWidth(current().px(RECORD_WIDTH))
            self._add("record", entry.chooser.words, record)
        if self._narrowed is not None:
            whole = self._narrowed.whole or f"{wish.year}년 전체"
            self._add(PART, "내용", SegmentInput([(LISTED, self._narrowed.words), (WHOLE, whole)]))
        for ask in entry.asks:
            self._ask(ask, wish.year)
        for pick in entry.picks:
            self._add(pick.key, pick.words, _pick_input(pick))
        self.setVisible(bool(self._groups))
        self._wish = None

    def _ask(self, ask: Ask, year: int) -> None:
        match ask:
            case Ask.SPAN:
                span: ChoiceInput[Span] = ChoiceInput([(one, one.value) for one in Span], empty=None)
                self._add("span", ask.value, _as_wide(span, [one.value for one in Span]))
            case Ask.UNIT:
                units = [(unit, unit.value) for unit in (MoneyUnit.WON, MoneyUnit.THOUSAND)]
                self._add("unit", ask.value, SegmentInput(units))
            case Ask.CHAPTERS:
                self.chapters = kind_button("순서와 항목 고치기", "text")
                self.chapters.clicked.connect(self.chapters_wanted)
                self._stand(self.chapters)
            case Ask.LAYOUT:
                layout = kind_button("모양 고치기", "text")
                layout.clicked.connect(self.layout_wanted)
                self._stand(layout)
            case _:
                day = DateInput(lambda: year, self._today)
                day.setFixedWidth(current().px(DAY_WIDTH))
                self._add("since" if ask is Ask.SINCE else "day", ask.value, day)

    def _add(self, key: str, words: str, field: Input[Any]) -> None:
        field.set_name(words)
        group = QWidget()
        row = QHBoxLayout(group)
        row.setContentsMargins(0, 0, 6, 0)
        row.setSpacing(8)
        label = plain_label(words, "label")
        label.setBuddy(field)
        row.addWidget(label)
        row.addWidget(field)
        typed = isinstance(field, DateInput)
        field.changed.connect(self._typing.start if typed else self._take)
        field.left.connect(self._take)
        self.fields[key] = field
        self._places[key] = group
        self._stand(group)

    def _show_wanted(self, entry: Entry) -> None:
        """What is asked beside one choice of another field stands there with it alone."""
        for pick in entry.picks:
            if pick.only is not None:
                other, code = pick.only
                self._places[pick.key].setVisible(self.fields[other].value() == code)

    def _stand(self, group: QWidget) -> None:
        self._groups.append(group)
        self._row.addWidget(group)
        group.show()

    def _take(self) -> None:
        """Tell what is chosen now, where every field can be read."""
        self._typing.stop()
        if self._wish is None or self._entry is None:
            return
        if any(field.trouble() for field in self.fields.values()):
            return
        self._show_wanted(self._entry)
        wish = self._chosen(self._wish, self._entry)
        if wish != self._as_told(self._wish, self._entry):
            self._wish = wish
            self.wished.emit(wish)

    def _as_told(self, wish: Wish, entry: Entry) -> Wish:
        """The same as the fields tell it: what nobody has chosen yet is the usual choice."""
        picks = tuple((pick.key, wish.picked(pick)) for pick in entry.picks)
        since = wish.since if "since" in self.fields else None
        return replace(wish, picks=picks or wish.picks, since=since)

    def _chosen(self, wish: Wish, entry: Entry) -> Wish:
        value = {key: field.value() for key, field in self.fields.items()}
        picks = tuple((pick.key, str(value[pick.key])) for pick in entry.picks if value[pick.key] is not None)
        if self._narrowed is not None:
            wish = self._narrowed.of(wish) if value[PART] == LISTED else of_all(wish)
        return replace(
            wish,
            as_of=value.get("day") or wish.as_of,
            since=value.get("since"),
            span=value.get("span") or wish.span,
            unit=value.get("unit") or wish.unit,
            record=value.get("record") if "record" in value else wish.record,
            picks=picks if entry.picks else wish.picks,
        )


def _pick_input(pick: Pick) -> Input[Any]:
    """Few short words stand side by side, others in a combo."""
    short = sum(len(words) for _, words in pick.choices) <= _SHORT
    if len(pick.choices) <= _SEGMENTS and short:
        return SegmentInput(pick.choices)
    return _as_wide(ChoiceInput(pick.choices, empty=None), [words for _, words in pick.choices])


def _as_wide(field: Input[Any], words: Sequence[str]) -> Input[Any]:
    """As wide as its longest words, which never clip."""
    said = QFontMetrics(current().font(Face.BODY))
    field.setFixedWidth(max(map(said.horizontalAdvance, words)) + current().px(_AROUND))
    return field
