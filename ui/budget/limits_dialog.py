"""업무추진비 한도: what holds when and on what basis; the officer adds limits with their 시행일 (UPC-1 … UPC-4)."""

from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from desktop_app.budget.entertaining import Limit, ends_on
from desktop_app.budget.spending_limits import FIELD, LimitLine
from desktop_app.budget_terms import LimitRule
from desktop_app.values import date_text
from ui.feature_tab import TabContext
from ui.widgets.choice_inputs import ChoiceInput
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.form_sheet import FormDialog
from ui.widgets.inputs import TextInput
from ui.widgets.lines_input import LineColumn, LinesInput, LineWords
from ui.widgets.small_table import SmallTable
from ui.widgets.value_inputs import DateInput

WIDTH: Final = 960
MOST_ROWS: Final = 10
_ALWAYS: Final = 2000  # the year from which limits of the reference data hold that no law dates
ABOUT: Final = (
    "지출한 날에 쓰던 한도로 살핍니다. 기준이 바뀌면 한도를 더하고 시행일과 근거를 적으세요. "
    "앞의 한도는 새 시행일 전날까지 그대로 씁니다. 시각 한도는 23:00처럼 적습니다."
)
COLUMNS: Final[tuple[Column[Any], ...]] = (
    Column("rule", "한도", ColumnKind.NAME, 200, lambda row: row.limit.rule.value, sortable=False),
    Column("said", "값", ColumnKind.TEXT, 84, lambda row: row.limit.said, sortable=False),
    Column("span", "기간", ColumnKind.TEXT, 190, lambda row: row.span, sortable=False),
    Column("basis", "근거", ColumnKind.TEXT, 400, lambda row: row.limit.basis, sortable=False, spare=True),
)


@dataclass(frozen=True, slots=True)
class HeldLimit:
    """A limit as the table shows it, with the days on which it holds."""

    id: int
    limit: Limit
    span: str


class LimitsDialog(FormDialog):
    """The limits that hold above, the officer's own as lines below."""

    def __init__(self, context: TabContext, window: QWidget) -> None:
        super().__init__("업무추진비 한도", "한도 저장", window, text=ABOUT, width=WIDTH)
        self._limits, self._desk = context.office.budget.limits, context.desk
        year = context.clock.today().year

        def day() -> DateInput:
            return DateInput(lambda: year, context.clock.today)

        rules = [(rule.name, rule.value) for rule in LimitRule]
        columns = (
            LineColumn("rule", "한도", lambda: ChoiceInput(rules)),
            LineColumn("said", "값", partial(TextInput, placeholder="예: 50,000 또는 23:00")),
            LineColumn("valid_from", "시행일", day),
            LineColumn("valid_to", "끝나는 날", day, beside=True),
            LineColumn("basis", "근거", partial(TextInput, placeholder="예: 업무추진비 집행기준 개정 통보")),
        )
        rows = self._limits.rows()
        self.table: SmallTable[HeldLimit] = SmallTable("쓰고 있는 한도", COLUMNS, MOST_ROWS, chooses=False)
        self.table.show_rows([HeldLimit(at, one, _span(one, rows)) for at, one in enumerate(rows)])
        self.body.section("쓰고 있는 한도")
        self.body.wide(self.table)
        self.body.section("직접 정한 한도")
        self.lines = LinesInput(columns, LimitLine, noun="한도", describe=_words)
        self.body.lines(FIELD, "직접 정한 한도", self.lines)
        self.body.show_values({FIELD: self._limits.lines()})
        self.lines.changed.connect(self.refit)
        self.check = lambda: self._limits.problems(self.values()[FIELD])
        self.perform = self._keep

    def _keep(self) -> bool:
        call = partial(self._limits.save, self.values()[FIELD])
        return self._desk.perform(call, inline=self.refuse) is not None


def _span(limit: Limit, rows: tuple[Limit, ...]) -> str:
    end = ends_on(limit, rows)
    since = date_text(limit.valid_from) if limit.id is not None or limit.valid_from.year > _ALWAYS else ""
    return f"{since} ~ {date_text(end)}".strip() if since or end else "모든 날"


def _words(line: LimitLine) -> LineWords:
    rule = LimitRule[line.rule].value if line.rule else "한도를 고르지 않음"
    days = f"{date_text(line.valid_from)} ~ {date_text(line.valid_to)}".strip()
    return LineWords(f"{rule} {line.said}".strip(), " · ".join(one for one in (days, line.basis) if one))
