from datetime import date

import pytest

from desktop_app.intake.records import CellValue
from desktop_app.intake.row_roles import RowRole, row_role

Row = tuple[CellValue, ...]


@pytest.mark.parametrize(
    "row",
    [
        (1, "녹번동", date(2021, 4, 1), "회의", 30),
        ("느티나무 협동조합",),
        ("느티나무 협동조합", None, None, None),
        ("통계 포럼", None, 30),
        (1, "회계 설계사무소", "예시 전시회", None),
        ("예", "아니요", "홍가온"),
        (None, "사단법인 한계", None),
        ("계단", "합계동", 3),
        (1, 1, 1),
    ],
)
def test_a_record_is_a_record(row: Row) -> None:
    assert row_role(row) is RowRole.RECORD


@pytest.mark.parametrize("row", [(), (None, None), ("-", None, "-")])
def test_nothing_is_blank(row: Row) -> None:
    assert row_role(row) is RowRole.BLANK


@pytest.mark.parametrize(
    "row",
    [
        ("합계", None, 30),
        (None, "소 계", 30),
        ("총계", "총계", 3, 4),
        ("계", None, None, 12),
        ("합계(건)", 3),
        ("4월", "4월 소계", 12),
        (5, "녹번동", "누계:", 12),
        ("총합계", 1),
        ("녹번동) 합계", 1),
    ],
)
def test_a_sum_is_no_record(row: Row) -> None:
    assert row_role(row) is RowRole.TOTAL


@pytest.mark.parametrize(
    "row",
    [
        ("예시", "녹번동", date(2021, 4, 1)),
        ("(예시)", "녹번동"),
        ("<작성예시>", "녹번동"),
        (1, "[예] 녹번동", "회의"),
        ("작성 예", "녹번동"),
        ("예) 녹번동", "회의"),
        ("※예시1", "회의"),
    ],
)
def test_the_example_is_no_record(row: Row) -> None:
    assert row_role(row) is RowRole.EXAMPLE


@pytest.mark.parametrize(
    "row",
    [
        ("2021년 상반기 대관 이용실적",) * 4,
        ("□ 상반기", None, None),
        (None, None, "(단위: 원)"),
        ("※ 작성 요령: 한 행에 한 건씩", None),
    ],
)
def test_a_heading_is_no_record(row: Row) -> None:
    assert row_role(row) is RowRole.TITLE
