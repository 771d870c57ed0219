"""현황표: the plan's classes on any day, what happened between two days, and the rows behind each count."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from sqlalchemy import select

from db.tenants import Tenant
from desktop_app.changes import Act
from desktop_app.clock import PracticeClock
from desktop_app.directory.records import building_view
from desktop_app.errors import InputRefused
from desktop_app.example.fill import fill_reference, fill_tenants
from desktop_app.example.venues import room_drafts
from desktop_app.listing import ListQuery
from desktop_app.office import Office, open_office
from desktop_app.tenants.records import TenantDraft
from desktop_app.tenants.status_records import CLASSES, StatedDraft, StatusMove, class_view
from desktop_app.terms import TenantGroup, TenantPlace
from tests.dump import dump

VIEWS = ("all", "center", "expiring", "missing", "gone")
FEBRUARY, JULY = date(2021, 2, 28), date(2021, 7, 31)


def draft(name: str, **more: object) -> TenantDraft:
    return TenantDraft(name=name, **{"place": TenantPlace.MIRAE, **more})  # type: ignore[arg-type]


def figures(office: Office, on: date) -> dict[str, int]:
    return {line.key: line.registered for line in office.status.table(on).lines}


def added(office: Office, name: str, **more: object) -> int:
    key = office.tenants.add(draft(name, **more)).record_id
    assert key is not None
    return key


def edited(office: Office, key: int, **changed: object) -> None:
    now = office.tenants.record(key).draft
    office.tenants.edit(key, replace(now, **changed))  # type: ignore[arg-type]


def said(moves: Iterable[StatusMove]) -> list[tuple[str, str, str]]:
    return [(move.what.value, move.name, move.before) for move in moves]


@pytest.fixture(scope="module")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office with the plan's 233 tenants, filled once and copied."""
    folder = tmp_path_factory.mktemp("park") / "office"
    office = open_office(folder)
    fill_reference(office)
    fill_tenants(office, Random(1))
    office.close()
    return folder / "office.db"


@pytest.fixture
def park(seed: Path, tmp_path: Path) -> Iterable[Office]:
    folder = tmp_path / "park"
    folder.mkdir()
    (folder / "office.db").write_bytes(seed.read_bytes())
    office = open_office(folder)
    yield office
    office.close()


def test_the_plan_s_figures_are_met_class_by_class(park: Office) -> None:
    assert figures(park, FEBRUARY) == {
        "total": 233,
        "center": 113,
        "mirae": 49,
        "sangsang": 54,
        "sangsang_room": 21,
        "sangsang_coworking": 33,
        "small_building": 10,
        "intermediary": 105,
        "other": 15,
    }
    assert {line.difference for line in park.status.table(FEBRUARY).lines} == {0}


def test_only_the_class_of_a_removed_tenant_and_the_total_change(park: Office) -> None:
    before = figures(park, FEBRUARY)
    (key, *_) = park.tenants.listing(ListQuery(view=class_view("sangsang_room", FEBRUARY))).ids
    park.tenants.remove([key])
    after = figures(park, FEBRUARY)
    assert {name: before[name] - after[name] for name in before if before[name] != after[name]} == {
        "total": 1,
        "center": 1,
        "sangsang": 1,
        "sangsang_room": 1,
    }


def test_one_that_left_in_june_is_counted_in_february_and_named_in_july(park: Office) -> None:
    (key, *_) = park.tenants.listing(ListQuery(view=class_view("mirae", FEBRUARY))).ids
    park.tenants.move_out(key, date(2021, 6, 30))
    report = park.status.report(JULY, FEBRUARY)
    assert report.since is not None
    assert (report.since.registered("total"), report.table.registered("total")) == (233, 232)
    (move,) = report.moves
    name = park.tenants.record(key).draft.name
    assert (move.tenant_id, move.what.value, move.name, move.day) == (key, "퇴거", name, date(2021, 6, 30))
    assert (move.kind, move.place.split()[0]) == ("미래청 개별공간", "미래청")


def test_a_day_counts_who_came_by_then_and_not_who_left_on_it(office: Office) -> None:
    added(office, "꽃씨", moved_in_on=date(2020, 5, 1), moved_out_on=date(2021, 6, 30))
    totals = [
        office.status.table(day).registered("total")
        for day in (date(2020, 4, 30), date(2020, 5, 1), date(2021, 6, 29), date(2021, 6, 30))
    ]
    assert totals == [0, 1, 1, 0]


def test_the_plan_s_figures_stand_beside_the_registered(office: Office) -> None:
    added(office, "꽃씨")
    line = office.status.table(FEBRUARY).lines[0]
    assert (line.stated, line.registered, line.difference) == (233, 1, -232)
    assert office.status.report(FEBRUARY).undated == 1


