"""Draws ``park-ieum.ico`` from the program's picture, after that was changed: ``python -m installer.icon``."""

import os
import struct
from pathlib import Path
from typing import Final

import resources

PICTURE: Final = "icons/park-ieum.svg"
ICON: Final = Path(__file__).with_name("park-ieum.ico")
SIZES: Final = (16, 20, 24, 32, 40, 48, 64, 256)
"""Windows shows one of these at 100 to 200 %."""
_WHOLE: Final = 256


def draw() -> bytes:
    """The picture in every size, each as PNG, in the file that Windows knows."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QIODevice, QSize  # noqa: PLC0415 - after the choice of a screen
    from PySide6.QtGui import QGuiApplication, QIcon  # noqa: PLC0415 - the same

    app = QGuiApplication.instance() or QGuiApplication([])
    icon = QIcon(str(resources.path(PICTURE)))
    pictures = []
    for size in SIZES:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        icon.pixmap(QSize(size, size), 1.0).save(buffer, "PNG")
        pictures.append(buffer.data().data())
    del app
    heads, place = [], 6 + 16 * len(pictures)
    for size, picture in zip(SIZES, pictures, strict=True):
        side = size % _WHOLE  # 0 stands for 256
        heads.append(struct.pack("<4B2H2I", side, side, 0, 0, 1, 32, len(picture), place))
        place += len(picture)
    return struct.pack("<3H", 0, 1, len(pictures)) + b"".join(heads) + b"".join(pictures)


if __name__ == "__main__":
    ICON.write_bytes(draw())
