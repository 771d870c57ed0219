"""문장 고치기: the places of the year-end report, what the officer writes there, what the records write (H2)."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from desktop_app.catalogue.entries import Wish
from desktop_app.errors import OfficeError
from desktop_app.marks import Mark, State
from desktop_app.performance.topic_texts import TopicText
from desktop_app.performance.topics import Topic
from desktop_app.values import tidy
from ui.feature_tab import TabContext
from ui.theme import current
from ui.widgets.form_sheet import EDGE, SHARE, Sheet
from ui.widgets.inputs import TextArea, commit_composing
from ui.widgets.marks import MarkLabel
from ui.widgets.plain import kind_button, plain_label
from ui.widgets.side_list import SideLine, SideList
from ui.widgets.strips import Strip

WIDTH: Final = 1080
COLUMN: Final = 372
READER: Final = 72
AROUND: Final = 340
LINE: Final = 22
LEAST_LINES: Final = 2
MOST_LINES: Final = 7
TITLE: Final = "문장 고치기"
CHANGED: Final = State(Mark.FIX, "숫자가 바뀜")
OWN: Final = State(Mark.DONE, "고친 글")
AUTOMATIC: Final = State(Mark.NONE, "자동 문장")
TYPING: Final = State(Mark.HALF, "저장 전")
NOTHING: Final = "해당사항 없음"
NONE: Final = "없음"
TOLD: Final = 4
"""So many of the changed words are named beside the text."""
HINT: Final = "한 줄이 한 문장입니다. 앞의 □ ○ - · ※가 그 단계를 정합니다."


def state_of(text: TopicText) -> State:
    """How a place stands."""
    if text.own is None:
        return AUTOMATIC
    return CHANGED if text.stale else OWN


class TextsSheet(Sheet):
    """Places at the left; at the right the text that stands in the report, the automatic sentences below it.

    What was typed in a place stays while the sheet is open; nothing is thrown away by closing.
    """

    def __init__(self, context: TabContext, wish: Wish, window: QWidget) -> None:
        super().__init__(TITLE, window, WIDTH)
        self._context, self._wish = context, wish
        self._texts: dict[str, TopicText] = {}
        self._typed: dict[str, str] = {}
        self._key = ""
        self._leaving = False
        self.topics = SideList("보고서의 자리")
        self.topics.setFixedWidth(min(current().px(COLUMN), window.width() // 3))
        self.name = plain_label("", "table-strong")
        self.state = MarkLabel(AUTOMATIC)
        room = round(window.height() * SHARE) - current().px(AROUND)
        lines = max(min(room // current().px(LINE), MOST_LINES), LEAST_LINES)
        self.text = TextArea(lines=lines, most_lines=lines + 2)
        self.text.set_name("보고서에 들어갈 글")
        self.automatic = _reader("자동 문장")
        self.strip = Strip()
        self.changes = plain_label("", "table")
        self.changes.setWordWrap(True)
        self.keep = kind_button("이대로 두기")
        self.restore = kind_button("자동 문장으로")
        self.save = kind_button("저장", "main", keys="Ctrl+Enter")
        self.back = kind_button("닫기", keys="Esc")
        self._lay_out()
        self.topics.chosen.connect(self.show_topic)
        self.text.changed.connect(self._take_typed)
        self.keep.clicked.connect(self.keep_as_it_is)
        self.restore.clicked.connect(self.drop)
        self.save.clicked.connect(self.write)
        self.back.clicked.connect(self.reject)
        self._judge()

    def begin(self) -> None:
        """Open, and read what stands in the report of the chosen days."""
        self.open()
        wish = self._wish
        work = partial(self._context.office.report_texts.read, wish.year, wish.as_of, wish.span)
        self._context.jobs.start(self, work, self.show_texts, self._refuse)

    @property
    def unsaved(self) -> tuple[Topic, ...]:
        """The places whose typed text is not saved."""
        return tuple(Topic[key] for key in self._typed)

    def show_texts(self, texts: Sequence[TopicText]) -> None:
        """All places; the first that wants a look is chosen."""
        self._texts = {one.topic.name: one for one in texts}
        wanting = next((one.topic.name for one in texts if one.stale), texts[0].topic.name)
        self._list(self._key or wanting)
        self.show_topic(self._key or wanting)
        self.topics.setFocus()

    def show_topic(self, key: str) -> None:
        """One place: its text, what the records write."""
        commit_composing(self.text.editor)
        self._key = key
        one = self._texts[key]
        self.topics.choose(key)
        self.name.setText(one.topic.value)
        self.text.set_value(self._typed.get(key, one.shown))
        self.automatic.setPlainText(one.automatic or NOTHING)
        told = [f"{then or NONE} → {now or NONE}" for then, now in one.changes]
        more = f" 외 {len(told) - TOLD:,}곳" if len(told) > TOLD else ""
        self.changes.setText(f"고친 뒤 바뀐 곳: {' · '.join(told[:TOLD])}{more}")
        self.changes.setVisible(bool(told))
        self._judge()

    def write(self) -> None:
        """저장: the typed text of the chosen place, as one act."""
        commit_composing(self.text.editor)
        if self._key and self._key in self._typed:
            self._write(self._key)

    def keep_as_it_is(self) -> None:
        """이대로 두기: the text is right beside the figures of today as well; the mark goes, as one act."""
        one = self._texts[self._key]
        if one.stale and self._key not in self._typed:
            self._typed[self._key] = one.shown
            if not self._write(self._key):
                self._typed.pop(self._key)

    def drop(self) -> None:
        """자동 문장으로: the chosen place, as one act; what was typed and not saved goes back too."""
        one = self._texts[self._key]
        self._typed.pop(self._key, None)
        if one.own is not None:
            call = partial(
                self._context.office.report_texts.drop, self._wish.year, self._wish.span, one.topic
            )
            if self._context.desk.perform(call, self._refuse) is None:
                return
            self._texts[self._key] = TopicText(one.topic, one.automatic)
        self._again()

    def reject(self) -> None:
        """Close; where something was typed and not saved it is asked about first."""
        commit_composing(self.text.editor)
        if self._typed and not self._leaving:
            named = ", ".join(one.value for one in self.unsaved)
            ways = [("모두 저장하고 닫기", self.save_all), ("저장하지 않고 닫기", self.leave)]
            self.strip.say(f"저장하지 않은 글 {len(self._typed)}개", named, ways)
            return
        super().reject()

    def save_all(self) -> None:
        """Every typed text, each as one act, then close."""
        for key in list(self._typed):
            if not self._write(key):
                self.show_topic(key)
                return
        super().reject()

    def leave(self) -> None:
        """Close without what was typed."""
        self._leaving = True
        self.reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.write()
        elif not enter:
            super().keyPressEvent(event)

    def _write(self, key: str) -> bool:
        one, wish = self._texts[key], self._wish
        texts = self._context.office.report_texts
        call = partial(texts.write, wish.year, wish.span, one.topic, self._typed[key], one.automatic)
        if self._context.desk.perform(call, self._refuse) is None:
            return False
        self._texts[key] = TopicText(one.topic, one.automatic, self._typed.pop(key), one.automatic)
        self._again()
        return True

    def _again(self) -> None:
        self.strip.clear()
        self._list(self._key)
        self.show_topic(self._key)

    def _refuse(self, error: OfficeError) -> bool:
        self.strip.say("할 수 없습니다", " ".join((error.what, *error.steps)), danger=True)
        return True

    def _take_typed(self) -> None:
        if not self._key:
            return
        typed, was = self.text.value(), self._key in self._typed
        if typed == tidy(self._texts[self._key].shown):  # the field gives its text without outer spaces
            self._typed.pop(self._key, None)
        else:
            self._typed[self._key] = typed
        if was != (self._key in self._typed):
            self._list(self._key)
        self._judge()

    def _list(self, key: str) -> None:
        lines = [SideLine(one.topic.value, name, self._figure(name)) for name, one in self._texts.items()]
        self.topics.show_lines(lines, key)

    def _figure(self, key: str) -> str:
        if key in self._typed:
            return TYPING.word
        state = state_of(self._texts[key])
        return "" if state is AUTOMATIC else state.word

    def _judge(self) -> None:
        known = bool(self._key)
        typed = self._key in self._typed
        self.text.setEnabled(known)
        self.save.setEnabled(typed)
        self.keep.setVisible(known and self._texts[self._key].stale)
        self.keep.setEnabled(not typed)
        self.restore.setEnabled(known and (typed or self._texts[self._key].own is not None))
        if known:
            self.state.show_state(TYPING if typed else state_of(self._texts[self._key]))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.name)
        head.addStretch(1)
        head.addWidget(self.state)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addLayout(head)
        right.addWidget(self.text)
        hint = plain_label(HINT, "hint")
        hint.setWordWrap(True)
        right.addWidget(hint)
        right.addSpacing(4)
        right.addWidget(self.changes)
        label = plain_label("자동 문장 — 기록이 바뀌면 저절로 바뀝니다", "label")
        label.setBuddy(self.automatic)
        right.addWidget(label)
        right.addWidget(self.automatic, 1)
        columns = QHBoxLayout()
        columns.setContentsMargins(EDGE, 0, EDGE, 0)
        columns.setSpacing(16)
        columns.addWidget(self.topics)
        columns.addLayout(right, 1)
        self.box.addWidget(self.strip)
        self.box.addLayout(columns, 1)
        self.buttons(self.back, self.restore, self.keep, self.save)


def _reader(name: str) -> QPlainTextEdit:
    """A text to be read in full; Tab leaves it."""
    reader = QPlainTextEdit()
    reader.setReadOnly(True)
    reader.setTabChangesFocus(True)
    reader.setAccessibleName(name)
    reader.setMinimumHeight(current().px(READER))
    return reader
