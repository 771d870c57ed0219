"""Conditions on every list: what storage answers is what plain Python finds over the same rows (features.md I3)."""

import random
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from db.engine import make_engine, office_url
from db.session import Storage
from desktop_app.clock import PracticeClock
from desktop_app.directory.records import BodyDraft
from desktop_app.example.build import PRACTICE_DAY, YEAR
from desktop_app.filters import Condition, Conditions, Operator, terms, trouble
from desktop_app.listing import ListQuery
from desktop_app.office import Office, compose
from desktop_app.settings import Settings
from desktop_app.store import Store
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import PartnerKind, TenantPlace
from desktop_app.venues.records import UsageDraft
from tests.hostile import HOSTILE, KOREAN
from tests.plain_conditions import answers, some_conditions
from tests.plain_rows import LISTS

ROUNDS = 100


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, example_folder: Path) -> Iterator[Office]:
    """The example office with texts that mean something to LIKE, GLOB and SQL; never written to by a test."""
    folder = tmp_path_factory.mktemp("filters")
    shutil.copyfile(example_folder / "office.db", folder / "office.db")
    clock = PracticeClock(PRACTICE_DAY)
    storage = Storage(make_engine(office_url(folder / "office.db")), clock.now, "시험")
    office = compose(folder, Store(storage), clock, Settings())
    texts = [text for text in (*HOSTILE, *KOREAN) if text.strip()]
    office.tenants.add_many(
        TenantDraft(f"{text} {number}", place=TenantPlace.MIRAE, business=text, note=text)
        for number, text in enumerate(texts)
    )
    office.tenants.move_out(min(office.tenants.listing(ListQuery()).ids), date(2021, 6, 30))
    office.usages.add_many(
        UsageDraft(
            date(YEAR, 3, number % 28 + 1), f"{text} {number}", department_id=1, building_id=1, note=text
        )
        for number, text in enumerate(texts)
    )
    yield office
    storage.close()


@pytest.mark.parametrize("name", LISTS)
def test_storage_finds_what_plain_python_finds(filled: Office, name: str) -> None:
    read, query = LISTS[name]
    source, rows = read(filled)
    fields, today = source.fields(), filled.clock.today()
    dice, asked = random.Random(name), set()
    some = 0
    for _ in range(ROUNDS):
        conditions = some_conditions(dice, fields, list(rows.values()))
        asked |= {one.field for one in conditions.every()}
        wanted = {key for key, row in rows.items() if answers(row, conditions, today)}
        narrow = ListQuery(year=query.year, view=query.view, conditions=conditions)
        assert set(source.listing(narrow).ids) == wanted, conditions
        assert source.count(narrow) == len(wanted)
        assert set(source.first_ids(narrow, 10**6)) == wanted
        some += 0 < len(wanted) < len(rows)
    assert asked == {one.key for one in fields}
    assert some > ROUNDS / 10


def test_text_is_found_the_korean_way(office: Office) -> None:
    office.tenants.add_many(
        [
            TenantDraft("(주)느티나무", place=TenantPlace.MIRAE, business="골목 빈터 가꾸기"),
            TenantDraft("100% 새활용", place=TenantPlace.MIRAE, business="종이_되살림"),
        ]
    )

    def found(field: str, operator: Operator, text: str) -> set[str]:
        query = ListQuery(conditions=Conditions(((Condition(field, operator, (text,)),),)))
        return {row.name for row in office.tenants.rows(office.tenants.listing(query).ids)}

    assert found("name", Operator.CONTAINS, "ㄴㅌㄴㅁ") == {"(주)느티나무"}
    assert found("name", Operator.IS, "㈜ 느티나무") == {"(주)느티나무"}
    assert found("business", Operator.CONTAINS, "골목빈터") == {"(주)느티나무"}
    assert found("business", Operator.LACKS, "골목빈터") == {"100% 새활용"}
    assert found("name", Operator.CONTAINS, "0%") == {"100% 새활용"}
    assert found("name", Operator.CONTAINS, "%새") == {"100% 새활용"}
    assert found("name", Operator.CONTAINS, "1%0") == set()


def test_other_names_count_as_names_of_their_own(filled: Office) -> None:
    fields = {one.key: one for one in filled.tenants.fields()}
    assert Operator.IS not in fields["other_names"].offered


def test_totals_follow_the_conditions(filled: Office) -> None:
    conditions = Conditions(((Condition("place", Operator.ONE_OF, ("MIRAE",)),),))
    listing = filled.tenants.listing(ListQuery(conditions=conditions))
    said = {total.label: total.value for total in listing.totals}
    assert said[""] == f"{len(listing.ids):,}개 단체"
    assert said["미래청"] == f"{len(listing.ids):,}"


def test_a_field_that_a_list_does_not_have_is_a_bug(office: Office) -> None:
    conditions = Conditions(((Condition("colour", Operator.FILLED),),))
    with pytest.raises(LookupError):
        terms(conditions, office.tenants.fields(), office.clock.today())


@pytest.mark.parametrize(
    ("key", "operator", "values", "words"),
    [
        ("name", Operator.CONTAINS, ("",), "값을 적으세요."),
        ("name", Operator.CONTAINS, ("( )",), "찾을 글자를 적으세요."),
        ("field", Operator.ONE_OF, (), "하나 이상 고르세요."),
        ("agreed_until", Operator.UNTIL, (None,), "날짜를 적으세요."),
        (
            "agreed_until",
            Operator.BETWEEN,
            (date(2021, 12, 31), date(2021, 1, 1)),
            "2021. 12. 31.보다 앞섭니다.",
        ),
        ("agreed_until", Operator.WITHIN, (9_999,), "0일부터 3,650일까지 적습니다."),
        ("name", Operator.FROM, ("가",), "단체명에는 ‘이상’을 물을 수 없습니다."),
    ],
)
def test_what_cannot_be_asked_says_why(
    office: Office, key: str, operator: Operator, values: tuple[Any, ...], words: str
) -> None:
    field = next(one for one in office.tenants.fields() if one.key == key)
    assert (trouble(field, operator, values) or "").startswith(words)


def test_a_partner_can_be_chosen_as_soon_as_it_is_there(office: Office) -> None:
    added = office.partners.add(BodyDraft("서울혁신센터", PartnerKind.OPERATOR))
    field = next(one for one in office.tenants.fields() if one.key == "host_id")
    assert field.choices == ((added.record_id, "서울혁신센터"),)
