"""Walking through XML by its elements, nothing declared, nothing nested without end."""

from collections.abc import Callable
from xml.parsers import expat

from desktop_app.intake.limits import DEEPEST
from desktop_app.intake.refusals import FileRefused, Refusal

Start = Callable[[str, dict[str, str]], object]
End = Callable[[str], object]


def walk(
    data: bytes, start: Start, end: End | None = None, text: Callable[[str], object] | None = None
) -> None:
    """Call ``start`` and ``end`` for each element by its name without prefix. Raises FileRefused.

    Attributes keep their prefix, as ``r:id``.
    """
    depth = 0

    def open_(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise FileRefused(Refusal.TOO_DEEP)
        start(name.rpartition(":")[2], attributes)

    def close(name: str) -> None:
        nonlocal depth
        depth -= 1
        if end is not None:
            end(name.rpartition(":")[2])

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = open_
    parser.EndElementHandler = close
    parser.StartDoctypeDeclHandler = _refuse_doctype
    if text is not None:
        parser.CharacterDataHandler = text
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat takes it by place
    except expat.ExpatError as error:
        raise FileRefused(Refusal.DAMAGED) from error


def _refuse_doctype(*_: object) -> None:
    raise FileRefused(Refusal.DOCTYPE)
