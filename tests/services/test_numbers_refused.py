"""A number that nobody may keep gets into no column of no table, into no draft and into no history (PII-1)."""

from datetime import date

import pytest
from sqlalchemy import Text

from db.base import Base, Record
from db.directory import Department
from desktop_app.changes import Act
from desktop_app.directory.records import BodyDraft, PersonDraft
from desktop_app.errors import InputRefused
from desktop_app.office import Office
from desktop_app.proposals.records import ProposalDraft, Proposer, ProposerKind
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import DepartmentKind, Direction, TenantPlace

FORBIDDEN = "850101-1234567"
TEXT = f"참고: {FORBIDDEN} 확인"
KEYS = {"words", "sounds", "sort_key", "sha256", "head_key"}
MODELS = sorted(
    (mapper.class_ for mapper in Base.registry.mappers if issubclass(mapper.class_, Record)),
    key=lambda model: model.__tablename__,  # the registry is a set; two workers must collect alike
)
COLUMNS = [
    (model, column.name)
    for model in MODELS
    for column in model.__table__.c
    if isinstance(column.type, Text) and column.name not in KEYS
]


@pytest.mark.parametrize(("model", "column"), COLUMNS, ids=lambda one: getattr(one, "__tablename__", one))
def test_no_column_of_a_new_row_takes_it(office: Office, model: type[Record], column: str) -> None:
    with (
        pytest.raises(InputRefused, match="주민등록번호") as refused,
        office.store.writing(Act.EDIT_TENANT) as s,
    ):
        s.add(model(**{column: TEXT}))
    assert "1234567" not in str(refused.value)


def test_no_changed_row_takes_it(office: Office) -> None:
    change = office.departments.add(BodyDraft("기획예산과", DepartmentKind.OFFICE))
    with pytest.raises(InputRefused, match="‘행정사항’"), office.store.writing(Act.EDIT_DEPARTMENT) as s:
        s.get_one(Department, change.record_id).duties = TEXT


def test_services_name_the_field_and_leave_no_trace_in_the_folder(office: Office) -> None:
    day = date(2021, 6, 1)
    body = office.departments.add(BodyDraft("기획예산과", DepartmentKind.OFFICE)).record_id
    tenant = office.tenants.add(TenantDraft("가온 문화공방", place=TenantPlace.MIRAE)).record_id
    assert body is not None
    assert tenant is not None
    sender = Proposer(ProposerKind.TENANT, tenant)
    attempts = (
        lambda: office.tenants.edit(tenant, TenantDraft("가온 문화공방", place=TenantPlace.MIRAE, note=TEXT)),
        lambda: office.tenants.add(TenantDraft("나래", place=TenantPlace.MIRAE, aliases=(TEXT,))),
        lambda: office.people.add(PersonDraft("홍길동", tenant_id=tenant, role=TEXT)),
        lambda: office.departments.edit(body, BodyDraft("기획예산과", DepartmentKind.OFFICE, note=TEXT)),
        lambda: office.proposals.receive(ProposalDraft(Direction.TENANT_TO_DISTRICT, TEXT, sender, day)),
    )
    for attempt in attempts:
        with pytest.raises(InputRefused, match="주민등록번호") as refused:
            attempt()
        assert "1234567" not in str(refused.value)
    office.drafts.save("tenant-1", {"typed": {"note": TEXT}, "was": {"note": ""}})
    assert office.drafts.load("tenant-1") == {
        "typed": {"note": "참고: 85****-******* 확인"},
        "was": {"note": ""},
    }
    for file in office.folder.rglob("*"):
        assert not file.is_file() or FORBIDDEN.encode() not in file.read_bytes()


def test_no_reason_of_an_act_takes_it(office: Office) -> None:
    with pytest.raises(InputRefused, match="주민등록번호"), office.store.writing(Act.EDIT_TENANT, TEXT):
        pass
