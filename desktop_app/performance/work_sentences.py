"""The sentences on 분야별 실적 that write themselves from the records, work by work in the plan's order (H2)."""

from collections.abc import Callable, Iterable, Iterator

from desktop_app.performance import breakdowns, figures, indicators
from desktop_app.performance.parts import LinkageRow, MeetingRow
from desktop_app.performance.phrases import (
    against,
    extremes,
    month_names,
    most,
    of_targets,
    parts,
    rate_text,
)
from desktop_app.performance.phrases import money as _money
from desktop_app.performance.records import Line, ProjectRow, YearSummary
from desktop_app.performance.topics import Topic
from desktop_app.values import date_text, hours_text, percent_text

Sentences = Iterator[Line]


def _said(text: str) -> Line:
    return Line(2, text)


def _more(text: str) -> Line:
    return Line(3, text)


def _outcomes(projects: Iterable[ProjectRow]) -> Sentences:
    for one in projects:
        yield from (_more(line.strip()) for line in one.outcome.split("\n") if line.strip())


def zero_waste(summary: YearSummary) -> Sentences:
    """제로웨이스트: its stages and tasks, the shops by zone, what it says of itself."""
    projects = figures.planned_project(summary, "제로웨이스트")
    if not projects:
        return
    names = {one.name for one in projects}
    stages = [one for one in summary.works.stages if one.project in names]
    if stages:
        done = sum(one.done is not None for one in stages)
        yield _said(f"{len(stages)}단계 중 {done}단계 완료(과제 {figures.tasks_done(stages)})")
        yield from map(_more, of_targets(summary, "PLAN_STAGES"))
        for word in ("추진", "지연"):
            named = ", ".join(f"{one.number}단계 {one.name}" for one in stages if one.state == word)
            if named:
                yield _more(f"{word} 중인 단계: {named}" if word == "추진" else f"지연된 단계: {named}")
    shops = [one for one in summary.works.shops if one.project in names]
    here = [one for one in shops if one.left is None]
    if shops:
        zones = breakdowns.tally(one.zone for one in here)
        gone = len(shops) - len(here)
        told = f"참여상점 {len(here):,}곳({parts(zones, '곳')})" if here else "참여상점 0곳"
        yield _said(f"{told}, 그만둔 상점 {gone:,}곳" if gone else told)
    yield from _outcomes(projects)


def street(summary: YearSummary) -> Sentences:
    """전환타운: what was put up and for how much, which streets were visited."""
    projects = figures.planned_project(summary, "전환타운")
    names = {one.name for one in projects}
    items = [one for one in summary.works.street if one.project in names]
    visits = [one for one in summary.works.benchmarks if one.project in names]
    if items:
        cost = sum(one.cost or 0 for one in items)
        yield _said(f"갤러리 간판 등 {len(items):,}곳 설치(비용 {_money(summary, cost)})")
    if visits:
        people = sum(one.people or 0 for one in visits)
        places = ", ".join(dict.fromkeys(one.place for one in visits))
        yield _said(f"골목상권 벤치마킹 {len(visits):,}회, 연인원 {people:,}명({places})")
    yield from _outcomes(projects)


def problems_in(summary: YearSummary) -> Sentences:
    """난제: how many came in, how many were solved, how long it took."""
    problems = summary.works.problems
    if not problems:
        return
    states = breakdowns.tally((one.state for one in problems), summary.words.problem_states)
    yield _said(
        f"구민 난제 {len(problems):,}건 접수({parts(states, '건')})"
        f"{against(len(problems), summary.earlier, 'problems', '건')}"
    )
    solved = dict(states).get(figures.SOLVED, 0)
    yield _more(f"해결 {solved:,}건(해결률 {percent_text(solved, len(problems))}%)")
    closed = [(one.closed - one.received).days for one in problems if one.closed]
    if closed:
        yield _more(f"처리를 마친 {len(closed):,}건의 평균 처리기간 {figures.mean(closed)}일")
    linked = sum(bool(one.body) for one in problems)
    if linked:
        yield _more(f"혁신센터·입주단체와 연계한 난제 {linked:,}건")


