"""The only mouth: banner, notice strip, trouble dialog, questions, crash sheet, file dialogs."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Protocol

from desktop_app.changes import Change
from desktop_app.errors import OfficeError


class Gravity(Enum):
    """How grave a notice for the whole window is; the graver one is shown."""

    WARNING = 1
    DANGER = 2


class WayBack(Enum):
    """What the banner offers after an act."""

    UNDO = "undo"
    REDO = "redo"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Notice:
    """The strip under the head: what is the matter, what to do, and the link that does it."""

    what: str
    advice: str
    gravity: Gravity = Gravity.WARNING
    link: str = ""
    topic: str = ""  # taken back by topic, e.g. "backup"


@dataclass(frozen=True, slots=True)
class Question:
    """Asked only where there is no way back; the first answer is the safe one and has the focus."""

    kind: str
    what: str
    safe: str = ""
    steps: tuple[str, ...] = ()
    answers: tuple[str, ...] = ("닫기",)


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file in a file dialog, e.g. ``FileKind("PDF 문서", "pdf")``."""

    name: str
    ending: str


class Notifier(Protocol):
    """What screens may say; tests use a fake that writes it down and answers."""

    def done(self, change: Change, way_back: WayBack = WayBack.UNDO) -> None:
        """The undo banner: what was done and how to take it back."""

    def say(self, text: str, *, sticky: bool = False) -> None:
        """A banner without a way back, e.g. "8줄을 복사했습니다."."""

    def trouble(self, error: OfficeError, kind: str = "", answers: Sequence[str] = ("닫기",)) -> str:
        """The trouble dialog; the answer that was chosen (Esc chooses the first)."""

    def ask(self, question: Question) -> str:
        """A question with verbs as answers; Esc chooses the first."""

    def notice(self, notice: Notice) -> None:
        """Show a strip for the whole window until its topic is taken back."""

    def take_back(self, topic: str) -> None:
        """The matter of a notice is settled."""

    def crash(self, error: BaseException) -> None:
        """An error of the program itself: the crash sheet; the log already has the details."""

    def choose_save(self, title: str, suggested: Path, kinds: Sequence[FileKind]) -> Path | None:
        """Where a file shall be written; None when the officer changed their mind."""

    def choose_files(self, title: str, kinds: Sequence[FileKind]) -> list[Path]:
        """Files to read."""

    def choose_folder(self, title: str, start: Path) -> Path | None:
        """A folder, e.g. for the office's records."""
