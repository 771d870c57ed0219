"""Drawn pictures of a shop front, without and with a sign: small PNG files, the same bytes every time."""

import struct
import zlib
from typing import Final

WIDTH, HEIGHT = 160, 120
_SKY, _WALL, _DOOR, _GROUND, _FRAME = (
    (205, 222, 236), (214, 200, 178), (112, 88, 66), (150, 150, 146), (60, 60, 60),
)  # fmt: skip
_WINDOW: Final = (176, 202, 206)
_SIGNS: Final = ((190, 72, 58), (46, 110, 142), (88, 126, 70))
_Box = tuple[int, int, int, int]


def street_picture(place: int, *, hung: bool) -> bytes:
    """The front of the shop at a place of the street; with ``hung`` its new sign."""
    boxes: list[tuple[_Box, tuple[int, int, int]]] = [
        ((0, 0, WIDTH, 24), _SKY),
        ((0, 24, WIDTH, 102), _WALL),
        ((0, 102, WIDTH, HEIGHT), _GROUND),
        ((20 + 8 * place, 58, 48 + 8 * place, 102), _DOOR),
        ((66 + 8 * place, 58, 128 + 8 * place, 90), _WINDOW),
    ]
    if hung:
        boxes += [((24, 30, 136, 52), _FRAME), ((27, 33, 133, 49), _SIGNS[place % len(_SIGNS)])]
        boxes += [((38 + 18 * at, 38, 48 + 18 * at, 44), (240, 236, 224)) for at in range(5)]
    rows = [b"\0" + b"".join(bytes(_colour(boxes, x, y)) for x in range(WIDTH)) for y in range(HEIGHT)]
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(b"".join(rows), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in parts
    )


def _colour(boxes: list[tuple[_Box, tuple[int, int, int]]], x: int, y: int) -> tuple[int, int, int]:
    return next(
        colour
        for (left, top, right, bottom), colour in reversed(boxes)
        if left <= x < right and top <= y < bottom
    )
