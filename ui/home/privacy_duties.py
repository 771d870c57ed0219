"""What personal data ask for: whose have to go, and the 접속기록 of a past month that waits (PII-3, PII-4, CAL-2)."""

from datetime import date
from typing import Final

from desktop_app.listing import ListQuery
from desktop_app.marks import Mark, State
from desktop_app.privacy.records import SubjectRow, last_day_of_review, month_words
from desktop_app.values import WEEKDAYS, days_apart, month_day_text
from ui.feature_tab import Place, TabContext
from ui.home.duties import Duty, DutyGroup

TAB: Final = "개인정보"
DUE: Final = Place("tenants", view="privacy", saved_view="due")
REVIEW: Final = Place("tenants", view="privacy", saved_view="review")


def privacy_groups(context: TabContext, lines: int) -> list[DutyGroup]:
    """Both groups; one that asks for nothing has a count of 0."""
    registers, today = context.office.registers, context.clock.today()
    subjects = registers.subjects
    due = subjects.rows(subjects.first_ids(ListQuery(view="due"), lines))
    count = next(view.count for view in subjects.views(ListQuery()) if view.key == "due")
    months = registers.accesses.months_due()
    return [
        DutyGroup("보유기한 지난 사람", count, DUE, [_destruction(row) for row in due]),
        DutyGroup("접속기록 점검", len(months), REVIEW, [_review(month, today) for month in months]),
    ]


def _destruction(row: SubjectRow) -> Duty:
    assert row.retain_until is not None  # noqa: S101 - the view has only people whose term is over
    assert row.state is not None  # noqa: S101 - the same
    return Duty(row.state, f"개인정보 파기 · {row.name}", row.body, _day(row.retain_until), TAB, DUE)


def _review(month: str, today: date) -> Duty:
    """A month is reviewed by the end of the next one."""
    year, number = map(int, month.split("-"))
    due = last_day_of_review(date(year + number // 12, number % 12 + 1, 1))
    days = days_apart(today, due)
    mark = Mark.LATE if days < 0 else Mark.SOON if days == 0 else Mark.WAITING
    word = f"{-days}일 지남" if days < 0 else "오늘" if days == 0 else f"D-{days}"
    return Duty(State(mark, word), f"접속기록 점검 · {month_words(month)}", "", _day(due), TAB, REVIEW)


def _day(day: date) -> str:
    return f"{month_day_text(day)}({WEEKDAYS[day.weekday()]})"
