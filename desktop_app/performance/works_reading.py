"""From rows to the parts of a year: stages, publicity, meetings, visits and all else that was worked at (H2)."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from db import performance, year_records
from db.session import Session
from desktop_app.activities.field_visits import Visitors
from desktop_app.activities.homepage import PostKind
from desktop_app.activities.media import Channel
from desktop_app.activities.newsletter import NewsKind
from desktop_app.activities.problem_road import ProblemState
from desktop_app.activities.shared_papers import PaperKind
from desktop_app.activities.space_suggestions import SuggestionResult
from desktop_app.activities.venue_offers import OfferOutcome, OfferReason
from desktop_app.budget_terms import ActivityKind
from desktop_app.meeting_terms import MeetingKind, MeetingMode
from desktop_app.performance.parts import (
    BenchmarkRow,
    CostRow,
    DocumentRow,
    DutyRow,
    FilesRow,
    LinkageRow,
    MediaRow,
    MeetingRow,
    NoteRow,
    OfferRow,
    PlannedRow,
    PostRow,
    ProblemRow,
    RoundRow,
    SharedRow,
    ShopRow,
    SlotRow,
    StageRow,
    StreetRow,
    SuggestionRow,
    TraineesRow,
    TrainingRow,
    VisitRow,
    Works,
)
from desktop_app.performance.spans import Span, Window, window
from desktop_app.project_records.progress_notes import Condition
from desktop_app.project_terms import LinkageStage, ProjectState, StageState
from desktop_app.return_terms import SubmissionState
from desktop_app.values import days_apart

GATHERINGS = (MeetingKind.WORKSHOP, MeetingKind.COOPERATION)
ANSWERED = (
    SubmissionState.SUBMITTED, SubmissionState.NIL_RETURN, SubmissionState.CONFIRMED, SubmissionState.NOT_APPLICABLE,
)  # fmt: skip
FILED = (
    "stage", "street_item", "benchmark", "progress_note", "citizen_problem", "newsletter_slot", "homepage_post",
    "media_item", "shared_paper", "meeting", "linkage", "field_visit", "training", "space_suggestion", "proposal",
    "project", "venue_offer", "admin_duty", "collection_round", "participant", "entry", "usage",
)  # fmt: skip
"""Tables whose records may have files; those files are evidence (H3)."""


@dataclass(frozen=True)
class _Asked:
    """Of which days of which year, for which projects."""

    s: Session
    year: int
    span: Span
    as_of: date
    projects: Mapping[int, tuple[str, ProjectState]]

    @property
    def days(self) -> Window:
        return window(self.year, self.span, self.as_of)

    @property
    def within(self) -> tuple[date, date]:
        return self.days.first, self.days.until

    @property
    def seen(self) -> date:
        """The day from which states are seen: the last one of the days asked for."""
        return self.days.until

    def known(self, day: date | None) -> date | None:
        """A day that had come by 기준일."""
        return day if day is not None and day <= self.as_of else None


def read_works(s: Session, year: int, span: Span, as_of: date, projects: Iterable[Any]) -> Works:
    """Every part, in the reading of the summary; ``projects`` are the rows of those that count."""
    asked = _Asked(s, year, span, as_of, {row[0]: (row[1], ProjectState[row[4]]) for row in projects})
    trainings = year_records.trainings(s, year, *asked.within)
    return Works(
        stages=_stages(asked),
        shops=_shops(asked),
        street=_of_projects(asked, year_records.street_items, StreetRow),
        benchmarks=_of_projects(asked, year_records.benchmarks, BenchmarkRow),
        notes=_notes(asked),
        problems=_problems(asked),
        slots=_slots(asked),
        posts=_posts(asked),
        media=_media(asked),
        shared=_shared(asked),
        meetings=_meetings(asked),
        linkages=_linkages(asked),
        visits=tuple(
            VisitRow(day, Visitors[visitors].value, group, people, rating, key)
            for key, day, visitors, group, people, rating in year_records.visits(s, year, *asked.within)
        ),
        trainings=tuple(
            TrainingRow(title, day, last, asked.known(credited), key)
            for key, title, day, last, credited in trainings
        ),
        trainees=tuple(TraineesRow(*row) for row in year_records.trainees(s, [row[0] for row in trainings])),
        suggestions=_suggestions(asked),
        rounds=_rounds(asked),
        offers=_offers(asked),
        duties=_duties(asked),
        documents=tuple(
            DocumentRow(number, title, day, key)
            for key, number, title, day in year_records.plan_documents(s, year)
        ),
        costs=_costs(asked),
        planned=_planned(asked),
        files=tuple(FilesRow(*row) for row in year_records.files(s, FILED)),
    )


def _of_projects(asked: _Asked, read: Callable[..., list[Any]], row: Callable[..., Any]) -> tuple[Any, ...]:
    """Rows of a table below projects: id and project first, the others as the part has them."""
    found = read(asked.s, list(asked.projects), *asked.within)
    return tuple(row(asked.projects[project][0], *rest, key) for key, project, *rest in found)


def _stages(asked: _Asked) -> tuple[StageRow, ...]:
    tasks: dict[int, list[date | None]] = defaultdict(list)
    for stage, done in year_records.tasks(asked.s, list(asked.projects)):
        tasks[stage].append(done)
    numbers: dict[int, int] = defaultdict(int)
    found = []
    for key, project, name, first, last, *actual in year_records.stages(asked.s, list(asked.projects)):
        numbers[project] += 1
        ticked = sum(day is not None and day <= asked.seen for day in tasks[key])
        begun, done = (_by(asked.seen, day) for day in actual)
        under_way = begun is not None or ticked > 0
        called, state = asked.projects[project]
        late = (
            last is not None and last < asked.seen and state not in {ProjectState.DONE, ProjectState.STOPPED}
        )
        word = _stage_state(done, late=late, under_way=under_way)
        found.append(
            StageRow(
                called,
                numbers[project],
                name,
                word.value,
                first,
                last,
                begun,
                done,
                len(tasks[key]),
                ticked,
                key,
            )
        )
    return tuple(found)


def _stage_state(done: date | None, *, late: bool, under_way: bool) -> StageState:
    if done is not None:
        return StageState.DONE
    if late:
        return StageState.LATE
    return StageState.RUNNING if under_way else StageState.PLANNED


def _by(seen: date, day: date | None) -> date | None:
    return day if day is not None and day <= seen else None


def _shops(asked: _Asked) -> tuple[ShopRow, ...]:
    return tuple(
        ShopRow(asked.projects[project][0], zone, joined, _by(asked.seen, left), key)
        for key, project, zone, joined, left in year_records.participants(asked.s, list(asked.projects))
        if joined is None or joined <= asked.seen
    )


def _notes(asked: _Asked) -> tuple[NoteRow, ...]:
    found = year_records.notes(asked.s, list(asked.projects), *asked.within)
    return tuple(
        NoteRow(
            asked.projects[project][0], day, Condition[condition].value, named, quantity, unit, people, key
        )
        for key, project, day, condition, named, quantity, unit, people in found
    )


def _problems(asked: _Asked) -> tuple[ProblemRow, ...]:
    """One that was closed after 기준일 was still under way then: it stands with its last open state's word."""
    found = []
    for key, number, received, title, field, department, body, state, closed in year_records.problems(
        asked.s, asked.year, *asked.within
    ):
        was_open = closed is not None and closed > asked.as_of
        word = ProblemState.RUNNING if was_open else ProblemState[state]
        found.append(
            ProblemRow(number, received, title, word.value, field, department, body, asked.known(closed), key)
        )
    return tuple(found)


