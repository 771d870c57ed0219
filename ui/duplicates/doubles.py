"""What a register's view has against doubles: the warning under a name being typed, and 중복 찾기 (A8)."""

from collections.abc import Callable, Sequence

from desktop_app.duplicates.records import LikeKind
from ui.actions import Action, Command
from ui.duplicates.alike_note import AlikeWatch, Ways
from ui.duplicates.find_sheet import PLACES, DuplicatesSheet
from ui.feature_tab import Place, TabContext
from ui.widgets.form import RecordForm


class Doubles:
    """One for each view with such a form; the form's field ``name`` is watched."""

    def __init__(
        self, kind: LikeKind, form: RecordForm, context: TabContext, go: Callable[[Place], object]
    ) -> None:
        self._kind = kind
        self._form = form
        self._context = context
        self._go = go
        self.watch = AlikeWatch(form, kind, context, Ways(self._open, self.compare))

    def commands(self) -> Sequence[Command]:
        return (Command(Action.FIND_DUPLICATES, self.find, aside=True),)

    def find(self) -> None:
        """중복 찾기 in the whole register."""
        self._show(None)

    def compare(self, one_id: int, other_id: int) -> None:
        """나란히 보기: the record of the form beside the one that reads like it."""
        self._show((one_id, other_id))

    def _show(self, pair: tuple[int, int] | None) -> None:
        DuplicatesSheet(self._kind, self._context, self._go, self._form.window(), pair).open()

    def _open(self, record_id: int) -> None:
        view, kind = PLACES[self._kind]
        self._go(Place("tenants", view=view, kind=kind, record_id=record_id))
