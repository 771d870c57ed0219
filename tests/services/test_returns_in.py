"""받은 파일 읽기: files find their place, rows are laid beside the office, taken as one act and withdrawn (G3 … G7)."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from db.base import Base
from desktop_app.activities.trainings import TrainingDraft
from desktop_app.clock import PracticeClock
from desktop_app.errors import FileTrouble, InputRefused, StaleRecord
from desktop_app.example.fill import fill_reference
from desktop_app.intake.formats import xlsx_return
from desktop_app.intake.preview import Answer, Fate
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.project_terms import ProjectState
from desktop_app.projects.records import ProjectDraft
from desktop_app.returns import forms
from desktop_app.returns.coming import Accepted, FilePlan, Mode, SheetPlan, Standing
from desktop_app.returns.form_keys import ReturnForm
from desktop_app.returns.mending import refusal_text
from desktop_app.returns.submissions import SubmissionState
from desktop_app.terms import UsageState
from desktop_app.venues.records import UsageDraft, VenueDraft
from tests.dump import Dump, dump
from tests.return_files import SHOP, TALK, Post, begun, only, put, standings

PROJECTS, USAGES, TRAINEES = ReturnForm
HOME, OTHER, DONG = "기획예산과", "홍보담당관", "녹번동"
TABLES = ("usage", "project", "progress_note", "project_party", "trainee", "submission", "venue")


@pytest.fixture
def office(office: Office, clock: PracticeClock) -> Office:
    clock.day = date(2021, 6, 21)
    fill_reference(office)
    office.venues.add(VenueDraft("상상홀", building(office), capacity=100))
    return office


@pytest.fixture
def post(office: Office, tmp_path: Path) -> Post:
    return Post(office, begun(office, asks_trainees=False), tmp_path / "우편")


def department(office: Office, name: str) -> int:
    key = office.directory.find("DEPARTMENT", name)
    assert key is not None
    return key


def given_usage(office: Office, name: str = HOME, event: str = "민관 협력 회의", **parts: Any) -> int:
    values: dict[str, Any] = {
        "state": UsageState.PLANNED,
        "building_id": building(office),
    }
    draft = UsageDraft(date(2021, 6, 2), event, department_id=department(office, name), **{**values, **parts})
    key = office.usages.add(draft).record_id
    assert key is not None
    return key


def building(office: Office) -> int:
    rows = office.buildings.rows(office.buildings.first_ids(ListQuery(), 50))
    return next(one.id for one in rows if one.name == "상상청")


def given_project(office: Office, name: str = "골목 정원", **parts: Any) -> int:
    draft = ProjectDraft(
        name, 2021, department_id=department(office, DONG), state=ProjectState.RUNNING, **parts
    )
    key = office.projects.add(draft).record_id
    assert key is not None
    return key


def sheet(plan: FilePlan, form: ReturnForm = USAGES) -> SheetPlan:
    return next(one for one in plan.sheets if one.sheet.form is form)


def tally(plan: SheetPlan) -> dict[Fate, int]:
    return {fate: count for fate, count in plan.outlook.counts().items() if count}


def said(plan: SheetPlan) -> list[str]:
    """What is said of rows, with the address of the cell."""
    return [
        f"{remark.address(one.number)} {remark.text}"
        for one in plan.outlook.outcomes
        for remark in plan.remarks(one)
    ]


def kept(found: Dump) -> Dump:
    return {table: found[table] for table in TABLES}


def state_of(post: Post, name: str) -> Any:
    rows = post.office.submissions.of_round(post.round_id)
    return next(one.draft for one in rows if one.draft.department == name)


def received(post: Post, name: str) -> list[Any]:
    rows = post.office.submissions.of_round(post.round_id)
    return post.office.submissions.files(next(one.id for one in rows if one.draft.department == name))


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


# G5: the preview


def test_one_changed_cell_is_one_changed_row_with_old_and_new(post: Post) -> None:
    key = given_usage(post.office)
    path = post.filled(HOME, change={(USAGES, 0): {"attendees": 25}})
    plan = sheet(only(post.plan(path)))
    assert tally(plan) == {Fate.CHANGED: 1}
    (row,) = plan.takeable
    assert [(one.label, one.old, one.new) for one in row.differences] == [("인원", "", "25")]
    post.take(post.plan(path))
    assert post.office.usages.draft(key).attendees == 25


def test_a_day_that_was_moved_is_a_change_of_the_row_and_no_new_one(post: Post) -> None:
    key = given_usage(post.office)
    post.take(
        post.plan(post.filled(HOME, change={(USAGES, 0): {"used_on": date(2021, 6, 3), "state": "완료"}}))
    )
    assert post.office.usages.first_ids(ListQuery(year=2021), 9) == [key]
    assert post.office.usages.draft(key).used_on == date(2021, 6, 3)


def test_a_row_that_was_taken_out_goes_only_where_that_is_accepted(post: Post) -> None:
    key = given_usage(post.office)
    path = post.filled(HOME, [TALK], drop=[(USAGES, 0)])
    plan = post.plan(path)
    (gone,) = only(plan).removed
    assert (gone.name, gone.accepted) == ("민관 협력 회의", False)
    change = post.take(plan)
    assert key in post.office.usages.first_ids(ListQuery(year=2021), 9)
    assert change.inverse is not None
    change.inverse()
    plan = post.plan(path)
    proposed = Accepted.proposed(only(plan)).toggled_removed([(gone.table, gone.id)])
    post.take(plan, {only(plan).file.file.sha256: proposed})
    assert key not in post.office.usages.first_ids(ListQuery(year=2021), 9)


def test_a_record_that_moved_on_after_the_form_went_out_is_held_back(post: Post) -> None:
    key = given_usage(post.office)
    sent = post.form_of(HOME)
    draft = post.office.usages.draft(key)
    post.office.usages.edit(key, replace(draft, attendees=80))
    book = load_workbook(sent)
    put(book[USAGES.value], USAGES, forms.FIRST_ROW, {"attendees": 70})
    plan = post.plan(post.send(book, "늦게 온 것.xlsx"))
    assert sheet(only(plan)).held_back == {6}
    post.take(plan)
    assert post.office.usages.draft(key).attendees == 80


def test_an_event_of_two_departments_is_kept_twice_and_told(post: Post) -> None:
    given_usage(post.office, OTHER, "함께 연 행사", start_minute=600, end_minute=660)
    times = {"start_minute": "10:00", "end_minute": "11:00", "space": "상상청"}
    row = {**TALK, "used_on": date(2021, 6, 2), "event": "함께 연 행사", **times}
    plan = sheet(only(post.plan(post.filled(HOME, [row]))))
    assert tally(plan) == {Fate.NEW: 1}
    assert any("다른 부서의 기록과" in one for one in said(plan))


def test_a_department_cannot_take_the_project_of_another_without_a_look(post: Post) -> None:
    given_project(post.office)
    plan = sheet(only(post.plan(post.filled(OTHER, projects=[{**SHOP, "name": "골목 정원"}]))), PROJECTS)
    (row,) = plan.takeable
    assert row.fate is Fate.CHANGED
    assert plan.held_back == {row.number}
    assert any("부서가 바뀝니다" in one for one in said(plan))


def test_results_go_into_the_project_and_become_a_progress_note(post: Post) -> None:
    key = given_project(post.office, difficulties="장소가 좁음\n예산이 적음")
    cells = {"text": "가게 12곳 모집", "people": "36명", "condition": "지연", "next_plan": "가을에 다시"}
    path = post.filled(DONG, projects=[SHOP], change={(PROJECTS, 0): cells})
    plan = sheet(only(post.plan(path)), PROJECTS)
    assert tally(plan) == {Fate.CHANGED: 1, Fate.NEW: 1}
    assert "애로" not in "".join(one.label for row in plan.takeable for one in row.differences)
    post.take(post.plan(path))
    draft = post.office.projects.record(key).draft
    assert (draft.next_plan, draft.difficulties) == ("가을에 다시", "장소가 좁음\n예산이 적음")
    (note, other) = dump(post.office.store)["progress_note"]
    assert "가게 12곳 모집" in note
    assert date(2021, 6, 30) in note
    assert "참여 가게 12곳 모집" in other
    again = post.plan(post.filled(DONG, change={(PROJECTS, 0): {"people": 40}}, name="다시.xlsx"))
    post.take(again)
    assert len(dump(post.office.store)["progress_note"]) == 2


def test_trainees_are_taken_and_the_access_is_written_down(post: Post) -> None:
    office = post.office
    office.trainings.add(TrainingDraft(title="현장 방문 교육 1기", held_on=date(2021, 6, 29)))
    other = Post(
        office, begun(office, name="교육 취합", asks_trainees=True, asks_usages=False), post.folder / "교육"
    )
    row = {"training": "현장 방문 교육 1기", "post": "행정7급", "name": "홍길동"}
    lines = len(dump_all(office)["access_line"])
    other.take(other.plan(other.filled(HOME, trainees=[row, row])))
    (person,) = dump(office.store)["trainee"]
    assert "홍길동" in person
    assert len(dump_all(office)["access_line"]) == lines + 1


def dump_all(office: Office) -> dict[str, list[Any]]:
    with office.store.reading() as s:
        return {
            name: list(s.execute(table.select()))
            for name, table in Base.metadata.tables.items()
            if name == "access_line"
        }


# The act


def test_taking_is_one_act_and_one_undo_and_the_file_is_kept(post: Post) -> None:
    given_usage(post.office)
    before = dump(post.office.store)
    path = post.filled(HOME, [TALK], [SHOP], change={(USAGES, 0): {"attendees": 25}})
    change = post.take(post.plan(path))
    (file,) = received(post, HOME)
    assert (file.outcome, file.taken) == ("TAKEN", 3)
    stored = list((post.office.folder / "inbox").iterdir())
    assert [one.read_bytes() for one in stored] == [path.read_bytes()]
    assert change.inverse is not None
    change.inverse()
    assert dump(post.office.store) == before


def test_every_row_tells_of_its_file_sheet_and_row(post: Post) -> None:
    post.take(post.plan(post.filled(HOME, [TALK])))
    (row,) = dump(post.office.store)["returned_row"]
    assert row[1:4] == ("대관실적", 6, "usage")


@pytest.mark.parametrize("at", [0, 1])
def test_stopping_leaves_nothing_behind(post: Post, at: int) -> None:
    class Stop(Exception):  # noqa: N818 - a stop is no error
        pass

    def tell(done: int, _total: int, _where: str) -> None:
        if done == at:
            raise Stop

    for name in (HOME, OTHER):
        post.filled(name, [{**TALK, "event": name}])
    before, plan = dump(post.office.store), post.plan()
    accepted = {one.file.file.sha256: Accepted.proposed(one) for one in plan.files}
    with pytest.raises(Stop):
        post.office.returns_in.take(post.round_id, plan, accepted, tell=tell)
    assert dump(post.office.store) == before
    assert not list((post.office.folder / "inbox").iterdir())


def test_an_office_that_changed_after_the_preview_takes_nothing(post: Post) -> None:
    key = given_usage(post.office)
    plan = post.plan(post.filled(HOME, [TALK], change={(USAGES, 0): {"attendees": 25}}))
    post.office.usages.remove([key])
    before = dump(post.office.store)
    with pytest.raises(StaleRecord):
        post.take(plan)
    assert dump(post.office.store) == before


def test_a_file_that_changed_after_it_was_read_takes_nothing(post: Post) -> None:
    path = post.filled(HOME, [TALK])
    plan = post.plan(path)
    path.write_bytes(path.read_bytes() + b" ")
    before = dump(post.office.store)
    with pytest.raises(FileTrouble):
        post.take(plan)
    assert dump(post.office.store) == before


def test_only_accepted_rows_are_taken(post: Post) -> None:
    plan = post.plan(post.filled(HOME, [TALK, {**TALK, "event": "둘째"}]))
    one = only(plan)
    accepted = Accepted.proposed(one).toggled([(USAGES, 7)])
    post.take(plan, {one.file.file.sha256: accepted})
    ids = post.office.usages.first_ids(ListQuery(year=2021), 9)
    assert [row.event for row in post.office.usages.rows(ids)] == ["주민참여 정책 대화"]


# 교체·추가 (IMP-10)


def test_a_second_file_replaces_the_first_which_is_kept(post: Post) -> None:
    post.take(post.plan(post.filled(HOME, [TALK, {**TALK, "event": "둘째"}])))
    path = post.filled(HOME, [{**TALK, "event": "셋째"}], name="고친 것.xlsx", drop=[(USAGES, 1)])
    (file,) = post.look(path)
    assert (file.mode, file.former is not None) == (Mode.REPLACE, True)
    plan = post.plan(path)
    assert [(one.name, one.accepted) for one in only(plan).removed] == [("둘째", True)] or [
        (one.name, one.accepted) for one in only(plan).removed
    ] == [("주민참여 정책 대화", True)]
    post.take(plan)
    assert [one.outcome for one in received(post, HOME)] == ["TAKEN", "REPLACED"]
    assert len(post.office.usages.first_ids(ListQuery(year=2021), 9)) == 2


def test_a_confirmed_department_is_not_written_over_unasked(post: Post) -> None:
    post.take(post.plan(post.filled(HOME, [TALK])))
    rows = post.office.submissions.of_round(post.round_id)
    unit = next(one.id for one in rows if one.draft.department == HOME)
    post.office.submissions.mark([unit], SubmissionState.CONFIRMED)
    (file,) = post.look(post.filled(HOME, [{**TALK, "event": "늦은 것"}], name="늦은 것.xlsx"))
    assert file.mode is Mode.SKIP


# G4: what goes back


def test_wrong_rows_go_back_marked_and_the_mended_file_brings_the_rest(post: Post) -> None:
    """G4's own example: text in a number cell names row, column, reason; the corrected file loads the rest."""
    given_usage(post.office)
    path = post.filled(
        HOME,
        [TALK, {**TALK, "event": "둘째", "attendees": "많음"}],
        change={(USAGES, 0): {"attendees": "몰라요"}},
    )
    plan = post.plan(path)
    assert "대관실적 J6" in refusal_text(only(plan))
    assert "대관실적 J8" in refusal_text(only(plan))
    mended = post.office.returns_in.mend(only(plan), post.folder / "보완")
    assert mended is not None
    post.take(plan)
    assert state_of(post, HOME).state is SubmissionState.SUBMITTED
    book = load_workbook(mended)
    page = book[USAGES.value]
    assert PROJECTS.value not in book.sheetnames
    for row, was in ((forms.FIRST_ROW, "몰라요"), (forms.FIRST_ROW + 1, "많음")):
        cell = page.cell(row, 10)
        assert (cell.value, cell.fill.fgColor.rgb) == (was, "FFFFD23F")
        assert cell.comment is not None
        assert was in cell.comment.text
        cell.value = 25
    back = post.send(book, "보완본.xlsx")
    (file,) = post.look(back)
    assert (file.department, file.mode, bool(file.mends)) == (HOME, Mode.ADD, True)
    again = post.plan(back)
    assert only(again).removed == ()
    assert tally(sheet(only(again))) == {Fate.CHANGED: 1, Fate.NEW: 1}
    post.take(again)
    ids = post.office.usages.first_ids(ListQuery(year=2021), 9)
    assert [row.attendees for row in post.office.usages.rows(ids)] != []
    assert len(ids) == 3
    assert [(one.outcome, one.refused) for one in received(post, HOME)] == [("TAKEN", 0), ("TAKEN", 0)]


