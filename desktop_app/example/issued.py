"""상반기 추진실적 as it went out in July, and a use that was mended afterwards: what 발행한 보고서 shows of both."""

from dataclasses import replace
from datetime import date
from typing import Final

from desktop_app.catalogue.catalogue import PAPERS
from desktop_app.catalogue.entries import Format, Wish
from desktop_app.catalogue.making import collected
from desktop_app.catalogue.papers_of_year import YEAR_END
from desktop_app.clock import PracticeClock
from desktop_app.filters import Condition, Conditions, Operator
from desktop_app.issued.records import IssueDraft
from desktop_app.issued.service import IssuedReports
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.performance.period import programme
from desktop_app.performance.records import Chapter
from desktop_app.performance.spans import Span
from desktop_app.performance.use_conditions import COUNTED_USES
from desktop_app.venues.records import UsageDraft

YEAR: Final = 2021
ISSUED_ON: Final = date(2021, 7, 5)
CHAPTERS: Final = (Chapter.INDICATORS, Chapter.VENUES, Chapter.BUDGET)
MISREAD: Final = 18
"""So many people too few stood in the log when the report went out."""
FORMATS: Final = (Format.PDF, Format.XLSX, Format.HWPX)


def fill_issued(office: Office) -> None:
    """Issued by the same service as on the screen, on its own day; the figure that was wrong then is right again."""
    key, right = _use(office)
    assert right.attendees is not None  # noqa: S101 - chosen so
    office.usages.edit(key, replace(right, attendees=right.attendees - MISREAD))
    wish = Wish(YEAR_END, YEAR, ISSUED_ON, span=Span.FIRST_HALF, chapters=CHAPTERS)
    made = collected(office, PAPERS[YEAR_END], wish)
    reports = IssuedReports(office.store, PracticeClock(ISSUED_ON), office.folder)
    files = {form.value: made.draw(form) for form in FORMATS}
    reports.issue(made, files, IssueDraft("시 제출", "기획예산과-0705", "서울시 혁신파크 담당에게 보냄"))
    office.usages.edit(key, replace(right, version=office.usages.draft(key).version))


def _use(office: Office) -> tuple[int, UsageDraft]:
    """The first use of the programme that the report counts and that many came to."""
    asked = (
        Condition("used_on", Operator.FROM, (programme(YEAR).start,)),
        Condition("attendees", Operator.FROM, (2 * MISREAD,)),
        *COUNTED_USES,
    )
    query = ListQuery(year=YEAR, order="used_on", conditions=Conditions((asked,)))
    (key,) = office.usages.first_ids(query, 1)
    return key, office.usages.draft(key)
