"""What departments write into cells, as domain.md IMP-6 and IMP-8 list it: the value, a doubt, or a refusal."""

import random
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, time
from typing import Any

import pytest

from desktop_app.intake.cell_times import as_day, as_days, as_minute, as_minutes, as_period
from desktop_app.intake.cells import Meaning, as_count, as_mail, as_phone, as_text, as_won, as_yes
from desktop_app.intake.records import CellValue
from desktop_app.values import UnreadableValueError

YEAR = 2021
FIRST_OF_APRIL = date(2021, 4, 1)

ALL: tuple[Callable[[CellValue], Meaning[Any]], ...] = (
    as_text,
    as_count,
    as_won,
    as_yes,
    as_phone,
    as_mail,
    as_minute,
    as_minutes,
    lambda value: as_day(value, YEAR),
    lambda value: as_days(value, YEAR),
    lambda value: as_period(value, YEAR),
)


@pytest.mark.parametrize(
    ("written", "number"),
    [("30명", 30), (30, 30), (30.0, 30), ("1,200", 1_200), ("총 30명", 30), ("３０", 30), ("0", 0), (0, 0)],
)
def test_a_count_is_read(written: CellValue, number: int) -> None:
    assert as_count(written) == Meaning(number)


@pytest.mark.parametrize(
    "written",
    ["약 30명", "30여 명", "30명 내외", "30명 이상", "30명(공무원 10)", "30(내부10/외부20)", "대략 30"],
)
def test_about_a_number_is_the_number_with_a_doubt(written: str) -> None:
    assert as_count(written) == Meaning(30, f"‘{written}’을(를) 30(으)로 읽었습니다.")


@pytest.mark.parametrize(
    "written", ["50~60명", "50명~60명", "50∼60", -3, 1.5, True, FIRST_OF_APRIL, "다수", "10+20", "10명, 20명"]
)
def test_what_is_no_one_number_is_refused(written: CellValue) -> None:
    with pytest.raises(UnreadableValueError):
        as_count(written)


def test_a_range_of_numbers_says_that_it_is_one() -> None:
    with pytest.raises(UnreadableValueError, match="범위로 적은 수"):
        as_count("50~60명")


@pytest.mark.parametrize(
    ("written", "won"),
    [
        ("150만원", 1_500_000),
        ("1,500천원", 1_500_000),
        ("금150,000원", 150_000),
        ("금113,560원(금일십일만삼천오백육십원)", 113_560),
        ("△1,920", -1_920),
        ("−1,920", -1_920),
        ("₩150,000", 150_000),
        (150_000, 150_000),
        (-1_920, -1_920),
        (150_000.0000001, 150_000),
        ("0", 0),
    ],
)
def test_a_sum_is_read(written: CellValue, won: int) -> None:
    assert as_won(written) == Meaning(won)


@pytest.mark.parametrize(
    ("written", "won"),
    [
        (1_500, 1_500_000),
        ("1,500", 1_500_000),
        (1.5, 1_500),
        ("150만원", 1_500_000),
        ("1,500천원", 1_500_000),
        ("1,500원", 1_500),
    ],
)
def test_a_plain_number_under_thousands_is_multiplied(written: CellValue, won: int) -> None:
    assert as_won(written, unit="천원") == Meaning(won)


@pytest.mark.parametrize(
    ("written", "won"), [("약 150만원", 1_500_000), ("무료", 0), ("150만원(부가세 별도)", 1_500_000)]
)
def test_a_sum_may_carry_a_doubt(written: str, won: int) -> None:
    meaning = as_won(written)
    assert meaning.value == won
    assert written in meaning.doubt


@pytest.mark.parametrize("written", [1.5, True, FIRST_OF_APRIL, "협의", "100~200만원", 10**18])
def test_what_is_no_sum_is_refused(written: CellValue) -> None:
    with pytest.raises(UnreadableValueError):
        as_won(written)


@pytest.mark.parametrize("written", [None, "", " ", "-", "–", "없음", "해당 없음", "해당없음", "N/A"])
@pytest.mark.parametrize("read", ALL)
def test_nothing_is_nothing_and_not_nought(
    read: Callable[[CellValue], Meaning[Any]], written: CellValue
) -> None:
    assert read(written) == Meaning(None)


