"""What the program must be able to do without its window: old files, papers, reports, reading in the other process."""

import shutil
import sqlite3
import zipfile
from argparse import Namespace
from collections.abc import Iterator
from contextlib import closing, redirect_stderr, redirect_stdout
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

from installer.bench import Bench, NotWorkingError

if TYPE_CHECKING:
    from desktop_app.catalogue.entries import Entry, Wish
    from desktop_app.catalogue.making import Made
    from desktop_app.office import Office

OFFICE_FILE: Final = "office.db"
_BEGINNINGS: Final = {".pdf": b"%PDF-", ".xlsx": b"PK", ".hwpx": b"PK", ".db": b"SQLite format 3"}
_BLOCK: Final = 64
_LETTER: Final = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:홍길동\r\nN:홍;길동;;;\r\nEND:VCARD\r\n"
_CELLS: Final = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body>'
    '<office:spreadsheet><table:table table:name="명단"><table:table-row><table:table-cell'
    ' office:value-type="string"><text:p>단체명</text:p></table:table-cell></table:table-row></table:table>'
    "</office:spreadsheet></office:body></office:document-content>"
)
_TYPE: Final = "application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST: Final = (
    '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest'
    ' xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_TYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)
_NO_OFFICE: Final = "옛 업무 파일이 하나도 없습니다"


def old_offices(bench: Bench) -> str:
    """A copy of each office file of a released version, and of those given, is opened, kept, brought up and sound."""
    from desktop_app.office import open_office  # noqa: PLC0415 - a broken library is for one check to tell
    from desktop_app.verbs import storage  # noqa: PLC0415 - the same

    files = [*kept_offices(), *map(_office_in, bench.given)]
    if not files:
        raise NotWorkingError(_NO_OFFICE)
    for number, file in enumerate(files):
        folder = bench.folder / "old" / str(number)
        folder.mkdir(parents=True)
        shutil.copyfile(file, folder / OFFICE_FILE)
        before = _schema(folder / OFFICE_FILE)
        office = open_office(folder)
        try:
            office.directory.tenants()
        finally:
            office.close()
        if before < _schema(folder / OFFICE_FILE) and before not in _kept_schemas(folder):
            msg = f"{file.name}: 올리기 전의 사본이 없습니다"
            raise NotWorkingError(msg)
        answer = storage.check(folder, Namespace())
        if not answer.done:
            msg = f"{file.name}: {answer.lines[0]}"
            raise NotWorkingError(msg)
    return f"{len(files)}개"


def newer_office(bench: Bench) -> str:
    """An office file of a version to come is refused by name and stays as it was, byte for byte."""
    from desktop_app.errors import OfficeNewer  # noqa: PLC0415 - a broken library is for one check to tell
    from desktop_app.office import open_office  # noqa: PLC0415 - the same

    folder = bench.folder / "newer"
    open_office(folder).close()
    file = folder / OFFICE_FILE
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(f"PRAGMA user_version = {_schema(file) + 1}")
    before = file.read_bytes()
    try:
        open_office(folder).close()
    except OfficeNewer:
        if file.read_bytes() == before:
            return "거절"
        msg = "더 새 판의 업무 파일을 바꾸었습니다"
        raise NotWorkingError(msg) from None
    msg = "더 새 판의 업무 파일을 열었습니다"
    raise NotWorkingError(msg)


