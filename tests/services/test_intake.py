"""가져오기: lists of tenants from other bodies, previewed, taken over in one act, undone as a whole (A7)."""

from datetime import date
from pathlib import Path

import pytest

from desktop_app.backups import Backups
from desktop_app.directory.records import PersonDraft
from desktop_app.errors import InputRefused, OfficeError, StaleRecord
from desktop_app.intake.preview import Answer, Choice, Fate
from desktop_app.intake.records import CellNote, FileRead, SheetRead
from desktop_app.listing import ListQuery
from desktop_app.office import open_office
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import CollectionBasis, TenantPlace
from tests.dump import dump
from tests.intake_office import FLOWER, GRAIN, HEADS, Taker, file_of, row, tally, tenants


def test_a_list_becomes_tenants_with_the_person_to_reach(taker: Taker) -> None:
    file = file_of(("2021년 입주단체 현황",), HEADS, FLOWER, GRAIN)
    outlook = taker.look(file)
    assert tally(outlook) == {"새로": 2}
    change = taker.take(outlook, file)
    assert change.summary == "‘명단.xlsx’에서 입주단체 2곳을 가져왔습니다 (새로 2, 바뀜 0)."
    flower, grain = tenants(taker)["꽃씨 청년일터"], tenants(taker)["낟알 공방"]
    assert (flower.room, flower.field, flower.agreed_until) == ("301호", "청년/경제", date(2022, 12, 31))
    assert flower.place is TenantPlace.MIRAE
    assert grain.place is TenantPlace.SANGSANG_COWORKING
    assert flower.contact is not None
    assert (flower.contact.name, flower.contact.phone, flower.contact.is_primary) == (
        "홍길동",
        "000-0000-0000",
        True,
    )


def test_nothing_is_written_before_it_is_taken_over(taker: Taker) -> None:
    before = dump(taker.office.store)
    taker.look(file_of(HEADS, FLOWER, GRAIN))
    assert dump(taker.office.store) == before


def test_a_list_with_other_words_in_another_order_maps_itself_the_second_time(taker: Taker) -> None:
    """Shown by (A7)."""
    heads = ("전화통화 되는 곳", "방", "업체 명칭", "관심사", "쓰는 건물")
    first = file_of(heads, ("000-0000-0000", "301호", "꽃씨 청년일터", "청년/경제", "미래청"))
    mapped = {
        "전화통화 되는 곳": "",
        "방": "room",
        "업체 명칭": "name",
        "관심사": "field",
        "쓰는 건물": "building_id",
    }
    taker.take(taker.look(first, **mapped), first, "센터가 보낸 명단")

    again = file_of(
        tuple(reversed(heads)),
        ("미래청", "청년/경제", "꽃씨 청년일터", "301호", "000-0000-0000"),
        name="5월.xlsx",
    )
    fit = taker.fitting(again)
    assert fit.name == "센터가 보낸 명단"
    assert fit.columns.columns == ("building_id", "field", "name", "room", "")
    outlook = taker.look(again)
    assert tally(outlook) == {"같음": 1}
    with pytest.raises(InputRefused, match="새로 넣거나 고칠 줄이 없습니다"):
        taker.take(outlook, again)


def test_words_learnt_from_one_list_serve_another_one(taker: Taker) -> None:
    first = file_of(("업체 명칭", "쓰는 건물"), ("꽃씨 청년일터", "미래청"))
    taker.take(taker.look(first, **{"업체 명칭": "name", "쓰는 건물": "building_id"}), first)
    other = file_of(("연번", "업체 명칭", "쓰는 건물", "호실"), (1, "낟알 공방", "미래청", "2호"))
    assert taker.columns(other) == {
        "연번": "",
        "업체 명칭": "name",
        "쓰는 건물": "building_id",
        "호실": "room",
    }


def test_what_differs_is_shown_old_and_new_and_overwritten(taker: Taker) -> None:
    first = file_of(HEADS, FLOWER)
    taker.take(taker.look(first), first)
    moved = (*FLOWER[:2], "405호", *FLOWER[3:7], "이사함")
    file = file_of(HEADS, moved)
    outlook = taker.look(file)
    assert [(one.label, one.old, one.new) for one in row(outlook, 2).differences] == [
        ("호실", "301호", "405호"),
        ("메모", "", "이사함"),
    ]
    taker.take(outlook, file)
    assert tenants(taker)["꽃씨 청년일터"].room == "405호"


