"""Forms that go out to departments and come back, from the command line."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from desktop_app.intake.form_reader import read_forms
from desktop_app.intake.refusals import FileRefused
from desktop_app.office import Office
from desktop_app.proposals.return_records import ReturnedForm, Standing, Taking
from desktop_app.verbs.answer import Answer
from desktop_app.verbs.documents import opened

NOTHING_TAKEN = (
    "넣을 수 없는 것이 있어 아무것도 넣지 않았습니다. 그 파일을 빼거나 창의 ‘받은 의견서 읽기’에서 여세요."
)


def form_read(folder: Path, options: Namespace) -> Answer:
    """Read forms and take what they say, all or nothing; with ``--check`` only say what would be taken."""
    with opened(folder) as office:
        forms, refused = _read(office, options.files)
        lines = [line for form in forms for line in _told(form)] + [one.what for one in refused]
        data: dict[str, Any] = {
            "forms": [_data(form) for form in forms],
            "refused": [{"file": one.file_name, "code": one.code, "what": one.what} for one in refused],
            "taken": 0,
        }
        stopped = refused or any(not _is_sure(form) for form in forms)
        wanted = [form for form in forms if form.standing is Standing.READY]
        if options.check or not (wanted or stopped):
            return Answer(tuple(lines), data, done=not stopped)
        if stopped:
            return Answer((*lines, NOTHING_TAKEN), data, done=False)
        change = office.returns.take([Taking(form, form.takeable) for form in wanted])
        data["taken"] = len(wanted)
        return Answer((*lines, change.summary), data)


def returns_forms(folder: Path, options: Namespace) -> Answer:
    """Write the forms of a round, one file a department; never over a file that is there."""
    with opened(folder) as office:
        row = office.rounds.named(options.round, options.year)
        written = office.forms_out.write(row.id, options.out.resolve())
    names = tuple(map(str, written))
    return Answer(names, {"round": row.draft.name, "files": list(names), "forms": len(names)})


def _read(office: Office, files: Sequence[Path]) -> tuple[list[ReturnedForm], list[FileRefused]]:
    forms: list[ReturnedForm] = []
    refused: list[FileRefused] = []
    for path, outcome in zip(files, read_forms(files), strict=True):
        if isinstance(outcome, FileRefused):
            refused.append(outcome)
        else:
            forms += office.returns.look(path, outcome)
    return forms, refused


def _is_sure(form: ReturnedForm) -> bool:
    """Whether nobody has to look at it: to be taken whole, or nothing to take."""
    if form.standing is Standing.SAME:
        return True
    return form.standing is Standing.READY and not form.troubles and not form.seen_before


def _told(form: ReturnedForm) -> list[str]:
    said = f"{form.file.name}: {form.where} — {form.standing.value.word}"
    details = [form.sentence, *form.steps, *form.warnings, *(one.sentence for one in form.altered)]
    for one in form.fields:
        if one.trouble:
            details.append(f"{one.label}: {one.trouble}")
        elif one.differs:
            details.append(f"{one.label}: {_short(one.stored) or '(빈칸)'} → {_short(one.came)}")
    return [said, *(f"  {detail}" for detail in details if detail)]


def _data(form: ReturnedForm) -> dict[str, Any]:
    return {
        "file": form.file.name,
        "number": form.number,
        "department": form.department,
        "state": form.standing.name.lower(),
        "fields": list(form.takeable),
        "troubles": {one.name: one.trouble for one in form.troubles},
        "altered": [one.sentence for one in form.altered],
        "what": form.sentence,
    }


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"  # noqa: PLR2004 - a line of a console
