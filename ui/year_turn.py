"""다음 해로 넘기기: what goes along is seen and chosen first; afterwards the old year is closed or opened (I7)."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop_app.problems import Problem
from desktop_app.turn.records import HOW, Carried, OpenLine, Turned, TurnPreview
from ui.feature_tab import Place, TabContext
from ui.open_lines import open_place
from ui.widgets.choice_inputs import CheckInput
from ui.widgets.form_sheet import FormDialog, Sheet
from ui.widgets.inputs import TextInput
from ui.widgets.plain import kind_button, plain_label

Go = Callable[[Place], object]
WIDE = 680


def turn_sheet(context: TabContext, window: QWidget, go: Go) -> Sheet:
    """The sheet for the year that the window shows: to carry it, or how it was carried."""
    preview = context.office.year_turns.preview(context.year)
    if preview.turned is not None:
        return TurnedSheet(preview.turned, context, window)
    return TurnSheet(preview, context, window, go)


class TurnSheet(FormDialog):
    """What goes along, what is still open, whether the old year is closed."""

    def __init__(self, preview: TurnPreview, context: TabContext, window: QWidget, go: Go) -> None:
        text = (
            f"{preview.year}년에 쓰던 것을 {preview.into}년으로 베낍니다. "
            f"{preview.year}년의 기록과 실적은 바뀌지 않습니다. "
            "명부·시설·사람·서식은 해마다 있는 것이 아니라 그대로 씁니다. 넘기기 전에 사본을 만듭니다."
        )
        title = f"{preview.year}년을 {preview.into}년으로 넘기기"
        super().__init__(title, f"{preview.into}년으로 넘기기", window, text=text, width=WIDE)
        self._preview, self._context, self._go = preview, context, go
        self._choices: dict[Carried, CheckInput] = {}
        self._add_choices()
        self._links = self._add_open()
        self.close_year = CheckInput(f"{preview.year}년을 읽기 전용으로 마감")
        self.body.section(f"{preview.year}년의 기록")
        self.body.field(
            "close",
            "마감",
            self.close_year,
            hint="번호가 있는 열린 일은 마감한 뒤에도 이어서 적습니다. 마감은 나중에 해도 되고, 사유를 적어 풉니다.",
        )
        self.perform = self._turn

    @property
    def wanted(self) -> list[Carried]:
        """What is ticked."""
        return [what for what, choice in self._choices.items() if choice.value()]

    @property
    def links(self) -> list[QPushButton]:
        """The counts of what is still open, each of which leads to its list."""
        return self._links

    def _add_choices(self) -> None:
        self.body.section("새 해로 가져갈 것")
        for line in self._preview.lines:
            choice = CheckInput(f"{line.count:,}건")
            choice.set_value(line.can_go)
            choice.set_read_only(not line.can_go)
            self._choices[line.what] = choice
            self.body.field(line.what.name, line.what.value, choice, hint=line.why_not or HOW[line.what])

    def _add_open(self) -> list[QPushButton]:
        if not self._preview.open:
            return []
        self.body.section("아직 끝나지 않은 일")
        found = []
        for goes_on, said in (
            (True, "번호를 그대로 두고 새 해에도 이어서 합니다."),
            (False, "마감하면 더 적지 못하니 먼저 살펴보세요."),
        ):
            lines = [one for one in self._preview.open if one.goes_on is goes_on]
            if not lines:
                continue
            words = plain_label(said, "table", tone="quiet")
            words.setWordWrap(True)
            self.body.wide(words)
            for line in lines:
                button = kind_button(f"{line.words} {line.count:,}건", "link")
                button.clicked.connect(partial(self._follow, line))
                self.body.wide(_at_left(button))
                found.append(button)
        return found

    def _follow(self, line: OpenLine) -> None:
        """The list behind a count; the sheet makes room for it."""
        self.reject()
        self._go(open_place(line, self._preview.year))

    def _turn(self) -> bool:
        turns, year = self._context.office.year_turns, self._preview.year
        call = partial(turns.turn, year, self.wanted, close=self.close_year.value())
        return self._context.desk.perform(call, self.refuse) is not None


def _at_left(button: QPushButton) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(button)
    row.addStretch(1)
    return holder


class TurnedSheet(FormDialog):
    """How a year was carried; it can be closed, or opened again with a reason."""

    def __init__(self, turned: Turned, context: TabContext, window: QWidget) -> None:
        verb = "마감 풀기" if turned.is_closed else "읽기 전용으로 마감"
        super().__init__(f"{turned.year}년은 {turned.into}년으로 넘겼습니다", verb, window, text=turned.words)
        self._turned, self._context = turned, context
        self.body.section("옮긴 것")
        moved = ", ".join(f"{what.value} {count:,}건" for what, count in turned.carried.items() if count)
        self.body.noted("내용").setText(moved or "옮긴 것이 없습니다.")
        self.reason = TextInput(placeholder="예: 감사에서 지적된 인원 고침")
        if turned.is_closed:
            self.body.section("마감 풀기")
            self.body.field("reason", "사유", self.reason, required=True, hint="이력에 남습니다.")
            self.check = self._problems
        self.perform = self._act

    def _problems(self) -> list[Problem]:
        return [] if self.reason.value() else [Problem("reason", "마감을 푸는 사유를 적으세요.")]

    def _act(self) -> bool:
        turns, year = self._context.office.year_turns, self._turned.year
        call = (
            partial(turns.reopen, year, str(self.reason.value()))
            if self._turned.is_closed
            else partial(turns.close, year)
        )
        return self._context.desk.perform(call, self.refuse) is not None
