"""A letter to all departments as a draft for the document system: a training is told of, returns asked for."""

from dataclasses import dataclass
from typing import Final

RECIPIENT: Final = "각 부서(동)장"


@dataclass(frozen=True)
class Announcement:
    """One letter; ``body`` is what stands between 제목 and the sender, 끝 included."""

    organisation: str
    recipient: str
    title: str
    body: str
    sender: str
    numbers: tuple[str, ...] = ()
    """What it answers to; an announcement answers to nothing."""

    @property
    def text(self) -> str:
        """All of it as plain text, to be pasted into the document system."""
        head = (f"수신: {self.recipient}", f"제목: {self.title}")
        return "\n".join((*head, "", self.body, "", self.sender))


def sender_of(organisation: str) -> str:
    """The head of the district, in whose name the office writes."""
    head = organisation.split(" ", maxsplit=1)[0]
    return f"{head}청장" if head.endswith("구") else organisation
