"""계획 대비 실적: every item of the plan with target, result, rate and how many records stand behind it (H3).

A record stands behind one item: one workshop changes one line. Files that stand with those records are counted
beside them; an item without a record is listed as such, never left out.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from desktop_app.activities.targets import PERCENT
from desktop_app.performance import figures
from desktop_app.performance.records import Figure, Indicator, YearSummary
from desktop_app.performance.topics import PARTS, Topic
from desktop_app.reference import plan

MANAGED: Final = "사업예산"
DUTIES: Final = "행정사항"
OWN: Final = "그 밖의 목표"
Rows = Sequence[Any]
Where = tuple[str, str, str]
"""Tab, its view, its saved view: the list that shows the records."""


@dataclass(frozen=True, slots=True)
class PlanItem:
    """One line: what the plan wants, what was reached, what proves it. ``where`` leads to its records."""

    section: str
    work: str
    measure: str
    unit: str
    target: Figure | None
    actual: Figure | None
    records: int
    files: int
    where: Where
    lower_is_better: bool = False


@dataclass(frozen=True)
class _Measure:
    """How a work of the plan is measured: which records, how many of what, of which targets (TargetSource)."""

    topic: Topic
    label: str
    unit: str
    table: str
    rows: Callable[[YearSummary], Rows]
    where: Where
    source: str = ""
    month: Callable[[Any], int] = lambda _row: 0
    count: Callable[[Rows], int] = len


def plan_items(summary: YearSummary) -> tuple[PlanItem, ...]:
    """Every item in the order of the plan: works with their targets, budget, 행정사항, then own targets."""
    files = Counter({(one.table, one.key): one.count for one in summary.works.files})
    return (
        *(line for one in MEASURES for line in _lines(summary, one, files)),
        *_budget(summary),
        *_duties(summary, files),
        *_own_targets(summary),
    )


def without_record(items: Sequence[PlanItem]) -> tuple[PlanItem, ...]:
    """The items that no record stands behind."""
    return tuple(one for one in items if not one.records)


def _lines(summary: YearSummary, one: _Measure, files: "Counter[tuple[str, int]]") -> Iterator[PlanItem]:
    rows = one.rows(summary)
    targets = [line for line in summary.indicators if one.source and line.source == one.source]
    for line in targets:
        asked = [row for row in rows if not one.month(row) or one.month(row) in line.months]
        yield _item(one, line.name, asked, files, line)
    if not targets:
        yield _item(one, one.label, rows, files, None)


def _item(
    one: _Measure, label: str, rows: Rows, files: "Counter[tuple[str, int]]", target: Indicator | None
) -> PlanItem:
    section = next(part.title for part in PARTS if one.topic in part.topics)
    actual: Figure | None = target.actual if target else one.count(rows)
    if not rows and not (target and target.unit == PERCENT):
        actual = None  # what was never recorded is not told as nothing done
    return PlanItem(
        section=section,
        work=one.topic.value,
        measure=label,
        unit=target.unit if target else one.unit,
        target=target.target if target else None,
        actual=actual,
        records=len(rows),
        files=sum(files[one.table, row.key] for row in rows),
        where=one.where,
        lower_is_better=bool(target and target.lower_is_better),
    )


def _budget(summary: YearSummary) -> Iterator[PlanItem]:
    """The plan's lines; what it grants is the target, in another year what the ledger grants."""
    own = summary.year == plan()["fiscal_year"]
    lines = {one.code: one for one in summary.budget}
    wanted = {one["code"]: (one["name"], one["won"]) for one in plan()["budget"]["lines"]} if own else {}
    for code in dict.fromkeys((*wanted, *lines)):
        line = lines.get(code)
        name, won = wanted.get(code) or (line.name if line else "", line.appropriation if line else None)
        yield PlanItem(
            MANAGED, f"{name}({code})", "집행액", "원", won, line.executed if line else 0,
            line.payments if line else 0, 0, ("budget", "ledger", ""),
        )  # fmt: skip


def _duties(summary: YearSummary, files: "Counter[tuple[str, int]]") -> Iterator[PlanItem]:
    """What the plan asks of each department; one that is not in the register yet is listed all the same."""
    where = ("activities", "admin_duties", "")
    rows = summary.works.duties
    for one in rows:
        done = int(one.done is not None)
        evidence = files["admin_duty", one.key] if done else 0
        yield PlanItem(DUTIES, one.addressee, one.content, "건", 1, done, done, evidence, where)
    if summary.year != plan()["fiscal_year"]:
        return
    known = {one.addressee for one in rows}
    stated = [(one["name"], one["duties"]) for one in plan()["departments"] if one["duties"]]
    common = plan()["common_duty"]
    for addressee, content in (*stated, (common["to"], common["duties"])):
        if addressee not in known:
            yield PlanItem(DUTIES, addressee, content, "건", 1, 0, 0, 0, where)


def _own_targets(summary: YearSummary) -> Iterator[PlanItem]:
    told = {one.source for one in MEASURES if one.source}
    for one in summary.indicators:
        if one.target is not None and one.source not in told:
            records = one.noted or int(bool(one.actual))
            yield PlanItem(
                OWN, one.field, one.name, one.unit, one.target, one.actual, records, 0,
                ("activities", "targets", ""), one.lower_is_better,
            )  # fmt: skip


def _of_project(short: str, kind: str) -> Callable[[YearSummary], Rows]:
    """Records of a kind that are kept of one of the plan's own projects."""

    def read(summary: YearSummary) -> Rows:
        names = {one.name for one in figures.planned_project(summary, short)}
        return [one for one in getattr(summary.works, kind) if one.project in names]

    return read


