"""What must be inside the program: its files as listed, fonts, reference data, migrations, licences; no network."""

import hashlib
import re
from datetime import date
from pathlib import Path
from typing import Final

import resources
from installer.bench import Bench, NotWorkingError, program_folder

SUMS: Final = "SHA256SUMS.txt"
LICENCES: Final = "licences"
FROM_SOURCES: Final = "소스"
_SEOLLAL = date(2021, 2, 12)
_BLOCK = 1 << 20
_SHOWN = 3


def listed_files(_: Bench) -> str:
    """Every file of the list is there, unchanged, and there is no other."""
    root = program_folder()
    if root is None:
        return FROM_SOURCES
    listed = read_sums(root / SUMS)
    there = {file.relative_to(root).as_posix() for file in root.rglob("*") if file.is_file()} - {SUMS}
    wrong = sorted(name for name in there & listed.keys() if sha256(root / name) != listed[name])
    for what, names in (
        ("없습니다", sorted(listed.keys() - there)),
        ("바뀌었습니다", wrong),
        ("목록에 없습니다", sorted(name for name in there - listed.keys() if not _is_set_ups(name))),
    ):
        if names:
            more = f" 등 {len(names)}개" if len(names) > _SHOWN else ""
            msg = f"{', '.join(names[:_SHOWN])}{more} 파일이 {what}"
            raise NotWorkingError(msg)
    return f"{len(listed)}개"


def fonts(_: Bench) -> str:
    """Each face is read by paper and by screen, and has Hangul."""
    from desktop_app.reports import fonts as paper  # noqa: PLC0415 - a broken library is for one check to tell
    from ui import fonts as screen  # noqa: PLC0415 - the same

    names = {*paper.FILES.values(), *screen.FIRST_FRAME, *screen.LATER}
    missing = sorted(name for name in names if not resources.path(f"fonts/{name}").is_file())
    if missing:
        msg = f"글꼴 파일이 없습니다: {', '.join(missing)}"
        raise NotWorkingError(msg)
    for name in paper.FILES:
        if name != paper.SYMBOL and ord("한") not in paper.face(name).face.charToGlyph:
            msg = f"글꼴에 한글이 없습니다: {paper.FILES[name]}"
            raise NotWorkingError(msg)
    return f"{len(names)}종"


def reference(_: Bench) -> str:
    """The plan's own data, the sheets of labels, the holidays, and every step of the office file."""
    from db.engine import SCHEMA_VERSION  # noqa: PLC0415 - a broken library is for one check to tell
    from db.migrate import OURS, revision  # noqa: PLC0415 - the same
    from desktop_app.reference import label_sheets, plan  # noqa: PLC0415 - the same
    from desktop_app.workdays import Workdays  # noqa: PLC0415 - the same

    if not plan()["departments"] or not label_sheets():
        msg = "계획서 자료가 비어 있습니다"
        raise NotWorkingError(msg)
    for year in (_SEOLLAL.year, _SEOLLAL.year + 20):  # a listed year, and one that the library reckons
        if not Workdays().holidays_of(year):
            msg = f"{year}년 공휴일을 알 수 없습니다"
            raise NotWorkingError(msg)
    if Workdays().is_workday(_SEOLLAL):
        msg = "설날을 쉬는 날로 알지 못합니다"
        raise NotWorkingError(msg)
    for version in range(1, SCHEMA_VERSION + 1):
        if not list((OURS.scripts / "versions").glob(f"{revision(version)}_*.py")):
            msg = f"업무 파일을 올리는 단계 {version}이 없습니다"
            raise NotWorkingError(msg)
    return f"단계 {SCHEMA_VERSION}"


def licences(_: Bench) -> str:
    """The licence texts that must go along: of the fonts, of Qt, and in a bundle of each library."""
    root = program_folder()
    folders = [resources.path("licences"), Path(__file__).parent / "licences"]
    if root is not None:
        folders.append(root / LICENCES)
    texts = [file for folder in folders if folder.is_dir() for file in folder.rglob("*") if file.is_file()]
    names = {file.name for file in texts if file.stat().st_size}
    for needed in ("LGPL-3.0.txt", "GPL-3.0.txt", "Qt.txt", "Nanum-OFL.txt", "PretendardGOV-OFL.txt"):
        if needed not in names:
            msg = f"사용 조건 {needed}이(가) 없습니다"
            raise NotWorkingError(msg)
    if root is not None and not (root / LICENCES).is_dir():
        msg = f"{LICENCES} 폴더가 없습니다"
        raise NotWorkingError(msg)
    return f"{len(texts)}건"


def network(bench: Bench) -> str:
    """Nothing so far has tried to reach another computer."""
    if bench.calls:
        msg = f"다른 컴퓨터에 닿으려 했습니다: {', '.join(sorted(set(bench.calls)))}"
        raise NotWorkingError(msg)
    return "쓰지 않음"


def read_sums(file: Path) -> dict[str, str]:
    """The list of files: name -> SHA-256."""
    if not file.is_file():
        msg = f"파일 목록 {file.name}이 없습니다"
        raise NotWorkingError(msg)
    lines = re.findall(r"^([0-9a-f]{64})  (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE)
    return {name: digest for digest, name in lines}


def sha256(file: Path) -> str:
    """The sum by which a file is known."""
    digest = hashlib.sha256()
    with file.open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _is_set_ups(name: str) -> bool:
    """Whether the installer itself has put it there."""
    return name == "uninstall.exe"
