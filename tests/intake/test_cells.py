"""What departments write into cells, as domain.md IMP-5 to IMP-8 lists it: the value, a doubt, or a refusal."""

import random
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, time
from typing import Any

import pytest

from desktop_app.intake.cell_times import as_day, as_days, as_minute, as_minutes
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
)


@pytest.mark.parametrize(
    "written",
    [
        "2021.4.1",
        "2021. 4. 1.",
        "21.4.1.",
        "'21.4.1",
        "2021-04-01",
        "2021/4/1",
        "20210401",
        "210401",
        "2021년 4월 1일(목)",
        "2021년 4월 1일 목요일",
        "２０２１．４．１",
        "2021-04-01 00:00:00",
        "2021-04-01T09:30:00",
        44287,
        44287.5,
        20210401,
        210401,
        FIRST_OF_APRIL,
        datetime(2021, 4, 1, 14, 30),
    ],
)
def test_a_day_written_whole_is_read_without_a_doubt(written: CellValue) -> None:
    assert as_day(written, YEAR, this_year=True) == Meaning(FIRST_OF_APRIL)


@pytest.mark.parametrize(
    "written", ["4/1(목)", "4.1.(목)", "4월 1일", "4.1", "4. 1.", "4월1일 목요일", "4/1 14:00"]
)
def test_a_day_without_a_year_lies_in_the_fiscal_year_and_says_so(written: str) -> None:
    assert as_day(written, YEAR) == Meaning(FIRST_OF_APRIL, "연도가 없어 2021. 4. 1.(으)로 읽었습니다.")


@pytest.mark.parametrize(
    ("written", "doubt"),
    [
        ("2021. 4. 1.(금)", "2021. 4. 1.은 목요일입니다. 적힌 요일(금)과 다릅니다."),
        ("2020.4.1", "2020. 4. 1.은 2021년이 아닙니다."),
        ("44287", "엑셀의 날짜 번호 44287을(를) 2021. 4. 1.(으)로 읽었습니다."),
    ],
)
def test_a_day_that_should_be_looked_at_carries_a_doubt(written: str, doubt: str) -> None:
    meaning = as_day(written, YEAR, this_year=True)
    assert meaning.value is not None
    assert meaning.doubt == doubt
    assert as_day("2019.3.2", YEAR).doubt == ""  # agreements of other years are nothing to wonder at


@pytest.mark.parametrize(
    "written",
    [
        4.1,
        12.25,
        2021.4,
        5,
        0,
        True,
        time(14),
        "2021-02-30",
        "4.1, 4.8",
        "4/1, 4/2",
        "4월 1일, 2일 · 4월 8일",
        "상반기",
        "4월 초",
        999999,
    ],
)
def test_what_is_no_one_day_is_refused(written: CellValue) -> None:
    with pytest.raises(UnreadableValueError):
        as_day(written, YEAR)


def test_a_number_that_could_be_two_days_asks() -> None:
    with pytest.raises(UnreadableValueError, match=r"4월 1일일 수도 4월 10일일 수도"):
        as_day(4.1, YEAR)


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("2021. 4. 1. ~ 12. 31.", (FIRST_OF_APRIL, date(2021, 12, 31))),
        ("2021.4.1∼2022.3.31", (FIRST_OF_APRIL, date(2022, 3, 31))),
        ("2021. 4. 1.(목) ~ 4. 3.(토)", (FIRST_OF_APRIL, date(2021, 4, 3))),
        ("2021. 4. 1. ~ 3.", (FIRST_OF_APRIL, date(2021, 4, 3))),
        ("2021년 4월 1일부터 4월 3일까지", (FIRST_OF_APRIL, date(2021, 4, 3))),
        ("2021-04-01 - 2021-04-03", (FIRST_OF_APRIL, date(2021, 4, 3))),
        ("2021.4.1～3(토)", (FIRST_OF_APRIL, date(2021, 4, 3))),
        ("2021.4.1", (FIRST_OF_APRIL, FIRST_OF_APRIL)),
        (44287, (FIRST_OF_APRIL, FIRST_OF_APRIL)),
    ],
)
def test_a_range_gives_both_its_days(written: CellValue, days: tuple[date, date]) -> None:
    assert as_days(written, YEAR) == Meaning(days)


