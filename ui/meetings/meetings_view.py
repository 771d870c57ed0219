"""회의 and 워크숍: the register of meetings, in 연계사업 all of them, in 활동 workshops (features.md C6, E2, E3).

Two tabs show it; what is done with one meeting stands in ``ui.meetings.acts``.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QTimer

from desktop_app.attachments.records import Owner
from desktop_app.changes import Kind
from desktop_app.meeting_terms import MeetingKind, MeetingState
from desktop_app.meetings.kinds import meeting_kind_state, meeting_state
from desktop_app.meetings.records import MeetingDraft, attendance_of
from desktop_app.register.kind import RegisterRow
from desktop_app.values import minute_range_text
from ui.actions import Action, Command
from ui.attachments.files_part import FilesPart
from ui.feature_tab import Place, TabContext
from ui.intake.drops import FileDrops
from ui.meetings.acts import MeetingActs
from ui.meetings.lines import attendees_input, follow_ups_input, items_input
from ui.meetings.pitches import PitchLinks
from ui.record_screen import Shown
from ui.register_view import Plan, RegisterView
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.form import Heading, RecordForm
from ui.widgets.plain import plain_label

if TYPE_CHECKING:
    from desktop_app.meetings.service import Meetings

Row = RegisterRow[MeetingDraft]
ABOUT = (("project_id", "사업"), ("proposal_id", "제안"), ("linkage_id", "1:1 연계"))


def _about(row: Row) -> str:
    return next((row.names[key] for key, _ in ABOUT if row.names.get(key)), "")


def _people(row: Row) -> int | None:
    return attendance_of(row.draft).people or None


def _time(row: Row) -> str:
    return minute_range_text(row.draft.start_minute, row.draft.end_minute)


def _absent(row: Row) -> int | None:
    return attendance_of(row.draft).absent or None


COLUMNS: Sequence[Column[Any]] = (
    Column("held_on", "날짜", ColumnKind.DATE, 104, lambda row: row.draft.held_on),
    Column("time", "시각", ColumnKind.TEXT, 104, _time, hide_rank=4),
    Column("title", "회의", ColumnKind.NAME, 220, lambda row: row.draft.title),
    Column("kind", "구분", ColumnKind.STATE, 104, meeting_kind_state),
    Column("about", "이어진 기록", ColumnKind.QUIET, 150, _about, sortable=False, hide_rank=1, spare=True),
    Column("place", "장소", ColumnKind.QUIET, 110, lambda row: row.draft.place, hide_rank=3),
    Column("people", "인원", ColumnKind.NUMBER, 56, _people),
    Column("open", "열린 후속", ColumnKind.NUMBER, 72, lambda row: row.more.get("open") or None, hide_rank=2),
    Column("state", "상태", ColumnKind.STATE, 104, meeting_state),
)  # fmt: skip
WORKSHOP_COLUMNS: Sequence[Column[Any]] = (
    Column("held_on", "날짜", ColumnKind.DATE, 104, lambda row: row.draft.held_on),
    Column("time", "시각", ColumnKind.TEXT, 104, _time, hide_rank=3),
    Column("title", "워크숍", ColumnKind.NAME, 230, lambda row: row.draft.title),
    Column("kind", "구분", ColumnKind.STATE, 110, meeting_kind_state, hide_rank=4),
    Column("mode", "방식", ColumnKind.TEXT, 60, lambda row: row.draft.mode.value, hide_rank=2),
    Column("place", "장소", ColumnKind.QUIET, 120, lambda row: row.draft.place, hide_rank=1, spare=True),
    Column("items", "순서", ColumnKind.NUMBER, 50, lambda row: len(row.draft.items) or None, sortable=False),
    Column("people", "참석", ColumnKind.NUMBER, 56, _people),
    Column("absent", "불참", ColumnKind.NUMBER, 56, _absent, sortable=False),
    Column("state", "상태", ColumnKind.STATE, 104, meeting_state),
)  # fmt: skip


class MeetingsView(RegisterView):
    """All meetings of a year."""

    first: ClassVar[MeetingKind] = MeetingKind.KICKOFF
    """What a new record is."""

    def __init__(self, context: TabContext, year: Callable[[], int], go: Callable[[Place], object]) -> None:
        plan = Plan(
            COLUMNS,
            "회의·사람·사업 찾기 — 초성도 됩니다",
            "초동미팅부터 적으면 실무협의와 후속조치가 이어지고, 열린 후속조치는 홈에 나옵니다.",
            Action.ADD_MEETING,
            meeting_state,
        )
        self._begin(context, year, go, context.office.meetings, plan)

    def _begin(
        self,
        context: TabContext,
        year: Callable[[], int],
        go: Callable[[Place], object],
        register: "Meetings",
        plan: Plan,
    ) -> None:
        self._bodies: dict[int, str] = {}
        self._numbers: dict[int, str] = {}
        self.meetings = register
        self.attendees = attendees_input(lambda: self._bodies)
        self.items = items_input(lambda: self._bodies, lambda: self._numbers)
        self.follow_ups = follow_ups_input(year, context.clock.today)
        super().__init__(context, year, go, register, plan)
        self.acts = MeetingActs(context, go, register, self)
        self.pitches.chosen.connect(self.acts.propose)
        self.pitches.led.connect(self.acts.show_proposal)

    def more_inputs(self, form: RecordForm) -> None:
        body = form.body
        self.kickoff = plain_label("", "table", tone="warning")
        self.kickoff.setWordWrap(True)
        body.inputs["kind"].add_note(self.kickoff)
        body.field_left.connect(lambda _key: self._tell_kickoff())
        self.present = body.linked("참석 현황")
        self.sides = body.noted("편별")
        body.section("참석자")
        body.lines("attendees", "참석자", self.attendees)
        body.section("순서")
        body.lines("items", "순서", self.items)
        self.pitches = PitchLinks()
        body.wide(self.pitches)
        body.section("후속조치")
        body.lines("follow_ups", "후속조치", self.follow_ups)
        self.files = FilesPart(self.context, narrow=True)
        body.wide(self.files)

    def show_more(self, row: Row | None) -> None:
        owner = Owner(Kind.MEETING, row.id) if row is not None else None
        self.files.show_files(owner)
        files = self.context.office.attachments.of(owner) if owner is not None else []
        self.items.offer("file_id", [(one.id, one.name) for one in files])
        draft = row.draft if row is not None else None
        self._show_kickoff(row)
        self._numbers = {one.id or 0: one.number for one in draft.items if one.number} if draft else {}
        self.pitches.show_items(draft.items if draft else ())
        self._show_attendance(draft)

    def links(self, row: Row) -> list[tuple[str, Callable[[], object]]]:
        places = {
            "project_id": ("projects", "projects", Kind.PROJECT),
            "proposal_id": ("proposals", "proposals", Kind.PROPOSAL),
            "linkage_id": ("projects", "linkages", Kind.LINKAGE),
        }
        found: list[tuple[str, Callable[[], object]]] = []
        for key, word in ABOUT:
            record_id = getattr(row.draft, key)
            if record_id is not None and row.names.get(key):
                tab, view, kind = places[key]
                place = Place(tab, view=view, kind=kind, record_id=record_id)
                found.append((f"{word} 보기", partial(self.go, place)))
        return found

    def blank(self) -> MeetingDraft:
        return MeetingDraft(kind=self.first)

    def more_values(self, draft: MeetingDraft) -> Mapping[str, Any]:
        return {"attendees": draft.attendees, "items": draft.items, "follow_ups": draft.follow_ups}

    def extra(self) -> Sequence[Command]:
        acts = self.acts
        return (
            Command(Action.NEXT_MEETING, self.copy_as_next, aside=True),
            Command(Action.PRINT_PROGRAMME, acts.print_programme, aside=True),
            Command(Action.PRINT_SIGN_IN, acts.print_sign_in, aside=True),
            *self.attendees_in(),
            Command(Action.TAKE_ATTENDANCE, acts.take_attendance),
            Command(Action.PRINT_MINUTES, acts.print_minutes),
        )

    def attendees_in(self) -> Sequence[Command]:
        """The way in for a list of attendees; 가져오기 itself brings meetings here."""
        return (Command(Action.TAKE_ATTENDEES, self.acts.take_attendees, aside=True),)

    def copy_as_next(self) -> None:
        """The next meeting of the chosen one, ready to be put on its day."""
        key = self.records.screen.record_id
        if key is None:
            return
        draft = self.meetings.next_of(key)
        self._held = draft
        self.show_more(None)
        heading = Heading(f"새 {self.register.kind.noun}", subtitle="앞 회의의 참석자를 옮겼습니다")
        self.records.begin(Shown(self._values(draft), heading))
        self.form.body.focus_field("held_on")

    def _offer(self) -> None:
        super()._offer()
        directory = self.context.office.directory
        bodies = [one.offered for one in directory.bodies()]
        self._bodies = {one[0]: one[1] for one in bodies}
        for lines in (self.attendees, self.items):
            lines.offer("who", bodies)
        self.follow_ups.offer("department_id", [one.offered for one in directory.departments()])

    def _show_kickoff(self, row: Row | None) -> None:
        """What is the matter with a 실무협의 stands beside its kind as soon as it is shown."""
        found = self.register.problems(row.draft, row.id) if row and row.more.get("no_kickoff") else []
        self.kickoff.setText(next((one.text for one in found if one.field == "kind"), ""))
        QTimer.singleShot(
            0, self.form, self._tell_kickoff
        )  # the form is filled first, and forgets what it told

    def _tell_kickoff(self) -> None:
        """Once the form looks at the draft, the field says it itself."""
        told = self.form.body.inputs["kind"].problem_text
        self.kickoff.setVisible(bool(self.kickoff.text()) and not told)

    def _show_attendance(self, draft: MeetingDraft | None) -> None:
        found = attendance_of(draft or MeetingDraft())
        self.sides.setText(found.words or "-")
        if draft is None or not (found.people or found.listed):
            self.present.show_count("", None)
            return
        planned = draft.state is MeetingState.PLANNED and not found.marked
        away = f" · 불참 {found.absent:,}명" if found.absent else ""
        words = f"{'올 사람' if planned else '참석'} {found.people:,}명{away}"
        self.present.show_count(words, self.acts.take_attendance if draft.attendees else None)


class WorkshopsView(MeetingsView):
    """Workshops and 협력회의 of a year, which the plan asks for in each half of it."""

    first: ClassVar[MeetingKind] = MeetingKind.WORKSHOP

    def __init__(self, context: TabContext, year: Callable[[], int], go: Callable[[Place], object]) -> None:
        plan = Plan(
            WORKSHOP_COLUMNS,
            "워크숍·발표·참석자 찾기 — 초성도 됩니다",
            "제안설명·발제·현황을 순서대로 적으면 식순과 등록부가 나오고, 반기별 횟수가 실적에 모입니다.",
            Action.ADD_WORKSHOP,
            meeting_state,
            imports=False,
            key="workshop",
        )
        self._begin(context, year, go, context.office.workshops, plan)
        FileDrops(self.records.screen, self.acts.take_attendees)

    def attendees_in(self) -> Sequence[Command]:
        return (Command(Action.TAKE_IN, self.acts.take_attendees),)
