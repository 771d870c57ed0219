"""The form of a register, made of its declared fields (desktop_app.register.fields)."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, Final

from desktop_app.register.fields import Field, FieldKind, Mask
from ui.widgets.choice_inputs import CheckInput, ChoiceInput, PickInput, SegmentInput
from ui.widgets.form_body import FormBody, Part
from ui.widgets.input_base import Input
from ui.widgets.inputs import TextArea, TextInput
from ui.widgets.value_inputs import CountInput, DateInput, MonthInput, SpanInput, TimeInput, WonInput
from ui.widgets.veil import Veil, veiled_address, veiled_mail, veiled_name, veiled_phone
from ui.widgets.word_input import WordInput

SEGMENTS_UP_TO: Final = 4
"""So many codes are all in sight; more stand in a list."""
_TEXT_LINES: Final = 3


class RegisterInputs:
    """The inputs of a form by field; those that name other records take their choices from ``offer``."""

    def __init__(self, fields: Sequence[Field], year: Callable[[], int], today: Callable[[], date]) -> None:
        self._fields = [one for one in fields if one.in_form]
        self._year = year
        self._today = today
        self.veil: Veil | None = None
        """Where one is given, the section of the masked fields gets the link that lifts it."""
        self._words: dict[str, Sequence[str]] = {}
        self.by_key: dict[str, Input[Any]] = {one.key: self._made(one) for one in self._fields}

    def fill(self, body: FormBody, fields: Iterable[Field] | None = None) -> None:
        """Put them into a form: sections, lines of one field, lines of several."""
        waiting: list[Field] = []
        for one in fields if fields is not None else self._fields:
            if not one.beside:
                self._put(body, waiting)
                waiting = []
            waiting.append(one)
        self._put(body, waiting)

    def recall(self, words: Callable[[str], Sequence[str]]) -> None:
        """Give every field that offers words of its list again the words of now."""
        self._words.update({one.key: (*one.offered, *words(one.key)) for one in self._fields if one.recalled})

    def offer(self, choices: Callable[[str], Sequence[tuple[int, str]]]) -> None:
        """Give every field that names a record what it may name now."""
        for one in self._fields:
            entry = self.by_key[one.key]
            if one.kind is FieldKind.RECORD and isinstance(entry, PickInput):
                entry.set_choices(choices(one.key))

    def shown(self, draft: Any) -> dict[str, Any]:
        """A draft's values as the inputs take them."""
        return {one.key: _shown(one, getattr(draft, one.key)) for one in self._fields}

    def drafted_value(self, key: str, value: Any) -> Any:
        """What one input holds as the draft's value."""
        return _drafted(next(one for one in self._fields if one.key == key), value)

    def drafted(self, values: dict[str, Any]) -> dict[str, Any]:
        """What the inputs hold as the draft's values."""
        return {one.key: _drafted(one, values[one.key]) for one in self._fields}

    def _put(self, body: FormBody, line: Sequence[Field]) -> None:
        if not line:
            return
        first = line[0]
        if first.section and self.veil is not None and any(one.mask for one in self._section(first)):
            self.veil.head(body, first.section)
        elif first.section:
            body.section(first.section)
        if len(line) == 1:
            body.field(
                first.key, first.label, self.by_key[first.key], required=first.required, hint=first.hint
            )
            return
        parts = [Part(one.key, self.by_key[one.key], one.part) for one in line]
        body.fields(first.line or first.label, parts, required=first.required, hint=first.hint)

    def _section(self, first: Field) -> list[Field]:
        """The fields from the one that begins a section to the next that does."""
        rest = self._fields[self._fields.index(first) :]
        ends = next((at for at, one in enumerate(rest[1:], 1) if one.section), len(rest))
        return rest[:ends]

    def _made(self, field: Field) -> Input[Any]:
        if field.kind in {FieldKind.DAY, FieldKind.MONTH}:
            made = MonthInput if field.kind is FieldKind.MONTH else DateInput
            return made(self._year, self._today)
        if field.kind is FieldKind.CODE:
            return _of_codes(field)
        if (make := _PLAIN.get(field.kind)) is not None:
            return make(field)
        if field.mask is not None:
            return _VEILED[field.mask]()
        if field.offered or field.recalled:
            return WordInput(lambda: self._words.get(field.key, field.offered))
        return TextInput()


_PLAIN: Final[dict[FieldKind, Callable[[Field], Input[Any]]]] = {
    FieldKind.TEXT: lambda _: TextArea(lines=_TEXT_LINES),
    FieldKind.COUNT: lambda _: CountInput(),
    FieldKind.WON: lambda _: WonInput(),
    FieldKind.TIME: lambda _: TimeInput(),
    FieldKind.SPAN: lambda field: SpanInput(placeholder=field.example),
    FieldKind.YES: lambda field: CheckInput(field.label),
    FieldKind.RECORD: lambda _: PickInput((), placeholder="이름 일부나 초성"),
    FieldKind.WORD: lambda field: ChoiceInput([(word, word) for word in field.offered]),
}
_VEILED: Final[dict[Mask, Callable[[], Input[Any]]]] = {
    Mask.NAME: veiled_name,
    Mask.PHONE: veiled_phone,
    Mask.MAIL: veiled_mail,
    Mask.ADDRESS: veiled_address,
}


def _of_codes(field: Field) -> Input[Any]:
    assert field.codes is not None  # noqa: S101 - a CODE names its codes
    choices = [(one.name, str(one.value)) for one in field.codes]
    may_be_empty = field.wanted or field.optional
    if len(choices) <= SEGMENTS_UP_TO and not may_be_empty:
        return SegmentInput(choices)
    return ChoiceInput(choices) if may_be_empty else ChoiceInput(choices, empty=None)


def _shown(field: Field, value: Any) -> Any:
    if field.kind is FieldKind.WORD:
        return value or None
    return (value.name if value is not None else None) if field.kind is FieldKind.CODE else value


def _drafted(field: Field, value: Any) -> Any:
    if field.kind is FieldKind.WORD:
        return value or ""
    if field.kind is not FieldKind.CODE:
        return value
    assert field.codes is not None  # noqa: S101 - a CODE names its codes
    return field.codes[value] if value else None
