"""When two names read alike, and that no pair is lost on the way to it."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from desktop_app.duplicates.measures import Likeness, core, likeness, pairs
from desktop_app.duplicates.records import LikeReason
from desktop_app.duplicates.scan import Candidate, bodies_alike, people_alike
from desktop_app.search import folded

SAME, CORE, NEAR = Likeness.SAME, Likeness.CORE, Likeness.NEAR


@pytest.mark.parametrize(
    ("one", "other", "like"),
    [
        ("가온 살림연구소", "(사)가온 살림연구소", SAME),
        ("㈜느티나무 기술공작소", "주식회사 느티나무기술공작소", SAME),
        ("사단법인 나래", "나래", SAME),
        ("SeMA 창고", "sema창고", SAME),
        ("살림 협동조합", "살림 사회적협동조합", CORE),
        ("꽃씨 협동조합", "꽃씨", CORE),
        ("가온 살림연구소", "가온 살림연소", NEAR),  # a syllable left out
        ("가온 살림연구소", "가온 살림연구구소", NEAR),
        ("가온 살림연구소", "가온 살림언구소", NEAR),  # typed a little wrong
        ("청년청", "청년창", NEAR),
        ("자원순환과", "자원순환가", NEAR),
        ("까치 문화공방", "가치 문화공방", NEAR),  # a kin sound
        ("개나리방", "게나리방", NEAR),
        ("가온 살림연구소", "가온 살림연구원", None),  # another word
        ("소담 돌봄협동조합", "도담 돌봄협동조합", None),
        ("가온 청년일터", "라온 청년일터", None),
        ("살림 연구소 A", "살림 연구소 B", None),
        ("꽃씨 협동조합", "나래 협동조합", None),
        ("응암제1동", "응암제2동", None),
        ("세무1과", "세무2과", None),
        ("나래", "나레", None),  # too short to tell
        ("청년허브", "청년허브센터", None),
        ("협동조합", "사회적협동조합", None),  # nothing but a legal form
        ("", "", None),
        ("( )", "( )", None),
    ],
)
def test_how_two_names_are_alike(one: str, other: str, like: Likeness | None) -> None:
    assert likeness(folded(one), folded(other)) is like
    assert likeness(folded(other), folded(one)) is like
    assert pairs([(2, folded(one)), (1, folded(other))]) == ({(1, 2): like} if like else {})


def test_the_core_is_what_is_left_without_the_legal_form() -> None:
    assert core(folded("살림 사회적협동조합")) == "살림"
    assert core(folded("협동조합 살림")) == "살림"
    assert core("협동조합") == ""


NAMES = some.lists(some.text("가나갸각까1협동조합", max_size=8), max_size=12)


@given(NAMES)
def test_no_pair_is_lost_by_comparing_only_names_that_meet(names: list[str]) -> None:
    found = pairs(enumerate(names))
    for one, other in combinations(range(len(names)), 2):
        assert found.get((one, other)) is likeness(names[one], names[other])


def test_a_record_is_never_paired_with_itself_and_the_surest_name_counts() -> None:
    names = [(1, "가온살림연구소"), (1, "가온살림연구"), (2, "가온살림연구"), (2, "가온살림언구소")]
    assert pairs(names) == {(1, 2): SAME}


def of(number: int, name: str, **more: object) -> Candidate:
    return Candidate(number, (folded(name),), **more)  # type: ignore[arg-type]


def test_bodies_are_paired_with_all_reasons_the_surest_pairs_first() -> None:
    found = bodies_alike(
        [
            of(1, "가온 살림연구소", phones=("0212345678",), room="3 302호", mails=("a@example.invalid",)),
            of(2, "(사)가온 살림연구소", phones=("0212345678",), room="3 302호"),
            of(3, "나래 청년일터", mails=("a@example.invalid",), room="3 302호"),
            of(4, "다솜", room="3 302호"),
        ]
    )
    assert list(found.items()) == [
        ((1, 2), (LikeReason.SAME_NAME, LikeReason.SAME_PHONE, LikeReason.SAME_ROOM)),
        ((1, 3), (LikeReason.SAME_MAIL, LikeReason.SAME_ROOM)),
    ]


def test_a_number_that_many_share_tells_nothing() -> None:
    many = [of(number, f"{chr(0xAC00 + 600 * number)}단체", phones=("0212345678",)) for number in range(7)]
    assert bodies_alike(many) == {}
    assert len(bodies_alike(many[:6])) == 15


def test_people_need_more_than_a_name_in_common() -> None:
    found = people_alike(
        [
            of(1, "홍하람", body="tenant_id 1"),
            of(2, "홍하람", body="tenant_id 2"),
            of(3, "홍하람", body="tenant_id 2", phones=("02",)),
            of(4, "김다온", body="tenant_id 2", phones=("02",)),
            of(5, "이새봄", body="tenant_id 3", mobiles=("010",)),
            of(6, "이새봄님", body="tenant_id 9", mobiles=("010",)),
        ]
    )
    assert found == {
        (2, 3): (LikeReason.SAME_NAME, LikeReason.SAME_BODY),
        (5, 6): (LikeReason.SAME_MOBILE,),
    }
