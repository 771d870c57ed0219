"""받은 파일 읽기: where a file belongs, what its cells mean and which are refused by their address (G3)."""

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from desktop_app.intake.formats import xlsx_return
from desktop_app.intake.preview import Answer, Fate
from desktop_app.listing import ListQuery
from desktop_app.return_terms import SubmissionState
from desktop_app.returns import forms
from desktop_app.returns.coming import Mode, Standing
from desktop_app.venues.records import UsageDraft
from tests.return_files import SHOP, TALK, Post, begun, only, standings
from tests.returns_office import (
    HOME,
    OTHER,
    PROJECTS,
    USAGES,
    building,
    department,
    office,
    post,
    received,
    said,
    sheet,
    state_of,
    tally,
)

__all__ = ("office", "post")


# G3: what a file is


def test_the_reader_and_the_writer_of_forms_call_the_key_alike() -> None:
    assert (xlsx_return.KEY_NAME, xlsx_return.KEY_SHEET) == (forms.KEY_NAME, forms.KEY_SHEET)
    assert {forms.KEY_SHEET, forms.LIST_SHEET} == xlsx_return.OWN_SHEETS


def test_twelve_files_of_which_three_are_explained(post: Post) -> None:
    """G3's own example: 12 files incl. 1 renamed, 1 double, 1 old, 1 broken: 9 loadable, 3 explained."""
    office = post.office
    old = Post(office, begun(office, name="2021년 봄 취합"), post.folder / "봄")
    names = [one.label for one in office.rounds.units()][:10]
    post.filled(names[0], [TALK], name="제출합니다(최종)_v2.xlsx")
    for name in names[1:9]:
        post.filled(name, [{**TALK, "event": f"{name} 행사"}])
    back = post.folder / "받은 것"
    shutil.copy(back / "제출합니다(최종)_v2.xlsx", back / "사본.xlsx")
    shutil.copy(old.filled(names[9], [TALK]), back / "봄에 보낸 것.xlsx")
    (back / "깨진 파일.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    office.rounds.close(old.round_id)
    files = post.look()
    assert len(files) == 12
    assert standings(files) == {Standing.READY: 9, Standing.SAME: 1, Standing.OLD: 1, Standing.STOPPED: 1}
    assert (
        next(one for one in files if "최종" in one.file.name or "사본" in one.file.name).department
        == names[0]
    )
    assert all(one.sentence and one.steps for one in files if one.standing is not Standing.READY)
    post.take(post.plan())
    assert len(office.usages.first_ids(ListQuery(year=2021), 99)) == 9


def test_a_file_under_another_name_is_read_with_nothing_to_tell(post: Post) -> None:
    (file,) = post.look(post.filled(HOME, [TALK], [SHOP], name="회신.xlsx"))
    assert (file.standing, file.department) == (Standing.READY, HOME)
    assert (file.sentence, file.steps, file.warnings) == ("", (), ())


def test_the_key_is_found_though_a_program_dropped_the_properties_of_the_document(post: Post) -> None:
    book = load_workbook(post.form_of(HOME))
    book.custom_doc_props.props.clear()
    (file,) = post.look(post.send(book, "다시 저장.xlsx"))
    assert (file.standing, file.department) == (Standing.READY, HOME)


def test_a_form_of_another_office_and_one_of_a_later_round_are_told_of(post: Post) -> None:
    later = Post(
        post.office,
        begun(
            post.office,
            name="다음 취합",
            ends_on=date(2021, 9, 30),
            due_on=date(2021, 10, 8),
            starts_on=date(2021, 7, 1),
        ),
        post.folder / "뒤",
    )
    path = later.filled(HOME, [TALK])
    (file,) = post.look(path)
    assert (file.standing, file.steps) == (Standing.OTHER, ("그 회차를 고른 뒤 읽으세요.",))
    post.office.rounds.remove([later.round_id])
    (file,) = post.look(path)
    assert file.standing is Standing.STOPPED
    assert "업무 폴더" in file.sentence


def test_the_same_file_is_not_taken_twice(post: Post) -> None:
    path = post.filled(HOME, [TALK])
    post.take(post.plan(path))
    (file,) = post.look(path)
    assert file.standing is Standing.SAME
    assert post.plan(path).files == ()


def test_of_two_files_of_a_department_the_later_is_taken_and_the_other_waits(post: Post) -> None:
    first = post.filled(HOME, [TALK], name="가.xlsx")
    second = post.filled(HOME, [{**TALK, "attendees": 40}], name="나.xlsx")
    shutil.copystat(__file__, first)
    files = post.look(first, second)
    assert [(one.standing, one.mode) for one in files] == [
        (Standing.READY, Mode.SKIP),
        (Standing.READY, Mode.REPLACE),
    ]
    assert "둘입니다" in files[0].sentence
    assert len(post.plan(first, second).files) == 1


def test_a_file_that_was_never_filled_in_is_not_taken_for_an_answer(post: Post) -> None:
    path = post.filled("녹번동")
    (file,) = post.look(path)
    assert (file.standing, file.mode) == (Standing.READY, Mode.SKIP)
    assert "빈 양식" in file.sentence


def test_nothing_to_report_is_an_answer_and_rows_beside_it_are_told(post: Post) -> None:
    post.filled("녹번동", nil=[USAGES, PROJECTS])
    path = post.filled("대조동", [TALK], nil=[USAGES])
    post.take(post.plan())
    assert state_of(post, "녹번동").state is SubmissionState.NIL_RETURN
    assert state_of(post, "대조동").state is SubmissionState.SUBMITTED
    assert state_of(post, "대조동").submitted_on == date(2021, 6, 21)
    assert path.exists()
    assert "실적 없음" in received(post, "대조동")[0].remarks


def test_a_closed_round_takes_nothing(post: Post) -> None:
    path = post.filled(HOME, [TALK])
    post.office.rounds.close(post.round_id)
    (file,) = post.look(path)
    assert (file.standing, file.steps) == (Standing.OLD, ("회차를 다시 열고 읽으세요.",))


# Files of the departments' own making


OWN = [
    ["2021년 상반기 대관실적"],
    ["연번", "일시", "시간", "장소", "행사명", "참석인원(명)", "비고", "결재"],
    [1, "5/12(수)", "14:00~16:00", "상상청 상상홀", "주민참여 정책 대화", "약 30명", "-", "과장"],
    [2, "2021. 6. 1.", "종일", "상상청 상상홀", "마을 축제", "1,200명", None, "과장"],
    ["합계", None, None, None, None, 1230, None, None],
]


def own_file(post: Post, rows: list[list[Any]] = OWN, name: str = "대관실적(녹번동).xlsx") -> Path:
    book = Workbook()
    page = book.active
    assert page is not None
    for row in rows:
        page.append(row)
    return post.send(book, name)


def test_a_file_of_its_own_making_is_read_by_its_heads_once_its_department_is_chosen(post: Post) -> None:
    (file,) = post.look(own_file(post))
    assert file.standing is Standing.CHOOSE
    likely = post.office.returns_in.likely(post.round_id, file)
    assert likely == ("Sheet", USAGES)
    key = department(post.office, "녹번동")
    named = post.office.returns_in.assign(post.round_id, file, key, likely[1], likely[0])
    assert (named.standing, named.department) == (Standing.READY, "녹번동")
    assert any("‘결재’" in one for one in named.warnings)
    assert any("합계" in one for one in named.warnings)
    plan = only(post.office.returns_in.plan(post.round_id, [named]))
    assert tally(sheet(plan)) == {Fate.NEW: 2}
    assert any("30(으)로 읽었습니다" in one for one in said(sheet(plan)))


def test_csv_and_pasted_words_of_other_codings_come_the_same_way(post: Post) -> None:
    path = post.folder / "받은 것" / "대관.csv"
    path.parent.mkdir(parents=True)
    text = "일자,장소,행사명,인원\n2021. 5. 12.,상상청 상상홀,주민 모임,30명\n"
    path.write_bytes(text.encode("cp949"))
    (file,) = post.look(path)
    likely = post.office.returns_in.likely(post.round_id, file)
    assert likely is not None
    named = post.office.returns_in.assign(
        post.round_id, file, department(post.office, HOME), likely[1], likely[0]
    )
    assert tally(sheet(only(post.office.returns_in.plan(post.round_id, [named])))) == {Fate.NEW: 1}


def test_a_file_without_heads_stays_to_be_chosen(post: Post) -> None:
    path = own_file(post, [["아무 말"], ["또 아무 말"]])
    (file,) = post.look(path)
    named = post.office.returns_in.assign(post.round_id, file, department(post.office, HOME), USAGES, "Sheet")
    assert named.standing is Standing.CHOOSE
    assert "머리글" in named.sentence


# Dirty cells (IMP-4 … IMP-9), by their address


@pytest.mark.parametrize(
    ("column", "value", "address", "words"),
    [
        ("used_on", 4.1, "B6", "4"),
        ("used_on", "2021-02-30", "B6", "2021-02-30"),
        ("attendees", "50~60명", "J6", "50~60명"),
        ("attendees", "많음", "J6", "많음"),
        ("end_minute", "13:00", "E6", "시각"),
        ("fee_won", "비쌈", "K6", "비쌈"),
        ("state", "글쎄요", "I6", "글쎄요"),
        ("event", None, "G6", "행사명"),
        ("space", None, "F6", "시설"),
        ("event", "900101-1234567 회의", "G6", "가져올 수 없습니다"),
    ],
)
def test_what_cannot_be_meant_is_refused_by_the_address_of_its_cell(
    post: Post, column: str, value: object, address: str, words: str
) -> None:
    plan = sheet(only(post.plan(post.filled(HOME, [{**TALK, column: value}]))))
    assert tally(plan) == {Fate.REJECTED: 1}
    assert any(one.startswith(f"{address} ") and words in one for one in said(plan)), said(plan)
    assert "1234567" not in "".join(said(plan))


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("used_on", "5월 12일(목)", "요일"),
        ("attendees", "약 30명", "30(으)로"),
        ("used_on", "2021. 12. 1.", "기간"),
        ("attendees", 500, "수용 인원"),
        ("fee_won", "무료", "0원"),
    ],
)
def test_what_is_odd_is_taken_with_a_word_to_look_at(
    post: Post, column: str, value: object, words: str
) -> None:
    plan = sheet(only(post.plan(post.filled(HOME, [{**TALK, column: value}]))))
    assert tally(plan) == {Fate.NEW: 1}
    assert any(words in one for one in said(plan)), said(plan)


