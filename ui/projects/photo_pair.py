"""전후 사진 of a street item in its form: two places that take a photograph by a link or a drop (features.md C5).

Photographs are read and made small off the window's thread, and only those of the record that is shown.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.attachments.records import Kept
from desktop_app.errors import OfficeError
from desktop_app.pictures import ENDINGS, Picture
from desktop_app.project_records.street_items import Side
from ui.feature_tab import TabContext
from ui.intake.drops import FileDrops
from ui.jobs import JobCancelled, JobControl
from ui.notify import FileKind
from ui.theme import Face, Role, changes, current
from ui.widgets.link_row import LinkRow
from ui.widgets.plain import plain_label

PUT, CHANGE, OPEN, REMOVE = "넣기", "바꾸기", "열기", "빼기"
NOTHING: Final = "여기로 끌어다 놓기"
LATER: Final = "저장한 뒤에 넣습니다"
READING: Final = "사진을 읽는 중"
GONE: Final = "사진을 보일 수 없습니다"
HEIGHT: Final = 116
LONGEST: Final = 640
PICTURES: Final = FileKind("사진", " *.".join(ENDINGS))

Put = Callable[[Side, Kept], object]
Drop = Callable[[Side], object]


class PhotoPlace(QWidget):
    """The frame with a photograph in its own shape, or the words in its stead."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._pixmap = QPixmap()
        self._words = ""
        self._name = name
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        changes().theme_changed.connect(self.updateGeometry)

    @property
    def words(self) -> str:
        """What stands instead of a photograph; empty where one is shown."""
        return self._words if self._pixmap.isNull() else ""

    def say(self, words: str) -> None:
        """No photograph: why not."""
        self._pixmap, self._words = QPixmap(), words
        self.setAccessibleName(f"{self._name}: {words}")
        self.update()

    def show_picture(self, picture: Picture) -> None:
        """A photograph that was made small already."""
        self._pixmap.loadFromData(picture.data, "JPG")
        self.setAccessibleName(f"{self._name} 사진")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(150, current().px(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, inside = current(), self.rect().adjusted(0, 0, -1, -1)
        painter = QPainter(self)
        painter.fillRect(inside, theme.color(Role.FIELD))
        painter.setPen(theme.pen(Role.EDGE, 1))
        painter.drawRect(inside)
        if self._pixmap.isNull():
            painter.setFont(theme.font(Face.HINT))
            painter.setPen(theme.color(Role.QUIET))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(inside.adjusted(8, 4, -8, -4), flags, self._words)
        else:
            room = inside.adjusted(2, 2, -1, -1)
            size = self._pixmap.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRect(room.topLeft(), size)
            place.moveCenter(room.center())
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(place, self._pixmap)
        painter.end()


class PhotoPair(QWidget):
    """Both places; ``put`` and ``drop`` are acts of the record that is shown."""

    def __init__(self, context: TabContext, put: Put, drop: Drop) -> None:
        super().__init__()
        self._context, self._put, self._drop = context, put, drop
        self._stored = False
        self._ids: dict[Side, int | None] = dict.fromkeys(Side)
        self.places = {side: PhotoPlace(side.value) for side in Side}
        self.links = {side: LinkRow() for side in Side}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(12)
        for side in Side:
            holder = QWidget()
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(4)
            head = QHBoxLayout()
            head.addWidget(plain_label(side.value, "label"))
            head.addStretch()
            head.addWidget(self.links[side])
            column.addLayout(head)
            column.addWidget(self.places[side])
            row.addWidget(holder, 1)
            FileDrops(holder, partial(self.take, side))

    def show_photos(self, ids: dict[Side, int | None] | None) -> None:
        """The photographs of a record; None for one that is not stored yet."""
        self._stored = ids is not None
        before, self._ids = self._ids, dict(ids or dict.fromkeys(Side))
        for side in Side:
            self._show_links(side)
            file_id = self._ids[side]
            if file_id is None:
                self.places[side].say(NOTHING if self._stored else LATER)
            elif file_id != before[side] or self.places[side].words:
                self._read(side, file_id)

    def choose(self, side: Side) -> None:
        """넣기 or 바꾸기: one file."""
        if chosen := self._context.notify.choose_files(f"{side.value} 사진 고르기", (PICTURES,)):
            self.take(side, chosen[0])

    def take(self, side: Side, path: Path) -> None:
        """Copy a photograph into the office folder, then put it with the record."""
        if not self._stored:
            self._context.notify.say("기록을 먼저 저장한 뒤에 사진을 넣으세요.")
            return
        self.places[side].say(READING)
        ids = dict(self._ids)

        def failed(trouble: OfficeError) -> None:
            self._ids[side] = None
            self.show_photos(ids if self._stored else None)
            self._context.notify.trouble(trouble)

        self._context.jobs.start_long(
            self, partial(self._keep, path), partial(self._put, side), failed=failed
        )

    def _keep(self, path: Path, control: JobControl) -> Kept:
        files = self._context.office.attachments
        kept = files.keep_picture(path)
        if control.cancelled:  # nobody waits any more: nothing of it stays
            files.forget([kept])
            raise JobCancelled
        return kept

    def _read(self, side: Side, file_id: int) -> None:
        place = self.places[side]
        place.say(READING)

        def shown(picture: Picture) -> None:
            if self._ids[side] == file_id:
                place.show_picture(picture)

        def failed(trouble: OfficeError) -> None:
            if self._ids[side] == file_id:
                place.say(GONE)
                self._context.notify.say(trouble.what)

        work = partial(self._context.office.attachments.picture, file_id, LONGEST)
        self._context.jobs.start(self, work, shown, failed)

    def _show_links(self, side: Side) -> None:
        file_id = self._ids[side]
        if not self._stored:
            self.links[side].show_links([])
        elif file_id is None:
            self.links[side].show_links([(PUT, partial(self.choose, side))])
        else:
            self.links[side].show_links(
                [
                    (OPEN, partial(self._open, side)),
                    (CHANGE, partial(self.choose, side)),
                    (REMOVE, partial(self._drop, side)),
                ]
            )

    def _open(self, side: Side) -> None:
        file_id = self._ids[side]
        if file_id is None:
            return
        try:
            path = self._context.office.attachments.open_copy(file_id)
        except OfficeError as trouble:
            self._context.notify.trouble(trouble)
            return
        if not self._context.notify.show_file(path):
            self._context.notify.say(f"‘{path.name}’ 파일을 열 프로그램이 이 컴퓨터에 없습니다.")
