"""Which rows of a list hold edits that wait to be saved, and the way back to a new record left half-written."""

from typing import TYPE_CHECKING

from ui.widgets.form import RecordForm
from ui.widgets.grid_model import GridModel

if TYPE_CHECKING:
    from ui.widgets.list_screen import ListScreen


class DraftMarks:
    """Marks the rows of a list screen from the drafts of its form."""

    def __init__(self, screen: "ListScreen") -> None:
        self._screen = screen

    def mark(self, _count: int = 0) -> None:
        """Something was typed, saved or thrown away."""
        form = self._screen.form
        if isinstance(form, RecordForm):
            ids = form.keeper.ids()
            here = {form.record_id} if form.record_id is not None else set()
            self._screen.model.mark_drafts(ids | here if form.unsaved else ids - here)
            self._tell_new_draft(form)

    def _tell_new_draft(self, form: RecordForm) -> None:
        """A new record that was left half-written is in no row; the strip leads back to it."""
        screen = self._screen
        if screen.begin is None or isinstance(screen.model, GridModel):
            return
        if form.keeper.find(None) is None or screen.composing_new:
            screen.strip.clear()
        elif not screen.strip.words:
            ways = [("이어서 쓰기", screen.begin), ("버리기", self._drop_new_draft)]
            screen.strip.say("쓰다 만 새 기록이 있습니다", "", ways)

    def _drop_new_draft(self) -> None:
        form = self._screen.form
        if isinstance(form, RecordForm):
            form.keeper.drop(None)
            self.mark()
