"""Whatever departments write: what is shown is what is done, nothing else is touched, and all of it goes back."""

import random
from datetime import date, timedelta
from typing import Any

import pytest

from desktop_app.changes import Act
from desktop_app.intake.preview import Fate
from desktop_app.office import Office
from desktop_app.returns.coming import Accepted, Plan
from desktop_app.returns.form_keys import ReturnForm
from tests.dump import dump
from tests.return_files import SHOP, TALK, Cells, Post
from tests.returns_office import DONG, HOME, OTHER, given_project, given_usage, kept, office, post, received
from tests.returns_officer import ReturnsOfficer

__all__ = ("office", "post")
PROJECTS, USAGES, _ = ReturnForm
COUNTS: list[Any] = [30, "약 30명", "50~60명", "-", "많음", None, 12.5, True]
DAYS: list[Any] = [
    date(2021, 5, 12),
    "2021. 5. 12.",
    "5/12(수)",
    "5월 12일(목)",
    4.1,
    "2021-02-30",
    None,
    "어제",
]
TIMES: list[Any] = ["14:00", "오후 2시", "종일", "25:00", None, "14시 30분"]
ROOMS: list[Any] = ["상상청 상상홀", "상상청", "어느 방", None]


def some_use(dice: random.Random) -> Cells:
    return {
        **TALK,
        "event": f"행사 {dice.randint(1, 4)}",
        "attendees": dice.choice(COUNTS),
        "used_on": dice.choice(DAYS),
        "start_minute": dice.choice(TIMES),
        "space": dice.choice(ROOMS),
    }


def some_project(dice: random.Random) -> Cells:
    return {
        **SHOP,
        "name": f"사업 {dice.randint(1, 3)}",
        "people": dice.choice(COUNTS),
        "starts_on": dice.choice(DAYS),
    }


def some_returns(post: Post, dice: random.Random, turn: int) -> Plan:
    for name in dice.sample((HOME, OTHER, DONG), dice.randint(1, 3)):
        post.filled(
            name,
            [some_use(dice) for _ in range(dice.randint(0, 4))],
            [some_project(dice) for _ in range(dice.randint(0, 2))],
            name=f"{turn} {name}.xlsx",
        )
    return post.plan(*sorted((post.folder / "받은 것").glob(f"{turn} *.xlsx")))


def shown(plan: Plan) -> tuple[int, int]:
    """How many records would be new, and how many of the old ones would go."""
    rows = [Accepted.proposed(one) for one in plan.files]
    new = sum(
        outcome.fate is Fate.NEW and (sheet.sheet.form, outcome.number) in accepted.rows
        for one, accepted in zip(plan.files, rows, strict=True)
        for sheet in one.sheets
        for outcome in sheet.takeable
    )
    return new, sum(len(one.removed) for one in rows)


def alive(post: Post) -> int:
    found = dump(post.office.store)
    return sum(row[-1] is None for table in ("usage", "project") for row in found[table])


@pytest.mark.parametrize("seed", range(4))
def test_what_is_shown_is_what_is_done_and_goes_back_file_by_file(post: Post, seed: int) -> None:
    dice = random.Random(seed)
    given_usage(post.office, DONG)
    given_project(post.office)
    before = kept(dump(post.office.store))
    for turn in range(2):
        plan = some_returns(post, dice, turn)
        if not plan.files:
            continue
        new, gone = shown(plan)
        count = alive(post)
        post.take(plan)
        assert alive(post) == count + new - gone
        again = post.office.returns_in.plan(post.round_id, [one.file for one in plan.files])
        for one in again.files:
            for sheet in one.sheets:
                assert all(
                    outcome.fate is not Fate.NEW or outcome.number in sheet.held_back
                    for outcome in sheet.takeable
                ), "a second look finds all that was taken"
    for _turn in range(2):
        for name in (HOME, OTHER, DONG):
            for file in received(post, name):
                if file.outcome == "TAKEN":
                    post.office.returns_in.withdraw(file.id)
                    break
    assert kept(dump(post.office.store)) == before


def test_days_within_a_period_are_plain(post: Post) -> None:
    first = date(2021, 1, 1)
    rows = [{**TALK, "used_on": first + timedelta(days=n), "event": f"행사 {n}"} for n in range(0, 181, 30)]
    (one,) = post.plan(post.filled(HOME, rows)).files
    sheet = next(each for each in one.sheets if each.sheet.form is USAGES)
    assert {outcome.fate for outcome in sheet.outlook.outcomes} == {Fate.NEW}
    assert all(not sheet.remarks(outcome) for outcome in sheet.outlook.outcomes)


def test_whatever_is_taken_and_withdrawn_is_undone_and_done_again(office: Office) -> None:
    start = dump(office.store)
    officer = ReturnsOfficer(office, random.Random(7))
    officer.work_with_returns(4)
    assert officer.done >= {Act.START_ROUND, Act.TAKE_RETURNS, Act.WITHDRAW_RETURN}
    end = dump(office.store)
    assert end["returned_row"]
    while office.undo.undo():
        pass
    assert dump(office.store) == start
    while office.undo.redo():
        pass
    assert dump(office.store) == end
