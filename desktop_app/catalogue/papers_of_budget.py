"""Papers of 예산: what was spent for what, what is asked of the next year's budget (features.md F9, B12, F6, BUD-8)."""

from typing import TYPE_CHECKING, Final

from desktop_app.budget.closing import LAST_MONTH, NEXT_JANUARY, ORDER, ClosingPaper, month_label
from desktop_app.budget.cost_records import Costs, CostsBy
from desktop_app.budget.official import BoardPaper
from desktop_app.budget.pace_rows import PacePaper
from desktop_app.budget.paper_records import QUARTER, LedgerPaper, Period, SpendingDisclosure
from desktop_app.catalogue.counts_of_budget import of_costs, of_disclosure, of_ledger, of_virements
from desktop_app.catalogue.entries import Ask, Chooser, Entry, Format, Group, Pick, Wish
from desktop_app.catalogue.making import NOTHING_MADE
from desktop_app.changes import Kind
from desktop_app.errors import InputRefused
from desktop_app.performance.records import MoneyUnit
from desktop_app.reports.budget_costs import costs_report
from desktop_app.reports.closing_sheet import TITLE as CLOSING
from desktop_app.reports.closing_sheet import closing_report
from desktop_app.reports.ledger_sheet import FOR_REFERENCE, TITLE, ledger_report
from desktop_app.reports.next_year import next_year_report
from desktop_app.reports.pace_sheet import TITLE as PACE
from desktop_app.reports.pace_sheet import pace_report
from desktop_app.reports.reconciliation_paper import TITLE as RECONCILED
from desktop_app.reports.reconciliation_paper import reconciliation_report
from desktop_app.reports.spending_disclosure import TITLE as DISCLOSED
from desktop_app.reports.spending_disclosure import disclosure_report
from desktop_app.reports.virement_list import TITLE as TRANSFERS
from desktop_app.reports.virement_list import virement_report

if TYPE_CHECKING:
    from desktop_app.office import Office

