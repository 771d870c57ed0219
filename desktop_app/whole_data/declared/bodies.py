"""Sheets of who the office has to do with: departments, partners, tenants, people, buildings."""

from typing import Final

from desktop_app import search
from desktop_app.activities.venue_offers import OfferOutcome
from desktop_app.duplicates.records import LikeKind
from desktop_app.terms import (
    CollectionBasis,
    ContactWay,
    DepartmentKind,
    PartnerKind,
    SpaceClass,
    TenantGroup,
    TenantPlace,
    UsageHost,
    UsageKind,
    UsageState,
)
from desktop_app.values import days_apart
from desktop_app.whole_data.sheets import Declared, Owners, Values

_BODIES: Final = ("TENANT", "PARTNER", "DEPARTMENT")
_IN_PLAN: Final = "계획서에 있음"


def _kind_of_alias(row: Values) -> str:
    return next((kind for kind in _BODIES if row[f"{kind.lower()}_id"] is not None), "")


def _key_of_alias(row: Values) -> str:
    return search.folded(row["name"])


def _minutes(row: Values) -> int:
    """How long a use takes in minutes, over all its days."""
    if not row["end_minute"]:
        return 0
    days = days_apart(row["used_on"], row["until_on"] or row["used_on"]) + 1
    return days * (int(row["end_minute"]) - int(row["start_minute"] or 0))


BODIES: Final = (
    Declared(
        "department",
        "부서",
        key=("name",),
        heads={"name": "부서명"},
        codes={"kind": DepartmentKind},
    ),
    Declared("team", "팀", key=("department_id", "name"), heads={"name": "팀명"}),
    Declared("team_place", "지난 부서", heads={"until_on": "이날까지"}),
    Declared(
        "partner",
        "협력기관",
        key=("name",),
        heads={"name": "기관명"},
        codes={"kind": PartnerKind},
        personal=frozenset({"head"}),
    ),
    Declared(
        "building",
        "건물",
        key=("name",),
        heads={"name": "건물명", "space_class": "공간 구분", "in_plan": _IN_PLAN},
        codes={"space_class": SpaceClass},
    ),
    Declared(
        "tenant",
        "입주단체",
        key=("name",),
        heads={"name": "단체명"},
        codes={"tenant_group": TenantGroup, "place": TenantPlace},
    ),
    Declared(
        "stated_status",
        "현황표 기준",
        heads={
            "as_of": "기준일",
            "mirae": TenantPlace.MIRAE.value,
            "sangsang_room": TenantPlace.SANGSANG_ROOM.value,
            "sangsang_coworking": TenantPlace.SANGSANG_COWORKING.value,
            "small_building": TenantPlace.SMALL_BUILDING.value,
            "intermediary": TenantGroup.INTERMEDIARY.value,
            "other": TenantGroup.OTHER.value,
        },
    ),
    Declared(
        "alias",
        "다른 이름",
        heads={"name": "다른 이름"},
        computed={"kind": _kind_of_alias, "key": _key_of_alias},
    ),
    Declared(
        "person",
        "사람",
        key=("tenant_id", "partner_id", "department_id", "name"),
        heads={"name": "성명"},
        codes={"collection_basis": CollectionBasis},
    ),
    Declared("contact_note", "연락 기록", codes={"way": ContactWay}),
    Declared("matching", "협업연계표"),
    Declared(
        "distinct_pair",
        "중복 아님",
        heads={"kind": "시트", "one_id": "기록 하나", "other_id": "다른 기록"},
        owners=Owners("kind", ("one_id", "other_id"), {kind.name: kind.name.lower() for kind in LikeKind}),
    ),
    Declared(
        "venue", "대관 시설", key=("building_id", "name"), heads={"name": "시설명", "fee_won": "이용료"}
    ),
    Declared(
        "usage",
        "대관 이용",
        heads={"until_on": "끝나는 날", "kind": "행사 구분", "confirmed_on": "확인한 날"},
        codes={"host": UsageHost, "kind": UsageKind, "state": UsageState},
        computed={
            "fiscal_year": lambda row: row["used_on"].year,
            "month": lambda row: row["used_on"].month,
            "minutes": _minutes,
        },
        personal=frozenset({"contact_name", "contact_extension"}),
    ),
    Declared("venue_offer", "장소 제안", codes={"outcome": OfferOutcome}),
)
