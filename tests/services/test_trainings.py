"""정책 현장 방문 교육 (E5, E6): four steps by their days, who came, hours for them and for nobody else, once."""

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from db.session import fetch
from db.visits import Trainee, Training
from desktop_app.activities.trainees import Attendance, TraineeDraft
from desktop_app.activities.training_letter import training_letter
from desktop_app.activities.trainings import TrainingDraft, TrainingState, steps, training_state
from desktop_app.changes import Act
from desktop_app.directory.records import BodyDraft
from desktop_app.errors import InputRefused
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.reports.report_xlsx import render_xlsx
from desktop_app.reports.training_papers import confirmation_report, hours_report, render_hr_list
from desktop_app.terms import DepartmentKind
from tests.dump import dump
from tests.intake_office import Taker, file_of, tally

TODAY = date(2021, 10, 18)
DAY = timedelta(days=1)
THREE = 3 * 60
HELD = TrainingDraft(
    "현장 방문 교육 1기",
    letter_on=date(2021, 9, 1),
    apply_from=date(2021, 9, 1),
    apply_until=date(2021, 9, 10),
    held_on=date(2021, 9, 15),
    start_minute=14 * 60,
    end_minute=17 * 60,
    took_place=True,
    credit_minutes=THREE,
)


@pytest.fixture
def planning(office: Office) -> int:
    return _department(office, "기획예산과")


def _department(office: Office, name: str) -> int:
    key = office.departments.add(BodyDraft(name, DepartmentKind.OFFICE)).record_id
    assert key is not None
    return key


def _training(office: Office, draft: TrainingDraft = HELD) -> int:
    key = office.trainings.add(draft).record_id
    assert key is not None
    return key


def _trainee(office: Office, training: int, department: int, name: str, **more: object) -> int:
    given = {"post": "행정7급", "attendance": Attendance.PRESENT, **more}
    key = office.trainees.add(TraineeDraft(training, department, name=name, **given)).record_id  # type: ignore[arg-type]
    assert key is not None
    return key


def _minutes(office: Office) -> dict[str, int | None]:
    rows = office.trainees.open_rows(office.trainees.listing(ListQuery(year=2021)).ids)
    return {row.draft.name: row.draft.credit_minutes for row in rows}


PLANNED = replace(HELD, took_place=False)


@pytest.mark.parametrize(
    ("draft", "state", "step"),
    [
        (replace(PLANNED, letter_on=None, held_on=TODAY + DAY), TrainingState.BEFORE_LETTER, 0),
        (replace(PLANNED, letter_on=TODAY + DAY, held_on=TODAY + DAY), TrainingState.BEFORE_LETTER, 0),
        (
            replace(PLANNED, apply_from=TODAY + DAY, apply_until=None, held_on=TODAY + 9 * DAY),
            TrainingState.BEFORE_APPLICATIONS,
            1,
        ),
        (replace(PLANNED, apply_until=TODAY, held_on=TODAY + DAY), TrainingState.TAKING, 1),
        (replace(PLANNED, apply_until=TODAY - DAY, held_on=TODAY), TrainingState.CLOSED, 2),
        (replace(PLANNED, held_on=TODAY - DAY), TrainingState.UNMARKED, 2),
        (replace(PLANNED, held_on=TODAY - DAY, until_on=TODAY), TrainingState.CLOSED, 2),
        (HELD, TrainingState.HELD, 3),
        (replace(HELD, credited_on=TODAY), TrainingState.CREDITED, 4),
        (replace(PLANNED, cancelled=True), TrainingState.CANCELLED, 1),
    ],
)
def test_the_state_follows_from_the_days(
    office: Office, draft: TrainingDraft, state: TrainingState, step: int
) -> None:
    assert training_state(draft, TODAY) is state
    assert steps(draft, TODAY)[1] == step
    _training(office, draft)
    views = {
        TrainingState.BEFORE_LETTER: "before_letter",
        TrainingState.TAKING: "taking",
        TrainingState.CLOSED: "closed",
        TrainingState.UNMARKED: "unmarked",
        TrainingState.HELD: "uncredited",
        TrainingState.CREDITED: "credited",
        TrainingState.CANCELLED: "cancelled",
    }
    counts = {view.key: view.count for view in office.trainings.views(ListQuery(year=2021))}
    assert counts == {key: int(key in {"all", views.get(state)}) for key in counts}


def test_hours_cannot_be_given_before_the_training_was_held(office: Office, planning: int) -> None:
    key = _training(office, replace(HELD, took_place=False))
    _trainee(office, key, planning, "가나다")
    before = dump(office.store)
    with pytest.raises(InputRefused, match="아직 진행하지 않은 교육"):
        office.trainings.credit(key, THREE, TODAY)
    assert dump(office.store) == before
    office.trainings.hold([key])
    with pytest.raises(InputRefused, match="진행일"):
        office.trainings.credit(key, THREE, HELD.held_on - DAY)  # type: ignore[operator]
    office.trainings.credit(key, THREE, TODAY)
    assert _minutes(office) == {"가나다": THREE}


