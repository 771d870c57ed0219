"""연락 in the form of a body: how many there are, how near the next one is, and a sheet to write one down."""

from collections.abc import Callable

from desktop_app.directory.records import Body
from ui.feature_tab import Place, TabContext
from ui.tenants.contact_sheet import ContactSheet
from ui.widgets.form import RecordForm


class BodyContacts:
    """A section of the form; the count leads to just the contacts that it counts."""

    def __init__(self, form: RecordForm, context: TabContext, go: Callable[[Place], object]) -> None:
        self._form, self._context, self._go = form, context, go
        self._body: Body | None = None
        self._name = ""
        form.body.section("연락", ("연락 적기", self.write))
        self.linked = form.body.linked("연락 기록")

    def show(self, body: Body | None, name: str = "") -> None:
        """Another body; None where it is not stored yet."""
        self._body, self._name = body, name
        if body is None:
            self.linked.show_count("", None)
            return
        standing = self._context.office.contacts.standing(body)
        waiting = f" · 다시 연락 {standing.waiting}" if standing.waiting else ""
        place = Place("tenants", view="contacts", saved_view=body.view)
        words = f"{standing.count}건{waiting}" if standing.count else ""
        self.linked.show_count(words, lambda: self._go(place), standing.state)

    def write(self) -> None:
        """연락 적기, for the body that is shown."""
        if self._body is None:
            self._context.notify.say("먼저 저장한 뒤에 연락을 적을 수 있습니다.")
            return
        ContactSheet(self._body, self._name, self._context, self._form.window()).open()
