"""Hairlines between panels: structure comes from lines and white space, not from boxes."""

from PySide6.QtWidgets import QFrame


def line(*, upright: bool = False) -> QFrame:
    """A line of one pixel between two panels."""
    rule = QFrame()
    rule.setProperty("rule", "line")
    if upright:
        rule.setFixedWidth(1)
    else:
        rule.setFixedHeight(1)
    return rule