def _schema(file: Path) -> int:
    with closing(sqlite3.connect(file)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _kept_schemas(folder: Path) -> set[int]:
    """The versions of the checked copies of an office."""
    from db import backup  # noqa: PLC0415 - a broken library is for one check to tell

    return {one.schema for one in backup.listing(folder / "backups") if backup.verify(one)}


def kept_offices() -> list[Path]:
    """The files of released versions that go along, from the bundle or from the sources."""
    inside = Path(__file__).parent / "offices"
    if not inside.is_dir():
        inside = Path(__file__).parents[1] / "tests" / "db" / "data"
    return sorted(inside.glob("*.db"))


def documents(bench: Bench) -> str:
    """The example office is filled, and its papers are made in all formats."""
    for file in bench.documents:
        _require(file)
    return f"{len(bench.documents)}건"


def reports(bench: Bench) -> str:
    """Every report of the catalogue in every format that it has; one of them by the command line."""
    from desktop_app.catalogue.catalogue import PAPERS  # noqa: PLC0415 - a broken library is for one check to tell
    from desktop_app.catalogue.entries import Wish  # noqa: PLC0415 - the same
    from desktop_app.example.build import PRACTICE_DAY, YEAR  # noqa: PLC0415 - the same
    from desktop_app.office import open_office  # noqa: PLC0415 - the same

    target = bench.documents[0].with_name("year-end.pdf")
    day = ("--year", str(YEAR), "--as-of", PRACTICE_DAY.isoformat())
    _command("report", "year-end", *day, "--out", str(target), "--office", str(bench.office))
    _require(target)
    made = 1
    office = open_office(bench.office)
    try:
        for entry in PAPERS.values():
            paper = _collected(office, entry, Wish(entry.key, YEAR, PRACTICE_DAY))
            if paper is None:
                continue
            for form in entry.formats:
                _require_beginning(f"{entry.title}({form.value})", form.ending, paper.draw(form))
                made += 1
    finally:
        office.close()
    return f"{made}건"


def _collected(office: "Office", entry: "Entry", wish: "Wish") -> "Made | None":
    """What a report is drawn from; of a report of one record the first that has one, None where none does."""
    from desktop_app.catalogue.making import collected  # noqa: PLC0415 - a broken library is for one check to tell
    from desktop_app.errors import InputRefused  # noqa: PLC0415 - the same

    if entry.chooser is None:
        return collected(office, entry, wish)
    for record, _ in entry.chooser.offered(office, wish.year):
        try:
            return collected(office, entry, replace(wish, record=record))
        except InputRefused:  # a proposal that no department was asked about, for instance
            continue
    return None


def reading(bench: Bench) -> str:
    """Files from outside, read by the second process: a workbook, .ods, text, an address card, our own forms."""
    from desktop_app.intake.guard import form_kind_of  # noqa: PLC0415 - a broken library is for one check to tell
    from desktop_app.intake.reader import Reader  # noqa: PLC0415 - the same

    read = 0
    with Reader() as reader:
        for file in (bench.paper(".xlsx"), *_foreign_files(bench.folder)):
            if not reader.read(file).sheets:
                msg = f"{file.name}에서 아무것도 읽지 못했습니다"
                raise NotWorkingError(msg)
            read += 1
    with Reader(judge=form_kind_of) as reader:
        for form in _blank_forms(bench):
            reader.read(form)
            read += 1
    return f"{read}종"


def _foreign_files(folder: Path) -> Iterator[Path]:
    """Small files as other programs write them."""
    table, card, sheet = folder / "명단.csv", folder / "연락처.vcf", folder / "명단.ods"
    table.write_text("단체명,대표\n가나다,홍길동\n", encoding="utf-8")
    card.write_text(_LETTER, encoding="utf-8", newline="")
    with zipfile.ZipFile(sheet, "w") as package:
        package.writestr("mimetype", _TYPE)
        package.writestr("META-INF/manifest.xml", _MANIFEST)
        package.writestr("content.xml", _CELLS)
    return iter((table, card, sheet))


def _blank_forms(bench: Bench) -> list[Path]:
    """One blank opinion form of each kind that departments send back."""
    found: dict[str, Path] = {}
    for file in bench.documents:
        if "검토의견서" in file.name and file.suffix in {".hwpx", ".xlsx"}:
            found.setdefault(file.suffix, file)
    return list(found.values())


def _command(*words: str) -> None:
    """The command line as a script calls it; raises what it says when it refuses."""
    from desktop_app import command_line  # noqa: PLC0415 - a broken library is for one check to tell

    said, refused = StringIO(), StringIO()
    with redirect_stdout(said), redirect_stderr(refused):
        code = command_line.main(words, lambda _: command_line.WRONG_USAGE)
    if code != command_line.DONE:
        msg = f"{words[1]}: {refused.getvalue().strip().splitlines()[0]}"
        raise NotWorkingError(msg)


def _office_in(given: Path) -> Path:
    file = given / OFFICE_FILE if given.is_dir() else given
    if not file.is_file():
        msg = f"업무 파일이 없습니다: {file}"
        raise NotWorkingError(msg)
    return file


def _require(file: Path) -> None:
    """The file is there and begins as its kind does."""
    with file.open("rb") as stream:
        _require_beginning(file.name, file.suffix, stream.read(_BLOCK))


def _require_beginning(name: str, ending: str, data: bytes) -> None:
    beginning = _BEGINNINGS.get(ending, b"")
    if not data.startswith(beginning) or len(data) <= len(beginning):
        msg = f"{name}이(가) 온전하지 않습니다"
        raise NotWorkingError(msg)
