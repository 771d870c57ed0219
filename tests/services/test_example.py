"""The example office: the plan's own figures, records true to the rules, the same every time."""

import hashlib
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop_app.duplicates.records import LikeKind
from desktop_app.errors import InputRefused
from desktop_app.example.build import PRACTICE_DAY, YEAR, build, make
from desktop_app.listing import ListQuery
from desktop_app.office import Office, open_office
from desktop_app.performance.figures import is_overdue
from desktop_app.terms import Stage

THE_YEAR = ListQuery(year=YEAR)


@pytest.fixture(scope="module")
def folder(example_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("example")
    shutil.copytree(example_folder, made / "office")
    build(made / "office", made / "documents")
    return made


@pytest.fixture
def example(folder: Path) -> Iterator[Office]:
    office = open_office(folder / "office")
    yield office
    office.close()


def test_the_tenants_are_exactly_the_plan_s_status_table(example: Office) -> None:
    table = example.status.table(date(2021, 2, 28))
    assert [line.stated for line in table.lines] == [line.registered for line in table.lines]
    assert table.registered("total") == 233


def test_four_tenants_came_or_left_since_and_one_of_them_is_there_twice(example: Office) -> None:
    report = example.status.report(PRACTICE_DAY, date(2021, 2, 28))
    assert [(move.day, move.what.value) for move in report.moves] == [
        (date(2021, 5, 3), "전입"),
        (date(2021, 6, 30), "퇴거"),
        (date(2021, 8, 2), "전입"),
        (date(2021, 9, 30), "퇴거"),
    ]
    pairs = example.duplicates.scan(LikeKind.TENANT)
    assert (pairs[0].one, pairs[0].other) == ("가온 살림연구소", "(사)가온 살림연구소")


def test_sixteen_buildings_are_listed_and_seventeen_stated(example: Office) -> None:
    totals = {total.label: total.value for total in example.buildings.listing(ListQuery()).totals}
    assert (totals["계획서에 적힌 수"], totals["계획서에 이름이 있는 건물"]) == ("17개 동", "16개 동")


def test_the_environment_agency_is_one_partner_under_all_its_names(example: Office) -> None:
    names = ("한국환경산업기술원", "환경산업기술원", "한국환경기술원", "기술원")
    found = {example.directory.find("PARTNER", name) for name in names}
    assert len(found) == 1
    assert None not in found
    assert example.directory.find("DEPARTMENT", "응암3동") == example.directory.find(
        "DEPARTMENT", "응암제3동주민센터"
    )


def test_proposals_stand_in_every_state_and_come_from_both_sides(example: Office) -> None:
    ids = example.proposals.list.listing(THE_YEAR).ids
    found = [example.proposals.get(key) for key in ids]
    assert len(found) >= 24
    assert {record.position.stage for record in found} == set(Stage)
    assert len({record.draft.direction for record in found}) == 2
    assert any(record.override_reason for record in found)
    assert sum(1 for record in found if record.cancelled_on) == 1


def test_twenty_and_more_departments_used_the_rooms(example: Office) -> None:
    rows = example.usages.rows(example.usages.listing(THE_YEAR).ids)
    departments = {choice.label for choice in example.directory.departments()}
    assert len({row.host for row in rows} & departments) >= 20


def test_screen_and_report_tell_the_same_numbers(example: Office) -> None:
    summary = example.performance.year(YEAR, PRACTICE_DAY)
    late = {view.key: view.count for view in example.proposals.opinion_list.views(THE_YEAR)}["late"]
    assert sum(is_overdue(summary, one) for one in summary.opinions) == late
    assert summary.tenants is not None
    assert summary.tenants.registered.total == 233


def test_nobody_in_it_can_exist(example: Office) -> None:
    for tenant in example.directory.tenants():
        for person in example.people.of_tenant(tenant.id):
            assert person.draft.phone.startswith("000-")
            assert person.draft.mail.endswith("@example.invalid")


def test_the_same_seed_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    again = build(tmp_path / "office", tmp_path / "documents")
    first = [folder / path.relative_to(tmp_path) for path in again]
    # The office file of the fixture was opened since; the documents tell the same of both.
    assert [_hash(path) for path in again[1:]] == [_hash(path) for path in first[1:]]
    third = build(tmp_path / "third" / "office", tmp_path / "third" / "documents")
    assert _hash(third[0]) == _hash(again[0])


def test_an_office_of_real_work_is_not_mixed_with_the_example(tmp_path: Path) -> None:
    open_office(tmp_path / "office").close()
    before = _hash(tmp_path / "office" / "office.db")
    with pytest.raises(InputRefused, match="업무 자료가 있습니다"):
        build(tmp_path / "office", tmp_path / "documents")
    assert _hash(tmp_path / "office" / "office.db") == before


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


class StoppedError(Exception):
    """The officer stopped it."""


def test_it_can_be_stopped_within_a_step_and_leaves_nothing(tmp_path: Path) -> None:
    """그만두기 takes hold after the act under way, not after the whole step."""
    heard: list[tuple[int, str]] = []

    def tell(done: int, _total: int, text: str) -> None:
        heard.append((done, text))
        if len(heard) > 1 and heard[-1] == heard[-2]:
            raise StoppedError

    with pytest.raises(StoppedError):
        make(tmp_path / "예시", tell)
    assert heard[-1][0] == 0
    assert list(tmp_path.iterdir()) == []
