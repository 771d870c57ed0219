"""Official notation, on the examples of domain.md section 4."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app import notation

DIGITS = {word: digit for digit, word in enumerate("영일이삼사오육칠팔구")}
PLACES = {"십": 10, "백": 100, "천": 1000}
MYRIADS = {"만": 10**4, "억": 10**8, "조": 10**12}


def read_back(words: str) -> int:
    total, group, digit = 0, 0, 0
    for word in words:
        if word in DIGITS:
            digit = DIGITS[word]
        elif word in PLACES:
            group, digit = group + digit * PLACES[word], 0
        else:
            total, group, digit = total + (group + digit) * MYRIADS[word], 0, 0
    return total + group + digit


@pytest.mark.parametrize(
    ("won", "words"),
    [
        (14_100_000, "일천사백일십만"),
        (12_600_000, "일천이백육십만"),
        (1_500_000, "일백오십만"),
        (234_580, "이십삼만사천오백팔십"),
        (1_000_010, "일백만일십"),
        (10_000, "일만"),
        (113_560, "일십일만삼천오백육십"),
        (100_000_000, "일억"),
        (0, "영"),
    ],
)
def test_sums_in_words(won: int, words: str) -> None:
    assert notation.sum_in_words(won) == words


@given(st.integers(min_value=0, max_value=10**13))
def test_every_sum_in_words_reads_back(won: int) -> None:
    assert read_back(notation.sum_in_words(won)) == won


def test_sum_in_running_text() -> None:
    assert notation.won_in_words(113_560) == "금113,560원(금일십일만삼천오백육십원)"
    assert notation.won_in_words(-1_920) == "금△1,920원(금△일천구백이십원)"


@pytest.mark.parametrize(
    ("level", "marks"),
    [
        (1, "1. 2. 3."),
        (2, "가. 나. 다."),
        (3, "1) 2) 3)"),
        (4, "가) 나) 다)"),
        (5, "(1) (2) (3)"),
        (6, "(가) (나) (다)"),
        (7, "① ② ③"),
        (8, "㉮ ㉯ ㉰"),
    ],
)
def test_marks_of_the_eight_levels(level: int, marks: str) -> None:
    assert " ".join(notation.item_mark(level, position) for position in (1, 2, 3)) == marks


def test_after_ha_comes_geo() -> None:
    found = "".join(notation.item_syllable(position) for position in range(1, 33))
    assert found == "가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허고노도로"
    assert notation.item_mark(7, 21) == "(21)"
    assert notation.item_mark(8, 15) == "(거)"


def test_items_stand_two_columns_in_and_one_item_has_no_mark() -> None:
    assert notation.item_lines(["가치", "나눔"]) == ("1. 가치", "2. 나눔")
    assert notation.item_lines(["가치", "나눔"], level=3) == ("    1) 가치", "    2) 나눔")
    assert notation.item_lines(["하나뿐"], level=2) == ("  하나뿐",)


def test_enclosures() -> None:
    assert notation.enclosure_lines([]) == ()
    assert notation.enclosure_lines(["제안서 1부"]) == ("붙임  제안서 1부.",)
    assert notation.enclosure_lines(["제안서 1부.", "사진 2부"]) == (
        "붙임  1. 제안서 1부.",
        "      2. 사진 2부.",
    )


def test_end_stands_one_character_behind_the_last_word() -> None:
    lines = notation.enclosure_lines(["제안서 1부"])
    assert notation.closed(lines, lambda _: True) == ("붙임  제안서 1부.  끝.",)
    several = notation.closed(notation.enclosure_lines(["제안서 1부", "사진 2부"]), lambda _: True)
    assert several == ("붙임  1. 제안서 1부.", "      2. 사진 2부.  끝.")


def test_end_goes_to_the_next_line_where_the_last_is_full() -> None:
    assert notation.closed(["가득 찬 줄"], lambda _: False) == ("가득 찬 줄", "  끝.")


def test_end_below_a_filled_table_stands_one_character_in() -> None:
    assert notation.closed([], lambda _: True) == ("  끝.",)


def test_check_marks_are_read_without_colour_and_never_part_from_their_words() -> None:
    marks = notation.check_marks(("수용", "일부 수용"), "수용")
    assert marks.replace("\u00a0", " ") == "■ 수용   □ 일부 수용"
    assert marks.count(" ") == 3
    assert "■" not in notation.check_marks(("수용",), None)
