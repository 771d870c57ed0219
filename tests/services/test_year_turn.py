"""연도 넘기기: what goes along, that the old year's figures stay, that a closed year is read-only (features.md I7)."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from db.engine import make_engine, office_url
from db.session import Storage
from desktop_app.budget.records import EntryDraft
from desktop_app.clock import PracticeClock
from desktop_app.errors import InputRefused
from desktop_app.listing import ListQuery
from desktop_app.office import Office, compose
from desktop_app.performance.records import YearSummary
from desktop_app.proposals.records import Decision
from desktop_app.settings import Settings
from desktop_app.store import Store
from desktop_app.terms import EntryKind, Result
from desktop_app.turn.records import Carried
from tests.dump import dump

YEAR, NEXT = 2021, 2022
END = date(2021, 12, 31)
CLOCK = PracticeClock(date(2021, 12, 20))


@pytest.fixture(scope="module")
def filled(example_folder: Path) -> Path:
    return example_folder / "office.db"


@pytest.fixture
def office(filled: Path, tmp_path: Path) -> Iterator[Office]:
    file = tmp_path / "office.db"
    shutil.copyfile(filled, file)
    storage = _storage(file)
    yield compose(tmp_path, Store(storage), CLOCK, Settings())
    storage.close()


def _storage(file: Path) -> Storage:
    return Storage(make_engine(office_url(file)), CLOCK.now, "시험")


def year_of(office: Office) -> YearSummary:
    return office.performance.year(YEAR, END)


def count(office: Office, year: int) -> dict[str, int]:
    return {
        "projects": office.projects.count(ListQuery(year=year)),
        "targets": office.targets.count(ListQuery(year=year)),
        "admin_duties": office.admin_duties.count(ListQuery(year=year)),
        "levels": len(office.budget.levels.tree(year)),
    }


def test_open_work_and_the_years_frame_go_along_and_the_old_figures_stay(office: Office) -> None:
    before, then = year_of(office), count(office, YEAR)
    preview = office.year_turns.preview(YEAR)
    change = office.year_turns.turn(YEAR, preview.wanted, close=True)

    assert year_of(office) == before
    assert count(office, YEAR) == then
    now = count(office, NEXT)
    assert now["levels"] == then["levels"]
    assert now["targets"] == then["targets"]
    assert now["admin_duties"] == then["admin_duties"]
    going = next(line.count for line in preview.lines if line.what is Carried.PROJECTS)
    assert 0 < now["projects"] == going < then["projects"]
    assert office.budget.levels.tree(NEXT)[0].balance.appropriation == 0
    assert "읽기 전용" in change.summary


def test_a_project_goes_along_with_its_parties_and_stages_but_not_with_what_it_achieved(
    office: Office,
) -> None:
    office.year_turns.turn(YEAR, [Carried.PROJECTS], close=False)
    for key in office.projects.listing(ListQuery(year=NEXT)).ids:
        new = office.projects.record(key).draft
        old = next(
            one
            for other in office.projects.listing(ListQuery(year=YEAR)).ids
            if (one := office.projects.record(other).draft).name == new.name
        )
        assert [one.name for one in new.parties] == [one.name for one in old.parties]
        assert [one.name for one in new.stages] == [one.name for one in old.stages]
        assert [one.which for one in new.basis] == [one.which for one in old.basis]
        assert (new.outcome, new.difficulties, new.exemplary) == ("", "", False)


def test_a_year_is_carried_once(office: Office) -> None:
    office.year_turns.turn(YEAR, [Carried.TARGETS], close=False)
    after = dump(office.store)
    with pytest.raises(InputRefused, match="이미 넘긴 해"):
        office.year_turns.turn(YEAR, [Carried.PROJECTS], close=False)
    assert dump(office.store) == after


def test_what_the_new_year_has_already_is_not_doubled(office: Office) -> None:
    draft = replace(
        office.targets.record(office.targets.listing(ListQuery(year=YEAR)).ids[0]).draft, fiscal_year=NEXT
    )
    office.targets.add(replace(draft, version=None, values=()))
    preview = office.year_turns.preview(YEAR)
    assert Carried.TARGETS not in preview.wanted
    with pytest.raises(InputRefused, match="새 해에 이미 1건"):
        office.year_turns.turn(YEAR, [Carried.TARGETS], close=False)


def test_the_turn_is_taken_back_whole(office: Office) -> None:
    before = dump(office.store)
    change = office.year_turns.turn(YEAR, office.year_turns.preview(YEAR).wanted, close=True)
    assert change.inverse is not None
    change.inverse()
    assert dump(office.store) == before
    assert office.year_turns.turned(YEAR) is None


def test_a_copy_is_made_before_anything_is_carried(office: Office) -> None:
    made: list[int] = []
    turns = type(office.year_turns)(office.store, office.clock, lambda: made.append(len(made)))
    turns.turn(YEAR, [], close=False)
    assert made == [0]


def closed(office: Office) -> Office:
    office.year_turns.turn(YEAR, [], close=True)
    return office


def test_a_closed_year_takes_no_new_record_and_no_change(office: Office) -> None:
    closed(office)
    start = dump(office.store)
    visit = office.field_visits.listing(ListQuery(year=YEAR)).ids[0]
    draft = office.field_visits.record(visit).draft
    line = next(one.id for one in office.budget.levels.tree(YEAR) if one.is_line)
    entry = EntryDraft(YEAR, line, EntryKind.REQUEST, END, 1000, "물품")
    project = office.projects.listing(ListQuery(year=YEAR)).ids[0]
    for change in (
        lambda: office.field_visits.edit(visit, replace(draft, people=99)),
        lambda: office.field_visits.remove([visit]),
        lambda: office.field_visits.add(replace(draft, version=None)),
        lambda: office.budget.save(entry),
        lambda: office.projects.edit(project, replace(office.projects.record(project).draft, stages=())),
    ):
        with pytest.raises(InputRefused, match="마감한 해"):
            change()
    assert dump(office.store) == start


def test_the_next_year_is_open(office: Office) -> None:
    closed(office)
    draft = office.field_visits.record(office.field_visits.listing(ListQuery(year=YEAR)).ids[0]).draft
    office.field_visits.add(replace(draft, visited_on=date(NEXT, 3, 2), version=None))


def test_an_act_of_a_closed_year_is_not_taken_back(office: Office) -> None:
    visit = office.field_visits.listing(ListQuery(year=YEAR)).ids[0]
    draft = office.field_visits.record(visit).draft
    change = office.field_visits.edit(visit, replace(draft, people=77))
    closed(office)
    assert change.inverse is not None
    with pytest.raises(InputRefused, match="마감한 해"):
        change.inverse()


def test_open_business_goes_on_under_its_number_and_settled_business_does_not(office: Office) -> None:
    numbers = office.proposals.list
    ids = numbers.listing(ListQuery(year=YEAR)).ids
    settled = next(key for key in ids if office.proposals.get(key).result is not None)
    open_ = next(key for key in ids if _is_open(office, key))
    closed(office)
    draft = office.proposals.get(open_).draft
    change = office.proposals.edit(replace(draft, summary="새해에도 이어 봄"))
    assert change.inverse is not None
    change.inverse()
    with pytest.raises(InputRefused, match="마감한 해"):
        office.proposals.edit(replace(office.proposals.get(settled).draft, summary="고침"))
    with pytest.raises(InputRefused, match="마감한 해"):
        office.proposals.receive(replace(draft, id=None, version=None, title="뒤늦은 제안"))


def test_a_result_in_the_new_year_settles_the_old_number_and_can_be_taken_back(office: Office) -> None:
    ids = office.proposals.list.listing(ListQuery(year=YEAR)).ids
    open_ = next(key for key in ids if _is_open(office, key))
    closed(office)
    decision = Decision(
        Result.REJECTED, date(NEXT, 1, 10), "새해 사업과 겹침", override_reason="부서 회신 없음"
    )
    change = office.proposals.decide(open_, decision)
    assert change.inverse is not None
    change.inverse()
    assert _is_open(office, open_)


def test_a_year_is_opened_again_with_a_reason_only(office: Office) -> None:
    closed(office)
    with pytest.raises(InputRefused, match="사유"):
        office.year_turns.reopen(YEAR, " ")
    office.year_turns.reopen(YEAR, "감사 지적 사항 고침")
    visit = office.field_visits.listing(ListQuery(year=YEAR)).ids[0]
    office.field_visits.edit(visit, replace(office.field_visits.record(visit).draft, people=12))
    turned = office.year_turns.turned(YEAR)
    assert turned is not None
    assert not turned.is_closed
    assert "감사 지적 사항 고침" in turned.words
    office.year_turns.close(YEAR)
    with pytest.raises(InputRefused, match="이미 마감한 해"):
        office.year_turns.close(YEAR)


def test_a_year_that_was_not_carried_can_not_be_closed(office: Office) -> None:
    with pytest.raises(InputRefused, match="넘기지 않았습니다"):
        office.year_turns.close(YEAR)


def test_the_preview_counts_what_is_not_settled_as_the_lists_do(office: Office) -> None:
    waiting = {one.words: one.count for one in office.year_turns.preview(YEAR).open}
    unconfirmed = office.budget.ledger.count(ListQuery(year=YEAR, view="unconfirmed"))
    assert waiting["확정하지 않은 원장 줄"] == unconfirmed
    opened = [key for key in office.proposals.list.listing(ListQuery(year=YEAR)).ids if _is_open(office, key)]
    assert waiting["결과를 정하지 않은 제안"] == len(opened)


def _is_open(office: Office, key: int) -> bool:
    record = office.proposals.get(key)
    return record.result is None and record.closed_on is None and record.cancelled_on is None
