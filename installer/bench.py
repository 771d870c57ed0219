"""Where selfcheck works: a folder of its own, the example office in it, the papers made so far."""

import sys
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path


class NotWorkingError(Exception):
    """What does not work, in a Korean sentence that needs no name of an error behind it."""

    plain = True


@dataclass
class Bench:
    """One run of selfcheck; ``calls`` are the network calls seen so far."""

    folder: Path
    given: tuple[Path, ...] = ()
    calls: list[str] = field(default_factory=list)
    on_screen: bool = False
    """Draw on the computer's screen instead of one that nobody sees."""
    _tried: bool = False
    app: object = None
    """Qt's application once there is one; it lives as long as the bench."""

    @cached_property
    def documents(self) -> list[Path]:
        """The papers of the example office, which is filled for them; the office file is the first.

        Tried once: where it fails, the check of the papers says why, and the others that they had none.
        """
        from desktop_app.example.build import build  # noqa: PLC0415 - a broken library is for one check to tell

        if self._tried:
            msg = "예시 문서를 만들지 못해 살피지 못했습니다"
            raise NotWorkingError(msg)
        self._tried = True
        return build(self.office, self.folder / "documents")

    @property
    def office(self) -> Path:
        """The folder of the example office."""
        return self.folder / "office"

    def paper(self, ending: str) -> Path:
        """One of the papers of a kind."""
        found = next((file for file in self.documents if file.suffix == ending), None)
        if found is None:
            msg = f"{ending} 문서가 하나도 없습니다"
            raise NotWorkingError(msg)
        return found


def program_folder() -> Path | None:
    """The folder of the bundle that is running; None where the program runs from its sources."""
    return Path(sys.executable).resolve().parent if getattr(sys, "frozen", False) else None
