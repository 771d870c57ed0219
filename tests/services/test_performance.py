"""성과: the year collected from the office file; only what is confirmed counts (REP-4)."""

from datetime import date

import pypdfium2
import pytest

from db.budget import Account, Entry
from db.citizens import CitizenProblem
from db.directory import Building, Department
from db.meetings import Attendee, Meeting
from db.projects import Linkage, LinkageStep
from db.tenants import Tenant
from db.venues import Usage, Venue
from db.visits import Trainee, Training
from desktop_app.budget.records import planned_budget
from desktop_app.budget.service import Budget
from desktop_app.changes import Act
from desktop_app.clock import PracticeClock
from desktop_app.listing import ListQuery
from desktop_app.performance import breakdowns
from desktop_app.performance.period import programme
from desktop_app.performance.records import YearSummary
from desktop_app.performance.service import Performance
from desktop_app.proposals.service import Proposals
from desktop_app.reference import plan
from desktop_app.reports.report_hwpx import render_hwpx
from desktop_app.reports.year_pdf import render_year_pdf
from desktop_app.reports.year_sections import year_report
from desktop_app.reports.year_xlsx import render_year_xlsx
from desktop_app.store import Store
from desktop_app.terms import VERDICT_ALTERNATIVE, Verdict
from tests.proposal_office import ProposalOffice, keys
from tests.reports import hwpx_tables, xlsx_tables

AS_OF = date(2021, 10, 18)
DAY = date(2021, 5, 3)


@pytest.fixture
def performance(store: Store) -> Performance:
    return Performance(store, lambda: "은평구 기획예산과")


@pytest.fixture
def proposals(store: Store, clock: PracticeClock) -> ProposalOffice:
    return ProposalOffice(store, Proposals(store, clock)).fill()


def left_out(summary: YearSummary) -> dict[str, int]:
    return {one.what: one.count for one in summary.left_out if one.count}


def tenant(s: object, name: str, group: str, place: str = "", **more: object) -> None:
    s.add(Tenant(name=name, tenant_group=group, place=place, **more, **keys(name)))  # type: ignore[attr-defined]


def use(store: Store, *usages: dict[str, object]) -> None:
    """A building, its hall, a department, and uses of them."""
    with store.writing(Act.FILL_EXAMPLE) as s:
        building = Building(name="상상청", space_class="TENANCY", **keys("상상청"))
        department = Department(name="홍보담당관", kind="OFFICE", **keys("홍보담당관"))
        s.add_all([building, department])
        s.flush()
        hall = Venue(building_id=building.id, name="상상의숲", **keys("상상의숲"))
        s.add(hall)
        s.flush()
        for number, one in enumerate(usages, start=1):
            values: dict[str, object] = {
                "fiscal_year": 2021,
                "used_on": DAY,
                "start_minute": 600,
                "end_minute": 690,
                "host": "DEPARTMENT",
                "department_id": department.id,
                "building_id": building.id,
                "venue_id": hall.id,
                "event": f"설명회 {number}",
                "kind": "MEETING",
                "attendees": 20,
                "fee_won": 35_500,
                "state": "HELD",
                "confirmed_on": DAY,
            }
            values |= one
            month = values["used_on"].month  # type: ignore[attr-defined]
            s.add(Usage(**values, month=month, minutes=90, **keys(f"설명회 {number}")))


def test_an_empty_office_gives_every_line_of_the_plan_and_no_invented_figure(
    performance: Performance,
) -> None:
    summary = performance.year(2021, AS_OF)
    assert [one.target for one in summary.indicators[:6]] == [100, 9, 9, 1, 1, 4]
    assert [one.actual for one in summary.indicators[:6]] == [None] * 6
    assert summary.tenants is not None
    assert summary.tenants.planned is not None
    assert summary.tenants.planned.total == 233
    assert summary.tenants.registered.total == 0
    assert summary.period == programme(2021)
    assert left_out(summary) == {}


def test_another_year_has_no_targets_of_the_plan(performance: Performance) -> None:
    summary = performance.year(2022, date(2022, 12, 31))
    assert {one.target for one in summary.indicators} == {None}
    assert summary.tenants is not None
    assert summary.tenants.planned is None
    assert summary.title.startswith("2022년")


