"""Papers of 예산: what was spent for what, what is asked of the next year's budget (features.md F9, B12)."""

from typing import TYPE_CHECKING, Final

from desktop_app.budget.cost_records import Costs, CostsBy
from desktop_app.catalogue.entries import Ask, Entry, Group, Pick, Wish
from desktop_app.reports.budget_costs import costs_report
from desktop_app.reports.next_year import next_year_report

if TYPE_CHECKING:
    from desktop_app.office import Office

BY: Final = Pick("by", "나눔", tuple((one.name.lower(), f"{one.value}별") for one in CostsBy))


def _costs(office: "Office", wish: Wish) -> Costs:
    return office.budget_costs.read(wish.year, wish.as_of, CostsBy[wish.picked(BY).upper()])


PAPERS: Final = (
    Entry(
        "budget-costs",
        "사업별·활동별 집행 현황",
        Group.BUDGET,
        _costs,
        costs_report,
        asks=(Ask.DAY,),
        picks=(BY,),
        table=True,
        words="쓰임새 예산 지출",
    ),
    Entry(
        "next-year-request",
        "다음연도 예산 요구서",
        Group.BUDGET,
        lambda office, wish: office.next_year.paper(wish.year),
        next_year_report,
        words="예산요구 산출기초",
    ),
)