def test_two_uses_of_a_room_at_one_time_are_told_and_taken(post: Post) -> None:
    hall = post.office.venues.rows(post.office.venues.first_ids(ListQuery(), 9))[0].id
    post.office.usages.add(
        UsageDraft(
            date(2021, 5, 12), "겹치는 행사", department_id=department(post.office, OTHER), venue_id=hall,
            building_id=building(post.office), start_minute=15 * 60, end_minute=17 * 60,
        )
    )  # fmt: skip
    plan = sheet(only(post.plan(post.filled(HOME, [TALK]))))
    assert tally(plan) == {Fate.NEW: 1}
    assert any("겹치는 행사" in one for one in said(plan)), said(plan)


def test_the_same_event_of_two_departments_is_told_in_the_second_file(post: Post) -> None:
    one, two = post.filled(HOME, [TALK], name="가.xlsx"), post.filled(OTHER, [TALK], name="나.xlsx")
    plan = post.plan(one, two)
    assert said(sheet(plan.files[0])) == []
    assert any(f"{HOME}의 파일 ‘가.xlsx’ 6행과 같은" in text for text in said(sheet(plan.files[1])))
    post.take(plan)
    assert len(post.office.usages.first_ids(ListQuery(year=2021), 9)) == 2


def test_an_unknown_room_is_asked_once_for_all_files(post: Post) -> None:
    paths = [
        post.filled(name, [{**TALK, "space": "상상청 회의실"}], name=f"{name}.xlsx") for name in (HOME, OTHER)
    ]
    plan = post.plan(*paths)
    ((form, question, preview),) = plan.questions()
    assert (form, question.text) == (USAGES, "상상청 회의실")
    hall = next(key for key, words, _ in preview.options(question) if words == "상상청 상상홀")
    plan = post.office.returns_in.answer(post.round_id, plan, form, question, Answer(hall))
    assert [tally(sheet(one)) for one in plan.files] == [{Fate.NEW: 1}] * 2
    post.take(plan)
    again = post.plan(post.filled("녹번동", [{**TALK, "space": "상상청 회의실"}]))
    assert again.questions() == []
