"""연계 찾기: who could be brought together, out of proposals and of the matching table; chosen ones go on the board."""

from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from desktop_app.marks import State
from desktop_app.project_terms import LINKAGE_LABELS
from desktop_app.projects.linkage_records import MARKS, SEEKING, Offer
from desktop_app.search import matches, pattern
from ui.actions import Action
from ui.feature_tab import TabContext
from ui.theme import current
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.empty_note import EmptyNote
from ui.widgets.filter_bar import FilterField
from ui.widgets.form_sheet import EDGE, SHARE, Sheet
from ui.widgets.given_rows import GivenRows
from ui.widgets.plain import button_text, kind_button, plain_label
from ui.widgets.record_model import RecordModel
from ui.widgets.record_table import RecordTable
from ui.widgets.segments import Segments

PROPOSALS, MATCHING = "proposals", "matching"
WIDTH: Final = 900
AROUND: Final = 250  # title, choices, words, buttons
HINT: Final = "판에 아직 없는 짝입니다. 여러 줄은 Ctrl이나 Shift를 누르고 고릅니다."
EMPTY: Final = {
    PROPOSALS: "제안에 검토 부서를 지정하면 그 부서와 제안단체가 여기에 나옵니다.",
    MATCHING: "협업연계표에 부서·팀과 협력기관을 넣으면 분야마다 짝이 나옵니다.",
}


@dataclass(frozen=True, slots=True)
class OfferLine:
    """An offer as a line of the table."""

    id: int
    offer: Offer

    @property
    def standing(self) -> State:
        """The stage that it would come into."""
        stage = self.offer.draft.stage
        return State(MARKS[stage], stage.value)


COLUMNS: tuple[Column[OfferLine], ...] = (
    Column(
        "office",
        LINKAGE_LABELS["office"],
        ColumnKind.NAME,
        190,
        lambda one: _office(one.offer),
        sortable=False,
    ),
    Column(
        "body",
        LINKAGE_LABELS["body"],
        ColumnKind.TEXT,
        200,
        lambda one: one.offer.body or SEEKING,
        sortable=False,
    ),
    Column("stage", LINKAGE_LABELS["stage"], ColumnKind.STATE, 92, lambda one: one.standing, sortable=False),
    Column("source", "근거", ColumnKind.QUIET, 260, lambda one: one.offer.source, sortable=False),
)


class LinkageOffersSheet(Sheet):
    """Both sources of pairs, found by typing; one act puts all chosen ones on the board."""

    def __init__(self, context: TabContext, year: int, window: QWidget, source: str = PROPOSALS) -> None:
        super().__init__(Action.FIND_LINKAGES.text, window, WIDTH)
        self._context = context
        offers = context.office.linkages.offers
        self._offers = {PROPOSALS: offers.of_proposals(year), MATCHING: offers.of_matching(year)}
        if not self._offers[source]:
            source = next((key for key, found in self._offers.items() if found), source)
        labels = ((PROPOSALS, "제안에서"), (MATCHING, "협업연계표에서"))
        self.source = Segments([(key, f"{label} {len(self._offers[key]):,}") for key, label in labels])
        self.source.setAccessibleName("찾을 곳")
        self.field = FilterField("부서·단체 찾기 — 초성도 됩니다")
        self._given: GivenRows[OfferLine] = GivenRows()
        self.table = RecordTable(RecordModel(self._given, COLUMNS), "맺을 수 있는 짝")
        self.note = EmptyNote()
        self._stack = QStackedWidget()
        self.back = kind_button("닫기", keys="Esc")
        self.take = kind_button("", "main")
        self._lay_out()
        self._connect()
        self.source.choose(source)
        self._show()

    def lines(self) -> list[str]:
        """The offers in sight, top to bottom."""
        return [one.offer.title for one in self._given.rows_now]

    def take_chosen(self) -> None:
        """Put the chosen pairs on the board as one act; then the sheet closes."""
        chosen = set(self.table.selected_ids())
        drafts = [one.offer.draft for one in self._given.rows_now if one.id in chosen]
        if not drafts:
            return
        change = self._context.desk.perform(partial(self._context.office.linkages.add_many, drafts))
        if change is not None:
            self.accept()

    def _show(self, *_typed: object) -> None:
        found = self._offers[str(self.source.key())]
        asked = pattern(self.field.text(), self.field.composing)
        lines = [OfferLine(number, one) for number, one in enumerate(found)]
        self._given.rows_now = [
            one for one in lines if asked is None or matches(_all_words(one.offer), asked)
        ]
        self.table.let_go()
        self.table.records.refresh()
        self._stack.setCurrentWidget(self.table if self._given.rows_now else self.note)
        if not self._given.rows_now:
            typed = self.field.text().strip()
            heading = f"‘{typed}’에 맞는 짝이 없습니다" if typed else "더 맺을 짝이 없습니다"
            self.note.say(heading, "다른 말로 찾아 보세요." if typed else EMPTY[str(self.source.key())])
        self._count()

    def _count(self) -> None:
        chosen = len(self.table.selected_ids())
        self.take.setText(
            button_text(f"고른 {chosen:,}건 판에 올리기" if chosen else "판에 올리기") + "  Enter"
        )
        self.take.setAccessibleName(f"고른 {chosen:,}건 판에 올리기")
        self.take.setEnabled(chosen > 0)
        self.take.setToolTip("" if chosen else "고른 줄이 없습니다")

    def _lay_out(self) -> None:
        words = plain_label(HINT, "table", tone="quiet")
        words.setContentsMargins(EDGE, 0, EDGE, 0)
        top = QHBoxLayout()
        top.setContentsMargins(EDGE, 0, EDGE, 0)
        top.setSpacing(12)
        top.addWidget(self.source)
        top.addStretch(1)
        self.field.setFixedWidth(current().px(280))
        top.addWidget(self.field)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.note)
        room = round(self._over.height() * SHARE) - current().px(AROUND)
        self._stack.setMinimumHeight(max(room, self.table.minimumSizeHint().height()))
        self.box.addWidget(words)
        self.box.addLayout(top)
        self.box.addWidget(self._stack, 1)
        self.buttons(self.back, self.take)

    def _connect(self) -> None:
        self.source.chosen.connect(self._show)
        self.field.typed.connect(self._show)
        self.field.cleared.connect(self._clear_or_leave)
        self.field.down.connect(self.table.select_first)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._count())
        self.table.opened.connect(lambda _: self.take_chosen())
        self.table.left.connect(self.reject)
        self.back.clicked.connect(self.reject)
        self.take.clicked.connect(self.take_chosen)

    def _clear_or_leave(self) -> None:
        """Esc: what was typed goes first."""
        if self.field.text():
            self.field.clear()
            self._show()
        else:
            self.reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.reject()
            return
        super().keyPressEvent(event)


def _office(offer: Offer) -> str:
    beside = offer.department and offer.department != offer.office
    return f"{offer.office} ({offer.department})" if beside else offer.office


def _all_words(offer: Offer) -> str:
    return f"{_office(offer)} {offer.body} {offer.source}"
