"""Makes the example office folder and its documents; the same records and documents every time."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from desktop_app.backups import FILE as OFFICE_FILE
from desktop_app.errors import InputRefused
from desktop_app.example import lists as practice
from desktop_app.example import usage_list
from desktop_app.example.fill import Tell, fill_all, silent
from desktop_app.files import atomic_write, file_trouble, path_in, safe_filename
from desktop_app.listing import ListQuery
from desktop_app.office import Office, open_office
from desktop_app.outgoing.book import BookWish
from desktop_app.reports import budget_requests
from desktop_app.reports.notice_letter import render_notices_hwpx, render_notices_pdf
from desktop_app.reports.opinion_files import HWPX, XLSX, render_apart
from desktop_app.reports.opinion_form import TITLE, render_opinion_forms
from desktop_app.reports.proposal_register import file_name, register_report
from desktop_app.reports.report_hwpx import render_hwpx
from desktop_app.reports.report_pdf import render_pdf
from desktop_app.reports.report_xlsx import render_xlsx
from desktop_app.reports.tenant_book import render_tenant_book
from desktop_app.reports.tenant_status import status_report
from desktop_app.reports.year_pdf import render_year_pdf
from desktop_app.reports.year_sections import year_report
from desktop_app.reports.year_xlsx import render_year_xlsx
from desktop_app.settings import Settings, form_settings, load, save

YEAR = 2021
PRACTICE_DAY = date(2021, 12, 20)
USER = "예시"
_FORMS_OF = "2021-제안-001"
_BLANK_OF = "2021-제안-023"


def build(folder: Path, out: Path) -> list[Path]:
    """Fill an office folder with the example, write its documents; all paths written, the office first.

    An example office that is there already is used as it stands. Raises InputRefused for a folder that
    holds an office of real work, FileTrouble where a file cannot be written.
    """
    fresh = not (folder / OFFICE_FILE).exists()
    if not fresh and load(folder).settings.practice_day is None:
        raise InputRefused(
            f"‘{folder}’에는 이미 업무 자료가 있습니다. 예시 자료를 섞지 않았습니다.",
            safe="그 폴더의 자료는 바뀌지 않았습니다.",
            steps=("--office에 빈 폴더를 적으세요.",),
        )
    if fresh:
        make(folder)
    office = open_office(folder, user=USER)
    try:
        out.mkdir(parents=True, exist_ok=True)
        written = [folder / OFFICE_FILE]
        for name, data in _documents(office):
            target = path_in(out, name)
            atomic_write(target, data)
            written.append(target)
    finally:
        office.close()
    return written


def make(folder: Path, tell: Tell = silent) -> None:
    """Make the example office where there is none: filled beside its place, moved there when it is whole.

    Whatever ``tell`` raises leaves nothing behind: half an example is none. Raises OfficeError.
    """
    making = folder.with_name(f"{folder.name}.making")
    try:
        _fill(making, tell)
        folder.mkdir(exist_ok=True)
        for part in sorted(
            making.iterdir(), key=lambda path: path.name == OFFICE_FILE
        ):  # the office file last
            part.replace(folder / part.name)
    except OSError as error:
        raise file_trouble(folder, error) from error
    finally:
        shutil.rmtree(making, ignore_errors=True)


def _fill(making: Path, tell: Tell) -> None:
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(parents=True)
    save(making, replace(Settings(), year=YEAR, practice_day=PRACTICE_DAY))
    office = open_office(making, user=USER)
    try:
        fill_all(office, tell)
    finally:
        office.close()


def _documents(office: Office) -> Iterator[tuple[str, bytes]]:
    forms, paper = office.proposals.forms, form_settings(office.settings)
    titles = ((_FORMS_OF, False, f"{TITLE} {_FORMS_OF}"), (_BLANK_OF, True, f"{TITLE} 빈 서식 {_BLANK_OF}"))
    for number, blank, title in titles:
        made = forms.opinion_forms(office.proposals.find(number), blank=blank)
        yield safe_filename(title, ".pdf"), render_opinion_forms(made, title=title, form_settings=paper)
    for ending in (HWPX, XLSX):
        for name, data in render_apart(made, ending, paper):
            yield safe_filename(name, ending), data
    answered = [
        form
        for key in office.proposals.list.listing(ListQuery(year=YEAR, order="number")).ids
        if office.proposals.get(key).departments
        for form in forms.opinion_forms(key)
    ]
    title = f"{TITLE} 모음 {YEAR}"
    yield safe_filename(title, ".pdf"), render_opinion_forms(answered, title=title, form_settings=paper)
    summary = office.performance.year(YEAR, PRACTICE_DAY)
    title = f"{YEAR}년 서울혁신파크 연계사업 추진실적({PRACTICE_DAY.isoformat()})"
    yield safe_filename(title, ".pdf"), render_year_pdf(summary)
    yield safe_filename(title, ".xlsx"), render_year_xlsx(summary)
    yield safe_filename(title, ".hwpx"), render_hwpx(year_report(summary))
    yield from _proposal_papers(office)
    status = status_report(office.status.report(PRACTICE_DAY, office.status.stated_on()))
    title = f"{status.title}({PRACTICE_DAY.isoformat()})"
    yield safe_filename(title, ".pdf"), render_pdf(status)
    yield safe_filename(title, ".xlsx"), render_xlsx(status)
    book = office.outgoing.book(BookWish(PRACTICE_DAY))
    yield safe_filename(book.file_name, ".pdf"), render_tenant_book(book)
    yield safe_filename(practice.TITLE, ".xlsx"), practice.practice_list(office)
    yield safe_filename(usage_list.TITLE, ".xlsx"), usage_list.practice_usages(office)


def _proposal_papers(office: Office) -> Iterator[tuple[str, bytes]]:
    """접수대장 and 예산 요구 목록 in all three formats, and the letters to those who were not told yet."""
    register = office.papers.of_year(YEAR, PRACTICE_DAY)
    papers = (
        (file_name(register), register_report(register)),
        (budget_requests.file_name(register), budget_requests.budget_report(register)),
    )
    for title, report in papers:
        for ending, render in ((".pdf", render_pdf), (".xlsx", render_xlsx), (".hwpx", render_hwpx)):
            yield safe_filename(title, ending), render(report)
    untold = office.proposals.list.listing(ListQuery(year=YEAR, view="untold", order="number")).ids
    letters = office.papers.letters.letters(list(untold))
    title = f"결과 통보 {letters[0].numbers[0]} 등 {len(untold)}건(시행문 초안)"
    yield safe_filename(title, ".pdf"), render_notices_pdf(letters, "결과 통보")
    yield safe_filename(title, ".hwpx"), render_notices_hwpx(letters, "결과 통보")
