"""보기 저장: names, order, what a view holds and what becomes of it when something of the list is gone (I3)."""

import json
import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.errors import InputRefused
from desktop_app.filters import Condition, Conditions, FilterField, Operator
from desktop_app.office import Office
from desktop_app.tenants.fields import FILTER_FIELDS
from desktop_app.venues.fields import USAGES
from desktop_app.view_body import ColumnPlan, Known, ViewBody, read, written
from tests.dump import dump
from tests.hostile import HOSTILE, KOREAN
from tests.plain_conditions import some_conditions

COLUMNS = {"name": "단체명", "place": "건물·호실", "agreed_until": "협약 종료", "phone": "전화"}
LATE = Condition("agreed_until", Operator.UNTIL, (date(2021, 12, 31),))
BODY = ViewBody(
    Conditions(((LATE,), (Condition("note", Operator.CONTAINS, ("메모",)),))),
    "center",
    "느티",
    "agreed_until",
    True,  # noqa: FBT003 - descending
    ColumnPlan(("place", "name"), frozenset({"phone"}), frozenset({"agreed_until"}), (("place", 150),)),
)


def known(fields: tuple[FilterField, ...] = FILTER_FIELDS) -> Known:
    return Known(fields, COLUMNS, {"all", "center"})


def names(office: Office, key: str = "tenant") -> list[str]:
    return [one.name for one in office.views.of(key)]


def test_views_are_kept_in_order_and_every_act_is_taken_back(office: Office) -> None:
    views, undo = office.views, office.undo
    states = [dump(office.store)]
    keys: list[int] = []
    for name in ("하나", "둘", "셋"):
        change = views.add("tenant", name, "{}")
        assert change.record_id is not None
        keys.append(change.record_id)
        undo.remember(change)
        states.append(dump(office.store))
    for change in (
        lambda: views.move(keys[2], -1),
        lambda: views.rename(keys[0], "처음"),
        lambda: views.overwrite(keys[1], '{"view": "all"}'),
        lambda: views.remove(keys[0]),
    ):
        undo.remember(change())
        states.append(dump(office.store))
    assert names(office) == ["셋", "둘"]
    for state in reversed(states[:-1]):
        assert undo.undo() is not None
        assert dump(office.store) == state
    for state in states[1:]:
        assert undo.redo() is not None
        assert dump(office.store) == state


def test_moving_stops_at_the_ends(office: Office) -> None:
    first = office.views.add("tenant", "하나", "{}").record_id
    office.views.add("tenant", "둘", "{}")
    assert first is not None
    office.views.move(first, -1)
    assert names(office) == ["하나", "둘"]
    office.views.move(first, 1)
    office.views.move(first, 1)
    assert names(office) == ["둘", "하나"]


@pytest.mark.parametrize("name", ["올해 끝남", " 올해  끝남 ", "올해끝남", "(올해 끝남)"])
def test_two_views_of_a_list_have_two_names(office: Office, name: str) -> None:
    office.views.add("tenant", "올해 끝남", "{}")
    with pytest.raises(InputRefused, match="‘올해 끝남’ 보기가 이미 있습니다"):
        office.views.add("tenant", name, "{}")
    other = office.views.add("tenant", "다른 것", "{}").record_id
    assert other is not None
    with pytest.raises(InputRefused):
        office.views.rename(other, name)
    office.views.rename(other, "다른  것")
    office.views.add("usage", name, "{}")
    assert names(office) == ["올해 끝남", "다른 것"]


@pytest.mark.parametrize("name", ["", "  ", "\u200b", "가" * 41])
def test_a_view_needs_a_name_of_some_length(office: Office, name: str) -> None:
    if name == "\u200b":
        office.views.add("tenant", f"{name}가", "{}")
        return
    with pytest.raises(InputRefused):
        office.views.add("tenant", name, "{}")
    assert names(office) == []


def test_any_text_can_be_a_name_and_a_value(office: Office) -> None:
    for text in (*HOSTILE, *KOREAN):
        name = " ".join(text.split())[:40].strip()
        if not name:
            continue
        body = ViewBody(Conditions(((Condition("name", Operator.IS, (f"가{text}",)),),)), text=text)
        try:
            key = office.views.add("tenant", name, written(body, known())).record_id
        except InputRefused:  # reads like one that is there already
            continue
        kept = next(one for one in office.views.of("tenant") if one.id == key)
        assert read(kept.body, known()).body == body


def test_what_was_written_is_read_again() -> None:
    found = read(written(BODY, known()), known())
    assert found.body == BODY
    assert found.lost == ()


@given(seed=st.integers(0, 10_000), fields=st.sampled_from((USAGES, FILTER_FIELDS)))
def test_all_conditions_come_back_as_they_were(seed: int, fields: tuple[FilterField, ...]) -> None:
    row = {one.key: None for one in fields}
    body = ViewBody(some_conditions(random.Random(seed), fields, [row]))
    found = read(written(body, known(fields)), known(fields))
    assert found.body == body
    assert found.lost == ()


def test_what_is_gone_is_named_and_the_rest_stays() -> None:
    text = written(BODY, known())
    fields = tuple(one for one in FILTER_FIELDS if one.key != "note")
    found = read(text, Known(fields, {"name": "단체명", "phone": "전화"}, {"all"}))
    assert found.body == ViewBody(
        Conditions(((LATE,),)), text="느티", columns=ColumnPlan(("name",), frozenset({"phone"}))
    )
    assert found.lost == (
        "‘메모’ 조건이 이제 없습니다.",
        "‘건물·호실’ 열이 이제 없습니다.",
        "‘협약 종료’ 열이 이제 없습니다.",
        "차례를 정하던 ‘협약 종료’ 열이 이제 없습니다.",
        "바탕이 된 보기가 이제 없어 전체에서 찾습니다.",
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        '{"conditions": 3, "columns": {"a": 1}, "order": "x", "text": 5, "view": ["all"]}',
        '{"conditions": [[3, {"field": "name"}], "x", [{"field": "name", "operator": "IS", "values": [1]}]]}',
        '{"conditions": [[{"field": "agreed_until", "operator": "UNTIL", "values": [{"date": "morgen"}]}]]}',
        '{"columns": [{"key": 3}, {"key": "name", "width": "wide"}, {"key": "name"}, 7]}',
    ],
)
def test_a_view_that_somebody_spoilt_opens_with_what_is_left(text: str) -> None:
    found = read(text, known())
    assert found.lost or not json.loads(text).get("conditions")
    assert found.body.view == "all"
    assert not found.body.conditions
