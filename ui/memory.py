"""What this computer remembers between two starts, read before the first frame: size, theme, state of screens.

Theme and text size are settings of the office (``settings.toml``); their copy here lets the frame be
painted right before anything of the office is read.
"""

from pathlib import Path
from typing import Final, Literal

from PySide6.QtCore import QSettings, QSize, QStandardPaths

from ui.theme import ThemeName

TEXT_SCALES: Final = (0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
FIRST_SIZE: Final = QSize(1366, 768)
RECENT: Final = 5

Key = Literal["theme", "scale", "maximized", "recent"]


class ScreenMemory:
    """Last state of filter, sort and split per screen; this one forgets at the end, tests and tools use it."""

    def __init__(self) -> None:
        self._values: dict[str, str] = {}

    def get(self, key: str, default: str = "") -> str:
        """What a screen kept, e.g. ``get("tenants/sort")``."""
        return self._values.get(key, default)

    def put(self, key: str, value: str) -> None:
        """Keep a screen's state."""
        self._values[key] = value


class WindowMemory(ScreenMemory):
    """An .ini file of this computer's user; nothing about people is in it."""

    def __init__(self, file: Path | None = None) -> None:
        super().__init__()
        self._file = QSettings(str(file or _standard_file()), QSettings.Format.IniFormat)

    @property
    def recent_folders(self) -> list[Path]:
        """Office folders opened before, newest first."""
        return [Path(text) for text in self._text("recent").split("\n") if text]

    def opened(self, folder: Path) -> None:
        """An office folder was opened."""
        others = [known for known in self.recent_folders if known != folder]
        self._set("recent", "\n".join(str(known) for known in [folder, *others][:RECENT]))

    @property
    def theme(self) -> ThemeName:
        return "contrast" if self._text("theme") == "contrast" else "light"

    @theme.setter
    def theme(self, name: ThemeName) -> None:
        self._set("theme", name)

    @property
    def text_scale(self) -> float:
        text = self._text("scale")
        return next((scale for scale in TEXT_SCALES if str(scale) == text), 1.0)

    @text_scale.setter
    def text_scale(self, scale: float) -> None:
        self._set("scale", str(scale))

    @property
    def size(self) -> QSize:
        size = self._file.value("window/size")
        return size if isinstance(size, QSize) and size.isValid() else FIRST_SIZE

    @property
    def maximized(self) -> bool:
        return self._text("maximized") == "yes"

    def keep_size(self, size: QSize, *, maximized: bool) -> None:
        """How large the window was when it closed."""
        if not maximized:
            self._file.setValue("window/size", size)
        self._set("maximized", "yes" if maximized else "no")

    def get(self, key: str, default: str = "") -> str:
        value = self._file.value(f"screens/{key}")
        return value if isinstance(value, str) else default

    def put(self, key: str, value: str) -> None:
        self._file.setValue(f"screens/{key}", value)

    def _text(self, key: Key) -> str:
        value = self._file.value(f"window/{key}")
        return value if isinstance(value, str) else ""

    def _set(self, key: Key, value: str) -> None:
        self._file.setValue(f"window/{key}", value)


def _standard_file() -> Path:
    config = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    return Path(config) / "park-ieum" / "window.ini"
