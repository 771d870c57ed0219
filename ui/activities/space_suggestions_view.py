"""공간 건의: what was asked of the City, its newest word in the list, all of them in the form (features.md E12)."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from desktop_app.activities.space_suggestions import (
    ProgressEntry,
    SpaceSuggestionDraft,
    latest_words,
    suggestion_state,
)
from desktop_app.catalogue.entries import Wish
from desktop_app.line_terms import PROGRESS_LABELS
from desktop_app.register.kind import RegisterRow
from ui.actions import Action, Command
from ui.feature_tab import Place, TabContext
from ui.paper_way import open_paper
from ui.register_view import Plan, RegisterView
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.form import RecordForm
from ui.widgets.inputs import TextArea, TextInput
from ui.widgets.lines_input import LineColumn, LinesInput
from ui.widgets.value_inputs import DateInput

Row = RegisterRow[SpaceSuggestionDraft]
HEARD: Final = "서울시 진행"


def _day(row: Row) -> Any:
    latest = row.draft.latest
    return latest.noted_on if latest is not None else None


COLUMNS: Sequence[Column[Any]] = (
    Column("sent_on", "전달일", ColumnKind.DATE, 104, lambda row: row.draft.sent_on),
    Column("title", "건의", ColumnKind.NAME, 190, lambda row: row.draft.title, spare=True),
    Column("result", "결과", ColumnKind.STATE, 128, suggestion_state),
    Column("latest", "마지막 소식", ColumnKind.DATE, 104, _day, hide_rank=2),
    Column("progress", HEARD, ColumnKind.QUIET, 200, latest_words, sortable=False, hide_rank=1),
    Column(
        "city_department", "서울시 부서", ColumnKind.TEXT, 110, lambda row: row.draft.city_department, hide_rank=3
    ),
    Column("document_number", "문서번호", ColumnKind.QUIET, 120, lambda row: row.draft.document_number, hide_rank=4),
    Column("department_id", "소관", ColumnKind.TEXT, 90, lambda row: row.names["department_id"], hide_rank=5),
)  # fmt: skip


class SpaceSuggestionsView(RegisterView):
    """The register of a year's suggestions."""

    def __init__(self, context: TabContext, year: Callable[[], int], go: Callable[[Place], object]) -> None:
        self._suggestions = context.office.space_suggestions
        plan = Plan(
            COLUMNS,
            "건의·부서·진행 찾기 — 초성도 됩니다",
            "서울시에 건의한 것을 적고, 들은 진행을 날짜와 함께 한 줄씩 보태면 목록에 마지막 소식이 나옵니다.",
            Action.ADD_SUGGESTION,
            suggestion_state,
        )
        super().__init__(context, year, go, self._suggestions, plan)

    def more_inputs(self, form: RecordForm) -> None:
        today = self.context.clock.today
        columns = (
            LineColumn("noted_on", PROGRESS_LABELS["noted_on"], lambda: DateInput(self.year, today)),
            LineColumn(
                "text", PROGRESS_LABELS["text"], lambda: TextArea(lines=1, placeholder="서울시가 알린 진행")
            ),
            LineColumn(
                "source",
                PROGRESS_LABELS["source"],
                lambda: TextInput(placeholder="공문·통화·회의"),
                told=False,
            ),
        )
        self.entries: LinesInput[ProgressEntry] = LinesInput(columns, ProgressEntry, noun="진행")
        form.body.section(HEARD)
        form.body.lines("entries", HEARD, self.entries)

    def more_values(self, draft: SpaceSuggestionDraft) -> Mapping[str, Any]:
        return {"entries": draft.entries}

    def blank(self) -> SpaceSuggestionDraft:
        return self._suggestions.blank()

    def extra(self) -> Sequence[Command]:
        return (Command(Action.PRINT_SUGGESTIONS, self.print_all),)

    def print_all(self) -> None:
        """All suggestions of the year with their entries, seen first."""
        wish = Wish("suggestions", self.year(), self.context.clock.today())
        open_paper(wish, self.context, self.widget)
