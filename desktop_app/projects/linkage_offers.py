"""Who could be brought together: departments asked about a proposal, the matching table; what a pair may link (C7)."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from db import linkage_queries as queries
from desktop_app.clock import Clock
from desktop_app.project_terms import LinkageStage
from desktop_app.projects import linkage_writing as writing
from desktop_app.projects.linkage_records import PARK_ACTOR, LinkageDraft, Offer, Offered, Step, Twin
from desktop_app.store import Store

_TALKED = frozenset({"KICKOFF", "WORKING", "CONFIRMED", "IN_PROGRESS", "DONE"})
_RUNNING = frozenset({"IN_PROGRESS", "DONE"})


class LinkageOffers:
    """Proposes pairs that the board of a year does not hold yet."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def of_proposals(self, year: int) -> list[Offer]:
        """Each department asked about a proposal beside its proposer, with the stage that the proposal came to."""
        today = self._clock.today()
        with self._store.reading() as s:
            held, lead = queries.sides(s, year), writing.lead(s)
            found = [_of_proposal(row, year, lead, today) for row in queries.asked_departments(s, year)]
        return list(_new(found, held))

    def of_matching(self, year: int) -> list[Offer]:
        """Each team and department of the matching table beside the park's bodies of its field."""
        today = self._clock.today()
        with self._store.reading() as s:
            held, lead = queries.sides(s, year), writing.lead(s)
            found = [
                Offer(
                    LinkageDraft(
                        year,
                        row.department_id,
                        row.team_id,
                        partner_id=row.partner_id,
                        field=row.field,
                        steps=(Step(LinkageStage.FOUND, today, lead),),
                    ),
                    row.office,
                    row.department,
                    row.body,
                    f"협업연계표 {row.field}",
                )
                for row in queries.matched(s)
            ]
        return list(_new(found, held))

    def twin(self, draft: LinkageDraft, linkage_id: int | None = None) -> Twin | None:
        """Another pair of the same two sides that has not ended; the officer is asked about it."""
        if not (draft.has_office and draft.has_body):
            return None
        with self._store.reading() as s:
            ids = queries.twins(s, draft.fiscal_year, draft.sides, linkage_id)
            found = [Twin(row.id, LinkageStage[row.stage]) for row in queries.rows(s, ids)]
        return next(iter(found), None)

    def blank(self, year: int) -> LinkageDraft:
        """A new pair as the form begins it."""
        with self._store.reading() as s:
            return LinkageDraft(year, steps=(Step(LinkageStage.FOUND, self._clock.today(), writing.lead(s)),))

    def actors(self) -> list[str]:
        """Who usually brings a pair forward."""
        with self._store.reading() as s:
            return [name for name in (writing.lead(s), PARK_ACTOR) if name]

    def proposals(self, year: int) -> list[Offered]:
        """What the form offers as the pair's proposal."""
        with self._store.reading() as s:
            return [Offered(key, f"{number} {title}") for key, number, title in queries.proposals(s, year)]

    def projects(self, year: int) -> list[Offered]:
        """What the form offers as the pair's project."""
        with self._store.reading() as s:
            return [Offered(key, name) for key, name in queries.projects(s, year)]


def _of_proposal(row: Any, year: int, lead: str, today: date) -> Offer:
    """The pair with the steps that the proposal's own days tell."""
    steps = [Step(LinkageStage.FOUND, min(row.received_on, today), row.body or row.department)]
    if row.stage in _TALKED:
        _go_on(steps, LinkageStage.TALKED, row.kickoff_on or row.working_on, lead, today)
    if row.stage in _RUNNING:
        _go_on(steps, LinkageStage.RUNNING, row.started_on, row.department, today)
    draft = LinkageDraft(
        year,
        row.department_id,
        tenant_id=row.tenant_id,
        partner_id=row.partner_id,
        stage=steps[-1].stage or LinkageStage.FOUND,
        subject=row.title,
        field=row.field,
        proposal_id=row.id,
        project_id=row.project_id,
        steps=tuple(steps),
    )
    return Offer(draft, row.department, "", row.body, f"{row.number} {row.title}")


def _go_on(steps: list[Step], stage: LinkageStage, on: date | None, actor: str, today: date) -> None:
    """One step more; a day that nobody wrote down, or that lies before the last step, is the last step's."""
    last = steps[-1].entered_on or today
    steps.append(Step(stage, min(max(on or last, last), today), actor))


def _new(found: Iterable[Offer], held: set[tuple[int | None, ...]]) -> Iterable[Offer]:
    """Those whose sides no pair of the year has, each once."""
    known = set(held)
    for one in found:
        sides = tuple(one.draft.sides.values())
        if sides not in known:
            known.add(sides)
            yield one
