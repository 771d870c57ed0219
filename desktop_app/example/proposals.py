"""Invented proposals of one year, in every state and both directions, taken through the office's own acts."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from desktop_app.directory.records import Choice
from desktop_app.example.names import FAMILY, GIVEN, TITLES
from desktop_app.office import Office
from desktop_app.proposals.notice_records import Told
from desktop_app.proposals.opinion_records import OpinionDraft
from desktop_app.proposals.records import (
    AskedDepartment,
    Assignment,
    Decision,
    ProposalDraft,
    Proposer,
    ProposerKind,
)
from desktop_app.terms import (
    FIELDS,
    CriterionMark,
    Direction,
    Funding,
    Result,
    Stage,
    Verdict,
)

YEAR = 2021
_TOLD = 12
"""So many of the first proposals have had their answer."""
_ROAD = (Stage.SHARED, Stage.KICKOFF, Stage.WORKING)


@dataclass(frozen=True)
class _Course:
    """How far a proposal gets: its last stage, its result, how many departments leave it unanswered."""

    stage: Stage
    result: Result | None = None
    unanswered: int = 0
    override: bool = False


_COURSES: tuple[_Course, ...] = (
    *(_Course(Stage.DONE, Result.ADOPTED),) * 4,
    *(_Course(Stage.IN_PROGRESS, Result.ADOPTED),) * 4,
    *(_Course(Stage.IN_PROGRESS, Result.PARTIALLY_ADOPTED),) * 2,
    _Course(Stage.DECLINED, Result.REJECTED),
    _Course(Stage.CONFIRMED, Result.ADOPTED),
    _Course(Stage.SUSPENDED),
    _Course(Stage.CONFIRMED, Result.PARTIALLY_ADOPTED, unanswered=1, override=True),
    _Course(Stage.DECLINED, Result.REJECTED),
    _Course(Stage.WORKING, Result.ON_HOLD),
    *(_Course(Stage.CONFIRMED, Result.ADOPTED),) * 2,
    _Course(Stage.WORKING),
    _Course(Stage.WORKING, unanswered=1),
    _Course(Stage.KICKOFF, unanswered=1),
    _Course(Stage.KICKOFF, unanswered=1),
    _Course(Stage.SHARED, unanswered=2),
    _Course(Stage.SHARED, unanswered=1),
    _Course(Stage.SHARED, unanswered=2),
    _Course(Stage.RECEIVED),
    _Course(Stage.RECEIVED),
    _Course(Stage.RECEIVED),
)
_SUMMARY = (
    "골목과 주민을 잇는 작은 실험으로, 파크 입주단체의 기술과 공간을 구 사업과 묶어 석 달 동안 시범 운영하고자 함. "
    "참여 주민 모집, 재료 준비, 안전 관리는 단체가 맡고 장소 협의와 홍보는 구가 맡는 방식을 제안함."
)
_EFFECT = "주민 참여 기회 확대, 파크 방문 증가, 부서 사업과 연계한 예산 절감"
_REASONS = {
    Verdict.ACCEPTED: "부서 사업계획과 방향이 같고 예산이 확보되어 있어 함께 추진할 수 있음.",
    Verdict.PARTIALLY_ACCEPTED: "구 소유 공간에서는 먼저 할 수 있으나 민간 공간은 소유자 동의가 필요함.",
    Verdict.LONG_TERM_REVIEW: "취지에는 공감하나 관련 용역 결과가 나온 뒤 다시 검토할 필요가 있음.",
    Verdict.NOT_ACCEPTED: "같은 내용의 사업을 이미 하고 있어 중복되므로 추진하기 어려움.",
    Verdict.TRANSFERRED: "우리 부서 소관이 아니므로 소관 부서에서 검토하는 것이 바람직함.",
}
_WILLING = (Verdict.ACCEPTED, Verdict.PARTIALLY_ACCEPTED)
_NEEDED: dict[Verdict, dict[str, str]] = {
    Verdict.ACCEPTED: {"plan": "11월까지 현장을 확인하고 연말에 결과를 함께 정리함"},
    Verdict.PARTIALLY_ACCEPTED: {
        "scope_accepted": "구 소유 공간 두 곳에서 시범 운영",
        "scope_excluded": "민간 소유 공간",
        "plan": "시범 운영 결과를 보고 넓힐지 정함",
    },
    Verdict.LONG_TERM_REVIEW: {"review_again": "2022년 상반기"},
    Verdict.NOT_ACCEPTED: {},
    Verdict.TRANSFERRED: {"transfer_department": "문화관광과"},
}
"""What each verdict asks for (OPN-3)."""
_LEANING = {
    Result.ADOPTED: (Verdict.ACCEPTED, Verdict.ACCEPTED, Verdict.PARTIALLY_ACCEPTED),
    Result.PARTIALLY_ADOPTED: (Verdict.PARTIALLY_ACCEPTED, Verdict.ACCEPTED),
    Result.REJECTED: (Verdict.NOT_ACCEPTED, Verdict.TRANSFERRED),
    Result.ON_HOLD: (Verdict.LONG_TERM_REVIEW, Verdict.ACCEPTED),
    None: (Verdict.ACCEPTED, Verdict.PARTIALLY_ACCEPTED, Verdict.LONG_TERM_REVIEW),
}


def fill_proposals(office: Office, dice: Random) -> None:
    """Twenty-eight proposals with their opinions; one number was cancelled and stays visible."""
    drafts = _drafts(office, dice)
    office.proposals.receive_many(drafts)
    for serial, (draft, course) in enumerate(zip(drafts, _COURSES, strict=True), start=1):
        proposal_id = office.proposals.find(f"{YEAR}-제안-{serial:03d}")
        assert draft.received_on is not None  # noqa: S101 - drawn with a day
        _take(office, dice, proposal_id, course, draft.received_on)
        if course.result is not None and serial <= _TOLD:
            told = Told(draft.received_on + timedelta(days=35), f"기획예산과-{4_000 + serial * 37}")
            office.papers.letters.record([proposal_id], told)
    last = office.proposals.find(f"{YEAR}-제안-{len(drafts):03d}")
    office.proposals.cancel(last, "제안 단체가 스스로 거두어들임")


def _drafts(office: Office, dice: Random) -> list[ProposalDraft]:
    directory = office.directory
    tenants, departments = directory.tenants(), [one for one in directory.departments() if one.hint == "부서"]
    partners = [one for one in directory.partners() if one.label in {"청년허브", "서울혁신센터"}]
    found = []
    for place, title in enumerate(TITLES):
        received = date(YEAR, 4, 12) + timedelta(days=place * 9)
        while received.weekday() > 4:  # noqa: PLR2004 - Saturday and Sunday
            received += timedelta(days=1)
        from_district = place % 5 == 3  # noqa: PLR2004 - every fifth goes the other way
        found.append(
            ProposalDraft(
                direction=Direction.DISTRICT_TO_TENANT if from_district else Direction.TENANT_TO_DISTRICT,
                title=title,
                proposer=_proposer(dice, place, departments if from_district else [], tenants, partners),
                received_on=received,
                field=FIELDS[place % 8],
                summary=_SUMMARY,
                effect=_EFFECT,
                cost_won=dice.choice((None, 800_000, 1_500_000, 2_400_000, 3_200_000)),
                desired_period="2021년 하반기",
                funding_route=dice.choice((*Funding, None)),
            )
        )
    return found


def _proposer(
    dice: Random, place: int, departments: list[Choice], tenants: list[Choice], partners: list[Choice]
) -> Proposer:
    if departments:
        return Proposer(ProposerKind.DEPARTMENT, dice.choice(departments).id)
    if place % 9 == 1:
        return Proposer(ProposerKind.PARTNER, dice.choice(partners).id)
    return Proposer(ProposerKind.TENANT, dice.choice(tenants).id)


def _take(office: Office, dice: Random, proposal_id: int, course: _Course, received: date) -> None:
    """Ask the departments, write their answers, move and decide as far as the course says."""
    if course.stage is Stage.RECEIVED:
        return
    asked_on = received + timedelta(days=1)
    office.proposals.assignments.assign(proposal_id, _asked(office, dice, proposal_id, course), asked_on)
    departments = list(office.proposals.get(proposal_id).departments)
    for asked in departments[: len(departments) - course.unanswered]:
        _answer(office, dice, asked, course, asked_on)
    reached = {Stage.SHARED: 0, Stage.KICKOFF: 1}.get(course.stage, 2)
    for step, stage in enumerate(_ROAD[1 : reached + 1], start=1):
        office.proposals.move(proposal_id, stage, received + timedelta(days=12 * step))
    if course.result is not None:
        _decide(office, proposal_id, course, received + timedelta(days=32))
    if course.stage is Stage.SUSPENDED:
        office.proposals.move(
            proposal_id, Stage.SUSPENDED, received + timedelta(days=40), "단체 사정으로 멈춤"
        )
    if course.stage in {Stage.IN_PROGRESS, Stage.DONE}:
        office.proposals.move(proposal_id, Stage.IN_PROGRESS, received + timedelta(days=40))
    if course.stage is Stage.DONE:
        office.proposals.move(proposal_id, Stage.DONE, received + timedelta(days=120))


def _asked(office: Office, dice: Random, proposal_id: int, course: _Course) -> list[Assignment]:
    offers = {
        one.department_id: one
        for one in office.proposals.assignments.offers(proposal_id)
        if one.department_id
    }
    others = {one.id: one for one in office.directory.departments() if one.hint == "부서"}
    wanted = max(course.unanswered + (0 if course.stage is Stage.SHARED else 1), dice.randint(1, 3))
    chosen = [Assignment(key, offer.team, offer.team_id) for key, offer in offers.items() if key is not None][
        :wanted
    ]
    known = {one.department_id for one in chosen}
    spare = [Assignment(key) for key in others if key not in known]
    dice.shuffle(spare)
    return [*chosen, *spare[: max(wanted - len(chosen), 0)]]


def _answer(office: Office, dice: Random, asked: AskedDepartment, course: _Course, asked_on: date) -> None:
    sheet = office.proposals.opinions.open(asked.opinion_id)
    verdict = dice.choice(_LEANING[course.result])
    office.proposals.opinions.confirm(
        _written(dice, sheet.draft, verdict, asked_on + timedelta(days=dice.randint(4, 12)))
    )


def _written(dice: Random, draft: OpinionDraft, verdict: Verdict, on: date) -> OpinionDraft:
    needed = _NEEDED[verdict]
    fitting = CriterionMark.FIT if verdict is Verdict.ACCEPTED else CriterionMark.CONDITIONAL
    answers = tuple(
        replace(
            answer,
            mark=fitting if place % 3 else CriterionMark.FIT,
            reason="부서 계획과 대조함" if place == 1 else "",
        )
        for place, answer in enumerate(draft.answers)
    )
    return replace(
        draft,
        verdict=verdict,
        rationale=_REASONS[verdict],
        linkage_plan="부서 하반기 사업에 포함하여 추진" if verdict in _WILLING else "",
        budget_source="기정예산(201-03 행사운영비) 범위에서 추진" if verdict in _WILLING else "",
        plan=needed.get("plan", ""),
        scope_accepted=needed.get("scope_accepted", ""),
        scope_excluded=needed.get("scope_excluded", ""),
        review_again=needed.get("review_again", ""),
        transfer_department=needed.get("transfer_department", ""),
        laws="서울특별시 은평구 주민참여 기본 조례",
        duplicates="해당사항 없음",
        budget_view="추가 예산 없이 가능",
        feasibility="부서 인력과 파크 공간으로 추진할 수 있음",
        effect="참여 주민 120명 안팎으로 예상됨",
        answers=answers,
        written_on=on,
        writer_post="주무관",
        writer_name=dice.choice(FAMILY) + dice.choice(GIVEN),
        writer_extension="0000",
        clauses=("5",),
    )


def _decide(office: Office, proposal_id: int, course: _Course, on: date) -> None:
    assert course.result is not None  # noqa: S101 - asked only for a course with a result
    reason = {
        Result.ADOPTED: "",
        Result.PARTIALLY_ADOPTED: "부서가 수용한 범위에서 먼저 추진함",
        Result.ON_HOLD: "용역 결과를 본 뒤 다시 정하기로 함",
        Result.REJECTED: "이미 하고 있는 사업과 중복됨",
    }[course.result]
    override = "해당 부서 조직 개편으로 의견을 받을 수 없어 국장 협의로 갈음함" if course.override else ""
    office.proposals.decide(proposal_id, Decision(course.result, on, reason, override))
