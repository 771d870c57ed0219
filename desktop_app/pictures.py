"""Photographs from anywhere, made small and harmless before a screen or a paper shows them (features.md C5).

One decoder sees the bytes, here: what goes on is a plain JPEG of ours, without place or camera. How large a picture
is, is read from its head, and one that would take too much room is refused before any of it is decoded.
"""

from dataclasses import dataclass
from functools import cache
from io import BytesIO
from types import ModuleType
from typing import TYPE_CHECKING, Final

from desktop_app.errors import InputRefused

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST_PIXELS: Final = 60_000_000
LARGEST_BYTES: Final = 40 * 1024 * 1024
FORMATS: Final = ("JPEG", "PNG", "WEBP", "BMP")
ENDINGS: Final = ("jpg", "jpeg", "png", "webp", "bmp")
QUALITY: Final = 85
_SAFE: Final = "사진은 바뀌지 않았습니다."


@dataclass(frozen=True, slots=True)
class Picture:
    """A photograph as JPEG, with its width and height in pixels."""

    data: bytes
    width: int
    height: int

    def within(self, width: float, height: float) -> tuple[float, float]:
        """Its largest size that fits a place, in the place's unit."""
        scale = min(width / self.width, height / self.height)
        return self.width * scale, self.height * scale


def shrunk(data: bytes, longest: int, name: str = "") -> Picture:
    """The picture upright, on white, its longer side no longer than that. Raises InputRefused; takes its time."""
    if len(data) > LARGEST_BYTES:
        raise _refused(name, f"파일이 {LARGEST_BYTES // 1024 // 1024}MB보다 큽니다")
    try:
        return _made(data, longest, name)
    except InputRefused:
        raise
    except Exception as error:  # a decoder stumbles over broken bytes in many ways
        raise _refused(name, "사진 파일이 아니거나 깨진 파일입니다") from error


def _made(data: bytes, longest: int, name: str) -> Picture:
    pil = _library()
    with pil.open(BytesIO(data), formats=FORMATS) as image:
        if image.width * image.height > LARGEST_PIXELS:
            raise _refused(name, f"사진이 너무 큽니다({image.width:,}×{image.height:,})")
        image.draft("RGB", (longest, longest))  # a JPEG is read at a fraction of its size
        upright = _on_white(_upright(image))
        upright.thumbnail((longest, longest))
        stream = BytesIO()
        upright.save(stream, "JPEG", quality=QUALITY)
        return Picture(stream.getvalue(), upright.width, upright.height)


def _upright(image: "Image") -> "Image":
    from PIL import ImageOps  # noqa: PLC0415 - at first need

    return ImageOps.exif_transpose(image)


def _on_white(image: "Image") -> "Image":
    """Without transparency, which JPEG has not."""
    if not image.has_transparency_data:
        return image.convert("RGB")
    clear = image.convert("RGBA")
    white = _library().new("RGBA", clear.size, "white")
    white.alpha_composite(clear)
    whole: Image = white.convert("RGB")
    return whole


@cache
def _library() -> ModuleType:
    """Pillow, whose own warning of large pictures would come as a warning of Python; ours refuses sooner."""
    from PIL import Image  # noqa: PLC0415 - at first need

    Image.MAX_IMAGE_PIXELS = None
    return Image


def _refused(name: str, why: str) -> InputRefused:
    called = f"‘{name}’을(를) " if name else ""
    return InputRefused(
        f"{called}사진으로 쓸 수 없습니다. {why}.",
        safe=_SAFE,
        steps=("JPG나 PNG로 저장한 사진을 고르세요.", "아주 큰 사진은 크기를 줄여 다시 저장하세요."),
    )
