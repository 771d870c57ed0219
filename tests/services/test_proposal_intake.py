"""가져오기 of the list that the 혁신센터 gathers: proposals with their proposers, once (features.md B2)."""

from collections.abc import Hashable
from dataclasses import replace
from datetime import date

import pytest

from desktop_app.directory.records import BodyDraft
from desktop_app.errors import InputRefused
from desktop_app.intake.preview import Answer, Choice
from desktop_app.intake.records import FileRead
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.proposals.records import ProposalDraft, ProposalRecord, Proposer, ProposerKind
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import DepartmentKind, Direction, Funding, PartnerKind, TenantPlace
from tests.dump import dump
from tests.hostile import HOSTILE
from tests.intake_office import Taker, file_of, row, tally

HEADS = (
    "연번",
    "제안명",
    "제안단체",
    "접수일",
    "분야",
    "내용 요약",
    "기대효과",
    "소요예산(천원)",
    "희망시기",
    "재원",
)
MADE_UP = (
    "가람",
    "나래",
    "다솜",
    "라온",
    "마루",
    "바다",
    "새롬",
    "아람",
    "자람",
    "초롱",
    "크낙",
    "타래",
    "파랑",
    "한결",
)


@pytest.fixture
def taker(office: Office) -> Taker:
    """An office with 28 bodies that propose, some under other names."""
    office.tenants.add_many(
        [
            TenantDraft(f"{name} {kind}", place=TenantPlace.MIRAE, aliases=(f"{name}{kind[:1]}",))
            for name in MADE_UP[:13]
            for kind in ("살림연구소", "마을학교")
        ]
    )
    office.partners.add(BodyDraft("청년허브", PartnerKind.INTERMEDIARY, aliases=("서울청년허브",)))
    office.departments.add(BodyDraft("사회적경제과", DepartmentKind.OFFICE))
    return Taker(office, "proposal")


def line(number: int, proposer: str, **more: object) -> tuple[object, ...]:
    values: dict[str, object] = {
        "title": f"함께하는 골목 {number}",
        "day": date(2021, 9, 1),
        "field": "청년",
        "summary": "빈 가게 창에 작품을 겁니다.\n둘째 줄",
        "effect": "걷고 싶은 길",
        "cost": 3_200,
        "when": "2021년 하반기",
        "money": "지원 요청",
        **more,
    }
    return (number, values["title"], proposer, *[values[key] for key in list(values)[1:]])


def thirty() -> FileRead:
    """28 proposers by one of their names, one near to a known name, one unknown."""
    tenants = [f"(주){name} {kind}" for name in MADE_UP[:13] for kind in ("살림연구소", "마을학교")]
    names = [*tenants, "서울청년허브", "사회적경제과", "가람 살림연구쇼", "처음 보는 모임"]
    return file_of(
        ("2021년 협업사업 제안 목록",),
        HEADS,
        *(line(number, name) for number, name in enumerate(names, 1)),
        name="센터 제안.xlsx",
    )


def proposals(taker: Taker) -> list[ProposalRecord]:
    service = taker.office.proposals
    return [service.get(key) for key in service.list.listing(ListQuery(year=2021, order="number")).ids]


def answered(taker: Taker, file: FileRead) -> dict[tuple[str, Hashable], Answer]:
    """The near name is the known one and remembered, the unknown one is a new tenant."""
    near, unknown = taker.look(file).questions()
    return {
        near.key: Answer(near.near[0][0], remember=True),
        unknown.key: Answer(new=True),
    }


