"""Every paper of the program in every format it is made in, of the example office and of one without records (H1)."""

import re
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from desktop_app.catalogue.catalogue import PAPERS
from desktop_app.catalogue.entries import Format, Group, Wish
from desktop_app.catalogue.making import Made, collected
from desktop_app.errors import InputRefused
from desktop_app.example.build import PRACTICE_DAY, YEAR
from desktop_app.office import Office, open_office
from desktop_app.reports.blocks import Front
from tests.reports.hwpx_tables import words_in
from tests.reports.papers import Paper
from tests.reports.pdf_a import broken_rules

STARTS = {Format.PDF: b"%PDF", Format.XLSX: b"PK", Format.HWPX: b"PK", Format.CSV: b"\xef\xbb\xbf"}


@pytest.fixture(scope="module")
def example(example_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    office = open_office(shutil.copytree(example_folder, tmp_path_factory.mktemp("example") / "office"))
    yield office
    office.close()


def every_record(office: Office, key: str) -> Iterator[Made]:
    """A paper of each record that is offered and has something to print."""
    entry = PAPERS[key]
    offered = entry.chooser.offered(office, YEAR) if entry.chooser is not None else [(None, "")]
    for record, _ in offered:
        with suppress(InputRefused):
            yield collected(office, entry, Wish(key, YEAR, PRACTICE_DAY, record=record))


def usual(office: Office, key: str, day: date = PRACTICE_DAY) -> Made:
    """A paper with the usual choices; of one record, that of the first that has something to print."""
    entry, wish = PAPERS[key], Wish(key, YEAR, day)
    offered = entry.chooser.offered(office, YEAR) if entry.chooser is not None else []
    for record, _ in offered:
        try:
            return collected(office, entry, replace(wish, record=record))
        except InputRefused:
            continue
    return collected(office, entry, wish)


def squeezed(text: str) -> str:
    return "".join(text.split())


def words_of(form: Format, data: bytes) -> str:
    """All the words of a file, without blanks."""
    if form is Format.PDF:
        return Paper(data).squeezed
    if form is Format.HWPX:
        return words_in(data)
    if form is Format.CSV:
        return squeezed(data.decode("utf-8-sig"))
    book = load_workbook(BytesIO(data))
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    return squeezed("".join([str(book.properties.title), *cells]))


def said_by(made: Made) -> str:
    """Words that must stand in every file of a paper of blocks: its title, or the heading of an enclosure alone."""
    if made.report is None:
        return ""
    alone = made.report.front is Front.NONE
    return squeezed(made.report.sections[0].title if alone else made.report.title)


def every_file() -> list[object]:
    return [
        pytest.param(key, form, id=f"{key}-{form.value}")
        for key, entry in PAPERS.items()
        for form in entry.formats
    ]


@pytest.mark.parametrize(("key", "form"), every_file())
def test_every_paper_of_the_example_is_made_in_every_format(example: Office, key: str, form: Format) -> None:
    made = usual(example, key)
    data = made.draw(form)
    assert data.startswith(STARTS[form])
    if form is Format.CSV:
        assert data.count(b"\r\n") > 1
    else:
        assert said_by(made) in words_of(form, data)
        assert len(words_of(form, data)) > 10
    assert made.name
    assert data == made.draw(form)


def test_verapdf_finds_no_rule_broken_by_anything_that_draws_a_pdf(example: Office, tmp_path: Path) -> None:
    own = [key for key, entry in PAPERS.items() if Format.PDF in entry.drawn]
    papers = {key: usual(example, key).draw(Format.PDF) for key in ("year-end", "visit-sheet", *own)}
    assert broken_rules(papers, tmp_path) == {key: [] for key in papers}


@pytest.mark.parametrize("key", list(PAPERS))
def test_a_paper_of_an_office_without_records_is_made_or_says_why_not(office: Office, key: str) -> None:
    entry = PAPERS[key]
    try:
        made = usual(office, key, date(2021, 10, 18))
    except InputRefused as refusal:
        told = refusal.what
    else:
        told = ""
    if told:
        assert re.search(r"없.*\.$", told)
        return
    for form in entry.formats:
        data = made.draw(form)
        assert data.startswith(STARTS[form])
        if form is not Format.CSV:
            assert said_by(made) in words_of(form, data)


@pytest.mark.parametrize("key", list(PAPERS))
def test_a_format_that_a_paper_is_not_made_in_says_why(key: str) -> None:
    entry = PAPERS[key]
    made = Made(entry, Wish(key, YEAR, PRACTICE_DAY), None)
    for form in Format:
        if form not in entry.formats:
            assert entry.why_not(form).endswith(".")
            with pytest.raises(InputRefused, match=r"PDF|XLSX|HWPX"):
                made.draw(form)
    assert entry.formats


def test_keys_and_titles_name_one_paper_each() -> None:
    titles = [entry.title for entry in PAPERS.values()]
    assert len(set(titles)) == len(titles)
    assert all(key == entry.key for key, entry in PAPERS.items())
    groups = [entry.group for entry in PAPERS.values()]
    assert groups == sorted(groups, key=list(Group).index)


def test_a_paper_without_its_record_is_refused(office: Office) -> None:
    entry = PAPERS["project-overview"]
    with pytest.raises(InputRefused, match="연계사업이 없습니다"):
        collected(office, entry, Wish(entry.key, YEAR, PRACTICE_DAY))


def test_an_hwpx_holds_its_own_preview(example: Office) -> None:
    made = usual(example, "year-end")
    with ZipFile(BytesIO(made.draw(Format.HWPX))) as package:
        assert "Preview/PrvText.txt" in package.namelist()


def test_names_stand_on_papers_that_say_whose(example: Office) -> None:
    named = {key for key in PAPERS if any(made.people for made in every_record(example, key))}
    assert named == {"sign-in", "training-confirmation", "training-hours", "hr-list"}
    assert all(PAPERS[key].personal is not None for key in named)
