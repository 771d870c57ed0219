"""A year of the office: a proposal on its whole road, rooms used, money spent, and the year-end report of just that."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app import settings
from desktop_app.budget.records import EntryDraft
from desktop_app.catalogue.entries import Format
from desktop_app.errors import InputRefused
from desktop_app.example.fill import fill_reference
from desktop_app.listing import ListQuery
from desktop_app.office import open_office
from desktop_app.proposals.records import Decision
from desktop_app.settings import Settings
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import EntryKind, Result, Stage, TenantPlace, UsageState, Verdict
from desktop_app.venues.records import UsageRow, VenueDraft
from tests.journeys.officer import Officer
from tests.reports.papers import Paper
from ui.budget.ledger_view import LedgerView
from ui.performance.tab import PerformanceTab
from ui.proposals.assign_dialog import AssignDialog
from ui.proposals.dialogs import ResultDialog
from ui.proposals.print_dialog import PrintDialog
from ui.proposals.proposals_view import ProposalsView
from ui.proposals.tab import ProposalsTab
from ui.venues.usage_view import UsageView
from ui.views_tab import ViewsTab

BEGIN, RECEIVED, ASKED, DECIDED, REPORT = (
    date(2021, 4, 5),
    date(2021, 9, 27),
    date(2021, 9, 29),
    date(2021, 10, 18),
    date(2021, 12, 20),
)
PROPOSER, TITLE, NUMBER = "느티나무 살림연구소", "빈 가게 전시 창", "2021-제안-001"
DEPARTMENTS = ("사회적경제과", "도시계획과", "자원순환과")

FIGURES: tuple[tuple[object, ...], ...] = (
    ("협업사업 제안", "접수", 1, "건"),
    ("협업사업 제안", "검토의견서 제출률", 100.0, "%"),
    ("연계사업", "추진 사업", 1, "건"),
    ("대관시설", "이용", 2, "건"),
    ("대관시설", "연인원", 65, "명"),
    ("예산", "예산현액", 14_100, "천원"),
    ("예산", "집행액", 1_846, "천원"),
    ("예산", "집행률", 13.1, "%"),
    ("도시계획과", 1, 1, 0, 0, 0, 1, 0, 0, 0),
    ("사회적경제과", 1, 1, 0, 0, 1, 0, 0, 0, 0),
    ("자원순환과", 1, 1, 0, 0, 1, 0, 0, 0, 0),
    ("사무관리비(201-01)", 12_600, 12_600, 0, 1_846, 10_754, 14.6),
    ("11월", 346, 0, 346, 1_846, 13.1),
)
"""What the officer booked, as the summary and the tables of both papers say it; 1,845,600 won round to 1,846."""
LISTED: tuple[tuple[object, ...], ...] = (
    (1, TITLE, "사회적경제과", f"{PROPOSER}, 도시계획과, 자원순환과", "추진", "2021. 10. 18."),
    (
        1,
        datetime(2021, 10, 20),
        "10:00~12:00",
        "상상청 상상홀",
        "주민 회의",
        "사회적경제과",
        "회의",
        40,
        60_000,
    ),
    (
        2,
        datetime(2021, 11, 3),
        "10:00~12:00",
        "상상청 상상홀",
        "재활용 교육",
        "자원순환과",
        "회의",
        25,
        60_000,
    ),
)
LEFT_OUT = ("확인하지 않은 대관 이용 1건", "확정하지 않은 원장 줄 1건")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An office with the plan's bodies, one tenant and one room."""
    folder = tmp_path / "업무"
    folder.mkdir()
    settings.save(folder, Settings(year=2021, practice_day=BEGIN))
    office = open_office(folder)
    fill_reference(office)
    building = next(one.id for one in office.directory.buildings() if one.label == "상상청")
    office.tenants.add(
        TenantDraft(PROPOSER, place=TenantPlace.SANGSANG_ROOM, building_id=building, moved_in_on=BEGIN)
    )
    office.venues.add(VenueDraft("상상홀", building, capacity=150, fee_won=60_000))
    office.close()
    return folder


@pytest.fixture
def officer(qtbot: QtBot, dressed: QApplication, folder: Path) -> Iterator[Officer]:
    officer = Officer(dressed, qtbot, folder)
    officer.start()
    yield officer
    officer.close()
    assert officer.notify.crashes == []
    assert officer.notify.troubles == []


