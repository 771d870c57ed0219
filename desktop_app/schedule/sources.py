"""The kinds of dated records that the calendar knows; one more line for one more kind (CONTRIBUTING.md)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from db import project_days, publicity_days
from db import schedule_citizens as citizens
from db import schedule_queries as queries
from desktop_app.changes import Kind
from desktop_app.proposals.office_days import answer_due
from desktop_app.schedule.records import DatedKind
from desktop_app.workdays import Workdays


@dataclass(frozen=True, slots=True)
class DatedSource:
    """One kind with the query that finds its records.

    ``term`` makes the day that is shown out of the day that is stored; ``reach`` is by how much it moves at most.
    """

    kind: DatedKind
    query: queries.Query
    term: Callable[[date, Workdays], date] | None = None
    reach: timedelta = timedelta()
    of_opinions: bool = False
    """Warned of by so many days before as the officer has set for opinions."""


PROPOSALS: Final = "제안·검토"
PROJECTS: Final = "연계사업"
VENUES: Final = "대관"
ACTIVITIES: Final = "활동"
BUDGET: Final = "예산"
TENANTS: Final = "입주단체"
PUBLICITY: Final = "홍보"
RETURNS: Final = "취합"

SOURCES: Final = (
    DatedSource(
        DatedKind("received", "접수", PROPOSALS, Kind.PROPOSAL, "proposals"), queries.proposals_received
    ),
    DatedSource(
        DatedKind("answer", "답변 기한", PROPOSALS, Kind.PROPOSAL, "proposals"),
        queries.answers_due,
        answer_due,
        timedelta(days=45),
        of_opinions=True,
    ),
    DatedSource(DatedKind("result", "결과", PROPOSALS, Kind.PROPOSAL, "proposals"), queries.results_decided),
    DatedSource(
        DatedKind("opinion_due", "의견 기한", PROPOSALS, Kind.OPINION, "proposals"),
        queries.opinions_due,
        of_opinions=True,
    ),
    DatedSource(DatedKind("opinion", "의견", PROPOSALS, Kind.OPINION, "proposals"), queries.opinions_written),
    DatedSource(
        DatedKind("project_start", "사업 시작", PROJECTS, Kind.PROJECT, "projects"), queries.projects_starting
    ),
    DatedSource(DatedKind("stage_end", "단계 끝", PROJECTS, Kind.PROJECT, "projects"), queries.stages_ending),
    DatedSource(
        DatedKind("project_end", "사업 끝", PROJECTS, Kind.PROJECT, "projects"), queries.projects_ending
    ),
    DatedSource(DatedKind("meeting", "회의", PROJECTS, Kind.MEETING, "projects"), queries.meetings),
    DatedSource(
        DatedKind("follow_up", "후속조치 기한", PROJECTS, Kind.FOLLOW_UP, "projects"), queries.follow_ups_due
    ),
    DatedSource(DatedKind("workshop", "워크숍", ACTIVITIES, Kind.MEETING, "activities"), queries.workshops),
    DatedSource(
        DatedKind("progress_note", "추진상황", PROJECTS, Kind.PROGRESS_NOTE, "projects"), project_days.notes
    ),
    DatedSource(
        DatedKind("installed", "거리 설치", PROJECTS, Kind.STREET_ITEM, "projects"), project_days.installed
    ),
    DatedSource(
        DatedKind("benchmark", "벤치마킹", PROJECTS, Kind.BENCHMARK, "projects"), project_days.benchmarks
    ),
    DatedSource(DatedKind("usage", "대관", VENUES, Kind.USAGE, "venues"), queries.usages),
    DatedSource(
        DatedKind("field_visit", "현장견학", ACTIVITIES, Kind.FIELD_VISIT, "activities"), queries.field_visits
    ),
    DatedSource(DatedKind("training", "교육", ACTIVITIES, Kind.TRAINING, "activities"), queries.trainings),
    DatedSource(
        DatedKind("training_apply", "교육 신청 마감", ACTIVITIES, Kind.TRAINING, "activities"),
        queries.applications_ending,
    ),
    DatedSource(
        DatedKind("problem", "난제 접수", ACTIVITIES, Kind.CITIZEN_PROBLEM, "activities"),
        citizens.problems_received,
    ),
    DatedSource(
        DatedKind("problem_closed", "난제 종결", ACTIVITIES, Kind.CITIZEN_PROBLEM, "activities"),
        citizens.problems_closed,
    ),
    DatedSource(
        DatedKind("problem_replied", "난제 회신", ACTIVITIES, Kind.CITIZEN_PROBLEM, "activities"),
        citizens.problems_replied,
    ),
    DatedSource(
        DatedKind("suggestion", "공간 건의", ACTIVITIES, Kind.SPACE_SUGGESTION, "activities"),
        citizens.suggestions_sent,
    ),
    DatedSource(
        DatedKind("suggestion_heard", "건의 진행", ACTIVITIES, Kind.SPACE_SUGGESTION, "activities"),
        citizens.suggestions_heard,
    ),
    DatedSource(DatedKind("round_due", "취합 기한", RETURNS, Kind.ROUND, "returns"), queries.rounds_due),
    DatedSource(DatedKind("payment", "지출", BUDGET, Kind.LEDGER, "budget"), queries.payments),
    DatedSource(DatedKind("contact", "다음 연락", TENANTS, Kind.CONTACT, "tenants"), queries.next_contacts),
    DatedSource(
        DatedKind("agreement", "협약 끝", TENANTS, Kind.TENANT, "tenants"), queries.agreements_ending
    ),
    DatedSource(
        DatedKind("retention", "보유 기한", TENANTS, Kind.PERSON, "tenants"), queries.retention_ending
    ),
    DatedSource(
        DatedKind("draft_due", "원고 마감", PUBLICITY, Kind.NEWSLETTER, "activities"),
        publicity_days.drafts_due,
    ),
    DatedSource(
        DatedKind("issue", "소식지", PUBLICITY, Kind.NEWSLETTER, "activities"), publicity_days.issues
    ),
    DatedSource(
        DatedKind("post_due", "홈페이지", PUBLICITY, Kind.HOMEPAGE_POST, "activities"),
        publicity_days.posts_due,
    ),
    DatedSource(
        DatedKind("park_event", "파크 행사", PUBLICITY, Kind.PARK_EVENT, "activities"),
        publicity_days.park_events,
    ),
    DatedSource(DatedKind("media", "매체", PUBLICITY, Kind.MEDIA_ITEM, "activities"), publicity_days.media),
    DatedSource(
        DatedKind("shared_paper", "새올 공유", PUBLICITY, Kind.SHARED_PAPER, "activities"),
        publicity_days.shared_papers,
    ),
)
"""In the order in which equals of one day stand, and in which the kinds are offered."""


def duty_source(dated: Callable[[date, date], list[queries.Dated]]) -> DatedSource:
    """The duties of the year's plan: they follow from rules and stand in no table."""
    kind = DatedKind("duty", "할 일", ACTIVITIES, Kind.DUTY, "activities")
    return DatedSource(kind, lambda _session, first, last: dated(first, last))
