"""가져오기 asks about names and words that the office does not know, once, and remembers the answers (A7)."""

from datetime import date

import pytest

from desktop_app.errors import InputRefused
from desktop_app.intake.preview import Answer
from desktop_app.listing import ListQuery
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import TenantPlace
from tests.intake_office import FLOWER, HEADS, Taker, file_of, row, tally, tenants


def test_a_name_that_almost_matches_is_asked_about_and_may_be_remembered(taker: Taker) -> None:
    first = file_of(HEADS, FLOWER)
    taker.take(taker.look(first), first)
    file = file_of(HEADS, ("꽃시 청년일터", "미래청", "405호"))
    outlook = taker.look(file)
    (question,) = outlook.questions()
    assert question.near[0][1] == "꽃씨 청년일터"
    with pytest.raises(InputRefused):
        taker.take(outlook, file)
    known = Answer(question.near[0][0], remember=True)
    outlook = taker.decide(outlook, answers={question.key: known})
    assert [one.label for one in row(outlook, 2).differences] == ["호실"]
    taker.take(outlook, file)
    assert tenants(taker)["꽃씨 청년일터"].aliases == ("꽃시 청년일터",)
    assert taker.office.tenants.listing(ListQuery(text="꽃시")).ids
    taker.decisions = type(taker.decisions)()
    assert tally(taker.look(file)) == {"같음": 1}


def test_a_name_that_almost_matches_may_be_a_new_tenant(taker: Taker) -> None:
    first = file_of(HEADS, FLOWER)
    taker.take(taker.look(first), first)
    file = file_of(HEADS, ("꽃시 청년일터", "미래청", "405호"))
    outlook = taker.look(file)
    (question,) = outlook.questions()
    outlook = taker.decide(outlook, answers={question.key: Answer(new=True)})
    taker.take(outlook, file)
    assert set(tenants(taker)) == {"꽃씨 청년일터", "꽃시 청년일터"}


def test_of_two_that_read_alike_the_one_that_is_spelled_so_is_meant(taker: Taker) -> None:
    for name in ("가온 모임", "(사)가온모임"):
        taker.office.tenants.add(TenantDraft(name, place=TenantPlace.MIRAE, room="1호"))
    outlook = taker.look(file_of(("단체명", "호실"), ("(사)가온모임", "2호"), ("가온모임", "3호")))
    known = row(outlook, 2).known
    assert known is not None
    assert known.name == "(사)가온모임"
    assert row(outlook, 3).questions[0].known_by_name


def test_of_two_of_one_name_the_one_that_has_not_left_is_meant(taker: Taker) -> None:
    for moved_in in (date(2019, 1, 1), date(2021, 3, 1)):
        taker.office.tenants.add(TenantDraft("가온 모임", place=TenantPlace.MIRAE, moved_in_on=moved_in))
    taker.office.tenants.move_out(1, date(2020, 1, 1))
    known = row(taker.look(file_of(("단체명", "호실"), ("가온 모임", "2호"))), 2).known
    assert known is not None
    assert known.id == 2


def test_an_unknown_building_is_asked_about_once_and_remembered(taker: Taker) -> None:
    file = file_of(HEADS, ("가온", "미래청사", "1호"), ("나래", "미래청사", "2호"))
    outlook = taker.look(file)
    (question,) = outlook.questions()
    assert (question.noun, question.text, question.near[0][1]) == ("건물", "미래청사", "미래청")
    mirae = question.near[0][0]
    taker.take(taker.decide(outlook, answers={question.key: Answer(mirae)}), file)
    taker.decisions = type(taker.decisions)()
    other = file_of(HEADS, ("다솜", "미래청사", "3호"))
    taker.take(taker.look(other), other)
    assert {draft.building_id for draft in tenants(taker).values()} == {mirae}


def test_a_building_is_made_only_where_the_officer_says_so(taker: Taker) -> None:
    file = file_of(HEADS, ("가온", "새길동", "1호"), ("나래", "새길동", "2호"))
    outlook = taker.look(file)
    (question,) = outlook.questions()
    taker.take(taker.decide(outlook, answers={question.key: Answer(new=True)}), file)
    assert [choice.label for choice in taker.office.directory.buildings()].count("새길동") == 1
    assert tenants(taker)["가온"].place is TenantPlace.SMALL_BUILDING


def test_a_word_may_mean_nothing(taker: Taker) -> None:
    file = file_of((*HEADS, "공간 구분"), ("가온", "미정동", *[None] * 6, "미래청 개별공간"))
    outlook = taker.look(file)
    (question,) = outlook.questions()
    taker.take(taker.decide(outlook, answers={question.key: Answer()}), file)
    assert tenants(taker)["가온"].building_id is None
