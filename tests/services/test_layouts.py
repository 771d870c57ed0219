"""The enclosures in the officer's layout: columns, order, widths, heads, subtotals; print and forms follow (H4)."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop_app.catalogue.catalogue import PAPERS
from desktop_app.catalogue.entries import Format, Wish
from desktop_app.catalogue.making import Made, collected
from desktop_app.changes import Change
from desktop_app.errors import InputRefused
from desktop_app.example.build import PRACTICE_DAY, YEAR
from desktop_app.office import Office, open_office
from desktop_app.performance.layouts import ColumnChoice, TableLayout, layout_from, layout_text, settled
from desktop_app.reports.blocks import Table
from desktop_app.reports.enclosures import ENCLOSURES, PROJECT_LIST, USAGE_LIST
from desktop_app.returns.form_keys import ReturnForm
from tests.reports.hwpx_tables import tables_in
from tests.reports.papers import Paper


@pytest.fixture
def office(example_folder: Path, tmp_path: Path) -> Iterator[Office]:
    shutil.copytree(example_folder, tmp_path / "office")
    office = open_office(tmp_path / "office")
    yield office
    office.close()


def made(office: Office, key: str) -> Made:
    return collected(office, PAPERS[key], Wish(key, YEAR, PRACTICE_DAY))


def table(office: Office, key: str) -> Table:
    report = made(office, key).report
    assert report is not None
    return next(block for block in report.sections[0].blocks if isinstance(block, Table))


def heads(office: Office, key: str) -> list[str]:
    return [column.head for column in table(office, key).columns]


def take_back(change: Change) -> Change:
    assert change.inverse is not None
    return change.inverse()


def form_heads(office: Office, form: ReturnForm) -> list[str]:
    round_id = office.rounds.of_year(YEAR)[0].id
    return [column.key for column in office.forms_out.blank(round_id).layout(form).columns]


def test_the_usual_layout_is_the_plan_s(office: Office) -> None:
    assert heads(office, "project-list") == [
        "연번",
        "사업명",
        "추진부서",
        "함께한 곳",
        "상태",
        "기간",
        "성과",
    ]
    assert heads(office, "usage-list") == [
        "연번", "이용일", "시간", "시설", "행사명", "부서", "구분", "연인원(명)", "이용료(원)", "감면",
    ]  # fmt: skip
    assert office.paper_layouts.kept() == ()


def test_a_hidden_column_is_off_print_workbook_document_and_form(office: Office) -> None:
    assert "fee_won" in form_heads(office, ReturnForm.USAGES)
    change = office.paper_layouts.save(USAGE_LIST.usual.changed("fee", shown=False))
    assert "이용료(원)" not in heads(office, "usage-list")
    paper = made(office, "usage-list")
    assert "이용료(원)" not in Paper(paper.draw(Format.PDF)).squeezed
    sheet = load_workbook(BytesIO(paper.draw(Format.XLSX))).worksheets[0]
    assert "이용료(원)" not in [cell.value for cell in sheet[1]]
    assert "이용료(원)" not in tables_in(paper.draw(Format.HWPX))[0].heads
    assert "이용료(원)" not in paper.draw(Format.CSV).decode("utf-8-sig")
    year_end = made(office, "year-end").report
    assert year_end is not None
    enclosure = next(one for one in year_end.sections if one.title == "대관실적")
    assert all(
        "이용료(원)" not in [column.head for column in block.columns]
        for block in enclosure.blocks
        if isinstance(block, Table)
    )
    assert "fee_won" not in form_heads(office, ReturnForm.USAGES)
    assert "attendees" in form_heads(office, ReturnForm.USAGES)
    take_back(change)
    assert "이용료(원)" in heads(office, "usage-list")
    assert "fee_won" in form_heads(office, ReturnForm.USAGES)


def test_the_file_of_a_department_has_no_hidden_column_and_is_read_back(office: Office) -> None:
    office.paper_layouts.save(USAGE_LIST.usual.changed("fee", shown=False).changed("time", shown=False))
    from desktop_app.reports.return_xlsx import render_return_xlsx  # noqa: PLC0415 - openpyxl where it is drawn

    round_id = office.rounds.of_year(YEAR)[0].id
    book = load_workbook(BytesIO(render_return_xlsx(office.forms_out.blank(round_id))))
    words = [str(cell.value) for row in book["대관실적"].iter_rows(max_row=6) for cell in row if cell.value]
    assert not any(word.startswith(("이용료", "시작 시각", "끝 시각")) for word in words)
    assert any(word.startswith("참석인원") for word in words)


def test_what_names_a_row_or_is_required_is_always_asked(office: Office) -> None:
    layout = USAGE_LIST.usual
    for one in layout.columns[1:]:
        layout = layout.changed(one.key, shown=False)
    office.paper_layouts.save(layout)
    asked = form_heads(office, ReturnForm.USAGES)
    assert {"used_on", "space", "event", "state"} <= set(asked)
    assert not {"fee_won", "waived", "attendees", "kind", "start_minute"} & set(asked)


def test_order_width_and_head_are_the_officer_s(office: Office) -> None:
    layout = PROJECT_LIST.usual.moved("department", -1).changed("name", head="연계사업", width=70.0)
    layout = layout.changed("field", shown=True)
    office.paper_layouts.save(layout)
    assert heads(office, "project-list")[:3] == ["연번", "추진부서", "연계사업"]
    assert heads(office, "project-list")[-1] == "분야"
    assert table(office, "project-list").columns[2].width == 70.0
    row, project = table(office, "project-list").rows[0], made(office, "project-list").data.projects[0]
    assert row[1:3] == (project.department, project.name)


@pytest.mark.parametrize("paper", ENCLOSURES)
def test_every_subtotal_adds_up_to_the_total(office: Office, paper: str) -> None:
    for gathering in ENCLOSURES[paper].gatherings:
        office.paper_layouts.save(replace(ENCLOSURES[paper].usual, subtotal=gathering.code))
        found = table(office, paper)
        assert found.sums
        assert found.total is not None
        sums = [found.rows[at] for at in sorted(found.sums)]
        lines = [row for at, row in enumerate(found.rows) if at not in found.sums]
        assert [row[0] for row in lines] == list(range(1, len(lines) + 1))
        assert all(row[0] == "소계" for row in sums)
        if paper == "usage-list":
            for at in (7, 8):
                assert sum(row[at] for row in sums) == found.total[at]
                assert sum(row[at] or 0 for row in lines) == found.total[at]
        else:
            assert sum(int(str(row[1]).removesuffix("건")) for row in sums) == len(lines)


def test_subtotals_stand_in_every_format(office: Office) -> None:
    office.paper_layouts.save(replace(USAGE_LIST.usual, subtotal="month"))
    paper = made(office, "usage-list")
    count = len(table(office, "usage-list").sums)
    assert count > 3
    assert Paper(paper.draw(Format.PDF)).squeezed.count("소계") == count
    assert sum(row[0] == "소계" for one in tables_in(paper.draw(Format.HWPX)) for row in one.rows) == count
    sheet = load_workbook(BytesIO(paper.draw(Format.XLSX))).worksheets[0]
    sums = [row for row in sheet.iter_rows() if row[0].value == "소계"]
    assert len(sums) == count
    assert all(row[0].font.bold for row in sums)


def test_the_usual_layout_kept_again_is_kept_no_more(office: Office) -> None:
    office.paper_layouts.save(PROJECT_LIST.usual.changed("term", shown=False))
    assert len(office.paper_layouts.kept()) == 1
    change = office.paper_layouts.save(PROJECT_LIST.usual)
    assert office.paper_layouts.kept() == ()
    take_back(change)
    assert len(office.paper_layouts.kept()) == 1


def test_a_layout_that_cannot_be_printed_is_refused(office: Office) -> None:
    nothing = TableLayout(
        "project-list", tuple(replace(one, shown=False) for one in PROJECT_LIST.usual.columns)
    )
    with pytest.raises(InputRefused, match="하나 이상"):
        office.paper_layouts.save(nothing)
    with pytest.raises(InputRefused, match="너비"):
        office.paper_layouts.save(PROJECT_LIST.usual.changed("name", width=500.0))
    with pytest.raises(InputRefused, match="열 이름"):
        office.paper_layouts.save(PROJECT_LIST.usual.changed("name", head=" "))
    assert office.paper_layouts.kept() == ()


def test_a_layout_of_another_version_is_settled() -> None:
    kept = TableLayout(
        "p", (ColumnChoice("gone", 10, "없어진 열"), ColumnChoice("b", 20, "둘째", shown=False)), "x"
    )
    usual = TableLayout("p", (ColumnChoice("a", 10, "첫째"), ColumnChoice("b", 30, "둘")))
    found = settled(usual, layout_from("p", layout_text(kept), kept.subtotal))
    assert found.columns == (ColumnChoice("b", 20, "둘째", shown=False), ColumnChoice("a", 10, "첫째"))
    assert found.subtotal == "x"
    assert found.moved("a", -1).columns[0].key == "a"
    assert found.moved("b", -1) == found
