"""The year as one frozen value: a short read, then nothing but values (house-style.md 14)."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from db import performance, project_queries
from desktop_app import terms, values
from desktop_app.activities.targets import TargetSource
from desktop_app.performance import breakdowns
from desktop_app.performance.activities import activity_indicators
from desktop_app.performance.earlier import earlier
from desktop_app.performance.left_out import left_out
from desktop_app.performance.office_words import office_words
from desktop_app.performance.own_texts import own_texts
from desktop_app.performance.parts import Works
from desktop_app.performance.projects import project_rows, told
from desktop_app.performance.records import (
    BudgetLine,
    Headline,
    Indicator,
    LeftOut,
    OpinionRow,
    OwnText,
    ProjectRow,
    ProposalRow,
    Spending,
    TenantCounts,
    TenantStatus,
    UsageRow,
    YearSummary,
)
from desktop_app.performance.spans import Span, period, programme_window, window
from desktop_app.performance.target_reading import year_indicators
from desktop_app.performance.use_rows import usage_row
from desktop_app.performance.works_reading import read_works
from desktop_app.reference import plan
from desktop_app.store import Store
from desktop_app.terms import Verdict

TITLE = "{period} 서울혁신파크 연계사업 추진실적"
PLACES = {
    ("CENTER", "MIRAE"): "mirae",
    ("CENTER", "SANGSANG_ROOM"): "sangsang_own",
    ("CENTER", "SANGSANG_COWORKING"): "sangsang_coworking",
    ("CENTER", "SMALL_BUILDING"): "small_buildings",
    ("CENTER", ""): "unplaced",
    ("INTERMEDIARY", ""): "intermediary",
    ("OTHER", ""): "other",
}


@dataclass(frozen=True)
class _Read:
    """What the file holds on the year: rows as they were read, in one transaction."""

    tenants: list[Any]
    proposals: list[Any]
    opinions: list[Any]
    projects: list[Any]
    parties: list[Any]
    usages: list[Any]
    budget: list[Any]
    spending: list[Any]
    left_out: tuple[LeftOut, ...]
    targets: tuple[Indicator, ...]
    told: frozenset[TargetSource]
    works: Works
    earlier: Headline | None
    texts: tuple[OwnText, ...]

    def untold(self, counted: list[tuple[TargetSource | None, Indicator]]) -> list[Indicator]:
        """What is counted without a target, but for what a target counts already."""
        counted = [*counted, *activity_indicators(self.works)]
        return [
            replace(line, source=source.name if source else "")
            for source, line in counted
            if source not in self.told
        ]


def usual_verdicts() -> dict[Verdict, str]:
    """The words for the verdicts where nobody has chosen others."""
    return {one: one.value for one in Verdict}


class Performance:
    """성과: the year-end report's data. ``verdict_labels`` are the words that the settings choose."""

    def __init__(
        self,
        store: Store,
        organisation: Callable[[], str],
        verdict_labels: Callable[[], dict[Verdict, str]] = usual_verdicts,
    ) -> None:
        self._store = store
        self._organisation = organisation
        self._labels = verdict_labels

    @property
    def _verdicts(self) -> dict[Verdict, str]:
        return self._labels()

    def year(self, year: int, as_of: date, span: Span = Span.YEAR) -> YearSummary:
        """The year or a part of it as it stands at the end of a day; the day prints as 기준일 (REP-4)."""
        read = self._read(year, span, as_of)
        words = office_words(self._verdicts)
        asked = _departments_asked(read.opinions)
        carried = {row.proposal_id for row in read.projects}
        proposals = tuple(_proposal(row, asked, is_project=row[0] in carried) for row in read.proposals)
        projects = project_rows(read.projects, read.parties)
        opinions = tuple(self._opinion(row, as_of) for row in read.opinions)
        usages = tuple(usage_row(row) for row in read.usages)
        budget = tuple(BudgetLine(*row) for row in read.budget)
        own = year == plan()["fiscal_year"]
        return YearSummary(
            year=year,
            title=TITLE.format(period=span.title(year)),
            office=self._organisation(),
            period=period(year, span),
            span=span.value,
            as_of=as_of,
            words=words,
            left_out=read.left_out,
            purpose=plan()["purpose"],
            directions=tuple(plan()["directions"]) if own else (),
            indicators=(*read.targets, *read.untold(_counted(proposals, projects, usages, budget))),
            tenants=_tenant_status(read.tenants, with_plan=own),
            proposals=proposals,
            opinions=opinions,
            projects=projects,
            best_cases=told(projects, "outcome", exemplary=True),
            problems=told(projects, "difficulties"),
            plans=told(projects, "next_plan"),
            usages=usages,
            budget=budget,
            works=read.works,
            earlier=read.earlier,
            texts=read.texts,
            spending=tuple(Spending(code, int(month), won) for code, month, won in read.spending),
        )

    def _read(self, year: int, span: Span, as_of: date) -> _Read:
        days, inside = window(year, span, as_of), programme_window(year, span, as_of)
        within = (days.first, days.until)
        with self._store.reading() as s:
            projects = performance.projects(s, year, *within)
            own = year == plan()["fiscal_year"]
            targets, told_already = year_indicators(s, year, span, as_of, own=own)
            return _Read(
                tenants=performance.tenant_classes(s, days.until),
                proposals=performance.proposals(s, year, *within),
                opinions=performance.opinions(s, year, *within, as_of),
                projects=projects,
                parties=project_queries.parties(s, [row.id for row in projects]),
                usages=performance.usages(s, year, inside.first, inside.until),
                budget=performance.budget_lines(s, year, days.until),
                spending=performance.spending(s, year, *within),
                targets=targets,
                told=told_already,
                left_out=left_out(s, year, span, as_of),
                works=read_works(s, year, span, as_of, projects),
                earlier=earlier(s, year, span, as_of),
                texts=own_texts(s, year, span.name),
            )

    def _opinion(self, row: Any, as_of: date) -> OpinionRow:
        _proposal_id, number, title, department, due, written, verdict, waited = row
        if not verdict or written is None or written > as_of:
            return OpinionRow(number, title, department, due, waited=bool(waited))
        return OpinionRow(number, title, department, due, written, self._verdicts[Verdict[verdict]])


