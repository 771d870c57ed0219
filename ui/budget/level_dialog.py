"""예산과목 더하기 and its 고치기: a path of levels below one that is there, and another name for one (F1, F5)."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from desktop_app.budget.records import LEAF, Level, LevelDraft
from desktop_app.problems import Problem
from desktop_app.terms import LEVELS
from ui.feature_tab import TabContext
from ui.widgets.choice_inputs import PickInput
from ui.widgets.form_body import Part
from ui.widgets.form_sheet import FormDialog
from ui.widgets.inputs import TextInput

TEXT: Final = (
    "고른 곳 아래로 이어서 더합니다. 통계목까지 적지 않아도 됩니다. 금액은 없이 과목만 생기니, "
    "예산은 예산 변동에서 추경·전용으로 옮기고 배정한 뒤 씁니다."
)
_CODE: Final = "code"


def _key(level: int) -> str:
    return f"level{level}"


class LevelDialog(FormDialog):
    """Where it goes; the names above stand there to read, those below are asked for.

    ``done`` gets the lowest of the new levels.
    """

    def __init__(
        self,
        levels: Sequence[Level],
        below: Level,
        context: TabContext,
        window: QWidget,
        done: Callable[[int], object],
    ) -> None:
        super().__init__("예산과목 더하기", "더하기", window, text=TEXT)
        self._context, self._done = context, done
        self._levels = {one.id: one for one in levels}
        above = [(one.id, f"{LEVELS[one.level - 1]} {one.name}") for one in levels if not one.is_line]
        self._above = PickInput(above)
        self.body.field("parent_id", "어디 아래", self._above, required=True)
        for level in range(2, LEAF):
            self.body.field(_key(level), LEVELS[level - 1], TextInput())
        parts = [
            Part(_CODE, TextInput(placeholder="예: 201-03"), "코드"),
            Part(_key(LEAF), TextInput(placeholder="예: 행사운영비"), "이름", stretch=2),
        ]
        self.body.fields(LEVELS[LEAF - 1], parts)
        self._above.changed.connect(self._show_path)
        self._above.left.connect(self._show_path)
        self.check = self._problems
        self.perform = self._perform
        self.body.show_values({"parent_id": below.id})
        self._shown: int | None = None
        self._read_only: set[int] = set()
        self._show_path()
        self.begin_at = _CODE if below.level == LEAF - 1 else _key(below.level + 1)

    def _show_path(self) -> None:
        """The names from the chosen level upward; what is below it is empty and open."""
        key = self._above.value()
        if key == self._shown:
            return
        self._shown = key
        chosen = self._levels.get(key) if key is not None else None
        path: dict[int, str] = {}
        one = chosen
        while one is not None:
            path[one.level] = one.name
            one = self._levels.get(one.parent_id) if one.parent_id is not None else None
        for level in range(2, LEAF + 1):
            entry = self.body.inputs[_key(level)]
            if level in path or level in self._read_only:
                entry.set_value(path.get(level, ""))
            entry.set_read_only(level in path)
        self._read_only = set(path)

    def _problems(self) -> list[Problem]:
        values = self.values()
        above = self._levels.get(values["parent_id"])
        if above is None:
            return [Problem("parent_id", "어느 과목 아래인지 고르세요.")]
        found = []
        wanted = _last_named(values, above.level)
        for level in range(above.level + 1, max(wanted, above.level + 1) + 1):
            if not values[_key(level)]:
                found.append(Problem(_key(level), f"{LEVELS[level - 1]}의 이름을 적으세요."))
            if level == LEAF and not values[_CODE]:
                found.append(Problem(_CODE, "코드를 적으세요."))
        return found

    def _perform(self) -> bool:
        values = self.values()
        above = self._levels[values["parent_id"]]
        path = [
            (values[_CODE] if level == LEAF else "", values[_key(level)])
            for level in range(above.level + 1, _last_named(values, above.level) + 1)
        ]
        act = partial(self._context.office.budget.levels.add_below, above.id, path)
        change = self._context.desk.perform(act, inline=self.refuse)
        if change is not None and change.record_id is not None:
            self._done(change.record_id)
        return change is not None


class RenameDialog(FormDialog):
    """Another name for a level; another code for a 통계목."""

    def __init__(self, level: Level, context: TabContext, window: QWidget) -> None:
        super().__init__(f"{LEVELS[level.level - 1]} 고치기", "고치기", window)
        self._level, self._context = level, context
        if level.is_line:
            self.body.field(_CODE, "코드", TextInput(), required=True)
        self.body.field("name", "이름", TextInput(), required=True)
        self.body.show_values({_CODE: level.code, "name": level.name})
        self.begin_at = "name"
        self.check = self._problems
        self.perform = self._perform

    def _problems(self) -> list[Problem]:
        wanted = {_CODE: "코드를 적으세요.", "name": "이름을 적으세요."}
        return [Problem(key, said) for key, said in wanted.items() if self.values().get(key) == ""]

    def _perform(self) -> bool:
        values, level = self.values(), self._level
        draft = LevelDraft(level.parent_id, values.get(_CODE, ""), values["name"], level.id, level.version)
        act = partial(self._context.office.budget.levels.save, draft)
        return self._context.desk.perform(act, inline=self.refuse) is not None


def _last_named(values: Mapping[str, Any], above: int) -> int:
    """The lowest level that something is written for."""
    said = [level for level in range(above + 1, LEAF + 1) if values[_key(level)]]
    if values[_CODE]:
        said.append(LEAF)
    return max(said, default=above + 1)
