"""The officer's text on its way to paper: made drawable, escaped, broken into lines.

Markup in it is text, never an instruction to reportlab (reliability.md 23).
"""

import re
import unicodedata
from xml.sax.saxutils import escape

from desktop_app.reports import fonts

_LINE_ENDS = re.compile("\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}
_THIN_BLANKS = (0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F)
#: Blanks of other widths, which most faces draw as an empty box; a full-width blank is two half ones.
_BLANKS = {0x09: "    ", 0x3000: "  "} | dict.fromkeys(_THIN_BLANKS, " ")
_VARIATIONS = frozenset(chr(code) for code in range(0xFE00, 0xFE10))
#: Marks that open a line of an itemised text; what wraps goes below the words, not below the mark (DOC-1).
_MARK = re.compile(
    r"\s*(?:[-–·ㆍ•○❍●◦□■◇◻※→⇨▶▲▪*]|\d{1,3}[.)]|[가-하][.)]|\(\d{1,3}\)|\([가-하]\)|[①-⑳]|[㉮-㉻])\s+",
)
_WIDEST_INDENT = 0.3


def pdf_text(text: str) -> str:
    """Text as a face can draw it: NFC, lines ended by one sign, no tabs, nothing invisible.

    What has no shape (controls, direction marks, joiners, half surrogates) is left out; what
    has one but no bundled face is drawn as :data:`fonts.REPLACEMENT` later, never as a blank.
    """
    whole = unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text)).translate(_BLANKS)
    if whole.replace("\n", "").isprintable() and not _VARIATIONS.intersection(whole):
        return whole
    return "".join(char for char in whole if char == "\n" or _has_shape(char))


def markup(text: str, font: str = fonts.SANS) -> str:
    """Text as the content of a Paragraph: escaped, each character in a face that has it."""
    parts = []
    for face, run in fonts.runs(pdf_text(text), font):
        body = escape(run).replace("\n", "<br/>")
        parts.append(body if face == font else f'<font name="{face}">{body}</font>')
    return "".join(parts)


def lines(text: str, font: str, size: float, room: float) -> list[tuple[float, str]]:
    """The lines of a text in a cell ``room`` points wide, each with its indent.

    Broken at spaces like Korean office paper; only a word wider than the cell is cut. Text
    behind an opening mark wraps below its words (DOC-1).
    """
    broken: list[tuple[float, str]] = []
    for paragraph in pdf_text(text).split("\n"):
        _break(paragraph.rstrip(), font, size, room, broken)
    return broken


def opening_mark(line: str) -> str:
    """The blanks and the mark that open a line of an itemised text; nothing where it has none."""
    found = _MARK.match(line)
    return found.group() if found else ""


def _has_shape(char: str) -> bool:
    if char in _VARIATIONS:
        return False
    category = unicodedata.category(char)
    # An unassigned or private character stands for something the officer saw: show that it is missing.
    return category in {"Co", "Cn"} or category not in _INVISIBLE


def _break(paragraph: str, font: str, size: float, room: float, broken: list[tuple[float, str]]) -> None:
    """Append the lines of one paragraph; linear in its length."""
    if fonts.width(paragraph, font, size) <= room:
        broken.append((0.0, paragraph))
        return
    mark = _MARK.match(paragraph)
    hang = fonts.width(mark.group(), font, size) if mark else 0.0
    hang = hang if hang <= room * _WIDEST_INDENT else 0.0
    space = fonts.width(" ", font, size)
    words = paragraph.lstrip(" ").split(" ")
    line: list[str] = [" " * (len(paragraph) - len(paragraph.lstrip(" ")))]
    used, indent = fonts.width(line[0], font, size), 0.0
    for at, word in enumerate(words):
        gap = space if at and line else 0.0
        long = fonts.width(word, font, size)
        if used + gap + long > room - indent and "".join(line).strip():
            broken.append((indent, "".join(line).rstrip()))
            line, used, gap, indent = [], 0.0, 0.0, hang
        *full, rest = _cut(word, font, size, room - indent - used - gap, room - hang) if long else [word]
        for piece in full:
            broken.append((indent, "".join([*line, " " if gap else "", piece])))
            line, used, gap, indent = [], 0.0, 0.0, hang
        line += [" ", rest] if gap else [rest]
        used += gap + (fonts.width(rest, font, size) if full else long)
    broken.append((indent, "".join(line).rstrip()))


def _cut(word: str, font: str, size: float, first: float, then: float) -> list[str]:
    """A word cut into pieces that fit, which is in one piece nearly always."""
    widths = fonts.known(font).widths
    pieces, start, used, room = [], 0, 0.0, first / size
    for at, char in enumerate(word):
        if used + widths[char] > room and at > start:
            pieces.append(word[start:at])
            start, used, room = at, 0.0, then / size
        used += widths[char]
    pieces.append(word[start:])
    return pieces