def newsletter(summary: YearSummary) -> Sentences:
    """소식지: months that had their place, months that stayed empty."""
    slots = summary.works.slots
    if not slots:
        return
    published = {one.month for one in slots if one.published}
    yield _said(f"은평소식지 {len(published):,}회 게재")
    yield from map(_more, of_targets(summary, "NEWSLETTERS"))
    missing = [month for month in figures.past_months(summary) if month not in published]
    if missing:
        yield _more(f"게재하지 못한 달: {month_names(missing)}")
    yield _more(
        f"구분: {parts(breakdowns.tally(one.kind for one in slots if one.published), '회')}"
        if published
        else "게재 전"
    )


def homepage(summary: YearSummary) -> Sentences:
    """홈페이지: months whose events were posted, the renewal of the board."""
    posts = summary.works.posts
    if not posts:
        return
    months = {one.month for one in posts if one.monthly and one.posted}
    yield _said(f"월별 주요행사 {len(months):,}개월분 게시")
    yield from map(_more, of_targets(summary, "HOMEPAGE_POSTS"))
    missing = [month for month in figures.past_months(summary) if month not in months]
    if missing:
        yield _more(f"게시하지 못한 달: {month_names(missing)}")
    others = breakdowns.tally(one.kind for one in posts if one.posted and not one.monthly)
    if others:
        yield _more(parts(others, "건"))


def media(summary: YearSummary) -> Sentences:
    """매체: by channel, most and least of the months, how many have seen it."""
    items = summary.works.media
    if not items:
        return
    channels = breakdowns.tally((one.channel for one in items), summary.words.channels)
    yield _said(
        f"미디어 홍보 {len(items):,}건({parts(channels, '건')}){against(len(items), summary.earlier, 'media', '건')}"
    )
    reach = sum(one.reach or 0 for one in items)
    if reach:
        yield _more(f"조회수 {reach:,}회")
    months = [
        (breakdowns.month_label(month), sum(one.day.month == month for one in items))
        for month in summary.period.months()
    ]
    if told := extremes(months, "건"):
        yield _more(f"월별: {told}")
    yield from map(_more, of_targets(summary, "MEDIA_ITEMS"))


def offers(summary: YearSummary) -> Sentences:
    """대관 활용: uses by the district, rooms that were looked for and what became of it."""
    park = sum(map(figures.is_of_park, summary.usages))
    ours = len(summary.usages) - park
    if summary.usages:
        yield _said(f"구청 부서·동의 행사·회의에 {ours:,}건 활용(파크 자체 행사 {park:,}건 별도)")
    rooms = summary.works.offers
    if rooms:
        outcomes = breakdowns.tally((one.outcome for one in rooms), summary.words.offer_outcomes)
        yield _said(f"장소 제안 {len(rooms):,}건({parts(outcomes, '건')})")
        reasons = breakdowns.tally(one.reason for one in rooms if one.reason)
        if reasons:
            yield _more(f"파크를 이용하지 않은 까닭: {parts(reasons, '건')}")


def gatherings(summary: YearSummary) -> Sentences:
    """워크숍·협력회의: how often, with how many, what came of it."""
    held = summary.works.gatherings
    if not held:
        return
    kinds = breakdowns.tally((one.kind for one in held), ())
    yield _said(
        f"워크숍·협력회의 {len(held):,}회 개최({parts(kinds, '회')})"
        f"{against(len(held), summary.earlier, 'gatherings', '회')}"
    )
    yield from map(_more, of_targets(summary, "GATHERINGS"))
    yield _more(_attendance(held))
    pitches, topics = sum(one.pitches for one in held), sum(one.topics for one in held)
    if pitches or topics:
        yield _more(f"제안설명 {pitches:,}건, 발제·사례 등 {topics:,}건")
    follow_ups, done = sum(one.follow_ups for one in held), sum(one.follow_ups_done for one in held)
    if follow_ups:
        yield _more(f"후속조치 {follow_ups:,}건 중 {done:,}건 마침")


