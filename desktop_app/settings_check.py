"""What may stand in the settings of the 검토의견서, said beside the field that breaks it."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from desktop_app.problems import Problem
from desktop_app.proposals.form_words import LONGEST, WORDS
from desktop_app.settings import MANY_DAYS, MOST_BOXES, SHORT_TEXT, TEXT_SIZES, WIDEST_MARGIN

MARGINS: Final = {
    "left": "왼쪽",
    "right": "오른쪽",
    "top": "위쪽",
    "bottom": "아래쪽",
    "header": "머리말",
    "footer": "꼬리말",
}
MOST_ACROSS: Final = 90
MOST_DOWN: Final = 160
"""Millimetres that the margins of both sides, and of head and foot, may take together of an A4 sheet."""


def problems(values: Mapping[str, Any]) -> list[Problem]:
    """What keeps these values from being taken, and what is worth a look; a word's field is ``word:<name>``."""
    return [
        *_organisation(values["organisation"]),
        *_boxes(values["approval_boxes"]),
        *_margins(values),
        *_number("text_size", values["text_size"], *TEXT_SIZES),
        *_days(values["due_working_days"], values["warn_working_days"]),
        *(one for key in WORDS for one in _word(f"word:{key}", values[f"word:{key}"])),
    ]


def _organisation(text: str) -> list[Problem]:
    if not text:
        return [Problem("organisation", "사무실 이름을 적으세요. 예: 은평구 기획예산과")]
    if len(text) > SHORT_TEXT:
        return [Problem("organisation", f"{SHORT_TEXT}자까지 적을 수 있습니다.")]
    return []


def _boxes(names: Sequence[str]) -> list[Problem]:
    key = "approval_boxes"
    if len(names) > MOST_BOXES:
        return [Problem(key, f"결재란은 {MOST_BOXES}칸까지 둘 수 있습니다.")]
    if len(set(names)) < len(names):
        return [Problem(key, "같은 이름의 칸이 둘 있습니다.")]
    if any(len(name) > LONGEST for name in names):
        return [Problem(key, f"한 칸의 이름은 {LONGEST}자까지 적을 수 있습니다.")]
    return []


def _margins(values: Mapping[str, Any]) -> list[Problem]:
    found = [one for key in MARGINS for one in _number(key, values[key], 0, WIDEST_MARGIN)]
    if found:
        return found
    if values["left"] + values["right"] > MOST_ACROSS:
        found.append(Problem("right", f"왼쪽과 오른쪽을 더해 {MOST_ACROSS} mm까지 비울 수 있습니다."))
    if sum(values[key] for key in ("top", "bottom", "header", "footer")) > MOST_DOWN:
        text = f"위쪽·아래쪽·머리말·꼬리말을 더해 {MOST_DOWN} mm까지 비울 수 있습니다."
        found.append(Problem("footer", text))
    return found


def _days(due: int | None, warn: int | None) -> list[Problem]:
    found = [
        *_number("due_working_days", due, 1, MANY_DAYS),
        *_number("warn_working_days", warn, 0, MANY_DAYS),
    ]
    if not found and due is not None and warn is not None and warn >= due:
        found.append(Problem("warn_working_days", "요청한 날부터 곧바로 임박으로 보입니다.", blocks=False))
    return found


def _number(key: str, value: float | None, least: int, most: int) -> list[Problem]:
    if value is None or not least <= value <= most:
        return [Problem(key, f"{least}부터 {most}까지 적으세요.")]
    return []


def _word(key: str, text: str) -> list[Problem]:
    if len(text) > LONGEST:
        return [Problem(key, f"{LONGEST}자까지 적을 수 있습니다.")]
    if not text.isprintable():
        return [Problem(key, "보이지 않는 글자가 섞여 있습니다. 지우고 다시 적으세요.")]
    return []