def test_a_tenant_without_a_place_is_counted_in_a_column_of_its_own(office: Office) -> None:
    added(office, "꽃씨")
    assert not office.status.report(FEBRUARY).has_unplaced
    with office.store.writing(Act.ADD_TENANT) as s:  # the form would not let it through; an import may
        s.add(Tenant(name="나래", tenant_group="CENTER"))
    found = figures(office, FEBRUARY)
    assert (found["center"], found["mirae"], found["unplaced"]) == (2, 1, 1)
    assert office.status.report(FEBRUARY).has_unplaced


def test_who_came_and_left_in_between_is_named_twice_and_counted_never(office: Office) -> None:
    added(office, "꽃씨", moved_in_on=date(2021, 4, 1), moved_out_on=date(2021, 5, 31))
    report = office.status.report(JULY, FEBRUARY)
    assert said(report.moves) == [("전입", "꽃씨", ""), ("퇴거", "꽃씨", "")]
    assert report.table.registered("total") == 0


def test_another_class_or_room_is_told_with_what_was_before(office: Office, clock: PracticeClock) -> None:
    office.buildings.add_listed()
    housed = {choice.label: choice.id for choice in office.directory.buildings()}
    clock.day = date(2021, 3, 2)
    rooms = {"building_id": housed["미래청"], "room": "302호", "moved_in_on": date(2020, 1, 1)}
    moved, shifted, corrected, returned, late = (
        added(office, name, **rooms) for name in ("가온", "나래", "다솜", "라온", "마루")
    )
    edited(office, corrected, room="303호")  # on the day it was entered: a slip of the pen
    clock.day = date(2021, 5, 3)
    edited(office, moved, place=TenantPlace.SANGSANG_ROOM, building_id=housed["상상청"], room="204호")
    edited(office, shifted, room="305호")
    edited(office, returned, room="101호")
    edited(office, returned, room="302호")
    clock.day = JULY
    edited(office, late, room="207호")
    clock.day = date(2021, 9, 1)
    edited(office, shifted, room="410호")  # after the asked day
    report = office.status.report(JULY, FEBRUARY)
    assert said(report.moves) == [
        ("구분 변경", "가온", "미래청 개별공간 미래청 302호"),
        ("공간 변경", "나래", "미래청 302호"),
        ("공간 변경", "마루", "미래청 302호"),
    ]
    assert [(move.day, move.kind, move.place) for move in report.moves] == [
        (date(2021, 5, 3), "상상청 개별공간", "상상청 204호"),
        (date(2021, 5, 3), "미래청 개별공간", "미래청 305호"),
        (JULY, "미래청 개별공간", "미래청 207호"),
    ]
    assert said(office.status.report(date(2021, 8, 31), JULY).moves) == []
    assert report.recorded


def test_what_was_taken_back_is_no_change(office: Office, clock: PracticeClock) -> None:
    clock.day = date(2021, 3, 2)
    key = added(office, "가온", room="302호")
    clock.day = date(2021, 5, 3)
    change = office.tenants.edit(key, replace(office.tenants.record(key).draft, room="305호"))
    assert len(office.status.report(JULY, FEBRUARY).moves) == 1
    assert change.inverse is not None
    change.inverse()
    assert office.status.report(JULY, FEBRUARY).moves == ()


@pytest.mark.parametrize("since", [JULY, JULY + timedelta(days=1)])
def test_a_day_that_is_no_earlier_one_is_refused(office: Office, since: date) -> None:
    with pytest.raises(InputRefused, match="앞서지 않습니다"):
        office.status.report(JULY, since)


def test_every_count_opens_just_its_rows(park: Office) -> None:
    park.tenants.move_out(park.tenants.listing(ListQuery()).ids[0], date(2021, 6, 30))
    for day in (FEBRUARY, JULY):
        for key, count in figures(park, day).items():
            query = ListQuery(view=class_view(key, day))
            assert len(park.tenants.listing(query).ids) == count, key
            (chip,) = [one for one in park.tenants.views(query) if one.key == query.view]
            assert chip.count == count
            assert chip.label.startswith(CLASSES[key][0])


@pytest.mark.parametrize(
    "view", ["status.mirae", "status.nobody.2021-07-31", "status.mirae.7월", "building.x"]
)
def test_a_key_that_says_nothing_shows_the_whole_list(office: Office, view: str) -> None:
    added(office, "꽃씨")
    assert len(office.tenants.listing(ListQuery(view=view)).ids) == 1
    assert {chip.key for chip in office.tenants.views(ListQuery(view=view))} == set(VIEWS)


