"""Single records out of a copy: gone or different since, old beside now, brought back in one act (J3)."""

import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from db import migrate, old_rows
from db.directory import Person
from desktop_app.activities.trainees import TraineeDraft
from desktop_app.activities.trainings import TrainingDraft
from desktop_app.attachments.records import Owner
from desktop_app.backups import Backups
from desktop_app.changes import Act, Kind
from desktop_app.clock import PracticeClock
from desktop_app.directory.records import BodyDraft, PersonDraft
from desktop_app.errors import InputRefused
from desktop_app.example.fill import fill_reference
from desktop_app.office import Office, open_office
from desktop_app.old_state import words
from desktop_app.old_state.records import CHANGED, DELETED, OldRecord
from desktop_app.old_state.service import OldState
from desktop_app.projects.records import ProjectDraft
from desktop_app.projects.stages import StageLine, TaskLine
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import CollectionBasis, Deed, DepartmentKind, TenantPlace
from tests.dump import Dump, dump
from tests.services.test_undo_all import RandomOfficer

Open = Callable[[], OldState]


@pytest.fixture
def copied(office: Office, tmp_path: Path, clock: PracticeClock) -> Iterator[Open]:
    """Makes a copy of the office as it is now, to be opened later: the first call copies, the second one opens."""
    opened: list[OldState] = []
    made: list[str] = []

    def copy_or_open() -> OldState:
        if not made:
            made.append(Backups(tmp_path, clock).make().name)
            return None  # type: ignore[return-value]
        state = office.old_states.open(made[0])
        opened.append(state)
        return state

    yield copy_or_open
    for state in opened:
        state.close()
    assert not list((tmp_path / "backups").glob(".park-ieum*"))


def tenant(office: Office, name: str, **more: object) -> int:
    draft = TenantDraft(name, place=TenantPlace.MIRAE, **more)  # type: ignore[arg-type]
    return int(office.tenants.add(draft).record_id or 0)


def named(state: OldState, name: str) -> OldRecord:
    (found,) = [one for one in state.records if one.name == name]
    return found


def test_a_deleted_tenant_comes_back_with_its_other_names_and_files(
    office: Office, copied: Open, tmp_path: Path
) -> None:
    key = tenant(office, "꽃씨", aliases=("씨앗",))
    paper = tmp_path / "협약서.pdf"
    paper.write_bytes(b"agreement")
    owner = Owner(Kind.TENANT, key)
    office.attachments.add(owner, office.attachments.keep([paper]))
    copied()
    office.attachments.remove([office.attachments.of(owner)[0].id])
    office.tenants.remove([key])
    gone = dump(office.store)
    state = copied()
    record = named(state, "꽃씨")
    assert (record.kind, record.state.word) == ("입주단체", DELETED)
    change = state.bring_back([record])
    assert change.summary.startswith("‘꽃씨’를 10. 18.")
    assert "딸린 줄 2개도 함께" in change.summary
    assert office.tenants.record(key).draft.aliases == ("씨앗",)
    (file,) = office.attachments.of(owner)
    assert file.present
    assert change.inverse is not None
    back = change.inverse()
    assert dump(office.store) == gone
    assert back.inverse is not None
    back.inverse()
    assert office.tenants.record(key).draft.name == "꽃씨"


def test_old_and_now_stand_side_by_side_and_only_the_chosen_one_changes(office: Office, copied: Open) -> None:
    first, second = tenant(office, "꽃씨", room="101호"), tenant(office, "나래", room="202호")
    copied()
    for key, room in ((first, "111호"), (second, "222호")):
        draft = office.tenants.record(key).draft
        office.tenants.edit(key, replace(draft, room=room, agreed_until=date(2024, 1, 31)))
    tenant(office, "새로 온 곳")
    state = copied()
    assert [one.name for one in state.records] == ["나래", "꽃씨"]
    record = named(state, "꽃씨")
    assert record.state.word == CHANGED
    shown = {one.label: (one.old, one.now) for one in state.compare(record) if one.differs}
    assert shown == {"호실": ("101호", "111호"), "협약 종료": ("-", "2024. 1. 31.")}
    same = {one.label: one.old for one in state.compare(record) if not one.differs}
    assert same["공간 구분"] == "미래청 개별공간"
    state.bring_back([record])
    assert office.tenants.record(first).draft.room == "101호"
    assert office.tenants.record(second).draft.room == "222호"


