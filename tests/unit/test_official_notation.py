"""Official notation by tables, rule by rule of domain.md section 4: what every document of the office prints (H9)."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app import notation, values
from desktop_app.proposals.request_text import Asked, Owed, reminder_of_all, request_text
from desktop_app.reports.blocks import THOUSANDS_NOTE, Column, Shape, Table, text_of

APRIL, MAY, YEAR_END, NEXT = date(2021, 4, 1), date(2021, 5, 12), date(2021, 12, 31), date(2022, 1, 5)


@pytest.mark.parametrize(
    ("level", "position", "mark"),
    [
        (1, 10, "10."),
        (2, 14, "하."),
        (2, 15, "거."),
        (2, 28, "허."),
        (2, 29, "고."),
        (3, 12, "12)"),
        (4, 16, "너)"),
        (5, 100, "(100)"),
        (6, 17, "(더)"),
        (7, 20, "⑳"),
        (7, 21, "(21)"),
        (8, 14, "㉻"),
        (8, 15, "(거)"),
    ],
)
def test_doc_1_marks_go_on_behind_ha(level: int, position: int, mark: str) -> None:
    assert notation.item_mark(level, position) == mark


@pytest.mark.parametrize(
    ("level", "lines"),
    [
        (1, ("1. 가치", "2. 나눔")),
        (2, ("  가. 가치", "  나. 나눔")),
        (3, ("    1) 가치", "    2) 나눔")),
        (4, ("      가) 가치", "      나) 나눔")),
        (5, ("        (1) 가치", "        (2) 나눔")),
        (6, ("          (가) 가치", "          (나) 나눔")),
        (7, ("            ① 가치", "            ② 나눔")),
        (8, ("              ㉮ 가치", "              ㉯ 나눔")),
    ],
)
def test_doc_1_each_level_stands_two_columns_further_in(level: int, lines: tuple[str, str]) -> None:
    assert notation.item_lines(("가치", "나눔"), level) == lines


@pytest.mark.parametrize("level", range(1, 9))
def test_doc_1_a_single_item_has_no_mark(level: int) -> None:
    assert notation.item_lines(("하나",), level) == ("  " * (level - 1) + "하나",)
    assert notation.item_lines((), level) == ()


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        (values.date_text(APRIL), "2021. 4. 1."),
        (values.date_text(YEAR_END), "2021. 12. 31."),
        (values.date_text(None), ""),
        (values.date_weekday_text(APRIL), "2021. 4. 1.(목)"),
        (values.month_text(APRIL), "2021. 4."),
        (values.month_day_text(APRIL), "4. 1."),
        (values.short_date_text(APRIL), "'21. 4. 1."),
        (values.short_date_text(date(2005, 1, 2)), "'05. 1. 2."),
        (values.date_range_text(APRIL, YEAR_END), "2021. 4. 1. ~ 12. 31."),
        (values.date_range_text(YEAR_END, NEXT), "2021. 12. 31. ~ 2022. 1. 5."),
        (values.date_range_text(APRIL, APRIL), "2021. 4. 1."),
        (values.date_range_text(APRIL, None), "2021. 4. 1."),
        (values.month_range_text(APRIL, YEAR_END), "2021. 4. ~ 12."),
        (values.month_range_text(YEAR_END, NEXT), "2021. 12. ~ 2022. 1."),
        (values.month_range_text(APRIL, date(2021, 4, 30)), "2021. 4."),
        (text_of(APRIL, Shape.DATE), "2021. 4. 1."),
        (text_of(APRIL, Shape.SHORT_DATE), "'21. 4. 1."),
    ],
)
def test_doc_2_days(printed: str, text: str) -> None:
    assert printed == text


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        (values.minute_text(0), "00:00"),
        (values.minute_text(9 * 60 + 5), "09:05"),
        (values.minute_text(15 * 60 + 20), "15:20"),
        (values.minute_text(24 * 60), "24:00"),
        (values.minute_text(None), ""),
        (values.minute_range_text(14 * 60, 16 * 60), "14:00~16:00"),
        (values.minute_range_text(14 * 60, None), "14:00"),
        (values.minute_range_text(None, 16 * 60), ""),
    ],
)
def test_doc_3_times(printed: str, text: str) -> None:
    assert printed == text


@pytest.mark.parametrize(
    ("won", "text"),
    [
        (113_560, "금113,560원(금일십일만삼천오백육십원)"),
        (14_100_000, "금14,100,000원(금일천사백일십만원)"),
        (12_600_000, "금12,600,000원(금일천이백육십만원)"),
        (1_500_000, "금1,500,000원(금일백오십만원)"),
        (234_580, "금234,580원(금이십삼만사천오백팔십원)"),
        (1_000_010, "금1,000,010원(금일백만일십원)"),
        (10_000, "금10,000원(금일만원)"),
        (100_010_000, "금100,010,000원(금일억일만원)"),
        (1_000_000_000_001, "금1,000,000,000,001원(금일조일원)"),
        (0, "금0원(금영원)"),
        (-1_920, "금△1,920원(금△일천구백이십원)"),
    ],
)
def test_doc_4_sums_in_running_text(won: int, text: str) -> None:
    assert notation.won_in_words(won) == text


@pytest.mark.parametrize(
    ("won", "shown"),
    [
        (0, "0"),
        (499, "0"),
        (500, "1"),
        (1_499, "1"),
        (1_500, "2"),
        (-1_920_000, "△1,920"),
        (-1_500, "△2"),
        (14_100_000, "14,100"),
        (None, "-"),
    ],
)
def test_doc_5_cells_in_thousands(won: int | None, shown: str) -> None:
    assert text_of(won, Shape.WON, thousand=True) == shown


@pytest.mark.parametrize(
    ("cell", "shape", "text"),
    [
        (1_500_000, Shape.WON, "1,500,000"),
        (-1_920, Shape.WON, "△1,920"),
        (None, Shape.COUNT, "-"),
        (None, Shape.TEXT, ""),
        (Fraction(804, 10), Shape.RATE, "80.4"),
        (Fraction(-5, 100), Shape.RATE, "△0.1"),
        (90, Shape.HOURS, "1.5"),
    ],
)
def test_doc_5_figures(cell: int | Fraction | None, shape: Shape, text: str) -> None:
    assert text_of(cell, shape) == text


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        ((1_234_500, 2_345_500, 3_456_500), [1_235, 2_346, 3_456]),
        ((500, 500), [1, 0]),
        ((400, 400, 400), [1, 0, 0]),
        ((1_000, None, 2_000), [1, None, 2]),
        ((-1_500, 500), [-1, 0]),
        ((), []),
    ],
)
def test_doc_5_thousands_that_add_up(parts: tuple[int | None, ...], shown: list[int | None]) -> None:
    assert values.thousands_that_add_up(parts) == shown


@given(st.lists(st.none() | st.integers(-(10**9), 10**9), max_size=30))
def test_doc_5_rounded_parts_always_sum_to_the_rounded_total(parts: list[int | None]) -> None:
    shown = values.thousands_that_add_up(parts)
    known = [
        (part, one) for part, one in zip(parts, shown, strict=True) if part is not None and one is not None
    ]
    assert len(known) == sum(part is not None for part in parts)
    assert sum(one for _, one in known) == values.thousand_won(sum(part for part, _ in known))
    assert all(abs(one * 1000 - part) < 1000 for part, one in known)


def test_doc_5_a_table_says_where_its_parts_do_not_add_up() -> None:
    columns = (Column("항목", Shape.TEXT, 30), Column("금액", Shape.WON, 30))
    apart = Table("표", columns, (("가", 500), ("나", 500)), ("계", 1_000), thousand=True)
    assert apart.all_notes() == (THOUSANDS_NOTE,)
    assert Table("표", columns, (("가", 1_000),), ("계", 1_000), thousand=True).all_notes() == ()
    assert (apart.unit, Table("표", columns, ()).unit) == ("(단위: 천원)", "(단위: 원)")


@pytest.mark.parametrize(
    ("names", "lines"),
    [
        ((), ()),
        (("제안서 1부",), ("붙임  제안서 1부.  끝.",)),
        (("제안서 1부.",), ("붙임  제안서 1부.  끝.",)),
        (("제안서 1부", "사진 2부"), ("붙임  1. 제안서 1부.", "      2. 사진 2부.  끝.")),
    ],
)
def test_doc_6_and_7_enclosures_end_the_paper(names: tuple[str, ...], lines: tuple[str, ...]) -> None:
    found = notation.enclosure_lines(names)
    assert (notation.closed(found, lambda _: True) if found else ()) == lines


@pytest.mark.parametrize(
    ("chosen", "marks"),
    [
        ("수용", "■ 수용   □ 일부 수용   □ 불수용"),
        ("일부 수용", "□ 수용   ■ 일부 수용   □ 불수용"),
        (None, "□ 수용   □ 일부 수용   □ 불수용"),
    ],
)
def test_doc_10_marks(chosen: str | None, marks: str) -> None:
    found = notation.check_marks(("수용", "일부 수용", "불수용"), chosen)
    assert found.replace(notation.UNBROKEN, " ") == marks


def test_texts_for_the_document_system_keep_the_rules() -> None:
    asked = Asked("2021-제안-001", "장터", "꽃씨", ("환경과",), APRIL, MAY, 2021)
    lines = request_text(asked).split("\n")
    assert lines[-2:] == ["붙임  1. 제안서 1부.", "      2. 검토의견서 서식 1부.  끝."]
    assert "  마. 제출기한: 2021. 5. 12.(수)" in lines
    late = reminder_of_all("환경과", [Owed("2021-제안-001", "장터", MAY)], date(2021, 5, 14))
    assert "제출기한 2021. 5. 12.(수), 2일 지남" in late
