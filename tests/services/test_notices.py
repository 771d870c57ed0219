"""결과 통보: the letter by the rules of official papers, for decided proposals only, and when it went out."""

from datetime import date

import pytest

from desktop_app.changes import Act
from desktop_app.clock import PracticeClock
from desktop_app.errors import InputRefused
from desktop_app.listing import ListQuery
from desktop_app.proposals.notice_records import Told
from desktop_app.proposals.notices import Notices
from desktop_app.proposals.records import Decision
from desktop_app.proposals.service import Proposals
from desktop_app.store import Store
from desktop_app.terms import Disclosure, Result, Verdict
from tests.proposal_office import ProposalOffice

TODAY = date(2021, 10, 18)
TOLD = Told(date(2021, 10, 20), "기획예산과-12345")


@pytest.fixture
def office(store: Store, clock: PracticeClock) -> ProposalOffice:
    return ProposalOffice(store, Proposals(store, clock)).fill()


@pytest.fixture
def notices(store: Store) -> Notices:
    return Notices(store, lambda: "은평구 기획예산과")


def decided(office: ProposalOffice, title: str, result: Result, reason: str = "", **more: object) -> int:
    key = (
        office.receive_from_department(title) if more.pop("from_department", False) else office.receive(title)
    )
    asked = office.ask(key, "사회적경제과")
    office.answer(asked["사회적경제과"], **more)  # type: ignore[arg-type]
    office.proposals.decide(key, Decision(result, TODAY, reason))
    return key


def test_the_letter_carries_number_title_result_reason_condition_and_next_step(
    office: ProposalOffice, notices: Notices
) -> None:
    key = decided(
        office,
        "빈 가게 전시 창",
        Result.PARTIALLY_ADOPTED,
        "구 소유 공간에서\n먼저 함",
        verdict=Verdict.PARTIALLY_ACCEPTED,
        rationale="소유자 동의가 필요함",
        scope_accepted="구 소유 공간 두 곳",
        scope_excluded="민간 공간",
    )
    (letter,) = notices.letters([key])
    assert letter.text.split("\n") == [
        "수신: 느티나무 살림연구소",
        "제목: 협업사업 제안 검토 결과 통보(2021-제안-001)",
        "",
        "1. 관련: 「2021. 서울혁신파크 연계사업 추진계획」",
        "2. 귀 단체에서 제안하신 협업사업의 검토 결과를 다음과 같이 알려 드립니다.",
        "  가. 관리번호: 2021-제안-001(2021. 9. 27. 접수)",
        "  나. 제안명: 빈 가게 전시 창",
        "  다. 검토 결과: 부분채택(2021. 10. 18.)",
        "  라. 사유: 구 소유 공간에서 먼저 함",
        "  마. 조건: 구 소유 공간 두 곳(민간 공간 제외)",
        "  바. 이후 절차: 사회적경제과에서 실무협의 일정을 따로 알려 드립니다.  끝.",
        "",
        "은평구청장",
    ]
    assert "소유자 동의" not in letter.text  # what a department argues is not given out with the result


def test_a_condition_that_two_departments_set_is_said_once(office: ProposalOffice, notices: Notices) -> None:
    key = office.receive("빈 가게 전시 창")
    asked = office.ask(key, "사회적경제과", "자원순환과")
    for department in asked.values():
        office.answer(
            department,
            verdict=Verdict.PARTIALLY_ACCEPTED,
            rationale="함",
            scope_accepted="공터",
            scope_excluded="길",
        )
    office.proposals.decide(key, Decision(Result.PARTIALLY_ADOPTED, TODAY, "함께함"))
    assert notices.letters([key])[0].text.count("공터(길 제외)") == 1


@pytest.mark.parametrize(
    ("result", "more", "said"),
    [
        (Result.ADOPTED, {"plan": "함"}, "사회적경제과에서 실무협의 일정을 따로 알려 드립니다."),
        (
            Result.ON_HOLD,
            {"verdict": Verdict.LONG_TERM_REVIEW, "rationale": "용역", "review_again": "2022년 상반기"},
            "2022년 상반기에 다시 검토합니다.",
        ),
        (Result.ON_HOLD, {"plan": "함"}, "사유가 풀리는 대로 다시 검토합니다."),
        (Result.REJECTED, {"plan": "함"}, "내용을 보완하여 다시 제안하실 수 있습니다."),
    ],
)
def test_each_result_says_what_comes_next(
    office: ProposalOffice, notices: Notices, result: Result, more: dict[str, object], said: str
) -> None:
    key = decided(office, "제안", result, "사유", **more)
    assert f"이후 절차: {said}  끝." in notices.letters([key])[0].body


def test_several_proposals_of_one_body_go_into_one_letter_and_each_body_gets_its_own(
    office: ProposalOffice, notices: Notices
) -> None:
    first = decided(office, "하나", Result.ADOPTED, plan="함")
    other = decided(office, "둘", Result.ADOPTED, plan="함", from_department=True)
    third = decided(office, "셋", Result.REJECTED, "중복됨", plan="함")
    letters = notices.letters([third, other, first])
    assert [(one.recipient, one.numbers) for one in letters] == [
        ("느티나무 살림연구소", ("2021-제안-001", "2021-제안-003")),
        ("기획예산과장", ("2021-제안-002",)),
    ]
    assert letters[0].title == "협업사업 제안 검토 결과 통보(2021-제안-001 등 2건)"
    assert letters[0].body.split("\n")[2:6] == [
        "  가. 하나(2021-제안-001, 2021. 9. 27. 접수)",
        "    1) 검토 결과: 채택(2021. 10. 18.)",
        "    2) 이후 절차: 사회적경제과에서 실무협의 일정을 따로 알려 드립니다.",
        "  나. 셋(2021-제안-003, 2021. 9. 27. 접수)",
    ]
    assert letters[1].body.split("\n")[1].startswith("2. 귀 부서에서 제안하신")


