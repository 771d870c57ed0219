"""Papers of 제안·검토: 접수대장, 예산 요구 목록, 검토의견서, 결과 통보 (features.md B7 … B12)."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from desktop_app.catalogue.choosing import ids_of
from desktop_app.catalogue.counts_of_papers import of_proposal_register
from desktop_app.catalogue.entries import Ask, Chooser, Entry, Format, Group, Pick, Wish
from desktop_app.catalogue.letters import LETTERS, NO_TABLES, Letters
from desktop_app.listing import ListQuery
from desktop_app.proposals.form_values import FormSettings, OpinionForm
from desktop_app.proposals.notice_records import NoticeLetter
from desktop_app.proposals.register_records import Register
from desktop_app.reports import budget_requests, proposal_register
from desktop_app.settings import form_settings

if TYPE_CHECKING:
    from desktop_app.office import Office

NOTICE: Final = "결과 통보"
NO_FORM_TABLE: Final = "부서마다 한 장씩 적는 서식이라 CSV로는 만들지 않습니다. XLSX나 HWPX로 저장하세요."
FILLED: Final = Pick("form", "서식", (("written", "적은 의견"), ("blank", "빈 서식")))
NO_PROPOSAL: Final = "이 해에 접수한 제안이 없습니다. 제안을 먼저 접수하세요."
NOTHING_DECIDED: Final = "이 해에 결과를 정한 제안이 없습니다. 결과를 먼저 적으세요."


@dataclass(frozen=True)
class Forms:
    """Opinion forms in one file, with the settings by which they are drawn."""

    title: str
    forms: tuple[OpinionForm, ...]
    settings: FormSettings


def _register(office: "Office", wish: Wish) -> Register:
    if wish.ids is None:
        return office.papers.of_year(wish.year, wish.as_of)
    return office.papers.of_list(wish.ids, wish.chosen, wish.as_of)


def _proposals(office: "Office", year: int) -> list[tuple[int, str]]:
    source = office.proposals.list
    return [(row.id, f"{row.number} {row.title}") for row in source.rows(ids_of(source, year))]


def _decided(office: "Office", year: int) -> list[tuple[int, str]]:
    source = office.proposals.list
    ids = source.listing(ListQuery(year=year, view="decided")).ids
    return [(row.id, f"{row.number} {row.title}") for row in source.rows(ids)]


def _forms(office: "Office", wish: Wish) -> Forms:
    blank = wish.picked(FILLED) == "blank"
    forms = office.proposals.forms.opinion_forms(wish.record or 0, blank=blank)
    record = office.proposals.get(wish.record or 0)
    title = " ".join(part for part in ("검토의견서", record.number, "빈 서식" if blank else "") if part)
    return Forms(title, forms, form_settings(office.settings))


def draw_forms(paper: Forms, form: Format) -> bytes:
    """The forms in one file of a format."""
    from desktop_app.reports.opinion_files import render_opinion_file  # noqa: PLC0415 - at first need

    return render_opinion_file(paper.forms, form.ending, title=paper.title, settings=paper.settings)


def _letters(office: "Office", wish: Wish) -> Letters:
    return notice_letters(tuple(office.papers.letters.letters([wish.record or 0])))


def notice_letters(letters: tuple[NoticeLetter, ...]) -> Letters:
    """``결과 통보 제안-2021-0001 등 2건(시행문 초안)``: the file says that it is a draft, the paper does not."""
    numbers = [number for letter in letters for number in letter.numbers]
    whose = numbers[0] if len(numbers) == 1 else f"{numbers[0]} 등 {len(numbers):,}건"
    return Letters(f"{NOTICE} {whose}(시행문 초안)", NOTICE, letters)


PAPERS: Final = (
    Entry(
        "proposal-register",
        "제안 접수대장",
        Group.PROPOSALS,
        _register,
        proposal_register.register_report,
        proposal_register.file_name,
        asks=(Ask.DAY,),
        table=True,
        counts=of_proposal_register,
    ),
    Entry(
        "budget-requests",
        "제안 예산 요구 목록",
        Group.PROPOSALS,
        _register,
        budget_requests.budget_report,
        budget_requests.file_name,
        asks=(Ask.DAY,),
        table=True,
    ),
    Entry(
        "opinion-forms",
        "검토의견서",
        Group.PROPOSALS,
        _forms,
        name=lambda paper: paper.title,
        picks=(FILLED,),
        chooser=Chooser("제안", _proposals, NO_PROPOSAL),
        drawn={one: partial(draw_forms, form=one) for one in (Format.PDF, Format.XLSX, Format.HWPX)},
        lacks={Format.CSV: NO_FORM_TABLE},
        to_paper=True,
        words="서식 의견 부서",
    ),
    Entry(
        "result-notice",
        NOTICE,
        Group.PROPOSALS,
        _letters,
        name=lambda letters: letters.name,
        chooser=Chooser("제안", _decided, NOTHING_DECIDED),
        drawn=LETTERS,
        lacks=NO_TABLES,
        words="시행문 공문",
    ),
)
