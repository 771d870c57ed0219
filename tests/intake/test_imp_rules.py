"""domain.md section 7 (IMP-1 … IMP-12), sentence by sentence: every example of the page by the whole road.

A file as a department sends it is read in the worker, understood row by row and looked at by the office. Where another
test shows a sentence already it is named in ``SHOWN_BY``, which fails once that test is gone.
"""

import importlib
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest
from openpyxl import load_workbook

from desktop_app.errors import InputRefused
from desktop_app.intake.form_file import save_form
from desktop_app.intake.pasted import read_pasted
from desktop_app.intake.preview import Answer, Choice, Fate, Outlook
from desktop_app.intake.records import FileRead
from desktop_app.intake.refusals import FileRefused
from desktop_app.listing import ListQuery
from desktop_app.search import folded
from tests.intake import old_workbooks as old
from tests.intake.desk import HEADS, Desk, desk
from tests.intake.test_guard import OLE, PARTS, stream
from tests.intake.workbooks import DAY, book, cell, packed, parts, plain_sheet, row, sheet
from tests.intake_office import Taker, tally
from tests.intake_office import row as outcome_of

SHOWN_BY: Final[Mapping[str, tuple[str, ...]]] = {
    "IMP-1 originals are kept unchanged with hash": (
        "tests.intake.test_reader::test_what_is_read_is_what_is_hashed_and_the_file_stays_as_it_was",
        "tests.services.test_returned_opinions::test_the_file_is_kept_unchanged_under_its_hash_and_nothing_where_nothing_was_taken",
    ),
    "IMP-1 every row keeps file, sheet, row": (
        "tests.services.test_intake::test_where_each_record_came_from_is_kept",
    ),
    "IMP-1 nothing is written before a preview": (
        "tests.services.test_intake::test_nothing_is_written_before_it_is_taken_over",
    ),
    "IMP-1 one import is undone as a whole": (
        "tests.services.test_intake::test_one_undo_takes_the_whole_file_back_and_one_redo_brings_it_again",
    ),
    "IMP-2 no macros run": ("tests.intake.test_guard::test_the_parser_gets_no_macros",),
    "IMP-2 what cannot be read says why": (
        "tests.intake.test_guard::test_what_cannot_be_read_says_why",
        "tests.intake.test_forms::test_a_form_of_hangul_stays_refused_on_the_table_road",
    ),
    "IMP-2 pasted cells": ("tests.intake.test_text_files::test_cells_copied_from_excel_and_hangul",),
    "IMP-3 rows that are no records": (
        "tests.intake.test_row_roles::test_a_sum_is_no_record",
        "tests.intake.test_row_roles::test_the_example_is_no_record",
        "tests.intake.test_row_roles::test_a_heading_is_no_record",
    ),
    "IMP-4 merged, hidden, very hidden, not computed": (
        "tests.intake.test_xlsx::test_merged_cells_hold_their_value_everywhere",
        "tests.intake.test_xlsx::test_hidden_sheets_stay_out_and_hidden_rows_are_told",
        "tests.intake.test_xlsx::test_a_formula_never_computed_and_an_error_value_are_no_zero",
        "tests.intake.test_old_workbooks::test_an_xls_tells_of_errors_and_of_what_is_hidden",
        "tests.intake.test_old_workbooks::test_an_ods_tells_of_errors_and_of_what_is_hidden",
    ),
    "IMP-5 other spellings of days, ranges and what is none": (
        "tests.intake.test_cell_times::test_a_day_written_whole_is_read_without_a_doubt",
        "tests.intake.test_cell_times::test_what_is_no_one_day_is_refused",
        "tests.intake.test_cell_times::test_a_range_gives_both_its_days",
        "tests.intake.test_cell_times::test_a_range_that_is_none_is_refused",
    ),
    "IMP-6 other counts and sums": (
        "tests.intake.test_cells::test_about_a_number_is_the_number_with_a_doubt",
        "tests.intake.test_cells::test_nothing_is_nothing_and_not_nought",
        "tests.services.test_proposal_intake::test_sums_are_understood_by_their_heads",
    ),
    "IMP-7 other times": (
        "tests.intake.test_cell_times::test_a_span_of_hours_is_read",
        "tests.intake.test_cell_times::test_a_span_that_is_none_is_refused",
    ),
    "IMP-8 keys": ("tests.unit.test_search::test_the_keys_hold_nothing_that_the_storage_refuses",),
    "IMP-9 the alias table of the example": (
        "tests.services.test_example::test_the_environment_agency_is_one_partner_under_all_its_names",
    ),
    "IMP-10 the same file is told of": ("tests.services.test_intake::test_the_same_file_is_told_of_before",),
    "IMP-11 the heads of the forms of a round": (
        "tests.unit.test_return_forms::test_a_head_names_one_column_of_its_form",
    ),
    "IMP-12 overlaps are told and come in": (
        "tests.services.test_usage_intake::test_an_overlap_is_told_in_the_preview_and_comes_in_all_the_same",
        "tests.services.test_venues::test_two_events_in_one_room_at_one_time_are_told_by_name",
    ),
}
__all__ = ("desk",)
FIRST_OF_APRIL: Final = date(2021, 4, 1)


