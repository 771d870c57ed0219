"""부서 and 협력기관: who is asked, who proposes, under all the names they go by (features.md A4, A5)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from desktop_app.changes import Kind
from desktop_app.directory.bodies import Bodies
from desktop_app.directory.matching_records import PartyKind
from desktop_app.directory.records import Body, BodyDraft, BodyKind, BodyRow
from desktop_app.duplicates.records import LikeKind
from desktop_app.listing import ListQuery
from desktop_app.terms import DepartmentKind, PartnerKind
from ui.actions import Action, Command
from ui.duplicates.doubles import Doubles
from ui.feature_tab import Place, TabContext
from ui.intake.list_in import ListIn
from ui.outgoing.export_dialog import ListExport
from ui.outgoing.list_out import ListOut
from ui.record_screen import Keeping, RecordScreen, Shown
from ui.tenants.body_contacts import BodyContacts
from ui.tenants.codes import choices
from ui.tenants.officers_part import OfficersPart
from ui.tenants.teams_view import NEW_IN
from ui.views_tab import RecordView
from ui.widgets.choice_inputs import CheckInput, ChoiceInput, SegmentInput
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.empty_note import Way
from ui.widgets.form import Heading, RecordForm
from ui.widgets.inputs import NamesInput, TextArea, TextInput
from ui.widgets.list_screen import ListScreen, ListWords, Nothing

ALIASES_HINT = "쉼표로 나누어 적습니다. 찾기와 고르기에서 모두 통합니다."


@dataclass(frozen=True)
class Face:
    """How one of the two registers shows itself."""

    register: BodyKind
    kind: str
    add: Action
    placeholder: str
    nothing: str
    columns: tuple[Column[BodyRow], ...]
    fields: Callable[[RecordForm], None]
    blank: BodyDraft

    @property
    def noun(self) -> str:
        return self.register.value


def _department_fields(form: RecordForm) -> None:
    form.body.field("kind", "구분", SegmentInput(choices(DepartmentKind)), required=True)
    form.body.field("duties", "행정사항", TextArea(lines=3))
    form.body.field("in_use", "사용", CheckInput("지금 있는 부서·동"))


def _partner_fields(form: RecordForm) -> None:
    form.body.field("kind", "구분", ChoiceInput(choices(PartnerKind), empty=None), required=True)
    form.body.field("head", "기관장", TextInput())
    form.body.field("homepage", "홈페이지", TextInput())
    form.body.field("address", "우편 주소", TextInput())


def _columns(
    name: str, text: str, *more: Column[BodyRow], personal: bool = False
) -> tuple[Column[BodyRow], ...]:
    return (
        Column("name", name, ColumnKind.NAME, 200, lambda row: row.name),
        Column("kind", "구분", ColumnKind.TEXT, 110, lambda row: row.kind),
        Column("also", "다른 이름", ColumnKind.QUIET, 250, lambda row: row.also, sortable=False, hide_rank=2),
        Column(
            "text",
            text,
            ColumnKind.QUIET,
            260,
            lambda row: row.text,
            sortable=False,
            hide_rank=1,
            personal=personal,
        ),
        *more,
    )


DEPARTMENTS = Face(
    BodyKind.DEPARTMENT, "department", Action.ADD_DEPARTMENT, "부서·동 찾기 — 초성도 됩니다 (예: ㄷㅅㄱ)",
    "검토를 요청하고 대관·실적을 내는 부서와 동을 적어 두면 어디서나 골라 쓸 수 있습니다.",
    _columns(
        "부서·동", "행정사항",
        Column("in_use", "사용", ColumnKind.QUIET, 60, lambda row: "" if row.in_use else "안 씀", sortable=False),
    ),
    _department_fields, BodyDraft("", DepartmentKind.OFFICE),
)  # fmt: skip
PARTNERS = Face(
    BodyKind.PARTNER, "partner", Action.ADD_PARTNER, "기관 찾기 — 초성도 됩니다 (예: ㅊㄴㅎㅂ)",
    "함께 일하는 기관과 그 다른 이름을 적어 두면 어느 이름으로 찾아도 같은 기관이 나옵니다.",
    _columns("협력기관", "기관장", personal=True), _partner_fields, BodyDraft("", PartnerKind.AGENCY),
)  # fmt: skip


class BodiesView(RecordView):
    """One of the two registers."""

    def __init__(
        self, context: TabContext, bodies: Bodies, face: Face, go: Callable[[Place], object]
    ) -> None:
        self._bodies, self._face, self._go = bodies, face, go
        self._office = context.office
        form = RecordForm(face.noun, kind=face.kind, drafts=context.office.drafts)
        form.body.section(face.noun)
        form.body.field("name", "이름", TextInput(), required=True)
        face.fields(form)
        self._fields = form.body.noted("협업연계 분야")
        of_district = face.register is BodyKind.DEPARTMENT
        self._officers = OfficersPart(context, go, teams=of_district)
        if of_district:
            form.body.section("팀과 담당자", ("팀 추가", self._add_team))
        else:
            form.body.section("사람", ("사람 추가", self._add_person))
        form.body.wide(self._officers)
        self._people = form.body.linked("사람 모두")
        self.contacts = BodyContacts(form, context, go)
        form.body.section("다른 이름과 메모")
        form.body.field("aliases", "다른 이름", NamesInput(), hint=ALIASES_HINT)
        form.body.field("note", "메모", TextArea(lines=2))
        screen = ListScreen(bodies, face.columns, form, ListWords(face.noun, face.placeholder))
        screen.nothing = lambda _: self._nothing()
        keeping = Keeping(
            self._read,
            self._blank,
            self._draft,
            bodies.problems,
            bodies.add,
            bodies.edit,
            bodies.remove,
            face.kind,
        )
        super().__init__(RecordScreen(screen, form, keeping, context))
        self.doubles = Doubles(LikeKind[face.register.name], form, context, go)
        self._in = ListIn(face.kind, screen, context)
        self._out = ListOut(ListExport(face.noun, "곳", screen, Kind(face.kind), cards=True), context, go)
        self.records.open_list(ListQuery())

    def commands(self) -> Sequence[Command]:
        return (
            *self._in.commands(),
            *self._out.commands(),
            Command(Action.NOTE_CONTACT, self.contacts.write, aside=True),
            *self.doubles.commands(),
            Command(self._face.add, self.add, main=True),
        )

    def take_in(self) -> None:
        """Ctrl+O."""
        self._in.begin()

    def add(self) -> None:
        """A new one."""
        self.records.begin()

    def set_year(self, year: int) -> None:
        """Bodies stay over the years."""

    def _nothing(self) -> Nothing:
        """What an empty register says: how to fill it."""
        face = self._face
        ways = [
            Way(face.add.text, self.add, face.add.keys),
            Way("가져오기", self.take_in, Action.TAKE_IN.keys),
        ]
        return Nothing(f"{face.noun}이(가) 아직 없습니다", face.nothing, ways)

    def _add_team(self) -> None:
        """A new team, of the department that is shown."""
        shown = self.records.form.record_id
        self._go(Place("tenants", view="teams", text=f"{NEW_IN}{shown}" if shown else NEW_IN))

    def _add_person(self) -> None:
        """A new person, of the body that is shown."""
        shown = self.records.form.record_id
        if shown is not None:
            body = Body(self._face.register, shown)
            self._go(Place("tenants", view="people", text=f"{NEW_IN}{body.view}"))

    def _show_people(self, body: Body | None) -> None:
        """Who is in post today, and how many people there are and were."""
        lines = self._office.posts.of_body(body) if body is not None else ()
        self._officers.show_lines(body, lines, "지금 있는 사람을 적지 않았습니다." if body else "-")
        count = len(self._office.people.of_body(body)) if body is not None else 0
        if body is None or not count:
            self._people.show_count("", None)
            return
        place = Place("tenants", view="people", saved_view=body.view)
        self._people.show_count(f"{count}명", lambda: self._go(place))

    def _blank(self) -> Shown:
        self.contacts.show(None)
        self._show_people(None)
        self._fields.setText("-")
        return Shown(self._values(self._face.blank), Heading(f"새 {self._face.noun}"))

    def _read(self, body_id: int) -> Shown:
        draft = self._bodies.draft(body_id)
        body = Body(self._face.register, body_id)
        self.contacts.show(body, draft.name)
        self._show_people(body)
        named = self._office.matching.fields_of(PartyKind[self._face.register.name], body_id)
        self._fields.setText(", ".join(named) or "-")
        heading = Heading(draft.name, None, str(draft.kind.value), [("삭제", self.records.remove_shown)])
        return Shown(self._values(draft), heading, version=draft.version)

    @staticmethod
    def _values(draft: BodyDraft) -> dict[str, Any]:
        values = {name: getattr(draft, name) for name in BodyDraft.__dataclass_fields__ if name != "version"}
        return {**values, "kind": draft.kind.name}

    def _draft(self, values: dict[str, Any], version: int | None) -> BodyDraft:
        kinds = type(self._face.blank.kind)
        given = {**values, "kind": kinds[values["kind"]]}
        return BodyDraft(**given, version=version)
