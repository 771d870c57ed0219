"""What departments write for days and hours, as domain.md IMP-5 and IMP-7 list it: value, doubt, or refusal."""

from datetime import date, datetime, time

import pytest

from desktop_app.intake.cell_times import as_day, as_days, as_minute, as_minutes, as_month, as_period
from desktop_app.intake.cells import Meaning
from desktop_app.intake.records import CellValue
from desktop_app.values import UnreadableValueError

YEAR = 2021
FIRST_OF_APRIL = date(2021, 4, 1)


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
    ("written", "period"),
    [
        ("2021. 4. 1. ~ 12. 31.", (FIRST_OF_APRIL, date(2021, 12, 31))),
        ("2021-04-01 - 2021-12-31", (FIRST_OF_APRIL, date(2021, 12, 31))),
        ("2021년 4월 1일부터 12월 31일까지", (FIRST_OF_APRIL, date(2021, 12, 31))),
        ("2021. 4. 1. ~", (FIRST_OF_APRIL, None)),
        ("2021. 4. 1.부터", (FIRST_OF_APRIL, None)),
        ("2021. 4. 1. ~ 현재", (FIRST_OF_APRIL, None)),
        ("2021. 4. 1.", (FIRST_OF_APRIL, None)),
        (FIRST_OF_APRIL, (FIRST_OF_APRIL, None)),
        ("~ 2021. 4. 1.", (None, FIRST_OF_APRIL)),
        ("2021. 4. 1.까지", (None, FIRST_OF_APRIL)),
    ],
)
def test_a_term_may_be_open_at_either_end(
    written: CellValue, period: tuple[date | None, date | None]
) -> None:
    assert as_period(written, YEAR) == Meaning(period)


@pytest.mark.parametrize("written", ["~", "계속", "2022.1.1 ~ 2021.1.1", "2021.1.1 ~ 2021.2.1 ~", 4.1])
def test_a_term_that_is_none_is_refused(written: CellValue) -> None:
    with pytest.raises(UnreadableValueError):
        as_period(written, YEAR)


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
    "written", ["4월", 4, "2021. 4.", "2021-04", "2021. 4. 15.", date(2021, 4, 30), 44287, "4월호"]
)
def test_a_month_is_kept_as_its_first_day(written: CellValue) -> None:
    assert as_month(written, YEAR) == Meaning(FIRST_OF_APRIL)


@pytest.mark.parametrize("written", [13, "봄", "0월"])
def test_what_is_no_month_is_refused(written: CellValue) -> None:
    with pytest.raises(UnreadableValueError):
        as_month(written, YEAR)
