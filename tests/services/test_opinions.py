"""What a department answered is written down, confirmed, printed; criteria belong to their year."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.clock import PracticeClock
from desktop_app.errors import InputRefused, StaleRecord
from desktop_app.filters import Condition, Conditions, Operator
from desktop_app.listing import ListQuery
from desktop_app.marks import Mark, State
from desktop_app.proposals.opinion_records import CriterionDraft
from desktop_app.proposals.records import Assignment, Decision
from desktop_app.proposals.service import Proposals
from desktop_app.store import Store
from desktop_app.terms import CRITERIA, CriterionMark, Disclosure, Result, Verdict
from tests.proposal_office import DUE, REQUESTED, WRITTEN, ProposalOffice

TODAY = date(2021, 10, 18)


@pytest.fixture
def office(store: Store, clock: PracticeClock) -> ProposalOffice:
    return ProposalOffice(store, Proposals(store, clock)).fill()


@pytest.fixture
def asked(office: ProposalOffice) -> dict[str, int]:
    """One proposal, two departments asked about it."""
    return office.ask(office.receive(), "도시계획과", "자원순환과")


def rows(office: ProposalOffice, **more: object) -> list[tuple[str, State]]:
    listing = office.proposals.opinion_list.listing(ListQuery(year=2021, **more))  # type: ignore[arg-type]
    found = office.proposals.opinion_list.rows(list(listing.ids))
    return [(one.department, one.state) for one in found]


def test_a_verdict_without_a_day_is_not_submitted(office: ProposalOffice, asked: dict[str, int]) -> None:
    draft = replace(office.opened(asked["도시계획과"]), verdict=Verdict.ACCEPTED)
    office.proposals.opinions.save(draft)
    not_in = Conditions(((Condition("answered", Operator.NO),),))
    assert office.proposals.get(1).received == 0
    assert [name for name, _ in rows(office, conditions=not_in)] == ["도시계획과", "자원순환과"]
    office.proposals.opinions.save(replace(office.opened(asked["도시계획과"]), written_on=WRITTEN))
    assert office.proposals.get(1).received == 1
    assert [name for name, _ in rows(office, conditions=not_in)] == ["자원순환과"]


def test_every_field_comes_back_as_it_was_written(office: ProposalOffice, asked: dict[str, int]) -> None:
    opened = office.opened(asked["도시계획과"])
    texts = {
        name: f"{name} 첫째 줄\n둘째 줄"
        for name in ("rationale", "scope_accepted", "scope_excluded", "plan", "linkage_plan", "laws", "duplicates",
                     "budget_view", "feasibility", "effect", "gist", "enclosures", "note")
    }  # fmt: skip
    lines = {
        name: f"{name} 한 줄"
        for name in ("team", "review_again", "transfer_department", "budget_source", "consult_department",
                     "writer_post", "writer_name", "keywords", "reply_number")
    }  # fmt: skip
    answers = tuple(
        replace(answer, mark=mark, reason=f"{answer.label} 사유")
        for answer, mark in zip(opened.answers, [*CriterionMark, None, *CriterionMark], strict=True)
    )
    draft = replace(
        opened,
        verdict=Verdict.LONG_TERM_REVIEW,
        written_on=WRITTEN,
        writer_extension="000-0000-0000",
        disclosure=Disclosure.CLOSED,
        clauses=("5", "7"),
        answers=answers,
        **texts,
        **lines,
    )
    office.proposals.opinions.save(draft)
    kept = office.opened(asked["도시계획과"])
    assert replace(kept, version=0) == replace(draft, version=0)


def test_a_partial_acceptance_without_scopes_is_saved_but_not_confirmed(
    office: ProposalOffice, asked: dict[str, int]
) -> None:
    office.answer(asked["도시계획과"], Verdict.PARTIALLY_ACCEPTED, rationale="동의가 필요함")
    draft = office.opened(asked["도시계획과"])
    with pytest.raises(InputRefused, match="제외 범위"):
        office.proposals.opinions.confirm(draft)
    office.proposals.opinions.confirm(replace(draft, scope_accepted="두 곳", scope_excluded="나머지"))
    assert office.proposals.opinions.open(asked["도시계획과"]).confirmed_on == TODAY


def test_a_confirmed_opinion_is_changed_only_after_reopening(
    office: ProposalOffice, asked: dict[str, int]
) -> None:
    office.answer(asked["도시계획과"], plan="설치")
    office.proposals.opinions.confirm(office.opened(asked["도시계획과"]))
    sheet = office.proposals.opinions.open(asked["도시계획과"])
    assert not sheet.editable
    with pytest.raises(InputRefused, match="확정을 먼저 푸세요"):
        office.proposals.opinions.save(replace(sheet.draft, plan="다른 계획"))
    office.proposals.opinions.reopen(asked["도시계획과"], "오기")
    office.proposals.opinions.save(replace(office.opened(asked["도시계획과"]), plan="다른 계획"))
    assert office.opened(asked["도시계획과"]).plan == "다른 계획"


def test_an_opinion_is_not_written_before_the_request(office: ProposalOffice, asked: dict[str, int]) -> None:
    draft = replace(office.opened(asked["도시계획과"]), written_on=date(2021, 9, 28))
    with pytest.raises(InputRefused, match="요청일"):
        office.proposals.opinions.save(draft)


def test_an_opinion_under_a_result_can_not_be_emptied(office: ProposalOffice, asked: dict[str, int]) -> None:
    for opinion in asked.values():
        office.answer(opinion)
    office.proposals.decide(1, Decision(Result.ADOPTED, TODAY))
    with pytest.raises(InputRefused, match="결과 확정을 먼저"):
        office.proposals.opinions.save(replace(office.opened(asked["도시계획과"]), verdict=None))


def test_an_older_form_does_not_save_over_new_marks(office: ProposalOffice, asked: dict[str, int]) -> None:
    old = office.opened(asked["도시계획과"])
    first, *others = old.answers
    office.proposals.opinions.save(replace(old, answers=(replace(first, mark=CriterionMark.FIT), *others)))
    with pytest.raises(StaleRecord):
        office.proposals.opinions.save(replace(old, plan="늦은 창"))


def test_new_marks_are_confirmed_with_the_rest(office: ProposalOffice, asked: dict[str, int]) -> None:
    office.answer(asked["도시계획과"], plan="설치")
    opened = office.opened(asked["도시계획과"])
    first, *others = opened.answers
    office.proposals.opinions.confirm(replace(opened, answers=(replace(first, reason="조례 제3조"), *others)))
    assert office.opened(asked["도시계획과"]).answers[0].reason == "조례 제3조"


def test_an_opinion_is_undone_with_its_marks(office: ProposalOffice, asked: dict[str, int]) -> None:
    before = office.opened(asked["도시계획과"])
    first, *others = before.answers
    change = office.proposals.opinions.save(
        replace(
            before, plan="설치", answers=(replace(first, mark=CriterionMark.UNFIT, reason="조례"), *others)
        )
    )
    assert change.inverse is not None
    change.inverse()
    assert replace(office.opened(asked["도시계획과"]), version=0) == replace(before, version=0)


def test_a_new_year_begins_with_the_former_years_criteria(
    office: ProposalOffice, asked: dict[str, int]
) -> None:
    del asked
    assert [one.label for one in office.proposals.opinions.criteria(2021)] == list(CRITERIA)
    office.proposals.opinions.save_criteria(2021, [CriterionDraft("법령 적합"), CriterionDraft("주민 호응")])
    assert [one.label for one in office.proposals.opinions.criteria(2022)] == ["법령 적합", "주민 호응"]


def test_editing_the_criteria_of_2022_leaves_the_forms_of_2021(
    office: ProposalOffice, asked: dict[str, int]
) -> None:
    del asked
    next_year = office.receive("새해 제안", received_on=date(2022, 1, 3))
    wanted = [Assignment(office.departments["도시계획과"])]
    office.proposals.assignments.assign(next_year, wanted, date(2022, 1, 4))
    criteria = office.proposals.opinions.criteria(2022)
    office.proposals.opinions.save_criteria(
        2022, [replace(criteria[0], label="조례 적합"), *criteria[2:], CriterionDraft("주민 호응")]
    )
    old, _ = office.proposals.forms.opinion_forms(1)
    (new,) = office.proposals.forms.opinion_forms(next_year)
    assert [one.label for one in old.criteria] == list(CRITERIA)
    assert [one.label for one in new.criteria] == ["조례 적합", *CRITERIA[2:], "주민 호응"]


def test_a_mark_on_a_criterion_removed_later_is_not_lost(
    office: ProposalOffice, asked: dict[str, int]
) -> None:
    opened = office.opened(asked["도시계획과"])
    first, *others = opened.answers
    office.proposals.opinions.save(replace(opened, answers=(replace(first, mark=CriterionMark.FIT), *others)))
    office.proposals.opinions.save_criteria(2021, office.proposals.opinions.criteria(2021)[1:])
    assert office.opened(asked["도시계획과"]).answers[0].label == CRITERIA[0]
    assert [one.label for one in office.opened(asked["자원순환과"]).answers] == list(CRITERIA[1:])


def test_criteria_need_names_that_differ(office: ProposalOffice) -> None:
    for labels in (["예산", "예산"], ["예산", " "], []):
        with pytest.raises(InputRefused):
            office.proposals.opinions.save_criteria(2021, [CriterionDraft(label) for label in labels])


def test_the_list_of_opinions_stands_by_due_day(office: ProposalOffice, asked: dict[str, int]) -> None:
    office.answer(asked["자원순환과"])
    other = office.receive("골목 새활용 장터")
    office.ask(other, "사회적경제과", due=date(2021, 10, 20))
    assert rows(office) == [
        ("도시계획과", State(Mark.LATE, "3일 지남")),
        ("자원순환과", State(Mark.DONE, "받음")),
        ("사회적경제과", State(Mark.SOON, "D-2")),
    ]
    assert [name for name, _ in rows(office, view="late")] == ["도시계획과"]
    assert [name for name, _ in rows(office, view="waiting")] == ["도시계획과", "사회적경제과"]
    assert [name for name, _ in rows(office, view="received")] == ["자원순환과"]
    assert [name for name, _ in rows(office, text="ㄱㅁ")] == ["사회적경제과"]
    assert [name for name, _ in rows(office, text="자원")] == ["자원순환과"]
    assert [name for name, _ in rows(office, order="department")] == [
        "도시계획과",
        "사회적경제과",
        "자원순환과",
    ]
    counts = {view.key: view.count for view in office.proposals.opinion_list.views(ListQuery(year=2021))}
    assert counts == {"all": 3, "waiting": 2, "late": 1, "received": 1, "confirmed": 0}
    totals = office.proposals.opinion_list.listing(ListQuery(year=2021)).totals
    assert [one.value for one in totals] == ["3건", "33.3 % (1 / 3)"]


def test_opinions_of_a_cancelled_proposal_are_not_chased(
    office: ProposalOffice, asked: dict[str, int]
) -> None:
    assert len(asked) == 2
    office.proposals.cancel(1, "착오")
    assert rows(office) == []
    with pytest.raises(InputRefused, match="취소한 제안"):
        office.answer(asked["도시계획과"])


def test_the_forms_of_a_proposal_carry_what_was_written(
    office: ProposalOffice, asked: dict[str, int]
) -> None:
    office.answer(
        asked["도시계획과"],
        Verdict.PARTIALLY_ACCEPTED,
        rationale="동의가 필요함",
        writer_post="주무관",
        writer_name="홍길동",
        writer_extension="010-0000-1234",
        clauses=("5",),
        enclosures="현장 사진 1부\n도면 2부",
    )
    form, other = office.proposals.forms.opinion_forms(1)
    assert (form.number, form.title, form.proposer) == (
        "2021-제안-001",
        "빈 가게 전시 창",
        "느티나무 살림연구소",
    )
    assert (form.verdict, form.rationale, form.written_on) == ("일부수용", "동의가 필요함", WRITTEN)
    assert (form.writer, form.extension) == ("주무관 홍길동", "010-****-1234")
    assert (form.disclosure, form.attachments) == ("부분공개(5)", ("현장 사진 1부", "도면 2부"))
    assert (form.requested_on, form.due_on) == (REQUESTED, DUE)
    assert (other.department, other.verdict) == ("자원순환과", None)
    (only,) = office.proposals.forms.opinion_forms(1, office.departments["도시계획과"], show_mobile=True)
    assert only.extension == "010-0000-1234"


def test_a_blank_form_carries_the_proposal_only(office: ProposalOffice, asked: dict[str, int]) -> None:
    office.answer(asked["도시계획과"], rationale="동의가 필요함")
    form, _ = office.proposals.forms.opinion_forms(1, blank=True)
    assert form.blank
    assert (form.summary, form.cost_won) == ("빈 가게 창에 작품을 겁니다.", 3_200_000)
    assert (form.verdict, form.rationale, form.department) == (None, "", "도시계획과")
    assert [one.label for one in form.criteria] == list(CRITERIA)


def test_a_form_for_hand_writing_before_anybody_was_asked(office: ProposalOffice) -> None:
    key = office.receive()
    (form,) = office.proposals.forms.opinion_forms(key, blank=True)
    assert form.department == ""
    with pytest.raises(InputRefused, match="요청한 부서가 없습니다"):
        office.proposals.forms.opinion_forms(key)
