"""통계목 더하기: one more budget line below a 세부사업, to which budget is then given or moved (F1, F5)."""

from functools import partial

from PySide6.QtWidgets import QWidget

from desktop_app.budget.records import LEAF, Level, LineDraft
from desktop_app.problems import Problem
from ui.feature_tab import TabContext
from ui.widgets.choice_inputs import PickInput
from ui.widgets.form_sheet import FormDialog
from ui.widgets.inputs import TextInput

TEXT = "금액은 없이 과목만 생깁니다. 예산은 예산 변동에서 추경·전용으로 옮기고, 배정한 뒤 쓸 수 있습니다."


class LineDialog(FormDialog):
    """Where it stands, its code and its name."""

    def __init__(self, levels: list[Level], context: TabContext, window: QWidget) -> None:
        super().__init__("통계목 더하기", "더하기", window, text=TEXT)
        self._context = context
        above = [(one.id, one.label) for one in levels if one.level == LEAF - 1]
        self.body.field("parent_id", "세부사업", PickInput(above), required=True)
        self.body.field("code", "코드", TextInput(placeholder="예: 201-03"), required=True)
        self.body.field("name", "이름", TextInput(placeholder="예: 행사운영비"), required=True)
        self.body.show_values({"parent_id": above[0][0] if len(above) == 1 else None, "code": "", "name": ""})
        self.begin_at = "code" if len(above) == 1 else "parent_id"
        self.check = self._problems
        self.perform = self._perform

    def _problems(self) -> list[Problem]:
        wanted = {"parent_id": "세부사업을 고르세요.", "code": "코드를 적으세요.", "name": "이름을 적으세요."}
        values = self.values()
        return [Problem(key, said) for key, said in wanted.items() if not values[key]]

    def _perform(self) -> bool:
        act = partial(self._context.office.budget.levels.save_line, LineDraft(**self.values()))
        return self._context.desk.perform(act, inline=self.refuse) is not None
