"""입주단체: the register as a list with the form beside it (features.md A1)."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict
from typing import Any

from desktop_app.attachments.records import Owner
from desktop_app.changes import Kind
from desktop_app.directory.records import Body, BodyKind, PersonDraft
from desktop_app.duplicates.records import LikeKind
from desktop_app.errors import FileTrouble
from desktop_app.listing import ListQuery
from desktop_app.privacy.records import CONTACT_DATA, subject
from desktop_app.tenants.records import TenantDraft, TenantRow
from desktop_app.terms import FIELDS, LEGAL_FORMS, CollectionBasis, Deed, TenantGroup, TenantPlace
from desktop_app.values import count_text
from ui.actions import Action, Command
from ui.attachments.files_part import FilesPart
from ui.duplicates.doubles import Doubles
from ui.feature_tab import Place, TabContext
from ui.intake.list_in import ListIn
from ui.outgoing.export_dialog import ListExport
from ui.outgoing.list_out import ListOut
from ui.record_screen import Keeping, RecordScreen, Shown
from ui.tenants.body_contacts import BodyContacts
from ui.tenants.codes import choices
from ui.views_tab import RecordView
from ui.widgets.basis import follow_basis
from ui.widgets.choice_inputs import ChoiceInput, PickInput
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.empty_note import Way
from ui.widgets.form import Heading, RecordForm
from ui.widgets.form_body import Part
from ui.widgets.inputs import NamesInput, TextArea, TextInput
from ui.widgets.list_screen import ListScreen, ListWords, Nothing
from ui.widgets.value_inputs import DateInput
from ui.widgets.veil import Veil, veiled_mail, veiled_name, veiled_phone

COLUMNS: tuple[Column[TenantRow], ...] = (
    Column("name", "단체명", ColumnKind.NAME, 280, lambda row: row.name),
    Column("place", "건물·호실", ColumnKind.TEXT, 122, lambda row: row.place),
    Column("field", "분야", ColumnKind.TEXT, 92, lambda row: row.field),
    Column("legal_form", "법인 형태", ColumnKind.QUIET, 140, lambda row: row.legal_form, hide_rank=2),
    Column(
        "contact",
        "대표 연락",
        ColumnKind.QUIET,
        90,
        lambda row: row.contact,
        sortable=False,
        hide_rank=6,
        personal=True,
    ),
    Column(
        "phone",
        "전화",
        ColumnKind.QUIET,
        120,
        lambda row: row.phone,
        sortable=False,
        hide_rank=5,
        personal=True,
    ),
    Column("agreed_from", "협약 시작", ColumnKind.DATE, 96, lambda row: row.agreed_from, hide_rank=4),
    Column("agreed_until", "협약 종료", ColumnKind.DATE, 96, lambda row: row.agreed_until),
    Column("state", "상태", ColumnKind.STATE, 100, lambda row: row.state, sortable=False),
    Column("proposals", "제안", ColumnKind.NUMBER, 50, lambda row: row.proposals or None, hide_rank=3),
    Column("missing", "미비", ColumnKind.NUMBER, 50, lambda row: row.missing or None, hide_rank=1),
)
WORDS = ListWords(
    "입주단체", "찾기 — 초성도 됩니다 (예: ㄴㅌㄴㅁ)", open_hint="Enter 고른 단체 열기", whole="ever"
)
PROFILE_HINT = "입주단체 소개집에 이대로 실립니다. 두세 문장이 알맞습니다."
ADDRESS_EMPTY = "비우면 파크 안 건물·호실"
_CONTACT = ("name", "post", "phone", "mobile", "mail", "collection_basis", "collected_on", "retain_until")
_ENUMS = {"tenant_group": TenantGroup, "place": TenantPlace}


class TenantForm(RecordForm):
    """The form of one tenant with the person to reach; other people are a link away."""

    def __init__(self, context: TabContext, year: Callable[[], int], go: Callable[[Place], object]) -> None:
        super().__init__("단체", kind="tenant", drafts=context.office.drafts)
        self._context = context
        self.building: PickInput[int] = PickInput(())
        self.host: PickInput[int] = PickInput(())
        body, today = self.body, context.clock.today
        body.section("기본")
        body.field("name", "단체명", TextInput(), required=True)
        body.field(
            "aliases", "다른 이름", NamesInput(lines=1, placeholder="옛 이름·줄인 이름, 쉼표로 나누어")
        )
        body.field("field", "분야", PickInput([(field, field) for field in FIELDS]))
        self.suited = body.noted("어울리는 부서")
        body.field("legal_form", "법인 형태", ChoiceInput([(form, form) for form in LEGAL_FORMS]))
        body.field("business", "주요사업", TextInput())
        body.field("cooperation", "협업 가능", TextInput())
        body.field("homepage", "홈페이지", TextInput())
        body.section("공간과 협약")
        body.field("tenant_group", "관리 구분", ChoiceInput(choices(TenantGroup), empty=None), required=True)
        body.field("place", "공간 구분", ChoiceInput(choices(TenantPlace)))
        body.fields("건물·호실", [Part("building_id", self.building), Part("room", TextInput())])
        body.field("host_id", "상위 기관", self.host)
        body.field("address", "우편 주소", TextInput(placeholder=ADDRESS_EMPTY))
        body.field("agreed_from", "협약 시작", DateInput(year, today))
        body.field("agreed_until", "협약 종료", DateInput(year, today))
        body.field("moved_in_on", "입주일", DateInput(year, today))
        body.field("moved_out_on", "퇴거일", DateInput(year, today))
        body.edited.connect(self._follow_field)
        self.people_link: Callable[[], object] = lambda: None
        self.contact_id: int | None = None
        self._add_person_fields(year)
        self.contacts = BodyContacts(self, context, go)
        self._add_texts()

    def show_suited(self, field: str | None) -> None:
        """Whom the matching table names for a field: teams and departments to bring together with the tenant."""
        row = self._context.office.matching.row(field) if field else None
        self.suited.setText(", ".join(one.name for one in row.offices) if row and row.offices else "-")

    def _follow_field(self, key: str) -> None:
        if key == "field":
            with suppress(FileTrouble):  # a field is also left when the window closes, after its office
                self.show_suited(self.body.inputs[key].value())

    def _add_person_fields(self, year: Callable[[], int]) -> None:
        body, today = self.body, self._context.clock.today
        self.veil = Veil(self, self._looked, self._context.notify.trouble)
        self.veil.head(body, "사람", ("사람 추가", self._add_person))
        body.field("contact_name", "대표 연락", veiled_name())
        body.field("contact_post", "직위", TextInput())
        body.field("contact_phone", "전화", veiled_phone())
        body.field("contact_mobile", "휴대전화", veiled_phone())
        body.field("contact_mail", "전자우편", veiled_mail())
        body.field("contact_collection_basis", "수집근거", ChoiceInput(choices(CollectionBasis)))
        body.field("contact_collected_on", "수집일", DateInput(year, today))
        body.field("contact_retain_until", "보유기한", DateInput(year, today))
        subjects = self._context.office.registers.subjects
        agreed = body.inputs["agreed_until"].value
        follow_basis(self, today, lambda: subjects.proposed(agreed()), "contact_")
        self.people = body.linked("사람 모두")

    def _add_texts(self) -> None:
        body = self.body
        body.section("소개와 메모")
        body.field("profile", "소개글", TextArea(lines=4), hint=PROFILE_HINT)
        body.field("note", "메모", TextArea(lines=2))
        body.section("이어진 기록")
        self.proposals = body.linked("제안")
        self.usages = body.linked("대관 이용")
        self.files = FilesPart(self._context, narrow=True)
        body.wide(self.files)

    def _looked(self, tenant_id: int) -> None:
        whose = subject("person", [self.contact_id]) if self.contact_id else subject("tenant", [tenant_id])
        self._context.office.access.note(Deed.VIEW, whose, 1, CONTACT_DATA)

    def _add_person(self) -> None:
        self.people_link()

    def offer(self) -> None:
        """Fill the pick lists anew: buildings and hosting bodies may have changed."""
        directory = self._context.office.directory
        self.building.set_choices([choice.offered for choice in directory.buildings()])
        self.host.set_choices([choice.offered for choice in directory.partners()])


class TenantsView(RecordView):
    """The list of tenants."""

    def __init__(self, context: TabContext, year: Callable[[], int], go: Callable[[Place], object]) -> None:
        self._office = context.office
        self._go = go
        self._contacts: dict[int | None, tuple[int | None, PersonDraft | None]] = {}
        self._notify = context.notify
        self.form = TenantForm(context, year, go)
        self.form.offer()
        screen = ListScreen(context.office.tenants, COLUMNS, self.form, WORDS)
        screen.nothing = lambda _: Nothing(
            "입주단체가 아직 없습니다",
            "한 곳씩 적어 넣으면 현황표의 합계가 저절로 맞춰집니다.",
            [Way("단체 추가", self.add, "Ctrl+N"), Way("가져오기", self.take_in, Action.TAKE_IN.keys)],
        )
        tenants = context.office.tenants
        keeping = Keeping(
            self._read,
            self._blank,
            self._draft,
            tenants.problems,
            tenants.add,
            tenants.edit,
            tenants.remove,
            "tenant",
        )
        super().__init__(RecordScreen(screen, self.form, keeping, context))
        self.form.veil.listen_in(self.widget)
        self._in = ListIn("tenant", screen, context)
        self.doubles = Doubles(LikeKind.TENANT, self.form, context, go)
        self._out = ListOut(ListExport("입주단체", "곳", screen, Kind.TENANT, cards=True), context, go)
        self.records.open_list(ListQuery(view="all", order="name"))

    def commands(self) -> Sequence[Command]:
        return (
            *self._in.commands(),
            *self._out.commands(),
            Command(Action.NOTE_CONTACT, self.form.contacts.write, aside=True),
            *self.doubles.commands(),
            Command(Action.ADD_TENANT, self.add, main=True),
        )

    def take_in(self) -> None:
        """Ctrl+O."""
        self._in.begin()

    def add(self) -> None:
        """Ctrl+N."""
        self.records.begin()

    def refresh(self) -> None:
        self.form.offer()
        super().refresh()

    def set_year(self, year: int) -> None:
        """Tenants stay over the years."""

    def _read(self, tenant_id: int) -> Shown:
        record = self._office.tenants.record(tenant_id)
        draft = record.draft
        values = _values(draft)
        self._contacts[tenant_id] = (draft.contact_id, draft.contact)
        self.form.contact_id = draft.contact_id
        name, body = draft.name, Body(BodyKind.TENANT, tenant_id)
        self.form.people_link = lambda: self._go(Place("tenants", view="people", text=f"+{body.view}"))
        self.form.people.show_count(
            f"{record.people}명" if record.people else "",
            lambda: self._go(Place("tenants", view="people", saved_view=body.view)),
        )
        self.form.contacts.show(body, name)
        self.form.show_suited(draft.field)
        self.form.files.show_files(Owner(Kind.TENANT, tenant_id))
        self.form.proposals.show_count(
            f"{record.proposals}건" if record.proposals else "",
            lambda: self._go(Place("proposals", text=name)),
        )
        self.form.usages.show_count(
            f"{record.usages}건 · 연인원 {count_text(record.attendees)}명" if record.usages else "",
            lambda: self._go(Place("venues", text=name)),
        )
        heading = Heading(name, record.state, record.subtitle, [("삭제", self.records.remove_shown)])
        gaps = [(_GAP_FIELDS.get(key, key), label) for key, label in record.missing]
        return Shown(values, heading, gaps, draft.version)

    def _blank(self) -> Shown:
        self.form.people_link = lambda: self._notify.say("단체를 저장한 뒤에 사람을 더할 수 있습니다.")
        self.form.contacts.show(None)
        self.form.show_suited(None)
        self.form.files.show_files(None)
        for linked in (self.form.people, self.form.proposals, self.form.usages):
            linked.show_count("", None)
        return Shown(_values(TenantDraft(name="")), Heading("새 단체"))

    def _draft(self, values: dict[str, Any], version: int | None) -> TenantDraft:
        plain = {key: value for key, value in values.items() if not key.startswith("contact_")}
        for key, codes in _ENUMS.items():
            plain[key] = codes[plain[key]] if plain[key] else None
        plain["tenant_group"] = plain["tenant_group"] or TenantGroup.CENTER
        for key in ("field", "legal_form"):
            plain[key] = plain[key] or ""
        contact_id, known = self._contacts.get(self.form.record_id, (None, None))
        return TenantDraft(
            **plain, version=version, contact_id=contact_id, contact=self._contact(values, known)
        )

    @staticmethod
    def _contact(values: dict[str, Any], known: PersonDraft | None) -> PersonDraft | None:
        """The person as typed over the one that the form was filled from, its version included."""
        typed = {key: values[f"contact_{key}"] for key in _CONTACT}
        if known is None and not any(typed.values()):
            return None
        basis = typed.pop("collection_basis")
        return PersonDraft(
            **{
                **asdict(known or PersonDraft(name="")),
                **typed,
                "is_primary": True,
                "collection_basis": CollectionBasis[basis] if basis else None,
            }
        )


_GAP_FIELDS = {"people": "contact_name", "collection_basis": "contact_collection_basis"}


def _values(draft: TenantDraft) -> dict[str, Any]:
    values = {name: getattr(draft, name) for name in TenantDraft.__dataclass_fields__}
    for name in ("version", "contact_id", "contact"):
        values.pop(name)
    values["tenant_group"] = draft.tenant_group.name
    values["place"] = draft.place.name if draft.place else None
    for name in ("field", "legal_form"):
        values[name] = values[name] or None
    contact = draft.contact or PersonDraft(name="")
    for name in _CONTACT:
        values[f"contact_{name}"] = getattr(contact, name)
    values["contact_collection_basis"] = contact.collection_basis.name if contact.collection_basis else None
    return values
