"""매체: the log of what was published, counted by channel and month above it (features.md E9)."""

from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.activities.media import MediaDraft, channel_words
from desktop_app.catalogue.entries import Wish
from desktop_app.filters import Condition, Conditions, Operator
from desktop_app.register.kind import RegisterRow
from ui.actions import Action, Command
from ui.activities.advice_strip import AdviceStrip
from ui.activities.channel_table import ChannelTable
from ui.feature_tab import Place, TabContext
from ui.paper_way import open_paper
from ui.register_view import Plan, RegisterView
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.rules import line

Row = RegisterRow[MediaDraft]
COLUMNS: Sequence[Column[Any]] = (
    Column("published_on", "날짜", ColumnKind.DATE, 104, lambda row: row.draft.published_on),
    Column("channel", "매체", ColumnKind.TEXT, 150, lambda row: channel_words(row.draft)),
    Column("title", "제목", ColumnKind.NAME, 240, lambda row: row.draft.title),
    Column("tenant_id", "입주단체", ColumnKind.TEXT, 140, lambda row: row.names["tenant_id"], hide_rank=2),
    Column("project_id", "연계사업", ColumnKind.TEXT, 140, lambda row: row.names["project_id"], hide_rank=3),
    Column("reach", "조회수", ColumnKind.NUMBER, 76, lambda row: row.draft.reach, hide_rank=1),
    Column("link", "주소", ColumnKind.QUIET, 140, lambda row: row.draft.link, sortable=False, hide_rank=4),
)


class MediaView(RegisterView):
    """Counts above, the log below; a count narrows the log to its rows."""

    def __init__(self, context: TabContext, year: Callable[[], int], go: Callable[[Place], object]) -> None:
        plan = Plan(
            COLUMNS,
            "제목·매체·단체 찾기 — 초성도 됩니다",
            "블로그·유튜브·SNS·보도자료로 알린 것을 적으면 매체별·월별 실적이 됩니다.",
            Action.ADD_MEDIA,
        )
        super().__init__(context, year, go, context.office.media, plan)
        self.advice = AdviceStrip(context)
        self.counts = ChannelTable()
        self.counts.followed.connect(self._narrow_to)
        self._rule = line()
        self.host = QWidget()
        box = QVBoxLayout(self.host)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for part in (self.advice, self.counts, self._rule):
            box.addWidget(part)
        box.addWidget(self.records.widget, 1)
        self._show_counts()

    @property
    def widget(self) -> QWidget:
        return self.host

    @property
    def areas(self) -> Sequence[QWidget]:
        return (self.counts, *super().areas)

    def extra(self) -> Sequence[Command]:
        return (Command(Action.PRINT_MEDIA, self.print_counts),)

    def refresh(self) -> None:
        super().refresh()
        self._show_counts()

    def set_year(self, year: int) -> None:
        super().set_year(year)
        self._show_counts()

    def print_counts(self) -> None:
        """매체별 홍보 실적."""
        open_paper(Wish("media", self.year(), self.context.clock.today()), self.context, self.host)

    def set_narrow(self, narrow: bool) -> QWidget | None:  # noqa: FBT001 - FeatureTab has it so
        self.counts.setVisible(not narrow)
        self._rule.setVisible(not narrow)
        return super().set_narrow(narrow)

    def _show_counts(self) -> None:
        self.counts.show_lines(self.context.office.publicity.media_year(self.year()).lines)
        self.advice.show_year(self.year())

    def _narrow_to(self, row_id: int, column: str) -> None:
        """Show the rows that a count tells of: of its channel, of its month, published by today."""
        channel, month = self.counts.counted(row_id, column)
        year, today = self.year(), self.context.clock.today()
        first, last = (
            (date(year, 1, 1), date(year, 12, 31))
            if month is None
            else (date(year, month, 1), date(year, month, monthrange(year, month)[1]))
        )
        asked = [Condition("published_on", Operator.BETWEEN, (first, max(first, min(last, today))))]
        if channel is not None:
            asked.append(Condition("channel", Operator.ONE_OF, (channel.name,)))
        self.records.screen.change(view="all", text="", conditions=Conditions((tuple(asked),)))
