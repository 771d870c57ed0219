"""A word typed into the filter line of 대관 until its page is painted, in the real tab of a real window.

The bare side is what design.md grants: twice the raw SQL of a page and one repaint of the same table.
"""

from functools import cache
from itertools import cycle

from PySide6.QtWidgets import QApplication

from desktop_app.office import open_office
from tests.bench.bench_log import bare_page
from tests.bench.office_file import YEAR, copied, scratch
from tests.bench.typed_screen import granted, until_painted
from tests.fakes import FakeNotifier
from ui import fonts
from ui.desk import Desk
from ui.feature_tab import TabContext
from ui.jobs import JobRunner
from ui.theme import apply_theme
from ui.venues.tab import VenuesTab
from ui.widgets.list_screen import ListScreen

_words = cycle(("청년", "교육", "회의", "마을"))


def painted(n: int) -> float:
    """Seconds from the typed word to the painted page."""
    return until_painted(_screen(n), _words)


def bare_painted(n: int) -> float:
    """Seconds that design.md grants for it."""
    return granted(_screen(n), bare_page(n))


@cache
def _screen(n: int) -> ListScreen:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    app.setStyle("Fusion")
    fonts.load_all()
    apply_theme(app, "light")
    office = open_office(copied(n, scratch() / f"typing-{n}"))
    notify = FakeNotifier()
    tab = VenuesTab(TabContext(office, Desk(notify), JobRunner(notify), notify, office.clock, YEAR))
    tab.resize(1366, 680)
    tab.show()
    app.processEvents()
    _kept.append((app, tab))
    return tab.findChildren(ListScreen)[0]


_kept: list[object] = []