def _slots(asked: _Asked) -> tuple[SlotRow, ...]:
    return tuple(
        SlotRow(
            month.month, NewsKind[kind].value, title, about, " ".join(part for part in (issue, page) if part),
            asked.known(published), key,
        )
        for key, month, kind, title, about, issue, page, published in year_records.newsletters(asked.s, asked.year)
        if month.month in asked.span.months
    )  # fmt: skip


def _posts(asked: _Asked) -> tuple[PostRow, ...]:
    return tuple(
        PostRow(
            month.month,
            PostKind[kind].value,
            title,
            PostKind[kind] is PostKind.MONTHLY,
            asked.known(posted),
            key,
        )
        for key, month, kind, title, posted in year_records.posts(asked.s, asked.year)
        if month.month in asked.span.months
    )


def _media(asked: _Asked) -> tuple[MediaRow, ...]:
    return tuple(
        MediaRow(Channel[channel].value, title, day, outlet, reach, key)
        for key, channel, outlet, title, day, reach in year_records.media(asked.s, asked.year, *asked.within)
    )


def _shared(asked: _Asked) -> tuple[SharedRow, ...]:
    files = {key: count for _, key, count in year_records.files(asked.s, ("shared_paper",))}
    return tuple(
        SharedRow(day, PaperKind[kind].value, title, department, files.get(key, 0), key)
        for key, day, kind, title, department in year_records.shared(asked.s, asked.year, *asked.within)
    )


