"""The ways to begin, and what each makes of a place: what will happen there, or why it cannot."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desktop_app.place import Survey

NEW: Final = "new"
EXAMPLE: Final = "example"
OPEN: Final = "open"
WORKBOOK: Final = "workbook"

MAKE: Final = "여기에 만들기"
OPENS: Final = "이 폴더 열기"
BACK: Final = "사본으로 되살리기"
THERE: Final = "이 폴더에는 이미 기록이 있습니다. 그대로 엽니다."
ONLY_COPIES: Final = "이 폴더에는 사본만 있습니다. 어느 사본으로 되살릴지 고릅니다."
OTHERS: Final = " 이 폴더에 있던 다른 파일은 그대로 둡니다."


@dataclass(frozen=True, slots=True)
class Judged:
    """What a way says of a place: a sentence, the words of the button, or why it cannot be done."""

    note: str = ""
    verb: str = ""
    trouble: str = ""


@dataclass(frozen=True)
class Way:
    """One way to begin; ``place`` is the folder it suggests."""

    key: str
    title: str
    told: str
    verb: str
    place: Path
    judge: Callable[[Survey], Judged]


def ways(usual: Path) -> list[Way]:
    """All ways, the first one chosen at the first start; ``usual`` is the office folder that the program suggests."""
    return [
        Way(
            NEW,
            "새로 시작",
            "빈 업무 폴더를 만듭니다. 계획서의 부서·동·기관·건물은 들어 있습니다.",
            MAKE,
            usual,
            _new,
        ),
        Way(
            EXAMPLE,
            "2021년 예시로 둘러보기",
            "이름·전화·메일은 모두 지어낸 것이고 날짜는 2021. 12. 20.에 멈춰 있습니다. 실제 업무는 따로 만드세요.",
            "예시 만들기",
            usual.with_name(f"{usual.name} 예시"),
            _example,
        ),
        Way(
            OPEN,
            "있는 업무 폴더 열기",
            "전에 쓰던 폴더나 넘겨받은 폴더를 그대로 이어 씁니다. 옛 판의 자료는 사본을 남기고 이 판에 맞게 바꿉니다.",
            OPENS,
            usual,
            _open,
        ),
        Way(
            WORKBOOK,
            "전체 자료 파일(xlsx)에서 시작",
            "‘전체 자료 내보내기’의 엑셀 파일을 새 업무 폴더에 넣습니다. 먼저 읽어 보고 틀린 칸을 알려 드립니다.",
            "여기에 만들고 파일 고르기",
            usual,
            _workbook,
        ),
    ]


def _new(found: Survey) -> Judged:
    if found.opens:
        return _as_it_is(found)
    if found.trouble:
        return Judged(trouble=found.trouble)
    return Judged(f"새 업무 폴더를 만듭니다.{OTHERS if found.others else ''}")


def _example(found: Survey) -> Judged:
    if found.practice:
        return Judged("전에 만든 예시가 있습니다. 그대로 엽니다.", OPENS)
    if found.opens:
        return Judged(trouble="업무 자료가 있는 폴더입니다. 예시를 섞지 않습니다. 다른 폴더를 적으세요.")
    if found.trouble:
        return Judged(trouble=found.trouble)
    return Judged(f"예시 업무 폴더를 만듭니다. 십 초 남짓 걸립니다.{OTHERS if found.others else ''}")


def _workbook(found: Survey) -> Judged:
    if found.opens:
        return Judged(
            trouble="업무 자료가 있는 폴더입니다. 전체 자료는 새 폴더에 넣습니다. 다른 폴더를 적으세요."
        )
    if found.trouble:
        return Judged(trouble=found.trouble)
    return Judged(f"새 업무 폴더를 만들고 파일을 묻습니다.{OTHERS if found.others else ''}")


def _open(found: Survey) -> Judged:
    if found.opens:
        return _as_it_is(found)
    return Judged(trouble="파크이음의 업무 자료(office.db)가 없는 폴더입니다. 업무 폴더를 고르세요.")


def _as_it_is(found: Survey) -> Judged:
    return Judged(THERE, OPENS) if found.has_office else Judged(ONLY_COPIES, BACK)
