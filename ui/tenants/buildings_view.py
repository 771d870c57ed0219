"""건물: the register in the plan's four space classes; stated and listed counts side by side (features.md A3)."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from desktop_app.changes import Kind
from desktop_app.directory.records import BuildingDraft, BuildingRow, building_problems, building_view
from desktop_app.listing import ListQuery
from desktop_app.terms import SpaceClass
from ui.actions import Action, Command
from ui.feature_tab import Place, TabContext
from ui.intake.list_in import ListIn
from ui.outgoing.export_dialog import ListExport
from ui.outgoing.list_out import ListOut
from ui.record_screen import Keeping, RecordScreen, Shown
from ui.tenants.codes import choices
from ui.views_tab import RecordView
from ui.widgets.choice_inputs import CheckInput, ChoiceInput
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.empty_note import Way
from ui.widgets.form import Heading, RecordForm
from ui.widgets.inputs import TextArea, TextInput
from ui.widgets.list_screen import ListScreen, ListWords, Nothing

COLUMNS: tuple[Column[BuildingRow], ...] = (
    Column("name", "건물", ColumnKind.NAME, 200, lambda row: row.name),
    Column("space_class", "구분", ColumnKind.TEXT, 110, lambda row: row.space_class),
    Column(
        "in_plan",
        "계획서",
        ColumnKind.QUIET,
        90,
        lambda row: "있음" if row.in_plan else "없음",
        sortable=False,
    ),
    Column(
        "in_use", "사용", ColumnKind.QUIET, 90, lambda row: "사용" if row.in_use else "안 씀", sortable=False
    ),
    Column(
        "tenants",
        "입주단체",
        ColumnKind.NUMBER,
        80,
        lambda row: row.tenants or None,
        sortable=False,
        link=True,
    ),
    Column(
        "venues",
        "대관 시설",
        ColumnKind.NUMBER,
        80,
        lambda row: row.venues or None,
        sortable=False,
        link=True,
    ),
    Column("note", "메모", ColumnKind.QUIET, 120, lambda row: row.note, sortable=False, hide_rank=1),
)
WORDS = ListWords("건물", "건물 찾기 — 초성도 됩니다 (예: ㅁㄹㅊ)", open_hint="Enter 고른 건물 열기")


class BuildingsView(RecordView):
    """The list of buildings."""

    def __init__(self, context: TabContext, go: Callable[[Place], object]) -> None:
        self._buildings = context.office.buildings
        self._go = go
        form = RecordForm("건물", kind="building", drafts=context.office.drafts)
        form.body.section("건물")
        form.body.field("name", "이름", TextInput(), required=True)
        form.body.field("space_class", "구분", ChoiceInput(choices(SpaceClass), empty=None), required=True)
        form.body.field("in_use", "사용", CheckInput("지금 쓰는 건물"))
        form.body.field("note", "메모", TextArea(lines=3))
        form.body.section("이어진 기록")
        self._tenants = form.body.linked("입주단체")
        self._venues = form.body.linked("대관 시설")
        screen = ListScreen(self._buildings, COLUMNS, form, WORDS)
        screen.nothing = lambda _: Nothing(
            "건물이 아직 없습니다",
            "계획서는 17개 동이라 적고 16개 동의 이름을 적었습니다. 16개 동을 한 번에 넣을 수 있습니다.",
            [Way("계획서의 건물 넣기", self._add_listed), Way("건물 추가", self.add, "Ctrl+N")],
        )
        keeping = Keeping(
            self._read,
            self._blank,
            lambda values, version: BuildingDraft(
                **{**values, "space_class": SpaceClass[values["space_class"]]}, version=version
            ),
            lambda draft, _: building_problems(draft),
            self._buildings.add,
            self._buildings.edit,
            self._buildings.remove,
            "building",
        )
        self._desk = context.desk
        super().__init__(RecordScreen(screen, form, keeping, context))
        self._in = ListIn("building", screen, context)
        self._out = ListOut(ListExport("건물", "개 동", screen, Kind.BUILDING), context)
        self.records.screen.table.followed.connect(self._follow)
        self.records.open_list(ListQuery())

    def commands(self) -> Sequence[Command]:
        return (
            *self._in.commands(),
            *self._out.commands(),
            Command(Action.ADD_BUILDING, self.add, main=True),
        )

    def add(self) -> None:
        """A building that the plan does not name, the seventeenth for instance."""
        self.records.begin()

    def set_year(self, year: int) -> None:
        """Buildings stay over the years."""

    def _add_listed(self) -> None:
        self._desk.perform(self._buildings.add_listed)

    def _blank(self) -> Shown:
        for linked in (self._tenants, self._venues):
            linked.show_count("", None)
        return Shown(_values(BuildingDraft("")), Heading("새 건물"))

    def _follow(self, building_id: int, column: str) -> None:
        """A count leads to just the rows it counts."""
        tab, view = ("tenants", "tenants") if column == "tenants" else ("venues", "rooms")
        self._go(Place(tab, view=view, saved_view=building_view(building_id)))

    def _read(self, building_id: int) -> Shown:
        draft = self._buildings.draft(building_id)
        (row,) = self._buildings.rows([building_id])
        for linked, count, column in (
            (self._tenants, row.tenants, "tenants"),
            (self._venues, row.venues, "venues"),
        ):
            linked.show_count(f"{count:,}곳" if count else "", partial(self._follow, building_id, column))
        heading = Heading(draft.name, None, draft.space_class.value, [("삭제", self.records.remove_shown)])
        return Shown(_values(draft), heading, version=draft.version)


def _values(draft: BuildingDraft) -> dict[str, Any]:
    return {
        "name": draft.name,
        "space_class": draft.space_class.name,
        "in_use": draft.in_use,
        "note": draft.note,
    }
