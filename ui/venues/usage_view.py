"""이용 기록: the log of uses with its form (features.md D2, D3)."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from desktop_app.activities.venue_offers import VenueOfferDraft
from desktop_app.listing import ListQuery
from desktop_app.problems import Problem
from desktop_app.terms import UsageHost, UsageKind, UsageState
from desktop_app.values import date_weekday_text
from desktop_app.venues.records import UsageDraft, usage_state
from ui.actions import Action, Command
from ui.feature_tab import TabContext
from ui.intake.list_in import ListIn
from ui.many_dialog import ManyDialog, ManyOffer
from ui.outgoing.export_dialog import ListExport
from ui.outgoing.list_out import ListOut
from ui.record_screen import Keeping, RecordScreen, Shown
from ui.venues.many_inputs import usage_inputs
from ui.venues.repeat_dialog import RepeatDialog
from ui.venues.room_search import RoomSearch, asked_of
from ui.venues.usage_columns import Typing, usage_columns
from ui.venues.usage_editing import usage_editing
from ui.views_tab import RecordView
from ui.widgets.choice_inputs import CheckInput, ChoiceInput, PickInput, SegmentInput
from ui.widgets.empty_note import Way
from ui.widgets.form import Heading, RecordForm
from ui.widgets.form_body import Part
from ui.widgets.form_drafts import DraftKeeper
from ui.widgets.grid_table import GridTable
from ui.widgets.inputs import TextArea, TextInput
from ui.widgets.list_screen import Arrangement, ListScreen, ListWords, Nothing
from ui.widgets.row_remarks import RowRemarks
from ui.widgets.value_inputs import CountInput, DateInput, TimeInput, WonInput

WORDS = ListWords("이용 기록", "행사·시설·부서 찾기 — 초성도 됩니다", open_hint="Enter 고른 이용 열기")
_ENUMS: dict[str, Any] = {"host": UsageHost, "kind": UsageKind, "state": UsageState}


class UsageForm(RecordForm):
    """The form of one use; picking a room fills in its building and fee."""

    def __init__(self, context: TabContext, year: Callable[[], int]) -> None:
        super().__init__("이용", kind="usage", drafts=context.office.drafts)
        self._office = context.office
        self.building: PickInput[int] = PickInput(())
        self.room: PickInput[int] = PickInput(())
        self.department: PickInput[int] = PickInput(())
        self.tenant: PickInput[int] = PickInput(())
        self.project: PickInput[int] = PickInput((), placeholder="사업명 일부나 초성")
        self._year = year
        self.fee = WonInput()
        body, today = self.body, context.clock.today
        body.section("언제 어디서")
        body.field("used_on", "이용일", DateInput(year, today), required=True)
        body.field("until_on", "끝나는 날", DateInput(year, today, placeholder="여러 날이면 적으세요"))
        body.fields("시간", [Part("start_minute", TimeInput()), Part("end_minute", TimeInput(), "~")])
        body.field("venue_id", "시설", self.room)
        body.field("building_id", "건물", self.building, required=True)
        body.section("무엇을")
        body.field("event", "행사명", TextInput(), required=True)
        body.field("kind", "구분", ChoiceInput(_pairs(UsageKind), empty=None))
        body.field("host", "주최", SegmentInput(_pairs(UsageHost)))
        body.field("department_id", "부서·동", self.department)
        body.field("tenant_id", "입주단체", self.tenant)
        body.field("project_id", "연계사업", self.project)
        body.field("attendees", "인원", CountInput())
        body.section("이용료와 상태")
        body.fields("이용료", [Part("fee_won", self.fee), Part("waived", CheckInput("감면"))])
        body.field("state", "상태", SegmentInput(_pairs(UsageState)))
        body.section("담당자와 메모")
        body.fields(
            "담당자", [Part("contact_name", TextInput()), Part("contact_extension", TextInput(), "내선")]
        )
        body.field("note", "메모", TextArea(lines=2))
        self.room.changed.connect(self._take_room)
        self.building.changed.connect(self._take_building)

    def offer(self) -> None:
        """Fill the pick lists anew."""
        directory = self._office.directory
        buildings = directory.buildings()
        names = {choice.id: choice.label for choice in buildings}
        self._rooms = {room.id: room for room in self._office.venues.choices()}
        self.building.set_choices([one.offered for one in buildings])
        self.room.set_choices(
            [
                (room.id, f"{names.get(room.building_id, '')} {room.name}".strip())
                for room in self._rooms.values()
            ]
        )
        self.department.set_choices([one.offered for one in directory.departments()])
        self.tenant.set_choices([one.offered for one in directory.tenants()])
        self.project.set_choices(self._office.project_pages.offered(self._year()))

    def _take_room(self) -> None:
        room = self._rooms.get(self.room.value() or 0)
        if room is None:
            return
        self.building.set_value(room.building_id)
        if room.fee_won is not None and self.fee.value() is None:
            self.fee.set_value(room.fee_won)

    def _take_building(self) -> None:
        room = self._rooms.get(self.room.value() or 0)
        if room is not None and room.building_id != self.building.value():
            self.room.set_value(None)


class UsageView(RecordView):
    """The log of uses."""

    def __init__(
        self,
        context: TabContext,
        year: Callable[[], int],
        log_offer: Callable[[VenueOfferDraft], object] = lambda _: None,
    ) -> None:
        self._context = context
        self._log_offer = log_offer
        self._usages = context.office.usages
        self._year = year
        self._confirmed: dict[int | None, Any] = {}
        self.form = UsageForm(context, year)
        self.form.offer()
        screen = self._make_screen()
        keeping = Keeping(
            self._read,
            self._blank,
            self._draft,
            self._problems,
            self._usages.add,
            self._usages.edit,
            self._usages.remove,
            "usage",
        )
        super().__init__(RecordScreen(screen, self.form, keeping, context))
        self._in = ListIn("usage", screen, context)
        self._out = ListOut(ListExport("대관 이용", "건", screen), context, aside=True)
        self.records.open_list(ListQuery(year=year(), order="used_on"))

    @property
    def cells(self) -> GridTable:
        """The table in which the log is edited."""
        table = self.records.screen.table
        assert isinstance(table, GridTable)  # noqa: S101 - the screen was made with cells to type into
        return table

    def commands(self) -> Sequence[Command]:
        return (
            *self._in.commands(),
            *self._out.commands(),
            Command(Action.COPY_USAGE, self._copy, aside=True),
            Command(Action.NEW_LINE, self.cells.begin_new_row, aside=True),
            Command(Action.FIND_ROOM, self.find_room, aside=True),
            Command(Action.REPEAT_USAGE, self.repeat, aside=True),
            Command(Action.CHANGE_MANY, self.change_many, aside=True),
            Command(Action.CANCEL_USAGE, partial(self._mark, self._usages.cancel)),
            Command(Action.CONFIRM_USAGE, partial(self._mark, self._usages.confirm)),
            Command(Action.ADD_USAGE, self.add, main=True),
        )

    def add(self) -> None:
        """Ctrl+N."""
        self.records.begin()

    def begin_with(self, draft: UsageDraft, heading: str) -> None:
        """A new use that is filled in already."""
        self.records.begin(Shown(_values(draft), Heading(heading)))

    def find_room(self) -> None:
        """Which room is free and large enough: of the shown use, else of a new event."""
        today = self._context.clock.today()
        draft = VenueOfferDraft(today if today.year == self._year() else None)
        record_id = self.records.screen.record_id
        if record_id is not None:
            draft = asked_of(self._usages.draft(record_id), draft)
        begin = partial(self.begin_with, heading="새 이용 (찾은 시설)")
        RoomSearch(draft, self._context, self.widget.window(), begin, self._log_offer).open()

    def repeat(self) -> None:
        """The shown use on more days."""
        record_id = self.records.screen.record_id
        if record_id is not None and (not self.has_unsaved() or self.save_open()):
            draft = self._usages.draft(record_id)
            RepeatDialog(draft, self._context, self.widget.window()).open()

    def change_many(self) -> None:
        """One field of all chosen uses."""
        ids = self.records.screen.table.selected_ids()
        if ids and (not self.has_unsaved() or self.save_open()):
            inputs = usage_inputs(self._context, self._year())
            offer = ManyOffer(self._context.office.many_uses, "건", inputs)
            ManyDialog(ids, offer, self._context, self.widget.window()).open()

    def take_in(self) -> None:
        """Ctrl+O: a log that was kept in Excel."""
        self._in.begin()

    def refresh(self) -> None:
        self.form.offer()
        super().refresh()

    def has_unsaved(self) -> bool:
        return super().has_unsaved() or self.cells.is_editing or self.cells.grid.is_waiting

    def save_open(self) -> bool:
        self.cells.finish_editing()
        self.cells.grid.settle_new(None)
        return super().save_open() if super().has_unsaved() else not self.cells.grid.wrongs

    def _make_screen(self) -> ListScreen:
        cells = self._context.office.usage_cells
        remarks = RowRemarks(cells.remarks)
        typing = Typing(self._year, self._context.clock.today, cells.names, remarks.of)
        screen = ListScreen(
            self._usages,
            usage_columns(typing),
            self.form,
            WORDS,
            arrangement=Arrangement.FORM_ON_CALL,
            editing=usage_editing(self._usages, cells, self._context.desk, self._year),
            keeper=DraftKeeper("usage-cells", self._context.office.drafts),
        )
        screen.nothing = lambda asked: Nothing(
            f"{asked}년도 대관 이용이 아직 없습니다",
            "표의 새 줄에 바로 적거나, 엑셀·한글의 표를 복사해 붙여넣으세요(Ctrl+V).",
            [
                Way("표에 적기", self.cells.begin_new_row, Action.NEW_LINE.keys),
                Way("이용 적기", self.add, "Ctrl+N"),
            ],
        )
        remarks.watch(screen.table)
        if isinstance(screen.table, GridTable):
            screen.table.told.connect(self._context.notify.say)
        return screen

    def _mark(self, act: Callable[[Sequence[int]], Any]) -> None:
        ids = self.records.screen.table.selected_ids()
        if ids:
            self._context.desk.perform(partial(act, ids))

    def _copy(self) -> None:
        """A new use like the shown one, to be dated."""
        record_id = self.records.screen.record_id
        if record_id is None:
            return
        draft = self._usages.draft(record_id)
        fresh = replace(draft, version=None, confirmed_on=None, state=UsageState.PLANNED)
        self.begin_with(fresh, "새 이용 (복사)")

    def _read(self, usage_id: int) -> Shown:
        draft = self._usages.draft(usage_id)
        self._confirmed[usage_id] = draft.confirmed_on
        assert draft.used_on is not None  # noqa: S101 - a stored use has its day
        state = usage_state(draft.state, draft.confirmed_on, draft.used_on, self._context.clock.today())
        heading = Heading(
            draft.event, state, date_weekday_text(draft.used_on), [("삭제", self.records.remove_shown)]
        )
        return Shown(_values(draft), heading, version=draft.version)

    def _blank(self) -> Shown:
        today = self._context.clock.today()
        day = today if today.year == self._year() else None
        return Shown(_values(UsageDraft(day, "")), Heading("새 이용"))

    def _draft(self, values: dict[str, Any], version: int | None) -> UsageDraft:
        codes = {name: kinds[values[name]] for name, kinds in _ENUMS.items() if values[name]}
        confirmed = self._confirmed.get(self.form.record_id)
        return UsageDraft(**{**values, **codes}, confirmed_on=confirmed, version=version)

    def _problems(self, draft: UsageDraft, usage_id: int | None) -> list[Problem]:
        return self._usages.problems(draft, self._year(), usage_id)


def _pairs(codes: Any) -> list[tuple[str, str]]:
    return [(code.name, code.value) for code in codes]


def _values(draft: UsageDraft) -> dict[str, Any]:
    values = {
        name: getattr(draft, name)
        for name in UsageDraft.__dataclass_fields__
        if name not in {"version", "confirmed_on"}
    }
    values.update({name: values[name].name for name in _ENUMS})
    return values