def test_thirty_rows_are_matched_but_two_that_are_asked_about(taker: Taker) -> None:
    """Shown by (B2): 30 rows: 28 matched, 2 offered as new/alias; the import again adds 0."""
    file = thirty()
    outlook = taker.look(file)
    assert tally(outlook) == {"새로": 28, "못 읽음": 2}
    near, unknown = outlook.questions()
    assert (near.text, near.near[0][1], unknown.text, unknown.near) == (
        "가람 살림연구쇼", "가람 살림연구소 (입주단체)", "처음 보는 모임", (),
    )  # fmt: skip
    before = dump(taker.office.store)
    outlook = taker.decide(outlook, answers=answered(taker, file))
    assert tally(outlook) == {"새로": 30}
    change = taker.take(outlook, file)
    assert change.summary == "‘센터 제안.xlsx’에서 제안 30건을 가져왔습니다 (새로 30, 바뀜 0)."
    after = dump(taker.office.store)
    assert [one.number for one in proposals(taker)] == [f"2021-제안-{number:03d}" for number in range(1, 31)]
    again = Taker(taker.office, "proposal")
    assert tally(again.look(file)) == {"같음": 30}
    taker.office.undo.undo()
    assert dump(taker.office.store) == before
    taker.office.undo.redo()
    assert dump(taker.office.store) == after


def test_every_column_reaches_its_field(taker: Taker) -> None:
    file = file_of(HEADS, line(1, "가람살", cost="3,200"), line(2, "사회적경제과", cost=1.5, money="비예산"))
    taker.take(taker.look(file), file)
    first, second = (one.draft for one in proposals(taker))
    assert (first.direction, first.field, first.cost_won, first.funding_route, first.desired_period) == (
        Direction.TENANT_TO_DISTRICT, "청년/경제", 3_200_000, Funding.SUPPORT_REQUEST, "2021년 하반기",
    )  # fmt: skip
    assert (first.summary, first.effect) == ("빈 가게 창에 작품을 겁니다.\n둘째 줄", "걷고 싶은 길")
    assert first.proposer is not None
    assert first.proposer.name == "가람 살림연구소"
    assert (second.direction, second.cost_won) == (Direction.DISTRICT_TO_TENANT, 1_500)


@pytest.mark.parametrize(
    ("head", "cell", "won"),
    [
        ("소요예산", 3_200_000, 3_200_000),
        ("소요예산(원)", "3,200,000원", 3_200_000),
        ("사업비(단위: 천원)", 3_200, 3_200_000),
        ("예산(천원)", "320만원", 3_200_000),
        ("소요예산(백만원)", 3.2, 3_200_000),
        ("소요예산(단위: 백만원)", "3.2", 3_200_000),
    ],
)
def test_sums_are_understood_by_their_heads(taker: Taker, head: str, cell: object, won: int) -> None:
    file = file_of(("제안명", "제안단체", "접수일", head), ("골목", "가람살", date(2021, 9, 1), cell))
    taker.take(taker.look(file), file)
    assert proposals(taker)[0].draft.cost_won == won


def test_numbers_run_on_from_those_given_by_hand_and_a_cancelled_one_is_never_given_again(
    taker: Taker,
) -> None:
    """Shown by (B1): one from each side; numbers run on; a cancelled number stays visible."""
    office = taker.office
    by = Proposer(ProposerKind.TENANT, office.tenants.listing(ListQuery()).ids[0])
    of_district = Proposer(ProposerKind.DEPARTMENT, office.departments.listing(ListQuery()).ids[0])
    office.proposals.receive(ProposalDraft(Direction.TENANT_TO_DISTRICT, "하나", by, date(2021, 3, 2)))
    last = office.proposals.receive(
        ProposalDraft(Direction.DISTRICT_TO_TENANT, "둘", of_district, date(2021, 3, 3))
    )
    assert last.record_id is not None
    office.proposals.cancel(last.record_id, "두 번 접수")
    file = file_of(HEADS, line(1, "가람살"), line(2, "나래살", day=date(2022, 1, 3)))
    taker.take(taker.look(file), file)
    found = [(one.number, one.draft.title, one.cancelled_on is not None) for one in proposals(taker)]
    assert found == [
        ("2021-제안-001", "하나", False),
        ("2021-제안-002", "둘", True),
        ("2021-제안-003", "함께하는 골목 1", False),
    ]
    assert office.proposals.find("2022-제안-001")


