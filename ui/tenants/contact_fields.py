"""The fields of one contact, for the view 연락 and for the sheet that writes one down from a body's form."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from desktop_app.directory.contact_records import ContactDraft
from desktop_app.directory.records import Body
from desktop_app.office import Office
from desktop_app.terms import FIELD_LABELS, ContactWay
from desktop_app.values import masked_name
from ui.tenants.codes import choices
from ui.widgets.choice_inputs import ChoiceInput
from ui.widgets.form_body import FormBody, Part
from ui.widgets.inputs import TextArea, TextInput
from ui.widgets.value_inputs import DateInput

PERSON_HINT: Final = "‘사람’에 적은 사람 가운데에서 고릅니다."
LEFT: Final = "지난 사람"


class ContactFields:
    """When, how, with whom, what was said, and when to come back to it."""

    def __init__(self, office: Office, year: Callable[[], int], today: Callable[[], date]) -> None:
        self._office = office
        self._year = year
        self._today = today
        self.person: ChoiceInput[int] = ChoiceInput((), empty="-")

    def put_into(self, body: FormBody, next_section: str = "다음에 할 일") -> None:
        """Lay the fields into a form or sheet."""
        label = FIELD_LABELS
        way = ChoiceInput(choices(ContactWay), empty=None)
        body.fields(
            label["contacted_on"],
            [Part("contacted_on", DateInput(self._year, self._today)), Part("way", way, label["way"])],
            required=True,
        )
        body.field("person_id", label["person_id"], self.person, hint=PERSON_HINT)
        body.field("summary", label["summary"], TextArea(lines=4), required=True)
        body.section(next_section)
        body.field("next_on", label["next_on"], DateInput(self._year, self._today))
        body.field("next_step", "할 일", TextInput())

    def offer_people(self, body: Body | None) -> None:
        """The people of a body; one of another body is let go."""
        found = self._office.people.of_body(body) if body is not None else []
        today = self._today()
        chosen = self.person.value()
        if chosen not in {one.id for one in found}:
            self.person.set_value(None)
        self.person.set_choices(
            [
                (
                    one.id,
                    _words(masked_name(one.draft.name), one.draft.post, left=bool(until and until < today)),
                )
                for one in found
                for until in (one.draft.until_on,)
            ]
        )


def values_of(draft: ContactDraft) -> dict[str, Any]:
    """A draft as the fields show it."""
    values = {name: getattr(draft, name) for name in ContactDraft.__dataclass_fields__ if name != "version"}
    return {**values, "way": draft.way.name, "body": draft.body.key if draft.body else None}


def draft_of(values: dict[str, Any], body: Body | None, version: int | None = None) -> ContactDraft:
    """What the fields say of a contact with this body."""
    return ContactDraft(**{**values, "body": body, "way": ContactWay[values["way"]]}, version=version)


def _words(name: str, post: str, *, left: bool) -> str:
    words = f"{name} {post}".strip()
    return f"{words} ({LEFT})" if left else words
