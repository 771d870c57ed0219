"""Tab goes on as the eye does, whenever the widgets were made."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def chain(*widgets: QWidget) -> None:
    """Let Tab lead from each of these to the next; what came after the first comes after the last.

    A field stands for the input in it. Qt moves only what takes the focus itself, and leads astray where an
    input was moved without the field around it.
    """
    for widget in widgets:
        proxy = widget.focusProxy()
        if proxy is not None:
            widget.setFocusPolicy(proxy.focusPolicy())
    for one, after in pairwise(widgets):
        QWidget.setTabOrder(one, after)


def stop_before(stop: QWidget, whole: QWidget) -> QWidget | None:
    """What Tab reaches before everything in ``whole``, of which ``stop`` is a part; None where that is all there is."""
    found = stop.previousInFocusChain()
    while found is not None and found is not stop:
        if found.focusPolicy() != Qt.FocusPolicy.NoFocus and not whole.isAncestorOf(found):
            return found
        found = found.previousInFocusChain()
    return None
