"""What leads into and out of the ledger, and changes many of its lines at once: the menu of 원장."""

from collections.abc import Callable, Sequence

from ui.actions import Action, Command
from ui.budget.level_acts import LevelActs
from ui.budget.level_tree import LevelTree
from ui.budget.many_inputs import entry_inputs
from ui.feature_tab import TabContext
from ui.intake.list_in import ListIn
from ui.many_dialog import ManyDialog, ManyOffer
from ui.outgoing.export_dialog import ListExport
from ui.outgoing.list_out import ListOut
from ui.widgets.list_screen import ListScreen


class LedgerWays:
    """가져오기, 내보내기, 한꺼번에 바꾸기, 예산과목; ``settled`` says whether nothing typed is left unsaved."""

    def __init__(
        self,
        screen: ListScreen,
        tree: LevelTree,
        context: TabContext,
        year: Callable[[], int],
        settled: Callable[[], bool],
    ) -> None:
        self.levels = LevelActs(tree, context, settled)
        self._screen, self._context, self._year, self._settled = screen, context, year, settled
        self._in = ListIn("entry", screen, context)
        self._out = ListOut(ListExport("원장", "줄", screen), context, aside=True)

    def commands(self) -> Sequence[Command]:
        """All of them aside: what is written line by line stands in sight."""
        return (
            *(Command(one.action, one.run, aside=True) for one in self._in.commands()),
            *self._out.commands(),
            Command(Action.CHANGE_MANY, self.change_many, aside=True),
            Command(Action.ADD_LEVEL, self.levels.add, aside=True),
            Command(Action.EDIT_LEVEL, self.levels.rename, aside=True),
        )

    def change_many(self) -> None:
        """One field of all chosen lines."""
        ids = self._screen.table.selected_ids()
        if ids and self._settled():
            offer = ManyOffer(
                self._context.office.many_entries, "줄", entry_inputs(self._context, self._year())
            )
            ManyDialog(ids, offer, self._context, self._screen.window()).open()