def test_only_empty_cells_are_filled_where_the_officer_wants_that(taker: Taker) -> None:
    first = file_of(HEADS, FLOWER)
    taker.take(taker.look(first), first)
    file = file_of(HEADS, (*FLOWER[:2], "405호", *FLOWER[3:7], "이사함"))
    outlook = taker.decide(taker.look(file), choice=Choice.FILL)
    assert [one.label for one in row(outlook, 2).differences] == ["메모"]
    taker.take(outlook, file)
    flower = tenants(taker)["꽃씨 청년일터"]
    assert (flower.room, flower.note) == ("301호", "이사함")
    assert tally(taker.look(file)) == {"같음": 1}


def test_a_record_that_is_there_may_be_skipped_for_all_rows_or_for_one(taker: Taker) -> None:
    first = file_of(HEADS, FLOWER, GRAIN)
    taker.take(taker.look(first), first)
    file = file_of(HEADS, (*FLOWER[:2], "1호", *FLOWER[3:]), (*GRAIN[:2], "2호", *GRAIN[3:]))
    outlook = taker.decide(taker.look(file), choice=Choice.SKIP)
    assert tally(outlook) == {"뺌": 2}
    outlook = taker.decide(outlook, by_row={3: Choice.UPDATE})
    assert tally(outlook) == {"바뀜": 1, "뺌": 1}
    taker.take(outlook, file)
    found = tenants(taker)
    assert (found["꽃씨 청년일터"].room, found["낟알 공방"].room) == ("301호", "2호")


def test_an_empty_cell_never_erases(taker: Taker) -> None:
    first = file_of(HEADS, FLOWER)
    taker.take(taker.look(first), first)
    assert tally(taker.look(file_of(HEADS, ("꽃씨 청년일터",)))) == {"같음": 1}


@pytest.mark.parametrize("name", ["꽃씨청년일터", "(주)꽃씨 청년일터", "꽃씨 청년일터㈜"])
def test_blanks_and_the_mark_of_a_company_make_no_new_tenant(taker: Taker, name: str) -> None:
    first = file_of(HEADS, FLOWER)
    taker.take(taker.look(first), first)
    outlook = taker.look(file_of(HEADS, (name, *FLOWER[1:])))
    assert tally(outlook) == {"같음": 1}
    assert [note.text for note in row(outlook, 2).notes] == ["기록의 이름 ‘꽃씨 청년일터’ 그대로 둡니다."]


def test_a_bad_cell_is_named_by_its_address_and_keeps_everything_out(taker: Taker) -> None:
    before = dump(taker.office.store)
    file = file_of(HEADS, FLOWER, (*GRAIN[:6], "2022. 2. 30.", None))
    outlook = taker.look(file)
    (reason,) = row(outlook, 3).reasons
    assert (reason.address(3), reason.text) == ("G3", "‘2022. 2. 30.’은(는) 달력에 없는 날짜입니다.")
    with pytest.raises(InputRefused, match="G3"):
        taker.take(outlook, file)
    assert dump(taker.office.store) == before
    outlook = taker.decide(outlook, excluded=frozenset({3}))
    assert tally(outlook) == {"새로": 1, "뺌": 1}
    taker.take(outlook, file)
    assert list(tenants(taker)) == ["꽃씨 청년일터"]


def test_a_row_that_breaks_a_rule_of_the_record_is_rejected_with_its_reason(taker: Taker) -> None:
    heads = (*HEADS, "협약 시작일")
    outlook = taker.look(file_of(heads, (*FLOWER, "2023. 1. 1.")))
    (reason,) = row(outlook, 2).reasons
    assert (reason.address(2), reason.text) == ("G2", "시작(2023. 1. 1.)보다 빠릅니다.")


def test_an_unreadable_formula_is_an_error_and_no_zero(taker: Taker) -> None:
    sheet = file_of(HEADS, FLOWER).sheets[0]
    marked = SheetRead(sheet.name, sheet.rows, (CellNote(2, 7, "수식의 값이 저장되지 않았습니다."),))
    outlook = taker.look(FileRead("수식.xlsx", "0" * 64, (marked,)))
    assert row(outlook, 2).reasons[0].address(2) == "G2"