def test_lines_come_back_as_they_were_and_newer_ones_go(office: Office, copied: Open) -> None:
    stages = (StageLine(name="준비", tasks=(TaskLine(text="조사"),)), StageLine(name="실행"))
    draft = ProjectDraft("제로웨이스트", 2021, department_id=add_department(office), stages=stages)
    key = int(office.projects.add(draft).record_id or 0)
    copied()
    stored = office.projects.record(key).draft
    first, second = stored.stages
    office.projects.edit(
        key,
        replace(
            stored,
            stages=(
                replace(first, name="준비(고침)", tasks=(*first.tasks, TaskLine(text="더한 과제"))),
                StageLine(name="더한 단계"),
            ),
        ),
    )
    changed = dump(office.store)
    state = copied()
    record = named(state, "제로웨이스트")
    lines = {one.label: (one.old, one.now) for one in state.compare(record) if one.differs}
    assert lines["단계"] == ("2: 준비, 실행", "2: 준비(고침), 더한 단계")
    assert lines["과제"] == ("1: 조사", "2: 조사, 더한 과제")
    change = state.bring_back([record])
    now = office.projects.record(key).draft
    assert [one.name for one in now.stages] == ["준비", "실행"]
    assert [[task.text for task in one.tasks] for one in now.stages] == [["조사"], []]
    assert now.stages[1].id == second.id
    assert change.inverse is not None
    change.inverse()
    assert dump(office.store) == changed


def add_department(office: Office, name: str = "자원순환과") -> int:
    return int(office.departments.add(BodyDraft(name, DepartmentKind.OFFICE)).record_id or 0)


def test_a_number_that_is_another_s_now_is_left_alone(
    office: Office, copied: Open, clock: PracticeClock
) -> None:
    """SQLite gives the number of a record that was taken back to the next one."""
    added = office.tenants.add(TenantDraft("꽃씨", place=TenantPlace.MIRAE))
    copied()
    assert added.inverse is not None
    added.inverse()
    clock.day = date(2021, 10, 19)
    other = tenant(office, "나래")
    assert other == added.record_id
    state = copied()
    record = named(state, "꽃씨")
    assert record.gone
    state.bring_back([record])
    assert office.tenants.record(other).draft.name == "나래"
    assert sorted(one.label for one in office.directory.tenants()) == ["꽃씨", "나래"]


def test_what_was_deleted_with_a_record_comes_back_with_it(office: Office, copied: Open) -> None:
    training = office.register("training")
    key = int(training.add(TrainingDraft("정책 현장", held_on=date(2021, 11, 3))).record_id or 0)
    trainees = office.register("trainee")
    person = int(
        trainees.add(
            TraineeDraft(training_id=key, department_id=add_department(office), name="홍길동")
        ).record_id
        or 0
    )
    copied()
    trainees.remove([person])
    training.remove([key])
    state = copied()
    alone = state.bring_back([named(state, "홍*동")])
    assert "교육 ‘정책 현장’은 지금 지워져 있습니다" in alone.summary
    assert alone.inverse is not None
    alone.inverse()
    change = state.bring_back([one for one in state.records if one.kind in {"교육", "교육생"}])
    assert change.count == 2
    assert trainees.record(person).draft.training_id == key
    line = office.access.entries()[0]
    assert (line.deed, line.subject, line.persons) == (Deed.INTAKE, f"trainee {person}", 1)
    assert line.detail == "사본에서 되살림"


