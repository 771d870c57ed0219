"""Finding the Korean way, and nothing that is typed or pasted into the filter line makes it fall."""

import pytest

from desktop_app.search import folded, initials, matches, pattern, sort_key


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("미래청", "ㅁㄹㅊ"),
        ("미래청", "미ㄹ청"),
        ("(주)느티나무 기술공작소", "느티나무기술"),
        ("㈜느티나무", "느티"),
        ("몫 나눔", "ㅁㄴㄴ"),
        ("가게 소리", "ㄳ"),
        ("ㅋㅋ 카페", "ㅋㅋ"),
        ("ㅋㅋ 카페", "ㅋㅋ카"),
        ("50%_할인", "%_"),
        ("별*표[1]?", "*표[1"),
        ("별*표ㄱ", "별*표ㄱ"),
        ("책·ㆍ방", "책방"),
        ("\u1112\u1161\u11ab빛", "한빛"),
        ("한빛", "\u1112\u1161\u11ab빛"),
        ("😀 웃음", "😀"),
    ],
)
def test_it_is_found(name: str, typed: str) -> None:
    assert matches(name, pattern(typed))


@pytest.mark.parametrize(
    ("name", "typed", "composing"),
    [
        ("느티나무", "느", "틴"),
        ("안자리", "", "앉"),
        ("앉은뱅이", "", "앉"),
        ("값진", "", "값"),
        ("갑순이", "", "값"),
        ("앉은뱅이", "", "안"),
        ("값진", "", "갑"),
        ("닭장", "", "달"),
    ],
)
def test_a_syllable_in_the_making_is_found(name: str, typed: str, composing: str) -> None:
    assert matches(name, pattern(typed, composing))


@pytest.mark.parametrize("typed", ["", "  ", "( )", "·-/", "㈜", "\x00", "\ud800", "\u200b"])
def test_what_holds_no_mark_asks_for_nothing(typed: str) -> None:
    assert pattern(typed) is None


def test_a_pasted_book_is_cut_to_what_a_name_can_hold() -> None:
    asked = pattern("가" * 100_000)
    assert asked is not None
    assert len(asked.needles[0]) <= 200


def test_names_are_ordered_by_syllable_and_number() -> None:
    assert sorted(["10층", "3층", "나", "(주)가"], key=sort_key) == ["3층", "10층", "(주)가", "나"]


def test_the_keys_hold_nothing_that_the_storage_refuses() -> None:
    key = folded("가\ud800\x00나")
    assert (key, initials(key)) == ("가나", "ㄱㄴ")
