"""할 일, 행정사항, 목표 of the example's year: what was ticked by then, one passed over, own ones."""

from dataclasses import replace
from datetime import date
from typing import Final

from desktop_app.activities.targets import TargetDraft, TargetPeriod, ValueLine
from desktop_app.duties.records import MarkDraft, OwnDutyDraft, Rhythm
from desktop_app.listing import ListQuery
from desktop_app.office import Office

YEAR: Final = 2021
_TICKED: Final = frozenset({"promotion_expense", "virement_list", "next_budget", "budget_bill"})
_LEFT: Final = frozenset({"2021-11"})
_PASSED: Final = {("virement_list", "2021-Q1"): "1분기에는 사업이 시작되지 않아 전용이 없음"}
_OWN: Final = (
    OwnDutyDraft("혁신센터 홍보팀과 다음 달 행사 확인", Rhythm.MONTHLY, date(2021, 4, 22)),
    OwnDutyDraft("내년 추진계획 초안", Rhythm.ONCE, date(2021, 12, 24), "올해 실적과 목표를 붙임"),
)
_DONE: Final = {
    "도시계획과": (date(2021, 10, 28), "서울시 협의 결과 보고(도시계획과-8123)"),
    "자원순환과": (date(2021, 11, 5), "캠페인 참여 결과 보고(자원순환과-5512)"),
}
_SATISFACTION: Final = (
    ValueLine(date(2021, 6, 9), 78, "상반기 견학·교육 설문"),
    ValueLine(date(2021, 11, 17), 86, "하반기 견학 설문"),
)


def fill_duties(office: Office) -> None:
    """What the officer had ticked, written down and added by the day of practice."""
    _mark_duties(office)
    _mark_admin_duties(office)
    today = office.clock.today()
    office.targets.add(
        TargetDraft(
            field="현장견학",
            name="만족 응답률",
            unit="%",
            period=TargetPeriod.HALF,
            target=80,
            values=tuple(one for one in _SATISFACTION if one.noted_on and one.noted_on <= today),
            fiscal_year=YEAR,
        )
    )


def _mark_duties(office: Office) -> None:
    today = office.clock.today()
    for one in office.duties.of_year(YEAR):
        if why := _PASSED.get((one.rule, one.span.key)):
            office.duties.mark(one.id, MarkDraft(passed_over=True, note=why))
        elif one.rule in _TICKED and one.span.key not in _LEFT and one.due_on <= today:
            office.duties.mark(one.id, MarkDraft(done_on=one.due_on))
    for draft in _OWN:
        office.duties.add_own(draft)
    for one in office.duties.of_year(YEAR):
        if one.own_id is not None and one.due_on <= today:
            office.duties.mark(one.id, MarkDraft(done_on=one.due_on))


def _mark_admin_duties(office: Office) -> None:
    duties, today = office.admin_duties, office.clock.today()
    for row in duties.rows(list(duties.listing(ListQuery(year=YEAR)).ids)):
        day, evidence = _DONE.get(row.names["department_id"], (None, ""))
        if day is not None and day <= today:
            duties.edit(row.id, replace(row.draft, done_on=day, evidence=evidence))
