"""domain.md IMP-5, IMP-6 and IMP-7: each day, count, sum and time of the page, in a file, by the whole road.

Other spellings stand in test_cell_times.py and test_cells.py; test_imp_rules.py has the rest of the section.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

import pytest

from tests.intake.desk import HEADS, Desk, desk

__all__ = ("desk",)
FIRST_OF_APRIL: Final = date(2021, 4, 1)
YEARLESS: Final = "연도가 없어 2021. 4. 1."

# IMP-5: days

DAYS: Final[Sequence[tuple[object, date | tuple[date, date] | None, str]]] = (
    *(
        (written, FIRST_OF_APRIL, "")
        for written in (
            "2021.4.1", "2021. 4. 1.", "21.4.1.", "'21.4.1", "2021-04-01", "2021/4/1", "20210401", "210401",
            "2021년 4월 1일(목)", "２０２１．４．１", "２０２１년 ４월 １일", "2021．4．1．", 44287, 20210401, 210401,
        )
    ),
    *((written, FIRST_OF_APRIL, YEARLESS) for written in ("4/1(목)", "4.1.(목)", "4월 1일", "４／１（목）")),
    ("2021. 4. 1. ~ 4. 3.", (FIRST_OF_APRIL, date(2021, 4, 3)), ""),
    ("4/1~4/3", (FIRST_OF_APRIL, date(2021, 4, 3)), YEARLESS),
    ("2021.4.1∼2021.4.3", (FIRST_OF_APRIL, date(2021, 4, 3)), ""),
    ("2021. 4. 1.(금)", FIRST_OF_APRIL, "2021. 4. 1.은 목요일입니다."),
    ("4/1(수)", FIRST_OF_APRIL, "목요일입니다."),
    ("2020. 4. 1.", date(2020, 4, 1), "2021년이 아닙니다."),
    (43922, date(2020, 4, 1), "2021년이 아닙니다."),
    (4.1, None, "4월 1일일 수도 4월 10일일 수도"),
    ("2021-02-30", None, "달력에 없는 날짜입니다."),
)  # fmt: skip
"""A cell; the day, the days or nothing; what the officer is told."""


def test_days_as_the_page_writes_them(desk: Desk) -> None:
    lines = desk.said("일자", [written for written, _, _ in DAYS])
    for line, (written, meant, told) in zip(lines, DAYS, strict=True):
        found = line.values.get("used_on"), line.values.get("until_on")
        days = meant if isinstance(meant, tuple) else (meant, None)
        assert found == days, written
        remarks = line.warnings if meant else line.faults
        assert bool(told) == bool(remarks), (written, remarks)
        assert told in " ".join(one.text for one in remarks), written
        assert not (line.faults if meant else line.warnings), written


# IMP-6: counts and sums

COUNTS: Final[Sequence[tuple[object, int | None, str]]] = (
    ("30명", 30, ""), (30, 30, ""), ("약 30명", 30, "30(으)로 읽었습니다."),
    ("30여 명", 30, "30(으)로 읽었습니다."),
    ("50~60명", None, "범위로 적은 수"), ("-", None, ""), ("없음", None, ""), (None, None, ""), ("0명", 0, ""),
)  # fmt: skip
SUMS: Final = (
    ("150만원", 1_500_000), ("1,500천원", 1_500_000), ("금150,000원", 150_000), ("△1,920", -1_920), ("-", None),
)  # fmt: skip
UNDER: Final = (
    ("사용료(천원)", 1_500, 1_500_000), ("사용료(천원)", "1,500", 1_500_000), ("사용료(천원)", 1.5, 1_500),
    ("사용료(천원)", "△1,920", -1_920_000), ("사용료(천원)", "150만원", 1_500_000),
    ("사용료(천원)", "1,500원", 1_500),
    ("사용료 (단위: 천원)", 1_500, 1_500_000), ("사용료（천원）", "1,500", 1_500_000),
    ("사용료(백만원)", 1.5, 1_500_000),
    ("사용료(만원)", 150, 1_500_000), ("사용료(원)", 1_500, 1_500), ("사용료(천원)", "-", None),
)  # fmt: skip


def test_counts_as_the_page_writes_them(desk: Desk) -> None:
    lines = desk.said("참석인원(명)", [written for written, _, _ in COUNTS])
    for line, (written, meant, told) in zip(lines, COUNTS, strict=True):
        assert line.values.get("attendees") == meant, written
        remarks = line.faults if written == "50~60명" else line.warnings
        assert told in " ".join(one.text for one in remarks), written
        assert bool(told) == bool(remarks), written


def test_sums_as_the_page_writes_them(desk: Desk) -> None:
    lines = desk.said("사용료", [written for written, _ in SUMS])
    assert [(line.values.get("fee_won"), line.faults) for line in lines] == [(won, ()) for _, won in SUMS]


@pytest.mark.parametrize(("head", "written", "won"), UNDER)
def test_a_plain_number_counts_what_its_head_says(
    desk: Desk, head: str, written: object, won: int | None
) -> None:
    heads = [*HEADS[:-1], head]
    (line,) = desk.lines(heads, {head: written})
    assert (line.values.get("fee_won"), line.faults) == (won, ())


@pytest.mark.parametrize("key", ["proposal", "venue", "usage"])
def test_sums_of_every_kind_know_their_unit(desk: Desk, key: str) -> None:
    sums = [one for one in desk.office.intake.kind(key).fields if one.key.endswith("_won")]
    assert sums
    assert all(one.is_sum for one in sums)


# IMP-7: times

TIMES: Final[Sequence[tuple[str, tuple[int, int] | None, str]]] = (
    ("14:00~16:00", (840, 960), ""), ("14시~16시", (840, 960), ""), ("오후 2시~4시", (840, 960), ""),
    ("14:00∼16:00", (840, 960), ""), ("14:00～16:00", (840, 960), ""), ("14:00〜16:00", (840, 960), ""),
    ("종일", (540, 1080), "09:00~18:00로 읽었습니다."),
    ("16:00~14:00", None, "늦지 않습니다."), ("14:00~14:00", None, "늦지 않습니다."),
)  # fmt: skip


def test_times_as_the_page_writes_them(desk: Desk) -> None:
    lines = desk.said("시간", [written for written, _, _ in TIMES])
    for line, (written, meant, told) in zip(lines, TIMES, strict=True):
        found = line.values.get("start_minute"), line.values.get("end_minute")
        assert found == (meant or (None, None)), written
        remarks = line.warnings if meant else line.faults
        assert bool(told) == bool(remarks), written
        assert told in " ".join(one.text for one in remarks), written
