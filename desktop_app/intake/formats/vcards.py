"""Business cards as telephones and mail programs write them: vCard 2.1, 3.0 and 4.0, one row a card."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

import vobject

from desktop_app.intake.formats.delimited import decoded
from desktop_app.intake.limits import MOST_CARD_LINES, MOST_CARD_TEXT, MOST_ROWS
from desktop_app.intake.normal import Normal
from desktop_app.intake.records import CellNote, CellValue, cell_name
from desktop_app.intake.refusals import FileRefused, Refusal
from desktop_app.intake.wire import ROWS_A_LINE, FileFoot, Piece, SheetFoot, SheetHead, SheetRows

Line = Any
"""A line of a card; what its value is depends on its name, and the library's types do not tell."""

SHEET: Final = "연락처"
HEADS: Final = ("성명", "소속", "직위", "전화", "휴대전화", "전자우편", "홈페이지", "주소", "메모")
UNREADABLE: Final = "명함을 읽을 수 없습니다. 보낸 프로그램에서 다시 내보내세요."

_EDGE = re.compile(r"^(BEGIN|END):VCARD\s*$", re.IGNORECASE | re.MULTILINE)
_KOREAN = re.compile(
    r"(?<=CHARSET=)(?:\"?)(?:EUC-KR|KS_?C_?5601(?:-1987)?|MS949|UHC)(?:\"?)(?=[;:])", re.IGNORECASE
)
"""Names under which programs keep Korean text; all of it is read as their common superset."""

_PICTURE = re.compile(
    r"^(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY)[;:].*(?:\n[ \t].*)*\n", re.IGNORECASE | re.MULTILINE
)
_HANGUL = re.compile(r"[가-힣]+")
_MOBILE = re.compile(r"(?:\+?82|0)?\W*1[016789]")
_HERE: Final = frozenset({"대한민국", "한국", "korea", "south korea", "republic of korea", "kr"})


def read(data: bytes) -> Iterator[Piece]:
    """The pieces of a vcf file."""
    normal = Normal()
    rows: list[list[CellValue]] = [list(HEADS)]
    notes: list[CellNote] = []
    yield SheetHead(SHEET)
    row_number = 1
    for row_number, card in enumerate(_cards(decoded(data)), start=2):
        if row_number > MOST_ROWS:
            raise FileRefused(Refusal.TOO_MANY_ROWS, sheet=SHEET, cell=cell_name(row_number, 1))
        values = _read_card(card)
        if values is None:
            values = ()
            notes.append(CellNote(row_number, 1, UNREADABLE))
        row = normal.row(values, SHEET, row_number)
        rows.append(row)
        if len(rows) == ROWS_A_LINE:
            yield SheetRows(rows)
            rows = []
    if len(notes) == row_number - 1:
        raise FileRefused(Refusal.DAMAGED)
    yield SheetRows(rows)
    yield SheetFoot(notes, [])
    yield FileFoot()


def _cards(text: str) -> Iterator[str]:
    """The text of each card; one within another stays part of it."""
    depth, start = 0, 0
    plain = _KOREAN.sub("CP949", text.replace("\r\n", "\n").replace("\r", "\n"))
    for edge in _EDGE.finditer(plain):
        if edge.group(1).upper() == "BEGIN":
            if depth == 0:
                start = edge.start()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                yield plain[start : edge.end()]
    if depth:
        yield plain[start:]


def _read_card(text: str) -> Sequence[str] | None:
    """One card as a row; None where it cannot be read, so that the next one is."""
    plain = _PICTURE.sub("", text)
    if len(plain) > MOST_CARD_TEXT or plain.count("\n") > MOST_CARD_LINES:
        return None
    try:
        return _values(vobject.readOne(plain, ignoreUnreadable=True, allowQP=True))
    except Exception:  # noqa: BLE001 - the library raises whatever its parts do
        return None


def _values(card: Any) -> Sequence[str]:
    lines: list[Line] = list(card.lines())
    phones, mobiles = _phones(lines)
    mails = [str(one.value) for one in _preferred_first(_named(lines, "EMAIL"))]
    more = [f"전화 {number}" for number in phones[1:] + mobiles[1:]] + [
        f"전자우편 {mail}" for mail in mails[1:]
    ]
    return (
        _name(lines),
        " ".join(_words(_first(lines, "ORG"))),
        _text(_first(lines, "TITLE") or _first(lines, "ROLE")),
        next(iter(phones), ""),
        next(iter(mobiles), ""),
        next(iter(mails), ""),
        _text(_first(lines, "URL")),
        _address(_first(lines, "ADR")),
        " / ".join(filter(None, [*(_text(one) for one in _named(lines, "NOTE")), *more])),
    )


def _named(lines: Sequence[Line], name: str) -> list[Line]:
    return [one for one in lines if one.name == name]


def _first(lines: Sequence[Line], name: str) -> Line | None:
    return next(iter(_preferred_first(_named(lines, name))), None)


def _preferred_first(lines: list[Line]) -> list[Line]:
    return sorted(lines, key=lambda one: "PREF" not in _kinds(one))


def _kinds(one: Line) -> set[str]:
    """What a line is marked as; 2.1 writes the marks without a name, 4.0 several within quotes."""
    marks = [*one.singletonparams, *one.params.get("TYPE", []), *(["PREF"] if "PREF" in one.params else [])]
    return {part for mark in marks for part in mark.upper().split(",")}


def _text(one: Line | None) -> str:
    return str(one.value) if one is not None else ""


def _words(one: Line | None) -> list[str]:
    if one is None:
        return []
    return [part for part in one.value if part] if isinstance(one.value, list) else [str(one.value)]


def _name(lines: Sequence[Line]) -> str:
    """A Korean name is family and given name without a blank, whatever order a telephone shows it in."""
    parts = _first(lines, "N")
    if parts is not None and not isinstance(parts.value, str):
        pair = [_plain(parts.value.family), _plain(parts.value.given)]
        if all(_HANGUL.fullmatch(part) for part in pair):
            return "".join(pair)
        if not _first(lines, "FN"):
            return " ".join(filter(None, pair))
    return _text(_first(lines, "FN")) or _text(parts)


def _phones(lines: Sequence[Line]) -> tuple[list[str], list[str]]:
    """Telephones and mobile telephones, without facsimiles; by their mark, or else by their number."""
    phones: list[str] = []
    mobiles: list[str] = []
    for one in _preferred_first(_named(lines, "TEL")):
        kinds = _kinds(one)
        number = re.sub(r"^tel:", "", str(one.value).strip(), flags=re.IGNORECASE)
        if not number or any("FAX" in kind for kind in kinds):
            continue
        (mobiles if "CELL" in kinds or _MOBILE.match(number) else phones).append(number)
    return phones, mobiles


def _address(one: Line | None) -> str:
    if one is None:
        return ""
    if isinstance(one.value, str):
        return one.value
    at = one.value
    country = _plain(at.country)
    parts = [
        f"({_plain(at.code)})" if _plain(at.code) else "",
        "" if country.casefold() in _HERE else country,
        *(_plain(part) for part in (at.region, at.city, at.street, at.extended, at.box)),
    ]
    return " ".join(filter(None, parts))


def _plain(part: str | list[str]) -> str:
    """A part of a name or address; several in one come as a list."""
    return (part if isinstance(part, str) else " ".join(part)).strip()