@pytest.fixture
def printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The printer: what it is sent lies in this file."""
    file = tmp_path / "printed.pdf"

    def choose(_count: int, printer: QPrinter, _parent: QWidget) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(file))
        return True

    monkeypatch.setattr("ui.printing._choose", choose)
    return file


def test_a_year_from_the_first_proposal_to_the_report(
    officer: Officer, printed: Path, tmp_path: Path
) -> None:
    open_the_budget(officer)
    take_in_the_proposal(officer)
    ask_three_departments(officer)
    answer(officer, "사회적경제과", "수용", plan="11월에 설치함")
    answer_by_the_services(officer, "도시계획과")
    the_gate_names_who_is_missing(officer)
    answer(officer, "자원순환과", "수용", plan="재료를 나눔")
    decide(officer)
    make_the_project(officer)
    print_the_forms(officer, printed, tmp_path / "의견서.pdf")
    use_the_hall(officer)
    spend(officer)
    hand_in_the_report(officer, tmp_path)


def open_the_budget(officer: Officer) -> None:
    view = ledger(officer)
    officer.press("본예산과 전액 배정까지 넣기")
    assert officer.told == "2021년도 예산과목 2개, 본예산 14,100,000원을 넣었습니다."
    assert view.pane.tree.levels[0].balance.allotment == 14_100_000


def take_in_the_proposal(officer: Officer) -> None:
    officer.on(RECEIVED)
    view = proposals(officer)
    officer.keys("N")
    officer.fill(
        view.detail.intake.body,
        direction="파크 → 구",
        title=TITLE,
        proposer=PROPOSER,
        field="청년/경제",
        summary="빈 가게 창에 작품을 겁니다.",
        cost_won="320만",
    )
    officer.keys("S", view.detail.intake)
    assert officer.told == f"‘{TITLE}’을 {NUMBER}로 접수했습니다."
    assert view.detail.head.title == TITLE


def ask_three_departments(officer: Officer) -> None:
    officer.on(ASKED)
    officer.press("부서 더하기")
    sheet = officer.sheet(AssignDialog)
    names = {f"department{number}": name for number, name in enumerate(DEPARTMENTS, start=1)}
    officer.fill(sheet.body, **names)
    officer.press("검토 요청", sheet)
    record = officer.office.proposals.get(officer.office.proposals.find(NUMBER))
    assert [one.department for one in record.departments] == list(DEPARTMENTS)
    assert record.stage is Stage.SHARED


def answer(officer: Officer, department: str, verdict: str, **more: str) -> None:
    """Through the window: the department is chosen, its answer typed and confirmed."""
    officer.on(date(2021, 10, 8))
    view = proposals(officer)
    view.detail.departments.select_id(opinion_of(officer, department))
    editor = view.detail.editor
    officer.fill(
        editor.body, verdict=verdict, rationale=f"{department}에서 함께 함", written_on="10. 8.", **more
    )
    officer.press("의견서 확정", editor.foot)
    assert editor.sheet is not None
    assert (editor.sheet.department, editor.sheet.confirmed_on) == (department, date(2021, 10, 8))


def answer_by_the_services(officer: Officer, department: str) -> None:
    opinions = officer.office.proposals.opinions
    draft = opinions.open(opinion_of(officer, department)).draft
    opinions.confirm(
        replace(
            draft,
            verdict=Verdict.PARTIALLY_ACCEPTED,
            rationale="소유자 동의가 필요함",
            scope_accepted="구 소유 가게 두 곳",
            scope_excluded="민간 가게",
            plan="시범 뒤에 넓힘",
            written_on=date(2021, 10, 7),
        )
    )


def the_gate_names_who_is_missing(officer: Officer) -> None:
    officer.on(DECIDED)
    view = proposals(officer)
    view.refresh()
    assert "자원순환과 검토의견서가 아직 없습니다." in view.detail.gate.words
    officer.press("결과 정하기")
    sheet = officer.sheet(ResultDialog)
    officer.fill(sheet.body, result="채택")
    officer.press("결과 확정", sheet)
    assert sheet.isVisible()
    assert "자원순환과" in sheet.body.inputs["override_reason"].problem_text
    sheet.reject()
    key = officer.office.proposals.find(NUMBER)
    with pytest.raises(InputRefused, match="자원순환과"):
        officer.office.proposals.decide(key, Decision(Result.ADOPTED, DECIDED))
    assert officer.office.proposals.get(key).result is None


def decide(officer: Officer) -> None:
    officer.on(DECIDED)
    view = proposals(officer)
    assert view.detail.gate.words == ""
    officer.press("결과 정하기")
    sheet = officer.sheet(ResultDialog)
    officer.fill(sheet.body, result="채택")
    officer.press("결과 확정", sheet)
    assert officer.told == f"‘{TITLE}’ 결과를 채택으로 확정했습니다."
    assert officer.office.proposals.get(officer.office.proposals.find(NUMBER)).stage is Stage.CONFIRMED


def make_the_project(officer: Officer) -> None:
    """What was accepted goes on as a linked project, from the proposal's page."""
    officer.press("연계사업으로 만들기")
    made = officer.office.projects.proposals.of(officer.office.proposals.find(NUMBER))
    assert made is not None
    assert made.name == TITLE


def print_the_forms(officer: Officer, printed: Path, saved: Path) -> None:
    view = proposals(officer)
    officer.press("검토의견서 인쇄", view.detail)
    sheet = officer.sheet(PrintDialog)
    officer.press("모든 부서", sheet)
    officer.wait(lambda: sheet.ready)
    officer.press("종이로 인쇄", sheet)
    officer.press("검토의견서 인쇄", view.detail)
    sheet = officer.sheet(PrintDialog)
    officer.press("모든 부서", sheet)
    officer.wait(lambda: sheet.ready)
    officer.notify.save_to = saved
    officer.press("PDF로 저장", sheet)
    paper = Paper(saved.read_bytes())
    assert len(paper) == len(Paper(printed.read_bytes()))
    for words in (NUMBER, TITLE, PROPOSER, "3,200,000", "민간 가게", *DEPARTMENTS):
        assert "".join(words.split()) in paper.squeezed