def _attendance(held: Iterable[MeetingRow]) -> str:
    held = list(held)
    sides = (
        ("구청", sum(one.district for one in held)),
        ("파크", sum(one.park for one in held)),
        ("그 밖", sum(one.other for one in held)),
    )
    return f"참석 연인원 {sum(number for _, number in sides):,}명({parts(sides, '명') or '인원 미기재'})"


def shared(summary: YearSummary) -> Sentences:
    """새올: what was shared."""
    papers = summary.works.shared
    if papers:
        kinds = breakdowns.tally((one.kind for one in papers), summary.words.shared_kinds)
        files = sum(one.files for one in papers)
        yield _said(f"새올 게시판에 자료 {len(papers):,}건 공유({parts(kinds, '건')}), 파일 {files:,}개")


def proposals(summary: YearSummary) -> Sentences:
    """제안: both directions, fields, stages."""
    found = summary.proposals
    if not found:
        return
    both = breakdowns.tally((one.direction for one in found), summary.words.directions)
    told = f"협업사업 제안 {len(found):,}건 접수({parts(both, '건')})"
    yield _said(told + against(len(found), summary.earlier, "proposals", "건"))
    fields = breakdowns.tally((one.field for one in found), summary.words.fields)
    yield _more(f"분야별: {most(fields, '건')}")
    carried = sum(one.is_project for one in found)
    asked = sum(one.next_year for one in found)
    yield _more(f"연계사업으로 이어진 제안 {carried:,}건, 다음연도 예산을 요구한 제안 {asked:,}건")


def opinions(summary: YearSummary) -> Sentences:
    """검토의견서: the rate that the plan asks for, who is late."""
    if not summary.proposals:
        return
    answered = len(indicators.answered_numbers(summary.proposals, summary.opinions))
    rate = rate_text(indicators.opinion_rate(summary.proposals, summary.opinions))
    yield _said(f"검토의견서를 받은 제안 {answered:,}건(제출률 {rate}%)")
    verdicts = breakdowns.tally(one.verdict for one in summary.opinions if one.answered)
    if verdicts:
        yield _more(f"판정: {parts(verdicts, '건')}")
    late = [one for one in summary.opinions if figures.is_overdue(summary, one)]
    if late:
        departments = breakdowns.tally(one.department for one in late)
        yield _more(
            f"제출기한이 지난 검토의견서 {len(late):,}건은 해당 부서의 제출이 필요함({most(departments, '건')})"
        )


def linkages(summary: YearSummary) -> Sentences:
    """1:1 연계: how many pairs are in each stage and how long, the meetings that brought them together."""
    pairs = summary.works.linkages
    if pairs:
        stages = breakdowns.tally((one.stage for one in pairs), summary.words.linkage_stages)
        yield _said(f"구 사업부서-입주단체 1:1 연계 {len(pairs):,}쌍({parts(stages, '쌍')})")
        yield from map(_more, _longest(pairs))
    kinds = breakdowns.tally(one.kind for one in summary.works.meetings if not one.gathering)
    if kinds:
        yield _said(f"논의·검토 회의: {parts(kinds, '회')}")


def _longest(pairs: Iterable[LinkageRow]) -> Iterator[str]:
    waiting = [one for one in pairs if one.stage in figures.WAITING]
    if waiting:
        longest = max(waiting, key=lambda one: one.days)
        yield f"추진에 이르지 않은 연계 {len(waiting):,}쌍, 가장 오래된 것은 {longest.stage} {longest.days:,}일째"


def projects(summary: YearSummary) -> Sentences:
    """연계사업: how many, how they stand."""
    found = summary.projects
    if not found:
        return
    states = breakdowns.tally(one.state for one in found)
    yield _said(
        f"연계사업 {len(found):,}건({parts(states, '건')}){against(len(found), summary.earlier, 'projects', '건')}"
    )
    departments = breakdowns.tally(one.department for one in found)
    yield _more(f"부서별: {most(departments, '건')}")
    delayed = [one.project for one in figures.newest_notes(summary) if one.condition != figures.NORMAL]
    if delayed:
        yield _more(f"지연·중단으로 기록된 사업 {len(delayed):,}건: {', '.join(delayed)}")


