"""주체별 역할 in a form: lines of a body or group with its duties (C3)."""

from typing import Final

from desktop_app.projects.records import ProjectParty
from ui.widgets.choice_inputs import NameInput
from ui.widgets.inputs import TextArea
from ui.widgets.lines_input import LineColumn, LinesInput

WHO: Final = "단체·기관·부서나 참여 그룹 이름"
DUTIES: Final = "맡은 역할"


def parties_input() -> LinesInput[ProjectParty]:
    """All parties of a project in their order; a name that no register has is a group."""
    columns = (
        LineColumn("who", "이름", lambda: NameInput(placeholder=WHO), name=""),
        LineColumn("duties", "역할", lambda: TextArea(lines=1, placeholder=DUTIES), told=False),
    )
    return LinesInput(columns, ProjectParty.of_line, noun="주체")