MOST_LINES: Final = 500
WHOLE: Final = "year"
NO_LIST: Final = "이 해에 읽은 e호조 지급 목록이 없습니다. 예산의 대사에서 지급 목록부터 읽으세요."
NO_LEDGER: Final = "이 해의 예산과목이 없습니다. 예산의 원장에서 예산과목부터 넣으세요."
MONTHS: Final = Pick(
    "month",
    "기간",
    (
        *((str(number), month_label(number)) for number in range(1, NEXT_JANUARY + 1)),
        *((f"q{number}", f"{number}분기") for number in range(1, 5)),
        (WHOLE, "한 해"),
    ),
    lambda day: str(day.month - 1 or LAST_MONTH),
)
"""업무추진비 is disclosed by the 10th for the month before (CAL-2)."""
QUARTERS: Final = Pick(
    "quarter",
    "분기",
    tuple((str(number), f"{number}분기") for number in range(1, 5)),
    lambda day: str((day.month - 2) // QUARTER % 4 + 1),
)
"""전용 내역 is told by the end of the month after the quarter (BUD-6)."""
_MONTHS: Final = tuple((str(number), month_label(number)) for number in range(1, NEXT_JANUARY + 1))
FIRST: Final = Pick("from", "첫 달", _MONTHS)
LAST: Final = Pick("until", "끝 달", _MONTHS, lambda _day: str(NEXT_JANUARY))
CLOSED: Final = Pick(
    "month",
    "달",
    tuple((str(number), month_label(number)) for number in ORDER),
    lambda day: str(day.month - 1 or LAST_MONTH),
)
"""A month is closed once it is over."""
BY: Final = Pick("by", "나눔", tuple((one.name.lower(), f"{one.value}별") for one in CostsBy))


def _costs(office: "Office", wish: Wish) -> Costs:
    return office.budget_costs.read(wish.year, wish.as_of, CostsBy[wish.picked(BY).upper()])


def _ledger(office: "Office", wish: Wish) -> LedgerPaper:
    first, last = sorted((int(wish.picked(FIRST)), int(wish.picked(LAST))))
    return office.budget_papers.ledger(Period(wish.year, first, last), wish.record)


def _ledger_hwpx(paper: LedgerPaper) -> bytes:
    """For 한글 as long as it is a document to read; a whole book belongs into a workbook."""
    if paper.count > MOST_LINES:
        raise InputRefused(
            f"원장이 {paper.count:,}줄이라 한글 문서로는 만들지 않습니다.",
            safe=NOTHING_MADE,
            steps=(f"기간이나 통계목을 좁혀 {MOST_LINES}줄 안으로 고르거나, XLSX로 저장하세요.",),
        )
    from desktop_app.reports.report_hwpx import render_hwpx  # noqa: PLC0415 - python-hwpx at first need

    return render_hwpx(ledger_report(paper))


def _reconciliation(office: "Office", wish: Wish) -> BoardPaper:
    lists = office.reconciliation.lists(wish.year)
    key = wish.record if wish.record is not None else lists[0].id if lists else None
    if key is None:
        raise InputRefused(NO_LIST, safe=NOTHING_MADE)
    return BoardPaper(office.reconciliation.board(key), office.now.organisation())


def _closing(office: "Office", wish: Wish) -> ClosingPaper:
    months = tuple(office.closings.standing(wish.year))
    if not months:
        raise InputRefused(NO_LEDGER, safe=NOTHING_MADE)
    month = next(one for one in months if one.month == int(wish.picked(CLOSED)))
    return ClosingPaper(wish.year, office.now.organisation(), office.clock.today(), month, months)


def _pace(office: "Office", wish: Wish) -> PacePaper:
    board = office.budget.pace.board(wish.year, wish.as_of)
    if not board.lines:
        raise InputRefused(NO_LEDGER, safe=NOTHING_MADE)
    return PacePaper(board, office.now.organisation(), thousand=wish.unit is MoneyUnit.THOUSAND)


def _disclosure(office: "Office", wish: Wish) -> SpendingDisclosure:
    return office.budget_papers.disclosure(disclosed_period(wish.year, wish.picked(MONTHS)))


def disclosed_period(year: int, code: str) -> Period:
    """The months of ``6``, ``q2`` or ``year``."""
    if code == WHOLE:
        return Period(year)
    if code.startswith("q"):
        last = int(code[1:]) * QUARTER
        return Period(year, last - QUARTER + 1, last)
    return Period(year, int(code), int(code))


PAPERS: Final = (
    Entry(
        "ledger",
        TITLE + FOR_REFERENCE,
        Group.BUDGET,
        _ledger,
        ledger_report,
        picks=(FIRST, LAST),
        chooser=Chooser(
            "과목", lambda office, year: office.budget_papers.levels(year), NO_LEDGER, optional=True
        ),
        drawn={Format.HWPX: _ledger_hwpx},
        counts=of_ledger,
        to_paper=True,
        words="장부 통계목 월별 소계 누계",
    ),
    Entry(
        "virements",
        TRANSFERS,
        Group.BUDGET,
        lambda office, wish: office.budget.changes.moved(
            wish.year, int(wish.picked(QUARTERS)), office.now.organisation()
        ),
        virement_report,
        picks=(QUARTERS,),
        table=True,
        counts=of_virements,
        words="전용 변경사용 이용 이체 분기",
    ),
    Entry(
        "disclosure",
        DISCLOSED,
        Group.BUDGET,
        _disclosure,
        disclosure_report,
        picks=(MONTHS,),
        table=True,
        counts=of_disclosure,
        words="업무추진비 공개 203-03",
    ),
    Entry(
        "budget-costs",
        "사업별·활동별 집행 현황",
        Group.BUDGET,
        _costs,
        costs_report,
        asks=(Ask.DAY,),
        picks=(BY,),
        table=True,
        counts=of_costs,
        words="쓰임새 예산 지출",
    ),
    Entry(
        "reconciliation",
        RECONCILED,
        Group.BUDGET,
        _reconciliation,
        reconciliation_report,
        chooser=Chooser(
            "목록",
            lambda office, year: [(one.id, one.words) for one in office.reconciliation.lists(year)],
            NO_LIST,
            optional=True,
        ),
        words="대사 불일치 e호조 목록 원장",
        reads=(Kind.OFFICIAL, Kind.LEDGER),
    ),
    Entry(
        "month-closing",
        CLOSING,
        Group.BUDGET,
        _closing,
        closing_report,
        picks=(CLOSED,),
        table=True,
        words="월마감 누계 불용액 이월액 집행잔액",
        reads=(Kind.ACCOUNT, Kind.LEDGER, Kind.CLOSING),
    ),
    Entry(
        "budget-pace",
        PACE,
        Group.BUDGET,
        _pace,
        pace_report,
        asks=(Ask.DAY, Ask.UNIT),
        table=True,
        words="월별 집행률 속도 연말 예상 잔액",
        reads=(Kind.ACCOUNT, Kind.LEDGER, Kind.MONTH_PLAN),
    ),
    Entry(
        "next-year-request",
        "다음연도 예산 요구서",
        Group.BUDGET,
        lambda office, wish: office.next_year.paper(wish.year),
        next_year_report,
        words="예산요구 산출기초",
    ),
)