def _departments_asked(rows: list[Any]) -> dict[int, tuple[str, ...]]:
    asked: dict[int, tuple[str, ...]] = {}
    for row in rows:
        asked[row[0]] = (*asked.get(row[0], ()), row[3])
    return asked


def _proposal(row: Any, asked: dict[int, tuple[str, ...]], *, is_project: bool) -> ProposalRow:
    key, number, direction, field, title, body, department, received, stage, result, wish, *days, funding = (
        row
    )
    confirmed, started, finished = days
    departments = asked.get(key, ()) or ((department,) if department else ())
    steps = (
        (confirmed, terms.Stage.CONFIRMED.value),
        (started, terms.Stage.IN_PROGRESS.value),
        (finished, terms.Stage.DONE.value),
    )
    return ProposalRow(
        number=number,
        direction=terms.Direction[direction].value,
        field=field,
        title=title,
        tenant=body,
        departments=departments,
        received=received,
        stage=terms.Stage[stage].value,
        result=terms.Result[result].value if result else "",
        term=values.date_range_text(started, finished) if started else wish,
        achievement=", ".join(f"{values.date_text(day)} {word}" for day, word in steps if day),
        is_project=is_project,
        next_year=funding == terms.Funding.NEXT_YEAR_REQUEST.name,
        key=key,
    )


def _tenant_status(rows: list[Any], *, with_plan: bool) -> TenantStatus:
    counts: Counter[str] = Counter()
    fields: Counter[str] = Counter()
    for group, place, field, number in rows:
        counts[PLACES[group, place]] += number
        fields[field] += number
    registered = TenantCounts(**counts)
    by_field = tuple(
        breakdowns.tally([field for field, number in fields.items() for _ in range(number)], terms.FIELDS)
    )
    if not with_plan:
        return TenantStatus("", None, registered, by_field)
    stated = plan()["tenant_status"]
    as_of = date.fromisoformat(stated["as_of"])
    planned = TenantCounts(
        mirae=stated["mirae"],
        sangsang_own=stated["sangsang_room"],
        sangsang_coworking=stated["sangsang_coworking"],
        small_buildings=stated["small_building"],
        intermediary=stated["intermediary"],
        other=stated["other"],
    )
    return TenantStatus(f"{as_of.year % 100}. {as_of.month}.", planned, registered, by_field)


def _counted(
    proposals: tuple[ProposalRow, ...],
    projects: tuple[ProjectRow, ...],
    usages: tuple[UsageRow, ...],
    budget: tuple[BudgetLine, ...],
) -> list[tuple[TargetSource | None, Indicator]]:
    """What is counted without a target, each with the source by which a target would count it."""
    use = breakdowns.use_sum("", usages)
    total = breakdowns.budget_total(budget)
    rate = breakdowns.execution_rate(total.executed, total.appropriation)
    return [
        (TargetSource.PROPOSALS, Indicator("협업사업 제안", "제안 접수", "건", actual=len(proposals))),
        (TargetSource.PROJECTS, Indicator("연계사업", "추진 사업", "건", actual=len(projects))),
        (TargetSource.USAGES, Indicator("대관시설", "이용", "건", actual=use.uses)),
        (TargetSource.USAGE_PEOPLE, Indicator("대관시설", "연인원", "명", actual=use.people)),
        (None, Indicator("예산", "집행률", "%", actual=rate)),
    ]
