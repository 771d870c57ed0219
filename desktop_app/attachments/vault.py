"""Where attached files lie: copied below the office folder under their hash, the same bytes once (features.md C10)."""

import hashlib
import os
import stat
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Final

from db import durable
from desktop_app.attachments.records import LARGEST, Kept, size_text
from desktop_app.errors import FileTrouble, InputRefused
from desktop_app.files import NAMELESS, file_trouble, safe_filename
from desktop_app.particles import with_object, with_topic

FOLDER: Final = "attachments"
OPENED: Final = "opened"
"""Copies that another program shows; cleared when the office closes."""
RUNNABLE: Final = frozenset((
    "appref-ms", "bat", "chm", "cmd", "com", "cpl", "exe", "hta", "inf", "jar", "js", "jse", "lnk", "msc",
    "msi", "msp", "pif", "ps1", "psc1", "py", "reg", "scf", "scr", "sh", "url", "vb", "vbe", "vbs", "ws",
    "wsf", "wsh",
))  # fmt: skip
"""Endings of files that are started, not shown, when they are opened."""
_BLOCK: Final = 1 << 20
_NOTHING_DONE: Final = "아무 파일도 붙이지 않았습니다."


class Vault:
    """Bytes in, bytes out; which record needs them is the storage's to know."""

    def __init__(
        self, office: Path, largest: int = LARGEST, *, home: str = FOLDER, opened: Path | None = None
    ) -> None:
        self._home = office / home
        self._opened = opened or office / OPENED
        self._largest = largest

    def keep(self, paths: Iterable[Path]) -> list[Kept]:
        """Copy files into the office folder, all of them or none. Raises FileTrouble or InputRefused."""
        kept: list[Kept] = []
        try:
            for path in paths:
                kept.append(self._keep(path))  # noqa: PERF401 - what was kept before a refusal is taken back
        except BaseException:
            self.forget(kept)
            raise
        return kept

    def keep_bytes(self, files: Mapping[str, bytes]) -> list[Kept]:
        """Keep what the program has made, by name; all of it or none. Raises FileTrouble or InputRefused."""
        self._opened.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=self._opened) as beside:
            paths = [Path(beside) / shown_name(name) for name in files]
            for path, data in zip(paths, files.values(), strict=True):
                path.write_bytes(data)
            return self.keep(paths)

    def forget(self, kept: Iterable[Kept]) -> None:
        """Take back what ``keep`` has just brought in and no record came to need."""
        for one in kept:
            if one.fresh:
                _discard(self.path(one.stored))

    def path(self, stored: str) -> Path:
        """Where a file lies. Raises FileTrouble for a place outside of the folder."""
        home = self._home.resolve()
        path = (home / stored).resolve()
        if not path.is_relative_to(home):
            raise FileTrouble(
                "붙임 파일의 자리가 업무 폴더 밖을 가리킵니다.", safe="아무 파일도 열지 않았습니다."
            )
        return path

    def has(self, stored: str, size: int) -> bool:
        """Whether a file lies there in its full length."""
        try:
            found = self.path(stored).stat()
        except (OSError, FileTrouble):
            return False
        return stat.S_ISREG(found.st_mode) and found.st_size == size

    def copy_to(self, target: Path, stored: str, sha256: str, name: str) -> None:
        """Write a copy for the officer, whole or not at all, and only of the bytes that were attached."""
        data = self.read(stored, sha256, name)
        try:
            durable.write(target, data)
        except OSError as error:
            raise file_trouble(target, error) from error

    def open_copy(self, stored: str, sha256: str, name: str) -> Path:
        """A read-only copy under the shown name, for another program to show. Raises FileTrouble or InputRefused."""
        if Path(name).suffix.removeprefix(".").casefold() in RUNNABLE:
            raise InputRefused(
                f"{with_object(f'‘{name}’')} 열지 않았습니다. 보는 파일이 아니라 실행되는 파일입니다.",
                safe="붙임 파일은 그대로 있습니다.",
                steps=("꼭 필요하면 ‘저장’으로 꺼내 백신으로 살펴본 뒤 여세요.",),
            )
        folder = self._opened / sha256[:16]
        target = folder / name
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if not target.exists() or _digest(target) != sha256:
                _release(target)
                durable.write(target, self.read(stored, sha256, name))
                target.chmod(stat.S_IREAD)
        except OSError as error:
            raise file_trouble(target, error) from error
        return target

    def clear_opened(self) -> None:
        """Remove the copies that were shown; one that another program still holds stays for the next time."""
        if not self._opened.is_dir():
            return
        for path in sorted(self._opened.rglob("*"), reverse=True):
            try:
                if path.is_dir() and not path.is_symlink():
                    path.rmdir()
                else:
                    _release(path)
                    path.unlink()
            except OSError:
                continue

    def _keep(self, path: Path) -> Kept:
        name = shown_name(path.name)
        temporary = None
        try:
            self._home.mkdir(parents=True, exist_ok=True)
            durable.sweep(self._home)
            temporary = durable.beside(self._home / "new")
            sha256, size = self._copy(path, temporary, name)
            stored = f"{sha256[:2]}/{sha256}"
            target = self._home / stored
            if self.has(stored, size) and _digest(target) == sha256:
                return Kept(name, sha256, size, stored, fresh=False)
            if _digest(temporary) != sha256:
                raise FileTrouble(
                    f"{with_object(f'‘{name}’')} 베낀 것이 원본과 다릅니다.", safe=_NOTHING_DONE
                )
            fresh = not target.exists()  # a damaged one is mended by the same bytes, and stays
            target.parent.mkdir(exist_ok=True)
            durable.put(temporary, target)
            durable.flush_folder(self._home)
        except OSError as error:
            raise file_trouble(self._home / name, error) from error
        finally:
            if temporary is not None:
                durable.discard(temporary)
        return Kept(name, sha256, size, stored, fresh=fresh)

    def _copy(self, source: Path, target: Path, name: str) -> tuple[str, int]:
        """Hash and size of what was copied."""
        digest, size = hashlib.sha256(), 0
        try:
            if not source.is_file():
                raise _not_a_file(source, name)
            reading = source.open("rb")
        except OSError as error:
            raise _unreadable(name) from error
        with reading, target.open("xb") as writing:
            while block := _block(reading, name):
                size += len(block)
                if size > self._largest:
                    raise InputRefused(
                        f"‘{name}’ 파일이 {size_text(self._largest)}보다 커서 붙이지 않았습니다.",
                        safe=_NOTHING_DONE,
                        steps=("파일을 나누거나 줄여서 붙이세요.", "영상은 저장한 곳을 비고에 적어 두세요."),
                    )
                digest.update(block)
                writing.write(block)
            writing.flush()
            os.fsync(writing.fileno())
        return digest.hexdigest(), size

    def read(self, stored: str, sha256: str, name: str) -> bytes:
        """The bytes that were attached, and no others. Raises FileTrouble."""
        try:
            data = self.path(stored).read_bytes()
        except OSError as error:
            raise FileTrouble(
                f"‘{name}’ 파일이 업무 폴더({self._home.name})에 없습니다.",
                safe="기록은 그대로입니다.",
                steps=(f"업무 폴더를 옮길 때 {self._home.name} 폴더도 함께 옮겼는지 확인하세요.",),
            ) from error
        if hashlib.sha256(data).hexdigest() != sha256:
            raise FileTrouble(
                f"‘{name}’ 파일이 붙인 뒤에 바뀌었습니다. 열지 않았습니다.",
                safe="기록은 그대로입니다.",
                steps=("원본이 있으면 같은 파일을 다시 붙이세요. 바뀐 파일이 바로잡힙니다.",),
            )
        return data


