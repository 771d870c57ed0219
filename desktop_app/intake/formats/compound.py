"""A stream out of the container that old binary office files share ([MS-CFB]), to look at an .xls beside its parser.

A chain of sectors that leads out of the file or runs in circles is damage.
"""

import struct
from collections.abc import Sequence
from typing import Final

from desktop_app.intake.refusals import FileRefused, Refusal

_IN_HEADER: Final = 109  # sectors of the table that the header itself names
_ENTRY: Final = 128
_END: Final = 0xFFFFFFFA  # sector numbers from here on mean something else
_SMALL: Final = 4096  # shorter streams lie within the root's own, in sectors of 64 bytes
_SMALL_SHIFT: Final = 6
_SHIFTS: Final = (9, 12)  # of the two versions of the format


def stream_of(data: bytes, *names: str) -> bytes:
    """The first stream that goes by one of the names. Raises FileRefused."""
    try:
        shift = struct.unpack_from("<H", data, 30)[0]
        first_entry = struct.unpack_from("<I", data, 48)[0]
        first_small = struct.unpack_from("<I", data, 60)[0]
        if shift not in _SHIFTS:
            raise FileRefused(Refusal.DAMAGED)
        body = data[1 << shift :]
        table = _table(data, body, shift)
        entries = _entries(_chain(body, shift, table, first_entry))
        root = next(iter(entries.values()))
        start, size = next(entries[name] for name in names if name in entries)
        if size >= _SMALL:
            return _chain(body, shift, table, start)[:size]
        small = _chain(body, shift, table, root[0])
        small_table = _numbers(_chain(body, shift, table, first_small))
        return _chain(small, _SMALL_SHIFT, small_table, start)[:size]
    except (struct.error, StopIteration, IndexError) as error:
        raise FileRefused(Refusal.DAMAGED) from error


def _table(data: bytes, body: bytes, shift: int) -> Sequence[int]:
    """Which sector follows which, for the whole file."""
    sectors = list(struct.unpack_from(f"<{_IN_HEADER}I", data, 76))
    more, left = struct.unpack_from("<I", data, 68)[0], len(data) >> shift
    while more < _END and left > 0:  # large files name further sectors of the table in a chain of their own
        numbers = _numbers(_sector(body, shift, more))
        sectors += numbers[:-1]
        more, left = numbers[-1], left - 1
    found: list[int] = []
    for sector in sectors:
        if sector < _END:
            found += _numbers(_sector(body, shift, sector))
    return found


def _entries(listed: bytes) -> dict[str, tuple[int, int]]:
    """Where each stream begins and how long it is, by name; the root comes first."""
    entries: dict[str, tuple[int, int]] = {}
    for at in range(0, len(listed) - _ENTRY + 1, _ENTRY):
        length = struct.unpack_from("<H", listed, at + 64)[0]
        name = listed[at : at + max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
        entries.setdefault(name, struct.unpack_from("<II", listed, at + 116))
    return entries


def _chain(data: bytes, shift: int, table: Sequence[int], first: int) -> bytes:
    parts: list[bytes] = []
    while first < _END:
        if len(parts) > len(table):
            raise FileRefused(Refusal.DAMAGED)
        parts.append(_sector(data, shift, first))
        first = table[first]
    return b"".join(parts)


def _sector(data: bytes, shift: int, number: int) -> bytes:
    sector = data[number << shift : (number + 1) << shift]
    if not sector:
        raise FileRefused(Refusal.DAMAGED)
    return sector.ljust(1 << shift, b"\0")


def _numbers(data: bytes) -> Sequence[int]:
    return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])
