"""취합 as the officer runs it: begun in one step, answered, marked, closed; forms with a department's own rows only."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.changes import Act
from desktop_app.clock import PracticeClock
from desktop_app.directory.records import BodyDraft
from desktop_app.errors import InputRefused
from desktop_app.example.fill import fill_reference
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.project_terms import ProjectState
from desktop_app.projects.records import ProjectDraft
from desktop_app.return_terms import SubmissionState
from desktop_app.returns import texts
from desktop_app.returns.form_keys import ReturnForm
from desktop_app.returns.submissions import submission_state
from desktop_app.terms import DepartmentKind, UsageState
from desktop_app.values import date_text
from desktop_app.venues.records import UsageDraft
from tests.dump import dump

S = SubmissionState


@pytest.fixture
def office(office: Office, clock: PracticeClock) -> Office:
    clock.day = date(2021, 6, 21)
    fill_reference(office)
    return office


@pytest.fixture
def round_id(office: Office) -> int:
    return begun(office)


def begun(office: Office, **parts: object) -> int:
    draft = replace(office.rounds.proposed(2021), opened_on=date(2021, 6, 21), **parts)  # type: ignore[arg-type]
    key = office.rounds.add(draft).record_id
    assert key is not None
    return key


def move(clock: PracticeClock, day: date) -> None:
    clock.day = day


def unit(office: Office, round_id: int, name: str) -> int:
    return next(one.id for one in office.submissions.of_round(round_id) if one.draft.department == name)


def department(office: Office, name: str) -> int:
    key = office.directory.find("DEPARTMENT", name)
    assert key is not None
    return key


def state_of(office: Office, key: int) -> SubmissionState:
    state: SubmissionState = office.submissions.record(key).draft.state
    return state


def test_one_step_begins_a_round_for_every_department_and_dong(office: Office) -> None:
    units = office.rounds.units()
    before = dump(office.store)
    change = office.rounds.add(replace(office.rounds.proposed(2021), opened_on=date(2021, 6, 21)))
    assert change.record_id is not None
    found = office.submissions.of_round(change.record_id)
    assert [one.draft.department for one in found] == [one.label for one in units]
    assert {one.draft.state for one in found} == {S.MISSING}
    assert change.inverse is not None
    change.inverse()
    assert dump(office.store) == before


def test_a_department_out_of_use_is_not_asked_and_one_left_out_is_not_waited_for(office: Office) -> None:
    office.departments.add(BodyDraft("없어진과", DepartmentKind.OFFICE, in_use=False))
    units = office.rounds.units()
    key = begun(office, units=tuple(one.id for one in units[1:]))
    found = office.submissions.of_round(key)
    assert "없어진과" not in {one.draft.department for one in found}
    assert [one.draft.state for one in found[:2]] == [S.NOT_APPLICABLE, S.MISSING]


@pytest.mark.parametrize(
    ("today", "name", "days"),
    [
        (date(2021, 6, 21), "2021년 상반기 취합", (date(2021, 1, 1), date(2021, 6, 30), date(2021, 7, 9))),
        (date(2021, 11, 20), "2021년 연말 취합", (date(2021, 1, 1), date(2021, 12, 31), date(2021, 12, 10))),
    ],
)
def test_what_is_proposed_fits_the_day(
    office: Office, clock: PracticeClock, today: date, name: str, days: tuple[date, ...]
) -> None:
    move(clock, today)
    draft = office.rounds.proposed(2021)
    assert (draft.name, (draft.starts_on, draft.ends_on, draft.due_on)) == (name, days)


def test_a_due_day_on_a_day_off_is_moved_before_it(office: Office, clock: PracticeClock) -> None:
    move(clock, date(2022, 6, 1))
    assert office.rounds.proposed(2022).due_on == date(2022, 7, 8)  # 7. 9. is a Saturday


def test_the_second_round_asks_as_the_first_did(office: Office) -> None:
    begun(office, asks_usages=False, asks_trainees=True, guidance="사진도 보내 주세요.", letter_number="가-1")
    draft = office.rounds.proposed(2021)
    assert draft.forms == (ReturnForm.PROJECTS, ReturnForm.TRAINEES)
    assert (draft.guidance, draft.letter_number) == ("사진도 보내 주세요.", "")
    assert draft.name != "2021년 상반기 취합"


def test_a_round_that_asks_for_nothing_or_has_a_name_twice_is_refused(office: Office, round_id: int) -> None:
    stood = office.rounds.record(round_id).draft
    with pytest.raises(InputRefused, match="양식"):
        office.rounds.edit(round_id, replace(stood, asks_projects=False, asks_usages=False))
    with pytest.raises(InputRefused, match="이름이 같은"):
        office.rounds.add(replace(stood, version=None))


def test_both_kinds_of_nothing_count_as_answered(office: Office, round_id: int) -> None:
    ids = [one.id for one in office.submissions.of_round(round_id)]
    office.submissions.mark(ids[:1], S.SUBMITTED)
    office.submissions.mark(ids[1:2], S.NIL_RETURN)
    office.submissions.mark(ids[2:3], S.NOT_APPLICABLE, "파크와 함께하는 일이 없음")
    office.submissions.mark(ids[3:4], S.SUBMITTED)
    office.submissions.mark(ids[3:4], S.RETURNED, "인원이 비었습니다.")
    totals = office.submissions.listing(ListQuery(year=2021, within=round_id)).totals
    assert totals[-1].value.endswith(f"(3 / {len(ids)})")
    views = {one.key: one.count for one in office.submissions.views(ListQuery(year=2021))}
    assert (views["returned"], views["nil"], views["not_applicable"]) == (1, 1, 1)


def test_nothing_is_confirmed_or_sent_back_that_did_not_come(office: Office, round_id: int) -> None:
    key = unit(office, round_id, "녹번동")
    before = dump(office.store)
    for state in (S.CONFIRMED, S.RETURNED):
        with pytest.raises(InputRefused, match="녹번동"):
            office.submissions.mark([key], state, "고쳐 주세요.")
    assert dump(office.store) == before
    office.submissions.mark([key], S.SUBMITTED)
    with pytest.raises(InputRefused, match="무엇을"):
        office.submissions.mark([key], S.RETURNED)
    office.submissions.mark([key], S.CONFIRMED)
    assert state_of(office, key) is S.CONFIRMED


def test_what_is_missing_after_the_due_day_is_late_until_the_round_is_closed(
    office: Office, clock: PracticeClock, round_id: int
) -> None:
    key = unit(office, round_id, "녹번동")
    query = ListQuery(year=2021, view="late")
    move(clock, date(2021, 7, 9))
    assert office.submissions.count(query) == 0
    move(clock, date(2021, 7, 10))
    assert office.submissions.count(query) == len(office.submissions.of_round(round_id))
    assert submission_state(office.submissions.record(key)).word == "지연"
    office.rounds.close(round_id)
    assert office.submissions.count(query) == 0
    with pytest.raises(InputRefused, match="마감한"):
        office.submissions.mark([key], S.SUBMITTED)
    office.rounds.reopen(round_id)
    office.submissions.mark([key], S.SUBMITTED)
    assert state_of(office, key) is S.SUBMITTED


def test_each_form_has_the_rows_of_its_department_and_no_other(office: Office, round_id: int) -> None:
    mine, other = department(office, "녹번동"), department(office, "역촌동")
    building = office.directory.buildings()[0].id
    for key, word in ((mine, "우리"), (other, "남의")):
        office.projects.add(ProjectDraft(f"{word} 골목", 2021, department_id=key, state=ProjectState.RUNNING))
        for day in (date(2021, 6, 30), date(2021, 7, 1)):
            office.usages.add(
                UsageDraft(
                    day,
                    f"{word} 모임 {date_text(day)}",
                    department_id=key,
                    building_id=building,
                    state=UsageState.HELD,
                )
            )
    forms = {one.department: one for one in office.forms_out.forms(round_id)}
    known = forms["녹번동"].known
    assert [row.cells["name"] for row in known[ReturnForm.PROJECTS]] == ["우리 골목"]
    assert [row.cells["event"] for row in known[ReturnForm.USAGES]] == ["우리 모임 2021. 6. 30."]
    key = forms["녹번동"].key
    assert key is not None
    assert key.department_id == mine
    assert forms["역촌동"].key != key
    assert office.forms_out.blank(round_id).key is None
    assert office.forms_out.blank(round_id).known == {}


def test_who_has_nothing_to_do_with_it_gets_no_form(office: Office, round_id: int, tmp_path: Path) -> None:
    rows = office.submissions.of_round(round_id)
    office.submissions.mark([one.id for one in rows[2:]], S.NOT_APPLICABLE)
    told: list[tuple[int, int, str]] = []
    written = office.forms_out.write(round_id, tmp_path / "보낼 것", report=lambda *step: told.append(step))
    names = [f"2021년 상반기 취합 - {one.draft.department}.xlsx" for one in rows[:2]]
    assert [one.name for one in written] == names
    assert told == [(0, 2, rows[0].draft.department), (1, 2, rows[1].draft.department), (2, 2, "")]
    written[0].write_bytes(b"filled in by somebody")
    again = office.forms_out.write(round_id, tmp_path / "보낼 것")
    assert written[0].read_bytes() == b"filled in by somebody"
    assert again[0].name == f"2021년 상반기 취합 - {rows[0].draft.department} (2).xlsx"
    office.submissions.mark([one.id for one in rows[:2]], S.NOT_APPLICABLE)
    with pytest.raises(InputRefused, match="해당없음"):
        office.forms_out.write(round_id, tmp_path)


def test_the_reminder_names_who_owes_what_and_no_address(
    office: Office, clock: PracticeClock, round_id: int
) -> None:
    rows = office.submissions.of_round(round_id)
    office.submissions.mark([one.id for one in rows[:-2]], S.NIL_RETURN)
    office.submissions.mark([rows[0].id], S.RETURNED, "인원이 비었습니다.")
    move(clock, date(2021, 7, 14))
    status = office.forms_out.status(round_id)
    text = texts.reminder_text(status, status.units)
    assert "5일 지났습니다" in text
    assert f"미제출(2곳): {rows[-2].draft.department}, {rows[-1].draft.department}" in text
    assert f"보완 요청(1곳): {rows[0].draft.department}" in text
    assert rows[1].draft.department not in text
    assert "@" not in text
    change = office.submissions.remind([one.id for one in rows])
    assert (change.act, change.count) == (Act.NOTE_REMINDER, 3)
    assert office.submissions.record(rows[-1].id).draft.reminded_on == date(2021, 7, 14)


def test_the_letter_and_the_mail_say_until_when_and_that_nothing_is_an_answer(
    office: Office, round_id: int
) -> None:
    draft = replace(office.rounds.record(round_id).draft, guidance="사진도\n보내 주세요.")
    for text in (texts.letter_body(draft), texts.mail_text(draft)):
        assert "2021. 7. 9.(금)까지" in text
        assert "실적 없음" in text
        assert "사진도 보내 주세요." in text
    assert texts.letter_body(draft).endswith("끝.")


def test_a_round_is_found_by_name_or_refused_with_those_that_there_are(office: Office, round_id: int) -> None:
    assert office.rounds.named("2021년 상반기 취합").id == round_id
    with pytest.raises(InputRefused) as refused:
        office.rounds.named("없는 회차")
    assert "2021년 상반기 취합" in refused.value.steps[0]