def test_the_file_itself_keeps_hours_from_whom_they_are_not_due(office: Office, planning: int) -> None:
    key = _training(office, replace(HELD, took_place=False))
    who = _trainee(office, key, planning, "가나다", attendance=Attendance.ABSENT)
    with pytest.raises(InputRefused, match="자료 규칙"), office.store.writing(Act.EDIT_TRAINING) as s:
        fetch(s, Training, key).credited_on = TODAY
    with pytest.raises(InputRefused, match="자료 규칙"), office.store.writing(Act.EDIT_TRAINEE) as s:
        fetch(s, Trainee, who).credit_minutes = THREE


def test_a_training_that_is_ahead_or_cancelled_is_not_marked_as_held(office: Office) -> None:
    ahead = _training(office, replace(HELD, title="2기", held_on=TODAY + DAY, took_place=False))
    off = _training(office, replace(HELD, title="3기", took_place=False, cancelled=True))
    past = _training(office, replace(HELD, title="4기", took_place=False))
    with pytest.raises(InputRefused, match=r"2기.*2021\. 10\. 19\."):
        office.trainings.hold([past, ahead])
    assert not office.trainings.record(past).draft.took_place
    with pytest.raises(InputRefused, match="취소한 교육"):
        office.trainings.hold([off])
    office.trainings.hold([past])
    assert office.trainings.record(past).draft.took_place


def test_all_who_came_are_credited_in_one_act_and_taken_back_in_one(office: Office, planning: int) -> None:
    key = _training(office)
    _trainee(office, key, planning, "가나다")
    _trainee(office, key, planning, "라마바")
    _trainee(office, key, planning, "사아자", attendance=Attendance.ABSENT)
    _trainee(office, key, planning, "차카타", attendance=Attendance.APPLIED)
    start = dump(office.store)
    change = office.trainings.credit(key, 90, TODAY, "기획예산과-1")
    assert "2명에게 1시간 30분씩" in change.summary
    office.undo.remember(change)
    assert _minutes(office) == {"가나다": 90, "라마바": 90, "사아자": None, "차카타": None}
    draft = office.trainings.record(key).draft
    assert (draft.credited_on, draft.credit_minutes, draft.credit_number) == (TODAY, 90, "기획예산과-1")
    office.undo.remember(office.trainings.take_back(key))
    assert set(_minutes(office).values()) == {None}
    assert office.trainings.record(key).draft.credited_on is None
    office.undo.undo()
    office.undo.undo()
    assert dump(office.store) == start


def test_who_comes_late_into_the_list_is_credited_the_same(office: Office, planning: int) -> None:
    key = _training(office)
    _trainee(office, key, planning, "가나다")
    office.trainings.credit(key, THREE, TODAY)
    with pytest.raises(InputRefused, match="시간을 부여할 사람이 없습니다"):
        office.trainings.credit(key, THREE, TODAY)
    _trainee(office, key, planning, "라마바")
    with pytest.raises(InputRefused, match="3시간씩 부여했습니다"):
        office.trainings.credit(key, 60, TODAY)
    office.trainings.credit(key, THREE, TODAY)
    assert _minutes(office) == {"가나다": THREE, "라마바": THREE}


def test_an_absent_one_has_no_hours(office: Office, planning: int) -> None:
    key = _training(office)
    who = _trainee(office, key, planning, "가나다")
    office.trainings.credit(key, THREE, TODAY)
    for attendance in (Attendance.ABSENT, Attendance.APPLIED):
        with pytest.raises(InputRefused, match="불참한 사람에게는"):
            office.trainees.mark([who], attendance)
    stood = office.trainees.record(who).draft
    with pytest.raises(InputRefused, match="불참한 사람에게는"):
        office.trainees.edit(who, replace(stood, attendance=Attendance.ABSENT))


def test_the_same_person_twice_in_a_training_is_refused(office: Office, planning: int) -> None:
    key, other = _training(office), _training(office, replace(HELD, title="2기"))
    _trainee(office, key, planning, "가나다")
    with pytest.raises(InputRefused, match="이미 있는 사람"):
        _trainee(office, key, planning, " 가나다 ")
    namesake = TraineeDraft(key, planning, "행정9급", "가나다")
    found = office.trainees.problems(namesake)
    assert [(one.field, one.blocks) for one in found] == [("name", False)]
    _trainee(office, key, _department(office, "홍보담당관"), "가나다")
    _trainee(office, other, planning, "가나다")


