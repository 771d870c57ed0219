"""What of a window cannot be read or reached: cut words, controls beyond its edge, tables of hardly a row."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QTableView,
    QWidget,
)

from ui.widgets.eliding import ElidingLabel

LEAST_ROWS = 3
_HAIR = 1  # a pixel that rounding may take


def cut_parts(window: QWidget) -> list[str]:
    """A line for each: what it is, what it says, how large it is and how large it must be."""
    shown = [one for one in window.findChildren(QWidget) if one.isVisible()]
    found = [_cut(one) for one in shown if isinstance(one, QLabel | QAbstractButton)]
    found += [
        _beyond(one, window) for one in shown if isinstance(one, QAbstractButton | QLineEdit | QComboBox)
    ]
    found += [_low(one) for one in shown if isinstance(one, QTableView)]
    return [one for one in found if one]


def _cut(part: QLabel | QAbstractButton) -> str:
    if not part.text() or isinstance(part, ElidingLabel):  # that one says … and has its words as a tool tip
        return ""
    if isinstance(part, QLabel) and part.wordWrap():
        high = part.heightForWidth(part.width())
        return f"{_name(part)} is {part.height()} high of {high}" if part.height() + _HAIR < high else ""
    need = part.sizeHint() if isinstance(part, QLabel) else part.minimumSizeHint()
    # Qt counts a border of 2 px where app.qss has one of the same height in all: height of words decides
    high = (
        min(need.height(), part.fontMetrics().height())
        if isinstance(part, QAbstractButton)
        else need.height()
    )
    if part.width() + _HAIR < need.width() or part.height() + _HAIR < high:
        return f"{_name(part)} is {part.size().toTuple()} of {need.toTuple()}"
    return ""


def _beyond(part: QWidget, window: QWidget) -> str:
    above = part.parentWidget()
    while above is not None:
        if isinstance(above, QAbstractScrollArea):
            return ""  # it can be scrolled to
        above = above.parentWidget()
    place = QRect(part.mapTo(window, QPoint(0, 0)), part.size())
    return "" if window.rect().contains(place) else f"{_name(part)} lies at {place.getRect()}"


def _low(table: QTableView) -> str:
    rows = table.verticalHeader()
    if rows.count() == 0 or rows.sectionResizeMode(0) == rows.ResizeMode.Stretch:
        return ""
    fits = table.viewport().height() // rows.defaultSectionSize()
    wanted = min(LEAST_ROWS, rows.count())
    return f"{table.accessibleName()} shows {fits} rows" if fits < wanted else ""


def _name(part: QWidget) -> str:
    words = getattr(part, "text", str)() or part.accessibleName()
    return f"{type(part).__name__} {words[:40]!r} in {type(part.parent()).__name__}"