def shown_name(text: str, taken: Iterable[str] = ()) -> str:
    """The name under which a file is shown: bare, safe on every PC, its ending kept, free among ``taken``."""
    stem, dot, ending = text.rpartition(".")
    if not dot or not stem.strip():
        return safe_filename(text, taken=taken) or NAMELESS
    return safe_filename(stem, f".{ending}", taken=taken)


def _block(stream: IO[bytes], name: str) -> bytes:
    try:
        return stream.read(_BLOCK)
    except OSError as error:
        raise _unreadable(name) from error


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _not_a_file(source: Path, name: str) -> InputRefused | FileTrouble:
    if source.is_dir():
        return InputRefused(
            f"{with_topic(f'‘{name}’')} 폴더입니다. 폴더는 붙이지 않습니다.",
            safe=_NOTHING_DONE,
            steps=("폴더 안의 파일을 골라 붙이세요.", "여러 파일을 한 번에 고를 수 있습니다."),
        )
    return _unreadable(name)


def _unreadable(name: str) -> FileTrouble:
    return FileTrouble(
        f"‘{name}’ 파일을 읽지 못했습니다.",
        safe=_NOTHING_DONE,
        steps=("파일이 그 자리에 있는지, 다른 프로그램이 잡고 있지 않은지 확인하세요.",),
    )


def _release(path: Path) -> None:
    """Let a read-only copy be replaced or removed."""
    if path.exists():
        path.chmod(stat.S_IREAD | stat.S_IWRITE)


def _discard(path: Path) -> None:
    durable.discard(path)
    try:
        path.parent.rmdir()
    except OSError:
        return  # others lie there too
