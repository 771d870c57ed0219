"""Files the officer gets: whole or not at all, under a name that every PC accepts (reliability.md 20, 21)."""

import errno
import re
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path

from db import durable
from desktop_app.errors import FileTrouble

LONGEST_CHARS = 120  # Windows allows 260 for the whole path
LONGEST_BYTES = 240  # Linux allows 255 for one name
NAMELESS = "이름 없음"
DEVICES = frozenset(
    {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$"}
    | {f"{port}{number}" for port in ("COM", "LPT") for number in "0123456789¹²³"}
)

_FORBIDDEN = re.compile(r'[\\/:*?"<>|]')
_FULL = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})
_FULL_ON_WINDOWS = frozenset({39, 112})
_BARRED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_ABSENT = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO})


def atomic_write(target: Path, data: bytes) -> None:
    """Write one file of the officer's: afterwards it is wholly the new one, or still the old one."""
    try:
        durable.write(target, data)
    except OSError as error:
        raise file_trouble(target, error) from error


def safe_filename(text: str, suffix: str = "", *, taken: Iterable[str] = ()) -> str:
    """A bare file name made from any text; never a path, never a name that is taken.

    The name is built, not judged: what Windows or Linux would refuse, hide or turn round on the
    screen is taken out, and what collides with ``taken`` (in any case) gets a number.
    """
    ending = _plain(suffix)
    stem = _plain(text)
    held = {_folded(name) for name in taken}
    number = 1
    while True:
        mark = "" if number == 1 else f" ({number})"
        name = _fitted(stem, mark, ending)
        if _folded(name) not in held:
            return name
        number += 1


def path_in(folder: Path, name: str) -> Path:
    """The path of ``name`` in ``folder``; refused where it would lie anywhere else."""
    home = folder.resolve()
    path = (home / name).resolve()
    if path.parent != home:
        raise FileTrouble(
            f"'{name}'은(는) 고른 폴더 밖을 가리키는 이름입니다.",
            safe="아무 파일도 쓰지 않았습니다.",
            steps=("다른 이름으로 저장하세요.",),
        )
    return path


def fresh_path(folder: Path, text: str, suffix: str) -> Path:
    """A path in ``folder`` for a new file named after ``text``; nothing that is there is overwritten."""
    return path_in(folder, safe_filename(text, suffix, taken=(path.name for path in folder.iterdir())))


def write_apart(folder: Path, files: Iterable[tuple[str, bytes]], suffix: str) -> list[Path]:
    """Write several files into one folder, each under a name that is free there; where they are."""
    written = []
    for name, data in files:
        try:
            target = fresh_path(folder, name, suffix)
        except OSError as error:
            raise file_trouble(folder, error) from error
        atomic_write(target, data)
        written.append(target)
    return written


def file_trouble(path: Path, error: OSError) -> FileTrouble:
    """The Korean sentence for what the operating system said about ``path``."""
    name = f"'{path.name}'"
    window_code = getattr(error, "winerror", None)
    if error.errno in _FULL or window_code in _FULL_ON_WINDOWS:
        return FileTrouble(
            f"디스크에 자리가 없어 {name} 파일을 쓰지 못했습니다.",
            safe="전에 있던 파일과 저장된 자료는 그대로입니다.",
            steps=("필요 없는 파일을 지워 자리를 만든 뒤 다시 하세요.", "다른 디스크를 골라도 됩니다."),
        )
    if window_code in durable.HELD_ELSEWHERE:
        return FileTrouble(
            f"{name} 파일이 다른 프로그램에서 열려 있습니다.",
            safe="전에 있던 파일은 그대로입니다.",
            steps=("엑셀이나 PDF 보기 창에서 그 파일을 닫고 다시 하세요.", "다른 이름으로 저장해도 됩니다."),
        )
    if error.errno in _BARRED:
        return FileTrouble(
            f"{name} 파일을 쓸 권한이 없는 폴더입니다: {path.parent}",
            safe="전에 있던 파일은 그대로입니다.",
            steps=("쓸 수 있는 폴더(예: 문서)를 고르세요.",),
        )
    if error.errno in _ABSENT:
        return FileTrouble(
            f"파일이나 폴더가 없습니다: {path}",
            safe="저장된 자료는 그대로입니다.",
            steps=("폴더가 옮겨졌거나 디스크가 빠졌는지 확인하세요.",),
        )
    return FileTrouble(
        f"{name} 파일을 읽거나 쓰는 중에 디스크 오류가 났습니다.",
        safe="전에 있던 파일은 그대로입니다.",
        steps=("다른 폴더나 디스크에 다시 해 보세요.", "되풀이되면 전산 담당자에게 디스크 점검을 맡기세요."),
    )


def _plain(text: str) -> str:
    """NFC text in which no character steers the file system or the direction of writing."""
    kept = (" " if char.isspace() else char for char in unicodedata.normalize("NFC", text))
    shown = "".join(char for char in kept if not _steering(char))
    return re.sub(r" +", " ", _FORBIDDEN.sub("_", shown))


def _steering(char: str) -> bool:
    """Controls, bidi and zero-width marks, lone surrogates, private and unassigned code points."""
    return unicodedata.category(char)[0] == "C"


def _fitted(stem: str, mark: str, ending: str) -> str:
    """Stem, number and ending within both lengths; the stem gives way."""
    ending = _cut(ending.rstrip(" ."), lambda text: len(text) <= LONGEST_CHARS // 4)
    tail = mark + ending
    body = _cut(stem.strip(" ."), lambda text: _fits(text + tail)).rstrip(" .") or NAMELESS
    name = (body + tail).rstrip(" .")
    device = name.split(".")[0].rstrip().upper() in DEVICES
    return _fitted("_" + body, mark, ending) if device else name


def _cut(text: str, fits: Callable[[str], bool]) -> str:
    while text and not fits(text):
        text = text[:-1]
    return text


def _fits(name: str) -> bool:
    return len(name) <= LONGEST_CHARS and len(name.encode("utf-8")) <= LONGEST_BYTES


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
