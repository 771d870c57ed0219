"""Stand-ins for the edges of the program: the mouth and the file dialogs."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from desktop_app.changes import Change
from desktop_app.errors import OfficeError
from ui.notify import FileKind, Question
from ui.widgets.notices import Link, Notice, WayBack


@dataclass
class FakeNotifier:
    """Writes down what the officer would see; answers with the last (main) answer, or what a test sets."""

    changes: list[tuple[Change, WayBack]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    links: list[Link | None] = field(default_factory=list)
    troubles: list[OfficeError] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    notices: dict[str, Notice] = field(default_factory=dict)
    crashes: list[BaseException] = field(default_factory=list)
    onward: Link | None = None
    answers: list[str] = field(default_factory=list)
    save_to: Path | None = None
    files: list[Path] = field(default_factory=list)
    folder: Path | None = None
    shown: list[Path] = field(default_factory=list)
    shows: bool = True

    def done(self, change: Change, way_back: WayBack = WayBack.UNDO, link: Link | None = None) -> None:
        self.changes.append((change, way_back))
        self.onward = link

    def say(self, text: str, *, sticky: bool = False, link: Link | None = None) -> None:
        del sticky
        self.said.append(text)
        self.links.append(link)

    def trouble(self, error: OfficeError, kind: str = "", answers: Sequence[str] = ("닫기",)) -> str:
        del kind
        self.troubles.append(error)
        return self._answer(answers)

    def ask(self, question: Question) -> str:
        self.questions.append(question)
        return self._answer(question.answers)

    def notice(self, notice: Notice) -> None:
        self.notices[notice.topic] = notice

    def take_back(self, topic: str) -> None:
        self.notices.pop(topic, None)

    def crash(self, error: BaseException) -> None:
        self.crashes.append(error)

    def choose_save(self, title: str, suggested: Path, kinds: Sequence[FileKind]) -> Path | None:
        del title, suggested, kinds
        return self.save_to

    def choose_files(self, title: str, kinds: Sequence[FileKind]) -> list[Path]:
        del title, kinds
        return self.files

    def show_file(self, path: Path) -> bool:
        self.shown.append(path)
        return self.shows

    def choose_folder(self, title: str, start: Path) -> Path | None:
        del title, start
        return self.folder

    def _answer(self, answers: Sequence[str]) -> str:
        return self.answers.pop(0) if self.answers else answers[-1]
