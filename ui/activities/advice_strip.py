"""What the election law asks of publications, told above the views of 홍보; it forbids nothing (domain.md CAL-3)."""

from typing import Final

from ui.feature_tab import TabContext
from ui.widgets.strips import Strip

READ: Final = "읽음"
_MEMORY: Final = "publicity/read"


class AdviceStrip(Strip):
    """Hidden while there is nothing to tell, and once it was read until it says something else."""

    def __init__(self, context: TabContext) -> None:
        super().__init__()
        self._context = context

    def show_year(self, year: int) -> None:
        """What there is to tell of a year's publications."""
        what, text = self._context.office.publicity.advice(year)
        if not text or self._context.memory.get(_MEMORY) == text:
            self.clear()
            return
        self.say(what, text, [(READ, lambda: self._read(text))])

    def _read(self, text: str) -> None:
        self._context.memory.put(_MEMORY, text)
        self.clear()
