"""보완과 물리기: wrong rows go back marked, a return is withdrawn whole (G4, G7)."""

from dataclasses import replace

import pytest
from openpyxl import load_workbook

from desktop_app.errors import InputRefused
from desktop_app.intake.preview import Answer, Fate
from desktop_app.listing import ListQuery
from desktop_app.return_terms import SubmissionState
from desktop_app.returns import forms
from desktop_app.returns.coming import Mode
from desktop_app.returns.mending import refusal_text
from tests.dump import dump
from tests.return_files import SHOP, TALK, Post, only
from tests.returns_office import (
    HOME,
    OTHER,
    PROJECTS,
    USAGES,
    given_project,
    given_usage,
    kept,
    office,
    post,
    received,
    sheet,
    state_of,
    tally,
)

__all__ = ("office", "post")


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
    assert file.warnings == ()  # that it has the wrong rows' sheets only is as it was sent
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
