"""작성자 of an opinion: who is in post on its day is put in where nobody stands yet, and offered while typing (A5)."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from desktop_app.proposals.opinion_records import Writer
from ui.widgets.form import RecordForm
from ui.widgets.word_input import WordInput

NOBODY: Final = Writer()
_FIELDS: Final = {"writer_name": "name", "writer_post": "post", "writer_extension": "extension"}


class WriterDefault:
    """Follows the day of writing and the name; what the officer typed is never replaced."""

    def __init__(
        self, form: RecordForm, writers: Callable[[date], Sequence[Writer]], today: Callable[[], date]
    ) -> None:
        self._form, self._writers, self._today = form, writers, today
        self._put = NOBODY
        self.name = WordInput(lambda: [one.name for one in self._offered()])
        form.body.edited.connect(self._follow)

    def forget(self) -> None:
        """Another opinion is shown."""
        self._put = NOBODY

    def _offered(self) -> Sequence[Writer]:
        return self._writers(self._form.body.inputs["written_on"].value() or self._today())

    def _follow(self, key: str) -> None:
        if key == "written_on" and self._form.body.inputs[key].value() is not None:
            if self._now() in {NOBODY, self._put}:
                self._fill(next(iter(self._offered()), NOBODY))
        elif key == "writer_name":
            self._complete()

    def _complete(self) -> None:
        """A name that is known brings its post and number along."""
        now = self._now()
        known = next((one for one in self._offered() if one.name == now.name), None)
        if known is not None and (now.post, now.extension) in {
            ("", ""),
            (self._put.post, self._put.extension),
        }:
            self._fill(known)

    def _now(self) -> Writer:
        inputs = self._form.body.inputs
        return Writer(**{name: inputs[key].value() for key, name in _FIELDS.items()})

    def _fill(self, writer: Writer) -> None:
        if writer == self._now():
            return
        self._put = writer
        for key, name in _FIELDS.items():
            self._form.body.inputs[key].set_value(getattr(writer, name))
        self._form.body.edited.emit("writer_post")
