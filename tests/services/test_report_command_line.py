"""Reports from the command line: listed, made in every kind, chosen by words, with a reason where people are named."""

import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from db.tenants import Tenant
from desktop_app.budget.records import planned_budget
from desktop_app.catalogue.catalogue import PAPERS
from desktop_app.changes import Act
from desktop_app.listing import ListQuery
from desktop_app.office import open_office
from desktop_app.reference import plan
from tests.command import Line
from tests.proposal_office import ProposalOffice
from tests.reports.papers import Paper


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed office with a tenant."""
    folder = tmp_path / "업무 폴더"
    office = open_office(folder)
    with office.store.writing(Act.ADD_TENANT) as s:
        s.add(Tenant(name="단체", tenant_group="CENTER", place="MIRAE"))
    office.close()
    return folder


@pytest.fixture
def line(folder: Path, capsys: pytest.CaptureFixture[str]) -> Line:
    return Line(folder, capsys)


def test_reports_of_a_year_are_written_in_every_kind(line: Line, tmp_path: Path) -> None:
    for kind in ("year-end", "proposal-register", "budget-requests"):
        for ending, start in ((".pdf", b"%PDF"), (".xlsx", b"PK"), (".hwpx", b"PK")):
            target = tmp_path / f"{kind}{ending}"
            words = ["report", kind, "--year", "2021", "--as-of", "2021-12-20", "--out", str(target)]
            code, told = line.data(*words)
            assert (code, told["files"], told["as_of"]) == (0, [str(target)], "2021-12-20")
            assert target.read_bytes().startswith(start)


def test_the_reports_can_be_listed(line: Line) -> None:
    code, out, err = line.run("report", "--list")
    assert (code, err) == (0, "")
    assert out.splitlines() == [f"{key}  {entry.title}" for key, entry in PAPERS.items()]
    for known in (
        "year-end  연말 추진실적",
        "tenant-book  입주단체 소개집",
        "proposal-register  제안 접수대장",
    ):
        assert known in out.splitlines()
    listed = {one["name"]: one for one in line.data("report", "--list")[1]["reports"]}
    assert list(listed) == list(PAPERS)
    assert listed["tenant-book"]["formats"] == [".pdf"]
    assert listed["tenant-book"]["choose"]["by"] == {"building": "건물별", "field": "분야별"}
    assert listed["minutes"]["record"] == "회의"


def test_a_report_is_made_as_it_was_chosen(line: Line, tmp_path: Path) -> None:
    target = tmp_path / "대관.xlsx"
    words = ["report", "use-results", "--year", "2021", "--out", str(target)]
    assert line.run(*words, "--by", "month")[0] == 0
    assert load_workbook(target).worksheets[0]["A5"].value == "월"
    code, _, err = line.run(*words, "--by", "person")
    assert code == 1
    assert "‘by’에 ‘person’은(는) 없습니다" in err
    assert "month" in err
    assert "고를 것이 없습니다" in line.run(*words, "--choose", "shape=apart")[2]


def test_a_report_with_names_needs_a_reason_that_is_written_down(
    line: Line, tmp_path: Path, example_folder: Path
) -> None:
    shutil.copytree(example_folder, tmp_path / "예시")
    target = tmp_path / "교육시간.pdf"
    words = ["report", "training-hours", "--year", "2021", "--out", str(target)]
    example = Line(tmp_path / "예시", line.capsys)
    code, _, err = example.run(*words)
    assert (code, target.exists()) == (1, False)
    assert "명의 이름이 나옵니다" in err
    assert example.run(*words, "--reason", "시간 부여 확인")[0] == 0
    office = open_office(tmp_path / "예시")
    newest = office.registers.accesses.rows(office.registers.accesses.listing(ListQuery()).ids)
    office.close()
    assert any(one.reason == "시간 부여 확인" for one in newest)


def test_a_report_of_one_record_names_it(line: Line, folder: Path, tmp_path: Path) -> None:
    office = open_office(folder)
    proposals = ProposalOffice(office.store, office.proposals).fill_beside_plan(office.directory)
    number = office.proposals.get(proposals.receive()).number
    office.close()
    target = tmp_path / "의견서.pdf"
    words = ["report", "opinion-forms", "--year", "2021", "--out", str(target)]
    code, _, err = line.run(*words)
    assert code == 1
    assert "--record" in err
    assert number in err
    assert line.run(*words, "--record", number, "--choose", "form=blank")[0] == 0
    assert target.read_bytes().startswith(b"%PDF")
    assert "0건입니다" in line.run(*words, "--record", "없는 제안")[2]


def test_the_book_of_tenants_is_written_for_a_day(line: Line, tmp_path: Path) -> None:
    by_field, by_building = tmp_path / "분야.pdf", tmp_path / "건물.pdf"
    words = ["report", "tenant-book", "--as-of", "2021-12-20", "--by", "field", "--out", str(by_field)]
    code, told = line.data(*words)
    assert (code, told["files"], told["as_of"]) == (0, [str(by_field)], "2021-12-20")
    assert line.run("report", "tenant-book", "--out", str(by_building))[0] == 0
    assert "분야 미정" in Paper(by_field.read_bytes()).texts[1]
    assert "건물 미정" in Paper(by_building.read_bytes()).texts[1]
    code, _, err = line.run("report", "tenant-book", "--out", str(tmp_path / "소개집.xlsx"))
    assert code == 1
    assert ".pdf" in err


def test_a_month_or_a_quarter_is_asked_for_by_its_number(line: Line, tmp_path: Path) -> None:
    target = tmp_path / "공개.pdf"
    words = ["report", "disclosure", "--year", "2021", "--out", str(target)]
    for more, title in (
        (("--month", "6"), "2021년 6월 업무추진비"),
        (("--quarter", "2"), "2021년 2분기 업무추진비"),
    ):
        assert line.run(*words, *more)[0] == 0
        assert title in Paper(target.read_bytes()).text
    code, _, err = line.run(*words, "--month", "13")
    assert code == 2
    assert "13" in err
    code, _, err = line.run("report", "year-end", "--year", "2021", "--month", "6", "--out", str(target))
    assert code == 1
    assert "‘month’로 고를 것이 없습니다" in err


def test_the_ledger_needs_a_budget_and_takes_all_of_it_where_no_line_is_named(
    folder: Path, line: Line, tmp_path: Path
) -> None:
    target = tmp_path / "원장.xlsx"
    words = ["report", "ledger", "--year", "2021", "--out", str(target)]
    code, _, err = line.run(*words)
    assert (code, target.exists()) == (1, False)
    assert "예산과목" in err
    office = open_office(folder)
    office.budget.levels.set_up_year(2021, planned_budget(plan()["budget"]), allotted=True)
    office.close()
    assert line.run(*words)[0] == 0
    assert load_workbook(target).sheetnames == ["합계", "201-01 사무관리비", "203-03 시책추진업무추진비"]
    assert line.run(*words, "--record", "203-03")[0] == 0
    assert load_workbook(target).sheetnames == ["203-03 시책추진업무추진비"]
