"""연락: the log of contacts with tenants, partners and departments, and what is to be come back to (features.md A6)."""

from collections.abc import Callable, Sequence
from contextlib import suppress

from desktop_app.changes import Kind
from desktop_app.directory.contact_records import ContactDraft, ContactRow
from desktop_app.directory.records import Body, BodyKind
from desktop_app.errors import FileTrouble
from desktop_app.listing import ListQuery
from desktop_app.terms import FIELD_LABELS
from ui.actions import Action, Command
from ui.feature_tab import Place, TabContext
from ui.outgoing.export_dialog import ListExport
from ui.outgoing.list_out import ListOut
from ui.record_screen import Keeping, RecordScreen, Shown
from ui.tenants.contact_fields import ContactFields, draft_of, values_of
from ui.views_tab import RecordView
from ui.widgets.choice_inputs import CheckInput, PickInput
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.empty_note import Way
from ui.widgets.form import Heading, RecordForm
from ui.widgets.list_screen import ListScreen, ListWords, Nothing

COLUMNS: tuple[Column[ContactRow], ...] = (
    Column("body", "상대", ColumnKind.NAME, 190, lambda row: row.body),
    Column("contacted_on", "연락한 날", ColumnKind.DATE, 96, lambda row: row.contacted_on),
    Column("way", "방법", ColumnKind.TEXT, 56, lambda row: row.way, hide_rank=3),
    Column(
        "person",
        "누구와",
        ColumnKind.QUIET,
        76,
        lambda row: row.person,
        sortable=False,
        hide_rank=2,
        personal=True,
    ),
    Column(
        "summary",
        "내용",
        ColumnKind.TEXT,
        200,
        lambda row: _first_line(row.summary),
        sortable=False,
        spare=True,
    ),
    Column(
        "next_step", "할 일", ColumnKind.QUIET, 150, lambda row: row.next_step, sortable=False, hide_rank=1
    ),
    Column("next_on", "다시 연락", ColumnKind.DATE, 96, lambda row: row.next_on),
    Column("state", "상태", ColumnKind.STATE, 92, lambda row: row.state, sortable=False),
)
WORDS = ListWords("연락", "상대·내용 찾기 — 초성도 됩니다", open_hint="Enter 고른 연락 열기")
HOMES = {BodyKind.TENANT: Kind.TENANT, BodyKind.PARTNER: Kind.PARTNER, BodyKind.DEPARTMENT: Kind.DEPARTMENT}


class ContactsView(RecordView):
    """The log as a list with a form."""

    def __init__(self, context: TabContext, year: Callable[[], int], go: Callable[[Place], object]) -> None:
        self._office = context.office
        self._desk = context.desk
        self._go = go
        self._today = context.clock.today
        self._body: PickInput[int] = PickInput((), placeholder="단체·기관·부서 이름 일부나 초성")
        self._fields = ContactFields(context.office, year, context.clock.today)
        self.form = self._make_form(context)
        self._offer()
        contacts = context.office.contacts
        screen = ListScreen(contacts, COLUMNS, self.form, WORDS)
        screen.nothing = lambda _: Nothing(
            "연락 기록이 아직 없습니다",
            "누구와 무슨 말을 나눴는지 적고 다시 연락할 날을 정하면 그날 홈에 나옵니다.",
            [Way(Action.ADD_CONTACT.text, self.add, Action.ADD_CONTACT.keys)],
        )
        keeping = Keeping(
            self._read,
            self._blank,
            lambda values, version: draft_of(values, Body.of_key(values["body"]), version),
            contacts.problems,
            contacts.add,
            contacts.edit,
            contacts.remove,
            "contact_note",
        )
        super().__init__(RecordScreen(screen, self.form, keeping, context))
        self._out = ListOut(ListExport("연락", "건", screen), context, go)
        self.records.open_list(ListQuery())

    def commands(self) -> Sequence[Command]:
        return (
            *self._out.commands(),
            Command(Action.SETTLE_CONTACT, self.settle),
            Command(Action.ADD_CONTACT, self.add, main=True),
        )

    def add(self) -> None:
        """Ctrl+N."""
        self.records.begin()

    def settle(self) -> None:
        """마침, for the chosen rows."""
        ids = self.records.screen.table.selected_ids()
        if ids:
            self._desk.perform(lambda: self._office.contacts.settle(ids))

    def refresh(self) -> None:
        self._offer()
        super().refresh()

    def set_year(self, year: int) -> None:
        """Contacts stay over the years."""

    def _make_form(self, context: TabContext) -> RecordForm:
        form = RecordForm("연락", kind="contact_note", drafts=context.office.drafts)
        form.body.section("연락")
        form.body.field("body", "상대", self._body, required=True)
        self._fields.put_into(form.body)
        form.body.field("settled", FIELD_LABELS["settled"], CheckInput("다시 연락할 일이 끝남"))
        self._body.changed.connect(self._follow_body)
        return form

    def _follow_body(self) -> None:
        with suppress(FileTrouble):  # a field is also left when the window closes, after its office
            self._fields.offer_people(Body.of_key(self._body.value()))

    def _offer(self) -> None:
        self._body.set_choices([one.offered for one in self._office.directory.bodies()])
        self._fields.offer_people(Body.of_key(self._body.value()))

    def _read(self, contact_id: int) -> Shown:
        record = self._office.contacts.record(contact_id)
        draft = record.draft
        self._fields.person.set_value(draft.person_id)
        self._fields.offer_people(draft.body)
        links = [("삭제", self.records.remove_shown)]
        if draft.body is not None:
            body = draft.body
            links.insert(0, (f"{body.kind.value} 보기", lambda: self._show_body(body)))
        heading = Heading(record.body, record.state, draft.way.value, links)
        return Shown(values_of(draft), heading, version=draft.version)

    def _blank(self) -> Shown:
        self._fields.offer_people(None)
        return Shown(values_of(ContactDraft(self._today())), Heading("새 연락"))

    def _show_body(self, body: Body) -> None:
        self._go(Place("tenants", kind=HOMES[body.kind], record_id=body.id))


def _first_line(text: str) -> str:
    return text.partition("\n")[0]