def test_opinions_that_are_open_are_enclosed(office: ProposalOffice, notices: Notices) -> None:
    key = decided(office, "하나", Result.ADOPTED, plan="함", disclosure=Disclosure.OPEN)
    assert notices.letters([key])[0].body.endswith("알려 드립니다.\n\n붙임  검토의견서 1부.  끝.")


def test_only_a_decided_proposal_has_something_to_tell(office: ProposalOffice, notices: Notices) -> None:
    done, still_open = decided(office, "하나", Result.ADOPTED, plan="함"), office.receive("둘")
    gone = office.receive("셋")
    office.proposals.cancel(gone, "두 번")
    for keys, why in (
        ([done, still_open], "2021-제안-002는 아직 결과가 정해지지 않았습니다"),
        ([gone], "2021-제안-003은 접수를 취소한 제안이라"),
        ([], "고르세요"),
    ):
        with pytest.raises(InputRefused, match=why):
            notices.letters(keys)
        with pytest.raises(InputRefused, match=why):
            notices.record(keys, TOLD)
    assert office.proposals.get(done).told == Told()


def untold(office: ProposalOffice) -> list[str]:
    listing = office.proposals.list.listing(ListQuery(year=2021, view="untold"))
    return [row.notice for row in office.proposals.list.rows(list(listing.ids))]


def test_day_and_number_are_written_down_and_taken_back(office: ProposalOffice, notices: Notices) -> None:
    key = decided(office, "하나", Result.ADOPTED, plan="함")
    assert untold(office) == ["통보 전"]
    change = notices.record([key], TOLD)
    assert (change.act, change.summary) == (Act.TELL_RESULT, "2021-제안-001 결과 통보를 적었습니다.")
    assert office.proposals.get(key).told == notices.told([key]) == TOLD
    assert untold(office) == []
    row = office.proposals.list.rows([key])[0]
    assert row.notice == "2021. 10. 20. 기획예산과-12345"
    assert change.inverse is not None
    change.inverse()
    assert untold(office) == ["통보 전"]
    notices.record([key], TOLD)
    notices.record([key], Told())
    assert office.proposals.get(key).told == Told()


@pytest.mark.parametrize(
    ("told", "why"),
    [
        (Told(date(2021, 10, 17), "1"), "통보일이 2021-제안-001 결정일 2021. 10. 18.보다 앞섭니다"),
        (Told(None, "기획예산과-1"), "통보일을 적으세요"),
    ],
)
def test_what_cannot_be_is_refused(office: ProposalOffice, notices: Notices, told: Told, why: str) -> None:
    key = decided(office, "하나", Result.ADOPTED, plan="함")
    with pytest.raises(InputRefused, match=why):
        notices.record([key], told)
    assert office.proposals.get(key).told == Told()


def test_a_result_that_is_taken_off_or_set_anew_is_told_anew(
    office: ProposalOffice, notices: Notices
) -> None:
    adopted = decided(office, "하나", Result.ADOPTED, plan="함")
    held = decided(office, "둘", Result.ON_HOLD, "기다림", plan="함")
    notices.record([adopted, held], TOLD)
    office.proposals.reopen(adopted, "다시 봄")
    assert office.proposals.get(adopted).told == Told()
    office.proposals.decide(held, Decision(Result.ADOPTED, date(2021, 10, 25)))
    assert office.proposals.get(held).told == Told()
    assert untold(office) == ["통보 전"]


def test_an_answer_is_due_a_month_after_the_proposal_came_in(
    office: ProposalOffice, notices: Notices
) -> None:
    key = office.receive("빈 가게 전시 창")  # on 2021. 9. 27.; a month later is a Wednesday
    asked = office.ask(key, "사회적경제과")
    answer = office.proposals.get(key).answer
    assert answer is not None
    assert answer.words == "답변 기한 2021. 10. 27.(D-9)"
    office.answer(asked["사회적경제과"], plan="함")
    office.proposals.decide(key, Decision(Result.ADOPTED, TODAY))
    assert office.proposals.get(key).answer is not None  # decided, but nobody has told the proposer
    notices.record([key], TOLD)
    assert office.proposals.get(key).answer is None


def test_an_answer_due_on_a_day_off_is_due_on_the_next_working_day(office: ProposalOffice) -> None:
    key = office.receive(
        "등불 잔치", received_on=date(2021, 9, 9)
    )  # 10. 9. is 한글날, 10. 11. its substitute
    answer = office.proposals.get(key).answer
    assert answer is not None
    assert answer.words == "답변 기한 2021. 10. 12.(6일 지남)"


def test_the_district_owes_itself_no_answer(office: ProposalOffice) -> None:
    assert office.proposals.get(office.receive_from_department("구의 제안")).answer is None