def test_every_sentence_that_another_test_shows_is_still_shown() -> None:
    for tests in SHOWN_BY.values():
        for place in tests:
            module, _, name = place.partition("::")
            assert callable(getattr(importlib.import_module(module), name, None)), place
    rules = {sentence.split()[0] for sentence in SHOWN_BY}
    assert rules == {f"IMP-{number}" for number in range(1, 13)}


# IMP-2: what is read, and what says what to do

TABLE: Final = (
    ("일자", "시간", "장소", "행사명", "주관부서", "참석인원(명)"),
    ("2021. 4. 1.", "14:00~16:00", "상상홀", "주민 회의", "기획예산과", "30명"),
)


def as_text(delimiter: str) -> str:
    return "".join(f"{delimiter.join(line)}\r\n" for line in TABLE)


def as_xls() -> bytes:
    cells = [old.text(at, column, word) for at, line in enumerate(TABLE) for column, word in enumerate(line)]
    return old.xls({"제출": cells})


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("제출.xlsx", packed(parts({"제출": plain_sheet(TABLE)}))),
        ("제출.xlsm", packed({**parts({"제출": plain_sheet(TABLE)}), "xl/vbaProject.bin": b"\0"})),
        ("제출.csv", as_text(",").encode("utf-8")),
        ("제출 BOM.csv", as_text(",").encode("utf-8-sig")),
        ("제출 옛.csv", as_text(",").encode("cp949")),
        ("제출.xls", as_xls()),
        ("붙여넣은 엑셀", as_text("\t").encode()),
        ("붙여넣은 한글", "".join("\t".join(f" {word} " for word in line) + "\n" for line in TABLE).encode()),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_one_table_says_the_same_however_it_comes(desk: Desk, name: str, data: bytes) -> None:
    file = read_pasted(data.decode()) if name.startswith("붙여넣은") else desk.read(data, name)
    (aim,) = desk.look(file).aims
    assert (aim.line.faults, aim.line.warnings) == ((), ())
    assert aim.values["used_on"] == FIRST_OF_APRIL
    assert (aim.values["start_minute"], aim.values["end_minute"]) == (840, 960)
    assert (aim.name, aim.values["attendees"]) == ("주민 회의", 30)


