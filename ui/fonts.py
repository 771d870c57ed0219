"""The bundled screen faces: Pretendard GOV for words and figures, NanumBarunGothic for what it lacks (✱)."""

from typing import Final

from PySide6.QtGui import QFontDatabase

import resources

FIRST_FRAME: Final = ("PretendardGOV-Regular.ttf", "PretendardGOV-SemiBold.ttf", "PretendardGOV-Bold.ttf")
LATER: Final = ("NanumBarunGothic.ttf", "NanumBarunGothicBold.ttf")


def load_first() -> None:
    """The faces that the first painted frame needs."""
    _load(FIRST_FRAME)


def load_rest() -> None:
    """The second face, in the turn after the first frame."""
    _load(LATER)


def load_all() -> None:
    """Every screen face at once, as tests and picture makers want it."""
    load_first()
    load_rest()


def _load(names: tuple[str, ...]) -> None:
    for name in names:
        if QFontDatabase.addApplicationFont(str(resources.path(f"fonts/{name}"))) < 0:
            msg = f"bundled font cannot be read: {name}"
            raise FileNotFoundError(msg)
