"""발행: kept with its data and unchanged; what is different today is named with the record behind it (H11)."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from db import attachment_check, privacy_queries
from desktop_app.catalogue.catalogue import PAPERS
from desktop_app.catalogue.entries import Format, Wish
from desktop_app.catalogue.making import Made, collected
from desktop_app.catalogue.wishes import wish_from, wish_text
from desktop_app.changes import Change
from desktop_app.errors import FileTrouble, InputRefused
from desktop_app.example.build import PRACTICE_DAY, YEAR
from desktop_app.example.issued import MISREAD
from desktop_app.issued import snapshot
from desktop_app.issued.comparing import differences
from desktop_app.issued.kept_types import TYPES
from desktop_app.issued.records import Issued, IssueDraft
from desktop_app.listing import ListQuery
from desktop_app.office import Office, open_office
from desktop_app.performance.records import Chapter, Line, MoneyUnit
from desktop_app.performance.spans import Span
from desktop_app.reports.blocks import Column, Front, Report, Section, Shape, Table
from desktop_app.terms import UsageState
from desktop_app.venues.records import UsageDraft
from tests.reports.example_year import example_year


@pytest.fixture
def office(example_folder: Path, tmp_path: Path) -> Iterator[Office]:
    shutil.copytree(example_folder, tmp_path / "office")
    office = open_office(tmp_path / "office")
    yield office
    office.close()


@pytest.fixture(scope="module")
def example(example_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("read") / "office"
    shutil.copytree(example_folder, folder)
    office = open_office(folder)
    yield office
    office.close()


def made(office: Office, key: str = "year-end", span: Span = Span.YEAR) -> Made:
    return collected(office, PAPERS[key], Wish(key, YEAR, PRACTICE_DAY, span=span))


def issue(office: Office, paper: Made, draft: IssueDraft | None = None) -> Issued:
    files = {form.value: paper.draw(form) for form in (Format.PDF, Format.XLSX)}
    change = office.issued.issue(paper, files, draft or IssueDraft("의회 제출", "기획예산과-1234"))
    return office.issued.get(change.record_id or 0)


def take_back(change: Change) -> Change:
    assert change.inverse is not None
    return change.inverse()


def faults(office: Office) -> list[str]:
    with office.store.reading() as s:
        wanted = attachment_check.needs(privacy_queries.driver(s))
    return [one.where for one in attachment_check.file_faults(wanted, office.folder)]


def edit_a_use(office: Office) -> tuple[int, int]:
    """How many people came to a confirmed use is mended; its number and the difference."""
    key, draft = counted_use(office)
    office.usages.edit(key, replace(draft, attendees=(draft.attendees or 0) + 7))
    return key, 7


def counted_use(office: Office) -> tuple[int, UsageDraft]:
    """A use that the report counts."""
    for key in office.usages.listing(ListQuery(year=YEAR)).ids:
        draft = office.usages.draft(key)
        if draft.confirmed_on and draft.attendees and draft.state is UsageState.HELD:
            return key, draft
    raise LookupError


def test_a_report_is_kept_with_its_files_and_its_data(office: Office) -> None:
    paper = made(office)
    kept = issue(office, paper)
    assert (kept.year, kept.report, kept.as_of) == (YEAR, "year-end", PRACTICE_DAY)
    assert (kept.starts_on, kept.ends_on) == (date(2021, 4, 1), date(2021, 12, 31))
    assert kept.draft.document_number == "기획예산과-1234"
    assert [file.form for file in kept.files] == ["PDF", "XLSX", "DATA"]
    pdf = kept.file("PDF")
    assert pdf is not None
    assert office.issued.read(pdf) == paper.draw(Format.PDF)
    assert office.issued.changed_files(kept) == []
    assert office.issued.then(kept) == paper.report


def test_nothing_differs_right_after_it_went_out(office: Office) -> None:
    for key in ("year-end", "usage-list", "proposal-register", "duties", "linkages"):
        kept = issue(office, made(office, key))
        assert office.issued.compare(kept.id, office).differences == ()


def test_a_record_that_was_edited_since_is_named_and_the_file_stays(office: Office) -> None:
    kept = issue(office, made(office))
    pdf = kept.file("PDF")
    assert pdf is not None
    before = office.issued.read(pdf)
    usage, more = edit_a_use(office)
    compared = office.issued.compare(kept.id, office)
    people = [one for one in compared.differences if "연인원" in one.head]
    assert people
    assert all(number(one.now) - number(one.then) == more for one in people)
    assert any(one.chapter.startswith("붙임 2 대관실적") for one in people)
    assert any(one.chapter.startswith("Ⅳ 대관시설 이용실적") for one in people)
    (behind,) = compared.behind
    assert (behind.table, behind.record_id) == ("usage", usage)
    assert (behind.called, behind.act) == (office.usages.draft(usage).event, "대관 이용 고치기")
    assert behind.fields == "인원"
    assert office.issued.read(pdf) == before


def test_a_change_that_was_taken_back_leaves_no_difference(office: Office) -> None:
    kept = issue(office, made(office))
    key, draft = counted_use(office)
    change = office.usages.edit(key, replace(draft, attendees=1))
    assert office.issued.compare(kept.id, office).differences
    take_back(change)
    assert office.issued.compare(kept.id, office).differences == ()


def test_issuing_is_taken_back_and_done_again_and_the_files_stay(office: Office) -> None:
    paper = made(office, "duties")
    change = office.issued.issue(paper, {"PDF": paper.draw(Format.PDF)}, IssueDraft())
    back = take_back(change)
    assert numbers(office) == ["2021-발행-001"]
    assert faults(office) == []
    take_back(back)
    kept = office.issued.of_year(YEAR)[0]
    assert kept.number == "2021-발행-002"
    assert office.issued.changed_files(kept) == []


def test_a_withdrawn_report_stays_with_its_number_its_files_and_the_reason(office: Office) -> None:
    kept = issue(office, made(office, "duties"))
    assert (kept.number, kept.state.word) == ("2021-발행-002", "발행")
    for nothing in ("", "  "):
        with pytest.raises(InputRefused, match="사유"):
            office.issued.withdraw(kept.id, nothing)
    change = office.issued.withdraw(kept.id, "기준일을 잘못 적음")
    gone = office.issued.get(kept.id)
    assert (gone.state.word, gone.withdrawn_reason) == ("발행 취소", "기준일을 잘못 적음")
    assert gone.withdrawn_at is not None
    assert gone.withdrawn_at.date() == PRACTICE_DAY
    assert office.issued.changed_files(gone) == []
    assert faults(office) == []
    assert office.issued.compare(kept.id, office).differences == ()
    with pytest.raises(InputRefused, match="이미"):
        office.issued.withdraw(kept.id, "또")
    assert issue(office, made(office, "duties")).number == "2021-발행-003"
    back = take_back(change)
    assert office.issued.get(kept.id).state.word == "발행"
    take_back(back)
    assert numbers(office) == ["2021-발행-003", "2021-발행-002 취소", "2021-발행-001"]


def numbers(office: Office) -> list[str]:
    """What is listed, the newest first."""
    return [one.number + (" 취소" if one.past else "") for one in office.issued.of_year(YEAR)]


def test_only_an_issue_of_the_same_part_of_the_year_is_what_a_paper_is_set_against(office: Office) -> None:
    def last(key: str, span: Span = Span.YEAR, **more: object) -> str:
        found = office.issued.last_like(replace(Wish(key, YEAR, PRACTICE_DAY, span=span), **more))  # type: ignore[arg-type]
        return found.number if found is not None else ""

    assert last("year-end") == ""  # the half year of the example is another paper
    assert last("year-end", Span.FIRST_HALF) == "2021-발행-001"
    assert last("year-end", Span.SECOND_HALF) == ""
    assert (
        last("year-end", Span.FIRST_HALF, unit=MoneyUnit.WON, chapters=(Chapter.BUDGET,)) == "2021-발행-001"
    )
    results = issue(office, made(office, "use-results"))
    assert last("use-results") == results.number
    assert last("use-results", picks=(("by", "month"),)) == ""
    office.issued.withdraw(results.id, "잘못 냄")
    assert last("use-results") == ""


def test_the_report_of_the_example_says_why_it_is_different_today(office: Office) -> None:
    (kept,) = office.issued.of_year(YEAR)
    assert kept.title == "2021년 상반기 서울혁신파크 연계사업 추진실적(2021-07-05)"
    assert [file.form for file in kept.files] == ["PDF", "XLSX", "HWPX", "DATA"]
    assert office.issued.changed_files(kept) == []
    compared = office.issued.compare(kept.id, office)
    people = [one for one in compared.differences if "연인원" in one.head]
    assert people
    assert {number(one.now) - number(one.then) for one in people} == {MISREAD}
    (behind,) = compared.behind
    assert (behind.act, behind.fields) == ("대관 이용 고치기", "인원")


def test_a_file_that_was_changed_or_lost_is_told(office: Office) -> None:
    kept = issue(office, made(office, "duties"))
    pdf, book = kept.file("PDF"), kept.file("XLSX")
    assert pdf is not None
    assert book is not None
    place = office.folder / "issued" / pdf.stored
    place.write_bytes(place.read_bytes() + b" ")
    (office.folder / "issued" / book.stored).unlink()
    assert office.issued.changed_files(kept) == [pdf.name, book.name]
    assert faults(office) == [pdf.name, book.name]
    with pytest.raises(FileTrouble, match="바뀌었습니다"):
        office.issued.read(pdf)


def test_a_file_that_nobody_issued_is_told(office: Office) -> None:
    issue(office, made(office, "duties"))
    stray = office.folder / "issued" / "ab" / "stray"
    stray.parent.mkdir(exist_ok=True)
    stray.write_bytes(b"?")
    assert faults(office) == ["issued/ab/stray"]


def test_a_backup_names_the_files_that_it_needs(office: Office) -> None:
    kept = issue(office, made(office, "duties"))
    with office.store.reading() as s:
        needed = attachment_check.beside(privacy_queries.driver(s))
    assert {f"issued/{file.stored}" for file in kept.files} <= set(needed)


def test_a_paper_with_names_is_not_kept(office: Office) -> None:
    before = files_kept(office)
    paper = made(office, "training-hours")
    assert paper.people
    with pytest.raises(InputRefused, match="파기한 뒤에도"):
        office.issued.issue(paper, {}, IssueDraft())
    labels = made(office, "labels")
    with pytest.raises(InputRefused, match="발행본"):
        office.issued.issue(labels, {}, IssueDraft())
    assert files_kept(office) == before


def files_kept(office: Office) -> list[str]:
    return sorted(path.name for path in (office.folder / "issued").rglob("*") if path.is_file())


def test_purpose_and_number_can_be_mended(office: Office) -> None:
    kept = issue(office, made(office, "duties"))
    office.issued.edit(kept.id, replace(kept.draft, document_number="기획예산과-2"))
    assert office.issued.get(kept.id).draft.document_number == "기획예산과-2"


def test_a_wish_is_read_back_as_it_was() -> None:
    wish = Wish(
        "use-results", 2021, date(2021, 6, 30), date(2021, 2, 28), Span.FIRST_HALF, MoneyUnit.WON,
        (Chapter.BUDGET,), 7, (("by", "month"),), (1, 2), "조건",
        (("hidden", "usage"),),
    )  # fmt: skip
    assert wish_from(wish_text(wish)) == wish


@pytest.mark.parametrize("key", [key for key, entry in PAPERS.items() if entry.report is not None])
def test_every_report_s_data_is_read_back_as_it_was(example: Office, key: str) -> None:
    entry = PAPERS[key]
    offered = entry.chooser.offered(example, YEAR) if entry.chooser is not None else []
    try:
        paper = collected(
            example, entry, Wish(key, YEAR, PRACTICE_DAY, record=offered[-1][0] if offered else None)
        )
    except InputRefused:
        pytest.skip("no record of this kind")
    kept = snapshot.read(snapshot.written(paper.report), TYPES)
    assert differences(kept, paper.report) == ()
    assert without_pictures(kept) == without_pictures(paper.report)


def without_pictures(report: Report) -> Report:
    sections = tuple(
        replace(one, blocks=tuple(block for block in one.blocks if not hasattr(block, "photos")))
        for one in report.sections
    )
    return replace(report, sections=sections)


def test_data_with_a_field_that_has_gone_or_come_is_still_read() -> None:
    report = Report("제목", "사무실", (), (Section("", "장", "장", ()),), Front.TITLE)
    body = json.loads(snapshot.written(report))
    body["colour"] = "gone"
    del body["front"]
    read = snapshot.read(json.dumps(body), TYPES)
    assert (read.title, read.front) == ("제목", Front.COVER)
    strange = snapshot.read('{"$": "Nobody", "age": 3}', TYPES)
    assert (strange.name, strange.fields) == ("Nobody", (("age", 3),))
    for wrong in ("{", '{"$": "Report"}', '{"$date": "never"}'):
        with pytest.raises(snapshot.UnreadableSnapshotError):
            snapshot.read(wrong, TYPES)
    with pytest.raises(TypeError):
        snapshot.written(object())
    assert snapshot.read(snapshot.written({"at": datetime(2021, 5, 1, 9), "of": frozenset({2, 1})}), ()) == {
        "at": datetime(2021, 5, 1, 9),
        "of": frozenset({1, 2}),
    }


COLUMNS = (Column("연번", Shape.ORDER, 10), Column("이름", Shape.TEXT, 40), Column("건수", Shape.COUNT, 20))


def report_of(*rows: tuple[str, int], title: str = "장") -> Report:
    table = Table("표", COLUMNS, tuple((at, *row) for at, row in enumerate(rows, start=1)))
    return Report("보고", "사무실", (), (Section("Ⅰ", title, "장", (table,)),))


def test_figures_lines_and_chapters_that_differ_are_told_once() -> None:
    then = report_of(("가", 1), ("나", 2), ("다", 3))
    assert differences(then, report_of(("가", 1), ("나", 2), ("다", 3))) == ()
    (figure,) = differences(then, report_of(("가", 1), ("나", 5), ("다", 3)))
    assert (figure.chapter, figure.line, figure.head, figure.then, figure.now) == (
        "Ⅰ 장 · 표", "나", "건수", "2", "5",
    )  # fmt: skip
    (gone,) = differences(then, report_of(("가", 1), ("다", 3)))
    assert (gone.line, gone.then, gone.now) == ("나", "나 / 2", "")
    (came,) = differences(then, report_of(("새로", 9), ("가", 1), ("나", 2), ("다", 3)))
    assert (came.line, came.then, came.now) == ("새로", "", "새로 / 9")
    told = differences(then, report_of(title="다른 장"))
    assert [(one.chapter, one.then, one.now) for one in told] == [
        ("Ⅰ 장", "있음", ""), ("Ⅰ 다른 장", "", "있음"),
    ]  # fmt: skip


def test_of_sentences_the_words_that_differ_are_told() -> None:
    def saying(text: str) -> Report:
        return Report("보고", "", (), (Section("Ⅰ", "장", "장", (Line(1, "이용"), Line(2, text))),))

    (told,) = differences(
        saying("이용 217건, 연인원 8,402명 참여"), saying("이용 217건, 연인원 8,409명 참여")
    )
    assert (told.line, told.head) == ("이용 217건, 연인원 8,409명 참여", "문장")
    assert (told.then, told.now) == ("8,402명", "8,409명")


def number(text: str) -> int:
    return int(text.replace(",", ""))


def test_a_whole_year_is_the_same_after_it_was_kept() -> None:
    year = example_year()
    assert snapshot.read(snapshot.written(year), TYPES) == year
