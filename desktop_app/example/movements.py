"""Who came to the park and who left it in the example's year; one came that was there under another spelling."""

from datetime import date

from desktop_app.directory.records import PersonDraft
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.tenants.records import TenantDraft
from desktop_app.tenants.status_records import class_view
from desktop_app.terms import TenantPlace

_LEFT = (("mirae", 8, date(2021, 6, 30)), ("sangsang_coworking", 5, date(2021, 9, 30)))
"""Class, place in its list on the plan's day, day."""
_TWICE = "가온 살림연구소"


def fill_movements(office: Office) -> None:
    """Two tenants leave, two come: the status table of the plan's day stays, that of today is another."""
    stated = office.status.stated_on()
    for key, at, day in _LEFT:
        ids = office.tenants.listing(ListQuery(view=class_view(key, stated), order="name")).ids
        office.tenants.move_out(ids[at], day)
    housed = {choice.label: choice.id for choice in office.directory.buildings()}
    office.tenants.add(
        TenantDraft(
            "솔바람 목공방", place=TenantPlace.SMALL_BUILDING, building_id=housed["목공동"], room="1층",
            field="혁신기술", business="목공 체험", moved_in_on=date(2021, 5, 3), agreed_from=date(2021, 5, 3),
            agreed_until=date(2023, 4, 30),
        )
    )  # fmt: skip
    office.tenants.add(
        TenantDraft(
            f"(사){_TWICE}", place=TenantPlace.SANGSANG_ROOM, building_id=housed["상상청"], room="204호",
            business="이웃 살림 나눔", moved_in_on=date(2021, 8, 2), note="전화로 알려 옴",
            contact=PersonDraft("한가람", phone="000-0000-2040", mail="gaon@example.invalid", is_primary=True),
        )
    )  # fmt: skip
