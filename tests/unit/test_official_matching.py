"""대사: lines of the official list find their entries, each once, whatever the order they come in (F7)."""

from datetime import date, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.budget.matching import BookedLine, ListedLine, Matching, Pair, match
from desktop_app.search import folded
from desktop_app.values import days_apart

TOLERANCE = 3


def day(month: int, number: int) -> date:
    return date(2021, month, number)


def listed(key: int, on: date, won: int, payee: str = "초록숲 인쇄", **more: str) -> ListedLine:
    return ListedLine(key, on, won, payee, **more)


def booked(key: int, on: date, won: int, payee: str = "초록숲 인쇄", **more: object) -> BookedLine:
    return BookedLine(key, on, won, payee, **more)  # type: ignore[arg-type]


def test_the_same_day_sum_and_payee_agree() -> None:
    found = match([listed(1, day(5, 3), 840_000)], [booked(7, day(5, 3), 840_000)], TOLERANCE)
    assert found == Matching((Pair(1, 7),), (), ())


def test_a_payee_is_the_same_however_it_is_spelled() -> None:
    found = match(
        [listed(1, day(5, 3), 840_000, "(주)초록숲인쇄")], [booked(7, day(5, 5), 840_000)], TOLERANCE
    )
    assert found.pairs == (Pair(1, 7),)


def test_a_day_may_be_apart_by_the_tolerance_and_no_more() -> None:
    line = [listed(1, day(5, 3), 840_000)]
    assert match(line, [booked(7, day(5, 6), 840_000)], TOLERANCE).agreed == (Pair(1, 7),)
    late = match(line, [booked(7, day(5, 7), 840_000)], TOLERANCE)
    assert (late.pairs, late.listed_only, late.booked_only) == ((), (1,), (7,))
    assert match(line, [booked(7, day(5, 4), 840_000)], 0).pairs == ()


def test_the_same_sum_and_day_with_another_payee_is_worth_a_look() -> None:
    found = match(
        [listed(1, day(5, 3), 840_000, "초록숲")], [booked(7, day(5, 3), 840_000, "한결")], TOLERANCE
    )
    assert found.pairs == (Pair(1, 7, ("지급처",)),)
    assert found.agreed == ()


def test_a_list_that_names_no_payees_is_compared_without_them() -> None:
    found = match([listed(1, day(5, 3), 840_000, "")], [booked(7, day(5, 3), 840_000)], TOLERANCE)
    assert found.agreed == (Pair(1, 7),)


def test_one_won_more_is_another_payment() -> None:
    found = match([listed(1, day(5, 3), 840_001)], [booked(7, day(5, 3), 840_000)], TOLERANCE)
    assert (found.listed_only, found.booked_only) == ((1,), (7,))


def test_a_refund_never_meets_a_payment() -> None:
    found = match([listed(1, day(5, 3), -840_000)], [booked(7, day(5, 3), 840_000)], TOLERANCE)
    assert found.pairs == ()
    assert match([listed(1, day(5, 3), -84_000)], [booked(7, day(5, 3), -84_000)], TOLERANCE).agreed


def test_the_number_goes_before_all_else_and_then_tells_what_differs() -> None:
    lines = [listed(1, day(5, 3), 840_000, number="2021-55"), listed(2, day(5, 3), 700_000)]
    entries = [booked(7, day(5, 30), 800_000, "한결", number="2021-55"), booked(8, day(5, 3), 840_000)]
    found = match(lines, entries, TOLERANCE)
    assert found.pairs == (Pair(1, 7, ("금액", "일자", "지급처")),)
    assert (found.listed_only, found.booked_only) == ((2,), (8,))


def test_a_number_that_stands_twice_says_nothing() -> None:
    lines = [listed(1, day(5, 3), 700_000, number="55"), listed(2, day(5, 3), 840_000, number="55")]
    found = match(lines, [booked(7, day(5, 3), 700_000, number="55")], TOLERANCE)
    assert found.pairs == (Pair(1, 7),)


def test_the_payee_goes_before_the_day() -> None:
    entries = [booked(7, day(5, 3), 30_000, "한결"), booked(8, day(5, 5), 30_000)]
    assert match([listed(1, day(5, 3), 30_000, "㈜초록숲인쇄")], entries, TOLERANCE).pairs == (Pair(1, 8),)


def test_another_budget_line_is_told() -> None:
    found = match(
        [listed(1, day(5, 3), 840_000, code="201-01")],
        [booked(7, day(5, 3), 840_000, code="203-03")],
        TOLERANCE,
    )
    assert found.pairs == (Pair(1, 7, ("통계목",)),)


def test_two_alike_find_two_alike_and_the_third_is_left() -> None:
    lines = [listed(key, day(5, 3), 30_000) for key in (1, 2, 3)]
    found = match(lines, [booked(key, day(5, 3), 30_000) for key in (7, 8)], TOLERANCE)
    assert found.pairs == (Pair(1, 7), Pair(2, 8))
    assert found.listed_only == (3,)


