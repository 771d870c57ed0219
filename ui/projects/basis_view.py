"""근거 문서: the register of official papers, and what rests on each (features.md C11)."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.changes import Kind
from desktop_app.projects.basis import PLAN, BasisDraft, Owner, RestLine
from desktop_app.register.kind import RegisterRow
from ui.actions import Action, Command
from ui.feature_tab import Place, TabContext
from ui.register_view import Plan, RegisterView
from ui.widgets.choice_inputs import PickInput
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.form import RecordForm
from ui.widgets.lines_input import LineColumn, LinesInput
from ui.widgets.link_row import LinkRow

Row = RegisterRow[BasisDraft]
HOMES: Final = {
    "project": ("projects", "projects", Kind.PROJECT),
    "proposal": ("proposals", "proposals", Kind.PROPOSAL),
    "meeting": ("projects", "meetings", Kind.MEETING),
    "space_suggestion": ("activities", "space_suggestions", Kind.SPACE_SUGGESTION),
}
"""Where what rests on a document opens: tab, view, kind."""
_LONGEST: Final = 34


def place_of(owner: Owner) -> Place:
    """Where a record opens; the plan of a year is its whole register."""
    if owner.table == PLAN:
        return Place("projects", view="projects", saved_view="all", year=owner.id)
    tab, view, kind = HOMES[owner.table]
    return Place(tab, view=view, kind=kind, record_id=owner.id, year=owner.year)


def _rests_on_it(row: Row) -> str:
    return ", ".join(one.title for one in row.more.get("owners", ()))


COLUMNS: Sequence[Column[Any]] = (
    Column("number", "문서번호", ColumnKind.NAME, 150, lambda row: row.draft.number or "-"),
    Column("title", "제목", ColumnKind.TEXT, 280, lambda row: row.draft.title, spare=True),
    Column("issued_on", "시행일", ColumnKind.DATE, 104, lambda row: row.draft.issued_on),
    Column("issuer", "보낸 곳", ColumnKind.TEXT, 110, lambda row: row.draft.issuer, hide_rank=2),
    Column("rests", "이은 기록", ColumnKind.NUMBER, 76, lambda row: len(row.draft.rests) or None),
    Column("owners", "무엇의 근거", ColumnKind.QUIET, 200, _rests_on_it, sortable=False, hide_rank=1),
)  # fmt: skip


class RestLinks(QWidget):
    """One link for each record that rests on the document."""

    led = Signal(object)  # Place

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.rows: list[LinkRow] = []

    def show_owners(self, owners: Sequence[Owner]) -> None:
        """The records; nothing at all where there are none."""
        while len(self.rows) < len(owners):
            row = LinkRow(self)
            self.rows.append(row)
            self._column.addWidget(row, 0, Qt.AlignmentFlag.AlignLeft)
        for row, owner in zip(self.rows, owners, strict=False):
            words = owner.title if len(owner.title) <= _LONGEST else f"{owner.title[:_LONGEST]}…"
            row.show_links([(f"{words} 보기", partial(self.led.emit, place_of(owner)))])
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(owners))
        self.setVisible(bool(owners))


class BasisView(RegisterView):
    """All documents, over the years."""

    def __init__(self, context: TabContext, year: Callable[[], int], go: Callable[[Place], object]) -> None:
        plan = Plan(
            COLUMNS,
            "번호·제목·보낸 곳 찾기 — 초성도 됩니다",
            "계획이나 사업이 기대는 공문을 적어 두면 번호로 문서와 그 사업을 함께 찾습니다.",
            Action.ADD_BASIS,
        )
        self.basis = context.office.basis
        self._owners: Sequence[Owner] = ()
        super().__init__(context, year, go, self.basis, plan)

    def extra(self) -> Sequence[Command]:
        return (Command(Action.FILL_BASIS, self.fill, aside=True),)

    def fill(self) -> None:
        """The documents that the plan cites, in an office that began before they were kept."""
        self.context.desk.perform(self.basis.fill_from_plan)

    def more_inputs(self, form: RecordForm) -> None:
        columns = (
            LineColumn(
                "what", "기록", lambda: PickInput[str]((), placeholder="사업·제안·회의·건의 이름"), name=""
            ),
        )
        self.rests = LinesInput(columns, RestLine.of_line, noun="기록")
        form.body.section("무엇의 근거")
        form.body.lines("rests", "무엇의 근거", self.rests)
        self.opens = RestLinks()
        self.opens.led.connect(self.go)
        form.body.wide(self.opens)

    def show_more(self, row: Row | None) -> None:
        self._owners = row.more["owners"] if row is not None else ()
        self._offer_owners()
        self.opens.show_owners(self._owners)

    def more_values(self, draft: BasisDraft) -> Mapping[str, Any]:
        return {"rests": draft.rests}

    def _offer(self) -> None:
        super()._offer()
        self._offer_owners()

    def _offer_owners(self) -> None:
        """The records of the year, and those of other years that are linked already."""
        owners = dict.fromkeys((*self.context.office.basis.may_rest(self.year()), *self._owners))
        by_key = {one.key: one.title for one in owners}
        self.rests.offer("what", list(by_key.items()))
