"""A paper of the catalogue over the window of a tab: its choices above its pages, as on the report screen."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from desktop_app.catalogue.catalogue import entry as entry_of
from desktop_app.catalogue.entries import Format, Narrowed, Wish
from desktop_app.catalogue.making import Made, seen
from desktop_app.terms import Deed
from ui.feature_tab import TabContext
from ui.paper_choices import PaperChoices
from ui.personal_paper import PersonalPaper

if TYPE_CHECKING:
    from ui.paper_sheet import Make


class CatalogueSheet(PersonalPaper):
    """Makes the pages anew after each choice; saved and printed is what is shown.

    ``narrowed`` is the part that a screen shows, to be chosen beside the whole. A paper that names people asks why
    before it shows them; without a reason it goes back to the paper before, or is closed.
    """

    def __init__(
        self, wish: Wish, context: TabContext, window: QWidget, narrowed: Narrowed | None = None
    ) -> None:
        entry = entry_of(wish.report)
        self.entry = entry
        self.wish = wish
        self._office = context.office
        self._made: Made | None = None
        self._noted: set[int] = set()
        super().__init__(
            entry.title,
            context,
            window,
            workbook=self._draws(Format.XLSX),
            document=self._draws(Format.HWPX),
            to_paper=entry.to_paper,
        )
        if entry.personal is not None:
            self.kind, self.detail = entry.personal.kind, entry.personal.detail
        self.choices = PaperChoices(context.clock.today, narrowed)
        self.offered = tuple(entry.chooser.offered(self._office, wish.year)) if entry.chooser else ()
        self.choices.show_wish(entry, wish, self.offered)
        self.choices.wished.connect(self._take)
        self.box.addWidget(self.choices)
        self.lay_out()

    @property
    def title(self) -> str:
        """The name of the paper as it was chosen."""
        return self._made.name if self._made is not None else self.entry.title

    @property
    def data(self) -> Any:
        """What the pages that are shown were made of."""
        return self._made.data if self._made is not None else None

    def people(self) -> Sequence[int]:
        return self._made.people if self._made is not None else ()

    def begin(self) -> None:
        """Open and make the pages."""
        self.open()
        self._make()

    def _draws(self, form: Format) -> "Make | None":
        """What makes a file of the paper that is shown; nothing where it is not made in this format."""
        return None if self.entry.why_not(form) else partial(self._drawn, form)

    def _drawn(self, form: Format) -> bytes:
        assert self._made is not None  # noqa: S101 - the buttons wait for the pages
        return self._made.draw(form)

    def _take(self, wish: Wish) -> None:
        self.wish = wish
        self._make()

    def _make(self) -> None:
        work = partial(seen, self._office, self.entry, self.wish, named=bool(self._reason))
        self.work(work, self._take_made)

    def _take_made(self, found: tuple[Made, bytes | None]) -> None:
        """The pages, or the question why they are wanted."""
        made, pdf = found
        before, self._made = self._made, made
        if pdf is None:
            told = f"{len(set(made.people)):,}명의 이름이 그대로 나옵니다."
            self.ask_first(told, self._make, partial(self._without, before))
            return
        if set(made.people) <= self._noted or self.note(Deed.VIEW):
            self._noted |= set(made.people)
            self._show(pdf)
        else:
            self._made = before

    def _without(self, before: Made | None) -> None:
        """No reason was given: the paper before, with the choices that it was made of."""
        if before is None:
            self.reject()
            return
        self._made, self.wish = before, before.wish
        self.choices.show_wish(self.entry, self.wish, self.offered)
        self._make()