def test_a_building_s_counts_open_its_tenants_and_rooms(park: Office) -> None:
    park.venues.add_many(room_drafts(park.directory.buildings()))
    gone = park.tenants.listing(ListQuery(view=class_view("mirae", FEBRUARY))).ids[0]
    park.tenants.move_out(gone, date(2021, 6, 30))
    rows = park.buildings.rows(park.buildings.listing(ListQuery()).ids)
    assert sum(row.tenants for row in rows) > 100
    assert sum(row.venues for row in rows) > 5
    for row in rows:
        query = ListQuery(view=building_view(row.id))
        assert len(park.tenants.listing(query).ids) == row.tenants, row.name
        assert len(park.venues.listing(query).ids) == row.venues, row.name
        assert [chip.label for chip in park.tenants.views(query)][-1] == row.name
        assert [chip.label for chip in park.venues.views(query)][-1] == row.name


DAYS = some.dates(date(2021, 1, 1), date(2021, 1, 20))
STAYS = some.lists(
    some.tuples(some.sampled_from([*TenantPlace, None]), some.none() | DAYS, some.none() | DAYS),
    max_size=8,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stays=STAYS, days=some.tuples(DAYS, DAYS).filter(lambda pair: pair[0] < pair[1]))
def test_the_changes_explain_the_difference_of_two_days_whatever_the_dates(
    office: Office, stays: list[tuple[TenantPlace | None, date | None, date | None]], days: tuple[date, date]
) -> None:
    with office.store.writing(Act.ADD_TENANT) as s:  # dates in no order come from imports only
        for number, (kind, came, left) in enumerate(stays):
            group, place = ("CENTER", kind.name) if isinstance(kind, TenantPlace) else ("OTHER", "")
            row = Tenant(name=f"단체 {number}", tenant_group=group, place=place)
            row.moved_in_on, row.moved_out_on = came, left
            s.add(row)
    report = office.status.report(days[1], days[0])
    assert report.since is not None
    for line in report.table.lines:
        label, group, places = CLASSES[line.key]
        kinds = {TenantPlace[one].value for one in places if one} or {
            TenantGroup.OTHER: {"기타"},
            TenantGroup.INTERMEDIARY: set(),
            TenantGroup.CENTER: {one.value for one in TenantPlace},
        }.get(group, {"기타", *(one.value for one in TenantPlace)})  # type: ignore[call-overload]
        inside = [move for move in report.moves if move.kind in kinds]
        came_in = sum(move.what.value == "전입" for move in inside)
        went_out = sum(move.what.value == "퇴거" for move in inside)
        assert line.registered == report.since.registered(line.key) + came_in - went_out, label
    with office.store.reading() as s:
        ids = list(s.scalars(select(Tenant.id).where(Tenant.deleted_at.is_(None))))
    if ids:
        office.tenants.remove(ids)


def stated(day: date, mirae: int = 40) -> StatedDraft:
    return StatedDraft(day, mirae, 20, 30, 10, 100, 5)


def test_a_later_plan_s_figures_stand_beside_the_registered_from_their_day_on(office: Office) -> None:
    february = date(2022, 2, 28)
    office.status.state(stated(february))
    for day, on, total in (
        (february, february, 205),
        (date(2022, 12, 31), february, 205),
        (date(2022, 2, 27), FEBRUARY, 233),
        (date(2020, 1, 1), FEBRUARY, 233),
    ):
        table = office.status.table(day)
        assert (table.stated_on, table.lines[0].stated) == (on, total)
    sums = {line.key: line.stated for line in office.status.table(february).lines}
    assert (sums["center"], sums["sangsang"]) == (100, 50)


def test_stated_figures_are_changed_dropped_and_taken_back(office: Office) -> None:
    day = date(2022, 2, 28)
    office.status.state(stated(day))
    before = dump(office.store)
    change = office.status.state(stated(day, mirae=41))
    assert [draft.mirae for draft in office.status.stated()] == [41]
    assert change.inverse is not None
    change.inverse()
    assert dump(office.store) == before
    office.status.drop_stated(day)
    assert office.status.stated() == []
    assert office.status.table(day).stated_on == FEBRUARY


@pytest.mark.parametrize(("day", "told"), [(None, "기준일을"), (FEBRUARY, "계획서의 기준은 그대로")])
def test_the_plan_s_own_figures_stay(office: Office, day: date | None, told: str) -> None:
    with pytest.raises(InputRefused, match=told):
        office.status.state(replace(stated(JULY), as_of=day))
    assert office.status.table(FEBRUARY).lines[0].stated == 233
