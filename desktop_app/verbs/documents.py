"""Documents from the command line: the review opinion form and the reports."""

from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from desktop_app.errors import InputRefused
from desktop_app.files import atomic_write, write_apart
from desktop_app.office import Office, open_office
from desktop_app.outgoing.book import BookWish
from desktop_app.outgoing.book_records import BookOrder, TenantBook
from desktop_app.reports import opinion_files
from desktop_app.reports.blocks import Report
from desktop_app.reports.budget_requests import budget_report
from desktop_app.reports.opinion_files import render_apart, render_opinion_file
from desktop_app.reports.opinion_form import TITLE
from desktop_app.reports.proposal_register import register_report
from desktop_app.reports.report_hwpx import render_hwpx
from desktop_app.reports.report_pdf import render_pdf
from desktop_app.reports.report_xlsx import render_xlsx
from desktop_app.reports.tenant_book import render_tenant_book
from desktop_app.reports.tenant_status import status_report
from desktop_app.reports.year_sections import year_report
from desktop_app.settings import form_settings
from desktop_app.verbs.answer import Answer
from desktop_app.verbs.storage import require_office

RENDERERS: dict[str, Callable[[Report], bytes]] = {".pdf": render_pdf, ".xlsx": render_xlsx}
WITH_HANGUL = {**RENDERERS, ".hwpx": render_hwpx}
NOTHING_WRITTEN = "파일은 쓰지 않았습니다."


@dataclass(frozen=True)
class Reported:
    """One report of the command line: its title, how it is collected for a day, how it becomes a file."""

    title: str
    make: Callable[[Office, Namespace, date], Any]
    renderers: Mapping[str, Callable[[Any], bytes]]


def form_opinion(folder: Path, options: Namespace) -> Answer:
    """Write the review opinion forms of a proposal into one file, or into a folder: one file a department."""
    apart = options.out.is_dir()
    target = options.out.resolve() if apart else _target(options.out, opinion_files.KINDS)
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


def report(folder: Path, options: Namespace) -> Answer:
    """Write a report, or name the reports there are."""
    if options.list:
        return Answer(
            tuple(f"{name}  {one.title}" for name, one in REPORTS.items()),
            {"reports": [{"name": name, "title": one.title} for name, one in REPORTS.items()]},
        )
    asked = REPORTS[options.kind]
    target = _target(options.out, tuple(asked.renderers))
    with opened(folder) as office:
        as_of = options.as_of or _today(office, options.year)
        made = asked.make(office, options, as_of)
    atomic_write(target, asked.renderers[target.suffix.lower()](made))
    return Answer((str(target),), {"files": [str(target)], "as_of": as_of.isoformat()})


def _today(office: Office, year: int | None) -> date:
    """The day of a report where none is asked for: today, or the last one of a year that is over."""
    today = office.clock.today()
    return min(today, date(year, 12, 31)) if year else today


def _year_end(office: Office, options: Namespace, as_of: date) -> Report:
    return year_report(office.performance.year(options.year, as_of))


def _tenant_status(office: Office, options: Namespace, as_of: date) -> Report:
    return status_report(office.status.report(as_of, options.since))


def _tenant_book(office: Office, options: Namespace, as_of: date) -> TenantBook:
    return office.outgoing.book(BookWish(as_of, BookOrder[options.by.upper()]))


def _proposal_register(office: Office, options: Namespace, as_of: date) -> Report:
    return register_report(office.papers.of_year(options.year, as_of))


def _budget_requests(office: Office, options: Namespace, as_of: date) -> Report:
    return budget_report(office.papers.of_year(options.year, as_of))


REPORTS = {
    "year-end": Reported("연말 추진실적", _year_end, WITH_HANGUL),
    "proposal-register": Reported("제안 접수대장", _proposal_register, WITH_HANGUL),
    "budget-requests": Reported("제안 예산 요구 목록", _budget_requests, WITH_HANGUL),
    "tenant-status": Reported("입주단체 현황", _tenant_status, RENDERERS),
    "tenant-book": Reported("입주단체 소개집", _tenant_book, {".pdf": render_tenant_book}),
}
"""The names are those of the command line (command_line.py)."""


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
