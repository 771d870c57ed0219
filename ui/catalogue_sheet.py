"""A paper of the catalogue over the window of a tab: its choices above its pages, as on the report screen."""

from functools import partial

from PySide6.QtWidgets import QWidget

from desktop_app.catalogue.catalogue import entry as entry_of
from desktop_app.catalogue.entries import Format, Wish
from desktop_app.catalogue.making import collected
from desktop_app.office import Office
from ui.feature_tab import TabContext
from ui.paper_choices import PaperChoices
from ui.paper_sheet import PaperSheet


class CatalogueSheet(PaperSheet):
    """Makes the pages anew after each choice; saved and printed is what is shown."""

    def __init__(self, wish: Wish, context: TabContext, window: QWidget) -> None:
        entry = entry_of(wish.report)
        self._office = context.office
        self.wish = wish
        super().__init__(
            entry.title,
            context,
            window,
            workbook=lambda: _drawn(self._office, self.wish, Format.XLSX),
            document=lambda: _drawn(self._office, self.wish, Format.HWPX),
            to_paper=entry.to_paper,
        )
        self.choices = PaperChoices(context.clock.today)
        offered = entry.chooser.offered(context.office, wish.year) if entry.chooser is not None else ()
        self.choices.show_wish(entry, wish, offered)
        self.choices.wished.connect(self._take)
        self.box.addWidget(self.choices)
        self.lay_out()

    @property
    def title(self) -> str:
        """The name of the paper as it was chosen."""
        return collected(self._office, entry_of(self.wish.report), self.wish).name

    def begin(self) -> None:
        """Open and make the pages."""
        self.open()
        self._make()

    def _take(self, wish: Wish) -> None:
        self.wish = wish
        self._make()

    def _make(self) -> None:
        self.render_pages(partial(_drawn, self._office, self.wish, Format.PDF))


def _drawn(office: Office, wish: Wish, form: Format) -> bytes:
    return collected(office, entry_of(wish.report), wish).draw(form)
