"""시설: the rooms that can be rented (features.md D1)."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from desktop_app.filters import Condition, Conditions, Operator
from desktop_app.listing import ListQuery
from desktop_app.marks import Mark, State
from desktop_app.venues.records import VenueDraft, VenueRow, venue_problems
from ui.actions import Action, Command
from ui.feature_tab import Place, TabContext
from ui.intake.list_in import ListIn
from ui.many_dialog import ManyDialog, ManyOffer
from ui.outgoing.export_dialog import ListExport
from ui.outgoing.list_out import ListOut
from ui.record_screen import Keeping, RecordScreen, Shown
from ui.venues.many_inputs import room_inputs
from ui.views_tab import RecordView
from ui.widgets.choice_inputs import CheckInput, PickInput
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.empty_note import Way
from ui.widgets.form import Heading, RecordForm
from ui.widgets.inputs import TextArea, TextInput
from ui.widgets.list_screen import ListScreen, ListWords, Nothing
from ui.widgets.value_inputs import CountInput, WonInput

COLUMNS: tuple[Column[VenueRow], ...] = (
    Column("name", "시설", ColumnKind.NAME, 180, lambda row: row.name),
    Column("building", "건물", ColumnKind.TEXT, 110, lambda row: row.building, sortable=False),
    Column("capacity", "수용 인원", ColumnKind.NUMBER, 84, lambda row: row.capacity),
    Column("fee_won", "이용료", ColumnKind.NUMBER, 90, lambda row: row.fee_won),
    Column(
        "equipment", "장비", ColumnKind.QUIET, 160, lambda row: row.equipment, sortable=False, hide_rank=2
    ),
    Column("waiver", "감면", ColumnKind.QUIET, 120, lambda row: row.waiver, sortable=False, hide_rank=3),
    Column("usages", "이용", ColumnKind.NUMBER, 54, lambda row: row.usages or None, sortable=False),
    Column("state", "상태", ColumnKind.STATE, 86, lambda row: _state(row.in_use), sortable=False),
)
WORDS = ListWords("시설", "시설·건물 찾기 (예: ㅅㅅㅎ)", open_hint="Enter 고른 시설 열기")


class RoomsView(RecordView):
    """The list of rooms."""

    def __init__(self, context: TabContext, year: Callable[[], int], go: Callable[[Place], object]) -> None:
        self._office = context.office
        self._year = year
        self._go = go
        self._building: PickInput[int] = PickInput(())
        form = self._make_form(context)
        self._offer()
        screen = ListScreen(context.office.venues, COLUMNS, form, WORDS)
        screen.nothing = lambda _: Nothing(
            "대관 시설이 아직 없습니다",
            "방 이름과 수용 인원을 적어 두면 이용을 적을 때 고르고, 넘치는 인원을 알려 줍니다.",
            [
                Way("시설 추가", self.add, "Ctrl+N"),
                Way("가져오기", self.take_in, Action.TAKE_IN.keys),
            ],
        )
        self._context = context
        venues = context.office.venues
        keeping = Keeping(
            self._read,
            lambda: Shown(_values(VenueDraft("")), Heading("새 시설")),
            lambda values, version: VenueDraft(**values, version=version),
            lambda draft, _: venue_problems(draft),
            venues.add,
            venues.edit,
            venues.remove,
            "venue",
        )
        super().__init__(RecordScreen(screen, form, keeping, context))
        self._in = ListIn("venue", screen, context)
        self._out = ListOut(ListExport("대관 시설", "곳", screen), context, aside=True)
        self.records.open_list(ListQuery())

    def commands(self) -> Sequence[Command]:
        return (
            *self._in.commands(),
            *self._out.commands(),
            Command(Action.CHANGE_MANY, self.change_many, aside=True),
            Command(Action.ADD_VENUE, self.add, main=True),
        )

    def add(self) -> None:
        """Ctrl+N."""
        self.records.begin()

    def change_many(self) -> None:
        """One field of all chosen rooms."""
        ids = self.records.screen.table.selected_ids()
        if ids and (not self.has_unsaved() or self.save_open()):
            offer = ManyOffer(self._context.office.many_rooms, "곳", room_inputs(self._context))
            ManyDialog(ids, offer, self._context, self.widget.window()).open()

    def take_in(self) -> None:
        """Ctrl+O: the park's list of rooms."""
        self._in.begin()

    def refresh(self) -> None:
        self._offer()
        super().refresh()

    def set_year(self, year: int) -> None:
        """Rooms stay over the years; what is said of their uses is the year's."""
        del year  # asked for when it is needed
        self.records.screen.reload()

    def _make_form(self, context: TabContext) -> RecordForm:
        form = RecordForm("시설", kind="venue", drafts=context.office.drafts)
        body = form.body
        body.section("시설")
        body.field("name", "이름", TextInput(), required=True)
        body.field("building_id", "건물", self._building, required=True)
        body.field("capacity", "수용 인원", CountInput())
        body.field("equipment", "장비", TextInput())
        body.section("이용료")
        body.field("fee_won", "이용료", WonInput())
        body.field("waiver", "감면 기준", TextInput())
        body.section("그 밖에")
        body.field("contact", "문의처", TextInput())
        body.field("in_use", "사용", CheckInput("지금 빌릴 수 있는 시설"))
        body.field("note", "메모", TextArea(lines=3))
        return form

    def _offer(self) -> None:
        self._building.set_choices([choice.offered for choice in self._office.directory.buildings()])

    def _read(self, venue_id: int) -> Shown:
        draft = self._office.venues.draft(venue_id)
        year = self._year()
        uses = self._office.venues.uses_in(venue_id, year)
        heading = Heading(
            draft.name,
            _state(draft.in_use),
            f"{year}년 {uses.words}" if uses.uses else f"{year}년 이용 없음",
            [("이용 보기", partial(self._show_uses, venue_id)), ("삭제", self.records.remove_shown)],
        )
        return Shown(_values(draft), heading, version=draft.version)

    def _show_uses(self, venue_id: int) -> None:
        """The log of the year, of this room alone."""
        asked = Condition("venue_id", Operator.ONE_OF, (venue_id,))
        self._go(Place("venues", view="usages", conditions=Conditions(((asked,),))))


def _state(in_use: bool) -> State:  # noqa: FBT001 - the value of a column
    return State(Mark.ON, "사용") if in_use else State(Mark.NONE, "안 씀")


def _values(draft: VenueDraft) -> dict[str, Any]:
    return {name: getattr(draft, name) for name in VenueDraft.__dataclass_fields__ if name != "version"}
