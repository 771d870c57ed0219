"""Contact data behind a veil: masked until the officer asks, and asking is written down (PII-4, PII-5).

How a form uses it::

    form.veil = Veil(form, looked=self._looked, trouble=notify.trouble)
    form.veil.head(body, "연락처")           # a section with the link that lifts the veil
    body.field("phone", "전화", veiled_phone())

The field keeps the real value all the while, so saving a form that was never opened stores what was there.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QKeyEvent

from desktop_app.errors import OfficeError
from desktop_app.values import masked_address, masked_mail, masked_name, masked_phone, phone_text, tidy_line
from ui.actions import Action, bind
from ui.widgets.form import RecordForm
from ui.widgets.form_body import FormBody, Link
from ui.widgets.input_base import LineInput, Raw

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton, QWidget

OPEN_FOR: Final = 3 * 60 * 1000  # milliseconds without a key in the form
SHOW: Final = f"가린 것 보기  {Action.REVEAL.keys}"
HIDE: Final = f"다시 가리기  {Action.REVEAL.keys}"
CLOSED: Final = f"가려져 있습니다. ‘가린 것 보기’({Action.REVEAL.keys})를 누르면 고칠 수 있습니다."


class VeiledInput(LineInput[str]):
    """One line that shows its value masked while the veil is closed; an empty one can be filled in all the same."""

    def __init__(
        self, mask: Callable[[str], str], read: Callable[[str], str] = tidy_line, *, placeholder: str = ""
    ) -> None:
        super().__init__(placeholder=placeholder)
        self._mask = mask
        self._read = read
        self._closed = False
        self._real: str | None = None  # what stands behind the mask; None where the line shows it
        self._line.installEventFilter(self)

    @property
    def veiled(self) -> bool:
        """Whether the line shows a mask."""
        return self._real is not None

    def set_closed(self, closed: bool) -> None:  # noqa: FBT001 - a state to take over
        """Close or open the veil over what stands here."""
        if closed != self._closed:
            self._closed = closed
            self.set_raw(self.raw())
            self.show_problem(None)

    def value(self) -> str:
        return self._read(str(self.raw()))

    def set_value(self, value: str) -> None:
        self.set_raw(value)

    def raw(self) -> Raw:
        return self._line.full_text() if self._real is None else self._real

    def set_raw(self, raw: Raw) -> None:
        text = "" if raw is None else str(raw)
        self._real = text if self._closed and text else None
        self._line.setReadOnly(self.veiled)
        super().set_raw(self._mask(text) if self.veiled else text)

    def printed(self) -> str | None:
        return self.value()

    def reprint(self) -> None:
        if not self.veiled:
            super().reprint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.veiled and isinstance(event, QKeyEvent) and _types(event):
            self.show_problem(CLOSED, blocks=False)
        return bool(super().eventFilter(watched, event))


def _types(event: QKeyEvent) -> bool:
    return event.type() == QEvent.Type.KeyPress and bool(event.text().strip())


def veiled_name() -> VeiledInput:
    """A person's name."""
    return VeiledInput(masked_name)


def veiled_phone() -> VeiledInput:
    """A phone number; bare digits get their hyphens on leaving."""
    return VeiledInput(masked_phone, phone_text)


def veiled_mail() -> VeiledInput:
    """A mail address."""
    return VeiledInput(masked_mail)


def veiled_address() -> VeiledInput:
    """Where a person lives."""
    return VeiledInput(masked_address)


class Veil(QObject):
    """The veil over a form's contact data: closed for each record anew, open when asked, closed again after a while.

    ``looked`` writes down that the record's data were seen, before they are; where that fails nothing is shown.
    """

    def __init__(
        self,
        form: RecordForm,
        looked: Callable[[int], object],
        trouble: Callable[[OfficeError], object],
    ) -> None:
        super().__init__(form)
        self._form = form
        self._looked = looked
        self._trouble = trouble
        self._open_for: int | None = None
        self._record: int | None = None
        self._button: QPushButton | None = None
        self._close_due = QTimer(self, singleShot=True, interval=OPEN_FOR)
        self._close_due.timeout.connect(self.close)
        form.opening.connect(self._take)
        form.edits_changed.connect(lambda _: self._tell())
        form.body.edited.connect(lambda _: self._stay())
        form.installEventFilter(self)

    @property
    def is_open(self) -> bool:
        """Whether the shown record's data are in plain sight."""
        return self._open_for is not None

    def head(self, body: FormBody, title: str, *links: Link) -> None:
        """Begin the section that is veiled; the link that lifts the veil stands first at its right end."""
        self._button, *_ = body.section(title, (SHOW, self.toggle), *links)
        self._tell()

    def listen_in(self, widget: "QWidget") -> None:
        """Answer the key wherever the focus is in a screen, in its list too."""
        bind(Action.REVEAL, widget, self.toggle)

    def toggle(self) -> None:
        """보기 or 다시 가리기."""
        if self.is_open:
            self.close()
        elif self._record is not None and self._covers:
            try:
                self._looked(self._record)
            except OfficeError as error:
                self._trouble(error)
                return
            self._open_for = self._record
            self._close_due.start()
            self._apply()

    def close(self) -> None:
        """Mask again; what was typed stays."""
        self._close_due.stop()
        self._open_for = None
        self._apply()

    def _take(self, record_id: int | None) -> None:
        """Another record comes into the form, or the same one anew."""
        self._record = record_id
        if record_id is None or record_id != self._open_for:
            self._close_due.stop()
            self._open_for = None
        self._apply()

    def _apply(self) -> None:
        closed = self._record is not None and not self.is_open
        for entry in self._inputs():
            entry.set_closed(closed)
        self._tell()

    def _tell(self) -> None:
        if self._button is not None:
            self._button.setText(HIDE if self.is_open else SHOW)
            self._button.setVisible(self.is_open or self._covers)

    @property
    def _covers(self) -> bool:
        return any(entry.veiled for entry in self._inputs())

    def _inputs(self) -> list[VeiledInput]:
        return [entry for entry in self._form.body.inputs.values() if isinstance(entry, VeiledInput)]

    def _stay(self) -> None:
        if self.is_open:
            self._close_due.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide and self.is_open:
            self.close()
        return bool(super().eventFilter(watched, event))