def test_a_number_that_may_not_be_kept_does_not_go_out_again(post: Post) -> None:
    plan = only(post.plan(post.filled(HOME, [{**TALK, "event": "900101-1234567 회의"}])))
    mended = post.office.returns_in.mend(plan, post.folder / "보완")
    assert mended is not None
    assert "1234567" not in str(list(load_workbook(mended)[USAGES.value].values))


def test_text_that_looks_like_a_formula_goes_back_as_text(post: Post) -> None:
    plan = only(
        post.plan(
            post.filled(
                HOME, [{**TALK, "note": "'=1+1", "attendees": "-"}, {**TALK, "event": "-", "note": "+cmd"}]
            )
        )
    )
    mended = post.office.returns_in.mend(plan, post.folder / "보완")
    assert mended is not None
    page = load_workbook(mended)[USAGES.value]
    assert all(cell.data_type != "f" for row in page.iter_rows() for cell in row)


# G7: withdrawn whole


def test_a_return_is_withdrawn_whole(post: Post) -> None:
    """G7's own example: the records before the load are those after the withdrawal."""
    given_usage(post.office)
    given_project(post.office)
    before = kept(dump(post.office.store))
    post.filled(OTHER, [TALK], [SHOP], change={(PROJECTS, 0): {"text": "가게 3곳", "state": "완료"}})
    post.take(post.plan())
    (file,) = received(post, OTHER)
    change = post.office.returns_in.withdraw(file.id)
    assert kept(dump(post.office.store)) == before
    assert received(post, OTHER)[0].outcome == "WITHDRAWN"
    assert change.inverse is not None
    after = change.inverse()
    assert received(post, OTHER)[0].outcome == "TAKEN"
    assert after.inverse is not None
    after.inverse()
    assert kept(dump(post.office.store)) == before