def test_more_than_there_are_places_for_is_said_and_not_refused(office: Office, planning: int) -> None:
    key = _training(office, replace(HELD, capacity=2))
    first = _trainee(office, key, planning, "가나다")
    second = TraineeDraft(key, planning, "행정7급", "라마바")
    assert office.trainees.problems(second) == []
    office.trainees.add(second)
    third = TraineeDraft(key, planning, "행정7급", "사아자")
    (told,) = office.trainees.problems(third)
    assert (told.field, told.blocks) == ("training_id", False)
    assert told.text.startswith("신청한 사람이 3명으로 정원 2명을 넘습니다.")
    office.trainees.add(third)
    kept = office.trainees.record(first).draft
    assert office.trainees.problems(kept, first) == []
    draft = office.trainings.record(key).draft
    assert [(one.field, one.blocks) for one in office.trainings.problems(draft, key)] == [("capacity", False)]
    assert office.trainings.problems(replace(draft, capacity=3), key) == []


def test_a_list_longer_than_the_places_is_taken_in_whole(office: Office, planning: int) -> None:
    del planning
    _training(office, replace(HELD, capacity=1))
    taker = Taker(office, "trainee")
    rows = ((HELD.title, "기획예산과", "행정8급", name) for name in ("라마바", "사아자"))
    file = file_of(("교육명", "부서명", "직급", "이름"), *rows)
    outlook = taker.look(file)
    assert tally(outlook)["새로"] == 2, [one.reasons for one in outlook.outcomes]
    taker.take(outlook, file)
    assert sorted(_minutes(office)) == ["라마바", "사아자"]


def test_a_pasted_list_with_somebody_twice_says_the_row(office: Office, planning: int) -> None:
    key = _training(office)
    _trainee(office, key, planning, "가나다")
    taker = Taker(office, "trainee")
    title = HELD.title
    file = file_of(
        ("교육명", "부서명", "직급", "이름", "참석여부"),
        (title, "기획예산과", "행정7급", "가나다", "참석"),
        (title, "기획예산과", "행정8급", "라마바", "참석"),
        (title, "기획예산과", "행정8급", "라마바", "참석"),
    )
    outlook = taker.look(file)
    assert tally(outlook)["새로"] == 1, [one.reasons for one in outlook.outcomes]
    assert tally(outlook).get("같음", 0) == 2
    office.undo.remember(taker.take(outlook, file))
    assert sorted(_minutes(office)) == ["가나다", "라마바"]
    office.undo.undo()
    assert sorted(_minutes(office)) == ["가나다"]


@pytest.mark.parametrize(
    ("other", "doubled"),
    [
        (replace(HELD, title="겹침", start_minute=16 * 60, end_minute=18 * 60), 1),
        (replace(HELD, title="이어짐", start_minute=17 * 60, end_minute=18 * 60), 0),
        (replace(HELD, title="종일", start_minute=None, end_minute=None), 1),
        (replace(HELD, title="다음 날", held_on=HELD.held_on + DAY), 0),  # type: ignore[operator]
        (replace(HELD, title="여러 날", held_on=HELD.held_on - DAY, until_on=HELD.held_on), 1),  # type: ignore[operator]
    ],
)
def test_nobody_is_credited_twice_for_the_same_time(
    office: Office, planning: int, other: TrainingDraft, doubled: int
) -> None:
    first, second = _training(office), _training(office, other)
    _trainee(office, first, planning, "가나다")
    office.trainings.credit(first, THREE, TODAY)
    warned = office.trainees.problems(
        TraineeDraft(second, planning, "행정7급", "가나다", attendance=Attendance.PRESENT)
    )
    assert [one.blocks for one in warned] == ([False] if doubled else [])
    _trainee(office, second, planning, "가나다")
    _trainee(office, second, planning, "라마바")
    assert office.trainings.outlook(second).doubled == ((f"가*다({HELD.title})",) if doubled else ())
    change = office.trainings.credit(second, 60, TODAY)
    assert ("1명은 뺐습니다" in change.summary) is bool(doubled)
    assert office.trainings.hours(2021).minutes == THREE + 60 + (0 if doubled else 60)
    if doubled:
        office.trainings.credit(second, 60, TODAY, with_doubled=True)
        assert office.trainings.hours(2021).minutes == THREE + 120


def test_two_trainings_of_a_year_have_names_of_their_own(office: Office) -> None:
    _training(office)
    with pytest.raises(InputRefused, match="이름이 같은 교육"):
        _training(office)
    _training(
        office, replace(HELD, held_on=date(2022, 9, 15), letter_on=None, apply_from=None, apply_until=None)
    )


