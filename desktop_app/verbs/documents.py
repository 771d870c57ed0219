"""Documents from the command line: the review opinion form, the year-end report."""

from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from desktop_app.errors import InputRefused
from desktop_app.files import atomic_write
from desktop_app.office import Office, open_office
from desktop_app.performance.records import YearSummary
from desktop_app.reports.opinion_form import TITLE, render_opinion_forms
from desktop_app.reports.year_pdf import render_year_pdf
from desktop_app.reports.year_xlsx import render_year_xlsx
from desktop_app.settings import form_settings
from desktop_app.verbs.answer import Answer
from desktop_app.verbs.storage import require_office

REPORTS = {"year-end": "연말 추진실적"}
RENDERERS: dict[str, Callable[[YearSummary], bytes]] = {".pdf": render_year_pdf, ".xlsx": render_year_xlsx}
NOTHING_WRITTEN = "파일은 쓰지 않았습니다."


def form_opinion(folder: Path, options: Namespace) -> Answer:
    """Write the review opinion forms of a proposal into one PDF."""
    target = _target(options.out, (".pdf",))
    with opened(folder) as office:
        proposal = office.proposals.find(options.proposal)
        forms = office.proposals.forms.opinion_forms(
            proposal, _department(office, options.department), blank=options.blank
        )
        pdf = render_opinion_forms(
            forms, title=f"{TITLE} {options.proposal}", form_settings=form_settings(office.settings)
        )
    atomic_write(target, pdf)
    return Answer((str(target),), {"files": [str(target)], "forms": len(forms)})


def report(folder: Path, options: Namespace) -> Answer:
    """Write the year-end report, or name the reports there are."""
    if options.list:
        return Answer(
            tuple(f"{name}  {title}" for name, title in REPORTS.items()),
            {"reports": [{"name": name, "title": title} for name, title in REPORTS.items()]},
        )
    target = _target(options.out, tuple(RENDERERS))
    with opened(folder) as office:
        as_of = options.as_of or min(office.clock.today(), date(options.year, 12, 31))
        summary = office.performance.year(options.year, as_of)
    atomic_write(target, RENDERERS[target.suffix.lower()](summary))
    return Answer((str(target),), {"files": [str(target)], "as_of": as_of.isoformat()})


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


def _target(out: Path, endings: tuple[str, ...]) -> Path:
    """Where to write; the ending says which kind of file."""
    if out.suffix.lower() not in endings:
        raise InputRefused(
            f"'{out.name}'은(는) 만들 수 없는 종류의 파일입니다.",
            safe=NOTHING_WRITTEN,
            steps=(f"--out 뒤의 이름을 {' 나 '.join(endings)}로 끝내세요.",),
        )
    return out.resolve()
