"""소식지: the relay's months, who was never introduced, and the register of the places (features.md E7)."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop_app.activities.newsletter import SlotDraft, about, slot_state
from desktop_app.activities.publicity_records import SlotMonth
from desktop_app.catalogue.entries import Wish
from desktop_app.register.kind import RegisterRow
from desktop_app.values import month_day_text, month_text
from ui.actions import Action, Command
from ui.activities.months_view import MonthsView
from ui.activities.never_featured import TENANT, NeverFeatured
from ui.feature_tab import Place, TabContext
from ui.paper_way import open_paper
from ui.register_view import Plan
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.month_strip import MonthStrip, MonthTile
from ui.widgets.rules import line

Row = RegisterRow[SlotDraft]
COLUMNS: Sequence[Column[Any]] = (
    Column("month", "게재월", ColumnKind.TEXT, 92, lambda row: month_text(row.draft.month)),
    Column("title", "제목", ColumnKind.NAME, 180, lambda row: row.draft.title or "-"),
    Column("about", "단체·시설", ColumnKind.TEXT, 132, about, sortable=False, hide_rank=1),
    Column("kind", "구분", ColumnKind.TEXT, 100, lambda row: row.draft.kind.value, hide_rank=3),
    Column("draft_due", "원고 마감", ColumnKind.DATE, 100, lambda row: row.draft.draft_due, hide_rank=4),
    Column("draft_on", "받은 날", ColumnKind.DATE, 100, lambda row: row.draft.draft_on, hide_rank=5),
    Column("issue", "호·면", ColumnKind.TEXT, 100, lambda row: place_words(row.draft), hide_rank=2),
    Column("state", "상태", ColumnKind.STATE, 92, slot_state, sortable=False),
)


def place_words(draft: SlotDraft) -> str:
    """``제312호 7면`` as it was typed."""
    return " ".join(part for part in (draft.issue, draft.page) if part)


class NewsletterView(MonthsView):
    """Months above; the tenants who wait for their turn beside the list."""

    def __init__(self, context: TabContext, year: Callable[[], int], go: Callable[[Place], object]) -> None:
        self.slots = context.office.newsletter
        self.waiting = NeverFeatured(self.slots.candidates)
        self._narrow = self._over = False
        plan = Plan(
            COLUMNS,
            "제목·단체·시설 찾기 — 초성도 됩니다",
            "왼쪽에서 단체를 골라 Enter를 누르거나 위의 달로 끌어다 놓으면 자리가 찹니다.",
            Action.ADD_NEWSLETTER,
            slot_state,
        )
        strip = MonthStrip("은평소식지 릴레이의 달", lines=3, accepts=TENANT)
        super().__init__(context, year, go, self.slots, plan, strip=strip)
        self._rule = line(upright=True)
        self.lower.insertWidget(0, self._rule)
        self.lower.insertWidget(0, self.waiting)
        strip.dropped.connect(lambda month, words: self.put(int(words), month))
        strip.chosen.connect(lambda _: self._say_target())
        self.waiting.chosen.connect(self.put)
        self.waiting.left.connect(self._back)
        self.form.body.edited.connect(self._edited)
        self._share()
        self.waiting.refresh()
        self._say_target()

    @property
    def areas(self) -> Sequence[QWidget]:
        first, *rest = super().areas
        return (first, self.waiting.field, *rest)

    def extra(self) -> Sequence[Command]:
        return (
            Command(Action.SHOW_WAITING, self.show_waiting, aside=True),
            Command(Action.COPY_DRAFT_REQUEST, self.copy_request, aside=True),
            Command(Action.PRINT_RELAY, self.print_relay),
        )

    def refresh(self) -> None:
        super().refresh()
        self.waiting.refresh()
        self._say_target()

    def tiles(self, year: int) -> Sequence[tuple[MonthTile, int | None]]:
        return [(_tile(one), one.row.id if one.row else None) for one in self.slots.months(year)]

    def blank(self) -> SlotDraft:
        tile = self.strip.tile
        month = tile.month if tile is not None and tile.hollow else None
        return SlotDraft(month, draft_due=self.slots.default_due(month) if month else None)

    def enter(self, month: date) -> None:
        """A month that is empty asks who shall stand in it."""
        if self.record_of(month) is not None:
            super().enter(month)
        else:
            self.show_waiting()

    def put(self, tenant_id: int, month: date | None = None) -> None:
        """Put a tenant into a month: the one that is looked at, else the next empty one."""
        aim = month or self._target()
        if aim is None:
            self.context.notify.say(
                f"{self.year()}년 4~12월의 자리가 모두 찼습니다. 다른 달은 ‘자리 적기’로 더합니다."
            )
            return
        if self.context.desk.perform(partial(self.slots.put, tenant_id, aim)) is not None:
            self.strip.choose(aim)
            self._say_target()

    def show_waiting(self) -> None:
        """Go to the tenants who were never introduced."""
        self._over = True
        self._share()
        self.waiting.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def copy_request(self) -> None:
        """The words that ask for the draft of the chosen place, onto the clipboard."""
        key = self.records.screen.record_id
        if key is not None:
            QGuiApplication.clipboard().setText(self.slots.request_text(key))
            self.context.notify.say(
                "원고 요청 문구를 복사했습니다. 전화번호와 메일 주소는 들어 있지 않습니다."
            )

    def print_relay(self) -> None:
        """릴레이 홍보 계획·실적표."""
        open_paper(Wish("relay", self.year(), self.context.clock.today()), self.context, self.host)

    def set_narrow(self, narrow: bool) -> QWidget | None:  # noqa: FBT001 - FeatureTab has it so
        self._narrow, self._over = narrow, False
        handed = super().set_narrow(narrow)
        self._share()
        return handed

    def _target(self) -> date | None:
        """The empty month that is looked at, else the next one whose draft is not due yet, else the first."""
        tile = self.strip.tile
        if tile is not None and tile.hollow:
            return tile.month
        empty = self.slots.empty_months(self.year())
        ahead = [one for one in empty if not one.late]
        return next((one.month for one in (*ahead, *empty)), None)

    def _say_target(self) -> None:
        aim = self._target()
        words = f"Enter  {aim.month}월에 넣기 · 끌어서 다른 달에" if aim else "빈 달이 없습니다."
        self.waiting.say_target(words)

    def _edited(self, key: str) -> None:
        """A draft that is due on the usual day moves with its month."""
        month = self.form.body.inputs["month"].value()
        due = self.form.body.inputs["draft_due"]
        held = getattr(self._held, "month", None)
        if key != "month" or month is None:
            return
        usual = self.slots.default_due(held) if held else None
        if due.value() in {None, usual}:
            due.set_value(self.slots.default_due(month))
            self._held = replace(self._held, month=month)

    def _back(self) -> None:
        self._over = False
        self._share()
        self.strip.setFocus(Qt.FocusReason.OtherFocusReason)

    def _share(self) -> None:
        """Wide, the tenants stand beside the list; narrow, over it until Esc."""
        over = self._narrow and self._over
        self.waiting.setVisible(over or not self._narrow)
        self.waiting.set_wide(wide=over)
        self._rule.setVisible(not self._narrow)
        self.records.widget.setVisible(not over)


def _tile(one: SlotMonth) -> MonthTile:
    due = f"마감 {month_day_text(one.due)}"
    if one.row is None:
        return MonthTile(one.month, one.state, (due,), hollow=True)
    draft = one.row.draft
    last = f"게재 {month_day_text(draft.published_on)}" if draft.published_on else due
    if draft.draft_on and not draft.published_on:
        last = f"받음 {month_day_text(draft.draft_on)}"
    return MonthTile(one.month, one.state, (one.about or draft.title, draft.kind.value, last))
