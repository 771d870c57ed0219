"""The only mouth: banner, notice strip, trouble dialog, questions, crash sheet, file dialogs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from PySide6 import QtWidgets

from desktop_app.changes import Change
from desktop_app.errors import OfficeError
from ui.widgets.notices import Link, Notice, WayBack

if TYPE_CHECKING:
    from ui.widgets.foot import Foot
    from ui.widgets.notice_strip import NoticeStrip

LOG_LINK: Final = "자세한 기록 보기"


@dataclass(frozen=True, slots=True)
class Question:
    """Asked only where there is no way back; the last answer is the main one, Esc chooses the first."""

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

    def done(self, change: Change, way_back: WayBack = WayBack.UNDO, link: Link | None = None) -> None:
        """The undo banner: what was done and how to take it back."""

    def say(self, text: str, *, sticky: bool = False, link: Link | None = None) -> None:
        """A banner without a way back, e.g. "8줄을 복사했습니다."; ``link`` leads on to what it tells of."""

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

    def show_file(self, path: Path) -> bool:
        """Let the program that shows such files show one; False where the computer knows none."""

    def choose_folder(self, title: str, start: Path) -> Path | None:
        """A folder, e.g. for the office's records."""


class WindowNotifier:
    """The real mouth: speaks through the window's own bars and dialogs."""

    def __init__(
        self, window: QtWidgets.QWidget, foot: "Foot", strip: "NoticeStrip", open_log: Callable[[], object]
    ) -> None:
        self._window = window
        self._foot = foot
        self._strip = strip
        self._open_log = open_log

    def done(self, change: Change, way_back: WayBack = WayBack.UNDO, link: Link | None = None) -> None:
        self._foot.show_banner(change.summary, way_back, sticky=change.sticky, link=link)

    def say(self, text: str, *, sticky: bool = False, link: Link | None = None) -> None:
        self._foot.show_banner(text, WayBack.NONE, sticky=sticky, link=link)

    def trouble(self, error: OfficeError, kind: str = "", answers: Sequence[str] = ("닫기",)) -> str:
        title = kind or "하지 못했습니다"
        return self._show(title, error.what, error.safe, error.steps, tuple(answers))

    def ask(self, question: Question) -> str:
        return self._show(
            question.kind, question.what, question.safe, question.steps, question.answers, grave=False
        )

    def notice(self, notice: Notice) -> None:
        self._strip.add(notice)

    def take_back(self, topic: str) -> None:
        self._strip.take_back(topic)

    def crash(self, error: BaseException) -> None:
        self._show(
            "프로그램 잘못",
            f"프로그램에 잘못이 생겼습니다 ({type(error).__name__})",
            "저장된 기록은 그대로이고, 창을 계속 쓸 수 있습니다.",
            (
                "방금 하던 일이 저장되었는지 확인하고, 아니면 다시 해 봅니다.",
                "되풀이되면 [자세한 기록 보기]의 기록 파일을 프로그램 담당자에게 보냅니다.",
            ),
            log_link=LOG_LINK,
        )

    def choose_save(self, title: str, suggested: Path, kinds: Sequence[FileKind]) -> Path | None:
        chosen, chosen_kind = QtWidgets.QFileDialog.getSaveFileName(
            self._window, title, str(suggested), _filters(kinds)
        )
        if not chosen:
            return None
        path = Path(chosen)
        endings = {_filter(kind): kind.ending for kind in kinds}
        known = {f".{kind.ending}" for kind in kinds}
        if ".*" in known:  # any kind of file: its name is as the officer wrote it
            return path
        return path if path.suffix in known else path.with_name(f"{path.name}.{endings[chosen_kind]}")

    def choose_files(self, title: str, kinds: Sequence[FileKind]) -> list[Path]:
        chosen, _ = QtWidgets.QFileDialog.getOpenFileNames(self._window, title, "", _filters(kinds))
        return [Path(name) for name in chosen]

    def show_file(self, path: Path) -> bool:
        from PySide6.QtCore import QUrl  # noqa: PLC0415 - not for the first frame
        from PySide6.QtGui import QDesktopServices  # noqa: PLC0415 - when it is asked for

        return bool(QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))))

    def choose_folder(self, title: str, start: Path) -> Path | None:
        chosen = QtWidgets.QFileDialog.getExistingDirectory(self._window, title, str(start))
        return Path(chosen) if chosen else None

    def _show(
        self,
        kind: str,
        what: str,
        safe: str,
        steps: tuple[str, ...],
        answers: tuple[str, ...] = ("닫기",),
        *,
        grave: bool = True,
        log_link: str = "",
    ) -> str:
        from ui.widgets.trouble import Trouble, TroubleDialog  # noqa: PLC0415 - not for the first frame

        trouble = Trouble(kind, what, safe, steps, answers, grave=grave, log_link=log_link)
        dialog = TroubleDialog(trouble, self._window.window())
        dialog.exec()
        if dialog.log_wanted:
            self._open_log()
        answer = dialog.answer
        dialog.deleteLater()
        return answer


def _filter(kind: FileKind) -> str:
    return f"{kind.name} (*.{kind.ending})"


def _filters(kinds: Sequence[FileKind]) -> str:
    return ";;".join(_filter(kind) for kind in kinds)
