"""홍보 on 홈: empty months of the newsletter, late drafts, months of the homepage without a posting (E7, E8)."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from desktop_app.activities.newsletter import EMPTY, about
from desktop_app.changes import Kind
from desktop_app.marks import days_state
from desktop_app.values import days_apart
from ui.feature_tab import Place, TabContext
from ui.home.duties import Duty, DutyGroup

TAB: Final = "활동"
NEWSLETTER: Final = Place("activities", view="newsletter")
LATE_DRAFTS: Final = Place("activities", view="newsletter", saved_view="late")
HOMEPAGE: Final = Place("activities", view="homepage")


def publicity_groups(context: TabContext, year: int, most: int) -> list[DutyGroup]:
    """What is late in the newsletter and on the homepage of this year; each heading counts what its list shows."""
    if year != context.clock.today().year:
        return []
    issues = sorted(_newsletter(context, year), key=lambda one: one[0])
    posts = sorted(_homepage(context, year), key=lambda one: one[0])
    empty = [duty for _, duty in issues if duty.place == NEWSLETTER]
    drafts = [duty for _, duty in issues if duty.place != NEWSLETTER]
    return [
        DutyGroup("빈 소식지 달", len(empty), NEWSLETTER, empty[:most]),
        DutyGroup("늦은 소식지 원고", len(drafts), LATE_DRAFTS, drafts[:most]),
        DutyGroup("늦은 홈페이지 게시", len(posts), HOMEPAGE, [duty for _, duty in posts[:most]]),
    ]


def _newsletter(context: TabContext, year: int) -> Iterator[tuple[date, Duty]]:
    for one in context.office.newsletter.missed(year):
        name = f"은평소식지 {one.month.month}월호"
        if one.row is None:
            yield _duty(context, one.day, f"{name} 정하기", EMPTY, NEWSLETTER)
        else:
            place = Place("activities", view="newsletter", kind=Kind.NEWSLETTER, record_id=one.row.id)
            day = one.row.draft.draft_due or one.day
            yield _duty(context, day, f"{name} 원고 받기", about(one.row), place)


def _homepage(context: TabContext, year: int) -> Iterator[tuple[date, Duty]]:
    for one in context.office.homepage.missed(year):
        place, day = HOMEPAGE, one.day
        if one.row is not None:
            place = Place("activities", view="homepage", kind=Kind.HOMEPAGE_POST, record_id=one.row.id)
            day = one.row.draft.due_on or one.day
        yield _duty(context, day, f"구 홈페이지 {one.month.month}월 행사 게시", "", place)


def _duty(context: TabContext, day: date, what: str, who: str, place: Place) -> tuple[date, Duty]:
    state = days_state(days_apart(context.clock.today(), day))
    return day, Duty(state, what, who, day, TAB, place)
