"""홈 as tests look at it: where its links lead, and how much is shown there."""

from PySide6.QtWidgets import QTableView

from desktop_app.marks import Mark
from ui.bootstrap import Program
from ui.feature_tab import FeatureTab, Place
from ui.home.tab import HomeTab
from ui.widgets.faced_screen import FacedScreen
from ui.widgets.grid_model import GridModel
from ui.widgets.month_strip import MonthStrip


def shown(program: Program) -> FeatureTab:
    """The tab that is shown."""
    assert program.life.workplace is not None
    tab = program.life.workplace.tab
    assert tab is not None
    return tab


def home(program: Program) -> HomeTab:
    """홈, visited."""
    program.life.visit("home")
    tab = shown(program)
    assert isinstance(tab, HomeTab)
    return tab


def rows_in_view(program: Program) -> int:
    """How many rows the list has that is shown."""
    faced = [screen for screen in shown(program).findChildren(FacedScreen) if screen.isVisible()]
    if faced:
        return faced[0].model.rowCount()  # a board stands before its list
    tables = [table for table in shown(program).findChildren(QTableView) if table.isVisible()]
    model = tables[0].model()
    return model.rowCount() - isinstance(model, GridModel)  # its last row is for a new record


def counted_there(program: Program, place: Place) -> int:
    """What the officer counts where a link led: the months that are late in the strip, else the rows of the list."""
    if place.view in {"newsletter", "homepage"} and not place.saved_view:
        strips = [strip for strip in shown(program).findChildren(MonthStrip) if strip.isVisible()]
        late = [tile for tile in strips[0].tiles if tile.state.mark is Mark.LATE]
        return sum(tile.hollow for tile in late) if place.view == "newsletter" else len(late)
    return rows_in_view(program)
