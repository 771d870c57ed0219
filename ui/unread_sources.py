"""Keeps PySide from reading the source text of everything that is imported after it.

Whatever module is imported, PySide looks into its text for its own name, so as to know whether the module may
ask for its other spelling of names (``from __feature__ import snake_case``). Nobody here does. The texts of
SQLAlchemy and all the others would be read at the start and stay in memory, 23 MB of them. A bundle without
source texts finds none; where the hook is another one in a later PySide, nothing is changed.
"""

import sys

_HOOK = "_mod_uses_pyside"


def leave_sources_unread() -> None:
    """From now on no module is taken for one that asks for PySide's other spelling."""
    feature = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, _HOOK):
        setattr(feature, _HOOK, _never)


def _never(_module: object) -> bool:
    return False
