"""사람: the people behind tenants, partners and departments, masked in the list (features.md A6)."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any

from desktop_app.changes import Kind
from desktop_app.directory.records import (
    Body,
    BodyKind,
    PersonDraft,
    PersonRow,
    membership_problems,
    person_gaps,
    person_problems,
)
from desktop_app.duplicates.records import LikeKind
from desktop_app.errors import FileTrouble
from desktop_app.listing import ListQuery
from desktop_app.privacy.records import CONTACT_DATA, subject
from desktop_app.problems import Problem
from desktop_app.terms import FIELD_LABELS, CollectionBasis, Deed
from desktop_app.values import masked_name
from ui.actions import Action, Command
from ui.duplicates.doubles import Doubles
from ui.feature_tab import Place, TabContext
from ui.intake.list_in import ListIn
from ui.outgoing.export_dialog import ListExport
from ui.outgoing.list_out import ListOut
from ui.record_screen import Keeping, RecordScreen, Shown
from ui.tenants.codes import choices
from ui.tenants.hand_over_sheet import HandOverSheet, Post
from ui.views_tab import RecordView
from ui.widgets.basis import follow_basis
from ui.widgets.choice_inputs import CheckInput, ChoiceInput, PickInput
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.empty_note import Way
from ui.widgets.form import Heading, RecordForm
from ui.widgets.inputs import TextArea, TextInput
from ui.widgets.list_screen import ListScreen, ListWords, Nothing
from ui.widgets.value_inputs import DateInput
from ui.widgets.veil import Veil, veiled_mail, veiled_name, veiled_phone

COLUMNS: tuple[Column[PersonRow], ...] = (
    Column("name", "성명", ColumnKind.NAME, 90, lambda row: row.name, personal=True),
    Column("body", "소속", ColumnKind.TEXT, 190, lambda row: row.body, sortable=False),
    Column("post", "직위", ColumnKind.TEXT, 90, lambda row: row.post),
    Column("role", "맡은 일", ColumnKind.QUIET, 110, lambda row: row.role, sortable=False, hide_rank=3),
    Column("phone", "전화", ColumnKind.QUIET, 120, lambda row: row.phone, sortable=False, personal=True),
    Column(
        "mail",
        "전자우편",
        ColumnKind.QUIET,
        190,
        lambda row: row.mail,
        sortable=False,
        hide_rank=4,
        personal=True,
    ),
    Column("state", "재직", ColumnKind.STATE, 100, lambda row: row.state, sortable=False, hide_rank=2),
    Column("basis", "수집근거", ColumnKind.TEXT, 100, lambda row: row.basis, sortable=False, hide_rank=1),
    Column("retain_until", "보유기한", ColumnKind.DATE, 96, lambda row: row.retain_until, hide_rank=3),
)
WORDS = ListWords("사람", "성명·소속 찾기 — 초성도 됩니다", open_hint="Enter 고른 사람 열기")
_MEMBERSHIP = frozenset({"tenant_id", "partner_id", "department_id"})
NEW_FOR = "+"


class PeopleView(RecordView):
    """The list of people."""

    def __init__(self, context: TabContext, year: Callable[[], int], go: Callable[[Place], object]) -> None:
        self._office = context.office
        self._context = context
        self._new_for: Body | None = None
        self._body: PickInput[int] = PickInput((), placeholder="단체·기관·부서 이름 일부나 초성")
        self._team: ChoiceInput[int] = ChoiceInput((), empty="-")
        self.form = self._make_form(context, year)
        self._offer()
        screen = ListScreen(context.office.people, COLUMNS, self.form, WORDS)
        screen.nothing = lambda _: Nothing(
            "사람이 아직 없습니다",
            "단체의 ‘사람’ 칸이나 여기에서 더할 수 있습니다.",
            [Way("사람 추가", self.add, "Ctrl+N"), Way("가져오기", self.take_in, Action.TAKE_IN.keys)],
        )
        people = context.office.people
        keeping = Keeping(
            self._read,
            self._blank,
            self._draft,
            _problems,
            people.add,
            people.edit,
            people.remove,
            "person",
        )
        super().__init__(RecordScreen(screen, self.form, keeping, context))
        self.veil.listen_in(self.widget)
        self.doubles = Doubles(LikeKind.PERSON, self.form, context, go)
        self._in = ListIn("person", screen, context)
        self._out = ListOut(ListExport("사람", "명", screen, Kind.PERSON, cards=True), context, go)
        self.records.open_list(ListQuery(view="all", order="name"))

    def commands(self) -> Sequence[Command]:
        return (
            *self._in.commands(),
            *self._out.commands(),
            Command(Action.HAND_OVER, self.hand_over, aside=True),
            *self.doubles.commands(),
            Command(Action.ADD_PERSON, self.add, main=True),
        )

    def take_in(self) -> None:
        """Ctrl+O."""
        self._in.begin()

    def add(self) -> None:
        """A new person of any body."""
        self._new_for = None
        self.records.begin()

    def hand_over(self) -> None:
        """담당자 바꾸기, for the person that is shown."""
        record_id = self.records.screen.record_id
        officer = self._office.posts.officer(record_id) if record_id is not None else None
        if officer is not None:
            HandOverSheet(Post(*officer), self._context, self.widget.window()).open()

    def arrive(self, place: Place) -> None:
        """From a body: its people, or a new one for it (``text`` is ``+`` and the view of the body)."""
        if place.text.startswith(NEW_FOR):
            self._new_for = Body.of_view(place.text.removeprefix(NEW_FOR))
            self.records.begin()
            return
        super().arrive(place)

    def refresh(self) -> None:
        self._offer()
        super().refresh()

    def set_year(self, year: int) -> None:
        """People stay over the years."""

    def _make_form(self, context: TabContext, year: Callable[[], int]) -> RecordForm:
        form, today = RecordForm("사람", kind="person", drafts=context.office.drafts), context.clock.today
        body = form.body
        self.veil = Veil(form, self._looked, context.notify.trouble)
        self.veil.head(body, "사람")
        body.field("name", "성명", veiled_name(), required=True)
        body.field("body", "소속", self._body, required=True)
        body.field("team_id", FIELD_LABELS["team_id"], self._team)
        body.field("post", "직위", TextInput())
        body.field("role", "맡은 일", TextInput())
        body.field("is_primary", "대표", CheckInput("이 단체에 연락할 때 먼저 찾는 사람"))
        body.section("연락처")
        body.field("phone", "전화", veiled_phone())
        body.field("mobile", "휴대전화", veiled_phone())
        body.field("mail", "전자우편", veiled_mail())
        body.section("개인정보")
        body.field("collection_basis", "수집근거", ChoiceInput(choices(CollectionBasis)))
        body.field("collected_on", "수집일", DateInput(year, today))
        body.field("retain_until", "보유기한", DateInput(year, today))
        body.section("기간과 메모")
        body.field("since_on", "시작", DateInput(year, today))
        body.field("until_on", "끝", DateInput(year, today))
        body.field("note", "메모", TextArea(lines=2))
        self._body.changed.connect(self._follow_body)
        follow_basis(form, today, self._proposed_term)
        return form

    def _proposed_term(self) -> date | None:
        body = Body.of_key(self._body.value())
        tenant = body.id if body is not None and body.kind is BodyKind.TENANT else None
        return self._office.registers.subjects.proposed_for(tenant)

    def _looked(self, person_id: int) -> None:
        self._office.access.note(Deed.VIEW, subject("person", [person_id]), 1, CONTACT_DATA)

    def _offer(self) -> None:
        self._body.set_choices([one.offered for one in self._office.directory.bodies()])
        self._offer_teams(Body.of_key(self._body.value()))

    def _follow_body(self) -> None:
        with suppress(FileTrouble):  # a field is also left when the window closes, after its office
            self._offer_teams(Body.of_key(self._body.value()))

    def _offer_teams(self, body: Body | None) -> None:
        """A department has teams; other bodies show no such field."""
        department = body.id if body is not None and body.kind is BodyKind.DEPARTMENT else None
        found = self._office.teams.choices(department)
        if self._team.value() not in {key for key, _ in found}:
            self._team.set_value(None)
        self._team.set_choices(found)
        row = self._team.parentWidget()
        if row is not None:
            row.setVisible(bool(found))

    def _read(self, person_id: int) -> Shown:
        record = self._office.people.record(person_id)
        self._team.set_value(record.draft.team_id)
        self._offer_teams(record.draft.body)
        heading = Heading(
            masked_name(record.draft.name), record.state, record.body, [("삭제", self.records.remove_shown)]
        )
        return Shown(_values(record.draft), heading, person_gaps(record.draft), record.draft.version)

    def _blank(self) -> Shown:
        self._offer_teams(self._new_for)
        columns = self._new_for.columns if self._new_for is not None else {}
        return Shown(_values(PersonDraft(name="", **columns)), Heading("새 사람"))

    @staticmethod
    def _draft(values: dict[str, Any], version: int | None) -> PersonDraft:
        basis, body = values["collection_basis"], Body.of_key(values["body"])
        given = {key: value for key, value in values.items() if key != "body"}
        given["collection_basis"] = CollectionBasis[basis] if basis else None
        return PersonDraft(**given, **(body.columns if body is not None else {}), version=version)


def _values(draft: PersonDraft) -> dict[str, Any]:
    values = {name: getattr(draft, name) for name in PersonDraft.__dataclass_fields__}
    for name in (*_MEMBERSHIP, "version"):
        values.pop(name)
    values["body"] = draft.body.key if draft.body is not None else None
    values["collection_basis"] = draft.collection_basis.name if draft.collection_basis else None
    return values


def _problems(draft: PersonDraft, person_id: int | None) -> list[Problem]:
    del person_id  # no person stands in the way of another
    found = [*person_problems(draft), *membership_problems(draft)]
    return [replace(one, field="body") if one.field in _MEMBERSHIP else one for one in found]