def test_what_cannot_stand_without_a_record_that_is_gone_is_not_brought_back(
    office: Office, copied: Open
) -> None:
    department = add_department(office)
    training, trainees = office.register("training"), office.register("trainee")
    one = training.add(TrainingDraft("정책 현장", held_on=date(2021, 11, 3)))
    person = TraineeDraft(training_id=one.record_id, department_id=department, name="홍길동")
    two = trainees.add(person)
    copied()
    for change in (two, one):
        assert change.inverse is not None
        change.inverse()
    before = dump(office.store)
    state = copied()
    with pytest.raises(InputRefused, match="‘정책 현장’이 없어 그 기록은 되살리지 않았습니다") as refused:
        state.bring_back([named(state, "홍*동")])
    assert "먼저 되살린 뒤" in refused.value.steps[0]
    assert dump(office.store) == before
    assert state.bring_back(list(state.records)).count == 2


def test_a_round_comes_back_with_the_places_of_all_departments(office: Office, copied: Open) -> None:
    """What one act deleted together, though it is no line of the record, comes back together."""
    fill_reference(office)
    draft = replace(office.rounds.proposed(2021), name="연말 취합", opened_on=date(2021, 10, 18))
    key = int(office.rounds.add(draft).record_id or 0)
    before = dump(office.store)["submission"]
    assert len(before) > 20
    copied()
    office.rounds.remove([key])
    state = copied()
    (found,) = [one for one in state.records if one.table == "collection_round"]
    change = state.bring_back([found])
    live = [row for row in living(dump(office.store))["submission"].values() if row["round_id"] == key]
    assert len(live) == len(before)
    assert f"딸린 줄 {len(before)}개도 함께" in change.summary


def test_a_link_to_what_is_gone_is_left_empty_and_told(office: Office, copied: Open) -> None:
    added = office.tenants.add(TenantDraft("꽃씨", place=TenantPlace.MIRAE))
    person = int(office.people.add(PersonDraft("김철수", tenant_id=added.record_id)).record_id or 0)
    copied()
    office.people.remove([person])
    office.tenants.remove([int(added.record_id or 0)])
    state = copied()
    record = next(one for one in state.records if one.table == "person")
    change = state.bring_back([record])
    assert "‘꽃씨’는 지금 지워져 있습니다" in change.summary


def test_a_rule_of_the_office_refuses_by_name_and_nothing_comes_back(office: Office, copied: Open) -> None:
    first, second = add_department(office), add_department(office, "청소행정과")
    copied()
    office.departments.remove([first, second])
    add_department(office)
    before = dump(office.store)
    state = copied()
    with pytest.raises(InputRefused, match="‘자원순환과’: 같은 이름의 부서가 이미 있습니다") as refused:
        state.bring_back(list(state.records))
    assert "아무것도 되살리지 않았습니다" in refused.value.safe
    assert dump(office.store) == before
    state.bring_back([named(state, "청소행정과")])


def test_a_second_one_of_the_same_name_is_told(office: Office, copied: Open) -> None:
    key = tenant(office, "꽃씨")
    copied()
    office.tenants.remove([key])
    tenant(office, "꽃씨")
    state = copied()
    change = state.bring_back([named(state, "꽃씨")])
    assert "같은 이름의 입주단체가 이미 있습니다" in change.summary


def test_a_person_is_masked_and_one_who_was_destroyed_is_not_offered(office: Office, copied: Open) -> None:
    draft = PersonDraft(
        "김철수",
        tenant_id=tenant(office, "꽃씨"),
        phone="02-351-1234",
        collection_basis=CollectionBasis.CONSENT,
        collected_on=date(2021, 3, 2),
    )
    key = int(office.people.add(draft).record_id or 0)
    copied()
    office.people.edit(key, replace(office.people.record(key).draft, phone="02-351-9999"))
    state = copied()
    (record,) = [one for one in state.records if one.table == "person"]
    assert record.name == "김*수"
    assert all("351" not in one.old + one.now for one in state.compare(record))
    assert any(one.label == "전화" and one.old == "(가림)" for one in state.compare(record))
    with office.store.writing(Act.EDIT_PERSON) as s:
        row = s.get(Person, key)
        assert row is not None
        row.erased_at = s.info["journal_now"]
    state.read()
    assert not [one for one in state.records if one.table == "person"]