@pytest.mark.parametrize(
    ("written", "yes"),
    [
        *((word, True) for word in ("예", "O", "○", "Y", "1", "사용", "있음", "V", "대표", True, 1)),
        *(
            (word, False)
            for word in ("아니요", "X", "×", "N", "0", "미사용", "사용 안 함", "비해당", False, 0)
        ),
    ],
)
def test_yes_and_no_are_read(written: CellValue, yes: bool) -> None:  # noqa: FBT001 - a value
    assert as_yes(written) == Meaning(yes)


def test_what_is_neither_yes_nor_no_is_refused() -> None:
    with pytest.raises(UnreadableValueError):
        as_yes("검토 중")


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("00000000000", "000-0000-0000"),
        ("000.0000.0000", "000-0000-0000"),
        ("(02)000-0000", "02-000-0000"),
        ("+82-10-0000-0000", "010-0000-0000"),
        ("82 2 000 0000", "02-000-0000"),
        ("1500-0000", "1500-0000"),
        ("내선 0000", "내선 0000"),
        ("0000", "0000"),
        (1000, "1000"),
    ],
)
def test_a_telephone_number_is_read(written: CellValue, number: str) -> None:
    assert as_phone(written) == Meaning(number)


@pytest.mark.parametrize(
    ("written", "number"),
    [(1000000000, "010-0000-0000"), (20000000, "02-000-0000"), (3100000000, "031-0000-0000")],
)
def test_the_nought_that_a_spreadsheet_dropped_comes_back(written: int, number: str) -> None:
    assert as_phone(written) == Meaning(number, f"앞의 0이 빠진 번호로 보고 {number}(으)로 읽었습니다.")


@pytest.mark.parametrize("written", ["02-000-0000, 000-0000-0000", "홍가온", "문의는 누리집"])
def test_what_is_not_one_number_stays_as_written(written: str) -> None:
    meaning = as_phone(written)
    assert meaning.value == written
    assert meaning.doubt


@pytest.mark.parametrize(
    "written",
    [
        "gaon@example.invalid",
        "<gaon@example.invalid>",
        "홍가온 <gaon@example.invalid>",
        "mailto:gaon@example.invalid",
        "ｇａｏｎ＠example.invalid;",
    ],
)
def test_an_address_is_taken_out_of_its_wrapping(written: str) -> None:
    assert as_mail(written) == Meaning("gaon@example.invalid")


@pytest.mark.parametrize("written", ["gaon", "a@example.invalid, b@example.invalid", 5])
def test_what_is_not_one_address_stays_with_a_doubt(written: CellValue) -> None:
    assert as_mail(written).doubt


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("㎡ ① ㈜ ㆍ", "㎡ ① ㈜ ㆍ"),
        (101, "101"),
        (4.1, "4.1"),
        (FIRST_OF_APRIL, "2021. 4. 1."),
        (time(9, 5), "09:05"),
        (True, "예"),
    ],
)
def test_any_cell_is_text(written: CellValue, text: str) -> None:
    assert as_text(written) == Meaning(text)


@pytest.mark.parametrize("read", ALL)
def test_whatever_a_cell_holds_is_read_or_refused(read: Callable[[CellValue], Meaning[Any]]) -> None:
    dice = random.Random(29)
    marks = (
        "0123456789.,:-/'~()△▲ 금원정만천백억년월일시분반오전후명건부터까지약여경종목²½①٣๓𝟙@<>+　\t\u200b😀"
    )
    for _ in range(3000):
        typed = "".join(dice.choices(marks, k=dice.randint(1, 14)))
        with suppress(UnreadableValueError):
            read(typed)
    for value in (
        -1,
        0,
        10**30,
        1e300,
        -0.0,
        73051,
        19999,
        date(1, 1, 1),
        date(9999, 12, 31),
        datetime(1900, 1, 1),
        time(0),
    ):
        with suppress(UnreadableValueError):
            read(value)
