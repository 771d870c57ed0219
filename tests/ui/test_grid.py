"""Editing in the grid: Enter goes down, Tab goes on, a wrong cell keeps its text, the last row is a new one."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import qGray
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.listing import Listing, ListQuery, SavedView, Total
from desktop_app.marks import Mark, State
from desktop_app.problems import Problem
from desktop_app.values import UnreadableValueError, read_date, read_won, won_text
from tests.ui.korean import compose, type_korean
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.form_drafts import DraftKeeper, MemoryDrafts
from ui.widgets.grid_model import GridModel
from ui.widgets.grid_rows import RowAnswer, RowEdit, Texts
from ui.widgets.inputs import DateInput, TextInput, WonInput
from ui.widgets.list_screen import ListScreen, ListWords


@dataclass(frozen=True)
class Entry:
    id: int
    day: date
    words: str
    paid: int


@dataclass
class Ledger:
    """Payments in memory, as a tab would offer them for editing."""

    entries: dict[int, Entry] = field(
        default_factory=lambda: {n: Entry(n, date(2021, 4, n), f"물품 {n}", 100_000 * n) for n in (1, 2, 3)}
    )

    def first_ids(self, query: ListQuery, limit: int) -> Sequence[int]:
        return self.listing(query).ids[:limit]

    def listing(self, query: ListQuery) -> Listing:
        del query
        total = won_text(sum(one.paid for one in self.entries.values()))
        return Listing(array("q", self.entries), (Total("", f"{len(self.entries)}줄"), Total("지출", total)))

    def rows(self, ids: Sequence[int]) -> list[Entry]:
        return [self.entries[one] for one in ids if one in self.entries]

    def views(self, query: ListQuery) -> list[SavedView]:
        del query
        return []

    def look(self, row: RowEdit) -> RowAnswer:
        problem = self._lacking(row.texts)
        return RowAnswer(row.texts, (problem,)) if problem else RowAnswer(row.texts)

    def store(self, rows: Sequence[RowEdit]) -> Sequence[RowAnswer]:
        return [
            self._add(row.texts) if row.record_id is None else self._edit(row.record_id, row) for row in rows
        ]

    def _edit(self, record_id: int, row: RowEdit) -> RowAnswer:
        told = {key: self._put(record_id, key, text) for key, text in row.texts.items()}
        problems = [problem for problem in told.values() if problem is not None]
        return RowAnswer({key: row.texts[key] for key, problem in told.items() if problem}, problems)

    def _put(self, record_id: int, column_key: str, text: str) -> Problem | None:
        try:
            value = {
                "day": lambda: read_date(text, 2021),
                "words": lambda: text,
                "paid": lambda: read_won(text),
            }
            self.entries[record_id] = replace(self.entries[record_id], **{column_key: value[column_key]()})
        except UnreadableValueError as refusal:
            return Problem(column_key, str(refusal))
        return None

    def _lacking(self, texts: Texts) -> Problem | None:
        try:
            if "paid" not in texts:
                return Problem("paid", "지출액을 적으세요.")
            read_won(texts["paid"])
        except UnreadableValueError as refusal:
            return Problem("paid", str(refusal))
        return None

    def _add(self, texts: Texts) -> RowAnswer:
        if problem := self._lacking(texts):
            return RowAnswer(texts, (problem,))
        number = max(self.entries) + 1
        self.entries[number] = Entry(
            number, date(2021, 4, 30), texts.get("words", ""), read_won(texts["paid"])
        )
        return RowAnswer()


COLUMNS: tuple[Column[Entry], ...] = (
    Column("number", "번호", ColumnKind.NUMBER, 50, lambda row: row.id),
    Column(
        "day",
        "일자",
        ColumnKind.DATE,
        96,
        lambda row: row.day,
        editor=lambda: DateInput(lambda: 2021, lambda: date(2021, 10, 18)),
    ),
    Column("words", "적요", ColumnKind.NAME, 200, lambda row: row.words, editor=TextInput),
    Column("paid", "지출액", ColumnKind.NUMBER, 100, lambda row: row.paid, editor=WonInput),
    Column("state", "대사", ColumnKind.STATE, 90, lambda _: State(Mark.DONE, "일치")),
)


@pytest.fixture
def ledger() -> Ledger:
    return Ledger()


@pytest.fixture
def screen(qtbot: QtBot, ledger: Ledger) -> ListScreen:
    screen = ListScreen(ledger, COLUMNS, None, ListWords("원장", "적요 찾기"), editing=ledger)
    qtbot.addWidget(screen)
    screen.resize(1366, 644)
    with qtbot.waitActive(screen):
        screen.show()
        screen.activateWindow()
    with qtbot.waitSignal(screen.model.listed):
        screen.open_list(ListQuery(year=2021))
    return screen


def go(screen: ListScreen, row: int, key: str) -> None:
    keys = [column.key for column in COLUMNS]
    screen.table.setFocus()
    screen.table.setCurrentIndex(screen.model.index(row, keys.index(key)))


def editor(screen: ListScreen) -> QLineEdit:
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    assert screen.table.isAncestorOf(line)
    return line


def text(screen: ListScreen, row: int, key: str) -> str:
    keys = [column.key for column in COLUMNS]
    return str(screen.model.data(screen.model.index(row, keys.index(key))))


def test_grid_passes_the_model_tester(screen: ListScreen, qtmodeltester: object) -> None:
    qtmodeltester.check(screen.model)  # type: ignore[attr-defined]
    screen.reload()


def test_f2_edits_and_enter_goes_to_the_next_row(screen: ListScreen, ledger: Ledger) -> None:
    go(screen, 0, "paid")
    QTest.keyClick(screen.table, Qt.Key.Key_F2)
    type_korean(editor(screen), "150만")
    QTest.keyClick(editor(screen), Qt.Key.Key_Return)
    assert ledger.entries[1].paid == 1_500_000
    assert screen.table.currentIndex().row() == 1
    assert screen.table.hasFocus()


def test_typing_begins_and_tab_goes_to_the_next_cell(screen: ListScreen, ledger: Ledger) -> None:
    go(screen, 1, "words")
    QTest.keyClick(screen.table, Qt.Key.Key_A)
    assert editor(screen).text() == "a"
    type_korean(editor(screen), "용지")
    QTest.keyClick(editor(screen), Qt.Key.Key_Tab)
    assert ledger.entries[2].words == "a용지"
    assert editor(screen).text() == "200,000"
    QTest.keyClick(editor(screen), Qt.Key.Key_Tab)
    assert editor(screen).text() == "2021. 4. 3."
    QTest.keyClick(editor(screen), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert editor(screen).text() == "200,000"


def test_escape_leaves_the_cell_as_it_was(screen: ListScreen, ledger: Ledger) -> None:
    go(screen, 0, "words")
    QTest.keyClick(screen.table, Qt.Key.Key_F2)
    type_korean(editor(screen), "다른 말")
    QTest.keyClick(editor(screen), Qt.Key.Key_Escape)
    assert ledger.entries[1].words == "물품 1"


def corner(screen: ListScreen, row: int, key: str) -> int:
    """The upper right corner of a cell in grey."""
    column = next(number for number, one in enumerate(screen.model.columns) if one.key == key)
    place = screen.table.visualRect(screen.model.index(row, column))
    picture = screen.table.viewport().grab(place).toImage()
    return qGray(picture.pixel(picture.width() - 2, 1))


def test_a_wrong_cell_keeps_its_text_and_says_why(screen: ListScreen, ledger: Ledger) -> None:
    go(screen, 0, "paid")
    QTest.keyClick(screen.table, Qt.Key.Key_F2)
    type_korean(editor(screen), "많이")
    QTest.keyClick(editor(screen), Qt.Key.Key_Return)
    assert ledger.entries[1].paid == 100_000
    assert text(screen, 0, "paid") == "많이"
    assert corner(screen, 0, "paid") != corner(screen, 0, "words"), "in grey it is like any other"
    assert text(screen, 0, "state") == "고칠 것"
    assert screen.strip.words.startswith("1번째 줄 ‘많이’")
    screen.reload()
    assert text(screen, 0, "paid") == "많이"
    back = next(one for one in screen.strip.findChildren(QPushButton) if one.text() == "되돌리기")
    back.click()
    assert text(screen, 0, "paid") == "100,000"
    assert not screen.strip.words


def test_the_last_row_becomes_a_record_when_it_is_left_complete(
    qtbot: QtBot, screen: ListScreen, ledger: Ledger
) -> None:
    assert text(screen, 3, "number") == "+"
    assert text(screen, 3, "words") == "새 줄"
    go(screen, 3, "words")
    QTest.keyClick(screen.table, Qt.Key.Key_F2)
    type_korean(editor(screen), "새 물품")
    QTest.keyClick(editor(screen), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "지출액을 적으세요" in screen.strip.words)
    assert len(ledger.entries) == 3
    go(screen, 3, "paid")
    QTest.keyClick(screen.table, Qt.Key.Key_F2)
    type_korean(editor(screen), "5만")
    QTest.keyClick(editor(screen), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: 4 in ledger.entries)
    assert ledger.entries[4].paid == 50_000
    screen.reload()
    assert text(screen, 3, "words") == "새 물품"
    assert text(screen, 4, "words") == "새 줄"
    assert not screen.strip.words


def test_a_cell_without_input_is_read_only(screen: ListScreen) -> None:
    go(screen, 0, "number")
    QTest.keyClick(screen.table, Qt.Key.Key_F2)
    assert QApplication.focusWidget() is screen.table


def test_composing_over_a_cell_begins_editing(qtbot: QtBot, screen: ListScreen, ledger: Ledger) -> None:
    go(screen, 1, "words")
    compose(screen.table, "무")
    compose(screen.table, "물")
    type_korean(screen.table, "물")
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    type_korean(editor(screen), "품")
    QTest.keyClick(editor(screen), Qt.Key.Key_Return)
    assert ledger.entries[2].words == "물품"
    assert screen.table.currentIndex().row() == 2


def test_a_composing_syllable_is_stored_with_enter(screen: ListScreen, ledger: Ledger) -> None:
    go(screen, 1, "words")
    QTest.keyClick(screen.table, Qt.Key.Key_F2)
    compose(editor(screen), "꽃")
    QTest.keyClick(editor(screen), Qt.Key.Key_Tab)
    assert ledger.entries[2].words == "꽃"


def test_what_could_not_be_stored_comes_back_after_a_crash(qtbot: QtBot, ledger: Ledger) -> None:
    drafts = MemoryDrafts()
    columns = [column.key for column in COLUMNS]
    before = GridModel(ledger, COLUMNS, ledger, keeper=DraftKeeper("ledger", drafts))
    before.refresh()
    before.put_text(0, columns.index("paid"), "많이")
    before.put_text(3, columns.index("words"), "새 물품")
    after = ListScreen(
        ledger,
        COLUMNS,
        None,
        ListWords("원장", "적요 찾기"),
        editing=ledger,
        keeper=DraftKeeper("ledger", drafts),
    )
    qtbot.addWidget(after)
    after.show()
    with qtbot.waitSignal(after.model.listed):
        after.open_list(ListQuery(year=2021))
    assert text(after, 0, "paid") == "많이"
    assert text(after, 3, "words") == "새 물품"
    assert "저장되지 않았습니다" in after.strip.words
    after.model.put_text(0, columns.index("paid"), "5만")
    after.model.put_text(3, columns.index("paid"), "7만")
    after.model.settle_new(None)
    assert ledger.entries[4].words == "새 물품"
    assert drafts.keys() == []
