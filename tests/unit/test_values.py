"""What officers type for days, times and sums: read as meant, or refused in one Korean sentence, never a fall."""

import random
from collections.abc import Callable
from contextlib import suppress
from datetime import date

import pytest

from desktop_app.values import (
    UnreadableValueError,
    phone_text,
    read_count,
    read_date,
    read_minute,
    read_month,
    read_won,
    tidy,
    tidy_line,
)

YEAR = 2021


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2021.4.1", date(2021, 4, 1)),
        ("2021. 4. 1.", date(2021, 4, 1)),
        ("21.4.1.", date(2021, 4, 1)),
        ("'21.4.1", date(2021, 4, 1)),
        ("2021-04-01", date(2021, 4, 1)),
        ("20210401", date(2021, 4, 1)),
        ("210401", date(2021, 4, 1)),
        ("4/1(목)", date(2021, 4, 1)),
        ("4월 1일", date(2021, 4, 1)),
        ("2021년 4월 1일(목요일)", date(2021, 4, 1)),
        ("２０２１．４．１", date(2021, 4, 1)),
    ],
)
def test_a_day_is_read_as_officers_write_it(typed: str, day: date) -> None:
    assert read_date(typed, YEAR) == day


@pytest.mark.parametrize(
    "typed", ["0001.1.1", "0000.1.1", "9999.12.31", "2021.2.30", "4/1(금)", "0", "4", "어제", "-4.1"]
)
def test_a_day_that_cannot_be_meant_is_refused(typed: str) -> None:
    with pytest.raises(UnreadableValueError):
        read_date(typed, YEAR)


@pytest.mark.parametrize(
    ("typed", "minute"),
    [
        ("14:00", 840),
        ("14시", 840),
        ("오후 2시", 840),
        ("오후 2시 반", 870),
        ("930", 570),
        ("1430", 870),
        ("２４:００", 1440),
        ("오전 12시", 0),
        ("오전 12시 30분", 30),
        ("오후 12시", 720),
        ("0", 0),
    ],
)
def test_a_time_is_read_as_officers_write_it(typed: str, minute: int) -> None:
    assert read_minute(typed) == minute


@pytest.mark.parametrize(
    ("typed", "won"),
    [
        ("0", 0),
        ("１５０만원", 1_500_000),
        ("1.5천원", 1_500),
        ("1,500천원", 1_500_000),
        ("1억5천만", 150_000_000),
        ("금150,000원정", 150_000),
        ("△1,920", -1_920),
        ("1.0000001억", 100_000_010),
    ],
)
def test_a_sum_is_read_as_officers_write_it(typed: str, won: int) -> None:
    assert read_won(typed) == won


@pytest.mark.parametrize(
    "typed", ["1.5원", "0.000000001억", "만", "--1", "1e5", "십만", "9" * 5000, "9" * 20]
)
def test_what_is_no_sum_is_refused(typed: str) -> None:
    with pytest.raises(UnreadableValueError):
        read_won(typed)


@pytest.mark.parametrize("typed", ["50~60명", "-3", "반", "9" * 5000, "1.5"])
def test_what_is_no_count_is_refused(typed: str) -> None:
    with pytest.raises(UnreadableValueError):
        read_count(typed)


@pytest.mark.parametrize("read", [read_won, read_count, read_minute, lambda text: read_date(text, YEAR)])
def test_whatever_is_typed_is_read_or_refused(read: Callable[[str], object]) -> None:
    dice = random.Random(11)
    marks = "0123456789.,:-/'~()△▲ 금원정만천백억년월일시분반오전후명건목²½①٣๓𝟙　\t\x00\u200b😀"
    for _ in range(4000):
        typed = "".join(dice.choices(marks, k=dice.randint(1, 12)))
        with suppress(UnreadableValueError):
            read(typed)


def test_stored_text_is_composed_and_free_of_controls() -> None:
    assert tidy("  \u1112\u1161\u11ab\x00\ud800글\r\n둘째\r줄\ufffe ") == "한글\n둘째\n줄"
    assert tidy_line(" 한\n 줄\t로 ") == "한 줄 로"


def test_a_phone_number_gets_its_hyphens_and_other_text_stays() -> None:
    assert phone_text("0000000 0000") == "000-0000-0000"
    assert phone_text("내선 １２３４") == "내선 1234"


def test_a_mark_that_turns_the_reading_is_not_stored() -> None:
    assert tidy("꽃씨\u202e 청년\u2066일터") == "꽃씨 청년일터"


@pytest.mark.parametrize(
    "text", ["4", "4월", "4월호", "04", "2021. 4.", "2021-04", "2021년 4월", "'21. 4.", "２０２１．４．"]
)
def test_a_month_is_read_as_officers_write_it(text: str) -> None:
    assert read_month(text, 2021) == date(2021, 4, 1)


@pytest.mark.parametrize("text", ["", "13", "0월", "4.1", "12.4", "사월", "2021. 4. 1.", "4~5월"])
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(UnreadableValueError):
        read_month(text, 2021)