def _meetings(asked: _Asked) -> tuple[MeetingRow, ...]:
    rows = year_records.meetings(asked.s, asked.year, *asked.within)
    ids = [row[0] for row in rows]
    listed = {(key, side): figures for key, side, *figures in year_records.attendance(asked.s, ids)}
    marked = {key for (key, _side), figures in listed.items() if figures[1]}
    pitches, topics = Counter[int](), Counter[int]()
    for key, kind, count in year_records.items(asked.s, ids):
        (pitches if kind == "PITCH" else topics)[key] += count
    follow_ups: dict[int, list[date | None]] = defaultdict(list)
    for key, done in year_records.follow_ups(asked.s, ids):
        follow_ups[key].append(done)

    def came(key: int, side: str, counted: int | None) -> int:
        """By the list of a side where there is one – those marked as present, once anybody was – else as counted."""
        if (key, side) not in listed:
            return counted or 0
        names, _, present = listed[key, side]
        return int(present if key in marked else names)

    return tuple(
        MeetingRow(
            MeetingKind[kind].value, title, day, MeetingKind[kind] in GATHERINGS, place, MeetingMode[mode].value,
            came(key, "DISTRICT", district), came(key, "PARK", park), came(key, "OTHER", other),
            pitches.get(key, 0), topics.get(key, 0),
            len(follow_ups[key]), sum(asked.known(done) is not None for done in follow_ups[key]), key,
        )
        for key, kind, title, day, place, mode, district, park, other in rows
    )  # fmt: skip


def _linkages(asked: _Asked) -> tuple[LinkageRow, ...]:
    """Pairs that had begun by the last day and had not ended before the first, in the stage of that time."""
    steps: dict[int, list[tuple[str, date]]] = defaultdict(list)
    for key, stage, entered in year_records.linkage_steps(asked.s, asked.year):
        if entered <= asked.seen:
            steps[key].append((stage, entered))
    found = []
    for key, office, body, subject, field in year_records.linkages(asked.s, asked.year):
        if not steps[key]:
            continue
        stage, since = _standing(steps[key])
        if stage == LinkageStage.ENDED.name and since < asked.days.first:
            continue
        days = days_apart(since, asked.seen)
        found.append(LinkageRow(office, body, subject, LinkageStage[stage].value, field, since, days, key))
    order = [one.value for one in LinkageStage]
    return tuple(sorted(found, key=lambda one: order.index(one.stage)))


def _standing(steps: Sequence[tuple[str, date]]) -> tuple[str, date]:
    """The stage that a pair is in, and the day since which it has been there without a break."""
    stage, since = steps[-1]
    for one, day in reversed(steps):
        if one != stage:
            break
        since = min(since, day)
    return stage, since


def _suggestions(asked: _Asked) -> tuple[SuggestionRow, ...]:
    rows = year_records.suggestions(asked.s, asked.year, *asked.within)
    news: dict[int, tuple[date, str]] = {}
    for key, day, text in year_records.suggestion_news(asked.s, [row[0] for row in rows], asked.as_of):
        news[key] = (day, text)
    return tuple(
        SuggestionRow(
            day, title or content.partition("\n")[0], SuggestionResult[result].value, number, city, department,
            asked.known(answered), news[key][0] if key in news else None, news[key][1] if key in news else "", key,
        )
        for key, day, title, content, number, city, department, result, answered in rows
    )  # fmt: skip


def _rounds(asked: _Asked) -> tuple[RoundRow, ...]:
    rows = year_records.rounds(asked.s, asked.year, *asked.within)
    states: dict[int, dict[str, int]] = defaultdict(dict)
    for key, state, count in year_records.submissions(asked.s, [row[0] for row in rows]):
        states[key][state] = count
    return tuple(
        RoundRow(
            name, opened, due, tuple((one.value, states[key].get(one.name, 0)) for one in SubmissionState),
            sum(states[key].get(one.name, 0) for one in ANSWERED), key,
        )
        for key, name, opened, due in rows
    )  # fmt: skip


def _offers(asked: _Asked) -> tuple[OfferRow, ...]:
    return tuple(
        OfferRow(
            day, event, OfferOutcome[outcome].value, department, people, room,
            OfferReason[reason].value if reason else "", key,
        )
        for key, day, event, department, people, room, outcome, reason in year_records.offers(
            asked.s, asked.year, *asked.within
        )
    )  # fmt: skip


def _duties(asked: _Asked) -> tuple[DutyRow, ...]:
    return tuple(
        DutyRow(addressee, content, due, _by(asked.seen, done), key)
        for key, addressee, content, due, done in year_records.admin_duties(asked.s, asked.year)
    )


def _costs(asked: _Asked) -> tuple[CostRow, ...]:
    return tuple(
        CostRow(project, ActivityKind[table.upper()].value if table else "", won)
        for project, table, won in performance.costs(asked.s, asked.year, *asked.within)
    )


def _planned(asked: _Asked) -> tuple[PlannedRow, ...]:
    return tuple(
        PlannedRow(*row)
        for row in performance.month_plans(asked.s, asked.year)
        if row[1] in asked.span.months
    )
