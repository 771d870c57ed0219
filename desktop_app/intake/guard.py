"""What is known about a file before any parser sees it: its kind by content, and whether it may be unpacked at all.

Nothing is unpacked here and no name is believed. Source: reliability.md 17, domain.md IMP-2.
"""

import re
import zipfile
from collections.abc import Sequence
from enum import Enum
from io import BytesIO
from pathlib import PurePath
from typing import Final

from desktop_app.intake.limits import LIST, MOST_ENTRIES, MOST_RATIO, RATIO_COUNTS_FROM, WHOLE, Bounds
from desktop_app.intake.refusals import FileRefused, Refusal


class FileKind(Enum):
    """What the worker can read."""

    XLSX = "xlsx"
    ODS = "ods"
    XLS = "xls"
    TEXT = "text"
    VCARD = "vcard"
    XLSX_FORM = "xlsx_form"
    HWPX_FORM = "hwpx_form"
    XLSX_RETURN = "xlsx_return"
    XLSX_DATA = "xlsx_data"


_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY = b"PK\x01\x02"  # begins each line of a zip's list
_ENCRYPTED = 1
_UTF16 = (b"\xff\xfe", b"\xfe\xff")

_STARTS: Final = (
    (Refusal.DRM, (b"\x9b DRMONE", b"SCDSA00", b"<DOCUMENT SAFER")),  # Fasoo, SoftCamp, MarkAny
    (Refusal.HWP, (b"HWP Document File",)),
    (Refusal.PDF, (b"%PDF-",)),
    (Refusal.DOCUMENT, (b"{\\rtf",)),
    (Refusal.PICTURE, (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")),
)
_WEB_PAGE = re.compile(
    rb"MIME-Version:|<(?:.*<)?(?:!doctype html|html|head|body|table|meta|style|div|script)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML_TABLE = b"urn:schemas-microsoft-com:office:spreadsheet"
_BEGINNING = 4096


def kind_of(data: bytes, name: str, bounds: Bounds = LIST) -> FileKind:
    """What kind of file these bytes are. Raises FileRefused for those that cannot or must not be read."""
    if not data:
        raise FileRefused(Refusal.EMPTY)
    if len(data) > bounds.data:
        raise FileRefused(Refusal.TOO_BIG)
    for refusal, starts in _STARTS:
        if data.startswith(starts) and (refusal is not Refusal.PICTURE or not _is_plain_text(data)):
            raise FileRefused(refusal)
    if PurePath(name).suffix.lower() == ".cell":
        raise FileRefused(Refusal.CELL)
    if data.startswith(_ZIP):
        return _kind_of_zip(data, bounds)
    if data.startswith(_OLE):
        return _kind_of_ole(data)
    return _kind_of_text(data, name)


def form_kind_of(data: bytes, name: str) -> FileKind:
    """The same for a form that was filled in: what is welcome there is no table, and the other way round."""
    if data.startswith(_ZIP) and len(data) <= LIST.data and _is_hwpx(_names(data)):
        return FileKind.HWPX_FORM
    if kind_of(data, name) is not FileKind.XLSX:
        raise FileRefused(Refusal.NO_FORM)
    return FileKind.XLSX_FORM


def return_kind_of(data: bytes, name: str) -> FileKind:
    """The same for a return: of a workbook the key is read too, and cards are no return."""
    kind = kind_of(data, name)
    if kind is FileKind.VCARD:
        raise FileRefused(Refusal.NOT_A_TABLE)
    return FileKind.XLSX_RETURN if kind is FileKind.XLSX else kind


def data_kind_of(data: bytes, name: str) -> FileKind:
    """The same for the whole data of an office, which is a workbook and larger than any list."""
    if kind_of(data, name, WHOLE) is not FileKind.XLSX:
        raise FileRefused(Refusal.NO_WHOLE_DATA)
    return FileKind.XLSX_DATA


def _names(data: bytes, bounds: Bounds = LIST) -> set[str]:
    """The names of a zip's parts as they are compared."""
    return {entry.filename.replace("\\", "/").casefold() for entry in _entries(data, bounds)}


def _is_hwpx(names: set[str]) -> bool:
    return any(name.startswith("contents/section") for name in names)


def _kind_of_zip(data: bytes, bounds: Bounds) -> FileKind:
    names = _names(data, bounds)
    if "xl/workbook.bin" in names:
        raise FileRefused(Refusal.BINARY_BOOK)
    if any(name.startswith(("word/", "ppt/")) for name in names):
        raise FileRefused(Refusal.DOCUMENT)
    if _is_hwpx(names):
        raise FileRefused(Refusal.HWP)
    if any(name.startswith("xl/") for name in names):
        return FileKind.XLSX
    if "content.xml" in names and "mimetype" in names:
        return FileKind.ODS
    raise FileRefused(Refusal.NOT_A_TABLE)


def _entries(data: bytes, bounds: Bounds) -> Sequence[zipfile.ZipInfo]:
    """The list of a zip's parts, within the bounds it may have."""
    if (
        data.count(_ENTRY) > MOST_ENTRIES
    ):  # before the list is read; what the file says of its length is no proof
        raise FileRefused(Refusal.TOO_MANY_PARTS)
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            entries = packed.infolist()
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError, EOFError) as error:
        raise FileRefused(Refusal.DAMAGED) from error
    _judge_names([entry.filename for entry in entries])
    _judge_sizes(entries, len(data), bounds)
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise FileRefused(Refusal.PASSWORD)
    if any(entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} for entry in entries):
        raise FileRefused(Refusal.DAMAGED)
    return entries


def _judge_names(names: Sequence[str]) -> None:
    """No way out of the file, and no name that two parts could answer to."""
    plain = [name.replace("\\", "/").casefold() for name in names]
    leads_out = any(
        name.startswith("/") or ":" in name or ".." in name.split("/") or not name for name in plain
    )
    if leads_out or len(set(plain)) != len(plain):
        raise FileRefused(Refusal.BAD_NAMES)


def _judge_sizes(entries: Sequence[zipfile.ZipInfo], packed: int, bounds: Bounds) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > bounds.unpacked:
        raise FileRefused(Refusal.UNPACKS_TOO_BIG)
    tight = any(
        entry.file_size > RATIO_COUNTS_FROM and entry.file_size > MOST_RATIO * entry.compress_size
        for entry in entries
    )
    if tight or (unpacked > RATIO_COUNTS_FROM and unpacked > MOST_RATIO * packed):
        raise FileRefused(Refusal.PACKED_TOO_TIGHT)


def _kind_of_ole(data: bytes) -> FileKind:
    """Old binary office files share one container; the names of its streams tell them apart."""
    if b"HWP Document File" in data:
        raise FileRefused(Refusal.HWP)
    if _stream("EncryptedPackage") in data:
        raise FileRefused(Refusal.PASSWORD)
    if _stream("Workbook") in data or _stream("Book") in data:
        return FileKind.XLS
    if _stream("WordDocument") in data or _stream("PowerPoint Document") in data:
        raise FileRefused(Refusal.DOCUMENT)
    raise FileRefused(Refusal.NOT_A_TABLE)


def _stream(name: str) -> bytes:
    """A stream's name as the container's list holds it."""
    return f"{name}\0".encode("utf-16-le")


def _kind_of_text(data: bytes, name: str) -> FileKind:
    beginning = data[:_BEGINNING].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe\r\n\t ")
    if _XML_TABLE in beginning:
        raise FileRefused(Refusal.XML_TABLE)
    if _WEB_PAGE.match(beginning):
        raise FileRefused(Refusal.WEB_PAGE)
    if not _is_plain_text(data):
        raise FileRefused(Refusal.NOT_A_TABLE)
    if beginning.upper().startswith(b"BEGIN:VCARD"):
        return FileKind.VCARD
    if PurePath(name).suffix.lower() == ".vcf":
        raise FileRefused(Refusal.DAMAGED)
    return FileKind.TEXT


def _is_plain_text(data: bytes) -> bool:
    """Whether this may be text at all: no zero bytes, unless it says itself that it is UTF-16."""
    return data.startswith(_UTF16) or b"\0" not in data
