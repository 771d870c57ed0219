"""대사: how a list out of the official system is read (features.md F7)."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop_app.budget.official_reading import read_list
from desktop_app.office import Office
from tests.official_desk import HEAD, Desk, desk_of, listed, silent


@pytest.fixture
def desk(office: Office, tmp_path: Path) -> Desk:
    return desk_of(office, tmp_path)


def test_the_columns_are_known_by_the_words_of_the_export_and_totals_are_left_out(desk: Desk) -> None:
    rows = [
        ("2021년 지출 내역", *[None] * 6), HEAD, listed(1, 0, number="2021-0601"), listed(2, 1),
        ("합계", None, None, None, None, 1_800_000, None),
    ]  # fmt: skip
    found = read_list(desk.table(*rows), silent)
    assert [(one.row, one.won, one.payee, one.number) for one in found.rows] == [
        (3, 840_000, "초록숲 인쇄", "2021-0601"),
        (4, 960_000, "한결 디자인", ""),
    ]
    assert [number for number, _ in found.passed_over] == [1, 5]
    assert not found.unread


def test_other_words_for_the_same_columns_are_known_too(desk: Desk) -> None:
    head = ("지출결의번호", "집행일자", "거래처명", "지출내용", "지출금액(천원)")
    found = read_list(desk.table(head, ("55", "2021. 5. 3.", "초록숲", "인쇄", 840)), silent)
    assert [(one.day, one.won, one.payee, one.summary, one.number) for one in found.rows] == [
        (date(2021, 5, 3), 840_000, "초록숲", "인쇄", "55")
    ]


@pytest.mark.parametrize(
    ("head", "row"),
    [
        (("지급일자", "금액"), ("2021. 5. 3.", "△84,000")),
        (("지급일자", "금액"), ("2021. 5. 3.", -84_000)),
        (("지급일자", "금액", "반납액"), ("2021. 5. 3.", None, 84_000)),
        (("지급일자", "금액", "구분"), ("2021. 5. 3.", 84_000, "여입(반납)")),
    ],
)
def test_a_refund_is_below_nought_however_the_list_tells_it(desk: Desk, head: Any, row: Any) -> None:
    assert [one.won for one in read_list(desk.table(head, row), silent).rows] == [-84_000]


def test_what_is_no_payment_is_told_with_its_row_and_reason(desk: Desk) -> None:
    found = desk.read(
        listed(1, 0), listed(2, 1, won="많이"), listed(3, 1, won=0), listed(4, 1, day=date(2022, 2, 3)),
        listed(5, 1, day=None), listed(6, 1, day=date(2022, 1, 20)),
    )  # fmt: skip
    assert [one.row for one in found.rows] == [2, 7]
    assert [(one.where, one.reason) for one in found.unread[1:]] == [
        ("4행", "0원인 줄입니다."),
        ("5행", "2022. 2. 3.은 2021년도 원장에 적는 날이 아닙니다."),
        ("6행", "지급일자가 비어 있습니다."),
    ]
    assert (found.unread[0].where, "금액으로 읽을 수 없습니다" in found.unread[0].reason) == ("F3", True)


def test_a_list_covers_its_whole_months_and_its_only_line(desk: Desk) -> None:
    scope = desk.office.reconciliation.scope(2021, desk.read(listed(1, 0), listed(2, 2, code="사무관리비")))
    assert (scope.starts_on, scope.ends_on) == (date(2021, 5, 1), date(2021, 6, 30))
    lines = dict(desk.office.reconciliation.lines_of(2021))
    assert lines[scope.account_id or 0] == "201-01 사무관리비"
    both = desk.office.reconciliation.scope(2021, desk.read(listed(1, 0), listed(2, 1, code="203-03")))
    assert both.account_id is None