def test_tenants_count_by_place_on_the_day_asked(store: Store, performance: Performance) -> None:
    with store.writing(Act.FILL_EXAMPLE) as s:
        tenant(s, "가람", "CENTER", "MIRAE", field="어르신")
        tenant(s, "나루", "CENTER", "SANGSANG_COWORKING")
        tenant(s, "다솜", "CENTER", moved_out_on=date(2021, 12, 1))
        tenant(s, "라온", "INTERMEDIARY", moved_in_on=date(2021, 11, 1))
    early, late = performance.year(2021, AS_OF).tenants, performance.year(2021, date(2021, 12, 31)).tenants
    assert early is not None
    assert late is not None
    assert (early.registered.mirae, early.registered.sangsang, early.registered.unplaced) == (1, 1, 1)
    assert (early.registered.intermediary, early.registered.total) == (0, 3)
    assert (late.registered.intermediary, late.registered.total) == (1, 3)
    assert sum(number for _field, number in early.by_field) == early.registered.total


def test_proposals_and_opinions_count_as_on_the_screen(
    proposals: ProposalOffice, performance: Performance
) -> None:
    first, second = proposals.receive(), proposals.receive_from_department()
    asked = proposals.ask(first, "사회적경제과", "도시계획과")
    proposals.answer(asked["도시계획과"], Verdict.LONG_TERM_REVIEW, rationale="부지 검토 중")
    proposals.proposals.cancel(second, "같은 제안을 다시 냄")
    summary = performance.year(2021, AS_OF)
    assert [one.title for one in summary.proposals] == ["빈 가게 전시 창"]
    assert summary.proposals[0].departments == ("사회적경제과", "도시계획과")
    assert [(one.department, one.verdict) for one in summary.opinions] == [
        ("사회적경제과", ""),
        ("도시계획과", "장기검토"),
    ]
    assert summary.indicators[0].actual == 100
    assert left_out(summary) == {"접수를 취소한 제안": 1}
    before = performance.year(2021, date(2021, 10, 11))
    assert [one.answered for one in before.opinions] == [None, None]
    assert before.indicators[0].actual == 0


def test_verdicts_take_the_words_of_the_settings(store: Store, proposals: ProposalOffice) -> None:
    asked = proposals.ask(proposals.receive(), "도시계획과")
    proposals.answer(asked["도시계획과"], Verdict.NOT_ACCEPTED, rationale="중복")
    summary = Performance(store, lambda: "기획예산과", lambda: VERDICT_ALTERNATIVE).year(2021, AS_OF)
    assert summary.opinions[0].verdict == "불채택"
    assert summary.words.verdicts == tuple(VERDICT_ALTERNATIVE.values())


def test_only_confirmed_uses_within_the_programme_count(store: Store, performance: Performance) -> None:
    use(
        store,
        {},
        {"used_on": date(2021, 10, 18), "attendees": None, "fee_won": None, "waived": True},
        {"confirmed_on": None},
        {"state": "PLANNED", "confirmed_on": None},
        {"state": "CANCELLED"},
        {"used_on": date(2021, 2, 1)},
        {"used_on": date(2021, 11, 1)},
    )
    summary = performance.year(2021, AS_OF)
    total = breakdowns.use_sum("", summary.usages)
    assert (total.uses, total.minutes, total.people, total.fees, total.waived) == (2, 180, 20, 35_500, 1)
    assert left_out(summary) == {
        "확인하지 않은 대관 이용": 1,
        "예정으로 남은 대관 이용": 1,
        "사업기간 전의 대관 이용": 1,
    }
    assert summary.usages[0].room == "상상의숲"
    assert performance.year(2021, date(2021, 12, 31)).usages[-1].day == date(2021, 11, 1)


def book(store: Store, code: str, kind: str, won: int, day: date = DAY, **more: object) -> None:
    with store.writing(Act.ADD_ENTRY) as s:
        line = s.query(Account).filter(Account.code == code).one()
        values: dict[str, object] = {
            "fiscal_year": 2021,
            "account_id": line.id,
            "kind": kind,
            "amount_won": won,
            "booked_on": day,
            "summary": "안내 책자",
            "reconciled": "OPEN",
            "confirmed_on": day,
            **more,
        }
        s.add(Entry(**values, **keys("안내 책자")))


