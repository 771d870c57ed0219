"""Tab goes on as the eye does, whenever the widgets were made."""

from itertools import pairwise

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