def test_as_many_find_each_other_as_can() -> None:
    """The middle day fits both entries; taking the nearer one first would leave two of the four alone."""
    lines = [listed(1, day(5, 1), 30_000), listed(2, day(5, 5), 30_000)]
    entries = [booked(7, day(5, 4), 30_000), booked(8, day(5, 6), 30_000)]
    assert match(lines, entries, TOLERANCE).pairs == (Pair(1, 7), Pair(2, 8))


def test_an_entry_and_its_reversal_that_the_list_does_not_know_cancel_each_other() -> None:
    entries = [booked(7, day(5, 3), 30_000), booked(8, day(5, 9), -30_000, reverses_id=7)]
    found = match([], entries, TOLERANCE)
    assert (found.booked_only, found.cancelled) == ((), (7, 8))
    paid = match([listed(1, day(5, 3), 30_000)], entries, TOLERANCE)
    assert (paid.pairs, paid.booked_only, paid.cancelled) == ((Pair(1, 7),), (8,), ())


def test_of_twenty_lines_two_are_missing_on_either_side() -> None:
    """The proof of F7: exactly these are shown."""
    payees = ("초록숲 인쇄", "한결 디자인", "가온 문구", "다솜 공방")
    entries = [
        booked(100 + number, day(4 + number // 4, 3 + number), 100_000 + number * 1_000, payees[number % 4])
        for number in range(20)
    ]
    lines = [
        listed(one.id - 99, one.day + timedelta(days=one.id % 3), one.won, f"㈜{one.payee}")
        for one in entries
    ]
    strangers = [listed(51, day(6, 15), 77_000, "모르는 곳"), listed(52, day(7, 15), 88_000, "모르는 곳")]
    found = match([*lines[:6], *lines[7:13], *lines[14:], *strangers], entries, TOLERANCE)
    assert found.listed_only == (51, 52)
    assert found.booked_only == (106, 113)
    assert len(found.agreed) == 18
    assert found.agreed == found.pairs


SUMS = st.sampled_from([30_000, 45_000, -30_000])
PAYEES = st.sampled_from(["초록숲 인쇄", "㈜초록숲인쇄", "한결", ""])
NUMBERS = st.sampled_from(["", "", "1", "2"])
DAYS = st.integers(0, 12).map(lambda number: day(5, 1) + timedelta(days=number))
SIDES = st.lists(st.tuples(DAYS, SUMS, PAYEES, NUMBERS), max_size=9)


@given(SIDES, SIDES, st.integers(0, 4), st.randoms(use_true_random=False))
def test_every_line_and_every_entry_stands_in_exactly_one_place(
    left: list[tuple[date, int, str, str]],
    right: list[tuple[date, int, str, str]],
    tolerance: int,
    dice: Random,
) -> None:
    lines = [ListedLine(key, *one) for key, one in enumerate(left, start=1)]
    entries = [BookedLine(key, *one) for key, one in enumerate(right, start=100)]
    entries = [
        BookedLine(one.id, one.day, one.won, one.payee, one.number, "", entries[0].id if place == 1 else None)
        for place, one in enumerate(entries)
    ]
    found = match(lines, entries, tolerance)
    assert sorted([one.line_id for one in found.pairs] + [*found.listed_only]) == [one.id for one in lines]
    assert sorted([one.entry_id for one in found.pairs] + [*found.booked_only, *found.cancelled]) == [
        one.id for one in entries
    ]
    won = {one.id: one.won for one in (*lines, *entries)}
    for one in found.agreed:
        assert won[one.line_id] == won[one.entry_id]
    apart = sum(won[one.line_id] - won[one.entry_id] for one in found.pairs if one.differs)
    left_over = sum(won[key] for key in found.listed_only)
    left_over -= sum(won[key] for key in (*found.booked_only, *found.cancelled))
    assert sum(one.won for one in lines) - sum(one.won for one in entries) == apart + left_over
    _nothing_is_left_that_agrees(
        found, {one.id: one for one in lines}, {one.id: one for one in entries}, tolerance
    )
    dice.shuffle(lines)
    dice.shuffle(entries)
    assert match(lines, entries, tolerance) == found


def _nothing_is_left_that_agrees(
    found: Matching, lines: dict[int, ListedLine], entries: dict[int, BookedLine], tolerance: int
) -> None:
    for line in map(lines.__getitem__, found.listed_only):
        for entry in map(entries.__getitem__, (*found.booked_only, *found.cancelled)):
            near = abs(days_apart(line.day, entry.day)) <= tolerance
            assert not (near and line.won == entry.won and folded(line.payee) == folded(entry.payee))