@pytest.mark.parametrize(
    ("written", "last", "doubts"),
    [
        ("12. 30. ~ 1. 2.", date(2022, 1, 2), 2),
        ("2021.4.1~4.2(토)", date(2021, 4, 2), 1),
        ("4.1~4.2", date(2021, 4, 2), 1),
    ],
)
def test_a_range_may_carry_doubts(written: str, last: date, doubts: int) -> None:
    meaning = as_days(written, YEAR)
    assert meaning.value is not None
    assert meaning.value[1] == last
    assert meaning.doubt.count("니다.") >= doubts


@pytest.mark.parametrize(
    "written", ["2021.4.3~2021.4.1", "4.3~1", "4.1~", "~4.1", "4.1~4.2~4.3", "2021.4.1~어제", "2021.4.1~31"]
)
def test_a_range_that_is_none_is_refused(written: str) -> None:
    with pytest.raises(UnreadableValueError):
        as_days(written, YEAR)


@pytest.mark.parametrize(
    ("written", "span"),
    [
        ("14:00~16:00", (840, 960)),
        ("14시~16시", (840, 960)),
        ("오후 2시~4시", (840, 960)),
        ("14:00∼16:00", (840, 960)),
        ("14:00-16:30", (840, 990)),
        ("14시 30분부터 16시까지", (870, 960)),
        ("오전 10시 ~ 오후 2시", (600, 840)),
        ("오전 10시~12시", (600, 720)),
        ("오전 11시~13시", (660, 780)),
        ("14:00~16:00(2시간)", (840, 960)),
        ("１４：００～１６：００", (840, 960)),
        ("1400~1600", (840, 960)),
        ("22:00~24:00", (1320, 1440)),
        ("14:00", (840, None)),
        (time(14), (840, None)),
    ],
)
def test_a_span_of_hours_is_read(written: CellValue, span: tuple[int, int | None]) -> None:
    assert as_minutes(written) == Meaning(span)


def test_a_whole_day_has_the_hours_of_the_office_and_says_so() -> None:
    assert as_minutes("종 일") == Meaning((540, 1080), "‘종 일’을(를) 09:00~18:00로 읽었습니다.")


def test_two_o_clock_alone_could_be_at_night() -> None:
    assert as_minutes("2시~4시") == Meaning(
        (120, 240), "‘2시~4시’을(를) 오전으로 읽었습니다. 오후라면 고치세요."
    )


@pytest.mark.parametrize(
    "written",
    ["16:00~14:00", "14:00~14:00", "14:00~", "14~15~16", "오후", "25:00~26:00", 14.5, True, FIRST_OF_APRIL],
)
def test_a_span_that_is_none_is_refused(written: CellValue) -> None:
    with pytest.raises(UnreadableValueError):
        as_minutes(written)


@pytest.mark.parametrize(
    ("written", "minute"),
    [
        (time(9, 5), 545),
        (datetime(2021, 4, 1, 14, 30), 870),
        (0.5833333333, 840),
        (date(1900, 1, 1), 1440),
        (14, 840),
        ("14:30:00", 870),
        ("9:05", 545),
    ],
)
def test_a_time_is_read(written: CellValue, minute: int) -> None:
    assert as_minute(written) == Meaning(minute)


def test_about_a_time_carries_a_doubt() -> None:
    assert as_minute("오후 2시경") == Meaning(840, "‘오후 2시경’을(를) 14:00(으)로 읽었습니다.")


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
    assert as_won(written, thousands=True) == Meaning(won)


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
