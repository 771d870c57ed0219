"""State words with one mark each: shape and word carry the meaning, colour is third (look.md, States)."""

from dataclasses import dataclass
from enum import Enum


class Mark(Enum):
    """The shapes drawn before a state word."""

    LATE = "late"  # filled triangle, danger: N일 지남, 지연
    SOON = "soon"  # open triangle, warning: 오늘, D-N within three working days, 만료 임박
    FIX = "fix"  # square with !, warning: 보완요청, 미비
    WRONG = "wrong"  # square with ×, danger: 오류, 불일치
    WAITING = "waiting"  # ring, quiet: 대기, D-N, 미대사, 예정
    HALF = "half"  # half disc: 공유, 초동미팅, 실무협의, 원인행위
    ON = "on"  # disc: 입주, 제출, 지출
    DONE = "done"  # check, success: 완료, 받음, 확인, 일치
    NONE = "none"  # dash, quiet: 실적없음, 해당없음, 퇴거, 반납


@dataclass(frozen=True, slots=True)
class State:
    """A mark and its Korean word, as a table cell or a form head shows them."""

    mark: Mark
    word: str


def days_state(days: int, *, near: bool = False) -> State:
    """How a day stands that is so many days ahead: ``1,426일 지남``, ``오늘``, ``D-6``; ``near`` ones are marked."""
    if days < 0:
        return State(Mark.LATE, f"{-days:,}일 지남")
    if days == 0:
        return State(Mark.SOON, "오늘")
    return State(Mark.SOON if near else Mark.WAITING, f"D-{days:,}")
