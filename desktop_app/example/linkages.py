"""1:1 linkages of the example's year: some out of proposals, some of the matching table, some by hand."""

from dataclasses import replace
from datetime import date

from desktop_app.changes import Act
from desktop_app.office import Office
from desktop_app.project_terms import LinkageStage as Stage
from desktop_app.projects.linkage_records import PARK_ACTOR, LinkageDraft, Step

YEAR = 2021
_LEAD = "기획예산과"
_FROM_PROPOSALS = {Stage.RUNNING: 2, Stage.TALKED: 2, Stage.FOUND: 1}
"""How many proposals of each stage are on the board; the others wait in 연계 찾기."""
_TEAMS = (
    ("시민교육팀", "청소년미래진로센터", "청소년/교육", "진로 체험 교실 공동 운영", Stage.RUNNING,
     ((4, 19), (6, 3), (9, 6))),
    ("청년지원팀", "청년허브", "청년/경제", "청년 첫 일 경험 자리 잇기", Stage.RUNNING, ((4, 12), (5, 20), (7, 1))),
    ("사회적경제팀", "사회적경제지원센터", "청년/경제", "사회적경제 기업 판로 상담", Stage.TALKED, ((5, 3), (11, 29))),
    ("가족정책팀", "서울시성평등활동지원센터", "여성(가족)", "여성 안심 골목", Stage.TALKED, ((6, 14), (10, 25))),
    ("스마트도시팀", "서울혁신센터", "혁신기술", "주민 데이터 모임 자료 나눔", Stage.TALKED, ((9, 1), (12, 13))),
    ("자치사업팀", "서울시마을공동체종합지원센터", "지역주민", "동 주민자치회 마을 기록", Stage.FOUND, ((11, 8),)),
    ("어르신여가복지팀", "서울시50플러스 서부캠퍼스", "어르신", "어르신 이야기 책방", Stage.FOUND, ((12, 6),)),
    ("보육지원팀", "서울시은평직장맘지원센터", "여성(가족)", "아이 돌봄 품앗이 상담", Stage.ENDED,
     ((5, 10), (6, 21), (9, 30))),
    ("문화예술팀", "", "교통/문화", "불광천 작은 음악 무대", Stage.FOUND, ((12, 15),)),
)  # fmt: skip
_WAYS: dict[Stage, tuple[Stage, ...]] = {
    Stage.FOUND: (Stage.FOUND,),
    Stage.TALKED: (Stage.FOUND, Stage.TALKED),
    Stage.RUNNING: (Stage.FOUND, Stage.TALKED, Stage.RUNNING),
    Stage.ENDED: (Stage.FOUND, Stage.TALKED, Stage.ENDED),
}


def fill_linkages(office: Office) -> None:
    """Put the pairs on the board as one act."""
    today = office.clock.today()
    drafts = [until(one, today) for one in (*_of_proposals(office), *_of_teams(office))]
    office.linkages.add_many([one for one in drafts if one.steps], Act.FILL_EXAMPLE)


def until(draft: LinkageDraft, day: date) -> LinkageDraft:
    """The pair as it stood on a day: an office may be practised on any day of the year."""
    steps = tuple(one for one in draft.steps if one.entered_on and one.entered_on <= day)
    return (
        replace(draft, steps=steps, stage=steps[-1].stage or draft.stage)
        if steps
        else replace(draft, steps=())
    )


def _of_proposals(office: Office) -> list[LinkageDraft]:
    """The first proposals of each stage, each with the first department asked."""
    wanted, seen, found = dict(_FROM_PROPOSALS), set[int | None](), []
    for offer in office.linkages.offers.of_proposals(YEAR):
        draft = offer.draft
        if draft.proposal_id not in seen and wanted.get(draft.stage, 0) and offer.body:
            seen.add(draft.proposal_id)
            wanted[draft.stage] -= 1
            found.append(draft)
    return found


def _of_teams(office: Office) -> list[LinkageDraft]:
    teams = {one.label: one.id for one in office.directory.teams()}
    partners = {one.label: one.id for one in office.directory.partners()}
    return [
        LinkageDraft(
            YEAR,
            team_id=teams[team],
            partner_id=partners[body] if body else None,
            stage=stage,
            subject=subject,
            field=field,
            steps=tuple(
                Step(way, date(YEAR, *day), _actor(way, team))
                for way, day in zip(_WAYS[stage], days, strict=True)
            ),
        )
        for team, body, field, subject, stage, days in _TEAMS
    ]


def _actor(stage: Stage, team: str) -> str:
    return {Stage.FOUND: PARK_ACTOR, Stage.TALKED: _LEAD}.get(stage, team)
