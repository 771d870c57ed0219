"""취합 as screens and papers read it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from desktop_app.register.kind import RegisterRow
from desktop_app.returns.rounds import RoundDraft
from desktop_app.returns.submissions import SubmissionDraft

OUTCOMES: Final = {
    "TAKEN": "불러옴",
    "REPLACED": "새 파일로 바뀜",
    "WITHDRAWN": "물림",
    "SET_ASIDE": "넣지 않음",
}


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """A file that a department sent."""

    id: int
    name: str
    at: datetime
    outcome: str
    taken: int
    refused: int
    remarks: str

    @property
    def words(self) -> str:
        """``7. 8. 받음 · 불러옴 14줄 · 틀린 줄 3``."""
        parts = [f"{self.at.month}. {self.at.day}. 받음", f"{OUTCOMES[self.outcome]} {self.taken:,}줄"]
        if self.refused:
            parts.append(f"틀린 줄 {self.refused:,}")
        return " · ".join(parts)


@dataclass(frozen=True)
class RoundStatus:
    """제출 현황 of a round on a day: what its paper and its texts are made of."""

    organisation: str
    round: RegisterRow[RoundDraft]
    units: tuple[RegisterRow[SubmissionDraft], ...]
    today: date
