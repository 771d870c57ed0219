"""The parts of a zipped office file, unpacked within bounds and packed anew for the parser.

The parser gets only what was looked at: no second list of names to disagree with the first, no macros, no
pictures, no part that is not XML. Source: reliability.md 17 and 19.
"""

import re
import zipfile
import zlib
from io import BytesIO

from desktop_app.intake.limits import LIST, Bounds
from desktop_app.intake.refusals import FileRefused, Refusal

Parts = dict[str, bytes]
"""What a file holds, by the name of the part."""

_KEPT = (".xml", ".rels")
_ALSO_KEPT = frozenset({"mimetype"})
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_UTF16 = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
_DECLARED = re.compile(r"""(<\?xml[^>]*?encoding=)(?:"[^"]*"|'[^']*')""")


def unpack(data: bytes, bounds: Bounds = LIST) -> Parts:
    """All XML parts, none of which declares anything of its own. Raises FileRefused."""
    parts: Parts = {}
    left = bounds.unpacked
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            for entry in packed.infolist():
                name = entry.filename.replace("\\", "/")
                if not (name.casefold().endswith(_KEPT) or name in _ALSO_KEPT):
                    continue
                with packed.open(entry) as stream:  # ends at the size the list names, whatever comes behind
                    part = stream.read(left + 1)
                left -= len(part)
                if left < 0:
                    raise FileRefused(Refusal.UNPACKS_TOO_BIG)
                parts[name] = _in_utf8(part)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError) as error:
        raise FileRefused(Refusal.DAMAGED) from error
    if any(_DOCTYPE.search(part) for part in parts.values()):
        raise FileRefused(Refusal.DOCTYPE)
    return parts


def pack(parts: Parts) -> BytesIO:
    """The parts as a plain zip, not compressed."""
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w") as packed:
        for name, part in parts.items():
            packed.writestr(zipfile.ZipInfo(name), part)
    whole.seek(0)
    return whole


def _in_utf8(part: bytes) -> bytes:
    """XML may come as UTF-16; the parser reads UTF-8 alone."""
    if not part.startswith(_UTF16):
        return part
    text = part.decode("utf-16" if part[0] > 0xF0 else "utf-16-le" if part[:1] == b"<" else "utf-16-be")  # noqa: PLR2004 - a mark or none
    return _DECLARED.sub(r'\1"UTF-8"', text).encode()