def test_a_copy_of_an_older_program_is_read_as_the_present_one(tmp_path: Path) -> None:
    folder = tmp_path / "업무"
    folder.mkdir()
    shutil.copyfile(Path(__file__).parents[1] / "db" / "data" / "office-0.1.0.db", folder / "office.db")
    office = open_office(folder)
    try:
        (older,) = [copy for copy in Backups(folder).listing() if copy.reason == "새 판으로 바꾸기 전"]
        key = office.directory.tenants()[0]
        office.tenants.remove([key.id])
        with office.old_states.open(older.name) as state:
            assert state.copy.schema < migrate.OURS.top
            (record,) = [one for one in state.records if one.table == "tenant"]
            assert record.name == key.label
            state.bring_back([record])
        assert key.id in {one.id for one in office.directory.tenants()}
        assert not list((folder / "backups").glob(".park-ieum*"))
    finally:
        office.close()


def test_a_copy_that_was_changed_is_not_opened(office: Office, tmp_path: Path, clock: PracticeClock) -> None:
    made = Backups(tmp_path, clock).make()
    path = tmp_path / "backups" / f"{made.name}.db"
    body = bytearray(path.read_bytes())
    body[-1] ^= 1
    path.write_bytes(body)
    with pytest.raises(InputRefused, match="만든 뒤에 바뀌었습니다"):
        office.old_states.open(made.name)
    with pytest.raises(InputRefused, match="없거나"):
        office.old_states.open("000099")


def test_stopping_leaves_nothing_beside_the_copies(
    office: Office, tmp_path: Path, clock: PracticeClock
) -> None:
    made = Backups(tmp_path, clock).make()

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        office.old_states.open(made.name, stop)
    assert not list((tmp_path / "backups").glob(".park-ieum*"))


@pytest.mark.parametrize("seed", [3, 17, 2021])
def test_everything_brought_back_is_the_old_state_and_undone_is_the_new_one(
    seed: int, office: Office, copied: Open
) -> None:
    """Whatever the officer did in between: each record is again what it was, and undoing takes all back."""
    fill_reference(office)
    officer = RandomOfficer(office, random.Random(seed))
    officer.work(60)
    copied()
    then = living(dump(office.store))
    officer.work(60)
    now = dump(office.store)
    state = copied()
    brought = []
    for record in state.records:
        try:
            change = state.bring_back([record])
        except InputRefused:
            continue  # its name or its room is another's now
        if change.count:  # it may have come back with another one
            brought.append(change)
    state.read()
    after = living(dump(office.store))
    for name in words.kinds():
        left = {one.record_id for one in state.records if one.table == name}
        for key, row in then.get(name, {}).items():
            if key not in left and key in after.get(name, {}):
                assert same(name, row) == same(name, after[name][key])
    for change in reversed(brought):
        assert change.inverse is not None
        change.inverse()
    assert dump(office.store) == now


def living(dumped: Dump) -> dict[str, dict[int, dict[str, object]]]:
    found: dict[str, dict[int, dict[str, object]]] = {}
    for name in words.kinds():
        columns = [column.name for column in old_rows.table_of(name).c if column.name != "version"]
        rows = [dict(zip(columns, row, strict=True)) for row in dumped[name]]
        found[name] = {int(str(row["id"])): row for row in rows if row["deleted_at"] is None}
    return found


def same(name: str, row: dict[str, object]) -> dict[str, object]:
    links = {column for column, _, _ in old_rows.references(name)}
    return {key: value for key, value in row.items() if key not in {"updated_at", *links}}


def test_every_table_is_offered_or_known_to_be_left_out() -> None:
    """A new kind of record gets a word in old_state/words.py, or is named there as one that is left out."""
    lines = {name for children in old_rows.LINES.values() for name in children}
    known = words.kinds().keys() | lines | set(old_rows.BY_OWNER) | words.LEFT_OUT
    assert old_rows.MODELS.keys() - known == set()
