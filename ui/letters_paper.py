"""Letters as the officer edited them, before they are printed or saved: drawn as the catalogue draws such papers."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app.catalogue.entries import Draw, Format
from desktop_app.catalogue.letters import LETTERS, Letters
from ui.feature_tab import TabContext
from ui.personal_paper import PersonalPaper

if TYPE_CHECKING:
    from ui.paper_sheet import Make


class LettersPaper(PersonalPaper):
    """The file says that it is a draft, the paper does not, which has its number from the document system."""

    def __init__(
        self,
        heading: str,
        letters: Letters,
        context: TabContext,
        window: QWidget,
        drawn: Mapping[Format, Draw] = LETTERS,
    ) -> None:
        def make(form: Format) -> "Make | None":
            return partial(drawn[form], letters) if form in drawn else None

        super().__init__(heading, context, window, workbook=make(Format.XLSX), document=make(Format.HWPX))
        self._letters, self._pages = letters, partial(drawn[Format.PDF], letters)
        self._people: Sequence[int] = ()
        self.lay_out()

    def name_for(self, people: Sequence[int], reason: str) -> None:
        """Whose names stand in the letters, and why they may: each print and file of it is written down."""
        self._people, self._reason = people, reason

    @property
    def title(self) -> str:
        return self._letters.name

    def people(self) -> Sequence[int]:
        return self._people

    def begin(self) -> None:
        """Open and make the pages."""
        self.open()
        self.render_pages(self._pages)
