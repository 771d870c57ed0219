"""How the window looks: colour roles, type and heights of look.md, in a light and a high-contrast theme.

Views name roles and faces, never hex values or sizes. Everything a painter needs is made once per theme,
so nothing is built inside ``paint``.
"""

import re
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from typing import Final, Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette, QPen
from PySide6.QtWidgets import QApplication

import resources

ThemeName = Literal["light", "contrast"]

FAMILIES: Final = ["Pretendard GOV", "NanumBarunGothic"]


class Role(Enum):
    """What a colour is for; the value is its token in ``app.qss``."""

    PAGE = "page"
    SURFACE = "surface"
    FIELD = "field"
    TEXT = "text"
    QUIET = "quiet"
    FAINT = "faint"
    LINE = "line"
    HAIR = "hair"
    EDGE = "edge"
    ACCENT = "accent"
    ACCENT_HOVER = "accent-hover"
    ACCENT_PRESSED = "accent-pressed"
    ON_ACCENT = "on-accent"
    LINK = "link"
    FOCUS = "focus"
    SELECTED = "selected"
    HOVER = "hover"
    BAR = "bar"
    TRACK = "track"
    UPPER = "upper"
    DANGER = "danger"
    DANGER_EDGE = "danger-edge"
    DANGER_STRIP = "danger-strip"
    WARNING = "warning"
    WARNING_STRIP = "warning-strip"
    SUCCESS = "success"
    BANNER = "banner"
    BANNER_TEXT = "banner-text"
    BANNER_LINK = "banner-link"
    DISABLED = "disabled"
    DISABLED_TEXT = "disabled-text"

    __hash__ = object.__hash__  # Enum's own is made in Python, and colours are looked up for every cell


class Face(Enum):
    """What a text is for: its size in logical pixels and its weight."""

    FIGURE = (26, QFont.Weight.Bold)
    TITLE = (18, QFont.Weight.Bold)
    PROGRAM = (16, QFont.Weight.Bold)
    SECTION = (15, QFont.Weight.DemiBold)
    BODY = (14, QFont.Weight.Normal)
    BODY_STRONG = (14, QFont.Weight.DemiBold)
    TABLE = (13, QFont.Weight.Normal)
    TABLE_STRONG = (13, QFont.Weight.DemiBold)
    HINT = (12, QFont.Weight.Normal)

    __hash__ = object.__hash__  # as Role's


# KRDS tokens by role, as look.md lists them: light, high contrast.
ROLE_TABLE: Final[dict[Role, tuple[str, str]]] = {
    Role.PAGE: ("#f4f5f6", "#000000"),
    Role.SURFACE: ("#ffffff", "#131416"),
    Role.FIELD: ("#ffffff", "#1e2124"),
    Role.TEXT: ("#1e2124", "#f4f5f6"),
    Role.QUIET: ("#464c53", "#cdd1d5"),
    Role.FAINT: ("#6d7882", "#8a949e"),
    Role.LINE: ("#cdd1d5", "#464c53"),
    Role.HAIR: ("#e6e8ea", "#33363d"),
    Role.EDGE: ("#8a949e", "#8a949e"),
    Role.ACCENT: ("#256ef4", "#256ef4"),
    Role.ACCENT_HOVER: ("#0b50d0", "#0b50d0"),
    Role.ACCENT_PRESSED: ("#083891", "#083891"),
    Role.ON_ACCENT: ("#ffffff", "#ffffff"),
    Role.LINK: ("#0b50d0", "#86aff9"),
    Role.FOCUS: ("#256ef4", "#86aff9"),
    Role.SELECTED: ("#ecf2fe", "#03163a"),
    Role.HOVER: ("#f4f5f6", "#1e2124"),
    Role.BAR: ("#256ef4", "#86aff9"),
    Role.TRACK: ("#e6e8ea", "#33363d"),
    Role.UPPER: ("#58616a", "#cdd1d5"),
    Role.DANGER: ("#bd2c0f", "#f7afa1"),
    Role.DANGER_EDGE: ("#de3412", "#f7afa1"),
    Role.DANGER_STRIP: ("#fdefec", "#260903"),
    Role.WARNING: ("#8a5c00", "#ffc95c"),
    Role.WARNING_STRIP: ("#fff3db", "#241800"),
    Role.SUCCESS: ("#267337", "#a9dab4"),
    Role.BANNER: ("#1e2124", "#e6e8ea"),
    Role.BANNER_TEXT: ("#ffffff", "#1e2124"),
    Role.BANNER_LINK: ("#b1cefb", "#0b50d0"),
    Role.DISABLED: ("#e6e8ea", "#1e2124"),
    Role.DISABLED_TEXT: ("#58616a", "#8a949e"),
}

_TOKEN = re.compile(r"\{\{(?:(px|half|icon) )?([a-z0-9-]+)\}\}")


