"""Asks why before an act that is written down with its reason; nothing is done without one.

How a screen asks before it hands out the data of many people (PII-5)::

    ask_why("연락처 내보내기", "내보내기", f"{count}명의 연락처가 파일에 담깁니다.", self.window(),
            lambda reason, sheet: self._export(reason))
"""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop_app.privacy.numbers import forbidden_number
from desktop_app.problems import Problem
from ui.widgets.choice_inputs import SegmentInput
from ui.widgets.form_sheet import FormDialog
from ui.widgets.inputs import TextArea

OTHER: Final = "그 밖"
READY: Final = ("업무 연락", "회의·행사", "자료 제출", "점검·감사", OTHER)
"""What an officer usually needs contact data for; the last one asks for words."""
KEPT: Final = "사유는 날짜, 사용자, 컴퓨터와 함께 접속기록에 남습니다."

Run = Callable[[str, FormDialog], bool]


def ask_reason(title: str, verb: str, text: str, window: QWidget, run: Run) -> FormDialog:
    """A reason in the officer's own words that is stored with the act."""
    dialog = FormDialog(title, verb, window, text=text)
    dialog.body.field("reason", "사유", TextArea(lines=3), required=True)
    dialog.check = lambda: _reason_problems("reason", dialog.values()["reason"])
    dialog.perform = lambda: run(dialog.values()["reason"], dialog)
    dialog.open()
    return dialog


def ask_why(
    title: str, verb: str, text: str, window: QWidget, run: Run, *, ready: Sequence[str] = READY
) -> FormDialog:
    """A reason to pick, with words where it takes some; ``run`` gets it as one line."""
    dialog = FormDialog(title, verb, window, text=f"{text} {KEPT}")
    dialog.body.field("kind", "사유", SegmentInput([(one, one) for one in ready]), required=True)
    dialog.body.field("words", "자세히", TextArea(lines=2), hint=f"‘{OTHER}’을(를) 골랐으면 꼭 적습니다.")

    def check() -> list[Problem]:
        values = dialog.values()
        if values["kind"] is None:
            return [Problem("kind", "사유를 고르세요.")]
        if values["kind"] == OTHER or values["words"]:
            return _reason_problems("words", values["words"])
        return []

    dialog.check = check
    dialog.perform = lambda: run(_as_line(**dialog.values()), dialog)
    dialog.open()
    return dialog


def _as_line(kind: str, words: str) -> str:
    return " – ".join(
        part for part in ("" if kind == OTHER and words else kind, " ".join(words.split())) if part
    )


def _reason_problems(field: str, reason: str) -> list[Problem]:
    if not reason:
        return [Problem(field, "사유를 적으세요.")]
    found = forbidden_number(reason)
    return [Problem(field, found.sentence)] if found else []
