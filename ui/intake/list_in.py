"""What leads into a list: 가져오기, and a file dropped on it (A7); the counterpart of ui/outgoing/list_out.py."""

from collections.abc import Sequence
from pathlib import Path

from ui.actions import Action, Command
from ui.feature_tab import TabContext
from ui.intake.drops import FileDrops
from ui.widgets.list_screen import ListScreen


class ListIn:
    """The way into one list, the same words and keys in every tab; ``key`` names the kind of record."""

    def __init__(self, key: str, screen: ListScreen, context: TabContext) -> None:
        self._key = key
        self._screen = screen
        self._context = context
        FileDrops(screen, self.begin)

    def commands(self) -> Sequence[Command]:
        """가져오기, in sight."""
        return (Command(Action.TAKE_IN, self.begin),)

    def begin(self, path: Path | None = None) -> None:
        """Open the dialog, with a file that was dropped."""
        from ui.intake.dialog import IntakeDialog  # noqa: PLC0415 - read when something is taken in

        kind = self._context.office.intake.kind(self._key)
        IntakeDialog(kind, self._context, self._screen.window(), path).open()
