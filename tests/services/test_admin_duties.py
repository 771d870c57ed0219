"""행정사항: the plan's six duties, done marks and evidence, one table or a page for each department (E15)."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from desktop_app.activities.admin_duties import AdminDutyDraft, admin_state, who
from desktop_app.attachments.records import Owner
from desktop_app.changes import Kind
from desktop_app.clock import PracticeClock
from desktop_app.directory.plan_bodies import start_with_plan
from desktop_app.errors import InputRefused
from desktop_app.listing import ListQuery
from desktop_app.office import Office, compose
from desktop_app.reports.admin_sheet import admin_report
from desktop_app.reports.report_hwpx import render_hwpx
from desktop_app.reports.report_pdf import render_pdf
from desktop_app.reports.report_xlsx import render_xlsx
from desktop_app.settings import Settings
from desktop_app.store import Store
from tests.dump import dump
from tests.reports.papers import Paper

YEAR = 2021
WHOLE = ListQuery(year=YEAR)


@pytest.fixture
def plan(office: Office) -> Office:
    start_with_plan(office.directory, office.departments, office.partners, office.buildings)
    office.admin_duties.add_planned(office.directory.find)
    return office


def ids(office: Office, view: str = "all") -> list[int]:
    return list(office.admin_duties.listing(ListQuery(year=YEAR, view=view)).ids)


def test_six_duties_stand_with_the_plans_wording(plan: Office) -> None:
    rows = plan.admin_duties.rows(ids(plan))
    assert [(who(row), row.draft.content) for row in rows] == [
        ("기획예산과", "구-혁신파크 협업사업 총괄 추진"),
        ("홍보담당관", "블로그, 유튜브, SNS 등 미디어 홍보"),
        ("사회적경제과", "관내 청년자원 활용 연계사업 협의"),
        ("도시계획과", "혁신파크 공간조성 서울시 협의"),
        ("자원순환과", "제로웨이스트 홍보 캠페인 참여"),
        ("전부서(동)", "혁신파크 협력사업 진행 시 적극 참여, 혁신파크 이용실적 제출"),
    ]
    assert {row.draft.due_on for row in rows} == {date(2021, 12, 31)}


def test_they_are_marked_done_and_opened_again(plan: Office) -> None:
    first, second, *_ = ids(plan)
    before = dump(plan.store)
    plan.undo.remember(plan.admin_duties.settle([first, second]))
    assert ids(plan, "done") == [first, second]
    plan.undo.undo()
    assert dump(plan.store) == before
    plan.admin_duties.settle([first])
    plan.admin_duties.settle([first, second])  # one of them was done: now both are
    assert ids(plan, "done") == [first, second]
    plan.admin_duties.settle([first, second])
    assert ids(plan, "done") == []


def test_late_ones_are_told_after_the_day(store: Store, plan: Office) -> None:
    after = compose(plan.folder, store, PracticeClock(date(2022, 1, 3)), Settings())
    assert len(ids(after, "late")) == 6
    (row,) = after.admin_duties.rows(ids(after)[:1])
    assert admin_state(row).word == "3일 지남"
    after.admin_duties.settle(ids(after)[:2])
    assert len(ids(after, "late")) == 4


def test_a_duty_is_someones_and_of_one_side(plan: Office) -> None:
    base = AdminDutyDraft(content="회의실 배정", fiscal_year=YEAR)
    with pytest.raises(InputRefused, match="어느 부서"):
        plan.admin_duties.add(base)
    department = plan.directory.find("DEPARTMENT", "기획예산과")
    with pytest.raises(InputRefused, match="하나만"):
        plan.admin_duties.add(replace(base, department_id=department, addressee="전부서(동)"))
    key = plan.admin_duties.add(replace(base, department_id=department)).record_id
    assert ids(plan)[-1] == key  # behind the plan's own


def test_files_show_what_was_done(plan: Office) -> None:
    key = ids(plan)[0]
    path = plan.folder / "결과 보고.txt"
    path.write_text("협의 결과", encoding="utf-8")
    owner = Owner(Kind.ADMIN_DUTY, key)
    plan.attachments.add(owner, plan.attachments.keep([path]))
    (file,) = plan.attachments.of(owner)
    (found,) = plan.attachments.found([file.id])
    assert (found.owner_name, found.year) == ("구-혁신파크 협업사업 총괄 추진", YEAR)


def test_one_table_holds_all_and_all_three_files_say_it(plan: Office) -> None:
    plan.admin_duties.settle(ids(plan)[:1])
    report = admin_report(plan.admin_duties.sheet(YEAR))
    words = Paper(render_pdf(report)).squeezed
    for row in plan.admin_duties.rows(ids(plan)):
        assert who(row).replace(" ", "") in words
        assert row.draft.content.replace(" ", "") in words
    assert "마침2021.10.18." in words
    book = load_workbook(BytesIO(render_xlsx(report)))
    cells = {cell.value for sheet in book for line in sheet.iter_rows() for cell in line}
    assert {row.draft.content for row in plan.admin_duties.rows(ids(plan))} <= cells
    assert render_hwpx(report)


def test_each_department_has_a_page_of_its_own(plan: Office) -> None:
    paper = Paper(render_pdf(admin_report(plan.admin_duties.sheet(YEAR, apart=True))))
    assert len(paper) == 6
    chosen = plan.admin_duties.sheet(YEAR, ids(plan)[1:2], apart=True)
    words = Paper(render_pdf(admin_report(chosen))).squeezed
    assert "홍보담당관" in words
    assert "자원순환과" not in words


def test_a_year_without_any_says_so(office: Office) -> None:
    assert "해당사항없음" in Paper(render_pdf(admin_report(office.admin_duties.sheet(YEAR)))).squeezed
