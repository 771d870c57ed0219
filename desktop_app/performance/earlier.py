"""The few figures of the period before, for 증감 in the sentences of a report (H2)."""

from dataclasses import replace
from datetime import date

from db import performance, year_records
from db.session import Session
from desktop_app.performance.records import Headline
from desktop_app.performance.spans import Span, programme_window, window
from desktop_app.performance.works_reading import GATHERINGS


def earlier(s: Session, year: int, span: Span, as_of: date) -> Headline | None:
    """The year before, the half before, the quarter before; None where nothing was kept of it."""
    back, part = span.before
    figures = _headline(s, year - back, part, as_of)
    if figures == Headline():
        return None
    words = part.value if part is not Span.YEAR else ""
    return replace(figures, label=" ".join(one for one in ("전년" if back else "", words) if one))


def _headline(s: Session, year: int, span: Span, as_of: date) -> Headline:
    days, inside = window(year, span, as_of), programme_window(year, span, as_of)
    within = (days.first, days.until)
    uses, use_people = performance.use_totals(s, year, inside.first, inside.until)
    visits = year_records.visits(s, year, *within)
    trainings = year_records.trainings(s, year, *within)
    trainees = year_records.trainees(s, [row[0] for row in trainings])
    kinds = {one.name for one in GATHERINGS}
    return Headline(
        proposals=len(performance.proposals(s, year, *within)),
        projects=len(performance.projects(s, year, *within)),
        uses=uses,
        use_people=use_people,
        executed=sum(won for _, _, won in performance.costs(s, year, *within)),
        visits=len(visits),
        visit_people=sum(row[4] or 0 for row in visits),
        trainings=len(trainings),
        trained=sum(row[3] for row in trainees),
        gatherings=sum(row[1] in kinds for row in year_records.meetings(s, year, *within)),
        media=len(year_records.media(s, year, *within)),
        problems=len(year_records.problems(s, year, *within)),
    )