def visits(summary: YearSummary) -> Sentences:
    """견학: how often and with how many, by target group, what they said."""
    held = summary.works.visits
    if not held:
        return
    people = sum(one.people or 0 for one in held)
    yield _said(
        f"현장견학 {len(held):,}회, 연인원 {people:,}명{against(len(held), summary.earlier, 'visits', '회')}"
    )
    groups = breakdowns.tally((one.visitors for one in held), summary.words.visitors)
    yield _more(f"대상별: {parts(groups, '회')}")
    yield from map(_more, of_targets(summary, "FIELD_VISITS"))
    ratings = [one.rating for one in held if one.rating]
    if ratings:
        yield _more(
            f"만족도 평균 {figures.tenth(sum(ratings), len(ratings))}점(5점 만점, {len(ratings):,}회)"
        )


def trainings(summary: YearSummary) -> Sentences:
    """교육: how often, who came, which hours were credited."""
    held = summary.works.trainings
    if not held:
        return
    people = summary.works.trainees
    applied, present = sum(one.applied for one in people), sum(one.present for one in people)
    yield _said(
        f"현장 방문 교육 {len(held):,}회, 신청 {applied:,}명, 참석 연인원 {present:,}명"
        f"{against(len(held), summary.earlier, 'trainings', '회')}"
    )
    credited, minutes = sum(one.credited for one in people), sum(one.minutes for one in people)
    yield _more(f"교육시간 부여 {credited:,}명, {hours_text(minutes)}시간")
    hours = breakdowns.summed((one.department, one.present) for one in people)
    if any(number for _, number in hours):
        yield _more(f"참석이 많은 부서: {most(hours, '명')}")


def space(summary: YearSummary) -> Sentences:
    """공간조성: what was asked of the City, the last that was heard."""
    asked = summary.works.suggestions
    if not asked:
        return
    results = breakdowns.tally((one.result for one in asked), summary.words.suggestion_results)
    yield _said(f"서울시에 공간조성 건의 {len(asked):,}건 전달({parts(results, '건')})")
    heard = [one for one in asked if one.latest_on]
    if heard:
        last = max(heard, key=lambda one: one.latest_on or one.day)
        first = " ".join(last.latest.split("\n")[0].split())
        yield _more(f"최근 진행({date_text(last.latest_on)}): {last.title} - {first}")


def returns(summary: YearSummary) -> Sentences:
    """취합: each round with its rate."""
    for one in summary.works.rounds:
        rate = percent_text(one.answered, one.units)
        yield _said(f"{one.name}: {one.units:,}개 부서·동 중 {one.answered:,}곳 제출(제출률 {rate}%)")


def duties(summary: YearSummary) -> Sentences:
    """행정사항: how many were done, which were not."""
    asked = summary.works.duties
    if not asked:
        return
    done = sum(one.done is not None for one in asked)
    yield _said(f"행정사항 {len(asked):,}건 중 {done:,}건 이행(이행률 {percent_text(done, len(asked))}%)")
    open_ = [one.addressee for one in asked if one.done is None]
    if open_ and done:
        yield _more(f"이행을 확인하지 못한 곳: {', '.join(dict.fromkeys(open_))}")


SENTENCES: dict[Topic, Callable[[YearSummary], Sentences]] = {
    Topic.ZERO_WASTE: zero_waste,
    Topic.STREET: street,
    Topic.PROBLEMS_IN: problems_in,
    Topic.NEWSLETTER: newsletter,
    Topic.HOMEPAGE: homepage,
    Topic.MEDIA: media,
    Topic.OFFERS: offers,
    Topic.GATHERINGS: gatherings,
    Topic.SHARED: shared,
    Topic.PROPOSALS: proposals,
    Topic.OPINIONS: opinions,
    Topic.LINKAGES: linkages,
    Topic.PROJECTS: projects,
    Topic.VISITS: visits,
    Topic.TRAININGS: trainings,
    Topic.SPACE: space,
    Topic.RETURNS: returns,
    Topic.DUTIES: duties,
}
