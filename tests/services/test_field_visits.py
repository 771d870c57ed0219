"""현장견학 (E4): several marked as held at once, and the year by target group, which is the sum of its visits."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from desktop_app.activities.field_visits import FieldVisitDraft, Visitors, VisitState, by_visitors
from desktop_app.errors import InputRefused
from desktop_app.office import Office
from desktop_app.reports.report_xlsx import render_xlsx
from desktop_app.reports.visit_papers import groups_table, months_table, visit_sheet, visits_report
from tests.dump import dump

TODAY = date(2021, 10, 18)
HELD = FieldVisitDraft(date(2021, 5, 12), state=VisitState.HELD, people=10)


def _add(office: Office, **more: object) -> int:
    key = office.field_visits.add(replace(HELD, **more)).record_id  # type: ignore[arg-type]
    assert key is not None
    return key


def test_the_year_by_target_group_is_the_sum_of_its_visits(office: Office) -> None:
    _add(office, people=24)
    _add(office, visited_on=date(2021, 6, 1), people=27)
    _add(office, visitors=Visitors.CIVIC_GROUP, people=18)
    _add(office, visitors=Visitors.COUNCIL, visited_on=date(2021, 10, 19), people=8)  # after the day
    _add(office, visitors=Visitors.COUNCIL, state=VisitState.CANCELLED, people=9)
    _add(office, visitors=Visitors.OTHER, state=VisitState.PLANNED, people=7)
    _add(office, visited_on=date(2020, 5, 12), people=99)
    year = office.field_visits.year(2021, TODAY)
    assert by_visitors(year.sums()) == [
        ("신규직원", 2, 51),
        ("구의원", 0, 0),
        ("직능단체", 1, 18),
        ("기타", 0, 0),
        ("계", 3, 69),
    ]
    assert year.left_out == 1
    months = months_table(year)
    assert [row[0] for row in months.rows] == ["5월", "6월"]
    assert months.total is not None
    for at in range(1, len(months.columns)):
        assert sum(int(str(row[at])) for row in months.rows) == months.total[at]
    assert months.total[-2:] == groups_table(year).total[1:]  # type: ignore[index]
    assert groups_table(year).rows[0][1:] == (2, 51)
    book = load_workbook(BytesIO(render_xlsx(visits_report(year, "은평구"))), data_only=True)
    cells = [cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
    assert 69 in cells
    assert any("1회는 넣지 않음" in str(cell) for cell in cells)
    told = {(one.field, one.name): one.actual for one in office.performance.year(2021, TODAY).indicators}
    assert (told["현장견학", "견학"], told["현장견학", "연인원"]) == (3, 69)


def test_several_visits_are_marked_at_once_with_their_people(office: Office) -> None:
    one = _add(office, state=VisitState.PLANNED, people=None)
    other = _add(office, state=VisitState.PLANNED, people=12)
    start = dump(office.store)
    office.undo.remember(office.field_visits.hold({one: 0, other: None}))
    stood = [office.field_visits.record(key).draft for key in (one, other)]
    assert [(draft.state, draft.people) for draft in stood] == [(VisitState.HELD, 0), (VisitState.HELD, 12)]
    office.undo.undo()
    assert dump(office.store) == start


def test_a_visit_ahead_or_without_people_is_not_marked(office: Office) -> None:
    past = _add(office, state=VisitState.PLANNED, people=3)
    ahead = _add(office, state=VisitState.PLANNED, visited_on=date(2021, 10, 19), group_name="통장단")
    unknown = _add(office, state=VisitState.PLANNED, people=None)
    before = dump(office.store)
    with pytest.raises(InputRefused, match=r"통장단.*아직 오지 않은 날"):
        office.field_visits.hold({past: None, ahead: 5})
    with pytest.raises(InputRefused, match="몇 명이 왔는지"):
        office.field_visits.hold({past: None, unknown: None})
    assert dump(office.store) == before


def test_the_sheet_of_a_visit_lists_its_stops(office: Office) -> None:
    del office
    draft = replace(HELD, group_name="<b>통장단</b>", route="미래청 → 상상청->제작동", guide="서울혁신센터")
    book = load_workbook(BytesIO(render_xlsx(visit_sheet(draft, "녹번동", "은평구"))))
    cells = [cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    for stop in ("미래청", "상상청", "제작동"):
        assert stop in cells
    assert any("<b>통장단</b>" in str(cell) for cell in cells)
