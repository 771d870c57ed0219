"""The paper that a tab's button opens over the window, as the officer meets it."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.catalogue_sheet import CatalogueSheet
from ui.widgets.form_sheet import FormDialog

LONG = 20_000


def sheet_over() -> CatalogueSheet:
    """The one that is open; its pages may still be on their way."""
    (found,) = [
        one for one in QApplication.allWidgets() if isinstance(one, CatalogueSheet) and one.isVisible()
    ]
    return found


def paper_over(qtbot: QtBot) -> CatalogueSheet:
    """The one that is open, with its pages."""
    found = sheet_over()
    qtbot.waitUntil(lambda: found.ready, timeout=LONG)
    return found


def question_over(qtbot: QtBot) -> FormDialog:
    """Why names are wanted, once that is asked."""

    def asked() -> list[FormDialog]:
        return [one for one in QApplication.topLevelWidgets() if type(one) is FormDialog and one.isVisible()]

    qtbot.waitUntil(lambda: bool(asked()), timeout=LONG)
    return asked()[0]


def choose(qtbot: QtBot, sheet: CatalogueSheet, key: str, value: object) -> None:
    """Choose something above the pages and wait for the new ones."""
    field = sheet.choices.fields[key]
    field.set_value(value)
    field.changed.emit()
    field.left.emit()
    qtbot.waitUntil(lambda: sheet.ready, timeout=LONG)
