"""What the start is spared: source texts that PySide would read, and looking for garbage in what is imported."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_HOOK = "_mod_uses_pyside"


def leave_sources_unread() -> None:
    """Keep PySide from reading the source text of everything that is imported after it.

    It looks there for its own name, so as to know whether a module may ask for its other spelling of names
    (``from __feature__ import snake_case``). Nobody here does, and the texts would stay in memory, 20 MB of
    them. A bundle has none; where a later PySide has another hook, nothing is changed.
    """
    feature = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, _HOOK):
        setattr(feature, _HOOK, _never)


@contextmanager
def without_collecting() -> Iterator[None]:
    """No garbage is looked for meanwhile; what the first such work has left is never looked through again.

    Opening the first office imports and maps some hundred thousand objects that stay until the end.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        if not gc.get_freeze_count():
            gc.freeze()
        gc.enable()


def _never(_module: object) -> bool:
    return False
