"""목표: the figures of the year with met / not yet, by period (features.md E1)."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop_app.activities.targets import TargetDraft, ValueLine, target_state
from desktop_app.line_terms import VALUE_LABELS
from desktop_app.performance.targets import Progress, shown
from desktop_app.reference import plan
from desktop_app.register.kind import RegisterRow
from ui.actions import Action
from ui.feature_tab import Place, TabContext
from ui.register_view import Plan, RegisterView
from ui.widgets.columns import Column, ColumnKind, Gauge
from ui.widgets.empty_note import Way
from ui.widgets.form import RecordForm
from ui.widgets.inputs import TextInput
from ui.widgets.lines_input import LineColumn, LinesInput
from ui.widgets.list_screen import Nothing
from ui.widgets.marks import MarkLabel
from ui.widgets.plain import plain_label
from ui.widgets.value_inputs import CountInput, DateInput

Row = RegisterRow[TargetDraft]


def _reached(row: Row) -> Progress:
    reached: Progress = row.more["progress"]
    return reached


def _bar(row: Row) -> Gauge | None:
    reached = _reached(row)
    if reached.rate is None:
        return None
    return Gauge(reached.share, text=shown(reached.rate, "%"))


COLUMNS: Sequence[Column[Any]] = (
    Column("field", "분야·사업", ColumnKind.TEXT, 120, lambda row: row.draft.field, hide_rank=2),
    Column("name", "지표", ColumnKind.NAME, 190, lambda row: row.draft.name),
    Column("period", "기간", ColumnKind.TEXT, 76, lambda row: row.draft.period.value, hide_rank=3),
    Column(
        "target", "목표", ColumnKind.TEXT, 64, lambda row: shown(_reached(row).target, row.draft.unit),
        sortable=False,
    ),
    Column(
        "actual", "실적", ColumnKind.TEXT, 72, lambda row: shown(_reached(row).actual, row.draft.unit) or "-",
        sortable=False,
    ),
    Column("rate", "달성률", ColumnKind.BAR, 130, _bar, sortable=False, hide_rank=1),
    Column("state", "평가", ColumnKind.STATE, 110, target_state, sortable=False),
    Column("source", "세는 것", ColumnKind.QUIET, 130, lambda row: row.draft.source.value, hide_rank=4),
)  # fmt: skip


class TargetsView(RegisterView):
    """The list of a year's targets."""

    def __init__(self, context: TabContext, year: Callable[[], int], go: Callable[[Place], object]) -> None:
        form_plan = Plan(
            COLUMNS,
            "지표·분야 찾기 — 초성도 됩니다",
            "목표를 적으면 기록에서 실적을 세어 달성 여부를 보이고, 보고서 총괄표의 줄이 됩니다.",
            Action.ADD_TARGET,
            target_state,
        )
        self.targets = context.office.targets
        super().__init__(context, year, go, self.targets, form_plan)

    def more_inputs(self, form: RecordForm) -> None:
        body = form.body
        body.section("기간마다")
        self.periods = PeriodsPart()
        body.wide(self.periods)
        body.section("직접 적은 값")
        today = self.context.clock.today
        columns = (
            LineColumn("noted_on", VALUE_LABELS["noted_on"], lambda: DateInput(self.year, today)),
            LineColumn("value", VALUE_LABELS["value"], CountInput, beside=True),
            LineColumn("note", VALUE_LABELS["note"], TextInput, told=False),
        )
        self.values = LinesInput(columns, ValueLine, noun="값")
        body.lines("values", "직접 적은 값", self.values)

    def show_more(self, row: Row | None) -> None:
        self.periods.show_progress(None if row is None else _reached(row), row.draft.unit if row else "")

    def blank(self) -> TargetDraft:
        return TargetDraft(fiscal_year=self.year())

    def more_values(self, draft: TargetDraft) -> Mapping[str, Any]:
        return {"values": draft.values}

    def _nothing(self, year: int | None) -> Nothing:
        found = super()._nothing(year)
        if year != plan()["fiscal_year"]:
            return found
        return Nothing(found.heading, found.text, [Way("계획서의 목표 넣기", self._add_planned), *found.ways])

    def _add_planned(self) -> None:
        self.context.desk.perform(self.targets.add_planned)


class PeriodsPart(QWidget):
    """Each period of a target with what was reached in it."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 8)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(3, 1)
        self._parts: list[QWidget] = []

    def show_progress(self, reached: Progress | None, unit: str) -> None:
        """Its periods anew; a target that is not stored yet has none."""
        for part in self._parts:
            self._grid.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = []
        if reached is None:
            self._put(0, [plain_label("저장하면 기간마다 실적을 봅니다.", "quiet")])
            return
        for row, one in enumerate(reached.periods):
            aim = f" / {shown(one.target, unit)}" if one.target is not None else ""
            figure = plain_label(f"{shown(one.actual, unit) or '-'}{aim}", "table")
            self._put(row, [_named(one.stretch.label), figure, MarkLabel(one.state)])

    def _put(self, row: int, parts: Sequence[QWidget]) -> None:
        for column, part in enumerate(parts):
            self._grid.addWidget(part, row, column)
        self._parts += parts


def _named(words: str) -> QLabel:
    return plain_label(words, "label")
