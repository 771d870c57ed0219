"""취합 받기: rows laid beside the office, accepted, taken as one act, replaced by a second file (G5)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from openpyxl import load_workbook

from db.base import Base
from desktop_app.activities.trainings import TrainingDraft
from desktop_app.errors import FileTrouble, StaleRecord
from desktop_app.intake.preview import Fate
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.return_terms import SubmissionState
from desktop_app.returns import forms
from desktop_app.returns.coming import Accepted, Mode
from tests.dump import dump
from tests.return_files import SHOP, TALK, Post, begun, only, put
from tests.returns_office import (
    DONG,
    HOME,
    OTHER,
    PROJECTS,
    USAGES,
    given_project,
    given_usage,
    office,
    post,
    received,
    said,
    sheet,
    tally,
)

__all__ = ("office", "post")


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


def test_a_row_that_stands_in_both_files_of_a_department_is_taken_once(post: Post) -> None:
    first = post.filled(HOME, [TALK], name="가.xlsx")
    second = post.filled(HOME, [TALK, {**TALK, "event": "둘째"}], name="나.xlsx")
    both = [replace(one, mode=Mode.ADD) for one in post.look(first, second)]
    plan = post.office.returns_in.plan(post.round_id, both)
    assert [sheet(one).held_back for one in plan.files] == [frozenset(), {6}]
    post.take(plan)
    assert len(post.office.usages.first_ids(ListQuery(year=2021), 9)) == 2
