"""되풀이해 적기: a rule, the days it comes to, each of which can be left out or moved (features.md D4)."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop_app.marks import Mark, State
from desktop_app.problems import Problem
from desktop_app.values import date_weekday_text
from desktop_app.venues.records import UsageDraft
from desktop_app.venues.repeats import Every, RepeatRule, rule_problems
from ui.feature_tab import TabContext
from ui.widgets.choice_inputs import CheckInput, ChoiceInput, SegmentInput
from ui.widgets.form_body import Part
from ui.widgets.form_sheet import FormDialog
from ui.widgets.lines_input import LineColumn, LinesInput, LineWords
from ui.widgets.value_inputs import CountInput, DateInput

WIDTH: Final = 680
UNTIL, TIMES = "until", "times"
_RULE: Final = frozenset({"every", "end", UNTIL, TIMES, "weekends", "holidays"})
_MONTHS_AHEAD: Final = timedelta(weeks=8)
TEXT: Final = (
    "공휴일(음력 명절·대체공휴일)과 직접 정한 쉬는 날은 이 PC의 달력으로 빼 둡니다. "
    "아래 날짜는 Enter로 펼쳐 하루씩 고치거나 적지 않게 할 수 있습니다."
)


@dataclass(frozen=True, slots=True)
class RepeatLine:
    """One day of the series; without ``on`` it is not written."""

    id: int | None
    day: date | None
    on: bool = True


class RepeatDialog(FormDialog):
    """One use becomes many: seen day by day before, written as one act."""

    def __init__(self, draft: UsageDraft, context: TabContext, window: QWidget) -> None:
        super().__init__(f"되풀이해 적기 · {draft.event}", "적기", window, text=TEXT, width=WIDTH)
        assert draft.used_on is not None  # noqa: S101 - a stored use has its day
        self._draft, self._first, self._context = draft, draft.used_on, context
        self._series = context.office.usage_series
        self._followed = RepeatRule()
        self._asked: set[date] = set()
        self._meets: dict[date, str] = {}
        self._lay_out()
        self.check = self._problems
        self.perform = self._write
        self.body.edited.connect(self._edited)
        self._propose()

    @property
    def days(self) -> list[date]:
        """The days that will be written."""
        return [line.day for line in self.lines.value() if line.on and line.day is not None]

    def rule(self) -> RepeatRule:
        """What the fields above ask for."""
        values = self.body.values()
        by_day = values["end"] == UNTIL
        return RepeatRule(
            values["every"],
            values[UNTIL] if by_day else None,
            None if by_day else values[TIMES],
            values["weekends"],
            values["holidays"],
        )

    def _lay_out(self) -> None:
        year, today = (lambda: self._first.year), self._context.clock.today
        body = self.body
        body.noted("처음 이용").setText(date_weekday_text(self._first))
        every = ChoiceInput([(one, one.value) for one in Every], empty=None)
        body.field("every", "되풀이", every)
        body.field("end", "끝", SegmentInput([(UNTIL, "날짜까지"), (TIMES, "횟수만큼")]))
        body.fields(
            "언제까지", [Part(UNTIL, DateInput(year, today)), Part(TIMES, CountInput(), "더 적을 횟수")]
        )
        body.fields(
            "빼기",
            [Part("weekends", CheckInput("토·일요일")), Part("holidays", CheckInput("공휴일과 쉬는 날"))],
        )
        self.told = body.noted("모두")
        body.section("적을 날짜")
        columns = (
            LineColumn("day", "날짜", lambda: DateInput(year, today), told=False),
            LineColumn("on", "", lambda: CheckInput("이날 적기"), name="이날 적기", beside=True, told=False),
        )
        self.lines: LinesInput[RepeatLine] = LinesInput(
            columns, RepeatLine, noun="날짜", describe=self._words
        )
        body.lines("days", "적을 날짜", self.lines)
        body.show_values(
            {
                "every": Every.WEEK, "end": UNTIL, UNTIL: self._first + _MONTHS_AHEAD, TIMES: None,
                "weekends": True, "holidays": True,
            }
        )  # fmt: skip

    def _edited(self, key: str) -> None:
        if key in _RULE and self.rule() != self._followed:
            self._propose()
        else:
            self._tell()

    def _propose(self) -> None:
        """The days anew from the rule; a day that is off stands there unticked."""
        by_day = self.body.inputs["end"].value() == UNTIL
        self.body.inputs[UNTIL].setEnabled(by_day)
        self.body.inputs[TIMES].setEnabled(not by_day)
        self._followed = self.rule()
        found = self._series.days(self._draft, self._followed)
        self._meets = self._series.meetings(self._draft, [one.day for one in found])
        self._asked = {one.day for one in found}
        self.lines.set_value(tuple(RepeatLine(None, one.day, not one.off) for one in found))
        self._tell()
        self.refit()

    def _tell(self) -> None:
        lines = self.lines.value()
        days = self.days
        said = [f"{len(days):,}일에 적음"]
        if left := sum(not line.on for line in lines):
            said.append(f"{left:,}일은 적지 않음")
        if met := sum(bool(self._meeting(day)) for day in days):
            said.append(f"{met:,}일은 다른 이용과 겹침")
        self.told.setText(" · ".join(said))

    def _meeting(self, day: date) -> str:
        """What the use meets on a day; asked anew for one that the officer typed."""
        if day not in self._asked:
            self._asked.add(day)
            self._meets |= self._series.meetings(self._draft, [day])
        return self._meets.get(day, "")

    def _words(self, line: RepeatLine) -> LineWords:
        if line.day is None:
            return LineWords("날짜 없음")
        off = self._series.off(line.day)
        meeting = self._meeting(line.day)
        if not line.on:
            return LineWords(date_weekday_text(line.day), meeting, State(Mark.NONE, off or "적지 않음"))
        state = State(Mark.FIX, "겹침") if meeting else State(Mark.WAITING, off) if off else None
        return LineWords(date_weekday_text(line.day), meeting, state)

    def _problems(self) -> list[Problem]:
        if self.days:
            return []
        found = rule_problems(self.rule(), self._first)
        return found or [Problem("days", "적을 날짜가 없습니다. 끝나는 날을 늦추거나 날짜를 더하세요.")]

    def _write(self) -> bool:
        call = partial(self._series.add, self._draft, self.days)
        return self._context.desk.perform(call, self.refuse) is not None
