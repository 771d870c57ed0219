"""The files of the office on their way out: one archive beside the workbook, each file once, named for a person."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from shutil import copyfileobj
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from desktop_app.files import file_trouble, safe_filename
from desktop_app.whole_data.sheets import DataSheet, Values

_BLOCK: Final = 1 << 20
_STAMP: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest day that an archive can name: equal offices make equal archives."""


@dataclass
class FilesOut:
    """Which files go into the archive, under which names; asked for row by row."""

    places: dict[tuple[str, str], str] = field(default_factory=dict)
    """Folder of the office and place below it → the name in the archive."""
    hashes: dict[str, str] = field(default_factory=dict)
    """Name in the archive → what the file's bytes have to come to."""

    def place(self, sheet: DataSheet, row: Values) -> str | None:
        """The name in the archive of a row's file; None where the row has none."""
        home, stored = sheet.declared.files, row["stored"]
        if not stored:
            return None
        known = self.places.get((home, stored))
        if known is None:
            number = sum(1 for folder, _ in self.places if folder == home) + 1
            shown = row.get("name") or row.get("file_name") or ""
            known = f"{home}/{number:04d} {safe_filename(str(shown))}"
            self.places[home, stored] = known
            self.hashes[known] = row["sha256"]
        return known


def pack(files: FilesOut, office: Path, target: Path, tell: Callable[[int, int], None]) -> list[str]:
    """Write the archive; the sentences about files that are lost or changed, which it goes without."""
    missing: list[str] = []
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for done, ((home, stored), name) in enumerate(files.places.items()):
            tell(done, len(files.places))
            source = office / home / stored
            try:
                if not source.is_file():
                    missing.append(f"‘{name}’ 파일이 업무 폴더에 없어 넣지 못했습니다.")
                elif not _is_whole(source, files.hashes[name]):
                    missing.append(f"‘{name}’ 파일이 받은 뒤에 바뀌어 넣지 않았습니다.")
                else:
                    _add(archive, name, source)
            except OSError as error:
                raise file_trouble(source, error) from error
    return missing


def _is_whole(path: Path, sha256: str) -> bool:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest() == sha256


def _add(archive: ZipFile, name: str, source: Path) -> None:
    entry = ZipInfo(name, _STAMP)
    entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o644 << 16
    with source.open("rb") as stream, archive.open(entry, "w", force_zip64=True) as out:
        copyfileobj(stream, out, _BLOCK)
