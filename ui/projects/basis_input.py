"""근거 문서 in a project's form: lines of documents that are known, or of new ones as they are cited (C11)."""

from typing import Final

from desktop_app.projects.basis import BasisLine
from ui.widgets.choice_inputs import NameInput
from ui.widgets.lines_input import LineColumn, LinesInput

WHICH: Final = "번호나 제목으로 고르거나 새로 적기"


def basis_input() -> LinesInput[BasisLine]:
    """All documents on which a project rests; words that no document has become a new one."""
    columns = (LineColumn("which", "문서", lambda: NameInput(placeholder=WHICH), name=""),)
    return LinesInput(columns, BasisLine.of_line, noun="근거 문서")
