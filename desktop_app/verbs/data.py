"""All data at once from the command line: one workbook and one archive, out and in again (features.md J9)."""

import tempfile
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_app.backups import FILE
from desktop_app.errors import InputRefused
from desktop_app.office import Office, open_office
from desktop_app.verbs.answer import Answer
from desktop_app.verbs.documents import opened
from desktop_app.whole_data.checking import BookRefused

if TYPE_CHECKING:
    from desktop_app.whole_data.checking import Checked


def data_export(folder: Path, options: Namespace) -> Answer:
    """Write the whole office as a workbook, and its files as an archive beside it."""
    with opened(folder) as office:
        made = office.whole_data.export(
            options.file.resolve(),
            _silent,
            reason=options.reason or "",
            personal=not options.without_personal,
        )
    files = [str(path) for path in (made.workbook, made.archive) if path is not None]
    counted = f"기록 {sum(made.rows.values()):,}줄, 개인정보 {made.persons:,}명"
    data = {"files": files, "rows": made.rows, "persons": made.persons, "notices": list(made.notices)}
    return Answer((*files, counted, *made.notices), data)


def data_import(folder: Path, options: Namespace) -> Answer:
    """Let a new office hold what a workbook says; with ``--check`` only say everything that is wrong with it."""
    if options.check:
        with _office_to_check(folder) as (office, filled):
            found = office.whole_data.check(options.file, _silent)
        told = _told(found)
        return Answer((*told.lines, *filled), told.data, done=told.done and not filled)
    with _office_to_fill(folder, options) as office:
        try:
            change = office.whole_data.take_in(options.file, _silent)
        except BookRefused as refused:
            told = _told(refused.checked)
            return Answer((refused.what, *told.lines, refused.safe, *refused.steps), told.data, done=False)
    return Answer((change.summary,), {"taken": change.count})


@contextmanager
def _office_to_check(folder: Path) -> Iterator[tuple[Office, tuple[str, ...]]]:
    """The office that the workbook is meant for and what stands against it; one that is not there is no office yet."""
    if not (folder / FILE).exists():
        with tempfile.TemporaryDirectory(prefix="park-ieum-") as scratch:
            office = open_office(Path(scratch))
            try:
                yield office, ()
            finally:
                office.close()
        return
    with opened(folder) as office:
        try:
            office.whole_data.refuse_filled()
        except InputRefused as refused:
            yield office, (refused.what, *refused.steps)
        else:
            yield office, ()


@contextmanager
def _office_to_fill(folder: Path, options: Namespace) -> Iterator[Office]:
    """The office, made where the folder was named and holds none; none is made where nobody asked for one."""
    if options.office is None or (folder / FILE).exists():
        with opened(folder) as office:
            yield office
        return
    office = open_office(folder)
    try:
        yield office
    finally:
        office.close()


def _told(found: "Checked") -> Answer:
    faults = [one.sentence for one in found.faults]
    rest = found.fault_count - len(faults)
    rows = [f"{name} {count:,}줄" for name, count in found.rows.items() if count]
    counted = (
        f"{', '.join(rows) or '기록 없음'}. 개인정보 {found.persons:,}명, 고칠 곳 {found.fault_count:,}건"
    )
    data: dict[str, Any] = {
        "rows": found.rows,
        "persons": found.persons,
        "errors": [{"sheet": one.sheet, "cell": one.cell, "text": one.text} for one in found.faults],
        "error_count": found.fault_count,
        "notices": list(found.notices),
        "taken": 0,
    }
    more = [f"그 밖에 {rest:,}건이 더 있습니다."] if rest else []
    return Answer((*faults, *more, *found.notices, counted), data, done=found.good)


def _silent(_done: int, _total: int, _text: str) -> None:
    """Nobody watches."""
