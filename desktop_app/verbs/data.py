"""All data at once from the command line: one workbook and one archive out (features.md J9)."""

from argparse import Namespace
from pathlib import Path

from desktop_app.verbs.answer import Answer
from desktop_app.verbs.documents import opened


def _silent(_done: int, _total: int, _text: str) -> None:
    """Nobody watches."""


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
