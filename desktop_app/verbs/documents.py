"""Documents from the command line: the review opinion form, and what writing any file asks."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop_app.errors import InputRefused
from desktop_app.files import atomic_write, write_apart
from desktop_app.office import Office, open_office
from desktop_app.reports import opinion_files
from desktop_app.reports.opinion_files import render_apart, render_opinion_file
from desktop_app.reports.opinion_form import TITLE
from desktop_app.settings import form_settings
from desktop_app.verbs.answer import Answer
from desktop_app.verbs.storage import require_office

NOTHING_WRITTEN = "파일은 쓰지 않았습니다."


def form_opinion(folder: Path, options: Namespace) -> Answer:
    """Write the review opinion forms of a proposal into one file, or into a folder: one file a department."""
    apart = options.out.is_dir()
    target = options.out.resolve() if apart else target_of(options.out, opinion_files.KINDS)
    with opened(folder) as office:
        proposal = office.proposals.find(options.proposal)
        forms = office.proposals.forms.opinion_forms(
            proposal, _department(office, options.department), blank=options.blank
        )
        custom = form_settings(office.settings)
    if apart:
        written = write_apart(target, render_apart(forms, opinion_files.HWPX, custom), opinion_files.HWPX)
    else:
        title = f"{TITLE} {options.proposal}"
        atomic_write(target, render_opinion_file(forms, target.suffix.lower(), title=title, settings=custom))
        written = [target]
    names = tuple(map(str, written))
    return Answer(names, {"files": list(names), "forms": len(forms)})


@contextmanager
def opened(folder: Path) -> Iterator[Office]:
    """The office of a folder that has one, closed again afterwards."""
    require_office(folder)
    office = open_office(folder)
    try:
        yield office
    finally:
        office.close()


def _department(office: Office, name: str | None) -> int | None:
    if name is None:
        return None
    found = office.directory.find("DEPARTMENT", name)
    if found is None:
        raise InputRefused(
            f"'{name}'이라는 부서가 없습니다.", safe=NOTHING_WRITTEN, steps=("부서 이름을 확인하세요.",)
        )
    return found


def target_of(out: Path, endings: tuple[str, ...]) -> Path:
    """Where to write; the ending says which kind of file."""
    if out.suffix.lower() not in endings:
        raise InputRefused(
            f"'{out.name}'은(는) 만들 수 없는 종류의 파일입니다.",
            safe=NOTHING_WRITTEN,
            steps=(f"--out 뒤의 이름을 {' 나 '.join(endings)}로 끝내세요.",),
        )
    return out.resolve()
