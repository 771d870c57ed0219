"""연락 적기: a contact written down where its body is shown, without leaving it."""

from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.directory.contact_records import ContactDraft
from desktop_app.directory.records import Body
from ui.feature_tab import TabContext
from ui.tenants.contact_fields import ContactFields, draft_of, values_of
from ui.widgets.choice_inputs import CheckInput
from ui.widgets.form_sheet import FormDialog


class ContactSheet(FormDialog):
    """A new contact with one body; what was to be come back to by today can be marked as done with it."""

    def __init__(self, body: Body, name: str, context: TabContext, window: QWidget) -> None:
        super().__init__("연락 적기", "적기", window, text=name)
        self._body, self._context = body, context
        contacts, today = context.office.contacts, context.clock.today
        fields = ContactFields(context.office, lambda: context.year, today)
        fields.put_into(self.body)
        fields.offer_people(body)
        due = contacts.standing(body).due
        if due:
            words = f"오늘까지 다시 연락하기로 한 {due}건은 마침"
            self.body.field("settles", "앞서 적은 것", CheckInput(words))
        people = context.office.people.of_body(body)
        first = next((one.id for one in people if one.draft.until_on is None), None)
        blank = ContactDraft(today(), body, person_id=first)
        self.body.show_values({**values_of(blank), "settles": True})
        self.begin_at = "summary"
        self.check = lambda: contacts.problems(self._draft())
        self.perform = self._write

    def _draft(self) -> ContactDraft:
        values: dict[str, Any] = self.values()
        values.pop("settles", None)
        return draft_of(values, self._body)

    def _write(self) -> bool:
        draft, settles = self._draft(), bool(self.values().get("settles"))
        contacts = self._context.office.contacts
        return self._context.desk.perform(lambda: contacts.add(draft, settles=settles)) is not None
