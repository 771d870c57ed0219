"""Files dropped on a list: the same road as 가져오기."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget


def file_in(data: QMimeData) -> Path | None:
    """The one local file that is dragged; None for anything else."""
    urls = data.urls() if data.hasUrls() else []
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    return Path(urls[0].toLocalFile())


def paths_in(data: QMimeData) -> list[Path]:
    """All local files and folders that are dragged; nothing where one of them is not local."""
    urls = data.urls() if data.hasUrls() else []
    return [Path(url.toLocalFile()) for url in urls] if all(url.isLocalFile() for url in urls) else []


class PathDrops(QObject):
    """Lets a widget and all in it take files and folders, many at once; ``run`` gets their paths."""

    def __init__(self, target: QWidget, run: Callable[[list[Path]], object]) -> None:
        super().__init__(target)
        self._run = run
        target.setAcceptDrops(True)
        target.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        paths = paths_in(event.mimeData()) if isinstance(event, QDropEvent) else []
        if not paths or not isinstance(event, QDropEvent):
            return bool(super().eventFilter(watched, event))
        event.acceptProposedAction()
        if not isinstance(event, QDragEnterEvent | QDragMoveEvent):
            self._run(paths)
        return True


class FileDrops(QObject):
    """Lets a widget and all in it take a file; ``run`` gets its path."""

    def __init__(self, target: QWidget, run: Callable[[Path], object]) -> None:
        super().__init__(target)
        self._run = run
        target.setAcceptDrops(True)
        target.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent):  # entering and moving are kinds of it
            path = file_in(event.mimeData())
            if path is None:
                return bool(super().eventFilter(watched, event))
            event.acceptProposedAction()
            if not isinstance(event, QDragEnterEvent | QDragMoveEvent):
                self._run(path)
            return True
        return bool(super().eventFilter(watched, event))
