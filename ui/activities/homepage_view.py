"""홈페이지: the months whose events are posted, the register of postings, the month's plan (features.md E8)."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtGui import QGuiApplication

from desktop_app.activities.homepage import PostDraft, post_state, post_title
from desktop_app.activities.publicity_records import MonthPlan, PostMonth
from desktop_app.catalogue.entries import Wish
from desktop_app.errors import OfficeError
from desktop_app.filters import Condition, Conditions, Operator
from desktop_app.register.kind import RegisterRow
from desktop_app.values import month_day_text, month_text, months_later
from ui.actions import Action, Command
from ui.activities.months_view import MonthsView
from ui.feature_tab import Place, TabContext
from ui.paper_way import open_paper
from ui.register_view import Plan
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.month_strip import MonthStrip, MonthTile

Row = RegisterRow[PostDraft]
COLUMNS: Sequence[Column[Any]] = (
    Column("month", "게시월", ColumnKind.TEXT, 92, lambda row: month_text(row.draft.month)),
    Column("title", "제목", ColumnKind.NAME, 220, lambda row: post_title(row.draft)),
    Column("kind", "구분", ColumnKind.TEXT, 92, lambda row: row.draft.kind.value),
    Column("due_on", "기한", ColumnKind.DATE, 104, lambda row: row.draft.due_on, hide_rank=1),
    Column("gathered_on", "수합", ColumnKind.DATE, 104, lambda row: row.draft.gathered_on, hide_rank=2),
    Column("posted_on", "게시일", ColumnKind.DATE, 104, lambda row: row.draft.posted_on),
    Column(
        "address", "주소", ColumnKind.QUIET, 180, lambda row: row.draft.address, sortable=False, hide_rank=3
    ),
    Column("state", "상태", ColumnKind.STATE, 92, post_state, sortable=False),
)


def events_place(month: date) -> Place:
    """The events that touch a month."""
    last = date.fromordinal(months_later(month, 1).toordinal() - 1)
    begins = Condition("held_on", Operator.BETWEEN, (month, last))
    goes_on = (Condition("held_on", Operator.UNTIL, (month,)), Condition("until_on", Operator.FROM, (month,)))
    asked = Conditions(((begins,), goes_on))
    return Place("activities", "park_events", "all", conditions=asked, year=month.year)


class HomepageView(MonthsView):
    """A month without a posting is late after its day."""

    def __init__(self, context: TabContext, year: Callable[[], int], go: Callable[[Place], object]) -> None:
        self.posts = context.office.homepage
        plan = Plan(
            COLUMNS,
            "제목·주소 찾기 — 초성도 됩니다",
            "달마다 파크 행사를 모아 구 홈페이지에 올리고, 올린 날과 주소를 적습니다.",
            Action.ADD_HOMEPAGE_POST,
            post_state,
        )
        super().__init__(context, year, go, self.posts, plan, strip=MonthStrip("홈페이지 게시의 달", lines=2))

    def extra(self) -> Sequence[Command]:
        return (
            Command(Action.SHOW_EVENTS, self.show_events, aside=True),
            Command(Action.COPY_EVENTS_TEXT, self.copy_text),
            Command(Action.PRINT_EVENTS, self.print_plan),
        )

    def tiles(self, year: int) -> Sequence[tuple[MonthTile, int | None]]:
        return [(_tile(one), one.row.id if one.row else None) for one in self.posts.months(year)]

    def links(self, row: RegisterRow[Any]) -> list[tuple[str, Callable[[], object]]]:
        month = row.draft.month
        return [(f"{month.month}월 행사", partial(self.go, events_place(month)))] if month else []

    def blank(self) -> PostDraft:
        tile = self.strip.tile
        month = tile.month if tile is not None and tile.hollow else None
        return PostDraft(month, due_on=self.posts.default_due(month) if month else None)

    def show_events(self) -> None:
        """The events of the month that is looked at."""
        self.go(events_place(self.month))

    def copy_text(self) -> None:
        """The month's events as plain lines, onto the clipboard."""
        plan = self._plan()
        if plan is not None:
            QGuiApplication.clipboard().setText(plan.text)
            self.context.notify.say(
                f"{plan.month.month}월 행사 {len(plan.events):,}건을 복사했습니다. 홈페이지 글쓰기에 붙여 넣으세요."
            )

    def print_plan(self) -> None:
        """월별 행사 계획."""
        month = self.month
        picks = (("month", str(month.month)),)
        wish = Wish("month-events", month.year, self.context.clock.today(), picks=picks)
        open_paper(wish, self.context, self.host)

    def _plan(self) -> MonthPlan | None:
        try:
            return self.posts.plan(self.month)
        except OfficeError as refusal:
            self.context.notify.trouble(refusal)
            return None


def _tile(one: PostMonth) -> MonthTile:
    events = f"행사 {one.events:,}건"
    draft = one.row.draft if one.row else None
    last = (
        f"게시 {month_day_text(draft.posted_on)}"
        if draft and draft.posted_on
        else f"기한 {month_day_text(one.due)}"
    )
    return MonthTile(one.month, one.state, (events, last), hollow=one.row is None)