def test_the_budget_is_that_of_the_ledger(
    store: Store, clock: PracticeClock, performance: Performance
) -> None:
    budget = Budget(store, clock)
    budget.levels.set_up_year(2021, planned_budget(plan()["budget"]), allotted=True)
    for level in budget.levels.tree(2021):
        if level.is_line:
            budget.confirm(list(budget.ledger.listing(ListQuery(year=2021, within=level.id)).ids))
    book(store, "201-01", "DISBURSEMENT", 1_234_500)
    book(store, "201-01", "DISBURSEMENT", 500, date(2021, 6, 1))
    book(store, "203-03", "DISBURSEMENT", 90_000, date(2021, 11, 5))
    book(store, "203-03", "DISBURSEMENT", 40_000, confirmed_on=None)
    summary = performance.year(2021, AS_OF)
    lines = {line.code: line for line in summary.budget}
    assert (lines["201-01"].appropriation, lines["201-01"].allotment) == (12_600_000, 12_600_000)
    assert (lines["201-01"].executed, lines["203-03"].executed) == (1_235_000, 0)
    assert [(one.code, one.month, one.amount) for one in summary.spending] == [
        ("201-01", 5, 1_234_500),
        ("201-01", 6, 500),
    ]
    assert left_out(summary) == {"확정하지 않은 원장 줄": 1}
    whole = performance.year(2021, date(2021, 12, 31))
    total = breakdowns.budget_total(whole.budget)
    assert total.executed == sum(one.amount for one in whole.spending) == 1_325_000
    assert total.appropriation == 14_100_000


def test_a_year_collected_from_the_file_renders(
    store: Store, proposals: ProposalOffice, performance: Performance
) -> None:
    proposals.ask(proposals.receive(), "사회적경제과")
    use(store, {}, {})
    summary = performance.year(2021, AS_OF)
    assert render_year_pdf(summary).startswith(b"%PDF")
    assert render_year_xlsx(summary).startswith(b"PK")


def test_no_person_is_named_in_the_report(store: Store, performance: Performance) -> None:
    use(store, {"contact_name": "담당자갑", "contact_extension": "7001"})
    with store.writing(Act.FILL_EXAMPLE) as s:
        department = s.query(Department).one().id
        training = Training(fiscal_year=2021, title="박람회 견학", held_on=DAY, took_place=True)
        meeting = Meeting(fiscal_year=2021, kind="WORKSHOP", title="협력 워크숍", held_on=DAY, state="HELD")
        problem = CitizenProblem(
            fiscal_year=2021, serial=1, number="2021-난제-001", received_on=DAY, content="골목이 어두움",
            title="골목 조명", applicant_name="주민을", applicant_phone="010-9876-5432", state="RECEIVED",
        )  # fmt: skip
        s.add_all([training, meeting, problem])
        s.flush()
        trainee = {"training_id": training.id, "department_id": department, "attendance": "PRESENT"}
        s.add(Trainee(**trainee, name="교육생병", post="주무관"))
        s.add(Attendee(meeting_id=meeting.id, side="PARK", name="참석자정", post="팀장", present=True))
    summary = performance.year(2021, AS_OF)
    assert len(summary.works.problems) == len(summary.works.trainings) == len(summary.works.meetings) == 1
    document = pypdfium2.PdfDocument(render_year_pdf(summary))
    words = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    words += hwpx_tables.words_in(render_hwpx(year_report(summary)))
    words += "".join(
        str(row) for table in xlsx_tables.tables_in(render_year_xlsx(summary)) for row in table.rows
    )
    assert "골목조명" in words
    for person in ("담당자갑", "7001", "주민을", "9876", "교육생병", "참석자정"):
        assert person not in words


def test_a_pair_stands_in_its_stage_since_it_came_into_it_without_a_break(
    store: Store, performance: Performance
) -> None:
    with store.writing(Act.FILL_EXAMPLE) as s:
        department = Department(name="홍보담당관", kind="OFFICE", **keys("홍보담당관"))
        s.add(department)
        s.flush()
        pair = Linkage(fiscal_year=2021, stage="RUNNING", department_id=department.id, subject="전시")
        s.add(pair)
        s.flush()
        steps = (("FOUND", 4, 1), ("TALKED", 5, 1), ("TALKED", 6, 1), ("RUNNING", 11, 1))
        for position, (stage, month, day) in enumerate(steps):
            entered = date(2021, month, day)
            s.add(LinkageStep(linkage_id=pair.id, position=position, stage=stage, entered_on=entered))
    (standing,) = performance.year(2021, AS_OF).works.linkages
    assert (standing.stage, standing.since, standing.days) == ("논의·검토", date(2021, 5, 1), 170)