def test_one_of_several_files_is_withdrawn_and_the_others_stand(post: Post) -> None:
    before = kept(dump(post.office.store))
    new_room = {**TALK, "space": "상상청 새 방"}
    for name in (HOME, OTHER):
        post.filled(name, [{**new_room, "event": name}], [{**SHOP, "name": f"{name} 사업"}])
    plan = post.plan()
    ((form, question, _),) = plan.questions()
    post.take(post.office.returns_in.answer(post.round_id, plan, form, question, Answer(new=True)))
    post.office.returns_in.withdraw(received(post, HOME)[0].id)
    ids = post.office.usages.first_ids(ListQuery(year=2021), 9)
    assert [row.event for row in post.office.usages.rows(ids)] == [OTHER]
    assert state_of(post, HOME).state is SubmissionState.MISSING
    assert state_of(post, OTHER).state is SubmissionState.SUBMITTED
    post.office.returns_in.withdraw(received(post, OTHER)[0].id)
    assert kept(dump(post.office.store)) == before


def test_a_return_whose_rows_were_changed_since_is_not_withdrawn_and_says_which(post: Post) -> None:
    post.take(post.plan(post.filled(HOME, [TALK, {**TALK, "event": "둘째"}])))
    key = post.office.usages.first_ids(ListQuery(year=2021), 9)[0]
    draft = post.office.usages.draft(key)
    change = post.office.usages.edit(key, replace(draft, attendees=99))
    before = dump(post.office.store)
    with pytest.raises(InputRefused, match=draft.event):
        post.office.returns_in.withdraw(received(post, HOME)[0].id)
    assert dump(post.office.store) == before
    assert change.inverse is not None
    change.inverse()
    post.office.returns_in.withdraw(received(post, HOME)[0].id)
    assert post.office.usages.first_ids(ListQuery(year=2021), 9) == []


def test_withdrawing_the_second_file_brings_the_first_back(post: Post) -> None:
    post.take(post.plan(post.filled(HOME, [TALK])))
    before = kept(dump(post.office.store))
    path = post.filled(HOME, change={(USAGES, 0): {"attendees": 44}}, name="고친 것.xlsx")
    post.take(post.plan(path))
    first, second = reversed(received(post, HOME))
    with pytest.raises(InputRefused):
        post.office.returns_in.withdraw(first.id)
    post.office.returns_in.withdraw(second.id)
    assert kept(dump(post.office.store)) == before
    assert [one.outcome for one in received(post, HOME)] == ["WITHDRAWN", "TAKEN"]
