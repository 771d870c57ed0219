"""What is done for a project says so: uses of rooms, lines of the ledger, files (features.md C9, C10)."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.attachments.records import Owner
from desktop_app.budget.records import BulkEntry, EntryDraft, planned_budget
from desktop_app.changes import Kind
from desktop_app.directory.records import BodyDraft
from desktop_app.errors import InputRefused
from desktop_app.filters import Condition, Conditions, Operator
from desktop_app.finding.records import Question
from desktop_app.listing import ListQuery
from desktop_app.office import Office, open_office
from desktop_app.projects.records import ProjectDraft
from desktop_app.reference import plan
from desktop_app.terms import DepartmentKind, EntryKind, UsageHost, UsageState
from desktop_app.typed_rows import TypedRow
from desktop_app.venues.records import UsageDraft
from tests.doubles import made
from tests.intake_office import Taker, file_of, tally

YEAR = 2021


@pytest.fixture
def office(office: Office) -> Office:
    office.buildings.add_listed()
    office.departments.add(BodyDraft("기획예산과", DepartmentKind.OFFICE))
    return office


def project(office: Office, name: str, year: int = YEAR, **more: object) -> int:
    home = office.directory.find("DEPARTMENT", "기획예산과")
    return made(office.projects.add(replace(ProjectDraft(name, year, home), **more)))


def use(office: Office, event: str, **more: object) -> UsageDraft:
    given: dict[str, object] = {
        "used_on": date(YEAR, 5, 12), "event": event, "host": UsageHost.PARK,
        "building_id": office.directory.buildings()[0].id, "attendees": 30, "state": UsageState.HELD,
    }  # fmt: skip
    return UsageDraft(**{**given, **more})  # type: ignore[arg-type]


def of_project(key: int) -> Conditions:
    return Conditions(((Condition("project_id", Operator.ONE_OF, (key,)),),))


def test_a_use_says_for_which_project_it_is_and_is_found_by_it(office: Office) -> None:
    shops, town = project(office, "제로웨이스트"), project(office, "전환타운")
    key = made(office.usages.add(use(office, "상점 설명회", project_id=shops)))
    office.usages.add(use(office, "상인회 간담회", project_id=town, attendees=12))
    office.usages.add(use(office, "주민 회의"))
    listing = office.usages.listing(ListQuery(year=YEAR, conditions=of_project(shops)))
    assert list(listing.ids) == [key]
    assert office.usages.rows([key])[0].project == "제로웨이스트"
    field = next(one for one in office.usages.fields() if one.key == "project_id")
    assert dict(field.choices) == {shops: "제로웨이스트", town: "전환타운"}
    office.usages.edit(key, replace(office.usages.draft(key), project_id=town))
    assert office.history.of("usage", key)[0].note == "연계사업"


def test_a_cell_names_a_project_of_its_own_year(office: Office) -> None:
    project(office, "제로웨이스트", 2020)
    ours = project(office, "제로웨이스트")
    key = made(office.usages.add(use(office, "상점 설명회")))
    (read,) = office.usage_cells.read([TypedRow(key, {"project": "제로 웨이스트"})], YEAR)
    assert (read.draft.project_id, read.faults) == (ours, [])
    office.usage_cells.edit_many([read], YEAR)
    assert office.usages.draft(key).project_id == ours
    (wrong,) = office.usage_cells.read([TypedRow(key, {"project": "제로웨이스트 사업"})], YEAR)
    assert wrong.faults[0].offers == ("제로웨이스트",)
    (empty,) = office.usage_cells.read([TypedRow(key, {"project": "-"})], YEAR)
    assert empty.draft.project_id is None


def test_a_name_of_two_other_years_is_not_guessed(office: Office) -> None:
    project(office, "제로웨이스트", 2019)
    project(office, "제로웨이스트", 2020)
    key = made(office.usages.add(use(office, "상점 설명회")))
    (read,) = office.usage_cells.read([TypedRow(key, {"project": "제로웨이스트"})], YEAR)
    assert "여럿" in read.faults[0].text


def test_a_log_from_excel_names_projects(office: Office) -> None:
    key = project(office, "전환타운")
    taker = Taker(office, "usage")
    heads = ("일자", "건물", "행사명", "주관부서", "연계사업")
    file = file_of(
        heads, (date(2021, 6, 1), "상상청", "상인회 간담회", "기획예산과", "전환타운"),
    )  # fmt: skip
    outlook = taker.look(file)
    assert tally(outlook) == {"새로": 1}
    taker.take(outlook, file)
    (found,) = office.usages.listing(ListQuery(year=YEAR)).ids
    assert office.usages.draft(found).project_id == key


@pytest.fixture
def line(office: Office) -> int:
    office.budget.levels.set_up_year(YEAR, planned_budget(plan()["budget"]), allotted=True)
    return next(level.id for level in office.budget.levels.tree(YEAR) if level.code == "201-01")


def test_the_project_of_a_confirmed_line_may_still_be_said_but_not_its_sum(office: Office, line: int) -> None:
    """Whom money was spent for is no part of the booking; what was booked stays as it is (BUD-7)."""
    key = project(office, "전환타운")
    payment = EntryDraft(YEAR, line, EntryKind.DISBURSEMENT, date(YEAR, 5, 3), 300_000, "간판 시안")
    office.budget.add_many([BulkEntry(payment, confirmed_on=date(YEAR, 5, 4))])
    (entry,) = office.budget.ledger.listing(ListQuery(year=YEAR, text="간판 시안")).ids
    record = office.budget.record(entry)
    assert record.confirmed
    office.budget.save(replace(record.draft, project_id=key))
    ledger = office.budget.ledger
    assert list(ledger.listing(ListQuery(year=YEAR, conditions=of_project(key))).ids) == [entry]
    with pytest.raises(InputRefused):
        office.budget.save(replace(office.budget.record(entry).draft, won=310_000))


def test_a_reversed_line_takes_its_project_along_so_that_nothing_is_left(office: Office, line: int) -> None:
    key = project(office, "전환타운")
    payment = EntryDraft(
        YEAR, line, EntryKind.DISBURSEMENT, date(YEAR, 5, 3), 300_000, "간판 시안", project_id=key
    )
    office.budget.add_many([BulkEntry(payment, confirmed_on=date(YEAR, 5, 4))])
    (entry,) = office.budget.ledger.listing(ListQuery(year=YEAR, text="간판 시안")).ids
    office.budget.reverse(entry, "두 번 적음")
    listing, totals = office.budget.ledger.sums(ListQuery(year=YEAR, conditions=of_project(key)))
    assert (len(listing.ids), totals.spent) == (2, 0)


def test_files_of_a_project_open_after_the_folder_has_moved(tmp_path: Path) -> None:
    """Shown by (C10): move the folder, all open, the check reports 0."""
    before, after = tmp_path / "업무", tmp_path / "딴 자리" / "새 업무"
    office = open_office(before)
    owner = Owner(Kind.PROJECT, project(office, "전환타운"))
    papers = []
    for number in range(3):
        papers.append(tmp_path / f"간판 도안 {number}.pdf")
        papers[-1].write_bytes(b"%PDF-1.4 a sign" + bytes([number]))
    office.attachments.add(owner, office.attachments.keep(papers))
    office.close()
    after.parent.mkdir()
    before.rename(after)
    for paper in papers:
        paper.unlink()
    office = open_office(after)
    files = office.attachments.of(owner)
    assert [office.attachments.open_copy(one.id).read_bytes()[-1] for one in files] == [0, 1, 2]
    report = office.attachments.check()
    assert (report.count, report.faults) == (3, ())
    office.close()


def test_a_file_is_found_with_the_name_and_year_of_its_project(office: Office, tmp_path: Path) -> None:
    paper = tmp_path / "배치 구상.pdf"
    paper.write_bytes(b"%PDF-1.4 a sign")
    key = project(office, "전환타운")
    change = office.attachments.add(Owner(Kind.PROJECT, key), office.attachments.keep([paper]))
    assert change.kinds == {Kind.PROJECT}
    found = office.finding.find(Question("배치 구상", "", YEAR))
    (hit,) = next(group.hits for group in found.groups if group.key == "ATTACHMENT")
    assert (hit.kind, hit.record_id, hit.aside, hit.year) == (Kind.PROJECT, key, "전환타운 · 15 B", YEAR)
    office.projects.remove([key])
    assert not office.finding.find(Question("배치 구상", "", YEAR)).groups


def test_marks_of_a_project_are_words_of_its_row_and_saved_views(office: Office) -> None:
    key = project(office, "전환타운", pledge=True, directed=True)
    project(office, "꽃씨 나눔")
    assert {row.name: row.marks for row in office.projects.rows(office.projects.listing(ListQuery()).ids)} == {
        "전환타운": "공약 · 책임행정제", "꽃씨 나눔": "",
    }  # fmt: skip
    for view in ("pledge", "directed"):
        assert list(office.projects.listing(ListQuery(year=YEAR, view=view)).ids) == [key]
    asked = Conditions(((Condition("directed", Operator.NO),),))
    assert key not in office.projects.listing(ListQuery(year=YEAR, conditions=asked)).ids
