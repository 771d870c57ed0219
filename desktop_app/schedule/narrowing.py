"""A part of the calendar: kinds that are switched off, words that are looked for; screen, paper and file keep to it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from desktop_app.schedule.records import DatedItem, Span
from desktop_app.search import SearchPattern, matches, pattern

_HIDDEN, _TEXT = "hidden", "text"


@dataclass(frozen=True)
class Narrowing:
    """What of the calendar is shown; words are found by 초성 too."""

    hidden: frozenset[str] = frozenset()
    text: str = ""
    words: SearchPattern | None = None

    @property
    def said(self) -> str:
        """What the shown ones are, where they are not all."""
        parts = ["고른 종류만"] if self.hidden else []
        return " · ".join([*parts, f"‘{self.text}’로 찾은 것만"] if self.words is not None else parts)

    @property
    def asked(self) -> tuple[tuple[str, str], ...]:
        """As a wish keeps it; nothing where all is shown."""
        said = {_HIDDEN: ",".join(sorted(self.hidden)), _TEXT: self.text if self.words is not None else ""}
        return tuple((key, words) for key, words in said.items() if words)

    def holds(self, item: DatedItem) -> bool:
        """Whether a record is shown."""
        if item.kind.key in self.hidden:
            return False
        words = (item.title, item.kind.word, item.where)
        return self.words is None or any(matches(one, self.words) for one in words if one)

    def of(self, span: Span) -> Span:
        """The shown records of a span."""
        return replace(span, items=tuple(item for item in span.items if self.holds(item)))


def narrowing(hidden: Collection[str], text: str, composing: str = "") -> Narrowing:
    """What is switched off and typed; ``composing`` is the syllable that is still being written."""
    return Narrowing(frozenset(hidden), text + composing, pattern(text, composing))


def narrowing_from(asked: Mapping[str, str]) -> Narrowing:
    """What a wish kept."""
    hidden = [key for key in asked.get(_HIDDEN, "").split(",") if key]
    return narrowing(hidden, asked.get(_TEXT, ""))
