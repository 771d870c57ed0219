"""쉬는 날: the holidays of the year and the office's own days, which all working days are counted by (CAL-1)."""

from collections.abc import Callable, Sequence
from typing import Any

from desktop_app.changes import Change
from desktop_app.days_off.records import DayDraft, DayKind, DayRow
from desktop_app.listing import ListQuery
from desktop_app.values import date_weekday_text
from ui.actions import Action, Command
from ui.feature_tab import TabContext
from ui.record_screen import Keeping, RecordScreen, Shown
from ui.views_tab import RecordView
from ui.widgets.choice_inputs import SegmentInput
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.empty_note import Way
from ui.widgets.form import Heading, RecordForm
from ui.widgets.inputs import TextInput
from ui.widgets.list_screen import ListScreen, ListWords, Nothing
from ui.widgets.value_inputs import DateInput

COLUMNS: tuple[Column[DayRow], ...] = (
    Column("day", "날짜", ColumnKind.TEXT, 150, lambda row: date_weekday_text(row.day)),
    Column("name", "이름", ColumnKind.NAME, 220, lambda row: row.name),
    Column("kind", "구분", ColumnKind.TEXT, 150, lambda row: row.kind.value),
    Column(
        "holiday",
        "달력의 이름",
        ColumnKind.QUIET,
        150,
        lambda row: row.holiday if row.holiday != row.name else "",
        sortable=False,
        hide_rank=1,
    ),
)
WORDS = ListWords("쉬는 날", "이름 찾기 — 초성도 됩니다 (예: ㅅㄴ)", open_hint="Enter 고른 날 열기")


class DaysView(RecordView):
    """The list of a year's days off; an own one is added, changed and removed as any record."""

    def __init__(self, context: TabContext, year: Callable[[], int]) -> None:
        self._days = context.office.days_off
        self._moved_to: int | None = None
        self._form = form = RecordForm("쉬는 날", kind="day_off", drafts=context.office.drafts)
        body = form.body
        body.section("쉬는 날")
        body.field("day", "날짜", DateInput(year, context.clock.today), required=True)
        body.field("name", "이름", TextInput(placeholder="임시공휴일, 구청 휴무일 등"), required=True)
        body.field("works", "그날", SegmentInput([(False, "쉼"), (True, "일함")]), required=True)
        body.section("기한")
        self.effect = body.noted("달라질 기한")
        screen = ListScreen(self._days, COLUMNS, form, WORDS)
        screen.nothing = lambda shown: Nothing(
            f"{shown}년의 쉬는 날이 없습니다",
            "달력이 모르는 해입니다.",
            [Way("쉬는 날 추가", self.add, "Ctrl+N")],
        )
        keeping = Keeping(
            self._read,
            self._blank,
            lambda values, version: DayDraft(**{**values, "works": bool(values["works"])}, version=version),
            self._days.problems,
            self._days.add,
            self._edit,
            self._days.remove,
        )
        super().__init__(RecordScreen(screen, form, keeping, context))
        body.edited.connect(lambda _key: self._tell())
        self.records.open_list(ListQuery(year=year(), order="day"))

    def commands(self) -> Sequence[Command]:
        return (Command(Action.ADD_DAY_OFF, self.add, main=True),)

    def add(self) -> None:
        """A day of the office's own."""
        self.records.begin()

    def refresh(self) -> None:
        super().refresh()
        if self._moved_to is not None:
            moved_to, self._moved_to = self._moved_to, None
            self.open_record(moved_to)

    def _edit(self, key: int, draft: DayDraft) -> Change:
        """A record is known by its day: with another day the list shows it there."""
        change = self._days.edit(key, draft)
        self._moved_to = change.record_id if change.record_id != key else None
        return change

    def _blank(self) -> Shown:
        self.effect.setText("-")
        return Shown(_values(DayDraft()), Heading("새 쉬는 날"))

    def _read(self, key: int) -> Shown:
        draft = self._days.draft(key)
        (row,) = self._days.rows([key])
        own = row.kind is not DayKind.PUBLIC
        links = [("지우기", self.records.remove_shown)] if own else []
        self.effect.setText("-")
        heading = Heading(row.name, None, f"{date_weekday_text(row.day)} · {row.kind.value}", links)
        return Shown(_values(draft), heading, version=draft.version)

    def _tell(self) -> None:
        """How many due days would be others with what the form says; none of them moves."""
        values, key = self._form.values(), self._form.record_id
        moved = self._days.effect(values["day"], works=bool(values["works"]), key=key)
        self.effect.setText(
            f"기다리는 의견서 {moved:,}건의 기한이 달라질 날입니다. 이미 정한 기한은 그대로 두니, "
            "옮기려면 의견서에서 기한을 바꾸세요."
            if moved
            else "없음"
        )


def _values(draft: DayDraft) -> dict[str, Any]:
    return {"day": draft.day, "name": draft.name, "works": draft.works}
