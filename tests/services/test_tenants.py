"""입주단체: the register, its status table, finding and taking back."""

from datetime import date

import pytest

from desktop_app.clock import PracticeClock
from desktop_app.errors import InputRefused, RecordMissing, StaleRecord
from desktop_app.listing import ListQuery
from desktop_app.marks import Mark
from desktop_app.store import Store
from desktop_app.tenants.records import TenantDraft, problems, tenant_state
from desktop_app.tenants.service import Tenants
from desktop_app.terms import TenantGroup, TenantPlace


@pytest.fixture
def tenants(store: Store, clock: PracticeClock) -> Tenants:
    return Tenants(store, clock)


def draft(name: str, **more: object) -> TenantDraft:
    return TenantDraft(name=name, **{"place": TenantPlace.MIRAE, **more})  # type: ignore[arg-type]


def names(tenants: Tenants, **query: object) -> list[str]:
    asked = ListQuery(**query)  # type: ignore[arg-type]
    assert list(tenants.first_ids(asked, 100)) == list(tenants.listing(asked).ids)[:100]
    return [row.name for row in tenants.rows(tenants.listing(asked).ids)]


def test_a_tenant_is_found_by_initials_blanks_company_marks_and_half_syllables(tenants: Tenants) -> None:
    tenants.add(draft("(주)느티나무 기술공작소"))
    tenants.add(draft("나래 청년일터"))
    assert names(tenants, text="ㄴㅌㄴㅁ") == ["(주)느티나무 기술공작소"]
    assert names(tenants, text="느티나무기술") == ["(주)느티나무 기술공작소"]
    assert names(tenants, text="느티ㄴ") == ["(주)느티나무 기술공작소"]
    assert names(tenants, text="느", composing="틴") == ["(주)느티나무 기술공작소"]
    assert names(tenants, text="ㄵ") == []
    assert names(tenants, text="50%_") == []


def test_names_sort_by_syllable_and_numbers_by_value(tenants: Tenants) -> None:
    for name in ("10층 공방", "㈜나래", "3층 공방", "가온"):
        tenants.add(draft(name))
    assert names(tenants, order="name") == ["3층 공방", "10층 공방", "가온", "㈜나래"]
    assert names(tenants, order="name", descending=True)[0] == "㈜나래"


def test_totals_follow_the_filter(tenants: Tenants) -> None:
    tenants.add(draft("꽃씨"))
    tenants.add(draft("나래", place=TenantPlace.SANGSANG_COWORKING))
    totals = {total.label: total.value for total in tenants.listing(ListQuery(text="나래")).totals}
    assert (totals[""], totals["전체"]) == ("1개 단체", "2")
    assert totals["상상청"] == "1 (개별 0 · 코워킹 1)"
    assert totals["미래청"] == "0"


def test_every_chip_counts_the_rows_it_opens(tenants: Tenants) -> None:
    tenants.add(draft("꽃씨", agreed_until=date(2021, 11, 30)))
    tenants.add(draft("나래", moved_out_on=date(2021, 6, 30)))
    tenants.add(draft("다솜", tenant_group=TenantGroup.INTERMEDIARY, place=None))
    for view in tenants.views(ListQuery()):
        assert len(tenants.listing(ListQuery(view=view.key)).ids) == view.count, view.key


def test_an_agreement_that_ends_before_it_begins_is_refused(tenants: Tenants) -> None:
    wrong = draft("꽃씨", agreed_from=date(2021, 5, 1), agreed_until=date(2021, 4, 30))
    assert [(found.field, found.text) for found in problems(wrong)] == [
        ("agreed_until", "시작(2021. 5. 1.)보다 빠릅니다.")
    ]
    with pytest.raises(InputRefused, match=r"시작\(2021. 5. 1.\)보다"):
        tenants.add(wrong)


def test_a_stale_form_is_told_and_nothing_is_lost(tenants: Tenants) -> None:
    key = tenants.add(draft("꽃씨")).record_id
    assert key is not None
    opened = tenants.record(key).draft
    tenants.edit(key, draft("꽃씨 둘", version=opened.version))
    with pytest.raises(StaleRecord):
        tenants.edit(key, draft("꽃씨 셋", version=opened.version))
    assert tenants.record(key).draft.name == "꽃씨 둘"


def test_a_deleted_tenant_comes_back_by_undo(tenants: Tenants) -> None:
    key = tenants.add(draft("꽃씨")).record_id
    assert key is not None
    change = tenants.remove([key])
    with pytest.raises(RecordMissing):
        tenants.record(key)
    assert change.inverse is not None
    change.inverse()
    assert tenants.record(key).draft.name == "꽃씨"


@pytest.mark.parametrize(
    ("until", "out", "mark"),
    [
        (None, None, Mark.ON),
        (date(2022, 1, 17), None, Mark.ON),
        (date(2022, 1, 16), None, Mark.SOON),
        (date(2021, 10, 17), None, Mark.LATE),
        (date(2023, 1, 1), date(2021, 10, 18), Mark.NONE),
    ],
)
def test_state_of_an_agreement(until: date | None, out: date | None, mark: Mark) -> None:
    assert tenant_state(date(2021, 10, 18), until, out).mark is mark
