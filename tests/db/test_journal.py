"""Every act is written down before and after, and can be taken back and done again."""

import random
from datetime import date

import pytest

from db.session import Session, fetch
from db.tenants import Tenant
from desktop_app.changes import Act, Change, Kind, UndoLog
from desktop_app.errors import StaleRecord
from desktop_app.store import Store
from tests.dump import dump


def add(store: Store, name: str) -> tuple[int, Change]:
    with store.writing(Act.ADD_TENANT) as s:
        row = Tenant(name=name, tenant_group="CENTER", place="MIRAE")
        s.add(row)
        s.flush()
        key = row.id
    return key, store.done(s, {Kind.TENANT}, f"‘{name}’을(를) 더했습니다.")


def edit(store: Store, key: int, version: int | None = None, **values: object) -> Change:
    with store.writing(Act.EDIT_TENANT) as s:
        row = fetch(s, Tenant, key, version)
        for name, value in values.items():
            setattr(row, name, value)
    return store.done(s, {Kind.TENANT}, "고쳤습니다.")


def test_an_edit_is_taken_back_and_done_again(store: Store) -> None:
    key, _ = add(store, "꽃씨 청년일터")
    change = edit(store, key, agreed_until=date(2021, 11, 30))
    after = dump(store)
    assert change.inverse is not None
    back = change.inverse()
    assert back.summary == "되돌렸습니다: 입주단체 고치기"
    assert back.inverse is not None
    again = back.inverse()
    assert again.summary == "다시 했습니다: 입주단체 고치기"
    assert dump(store) == after


def test_random_acts_all_undone_leave_the_start_and_all_redone_the_end(store: Store) -> None:
    dice = random.Random(7)
    keys = [add(store, f"단체 {n}")[0] for n in range(5)]
    start = dump(store)
    log = UndoLog()
    for n in range(60):
        if dice.random() < 0.3:
            key, change = add(store, f"새 단체 {n}")
            keys.append(key)
        else:
            change = edit(store, dice.choice(keys), room=f"{dice.randint(1, 9)}층", version=None)
        log.remember(change)
    end = dump(store)
    while log.undo():
        pass
    assert dump(store) == start
    while log.redo():
        pass
    assert dump(store) == end


def test_an_act_that_changes_nothing_is_no_act(store: Store) -> None:
    key, _ = add(store, "꽃씨")
    log = UndoLog()
    log.remember(edit(store, key, name="꽃씨"))
    assert log.next_undo is None


def test_a_stale_form_does_not_overwrite(store: Store) -> None:
    key, _ = add(store, "꽃씨")
    edit(store, key, version=1, room="3층")
    with pytest.raises(StaleRecord):
        edit(store, key, version=1, room="4층")
    with store.reading() as s:
        assert fetch(s, Tenant, key).room == "3층"


def test_an_act_is_not_taken_back_over_a_later_change(store: Store) -> None:
    key, _ = add(store, "꽃씨")
    first = edit(store, key, room="3층")
    edit(store, key, room="4층")
    assert first.inverse is not None
    with pytest.raises(StaleRecord):
        first.inverse()


def test_the_journal_says_who_when_what_before_and_after(store: Store) -> None:
    key, _ = add(store, "꽃씨")
    edit(store, key, room="3층")
    edited, _added = store.history("tenant", key)
    assert (edited.user, edited.act, edited.at.date()) == ("시험", "EDIT_TENANT", date(2021, 10, 18))
    assert (edited.before, edited.after) == ({"room": ""}, {"room": "3층"})


def test_half_an_act_is_no_act(store: Store) -> None:
    def fall() -> None:
        with store.writing(Act.ADD_TENANT) as s:
            s.add(Tenant(name="반쪽", tenant_group="CENTER"))
            s.flush()
            raise RuntimeError

    before = dump(store)
    with pytest.raises(RuntimeError):
        fall()
    assert dump(store) == before
    with store.reading() as s:
        assert isinstance(s, Session)
