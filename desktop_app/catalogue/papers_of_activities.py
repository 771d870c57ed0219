"""Papers of 활동: visits, problems, suggestions, duties, publicity, the calendar (features.md D3, E4 … E15)."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from desktop_app.activities.admin_duties import AdminSheet
from desktop_app.activities.field_visits import VisitYear
from desktop_app.activities.problem_papers import ProblemRegister, ReplyLetter, letter_of
from desktop_app.activities.space_suggestions import SpaceSuggestionDraft
from desktop_app.catalogue.choosing import itself, of_registers
from desktop_app.catalogue.counts_of_papers import (
    of_admin_duties,
    of_media,
    of_problem_register,
    of_relay,
    of_shared_papers,
)
from desktop_app.catalogue.counts_of_records import of_suggestions, of_visits
from desktop_app.catalogue.entries import Ask, Chooser, Draw, Entry, Format, Group, Pick, Wish
from desktop_app.catalogue.letters import LETTERS, NO_TABLES, Letters
from desktop_app.catalogue.papers_of_venues import MONTH, MONTH_DRAWN, list_month, month_of
from desktop_app.register.kind import RegisterRow
from desktop_app.reports import publicity_papers
from desktop_app.reports.admin_sheet import admin_report
from desktop_app.reports.blocks import Report
from desktop_app.reports.duty_sheet import duty_report
from desktop_app.reports.problem_papers import letter_report, register_report, register_title
from desktop_app.reports.suggestion_paper import suggestions_report, suggestions_title
from desktop_app.reports.visit_papers import visit_sheet, visits_report

if TYPE_CHECKING:
    from desktop_app.office import Office

REPLY: Final = "난제 회신"
SHAPE: Final = Pick("shape", "모양", (("whole", "한 표로"), ("apart", "부서마다 한 쪽")))
NO_VISIT: Final = "이 해의 현장견학이 없습니다. 현장견학을 먼저 적으세요."
NO_PROBLEM: Final = "이 해에 접수한 난제가 없습니다. 난제를 먼저 적으세요."


@dataclass(frozen=True)
class Suggestions:
    """건의 관리대장 of a year."""

    report: Report
    name: str
    rows: tuple[RegisterRow[SpaceSuggestionDraft], ...] = ()


@dataclass(frozen=True)
class VisitPaper:
    """현장견학 of a year until a day, and whose paper it is."""

    year: VisitYear
    office: str


def _visits(office: "Office", wish: Wish) -> VisitPaper:
    until = min(wish.as_of, date(wish.year, 12, 31))
    return VisitPaper(office.field_visits.year(wish.year, until), office.settings.organisation)


def _visit(office: "Office", wish: Wish) -> Report:
    row = office.field_visits.record(wish.record or 0)
    return visit_sheet(row.draft, row.names["department_id"], office.settings.organisation)


def _problems(office: "Office", wish: Wish) -> ProblemRegister:
    problems = office.citizen_problems
    return ProblemRegister(
        wish.year,
        office.settings.organisation,
        office.clock.today(),
        tuple(problems.of_year(wish.year)),
        tuple(problems.gaps(wish.year)),
    )


def _reply(office: "Office", wish: Wish) -> Letters:
    """With the applicant masked; the dialog of the problem puts name and address in, with a reason."""
    row = office.citizen_problems.record(wish.record or 0)
    return reply_letters(letter_of(row, office.settings.organisation))


def reply_letters(letter: ReplyLetter) -> Letters:
    """A reply as a paper; the file says that it is a draft."""
    return Letters(f"{REPLY} {letter.numbers[0]}(회신문 초안)", REPLY, (letter,))


def _reply_cells(paper: Letters) -> bytes:
    """In cells, to be worked on."""
    from desktop_app.reports.report_xlsx import render_xlsx  # noqa: PLC0415 - openpyxl at first need

    (letter,) = paper.letters
    assert isinstance(letter, ReplyLetter)  # noqa: S101 - as it was collected
    return render_xlsx(letter_report(letter))


REPLY_DRAWN: Final[dict[Format, Draw]] = {**LETTERS, Format.XLSX: _reply_cells}


def _suggestions(office: "Office", wish: Wish) -> Suggestions:
    rows, today = tuple(office.space_suggestions.of_year(wish.year)), office.clock.today()
    return Suggestions(
        suggestions_report(rows, wish.year, office.settings.organisation, today),
        suggestions_title(wish.year, today),
        rows,
    )


def _admin(office: "Office", wish: Wish) -> AdminSheet:
    return office.admin_duties.sheet(wish.year, wish.ids, apart=wish.picked(SHAPE) == "apart")


PAPERS: Final = (
    Entry(
        "relay",
        "소식지 릴레이 계획·실적표",
        Group.ACTIVITIES,
        lambda office, wish: office.newsletter.relay(wish.year),
        publicity_papers.relay_report,
        table=True,
        words="은평소식지 홍보",
        counts=of_relay,
    ),
    Entry(
        "month-events",
        "월별 주요행사 계획",
        Group.ACTIVITIES,
        lambda office, wish: office.homepage.plan(date(wish.year, int(wish.picked(MONTH)), 1)),
        publicity_papers.events_report,
        picks=(MONTH,),
        table=True,
        words="홈페이지",
    ),
    Entry(
        "media",
        publicity_papers.MEDIA,
        Group.ACTIVITIES,
        lambda office, wish: office.publicity.media_year(wish.year),
        publicity_papers.media_report,
        table=True,
        words="블로그 유튜브 보도자료",
        counts=of_media,
    ),
    Entry(
        "shared-papers",
        "공유 자료 목록",
        Group.ACTIVITIES,
        lambda office, wish: office.shared_papers.paper_list(wish.year),
        publicity_papers.shared_report,
        table=True,
        words="새올",
        counts=of_shared_papers,
    ),
    Entry(
        "field-visits",
        "대상별 현장견학 실적",
        Group.ACTIVITIES,
        _visits,
        lambda paper: visits_report(paper.year, paper.office),
        asks=(Ask.DAY,),
        counts=of_visits,
    ),
    Entry(
        "visit-sheet",
        "견학 안내문",
        Group.ACTIVITIES,
        _visit,
        itself,
        chooser=Chooser("견학", of_registers(lambda office: office.field_visits), NO_VISIT),
        to_paper=True,
    ),
    Entry(
        "problem-register",
        "난제 접수대장",
        Group.ACTIVITIES,
        _problems,
        register_report,
        register_title,
        table=True,
        words="혁신나눔왓에버",
        counts=of_problem_register,
    ),
    Entry(
        "problem-reply",
        REPLY,
        Group.ACTIVITIES,
        _reply,
        name=lambda letters: letters.name,
        chooser=Chooser("난제", of_registers(lambda office: office.citizen_problems), NO_PROBLEM),
        drawn=REPLY_DRAWN,
        lacks={Format.CSV: NO_TABLES[Format.CSV]},
    ),
    Entry(
        "suggestions",
        "공간조성 건의 관리대장",
        Group.ACTIVITIES,
        _suggestions,
        lambda paper: paper.report,
        lambda paper: paper.name,
        table=True,
        counts=of_suggestions,
    ),
    Entry(
        "admin-duties",
        "행정사항",
        Group.ACTIVITIES,
        _admin,
        admin_report,
        picks=(SHAPE,),
        table=True,
        to_paper=True,
        counts=of_admin_duties,
    ),
    Entry(
        "duties",
        "연간 할 일 표",
        Group.ACTIVITIES,
        lambda office, wish: office.duties.sheet(wish.year),
        duty_report,
    ),
    Entry(
        "calendar",
        "월간 일정",
        Group.ACTIVITIES,
        month_of,
        list_month,
        lambda paper: paper.title,
        picks=(MONTH,),
        drawn=MONTH_DRAWN,
        table=True,
        to_paper=True,
        words="달력",
    ),
)