def test_a_resident_number_is_refused_wherever_it_stands(taker: Taker) -> None:
    outlook = taker.look(file_of(HEADS, (*FLOWER[:7], "홍길동 900101-1234568")))
    (reason,) = row(outlook, 2).reasons
    assert reason.address(2) == "H2"
    assert "주민등록번호" in reason.text
    assert "1234568" not in reason.text


def test_a_second_row_about_one_tenant_says_the_same_or_one_must_go(taker: Taker) -> None:
    file = file_of(HEADS, FLOWER, FLOWER, (*FLOWER[:2], "405호", *FLOWER[3:]))
    outlook = taker.look(file)
    assert [row(outlook, number).fate for number in (2, 3, 4)] == [Fate.NEW, Fate.SAME, Fate.REJECTED]
    assert row(outlook, 4).reasons[0].text.startswith("2행과 같은 기록인데 ‘호실’ 칸이 다릅니다.")
    outlook = taker.decide(outlook, excluded=frozenset({2, 3}))
    assert row(outlook, 4).fate is Fate.NEW
    taker.take(outlook, file)
    assert tenants(taker)["꽃씨 청년일터"].room == "405호"


def test_what_no_column_says_may_be_the_same_for_all_rows(taker: Taker) -> None:
    file = file_of(("단체명", "전화"), ("가온", "000-0000-0000"), ("나래", "000-0000-0001"))
    assert tally(taker.look(file)) == {"못 읽음": 2}
    fixed = {"place": "미래청 개별공간", "contact_name": "담당자", "contact_collection_basis": "공개된 정보"}
    taker.take(taker.look(file, fixed), file)
    contact = tenants(taker)["나래"].contact
    assert contact is not None
    assert (contact.name, contact.collection_basis) == ("담당자", CollectionBasis.PUBLISHED)
    assert taker.fitting(file).columns.fixed == fixed


def test_another_person_to_reach_replaces_nobody(taker: Taker) -> None:
    first = file_of(HEADS, FLOWER)
    taker.take(taker.look(first), first)
    key = taker.office.tenants.listing(ListQuery()).ids[0]
    file = file_of(HEADS, (*FLOWER[:4], "김가온", "000-0000-0009", *FLOWER[6:]))
    taker.take(taker.look(file), file)
    people = [
        (one.draft.name, one.draft.phone, one.draft.is_primary) for one in taker.office.people.of_tenant(key)
    ]
    assert people == [("김가온", "000-0000-0009", True), ("홍길동", "000-0000-0000", False)]
    assert tally(taker.look(file)) == {"같음": 1}


def test_filling_leaves_another_person_alone(taker: Taker) -> None:
    first = file_of(HEADS, (*FLOWER[:5], None, *FLOWER[6:]))
    taker.take(taker.look(first), first)
    file = file_of(HEADS, (*FLOWER[:4], "김가온", "000-0000-0009", *FLOWER[6:]))
    assert tally(taker.decide(taker.look(file), choice=Choice.FILL)) == {"같음": 1}


def test_one_undo_takes_the_whole_file_back_and_one_redo_brings_it_again(taker: Taker) -> None:
    taker.office.tenants.add(TenantDraft("낟알 공방", place=TenantPlace.MIRAE))
    before = dump(taker.office.store)
    file = file_of(HEADS, FLOWER, GRAIN, ("가온", "새길동"))
    outlook = taker.look(file)
    (question,) = outlook.questions()
    taker.take(taker.decide(outlook, answers={question.key: Answer(new=True)}), file)
    after = dump(taker.office.store)
    assert after != before
    taker.office.undo.undo()
    assert dump(taker.office.store) == before
    taker.office.undo.redo()
    assert dump(taker.office.store) == after


def test_where_each_record_came_from_is_kept(taker: Taker) -> None:
    file = file_of(("현황",), HEADS, FLOWER)
    taker.take(taker.look(file), file)
    rows = dump(taker.office.store)
    (run,), (kept,) = rows["intake_run"], rows["intake_row"]
    assert {"명단.xlsx", file.sha256} <= set(run)
    assert {"tenant", "명단", 3} <= set(kept)


