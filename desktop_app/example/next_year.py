"""The example's request for the budget of 2022: its proposals that ask for it, and what the programme needs again."""

from datetime import date
from typing import Final

from desktop_app.budget.next_year import NextYearDraft
from desktop_app.budget_terms import RequestState
from desktop_app.office import Office

YEAR: Final = 2021
_ASKED_ON: Final = date(2021, 8, 27)
_OFFICE: Final = ("201-01", "사무관리비")
_EVENTS: Final = ("201-03", "행사운영비")
_PROMOTION: Final = ("203-03", "시책추진업무추진비")
_ITEMS: Final = (
    (
        "제로웨이스트 존 홍보물·안내판",
        *(_OFFICE, 2_865_000, 4_500_000, "홍보물 500원 × 3,000부 × 2회, 안내판 150,000원 × 10개"),
        *(RequestState.REDUCED, 3_600_000),
    ),
    (
        "입주단체 소개집 인쇄",
        *(_OFFICE, 2_080_000, 2_080_000, "4,160원 × 500부", RequestState.GRANTED, 2_080_000),
    ),
    (
        "비대면 워크숍 중계",
        *(_EVENTS, None, 1_600_000, "800,000원 × 2회", RequestState.REFUSED, None),
    ),
    (
        "협력 워크숍·간담회",
        *(_PROMOTION, 1_500_000, 1_800_000, "30,000원 × 10명 × 6회", RequestState.ASKED, None),
    ),
    ("홈페이지 파크 게시판 개편", _OFFICE, None, None, "", RequestState.PLANNED, None),
)
"""사업·항목, 통계목, this year's budget, asked for, 산출기초, state, granted."""


def fill_next_year(office: Office) -> None:
    """Items of every state, one without an amount, and those that come from proposals."""
    find = office.directory.find
    own = find("DEPARTMENT", "기획예산과")
    office.next_year.add_many(
        [
            NextYearDraft(
                name=name,
                account_code=code,
                account_name=line,
                current_won=current,
                asked_won=asked,
                grounds=grounds,
                department_id=own,
                state=state,
                asked_on=None if state is RequestState.PLANNED else _ASKED_ON,
                granted_won=granted,
                fiscal_year=YEAR,
            )
            for name, (code, line), current, asked, grounds, state, granted in _ITEMS
        ]
    )
    if office.next_year.waiting(YEAR):
        office.next_year.take_proposals(YEAR)
