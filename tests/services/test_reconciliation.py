"""대사: lists of the official system beside the ledger, leftovers both ways (features.md F7)."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from db.reconciliation_queries import lines
from desktop_app.budget.official import Board, BoardRow, Place
from desktop_app.budget.official_reading import ListCame, read_list
from desktop_app.budget.records import planned_budget
from desktop_app.changes import Change, UndoLog
from desktop_app.errors import InputRefused
from desktop_app.office import Office
from desktop_app.reference import plan
from desktop_app.settings import BudgetSettings, Settings
from desktop_app.terms import EntryKind as K
from desktop_app.terms import Reconciled
from tests.dump import dump
from tests.official_desk import HEAD, Desk, desk_of, listed, silent


@pytest.fixture
def desk(office: Office, tmp_path: Path) -> Desk:
    return desk_of(office, tmp_path)


def told(board: Board, place: Place) -> list[tuple[int | None, str | None, str]]:
    """Row of the file, 적요 of the entry, and what differs, in one place of the board."""
    return [
        (row.line.row if row.line else None, row.entry.summary if row.entry else None, "·".join(row.differs))
        for row in board.of(place)
    ]


def test_what_agrees_is_marked_with_its_number_and_the_leftovers_stand_both_ways(desk: Desk) -> None:
    change = desk.take(
        listed(1, 0, number="2021-0601", payee="㈜초록숲 인쇄"),
        listed(2, 2),
        listed(3, 2, won=77_000, payee="모름"),
    )
    assert "(일치 2, 원장에만 1, 목록에만 1)" in change.summary
    board = desk.board()
    assert told(board, Place.AGREED) == [(2, "안내 책자 인쇄 대금", ""), (3, "워크숍 물품", "")]
    assert told(board, Place.LISTED_ONLY) == [(4, None, "")]
    assert told(board, Place.BOOKED_ONLY) == [(None, "홍보지도 제작 대금", "")]
    assert desk.standing() == {
        "안내 책자 인쇄 대금": Reconciled.MATCHED,
        "홍보지도 제작 대금": Reconciled.DIFFERENT,
        "워크숍 물품": Reconciled.MATCHED,
    }
    first = board.of(Place.AGREED)[0].entry
    assert first is not None
    assert first.number == "2021-0601"
    assert (board.listed_won, board.booked_won, board.apart) == (1_337_000, 2_220_000, 1_337_000 - 2_220_000)


def test_the_preview_shows_what_taking_then_does(desk: Desk) -> None:
    rows = (listed(1, 0), listed(2, 1, payee="다른 곳"), listed(3, 2, won=1))
    found = desk.read(*rows)
    before = desk.office.reconciliation.preview(found, desk.office.reconciliation.scope(2021, found))
    desk.take(*rows)
    assert [told(before, place) for place in Place] == [told(desk.board(), place) for place in Place]


def test_the_same_file_is_refused_and_what_was_read_is_kept_unchanged(desk: Desk) -> None:
    desk.take(listed(1, 0))
    with pytest.raises(InputRefused, match=r"2021. 10. 18.에 읽은 파일입니다\(‘지급내역.xlsx’\)"):
        desk.take(listed(1, 0), name="이름만 바꾼 것.xlsx")
    kept = list((desk.office.folder / "inbox").iterdir())
    assert [one.read_bytes() for one in kept] == [(desk.folder / "지급내역.xlsx").read_bytes()]


def test_a_file_that_changed_after_it_was_read_leaves_nothing(desk: Desk) -> None:
    path = desk.folder / "목록.xlsx"
    path.write_bytes(b"now")
    table = desk.table(HEAD, listed(1, 0))
    found = read_list(table, silent)
    scope = desk.office.reconciliation.scope(2021, found)
    with pytest.raises(Exception, match="읽은 뒤에 바뀌었습니다"):
        desk.office.reconciliation.take(ListCame(path, "0" * 64, table), found, scope)
    assert desk.office.reconciliation.lists(2021) == []


def test_the_whole_reading_is_one_act(desk: Desk) -> None:
    log, before = UndoLog(), dump(desk.office.store)
    log.remember(desk.take(listed(1, 0, number="2021-0601"), listed(2, 1, payee="다른 곳")))
    after = dump(desk.office.store)
    log.undo()
    assert dump(desk.office.store) == before
    assert desk.office.reconciliation.lists(2021) == []
    log.redo()
    assert dump(desk.office.store) == after


def test_of_twenty_lines_two_are_missing_on_either_side(office: Office, tmp_path: Path) -> None:
    """The proof of F7: exactly these are shown."""
    office.budget.levels.set_up_year(2021, planned_budget(plan()["budget"]), allotted=True)
    desk = Desk(office, tmp_path)
    payees = ("초록숲 인쇄", "한결 디자인", "가온 문구", "다솜 공방")
    booked = [
        (date(2021, 4 + place // 4, 3 + place), 100_000 + place * 1_000, payees[place % 4], f"지출 {place}")
        for place in range(20)
    ]
    for one in booked:
        desk.pay(*one)
    rows = [
        [number, day, "201-01", summary, f"({payee})", won, ""]
        for number, (day, won, payee, summary) in enumerate(booked, start=1)
    ]
    del rows[13], rows[6]
    rows += [[21, date(2021, 6, 15), "201-01", "모르는 지급", "모르는 곳", 77_000, ""]]
    rows += [[22, date(2021, 7, 15), "201-01", "모르는 지급", "모르는 곳", 88_000, ""]]
    desk.take(*rows)
    board = desk.board()
    assert told(board, Place.LISTED_ONLY) == [(20, None, ""), (21, None, "")]
    assert told(board, Place.BOOKED_ONLY) == [(None, "지출 6", ""), (None, "지출 13", "")]
    assert (board.count(Place.AGREED), board.count(Place.DIFFERENT)) == (18, 0)


def test_refunds_meet_refunds_and_a_reversal_cancels_what_the_list_never_had(desk: Desk) -> None:
    wrong = desk.pay(date(2021, 6, 1), 55_000, "온새", "잘못 적음")
    desk.office.budget.confirm([wrong])
    desk.office.budget.reverse(wrong, "다른 부서 것", date(2021, 6, 2))
    paid = next(
        row.id for row in desk.office.budget.ledger.rows(range(1, 20)) if row.summary == "워크숍 물품"
    )
    desk.pay(date(2021, 6, 28), 20_000, "가온 문구", "남은 물품", kind=K.REFUND, parent_id=paid)
    desk.take(listed(1, 0), listed(2, 1), listed(3, 2), listed(4, 2, day=date(2021, 6, 28), won=-20_000))
    board = desk.board()
    assert board.settled
    assert [one.summary for one in board.cancelled] == ["잘못 적음", "잘못 적음"]
    assert board.apart == 0
    assert desk.standing()["남은 물품"] is Reconciled.MATCHED


def test_only_the_line_and_the_days_of_the_list_are_asked_of_the_ledger(desk: Desk) -> None:
    desk.pay(date(2021, 5, 7), 30_000, "식당", "간담회", "203-03")
    desk.take(listed(1, 0), listed(2, 1))
    assert desk.board().settled
    standing = desk.standing()
    assert (standing["간담회"], standing["워크숍 물품"]) == (Reconciled.OPEN, Reconciled.OPEN)


def test_the_tolerance_is_the_officers(desk: Desk) -> None:
    late = listed(1, 0, day=date(2021, 5, 8))
    assert desk.office.reconciliation.preview(
        desk.read(late), desk.office.reconciliation.scope(2021, desk.read(late))
    ).count(Place.LISTED_ONLY)
    desk.office.now.settings = replace(Settings(), budget=BudgetSettings(match_days=5))
    desk.take(late)
    assert desk.board().count(Place.AGREED) == 1


def test_a_closed_month_takes_its_matching_all_the_same(desk: Desk) -> None:
    ids = [row.id for row in desk.office.budget.ledger.rows(range(1, 20)) if row.confirmed_on is None]
    desk.office.budget.confirm(ids)
    desk.office.closings.close(2021, 6)
    desk.take(listed(1, 0, number="2021-0601"), listed(2, 1), listed(3, 2))
    assert desk.board().settled


# On the board


def left(desk: Desk, place: Place) -> BoardRow:
    (row,) = desk.board().of(place)
    return row


def pair(desk: Desk) -> Change:
    line, entry = left(desk, Place.LISTED_ONLY).line, left(desk, Place.BOOKED_ONLY).entry
    assert line is not None
    assert entry is not None
    return desk.office.reconciliation.pair(desk.list_id, line.id, entry.id)


def test_a_pair_by_hand_tells_what_differs_and_can_be_taken_apart(desk: Desk) -> None:
    desk.take(listed(1, 0), listed(2, 1, won=961_000, payee="한결", number="77"), listed(3, 2))
    log = UndoLog()
    log.remember(change := pair(desk))
    assert "목록 3행과 짝지었습니다. 금액·지급처 다름." in change.summary
    row = left(desk, Place.DIFFERENT)
    assert (row.differs, desk.standing()["홍보지도 제작 대금"]) == (("금액", "지급처"), Reconciled.DIFFERENT)
    assert row.entry is not None
    assert row.line is not None
    assert row.entry.number == "77"
    log.remember(desk.office.reconciliation.part(desk.list_id, [row.line.id]))
    again = left(desk, Place.BOOKED_ONLY).entry
    assert again is not None
    assert again.number == ""
    log.undo()
    assert left(desk, Place.DIFFERENT).differs == ("금액", "지급처")
    log.undo()
    assert desk.board().count(Place.DIFFERENT) == 0


def test_neither_side_gets_two_others(desk: Desk) -> None:
    desk.take(listed(1, 0), listed(2, 1), listed(3, 2, won=7, payee="모름"))
    line = left(desk, Place.LISTED_ONLY).line
    taken = desk.board().of(Place.AGREED)[0]
    assert line is not None
    assert taken.entry is not None
    assert taken.line is not None
    with pytest.raises(InputRefused, match="이미 짝이 있는"):
        desk.office.reconciliation.pair(desk.list_id, line.id, taken.entry.id)
    other = left(desk, Place.BOOKED_ONLY).entry
    assert other is not None
    with pytest.raises(InputRefused, match="이미 짝이 있는"):
        desk.office.reconciliation.pair(desk.list_id, taken.line.id, other.id)


def test_a_reason_accepts_what_differs(desk: Desk) -> None:
    desk.take(listed(1, 0), listed(2, 1, payee="한결종합디자인"), listed(3, 2, won=500, payee="은행"))
    road = desk.office.reconciliation
    differs, alone, booked = (
        left(desk, place) for place in (Place.DIFFERENT, Place.LISTED_ONLY, Place.BOOKED_ONLY)
    )
    assert differs.line is not None
    assert alone.line is not None
    assert booked.entry is not None
    with pytest.raises(InputRefused, match="사유"):
        road.explain(desk.list_id, [differs.line.id], [], " ")
    road.explain(desk.list_id, [differs.line.id, alone.line.id], [booked.entry.id], "상호 변경")
    assert [row.told for row in desk.board().of(Place.EXPLAINED)] == ["지급처 다름 – 상호 변경", "상호 변경"]
    assert desk.standing()["홍보지도 제작 대금"] is Reconciled.MATCHED
    assert left(desk, Place.BOOKED_ONLY).told == "대사: 상호 변경"


def test_a_line_that_the_ledger_lacks_is_booked_and_found_again(desk: Desk) -> None:
    desk.take(
        listed(1, 0), listed(2, 1), listed(3, 2), listed(4, 2, won=77_000, payee="온새 정보", number="88")
    )
    line = left(desk, Place.LISTED_ONLY).line
    assert line is not None
    draft = desk.office.reconciliation.to_book(desk.list_id, line.id)
    assert (draft.kind, draft.won, draft.payee, draft.summary, draft.system_number, draft.booked_on) == (
        K.DISBURSEMENT, 77_000, "온새 정보", "워크숍 물품", "88", date(2021, 6, 15),
    )  # fmt: skip
    assert dict(desk.office.reconciliation.lines_of(2021))[draft.account_id] == "201-01 사무관리비"
    desk.office.budget.save(replace(draft, booked_on=date(2021, 6, 29)))
    change = desk.office.reconciliation.rematch(desk.list_id)
    assert "불일치 1" in change.summary
    assert left(desk, Place.DIFFERENT).differs == ("일자",)


def test_looking_again_leaves_pairs_and_reasons_as_they_are(desk: Desk) -> None:
    desk.take(listed(1, 0), listed(2, 1, payee="한결종합디자인"), listed(3, 2, won=500, payee="은행"))
    road, row = desk.office.reconciliation, left(desk, Place.DIFFERENT)
    assert row.line is not None
    road.explain(desk.list_id, [row.line.id], [], "상호 변경")
    before = [told(desk.board(), place) for place in Place]
    road.rematch(desk.list_id)
    assert [told(desk.board(), place) for place in Place] == before


def test_the_likeliest_entry_is_offered_first(desk: Desk) -> None:
    desk.take(
        listed(1, 1, won=419_000, day=date(2021, 5, 28), payee="모름"), listed(2, 2, won=5, payee="또 모름")
    )
    line = next(row.line for row in desk.board().of(Place.LISTED_ONLY) if row.line and row.line.won > 5)
    offered = desk.office.reconciliation.choices(desk.list_id, line.id)
    assert [one.summary for one in offered] == ["워크숍 물품", "안내 책자 인쇄 대금", "홍보지도 제작 대금"]


def test_an_entry_that_is_gone_leaves_its_line_alone(desk: Desk) -> None:
    desk.take(listed(1, 0), listed(2, 1), listed(3, 2))
    gone = next(
        row.id for row in desk.office.budget.ledger.rows(range(1, 20)) if row.summary == "워크숍 물품"
    )
    desk.office.budget.remove([gone])
    assert told(desk.board(), Place.LISTED_ONLY) == [(4, None, "")]


def test_an_entry_that_moved_away_is_still_its_line_and_differs_by_its_day(desk: Desk) -> None:
    desk.take(listed(1, 0), listed(2, 1), listed(3, 2))
    moved = next(
        row.id for row in desk.office.budget.ledger.rows(range(1, 20)) if row.summary == "워크숍 물품"
    )
    desk.office.budget.save(replace(desk.office.budget.record(moved).draft, booked_on=date(2021, 7, 9)))
    assert told(desk.board(), Place.DIFFERENT) == [(4, "워크숍 물품", "일자")]


def test_a_list_is_taken_out_whole_and_its_file_can_be_read_anew(desk: Desk) -> None:
    log = UndoLog()
    desk.take(listed(1, 0, number="2021-0601"), listed(2, 2))
    log.remember(desk.office.reconciliation.remove(desk.list_id))
    assert desk.office.reconciliation.lists(2021) == []
    assert set(desk.standing().values()) == {Reconciled.OPEN}
    with desk.office.store.reading() as s:
        assert lines(s, 1) == []
    log.undo()
    assert desk.board().count(Place.AGREED) == 2
    log.redo()
    desk.take(listed(1, 0, number="2021-0601"), listed(2, 2))


def test_a_year_over_list_finds_what_an_earlier_one_found(desk: Desk) -> None:
    desk.take(listed(1, 0), listed(2, 1))
    desk.take(listed(1, 0), listed(2, 1), listed(3, 2), name="누계.xlsx")
    assert [one.count for one in desk.office.reconciliation.lists(2021)] == [3, 2]
    assert desk.board().settled
