"""A preview as the source of a list: its rows by fate, found by name, each with what would change and why not."""

from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.intake.preview import Choice, Fate, Outcome, Outlook
from desktop_app.listing import Listing, ListQuery, SavedView, Total
from desktop_app.marks import Mark, State
from desktop_app.search import folded, holds, initials, pattern
from ui.widgets.columns import Column, ColumnKind

_STATES: Final = {
    Fate.NEW: State(Mark.ON, Fate.NEW.value),
    Fate.CHANGED: State(Mark.HALF, Fate.CHANGED.value),
    Fate.SAME: State(Mark.NONE, Fate.SAME.value),
    Fate.REJECTED: State(Mark.WRONG, Fate.REJECTED.value),
    Fate.LEFT: State(Mark.NONE, Fate.LEFT.value),
}
ASKED: Final = State(Mark.FIX, "물음")
SKIPPED: Final = State(Mark.NONE, Choice.SKIP.value)
ALL: Final = "all"


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One row of the preview; its id is its number in the sheet."""

    id: int
    name: str
    what: str
    state: State


COLUMNS: Final[tuple[Column[PreviewRow], ...]] = (
    Column("id", "행", ColumnKind.NUMBER, 52, lambda row: row.id, sortable=False),
    Column("name", "이름", ColumnKind.NAME, 190, lambda row: row.name, sortable=False),
    Column("what", "내용", ColumnKind.TEXT, 180, lambda row: row.what, sortable=False, spare=True),
    Column("state", "결과", ColumnKind.STATE, 92, lambda row: row.state, sortable=False),
)


def state_of(outcome: Outcome, excluded: frozenset[int]) -> State:
    """What becomes of a row, as mark and word."""
    if outcome.questions and len(outcome.questions) == len(outcome.reasons):
        return ASKED
    if outcome.fate is Fate.LEFT and outcome.number not in excluded:
        return SKIPPED
    return _STATES[outcome.fate]


def what_of(outcome: Outcome) -> str:
    """In one line: why a row is not taken in, or what it would change."""
    if outcome.reasons:
        return " ".join(f"{one.address(outcome.number)} {one.text}" for one in outcome.reasons)
    if outcome.fate is Fate.CHANGED:
        return " · ".join(f"{one.label} {one.old or '없음'} → {one.new}" for one in outcome.differences)
    if outcome.fate is Fate.NEW:
        named = {one.key for one in outcome.preview.kind.identity}
        return " · ".join(f"{one.label} {one.new}" for one in outcome.differences if one.field not in named)
    return " ".join(note.text for note in outcome.notes)


class PreviewSource:
    """The rows of an outlook; another outlook over the same rows may take its place."""

    def __init__(self, outlook: Outlook) -> None:
        self.outlook = outlook
        self._places = {one.number: place for place, one in enumerate(outlook.outcomes)}
        self._keys: dict[str, list[str]] = {}
        """What is looked at while a name is typed, made at the first letter; names do not change."""

    def outcome(self, number: int | None) -> Outcome | None:
        """The outcome of a row of the sheet."""
        place = self._places.get(number) if number is not None else None
        return None if place is None else self.outlook.outcomes[place]

    def first_asked(self) -> int | None:
        """The first row with a word that must be asked about."""
        return next((one.number for one in self.outlook.outcomes if one.questions), None)

    def first_ids(self, query: ListQuery, limit: int) -> Sequence[int]:
        found = []
        for one in self._fitting(query):
            found.append(one.number)
            if len(found) == limit:
                break
        return found

    def listing(self, query: ListQuery) -> Listing:
        ids = array("q", (one.number for one in self._fitting(query)))
        return Listing(ids, (Total("", f"{len(ids):,}줄"), *self._passed_over()))

    def rows(self, ids: Sequence[int]) -> list[PreviewRow]:
        excluded = self.outlook.decisions.excluded
        found = filter(None, map(self.outcome, ids))
        return [PreviewRow(one.number, one.name, what_of(one), state_of(one, excluded)) for one in found]

    def views(self, query: ListQuery) -> list[SavedView]:
        del query  # the chips count the whole file
        counts = self.outlook.counts()
        every = SavedView(ALL, "전체", len(self.outlook.outcomes))
        return [every, *(SavedView(fate.name, fate.value, counts[fate]) for fate in Fate)]

    def _fitting(self, query: ListQuery) -> Sequence[Outcome]:
        asked = pattern(query.text, query.composing)
        found: Sequence[Outcome] = self.outlook.outcomes
        if asked is not None:
            keys = self._keys_for(asked.field)
            found = [one for one, key in zip(found, keys, strict=True) if holds(key, asked)]
        if query.view in Fate.__members__:
            fate = Fate[query.view]
            found = [one for one in found if one.fate is fate]
        return found

    def _keys_for(self, field: str) -> list[str]:
        if field not in self._keys:
            keys = [folded(one.name) for one in self.outlook.outcomes]
            self._keys[field] = list(map(initials, keys)) if field == "sounds" else keys
        return self._keys[field]

    def _passed_over(self) -> list[Total]:
        """Rows of the sheet that are no records, so that nobody misses them."""
        passed = Counter(role for _, role in self.outlook.preview.passed_over)
        if not passed:
            return []
        words = " · ".join(f"{role} {count:,}" for role, count in passed.items())
        return [Total(f"읽지 않은 줄: {words}", "", at_right=True)]
