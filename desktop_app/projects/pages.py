"""What other records say of a project: its page with everything that is for it, its name in pick lists (C9)."""

from collections.abc import Callable, Iterator

from db import attachment_queries, basis_queries, project_names
from db import overview_queries as queries
from db.session import Session
from desktop_app.clock import Clock
from desktop_app.listing import Total
from desktop_app.projects import writing
from desktop_app.projects.basis_documents import called
from desktop_app.projects.overview import (
    AREAS,
    Area,
    Figures,
    FileOf,
    ProjectOverview,
    Subject,
    conditions_of,
    totals_of,
)
from desktop_app.register_kinds import KINDS
from desktop_app.store import Store


class ProjectPages:
    """Projects as seen from what is done for them."""

    def __init__(self, store: Store, clock: Clock, organisation: Callable[[], str]) -> None:
        self._store = store
        self._clock = clock
        self._organisation = organisation

    def offered(self, year: int) -> list[tuple[int, str]]:
        """Projects to pick in other records' forms: those of a year first, others with theirs."""
        with self._store.reading() as s:
            return project_names.offered(s, year)

    def overview(self, project_id: int) -> ProjectOverview:
        """The page of a project, in one read. Raises RecordMissing where it was deleted."""
        with self._store.reading() as s:
            record = writing.record(s, project_id)
            proposal_id, number = queries.proposal_of(s, project_id)
            subject = Subject(project_id, record.draft.name, proposal_id, number)
            found = [
                one
                for area in AREAS
                if proposal_id is not None or area.key not in {"proposal", "opinion"}
                for one in _figures(s, area, subject)
            ]
            files = queries.files(s, project_id, proposal_id)
            papers = basis_queries.documents_of(s, "project", project_id)
            documents = tuple((row.id, called(row)) for row in papers)
            own = len(attachment_queries.of(s, "project", project_id))
        return ProjectOverview(
            self._organisation(),
            self._clock.today(),
            record,
            tuple(found),
            tuple(FileOf(*row) for row in files),
            documents,
            own,
        )


def _figures(s: Session, area: Area, project: Subject) -> Iterator[Figures]:
    counted = queries.counted(area.key, project.id, project.proposal_id)
    found = queries.sums(s, counted)
    if not found:
        return
    day, words = queries.latest(s, counted)
    asked = conditions_of(area.key, project)
    for place, one in enumerate(found, start=1):
        told = (day, words) if place == len(found) else (None, "")
        yield Figures(area, one.year, one.count, _totals(area.key, one), asked, *told)


def _totals(key: str, found: queries.Sums) -> tuple[Total, ...]:
    if key not in KINDS:
        return totals_of(key, found.count, found.figures)
    kind = KINDS[key]
    return (Total("", kind.counted(found.count)), *kind.totals(found.figures))
