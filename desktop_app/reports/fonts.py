"""The faces of office paper: which bundled font draws which character.

reportlab prints nothing, or an empty check box, for a character its font lacks, and never
says so; therefore the face is chosen for each character (dependencies.md, Fonts). Import this
module before anything of ``reportlab.platypus``: it keeps Helvetica, which is never embedded,
out of every paper.
"""

from functools import cache
from itertools import groupby
from operator import itemgetter
from threading import Lock
from typing import cast
from unicodedata import normalize

from reportlab import rl_config
from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

import resources

SANS = "Sans"
SANS_BOLD = "SansBold"
SERIF = "Serif"
SERIF_BOLD = "SerifBold"
SYMBOL = "Symbol"

FILES = {
    SANS: "NanumBarunGothic.ttf",
    SANS_BOLD: "NanumBarunGothicBold.ttf",
    SERIF: "NanumMyeongjo.ttf",
    SERIF_BOLD: "NanumMyeongjoBold.ttf",
    SYMBOL: "DejaVuSans.ttf",
}

#: Marks that the text faces lack or draw so badly that the marks' own face draws them.
SYMBOLS = frozenset("☑☐☒✓❍◻▪")

#: Printed where no bundled face has the character: the printer's mark for a missing type.
REPLACEMENT = "〓"

#: Tried in turn when the wanted face lacks a character.
FALLBACKS = {
    SANS: (SANS, SYMBOL),
    SANS_BOLD: (SANS_BOLD, SANS, SYMBOL),
    SERIF: (SERIF, SANS, SYMBOL),
    SERIF_BOLD: (SERIF_BOLD, SANS_BOLD, SANS, SYMBOL),
    SYMBOL: (SYMBOL, SANS),
}

_registering = Lock()


def _map_weights() -> None:
    """Tell reportlab which face is the bold of which; nothing on paper is slanted."""
    for family, bold in ((SANS, SANS_BOLD), (SERIF, SERIF_BOLD)):
        for slanted in (0, 1):
            addMapping(family, 0, slanted, family)
            addMapping(family, 1, slanted, bold)


rl_config.canvas_basefontname = SANS
rl_config.useA85 = 0  # streams as they are: a fifth smaller and faster than written in letters
rl_config.trustedSchemes = []
rl_config.trustedHosts = []
_map_weights()


@cache
def face(name: str) -> TTFont:
    """One bundled face, read from its file the first time a paper needs it."""
    with _registering:
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(resources.path(f"fonts/{FILES[name]}"))))
            _map_weights()  # reportlab's registering maps a face's bold to itself
        return cast("TTFont", pdfmetrics.getFont(name))


def register() -> None:
    """Make the two faces ready that every paper uses; the others follow at first use."""
    face(SANS)
    face(SANS_BOLD)


def has(char: str, font: str) -> bool:
    """Whether a face draws the character itself: one that leads to the glyph for what is missing is not drawn."""
    return bool(face(font).face.charToGlyph.get(ord(char)))


@cache
def face_for(char: str, font: str) -> str | None:
    """The face that draws a character in text set in ``font``; None if no bundled face does."""
    if char.isspace():
        return font
    tried = (SYMBOL, SANS) if char in SYMBOLS else FALLBACKS[font]
    return next((name for name in tried if has(char, name)), None)


@cache
def drawn_as(char: str, font: str) -> tuple[str, str]:
    """Face and text that stand for one character: itself, its plain form, or the replacement."""
    name = face_for(char, font)
    if name:
        return name, char
    plain = normalize("NFKC", char).replace("・", "·")  # some keyboards type the Japanese dot for 가운뎃점
    if plain != char and all(has(one, SANS) for one in plain):
        return SANS, plain
    return SANS, REPLACEMENT


@cache
def known(font: str) -> "Known":
    """The characters seen so far that need no second face (most text is made of them only)."""
    return Known(font)


class Known:
    """Remembers for one face which characters it draws and how wide they are."""

    def __init__(self, font: str) -> None:
        self.font = font
        self.widths: dict[str, float] = _Widths(font)
        self._plain: set[str] = set()

    def draws(self, text: str) -> bool:
        """Whether the face draws the whole text without help of another."""
        if self._plain.issuperset(text):
            return True
        found = {char for char in set(text) if face_for(char, self.font) == self.font}
        self._plain |= found
        return found.issuperset(text)


class _Widths(dict[str, float]):
    """Width of each character per point of size, looked up in the face that draws it."""

    def __init__(self, font: str) -> None:
        super().__init__()
        self._font = font

    def __missing__(self, char: str) -> float:
        name, text = drawn_as(char, self._font)
        widths = face(name).face.charWidths
        self[char] = sum(widths[ord(one)] for one in text) / 1000
        return self[char]


def width(text: str, font: str, size: float) -> float:
    """How wide a line of text comes out, each character measured in the face that draws it."""
    widths = known(font).widths
    return sum([widths[char] for char in text]) * size


def runs(text: str, font: str) -> list[tuple[str, str]]:
    """The text cut where the face changes, as (face, text); missing types are replaced."""
    if known(font).draws(text):
        return [(font, text)]
    drawn = groupby((drawn_as(char, font) for char in text), key=itemgetter(0))
    return [(name, "".join(char for _, char in run)) for name, run in drawn]


def undrawable(text: str) -> tuple[str, ...]:
    """The characters printed as the replacement, in order, each once: what to tell the officer."""
    return tuple(dict.fromkeys(char for char in text if char not in "\n〓" and _is_missing(char)))


def _is_missing(char: str) -> bool:
    return drawn_as(char, SANS) == (SANS, REPLACEMENT)
