"""The files of a whole-data workbook on their way in: out of the archive, by their names, each with its hash.

The archive comes from outside: only files that the workbook names are taken, each up to its largest size, and
nothing of it is believed but bytes that were hashed.
"""

import hashlib
import re
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO, Final
from zipfile import BadZipFile, ZipFile, ZipInfo

from db import durable
from desktop_app.attachments.records import LARGEST
from desktop_app.files import file_trouble
from desktop_app.whole_data.reading import Book, Row
from desktop_app.whole_data.sheets import DataSheet

_BLOCK: Final = 1 << 20
_VAULTS: Final = frozenset({"attachments", "issued"})
"""Folders whose files lie in one folder for each beginning of a hash; others lie side by side."""
_ENCRYPTED: Final = 1
_MOST_FILES: Final = 100_000
_DIGEST = re.compile(r"[0-9a-f]{64}")
_ENDING = re.compile(r"\.[a-z0-9]{1,10}")


@dataclass
class Kept:
    """One file of the archive: its hash and size, where it goes below its folder, and why it cannot be taken."""

    sha256: str = ""
    size: int = 0
    trouble: str = ""


@dataclass
class FilesIn:
    """The files that rows name, looked at once each."""

    archive: Path
    looked_at: dict[str, Kept] = field(default_factory=dict)
    wanted: dict[tuple[str, str], str] = field(default_factory=dict)
    """Folder of the office and place below it → name in the archive."""
    missing: int = 0

    def look(self, book: Book, sheets: tuple[DataSheet, ...], tell: Callable[[int, int, str], None]) -> None:
        """Find the file of every row that names one, and give the row its place, hash and size."""
        asked = [
            (sheet, row)
            for sheet in sheets
            if sheet.declared.files
            for row in book.rows[sheet.table]
            if row.values.get("stored")
        ]
        if not asked:
            return
        said = self._look_at_all(book, asked, tell)
        if said:
            book.faults.add("붙임 파일", "", f"‘{self.archive.name}’ 파일이 {said}")
            book.bad |= {id(row) for _, row in asked}

    def _look_at_all(
        self, book: Book, asked: Sequence[tuple[DataSheet, Row]], tell: Callable[[int, int, str], None]
    ) -> str:
        """Look at the file of each row; what is wrong with the archive itself, nothing where it could be read."""
        try:
            with _opened(self.archive) as archive:
                entries = _entries(archive)
                for done, (sheet, row) in enumerate(asked):
                    tell(done, len(asked), "붙임 파일")
                    self._look_at(book, sheet, row, archive, entries)
        except (BadZipFile, zlib.error, ValueError, NotImplementedError, RuntimeError, EOFError):
            return "깨져 있어 읽을 수 없습니다. 다시 내보내세요."
        except OSError:
            return "엑셀 파일 옆에 없습니다. 함께 두고 다시 하세요."
        return ""

    def _look_at(
        self, book: Book, sheet: DataSheet, row: Row, archive: ZipFile, entries: dict[str, ZipInfo]
    ) -> None:
        name, said = str(row.values["stored"]), str(row.values.get("sha256") or "").lower()
        if said and not _DIGEST.fullmatch(said):
            book.blame(sheet, row, "sha256", "확인값은 16진수 64자입니다. 모르면 비워 두세요.")
            return
        entry = entries.get(name)
        if entry is None and said:
            self.missing += 1  # it was lost before the export: its record says so, the check of files too
            kept = Kept(said)
        elif entry is None:
            book.blame(sheet, row, "stored", f"‘{name}’ 파일이 ‘{self.archive.name}’에 없습니다.")
            return
        else:
            kept = self.looked_at.get(name) or self.looked_at.setdefault(name, _kept(archive, entry))
            if kept.trouble:
                book.blame(sheet, row, "stored", f"‘{name}’ {kept.trouble}")
                return
            if said and said != kept.sha256:
                book.blame(
                    sheet, row, "sha256", f"‘{name}’ 파일이 내보낼 때와 다릅니다. 원본을 다시 넣으세요."
                )
                return
        stored = place_of(sheet.declared.files, kept.sha256, str(row.values.get("file_name") or name))
        row.values |= {"stored": stored, "sha256": kept.sha256, "size": kept.size}
        if entry is not None:
            self.wanted[sheet.declared.files, stored] = name

    @contextmanager
    def keeping(self, office: Path, tell: Callable[[int, int, str], None]) -> Iterator[None]:
        """Put the files into the office folder before the act; where the act fails they are gone again."""
        made: list[Path] = []
        try:
            if self.wanted:
                with _opened(self.archive) as archive:
                    for done, ((home, stored), name) in enumerate(self.wanted.items()):
                        tell(done, len(self.wanted), "붙임 파일")
                        self._keep(archive, name, office / home / stored, made)
            yield
        except BaseException as error:
            for path in made:
                durable.discard(path)
                with suppress(OSError):
                    path.parent.rmdir()
            if isinstance(error, OSError):
                raise file_trouble(office, error) from error
            raise

    def _keep(self, archive: ZipFile, name: str, target: Path, made: list[Path]) -> None:
        kept = self.looked_at[name]
        if target.exists():
            with target.open("rb") as stream:
                if hashlib.file_digest(stream, "sha256").hexdigest() == kept.sha256:
                    return
        else:
            made.append(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary = durable.beside(target)
        try:
            with archive.open(name) as source, temporary.open("xb") as out:
                for block in _blocks(source):
                    out.write(block)
            durable.flush(temporary)
            durable.put(temporary, target)
        finally:
            durable.discard(temporary)


def place_of(home: str, sha256: str, name: str) -> str:
    """Where a file lies below its folder, as the services that keep such files have it."""
    if home in _VAULTS:
        return f"{sha256[:2]}/{sha256}"
    ending = PurePosixPath(name).suffix.lower()
    return f"{sha256}{ending if _ENDING.fullmatch(ending) else ''}"


def _opened(path: Path) -> ZipFile:
    return ZipFile(path)


def _entries(archive: ZipFile) -> dict[str, ZipInfo]:
    entries = archive.infolist()
    if len(entries) > _MOST_FILES:
        raise BadZipFile
    return {one.filename: one for one in entries if not one.is_dir() and not one.flag_bits & _ENCRYPTED}


def _kept(archive: ZipFile, entry: ZipInfo) -> Kept:
    digest, size = hashlib.sha256(), 0
    with archive.open(entry) as stream:
        for block in _blocks(stream):
            size += len(block)
            if size > LARGEST:
                return Kept(trouble="파일이 너무 커서 넣을 수 없습니다.")
            digest.update(block)
    return Kept(digest.hexdigest(), size)


def _blocks(stream: IO[bytes]) -> Iterator[bytes]:
    return iter(lambda: stream.read(_BLOCK), b"")
