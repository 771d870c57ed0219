"""장소 찾기: a day, times, people, equipment; the rooms that fit, and why the others do not (features.md D6)."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.activities.venue_offers import OfferOutcome, VenueOfferDraft
from desktop_app.problems import Problem
from desktop_app.terms import DepartmentKind, UsageHost
from desktop_app.values import date_range_text
from desktop_app.venues.offering import RoomOffer, RoomQuestion, question_problems
from desktop_app.venues.records import UsageDraft
from ui.feature_tab import TabContext
from ui.theme import current
from ui.widgets.choice_inputs import PickInput, SegmentInput
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.empty_note import TableNote
from ui.widgets.form_body import Part
from ui.widgets.form_sheet import FormDialog
from ui.widgets.given_rows import GivenRows
from ui.widgets.inputs import TextInput
from ui.widgets.plain import kind_button
from ui.widgets.record_model import RecordModel
from ui.widgets.record_table import RecordTable
from ui.widgets.value_inputs import CountInput, DateInput, TimeInput

WIDTH: Final = 960
HEAD: Final = 30
ROW: Final = 28
SHOWN: Final = 7
FIT, REST = "fit", "rest"
USE, KEEP, ELSEWHERE = "이 시설로 이용 적기", "제안으로 남기기", "다른 곳에서 열림"
TEXT: Final = (
    "그 시간에 비어 있고 인원이 들어가는 시설을 작은 곳부터 보입니다. "
    "고른 시설로 이용을 적거나 제안으로 남깁니다."
)
FITTING: Sequence[Column[RoomOffer]] = (
    Column("name", "시설", ColumnKind.NAME, 190, lambda one: one.name, sortable=False),
    Column("capacity", "수용 인원", ColumnKind.NUMBER, 84, lambda one: one.capacity, sortable=False),
    Column("fee_won", "이용료", ColumnKind.NUMBER, 84, lambda one: one.fee_won, sortable=False),
    Column("waiver", "감면 기준", ColumnKind.TEXT, 130, lambda one: one.waiver, sortable=False),
    Column("equipment", "장비", ColumnKind.QUIET, 150, lambda one: one.equipment, sortable=False),
    Column("contact", "문의처", ColumnKind.QUIET, 130, lambda one: one.contact, sortable=False),
)
LEFT_OUT: Sequence[Column[RoomOffer]] = (
    *FITTING[:2],
    Column(
        "why_not", "맞지 않는 까닭", ColumnKind.TEXT, 460, lambda one: one.why_not, sortable=False, spare=True
    ),
)


class RoomsTable(RecordTable):
    """The rooms of one of the two lists."""

    def __init__(self) -> None:
        self._given: GivenRows[RoomOffer] = GivenRows()
        super().__init__(RecordModel(self._given, FITTING), "시설")
        self.records.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def rooms(self) -> Sequence[RoomOffer]:
        return self._given.rows_now

    def show_rooms(self, rooms: Sequence[RoomOffer], columns: Sequence[Column[RoomOffer]]) -> None:
        """Show these; the first one is chosen."""
        self._given.rows_now = tuple(rooms)
        self.records.show_columns(columns)
        self.records.refresh()
        if rooms:
            self.select_id(rooms[0].id)

    def sizeHint(self) -> QSize:
        return QSize(600, current().px(HEAD) + SHOWN * current().px(ROW) + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(300, self.sizeHint().height())


class RoomSearch(FormDialog):
    """``use`` takes the use that begins with the chosen room, ``log`` what is kept as an offer."""

    def __init__(
        self,
        draft: VenueOfferDraft,
        context: TabContext,
        window: QWidget,
        use: Callable[[UsageDraft], object],
        log: Callable[[VenueOfferDraft], object],
    ) -> None:
        super().__init__("장소 찾기", USE, window, text=TEXT, width=WIDTH)
        self._draft, self._context, self._use, self._log = draft, context, use, log
        self._search = context.office.venue_search
        self._lay_out()
        self.keep = kind_button(KEEP)
        self.elsewhere = kind_button(ELSEWHERE)
        self.keep.clicked.connect(self._keep)
        self.elsewhere.clicked.connect(self._elsewhere)
        self.add_button(self.elsewhere)
        self.add_button(self.keep)
        self.check = self._problems
        self.perform = self._begin_use
        self.begin_at = "first"
        self.table.opened.connect(lambda _id: self.submit())
        self.body.edited.connect(lambda _key: self.look())
        self.look()

    @property
    def room(self) -> RoomOffer | None:
        """The room that is chosen among those that fit."""
        if self.body.inputs["list"].value() != FIT:
            return None
        return next((one for one in self.table.rooms if one.id == self.table.current_id), None)

    def question(self) -> RoomQuestion:
        """What is asked now."""
        values = self.body.values()
        return RoomQuestion(
            **{
                key: values[key]
                for key in ("first", "last", "start_minute", "end_minute", "people", "equipment")
            }
        )

    def look(self) -> None:
        """Search anew."""
        asked = self.question()
        found = [] if self.body.troubles() else self._search.rooms(asked)
        fit = [one for one in found if not one.why_not]
        rest = [one for one in found if one.why_not]
        chooser = self.body.inputs["list"]
        assert isinstance(chooser, SegmentInput)  # noqa: S101 - made so
        wanted = chooser.value()
        chooser.set_choices([(FIT, f"맞는 시설 {len(fit):,}곳"), (REST, f"맞지 않는 시설 {len(rest):,}곳")])
        chooser.set_value(wanted)
        self.table.show_rooms(*((fit, FITTING) if wanted == FIT else (rest, LEFT_OUT)))
        self.verb.setEnabled(self.room is not None)
        self._tell(asked, found, fit)

    def _lay_out(self) -> None:
        today = self._context.clock.today
        year = today().year if self._draft.asked_on is None else self._draft.asked_on.year
        departments = [one.offered for one in self._context.office.directory.departments()]
        body = self.body
        body.fields(
            "행사명", [Part("event", TextInput()), Part("department_id", PickInput(departments), "부서·동")]
        )
        days = [DateInput(lambda: year, today) for _ in range(2)]
        body.fields("행사일", [Part("first", days[0], required=True), Part("last", days[1], "끝나는 날")])
        body.fields(
            "시각",
            [
                Part("start_minute", TimeInput()), Part("end_minute", TimeInput(), "~"),
                Part("people", CountInput(), "인원"), Part("equipment", TextInput(), "장비"),
            ],
        )  # fmt: skip
        body.field("list", "시설", SegmentInput([(FIT, "맞는 시설"), (REST, "맞지 않는 시설")]))
        self.table = RoomsTable()
        self.note = TableNote(self.table)
        body.wide(self.table)
        draft = self._draft
        body.show_values(
            {
                "event": draft.event, "department_id": draft.department_id, "first": draft.wanted_on, "last": None,
                "start_minute": draft.start_minute, "end_minute": draft.end_minute, "people": draft.people,
                "equipment": draft.equipment, "list": FIT,
            }
        )  # fmt: skip

    def _tell(self, asked: RoomQuestion, found: Sequence[RoomOffer], fit: Sequence[RoomOffer]) -> None:
        self.note.setVisible(not self.table.rooms)
        if self.table.rooms:
            return
        if asked.first is None:
            self.note.say("행사일을 적으면 빈 시설을 찾습니다", "시각을 비워 두면 하루 종일로 봅니다.")
        elif not found:
            self.note.say("찾을 시설이 없습니다", "시설 보기에 방과 수용 인원을 적어 두면 여기서 찾습니다.")
        elif not fit:
            when = date_range_text(asked.first, asked.last)
            self.note.say(f"{when}에 맞는 시설이 없습니다", "‘맞지 않는 시설’에서 까닭을 볼 수 있습니다.")
        else:
            self.note.say("모든 시설이 맞습니다", "")

    def _problems(self) -> list[Problem]:
        found = question_problems(self.question())
        if not found and self.room is None:
            found = [Problem("list", "맞는 시설에서 하나를 고르세요.")]
        return found

    def _begin_use(self) -> bool:
        room, values = self.room, self.body.values()
        assert room is not None  # noqa: S101 - the check blocks without one
        draft = UsageDraft(
            values["first"], values["event"], until_on=values["last"], start_minute=values["start_minute"],
            end_minute=values["end_minute"], host=self._host(values["department_id"]),
            department_id=values["department_id"], building_id=room.building_id, venue_id=room.id,
            attendees=values["people"], fee_won=room.fee_won, note=values["equipment"],
        )  # fmt: skip
        self._use(draft)
        return True

    def _host(self, department_id: int | None) -> UsageHost:
        offered = self._context.office.directory.departments()
        kind = next((one.hint for one in offered if one.id == department_id), "")
        return UsageHost.DONG if kind == DepartmentKind.DONG.value else UsageHost.DEPARTMENT

    def _asked(self) -> VenueOfferDraft:
        values: dict[str, Any] = self.body.values()
        values["wanted_on"] = values["first"]
        names = ("event", "department_id", "wanted_on", "start_minute", "end_minute", "people", "equipment")
        asked = {name: values[name] for name in names}
        return replace(self._draft, **asked, version=None, held_at="", reason=None)

    def _keep(self) -> None:
        room = self.room
        draft = replace(self._asked(), venue_id=room.id if room else None, outcome=OfferOutcome.WAITING)
        self.accept()
        self._log(draft)

    def _elsewhere(self) -> None:
        draft = replace(self._asked(), outcome=OfferOutcome.ELSEWHERE)
        self.accept()
        self._log(draft)


def asked_of(use: UsageDraft, blank: VenueOfferDraft) -> VenueOfferDraft:
    """What a use would ask for, were its room looked for again."""
    return replace(
        blank, event=use.event, department_id=use.department_id, wanted_on=use.used_on,
        start_minute=use.start_minute, end_minute=use.end_minute, people=use.attendees or None,
    )  # fmt: skip