def test_the_same_file_is_told_of_before(taker: Taker) -> None:
    file = file_of(HEADS, FLOWER)
    assert taker.road.before(taker.kind, file.sha256) is None
    taker.take(taker.look(file), file)
    run = taker.road.before(taker.kind, file.sha256)
    assert run is not None
    assert (run.at.date(), run.added, run.updated) == (date(2021, 10, 18), 1, 0)
    taker.office.undo.undo()
    assert taker.road.before(taker.kind, file.sha256) is None


def test_figures_in_the_hash_of_a_file_are_no_card_number(taker: Taker) -> None:
    card = "5425233430109903"
    file = file_of(HEADS, FLOWER)
    odd = FileRead(file.file_name, card + "a" * 48, file.sheets)
    taker.take(taker.look(odd), odd)
    assert taker.road.before(taker.kind, odd.sha256) is not None


def test_an_office_that_changed_since_the_preview_is_not_overwritten(taker: Taker) -> None:
    file = file_of(HEADS, FLOWER)
    outlook = taker.look(file)
    taker.office.tenants.add(TenantDraft("꽃씨 청년일터", place=TenantPlace.MIRAE, room="9호"))
    before = dump(taker.office.store)
    with pytest.raises(StaleRecord):
        taker.take(outlook, file)
    assert dump(taker.office.store) == before


def test_a_copy_of_the_office_is_made_before_anything_is_taken_over(tmp_path: Path) -> None:
    office = open_office(tmp_path / "업무")
    taker = Taker(office, "tenant")
    file = file_of(HEADS, FLOWER)
    taker.take(taker.look(file), file)
    assert [copy.reason for copy in Backups(office.folder).listing()] == ["가져오기 전"]
    office.close()


def test_stopping_half_way_leaves_nothing_behind(taker: Taker) -> None:
    class StoppedError(Exception):
        pass

    def stop(done: int, _total: int) -> None:
        if done:
            raise StoppedError

    file = file_of(HEADS, *((f"단체 {number}", "미래청") for number in range(120)))
    outlook = taker.look(file)
    before = dump(taker.office.store)
    with pytest.raises(StoppedError):
        taker.road.take_over(outlook, file, "명단", stop)
    assert dump(taker.office.store) == before


def test_personal_data_coming_in_is_written_down_without_names(taker: Taker) -> None:
    file = file_of(HEADS, FLOWER, ("가온", "미래청"))
    taker.take(taker.look(file), file)
    (line,) = taker.office.access.entries()
    assert (line.deed.name, line.persons, line.subject) == ("INTAKE", 1, "tenant 1")
    assert line.detail == "대표 연락, 담당자 전화"


def test_a_name_of_marks_alone_is_no_name(taker: Taker) -> None:
    outlook = taker.look(file_of(HEADS, ("( )", "미래청")))
    assert row(outlook, 2).reasons[0].address(2) == "A2"


def test_two_rows_may_not_give_one_other_name_to_two_tenants(taker: Taker) -> None:
    heads = ("단체명", "다른 이름", "건물")
    file = file_of(heads, ("가온", "별터", "미래청"), ("나래", "별 터", "미래청"), ("다솜", "가온", "미래청"))
    outlook = taker.look(file)
    assert [row(outlook, number).fate for number in (2, 3, 4)] == [Fate.NEW, Fate.REJECTED, Fate.REJECTED]
    outlook = taker.decide(outlook, excluded=frozenset({3, 4}))
    taker.take(outlook, file)
    assert tally(taker.look(file_of(heads, ("별터", None, "미래청")))) == {"같음": 1}


def test_a_person_without_the_tenant_s_name_is_no_reason_to_stop(taker: Taker) -> None:
    taker.office.tenants.add(
        TenantDraft("가온", place=TenantPlace.MIRAE, contact=PersonDraft("홍길동", phone="000-0000-0000"))
    )
    outlook = taker.look(file_of(("단체명", "전화"), ("가온", "000-0000-0005")))
    assert [(one.label, one.old, one.new) for one in row(outlook, 2).differences] == [
        ("담당자 전화", "000-****-0000", "000-0000-0005")
    ]


def test_refusals_are_of_the_office(taker: Taker) -> None:
    with pytest.raises(OfficeError):
        taker.take(taker.look(file_of(HEADS, ("",))), file_of(HEADS))
