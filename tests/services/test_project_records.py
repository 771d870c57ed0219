"""참여상점, 거리 사업, 벤치마킹 and 추진상황 as the officer keeps them (features.md C4, C5, C8)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop_app.changes import Act
from desktop_app.errors import InputRefused
from desktop_app.example.fill import fill_reference
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.project_records.participants import NO_ZONE, ParticipantDraft
from desktop_app.project_records.progress_notes import Condition, ProgressDraft
from desktop_app.project_terms import ProjectState
from tests.dump import dump

YEAR = 2021
WHOLE = ListQuery(year=YEAR)
BROOK, MANGWON, HONGJE = "불광천 존", "마포 망원 존", "서대문 홍제천 존"


@pytest.fixture
def office(office: Office) -> Office:
    fill_reference(office)
    return office


@pytest.fixture
def project(office: Office) -> int:
    """A project that goes on, begun long ago."""
    key = office.projects.listing(WHOLE).ids[0]
    draft = office.projects.record(key).draft
    office.projects.edit(key, replace(draft, state=ProjectState.RUNNING, starts_on=date(YEAR, 4, 1)))
    return key


def shop(project: int, name: str, zone: str, **more: object) -> ParticipantDraft:
    return replace(
        ParticipantDraft(project, name, zone, joined_on=date(YEAR, 5, 1), consented_on=date(YEAR, 5, 1)),
        **more,  # type: ignore[arg-type]
    )


def twenty(office: Office, project: int) -> list[int]:
    """20 shops in three zones."""
    zones = [BROOK] * 12 + [HONGJE] * 4 + [MANGWON] * 4
    office.participants.add_many([shop(project, f"상점 {at}", zone) for at, zone in enumerate(zones)])
    return list(office.participants.listing(WHOLE).ids)


# 참여상점


def test_the_zones_add_up_to_the_list_and_a_shop_that_left_leaves_the_current_count_only(
    office: Office, project: int
) -> None:
    ids = twenty(office, project)
    table = office.participants.zones(ids)
    assert [(one.name, one.current, one.ever) for one in table.lines] == [
        (BROOK, 12, 12), (MANGWON, 4, 4), (HONGJE, 4, 4),
    ]  # fmt: skip
    assert table.total.ever == len(ids) == sum(one.ever for one in table.lines)
    gone = next(row.id for row in office.participants.rows(ids) if row.draft.zone == BROOK)
    office.participants.leave([gone], office.clock.today())
    table = office.participants.zones(ids)
    assert (table.lines[0].current, table.lines[0].left, table.lines[0].ever) == (11, 1, 12)
    assert (table.total.current, table.total.ever) == (19, 20)
    views = {view.key: view.count for view in office.participants.views(WHOLE)}
    assert (views["all"], views["current"], views["left"]) == (20, 19, 1)


def test_the_spread_is_counted_by_zone_or_by_address(office: Office, project: int) -> None:
    office.participants.add_many(
        [
            shop(project, "가", "이름 없는 존", address="서울 마포구 예시로 1"),
            shop(project, "나", HONGJE),
            shop(project, "다", BROOK),
            shop(project, "라", ""),
        ]
    )
    table = office.participants.zones(office.participants.listing(WHOLE).ids)
    assert table.neighbours.current == 2
    assert [one.name for one in table.lines] == [BROOK, HONGJE, "이름 없는 존", NO_ZONE]


def test_a_shop_that_will_come_or_go_counts_from_its_day(office: Office, project: int) -> None:
    tomorrow = office.clock.today() + timedelta(days=1)
    office.participants.add(shop(project, "올 상점", BROOK, joined_on=tomorrow))
    office.participants.add(shop(project, "갈 상점", BROOK, left_on=tomorrow))
    (line,) = office.participants.zones(office.participants.listing(WHOLE).ids).lines
    assert (line.current, line.left, line.ahead, line.ever) == (1, 0, 1, 1)


def test_several_leave_in_one_act_and_none_before_it_came(office: Office, project: int) -> None:
    ids = twenty(office, project)
    before = dump(office.store)
    with pytest.raises(InputRefused, match="참여했습니다"):
        office.participants.leave(ids[:3], date(YEAR, 4, 30))
    assert dump(office.store) == before
    early = date(YEAR, 5, 10)
    office.participants.leave(ids[:1], early)
    change = office.participants.leave(ids[:3], date(YEAR, 6, 1))
    assert (change.act, change.count) == (Act.LEAVE_PARTICIPANTS, 2)
    assert office.participants.record(ids[0]).draft.left_on == early


def test_words_typed_before_are_offered(office: Office, project: int) -> None:
    twenty(office, project)
    assert office.participants.recalled("zone") == [MANGWON, BROOK, HONGJE]
    assert office.participants.recalled("trade") == []


def test_the_same_shop_twice_is_told_and_one_that_left_may_come_back(office: Office, project: int) -> None:
    key = office.participants.add(shop(project, "초록 빵집", BROOK)).record_id
    assert key is not None
    assert [one.field for one in office.participants.problems(shop(project, "초록 빵집", BROOK))] == ["name"]
    assert not office.participants.problems(shop(project, "초록 빵집", BROOK), key)
    office.participants.leave([key], date(YEAR, 6, 1))
    assert not office.participants.problems(shop(project, "초록 빵집", BROOK))


# 추진상황


def note(project: int, day: date, condition: Condition = Condition.NORMAL, **more: object) -> ProgressDraft:
    return replace(
        ProgressDraft(project, day, condition, "협의함"),
        **more,  # type: ignore[arg-type]
    )


def stale(office: Office) -> set[int]:
    return set(office.projects.listing(ListQuery(year=YEAR, view="stale")).ids)


def test_thirty_days_without_a_note_is_in_the_stale_list(office: Office, project: int) -> None:
    today = office.clock.today()
    assert stale(office) == {project}
    office.progress_notes.add(note(project, today - timedelta(days=30)))
    assert stale(office) == {project}
    key = office.progress_notes.add(note(project, today - timedelta(days=29))).record_id
    assert key is not None
    assert stale(office) == set()
    office.progress_notes.remove([key])
    assert stale(office) == {project}


def test_only_a_project_that_goes_on_can_be_silent(office: Office, project: int) -> None:
    draft = office.projects.record(project).draft
    office.projects.edit(project, replace(draft, starts_on=office.clock.today() - timedelta(days=3)))
    assert stale(office) == set()
    draft = office.projects.record(project).draft
    office.projects.edit(project, replace(draft, starts_on=date(YEAR, 4, 1), state=ProjectState.DONE))
    assert stale(office) == set()


def test_the_newest_note_stands_in_the_list_of_projects(office: Office, project: int) -> None:
    today = office.clock.today()
    office.progress_notes.add(note(project, today - timedelta(days=3), Condition.DELAYED))
    office.progress_notes.add(note(project, today - timedelta(days=9)))
    (row,) = office.projects.rows([project])
    assert row.standing is not None
    assert row.standing.word == "지연 · 3일 전"
    office.progress_notes.add(note(project, today - timedelta(days=3)))
    (row,) = office.projects.rows([project])
    assert row.standing is not None
    assert row.standing.word == "정상 · 3일 전"  # of one day the later written counts
    newest = ListQuery(year=YEAR, view="newest")
    assert len(office.progress_notes.listing(newest).ids) == 1


def test_indicators_tell_the_last_value_and_the_sum(office: Office, project: int) -> None:
    counted = {"indicator": "참여상점", "unit": "곳"}
    office.progress_notes.add_many(
        [
            note(project, date(YEAR, 6, 1), quantity=12, people=5, **counted),
            note(project, date(YEAR, 5, 1), quantity=7, **counted),
            note(project, date(YEAR, 7, 1), indicator="홍보지도", quantity=3000, unit="부"),
            note(project, date(YEAR, 8, 1), **counted),
        ]
    )
    lines = office.progress_notes.indicators(office.progress_notes.listing(WHOLE).ids)
    assert [(one.indicator, one.last, one.last_on, one.total, one.notes, one.people) for one in lines] == [
        ("참여상점", 12, date(YEAR, 6, 1), 19, 2, 5),
        ("홍보지도", 3000, date(YEAR, 7, 1), 3000, 1, 0),
    ]


def test_a_quantity_says_of_what(office: Office, project: int) -> None:
    with pytest.raises(InputRefused, match="지표"):
        office.progress_notes.add(note(project, date(YEAR, 5, 1), quantity=3))


def test_a_note_of_halt_stops_the_project_only_where_the_officer_says_so(
    office: Office, project: int
) -> None:
    halted = note(project, date(YEAR, 6, 1), Condition.HALTED)
    assert [one.field for one in office.progress_notes.problems(halted)] == ["condition"]
    office.progress_notes.note(halted)
    assert office.projects.record(project).draft.state is ProjectState.RUNNING
    assert office.progress_notes.could_stop(halted)
    before = dump(office.store)
    office.undo.remember(office.progress_notes.note(replace(halted, noted_on=date(YEAR, 6, 2)), stops=True))
    assert office.projects.record(project).draft.state is ProjectState.STOPPED
    assert not office.progress_notes.could_stop(halted)
    office.undo.undo()
    assert dump(office.store) == before
    office.progress_notes.stop(project)
    assert office.projects.record(project).draft.state is ProjectState.STOPPED


def test_a_year_by_a_day(office: Office, project: int) -> None:
    office.progress_notes.add_many([note(project, date(YEAR, month, 1)) for month in (5, 6, 7)])
    twenty(office, project)
    assert len(office.progress_notes.until(YEAR, date(YEAR, 6, 1))) == 2
    assert len(office.participants.until(YEAR, date(YEAR, 4, 30))) == 0
    assert len(office.participants.until(YEAR, date(YEAR, 5, 1))) == 20
    assert not office.progress_notes.until(YEAR + 1, date(YEAR + 1, 12, 31))
