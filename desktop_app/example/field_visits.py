"""현장견학 of the example's year: invented groups on real days of 2021, some ahead, one called off."""

from dataclasses import replace
from datetime import date
from typing import Final

from desktop_app.activities.field_visits import FieldVisitDraft, Visitors, VisitState
from desktop_app.office import Office

_ROUTE: Final = "미래청 → 상상청 → 제작동"
_HELD: Final = FieldVisitDraft(
    start_minute=14 * 60, end_minute=16 * 60, guide="서울혁신센터 안내", state=VisitState.HELD
)
_AHEAD: Final = replace(_HELD, guide="", state=VisitState.PLANNED)
_STAFF: Final = replace(_HELD, visitors=Visitors.NEW_STAFF, route=_ROUTE)
_GROUP: Final = replace(_HELD, visitors=Visitors.CIVIC_GROUP)
_VISITS: Final = (
    replace(_STAFF, visited_on=date(2021, 4, 21), group_name="새내기 과정 1기", people=24, rating=4),
    replace(
        _GROUP, visited_on=date(2021, 5, 12), group_name="응암3동 주민자치위원", people=18, rating=5,
        route="미래청 → 맛동", remarks="주말에도 열어 주면 좋겠음",
    ),
    replace(
        _HELD, visited_on=date(2021, 6, 9), visitors=Visitors.COUNCIL, group_name="구의회 행정복지위원회", people=8,
        route="미래청 → 극장동 → 연결동", remarks="청년 입주단체와 간담을 바람",
    ),
    replace(
        _GROUP, visited_on=date(2021, 7, 7), group_name="녹번동 새마을부녀회", guide="",
        state=VisitState.CANCELLED, note="방역 단계가 올라 취소함",
    ),
    replace(_STAFF, visited_on=date(2021, 9, 15), group_name="새내기 과정 2기", people=27, rating=4),
    replace(
        _HELD, visited_on=date(2021, 10, 20), visitors=Visitors.OTHER, group_name="마을공동체 활동가 모임",
        people=15, route="공유동 → 재생동", rating=5,
    ),
    replace(
        _GROUP, visited_on=date(2021, 11, 17), group_name="불광1동 통장단", people=22, rating=4,
        route="미래청 → 제작동",
    ),
    replace(_AHEAD, visited_on=date(2021, 12, 8), group_name="새내기 과정 3기", route=_ROUTE),
    replace(
        _AHEAD, visited_on=date(2021, 12, 22), visitors=Visitors.CIVIC_GROUP, group_name="역촌동 자원봉사캠프",
    ),
)  # fmt: skip
_HOMES: Final = {
    "응암3동 주민자치위원": "응암제3동",
    "녹번동 새마을부녀회": "녹번동",
    "불광1동 통장단": "불광제1동",
    "역촌동 자원봉사캠프": "역촌동",
}


def fill_field_visits(office: Office) -> None:
    """Nine visits: six held, one called off, one not marked yet, one still ahead."""
    find = office.directory.find
    office.field_visits.add_many(
        [
            replace(one, department_id=find("DEPARTMENT", home))
            if (home := _HOMES.get(one.group_name))
            else one
            for one in _VISITS
        ]
    )