def use_the_hall(officer: Officer) -> None:
    officer.on(date(2021, 11, 10))
    tab = officer.tab("대관")
    assert isinstance(tab, ViewsTab)
    view = tab.shown
    assert isinstance(view, UsageView)
    for day, event, department, people in (
        ("10. 20.", "주민 회의", "사회적경제과", "40"),
        ("11. 3.", "재활용 교육", "자원순환과", "25"),
        ("11. 5.", "확인하지 않은 회의", "도시계획과", "90"),
    ):
        officer.keys("N")
        officer.fill(
            view.form.body,
            used_on=day,
            start_minute="10:00",
            end_minute="12:00",
            venue_id="상상홀",
            event=event,
            kind="회의",
            host="부서",
            department_id=department,
            attendees=people,
            state="완료",
        )
        officer.keys("S", view.form)
    log = {row.event: row for row in rows_of_the_log(officer)}
    officer.office.usages.confirm([log["주민 회의"].id, log["재활용 교육"].id])
    gone = replace(officer.office.usages.draft(log["주민 회의"].id), event="취소된 회의", version=None)
    officer.office.usages.add(replace(gone, state=UsageState.CANCELLED, confirmed_on=None))
    assert len(rows_of_the_log(officer)) == 4


def spend(officer: Officer) -> None:
    officer.on(date(2021, 11, 30))
    view = ledger(officer)
    line = next(one for one in view.pane.tree.levels if one.code == "201-01")
    view.pane.tree.choose(line.id)
    for day, won, summary in (("10. 25.", "150만", "전시 창 재료"), ("11. 22.", "345,600", "안내 책자 인쇄")):
        officer.keys("N")
        officer.fill(
            view.form.body,
            kind="지출",
            booked_on=day,
            won=won,
            summary=summary,
            payee="한결 디자인",
            evidence="세금계산서",
        )
        officer.keys("S", view.form)
        officer.press("확정", view.form)
    late = EntryDraft(
        2021, line.id, EntryKind.DISBURSEMENT, date(2021, 11, 29), 999_000, "확정하지 않은 지출"
    )
    officer.office.budget.save(late)


def hand_in_the_report(officer: Officer, into: Path) -> None:
    officer.on(REPORT)
    tab = officer.tab("보고서")
    assert isinstance(tab, PerformanceTab)
    day = tab.papers.over.choices.fields["day"]
    day.set_value(REPORT)
    day.left.emit()
    officer.wait(lambda: tab.paper is not None and tab.paper.wish.as_of == REPORT)
    officer.notify.save_to = into / "보고서.pdf"
    tab.papers.save(Format.PDF)
    officer.notify.save_to = into / "보고서.xlsx"
    tab.papers.save(Format.XLSX)
    officer.wait((into / "보고서.xlsx").exists)
    paper = Paper((into / "보고서.pdf").read_bytes())
    cells = cells_of((into / "보고서.xlsx").read_bytes())
    for row in FIGURES:
        assert row in cells
        words = "".join(f"{cell:,}" if isinstance(cell, int) else str(cell) for cell in row)
        assert "".join(words.split()) in paper.squeezed
    for row in LISTED:
        assert row in cells
    for name in ("확인하지 않은 회의", "취소된 회의", "확정하지 않은 지출"):
        assert not any(name in row for row in cells)
        assert "".join(name.split()) not in paper.squeezed
    for sentence in LEFT_OUT:
        assert any(sentence in str(cell) for row in cells for cell in row)
        assert "".join(sentence.split()) in paper.squeezed


def cells_of(book: bytes) -> list[tuple[object, ...]]:
    """The rows of all sheets, without their empty cells."""
    rows = (row for sheet in load_workbook(BytesIO(book)) for row in sheet.iter_rows(values_only=True))
    return [tuple(cell for cell in row if cell is not None) for row in rows]


def proposals(officer: Officer) -> ProposalsView:
    tab = officer.tab("제안·검토")
    assert isinstance(tab, ProposalsTab)
    view = tab.shown
    assert isinstance(view, ProposalsView)
    return view


def ledger(officer: Officer) -> LedgerView:
    tab = officer.tab("예산")
    assert isinstance(tab, ViewsTab)
    view = tab.shown
    assert isinstance(view, LedgerView)
    return view


def opinion_of(officer: Officer, department: str) -> int:
    record = officer.office.proposals.get(officer.office.proposals.find(NUMBER))
    return next(one.opinion_id for one in record.departments if one.department == department)


def rows_of_the_log(officer: Officer) -> Sequence[UsageRow]:
    usages = officer.office.usages
    return usages.rows(usages.listing(ListQuery(year=2021, order="used_on")).ids)
