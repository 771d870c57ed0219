"""계획 대비 실적: all items of the plan, one record changes one line, files are counted beside them (H3)."""

from datetime import date

import pytest

from db.attachments import Attachment
from db.meetings import Meeting
from desktop_app.changes import Act
from desktop_app.office import Office
from desktop_app.performance.plan_items import DUTIES, MANAGED, PlanItem, plan_items, without_record
from desktop_app.performance.spans import Span
from desktop_app.performance.topics import PARTS
from desktop_app.reference import plan
from desktop_app.reports.blocks import Table
from desktop_app.reports.report_hwpx import render_hwpx
from desktop_app.reports.report_pdf import render_pdf
from desktop_app.reports.report_xlsx import render_xlsx
from desktop_app.reports.year_plan import plan_report
from desktop_app.reports.year_sections import year_report
from tests.reports import hwpx_tables, pdf_tables, xlsx_tables

AS_OF = date(2021, 12, 20)


def items(office: Office, span: Span = Span.YEAR) -> tuple[PlanItem, ...]:
    return plan_items(office.performance.year(2021, AS_OF, span))


def workshop(office: Office, day: date, files: int = 0) -> None:
    with office.store.writing(Act.FILL_EXAMPLE) as s:
        row = Meeting(fiscal_year=2021, kind="WORKSHOP", title="협력 워크숍", held_on=day, state="HELD")
        s.add(row)
        s.flush()
        for number in range(files):
            s.add(
                Attachment(
                    owner_table="meeting",
                    owner_id=row.id,
                    name=f"{number}.pdf",
                    stored="ab/cd",
                    sha256="0",
                    size=1,
                )
            )


def test_an_empty_year_lists_every_item_of_the_plan_without_a_record(office: Office) -> None:
    found = items(office)
    assert [one.records for one in found] == [0] * len(found)
    assert without_record(found) == found
    for part in PARTS:
        assert {one.work for one in found if one.section == part.title} >= {
            topic.value for topic in part.topics
        } - {"부서별 행정사항 이행"}
    works = {one.work for one in found}
    assert {one["name"] for one in plan()["projects"]} <= works
    assert [one.target for one in found if one.section == MANAGED] == [12_600_000, 1_500_000]
    duties = [one.work for one in found if one.section == DUTIES]
    assert duties == ["기획예산과", "홍보담당관", "사회적경제과", "도시계획과", "자원순환과", "전부서(동)"]
    targets = [one.target for one in found if one.section not in {MANAGED, DUTIES} and one.target]
    assert targets == [4, 9, 9, 1, 1, 100]


def test_one_workshop_changes_one_line(office: Office) -> None:
    before = items(office)
    workshop(office, date(2021, 5, 20), files=2)
    after = items(office)
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert len(changed) == 1
    old, new = changed[0]
    assert (old.measure, old.actual, old.records) == ("상반기 개최", None, 0)
    assert (new.measure, new.actual, new.records, new.files) == ("상반기 개최", 1, 1, 2)
    assert new.where == ("activities", "workshops", "")
    assert len(without_record(after)) == len(without_record(before)) - 1


def test_the_paper_is_the_same_in_three_files_and_in_the_report(office: Office) -> None:
    workshop(office, date(2021, 9, 2))
    summary = office.performance.year(2021, AS_OF)
    report = plan_report(summary)
    on_paper, in_book, in_hangul = (
        pdf_tables.tables_in(render_pdf(report)),
        xlsx_tables.tables_in(render_xlsx(report)),
        hwpx_tables.tables_in(render_hwpx(report)),
    )
    assert [one.rows for one in on_paper] == [one.rows for one in in_hangul]
    assert [one.rows for one in on_paper] == [one.rows for one in in_book]
    main, bare = on_paper
    assert [row[-1] for row in main.rows].count("기록없음") == len(bare.rows) == len(main.rows) - 1
    chapter = next(one for one in year_report(summary).sections if one.title == "계획 대비 실적")
    alone = [block for section in report.sections for block in section.blocks if isinstance(block, Table)]
    assert [block for block in chapter.blocks if isinstance(block, Table)] == alone


@pytest.mark.parametrize(
    ("span", "measures"),
    [
        (Span.FIRST_HALF, ["상반기 개최"]),
        (Span.SECOND_HALF, ["하반기 개최"]),
        (Span.QUARTER_2, ["상반기 개최"]),
    ],
)
def test_a_part_of_the_year_asks_only_for_its_own(office: Office, span: Span, measures: list[str]) -> None:
    found = [one.measure for one in items(office, span) if one.work == "구-혁신파크 협력 워크숍 및 협력회의"]
    assert found == measures


def test_every_item_leads_to_a_list(office: Office) -> None:
    for one in items(office):
        tab, view, _saved = one.where
        assert tab in {"projects", "activities", "venues", "proposals", "returns", "budget"}
        assert view