def _works(kind: str, accept: Callable[[Any], bool] = lambda _row: True) -> Callable[[YearSummary], Rows]:
    return lambda summary: [one for one in getattr(summary.works, kind) if accept(one)]


def _done_stages(summary: YearSummary) -> Rows:
    return [one for one in _of_project("제로웨이스트", "stages")(summary) if one.done]


def _answered(summary: YearSummary) -> Rows:
    answered = {one.proposal for one in summary.opinions if one.answered}
    return [one for one in summary.proposals if one.number in answered]


def _months(rows: Rows) -> int:
    return len({one.month for one in rows})


def _parties(rows: Rows) -> int:
    return sum(len(one.parties) for one in rows)


def _credited(summary: YearSummary) -> Rows:
    return [one for one in summary.works.trainings if one.credited_on]


MEASURES: Final[tuple[_Measure, ...]] = (
    _Measure(
        Topic.ZERO_WASTE, "마친 단계", "단계", "stage", _done_stages, ("projects", "projects", ""), "PLAN_STAGES",
        lambda one: one.done.month,
    ),
    _Measure(
        Topic.ZERO_WASTE, "참여상점", "곳", "participant", _of_project("제로웨이스트", "shops"),
        ("projects", "participants", ""), count=lambda rows: sum(one.left is None for one in rows),
    ),
    _Measure(
        Topic.STREET, "갤러리 간판 등 설치", "곳", "street_item", _of_project("전환타운", "street"),
        ("projects", "street_items", "installed"),
    ),
    _Measure(
        Topic.STREET, "골목상권 벤치마킹", "회", "benchmark", _of_project("전환타운", "benchmarks"),
        ("projects", "benchmarks", ""),
    ),
    _Measure(
        Topic.STREET, "3자 협력 주체", "곳", "project", lambda summary: figures.planned_project(summary, "전환타운"),
        ("projects", "projects", ""), count=_parties,
    ),
    _Measure(
        Topic.PROBLEMS_IN, "구민 난제 접수", "건", "citizen_problem", _works("problems"),
        ("activities", "citizen_problems", ""), "PROBLEMS_RECEIVED", lambda one: one.received.month,
    ),
    _Measure(
        Topic.NEWSLETTER, "은평소식지 게재", "회", "newsletter_slot", _works("slots", lambda one: one.published),
        ("activities", "newsletter", ""), "NEWSLETTERS", lambda one: one.month,
    ),
    _Measure(
        Topic.HOMEPAGE, "홈페이지 행사 게시", "회", "homepage_post",
        _works("posts", lambda one: one.monthly and one.posted), ("activities", "homepage", ""), "HOMEPAGE_POSTS",
        lambda one: one.month, _months,
    ),
    _Measure(
        Topic.HOMEPAGE, "게시판 리뉴얼·공지", "건", "homepage_post",
        _works("posts", lambda one: not one.monthly and one.posted), ("activities", "homepage", ""),
    ),
    _Measure(
        Topic.MEDIA, "미디어 홍보", "건", "media_item", _works("media"), ("activities", "media", ""), "MEDIA_ITEMS",
        lambda one: one.day.month,
    ),
    _Measure(
        Topic.OFFERS, "대관시설 이용", "건", "usage", lambda summary: summary.usages, ("venues", "usages", ""),
        "USAGES", lambda one: one.day.month,
    ),
    _Measure(
        Topic.GATHERINGS, "워크숍·협력회의 개최", "회", "meeting", lambda summary: summary.works.gatherings,
        ("activities", "workshops", ""), "GATHERINGS", lambda one: one.day.month,
    ),
    _Measure(
        Topic.SHARED, "새올 게시판 공유", "건", "shared_paper", _works("shared"), ("activities", "shared_papers", "")
    ),
    _Measure(
        Topic.PROPOSALS, "협업사업 제안 접수", "건", "proposal", lambda summary: summary.proposals,
        ("proposals", "proposals", ""), "PROPOSALS", lambda one: one.received.month,
    ),
    _Measure(
        Topic.OPINIONS, "검토의견서를 받은 제안", "건", "proposal", _answered, ("proposals", "opinions", ""),
        "OPINIONS", lambda one: one.received.month,
    ),
    _Measure(
        Topic.LINKAGES, "1:1 연계", "쌍", "linkage", _works("linkages"), ("projects", "linkages", "")
    ),
    _Measure(
        Topic.LINKAGES, "초동미팅·실무협의", "회", "meeting", _works("meetings", lambda one: not one.gathering),
        ("projects", "meetings", ""),
    ),
    _Measure(
        Topic.PROJECTS, "연계사업 추진", "건", "project", lambda summary: summary.projects,
        ("projects", "projects", ""), "PROJECTS",
    ),
    _Measure(
        Topic.VISITS, "현장견학", "회", "field_visit", _works("visits"), ("activities", "field_visits", ""),
        "FIELD_VISITS", lambda one: one.day.month,
    ),
    _Measure(
        Topic.TRAININGS, "현장 방문 교육", "회", "training", _works("trainings"), ("activities", "trainings", ""),
        "TRAININGS", lambda one: one.day.month,
    ),
    _Measure(
        Topic.TRAININGS, "교육시간을 부여한 교육", "회", "training", _credited, ("activities", "training_hours", "")
    ),
    _Measure(
        Topic.SPACE, "공간조성 건의 전달", "건", "space_suggestion", _works("suggestions"),
        ("activities", "space_suggestions", ""),
    ),
    _Measure(
        Topic.RETURNS, "실적 제출(취합 회차)", "회", "collection_round", _works("rounds"), ("returns", "status", "")
    ),
)  # fmt: skip
"""The plan's Ⅴ 세부추진계획, work by work."""
