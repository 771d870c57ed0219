"""What personal data ask for: whose have to go, and the 접속기록 of a past month that waits (PII-3, PII-4, CAL-2)."""

from dataclasses import replace
from datetime import date
from typing import Final

from desktop_app.filters import Condition, Conditions, Operator
from desktop_app.listing import ListQuery
from desktop_app.marks import days_state
from desktop_app.privacy.records import TO_REVIEW, SubjectRow, last_day_of_review, month_words
from desktop_app.values import days_apart
from ui.feature_tab import Place, TabContext
from ui.home.duties import Duty, DutyGroup

TAB: Final = "개인정보"
DUE: Final = Place("tenants", view="privacy", saved_view="due")
REVIEW: Final = Place("tenants", view="privacy", saved_view=TO_REVIEW)


def privacy_groups(context: TabContext, lines: int) -> list[DutyGroup]:
    """Both groups; one that asks for nothing has a count of 0."""
    registers, today = context.office.registers, context.clock.today()
    subjects = registers.subjects
    due = subjects.rows(subjects.first_ids(ListQuery(view="due"), lines))
    count = next(view.count for view in subjects.views(ListQuery()) if view.key == "due")
    months = registers.accesses.lines_due()
    lines_due = sum(count for _, count in months)
    return [
        DutyGroup("보유기한 지난 사람", count, DUE, [_destruction(row) for row in due]),
        DutyGroup("접속기록 점검", lines_due, REVIEW, [_review(*one, today) for one in months[-lines:]]),
    ]


def _destruction(row: SubjectRow) -> Duty:
    assert row.retain_until is not None  # noqa: S101 - the view has only people whose term is over
    assert row.state is not None  # noqa: S101 - the same
    return Duty(row.state, f"개인정보 파기 · {row.name}", row.body, row.retain_until, TAB, DUE)


def _review(month: str, count: int, today: date) -> Duty:
    """A month is reviewed by the end of the next one; its line leads to what was written in it."""
    year, number = map(int, month.split("-"))
    first = date(year, number, 1)
    due = last_day_of_review(date(year + number // 12, number % 12 + 1, 1))
    within = Condition("at", Operator.BETWEEN, (first, last_day_of_review(first)))
    place = replace(REVIEW, conditions=Conditions(((within,),)))
    what = f"접속기록 점검 · {month_words(month)}"
    return Duty(days_state(days_apart(today, due)), what, f"{count:,}줄", due, TAB, place)