class _Changes(QObject):
    """Tells painters that hold colours of their own that the theme or the text size has changed."""

    theme_changed = Signal()


@dataclass(frozen=True)
class Theme:
    """One theme at one text size: its colours, pens and fonts, made once."""

    name: ThemeName
    scale: float
    _colours: dict[Role, QColor] = field(repr=False)
    _fonts: dict[Face, QFont] = field(repr=False)
    _pens: dict[tuple[Role, float], QPen] = field(repr=False, default_factory=dict)

    def color(self, role: Role) -> QColor:
        return self._colours[role]

    def font(self, face: Face) -> QFont:
        return self._fonts[face]

    def pen(self, role: Role, width: float = 1) -> QPen:
        """A solid pen of a role, kept for the next painting."""
        pen = self._pens.get((role, width))
        if pen is None:
            pen = QPen(self._colours[role], width)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            self._pens[role, width] = pen
        return pen

    def px(self, size: float) -> int:
        """A height or width of look.md at the chosen text size."""
        return round(size * self.scale)


@dataclass
class _Shown:
    theme: Theme | None = None


_shown = _Shown()


@cache
def changes() -> _Changes:
    """The object whose ``theme_changed`` signal painters connect to."""
    return _Changes()


def current() -> Theme:
    """The theme that is shown; light where none was chosen yet."""
    if _shown.theme is None:
        _shown.theme = make_theme("light", 1.0)
    return _shown.theme


def make_theme(name: ThemeName, text_scale: float) -> Theme:
    """Colours and fonts of one theme at one text size."""
    column = 0 if name == "light" else 1
    colours = {role: QColor(values[column]) for role, values in ROLE_TABLE.items()}
    return Theme(name, text_scale, colours, {face: _font(face, text_scale) for face in Face})


def apply_theme(app: QApplication, name: ThemeName, text_scale: float = 1.0) -> Theme:
    """Show the program in a theme: palette, style sheet and base font; open screens follow."""
    theme = make_theme(name, text_scale)
    _shown.theme = theme
    app.setPalette(_palette(theme))
    app.setFont(theme.font(Face.BODY))
    app.setStyleSheet(style_sheet(theme))
    changes().theme_changed.emit()
    return theme


def style_sheet(theme: Theme) -> str:
    """``app.qss`` with the theme's colours, the sizes of its text scale and its arrows filled in."""

    def fill(found: re.Match[str]) -> str:
        kind, word = found.groups()
        if kind == "px":
            return f"{theme.px(int(word))}px"
        if kind == "half":  # a radius larger than half the height makes Qt draw square corners
            return f"{(theme.px(int(word) - 4) + 4) // 2}px"
        if kind == "icon":
            return f'url("{resources.path(f"icons/{word}-{theme.name}.svg").as_posix()}")'
        return theme.color(Role(word)).name()

    return _TOKEN.sub(fill, resources.path("app.qss").read_text(encoding="utf-8"))


def _font(face: Face, text_scale: float) -> QFont:
    size, weight = face.value
    font = QFont()
    font.setFamilies(FAMILIES)
    font.setPixelSize(round(size * text_scale))
    font.setWeight(weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def _palette(theme: Theme) -> QPalette:
    """What Fusion itself draws: menus, tool tips, selections, disabled words."""
    roles = {
        QPalette.ColorRole.Window: Role.SURFACE,
        QPalette.ColorRole.Base: Role.FIELD,
        QPalette.ColorRole.AlternateBase: Role.PAGE,
        QPalette.ColorRole.Button: Role.SURFACE,
        QPalette.ColorRole.WindowText: Role.TEXT,
        QPalette.ColorRole.Text: Role.TEXT,
        QPalette.ColorRole.ButtonText: Role.TEXT,
        QPalette.ColorRole.BrightText: Role.DANGER,
        QPalette.ColorRole.PlaceholderText: Role.FAINT,
        QPalette.ColorRole.Highlight: Role.ACCENT,
        QPalette.ColorRole.HighlightedText: Role.ON_ACCENT,
        QPalette.ColorRole.Link: Role.LINK,
        QPalette.ColorRole.LinkVisited: Role.LINK,
        QPalette.ColorRole.ToolTipBase: Role.BANNER,
        QPalette.ColorRole.ToolTipText: Role.BANNER_TEXT,
        QPalette.ColorRole.Mid: Role.LINE,
        QPalette.ColorRole.Dark: Role.EDGE,
        QPalette.ColorRole.Light: Role.HAIR,
        QPalette.ColorRole.Accent: Role.ACCENT,
    }
    palette = QPalette()
    for palette_role, role in roles.items():
        palette.setColor(palette_role, theme.color(role))
    for palette_role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        palette.setColor(QPalette.ColorGroup.Disabled, palette_role, theme.color(Role.DISABLED_TEXT))
    return palette