def test_what_differs_is_shown_and_taken_over_without_another_number(taker: Taker) -> None:
    file = file_of(HEADS, line(1, "가람살"))
    taker.take(taker.look(file), file)
    changed = file_of(HEADS, line(1, "가람 살림연구소", title="함께하는  골목-1", cost=4_000, effect=None))
    outlook = taker.look(changed)
    assert tally(outlook) == {"바뀜": 1}
    assert [(one.label, one.old, one.new) for one in row(outlook, 2).differences] == [
        ("소요예산", "3200000", "4000000")
    ]
    taker.take(outlook, changed)
    (one,) = proposals(taker)
    assert (one.number, one.draft.title, one.draft.cost_won, one.draft.effect) == (
        "2021-제안-001", "함께하는 골목 1", 4_000_000, "걷고 싶은 길",
    )  # fmt: skip


def test_a_cancelled_proposal_is_not_taken_in_again_nor_changed(taker: Taker) -> None:
    file = file_of(HEADS, line(1, "가람살"))
    taker.take(taker.look(file), file)
    taker.office.proposals.cancel(proposals(taker)[0].id, "철회")
    assert tally(taker.look(file)) == {"같음": 1}
    outlook = taker.look(file_of(HEADS, line(1, "가람살", cost=9)))
    assert tally(outlook) == {"못 읽음": 1}
    assert "접수를 취소한 제안" in row(outlook, 2).reasons[0].text


def test_a_row_says_what_is_wrong_with_it(taker: Taker) -> None:
    file = file_of(
        HEADS,
        line(1, "가람살", cost="많이"),
        line(2, "가람살", day=None),
        line(3, "사회적경제과", title=""),
        line(4, "나래살", summary="900101-1234568"),
    )
    outlook = taker.look(file)
    assert tally(outlook) == {"못 읽음": 4}
    with pytest.raises(InputRefused):
        taker.take(outlook, file)
    assert proposals(taker) == []


def test_the_day_may_be_given_once_for_all_rows(taker: Taker) -> None:
    file = file_of(("제안명", "제안단체"), ("하나", "가람살"), ("둘", "나래살"))
    outlook = taker.look(file, fixed={"received_on": "2021. 9. 27.", "funding_route": "비예산"})
    taker.take(outlook, file)
    assert [(one.draft.received_on, one.draft.funding_route) for one in proposals(taker)] == [
        (date(2021, 9, 27), Funding.NO_BUDGET)
    ] * 2


def test_only_empty_fields_are_filled_where_the_officer_wants_that(taker: Taker) -> None:
    file = file_of(HEADS, line(1, "가람살", effect=None))
    taker.take(taker.look(file), file)
    more = file_of(HEADS, line(1, "가람살", cost=9, effect="채움"))
    outlook = taker.decide(taker.look(more), choice=Choice.FILL)
    taker.take(outlook, more)
    (one,) = proposals(taker)
    assert (one.draft.effect, one.draft.cost_won) == ("채움", 3_200_000)


def test_the_wrong_side_is_told(taker: Taker) -> None:
    file = file_of(
        ("제안명", "제안단체", "접수일", "방향"), ("골목", "사회적경제과", date(2021, 9, 1), "파크 → 구")
    )
    assert "입주단체나 협력기관이 냅니다" in row(taker.look(file), 2).reasons[0].text


def test_hostile_text_comes_in_as_it_stands_and_once(taker: Taker) -> None:
    texts = [text for text in HOSTILE if text.strip()]
    rows = [
        line(number, "가람살", title=f"{text} {number}", summary=text) for number, text in enumerate(texts)
    ]
    file = file_of(HEADS, *rows)
    outlook = taker.look(file)
    while bad := {one.number for one in outlook.outcomes if one.reasons}:
        outlook = taker.decide(outlook, excluded=outlook.decisions.excluded | bad)
    taker.take(outlook, file)
    again = Taker(taker.office, "proposal")
    again.decisions = replace(again.decisions, excluded=outlook.decisions.excluded)
    assert set(tally(again.look(file))) <= {"같음", "뺌"}
