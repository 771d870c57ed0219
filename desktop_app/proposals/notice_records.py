"""결과 통보: the letter that tells a proposer what became of its proposals, as a draft to be edited (B9)."""

from dataclasses import dataclass
from datetime import date

from desktop_app.values import date_text

UNTOLD = "통보 전"


@dataclass(frozen=True)
class NoticeLetter:
    """One letter to one proposer; ``body`` is what stands between 제목 and the sender, 끝 included."""

    proposals: tuple[int, ...]
    numbers: tuple[str, ...]
    organisation: str
    recipient: str
    title: str
    body: str
    sender: str

    @property
    def text(self) -> str:
        """All of it as plain text, to be pasted into the document system."""
        head = (f"수신: {self.recipient}", f"제목: {self.title}")
        return "\n".join((*head, "", self.body, "", self.sender))


@dataclass(frozen=True, slots=True)
class Told:
    """When and by which document the proposer was told; empty where it was not told yet."""

    on: date | None = None
    number: str = ""

    @property
    def words(self) -> str:
        """``2021. 11. 3. 기획예산과-12345``, or that it is still to be done."""
        return f"{date_text(self.on)} {self.number}".strip() if self.on else UNTOLD