def test_a_deleted_training_takes_its_trainees_along(office: Office, planning: int) -> None:
    key = _training(office)
    _trainee(office, key, planning, "가나다")
    start = dump(office.store)
    office.undo.remember(office.trainings.remove([key]))
    assert not office.trainees.listing(ListQuery(year=2021)).ids
    office.undo.undo()
    assert dump(office.store) == start


def test_lists_mask_names_and_count_hours(office: Office, planning: int) -> None:
    key = _training(office)
    who = _trainee(office, key, planning, "홍가람")
    office.trainings.credit(key, THREE, TODAY)
    assert office.trainees.rows([who])[0].draft.name == "홍*람"
    assert office.trainees.open_rows([who])[0].draft.name == "홍가람"
    totals = {one.label: one.value for one in office.trainees.listing(ListQuery(year=2021)).totals}
    assert (totals["참석"], totals["부여한 시간"]) == ("1명", "3시간")
    assert list(office.trainees.listing(ListQuery(year=2021, text="홍가람")).ids) == [who]


def test_papers_and_the_hr_list_agree_with_the_records(office: Office, planning: int) -> None:
    public = _department(office, "홍보담당관")
    first, second = (
        _training(office),
        _training(office, replace(HELD, title="2기", held_on=date(2021, 10, 5))),
    )
    for training in (first, second):
        _trainee(office, training, planning, "가나다")
    _trainee(office, first, public, "=1+1")
    office.trainings.credit(first, THREE, TODAY)
    office.trainings.credit(second, 40, TODAY)
    hours = office.trainings.hours(2021)
    told = {(one.department, one.name): (one.sessions, one.minutes) for one in hours.persons()}
    assert told == {("기획예산과", "가나다"): (2, 220), ("홍보담당관", "=1+1"): (1, 180)}
    assert {one.department: (one.persons, one.minutes) for one in hours.departments()} == {
        "기획예산과": (1, 220),
        "홍보담당관": (1, 180),
    }
    sheet = load_workbook(BytesIO(render_hr_list(hours, "은평구"))).active
    assert sheet is not None
    assert not sheet.merged_cells.ranges
    assert (sheet.print_title_rows, sheet.page_setup.fitToHeight) == ("$1:$1", 0)
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][:4] == ("연번", "소속", "직급", "성명")
    assert [row[8] for row in rows[1:]] == [180, 40, 180]
    assert sum(int(str(row[8])) for row in rows[1:]) == hours.minutes
    assert rows[1][5].date() == HELD.held_on  # type: ignore[union-attr]
    assert "=1+1" in [row[3] for row in rows]
    book = load_workbook(BytesIO(render_xlsx(hours_report(hours, "은평구"))))
    cells = [cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
    assert cells.count("6시간 40분") == 2
    draft = office.trainings.record(first).draft
    paper = render_xlsx(confirmation_report(draft, hours.of_training(first), "은평구"))
    shown = [cell for row in load_workbook(BytesIO(paper)).active.iter_rows(values_only=True) for cell in row]  # type: ignore[union-attr]
    assert "6시간" in shown
    assert "2기" not in shown


def test_the_letter_says_what_is_settled_and_nothing_else(office: Office) -> None:
    del office
    letter = training_letter(replace(HELD, place="미래청", capacity=30), 2021, "은평구 기획예산과")
    assert letter.sender == "은평구청장"
    for words in ("2021. 9. 15.(수) 14:00~17:00", "희망 직원 30명", "3시간 인정", "2021. 9. 10.까지 제출"):
        assert words in letter.body
    assert letter.body.endswith("끝.")
    bare = training_letter(TrainingDraft("=1+1"), 2021, "은평구 기획예산과").body
    assert not any(word in bare for word in ("일시", "장소", "신청", "교육시간", "None"))


def test_only_what_was_held_until_the_day_is_counted_in_the_year(office: Office, planning: int) -> None:
    first = _training(office)
    _training(office, replace(HELD, title="2기", held_on=TODAY))
    _training(office, replace(HELD, title="3기", took_place=False))
    _training(office, replace(HELD, title="4기", took_place=False, cancelled=True))
    _trainee(office, first, planning, "가나다")
    _trainee(office, first, planning, "라마바", attendance=Attendance.ABSENT)
    summary = office.performance.year(2021, TODAY - DAY)
    told = {(one.field, one.name): one.actual for one in summary.indicators}
    assert (told["현장 방문 교육", "교육"], told["현장 방문 교육", "참석 연인원"]) == (1, 1)
    assert {one.what: one.count for one in summary.left_out}["진행을 표시하지 않은 교육"] == 1
    assert {(one.field, one.name): one.actual for one in office.performance.year(2021, TODAY).indicators}[
        "현장 방문 교육", "교육"
    ] == 2