@pytest.mark.parametrize(
    ("name", "data", "what", "to_do"),
    [
        ("제출.cell", packed(PARTS), "한셀", "다른 이름으로 저장하기’ → ‘Excel 통합 문서(*.xlsx)"),
        ("제출.hwp", OLE + b"HWP Document File V5.00", "한글 문서", "붙여넣기"),
        ("제출.hwpx", packed({"Contents/section0.xml": "<a/>"}), "한글 문서", "붙여넣기"),
        ("한글.xlsx", packed({"Contents/section0.xml": "<a/>"}), "한글 문서", "붙여넣기"),
        ("잠김.xlsx", stream("EncryptedPackage"), "비밀번호", "xlsx로 저장"),
        ("보안.xlsx", b"\x9b DRMONE  This Document is encrypted", "문서보안(DRM)", "보안을 해제하여 저장"),
        ("내려받기.xls", b"<html><table>", "웹 페이지", "다른 이름으로 저장’ → ‘Excel 통합 문서(*.xlsx)"),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value else "",
)  # fmt: skip
def test_what_cannot_be_read_says_what_to_do(
    desk: Desk, name: str, data: bytes, what: str, to_do: str
) -> None:
    with pytest.raises(FileRefused) as raised:
        desk.read(data, name)
    assert what in raised.value.what
    assert any(to_do in step for step in raised.value.steps)


# IMP-3 and IMP-4: the head, the columns, and rows that are none


@pytest.mark.parametrize("day", ["일자", "이용일", "사용일시"])
@pytest.mark.parametrize("count", ["인원", "참석인원(명)"])
@pytest.mark.parametrize("above", [0, 14])
def test_the_head_is_found_by_any_of_its_words_in_the_first_15_rows(
    desk: Desk, day: str, count: str, above: int
) -> None:
    blank = [(f"{number}. 안내",) for number in range(above)]
    rows = [*blank, (day, "장소", "행사명", "부서", count), ("4/1", "상상홀", "회의", "문화과", 3)]
    file = desk.read(packed(parts({"제출": plain_sheet(rows)})))
    fit = desk.taker.fitting(file)
    assert (fit.head.row, fit.columns.columns) == (
        above + 1,
        ("used_on", "venue_id", "event", "department_id", "attendees"),
    )


def test_a_head_below_row_15_is_not_found_by_itself(desk: Desk) -> None:
    rows = [*[("안내",)] * 15, ("일자", "장소", "행사명", "부서"), ("4/1", "상상홀", "회의", "문화과")]
    assert desk.taker.fitting(desk.read(packed(parts({"제출": plain_sheet(rows)})))).head.row != 16


def test_titles_sums_and_the_example_are_left_out_and_reported(desk: Desk) -> None:
    whole = "A1:E1"
    head = [
        cell(f"{'ABCDE'[at]}4", word) for at, word in enumerate(("일자", "장소", "행사명", "부서", "만족도"))
    ]
    use = [cell("B6", "상상홀"), cell("C6", "회의"), cell("D6", "문화과"), cell("E6", 5)]
    rows = (
        row(1, cell("A1", "2021년 대관 이용실적")),
        row(2, cell("A2", "작성자: 홍길동")),
        row(4, *head),
        row(5, cell("A5", "(예시) 4/1"), cell("B5", "상상홀"), cell("C5", "견본"), cell("D5", "문화과")),
        row(6, cell("A6", 44287, look=DAY), *use),
        row(7, cell("A7", "소계"), cell("E7", 5)),
        row(8, cell("A8", "합계"), cell("E8", 5)),
        row(9, cell("A9", "총계"), cell("E9", 5)),
    )  # fmt: skip
    file = desk.read(book(*rows, after=f'<mergeCells><mergeCell ref="{whole}"/></mergeCells>'))
    fit = desk.taker.fitting(file)
    unknown = [
        title for title, key in zip(fit.head.titles, fit.columns.columns, strict=True) if title and not key
    ]
    outlook = desk.look(file)
    assert unknown == ["만족도"]
    assert list(outlook.preview.passed_over) == [
        (1, "제목 행"), (2, "제목 행"), (5, "예시 행"), (7, "합계 행"), (8, "합계 행"), (9, "합계 행"),
    ]  # fmt: skip
    assert tally(outlook) == {"새로": 1}


def test_merged_hidden_and_uncomputed_cells_come_as_the_rule_says(desk: Desk) -> None:
    heads = row(
        1, *(cell(f"{'ABCDE'[at]}1", head) for at, head in enumerate(("일자", "장소", "행사명", "부서", "인원")))
    )  # fmt: skip
    shown = sheet(
        heads,
        row(2, cell("A2", "4/1"), cell("B2", "상상홀"), cell("C2", "회의"), cell("D2", "문화과"), cell("E2", 3)),
        row(3, cell("C3", "교육"), cell("D3", "문화과"), cell("E3", 4), more=' hidden="1"'),
        row(4, cell("A4", "4/2"), cell("C4", "강연"), cell("D4", "문화과"), cell("E4", None, formula="E2+E3")),
        after='<mergeCells count="2"><mergeCell ref="A2:A3"/><mergeCell ref="B2:B4"/></mergeCells>',
    )  # fmt: skip
    secret = plain_sheet([["비밀"]])
    states = {"숨음": "hidden", "아주 숨음": "veryHidden"}
    file = desk.read(packed(parts({"제출": shown, "숨음": secret, "아주 숨음": secret}, hidden=states)))
    assert [one.name for one in file.sheets] == ["제출"]
    assert file.notices == ("숨은 시트 2개는 읽지 않았습니다: ‘숨음’, ‘아주 숨음’",)
    assert file.sheets[0].notices == ("숨은 행 1개도 읽었습니다: 3행",)
    outlook = desk.look(file)
    assert [(one.name, one.aim.line.values.get("used_on")) for one in outlook.outcomes[:2]] == [
        ("회의", FIRST_OF_APRIL),
        ("교육", FIRST_OF_APRIL),
    ]
    uncomputed = outcome_of(outlook, 4)
    assert uncomputed.fate is Fate.REJECTED
    assert [one.address(4) for one in uncomputed.reasons] == ["E4"]
    assert "attendees" not in uncomputed.aim.line.values


# IMP-8: text


def test_text_is_tidied_and_its_signs_stay(desk: Desk) -> None:
    signs = "㎡ ① ㉮ ㈜ ㆍ"
    cells = [f"  {signs}\n둘째 줄 ", unicodedata.normalize("NFD", "서울혁신파크")]
    lines = desk.lines(HEADS, *({"행사명": text} for text in cells))
    assert [line.values["event"] for line in lines] == [f"{signs} 둘째 줄", "서울혁신파크"]


def test_dots_and_waves_are_folded_in_keys_alone() -> None:
    assert len({folded(f"자치{dot}혁신") for dot in "ㆍ·・"}) == 1
    assert len({folded(f"1{wave}2월") for wave in "~∼～〜"}) == 1
    assert folded("㎡ ① ㈜가온") == folded("m2 1 (주) 가온")


# IMP-9: departments


def test_a_dong_is_known_by_all_its_names_with_its_team_split_off(desk: Desk) -> None:
    names = ("응암3동", "응암제3동", "응암3동주민센터", "응암3동(복지팀)", "응암 제3동 주민센터")
    heads = [one for one in HEADS if one != "시간"]
    rows = [heads, *([n, "4/1", "상상홀", f"행사 {n}", name, 3, None] for n, name in enumerate(names))]
    outlook = desk.look(desk.read(packed(parts({"제출": plain_sheet(rows)}))))
    assert outlook.questions() == []
    assert len({aim.values["department_id"] for aim in outlook.aims}) == 1


def test_an_unknown_department_is_asked_about_once_and_remembered(desk: Desk) -> None:
    def file(*events: str) -> FileRead:
        rows = [("일자", "장소", "행사명", "부서"), *(("4/1", "상상홀", event, "기예과") for event in events)]
        return desk.read(packed(parts({"제출": plain_sheet(rows)})))

    outlook = desk.look(file("회의", "교육"))
    (question,) = outlook.questions()
    office = {label: key for key, label, _ in outlook.preview.options(question)}
    key = next(key for label, key in office.items() if label.startswith("기획예산과"))
    first = file("회의", "교육")
    desk.taker.take(desk.taker.decide(outlook, answers={question.key: Answer(key)}), first)
    desk.taker = Taker(desk.office, "usage")
    again = desk.look(file("강연"))
    assert again.questions() == []
    assert again.aims[0].values["department_id"] == key


# IMP-10: the key of a use


def uses(desk: Desk, *rows: Sequence[object]) -> tuple[FileRead, Outlook]:
    heads = ("일자", "시간", "장소", "행사명", "부서", "인원")
    file = desk.read(packed(parts({"제출": plain_sheet([heads, *rows])})))
    return file, desk.look(file)


@pytest.mark.parametrize(
    ("again", "fate"),
    [
        (("4/1", "14시", "상상홀", "주민·자치 회의", "문화과", 30), Fate.SAME),
        (("2021. 4. 1.", "14:00", "상상청 상상홀", "주민ㆍ자치회의", "문화과", 30), Fate.SAME),
        (("4/2", "14시", "상상홀", "주민·자치 회의", "문화과", 30), Fate.NEW),
        (("4/1", "15시", "상상홀", "주민·자치 회의", "문화과", 30), Fate.NEW),
        (("4/1", "14시", "상상청", "주민·자치 회의", "문화과", 30), Fate.NEW),
        (("4/1", "14시", "상상홀", "주민 모임", "문화과", 30), Fate.NEW),
    ],
)
def test_a_use_is_the_same_by_day_space_beginning_and_folded_event(
    desk: Desk, again: Sequence[object], fate: Fate
) -> None:
    file, outlook = uses(desk, ("4/1", "14시", "상상홀", "주민·자치 회의", "문화과", 30))
    desk.taker.take(outlook, file)
    assert [one.fate for one in uses(desk, again)[1].outcomes] == [fate]


@pytest.mark.parametrize("choice", [Choice.UPDATE, Choice.FILL])
def test_the_same_use_from_two_departments_is_a_warning(desk: Desk, choice: Choice) -> None:
    file, outlook = uses(desk, ("4/1", "14시", "상상홀", "주민 회의", "문화과", None))
    desk.taker.take(outlook, file)
    other, outlook = uses(desk, ("4/1", "14시", "상상홀", "주민 회의", "기획예산과", 30))
    outlook = desk.taker.decide(outlook, choice=choice)
    (one,) = outlook.outcomes
    assert one.fate is Fate.CHANGED
    notes = [note for note in one.notes if note.field == "department_id"]
    assert [note.text for note in notes] == [
        "‘문화과’의 기록으로 이미 있습니다. 어느 쪽의 것인지 확인하세요."
    ]
    assert notes[0].address(2) == "E2"
    desk.taker.take(outlook, other)
    ids = desk.office.usages.listing(ListQuery(year=2021)).ids
    assert len(ids) == 1


def test_the_same_file_a_second_time_is_told_of_and_writes_nothing(desk: Desk) -> None:
    file, outlook = uses(desk, ("4/1", "14시", "상상홀", "주민 회의", "문화과", 30))
    desk.taker.take(outlook, file)
    assert desk.taker.road.before(desk.taker.kind, file.sha256) is not None
    with pytest.raises(InputRefused):
        desk.taker.take(desk.look(file), file)


# IMP-11: the blank form of the program


def test_the_blank_form_has_lists_real_days_one_head_and_a_marked_example(desk: Desk, tmp_path: Path) -> None:
    kind = desk.taker.kind
    file = tmp_path / "양식.xlsx"
    save_form(file, kind, desk.office.intake.fixed_words(kind))
    page = load_workbook(file).worksheets[0]
    heads = [str(one.value) for one in page[1]]
    assert not page.merged_cells.ranges
    assert all(head.rstrip(" ✱") in {one.label for one in kind.fields} for head in heads)
    lists = {str(one.sqref): one for one in page.data_validations.dataValidation if one.type == "list"}
    assert lists
    example: dict[str, Any] = dict(zip(heads, page[2], strict=True))
    assert str(page["A2"].value).startswith("(예시)")
    assert page.freeze_panes == "A2"
    until = next(cell for head, cell in example.items() if head.startswith("끝나는 날"))
    assert page.cell(3, until.column).number_format not in {"General", "@"}
    found = desk.look(desk.read(file.read_bytes(), "돌아온 양식.xlsx"))
    assert (found.outcomes, found.preview.passed_over) == ((), ((2, "예시 행"),))
