"""공간조성 건의 with what was heard of the City, as lines of each record (features.md E12)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from db import citizen_queries as queries
from db.citizens import SuggestionProgress
from db.session import Session
from desktop_app.activities.space_suggestions import (
    OWNER,
    SPACE_SUGGESTIONS,
    ProgressEntry,
    SpaceSuggestionDraft,
)
from desktop_app.child_rows import drop_children, keep_children
from desktop_app.clock import Clock
from desktop_app.privacy.guard import number_problems
from desktop_app.problems import Problem, in_line
from desktop_app.register.service import Register
from desktop_app.store import Store
from desktop_app.values import tidy, tidy_line


class SpaceSuggestions(Register[SpaceSuggestionDraft]):
    """The register of suggestions."""

    def __init__(self, store: Store, clock: Clock) -> None:
        super().__init__(store, clock, SPACE_SUGGESTIONS, queries.SUGGESTIONS)

    def blank(self) -> SpaceSuggestionDraft:
        """A new suggestion: sent today, by the department that the plan names."""
        owner = next((key for key, name in self.choices("department_id", None) if name == OWNER), None)
        return SpaceSuggestionDraft(sent_on=self._clock.today(), department_id=owner)

    def of_year(self, year: int) -> list[Any]:
        """The suggestions of a year with all their entries, the oldest first."""
        with self._store.reading() as s:
            return self.read(s, queries.suggestions_of_year(s, year))

    def problems(self, draft: SpaceSuggestionDraft, record_id: int | None = None) -> list[Problem]:
        found = super().problems(draft, record_id)
        for place, one in enumerate(draft.entries):
            found += [Problem(in_line("entries", place, bad.field), bad.text) for bad in number_problems(one)]
        return found

    def tidied(self, draft: SpaceSuggestionDraft) -> SpaceSuggestionDraft:
        entries = [replace(one, text=tidy(one.text), source=tidy_line(one.source)) for one in draft.entries]
        kept = (one for one in entries if one.text or one.source or one.noted_on)
        return replace(super().tidied(draft), entries=tuple(kept))

    def more_of(self, s: Session, ids: Sequence[int]) -> Mapping[int, Mapping[str, Any]]:
        found: dict[int, list[ProgressEntry]] = {key: [] for key in ids}
        for row in queries.entries(s, ids):
            found[row.suggestion_id].append(ProgressEntry(row.noted_on, row.text, row.source, row.id))
        return {key: {"entries": tuple(lines)} for key, lines in found.items()}

    def write_more(self, s: Session, row: Any, draft: SpaceSuggestionDraft) -> None:
        def fill(line: SuggestionProgress, one: ProgressEntry) -> None:
            assert one.noted_on is not None  # noqa: S101 - problems() blocks without a day
            line.noted_on, line.text, line.source = one.noted_on, one.text, one.source

        ordered = sorted(draft.entries, key=lambda one: str(one.noted_on))
        standing = queries.entries(s, [row.id])
        keep_children(s, standing, ordered, lambda: SuggestionProgress(suggestion_id=row.id), fill)

    def drop_more(self, s: Session, row: Any) -> None:
        drop_children(s, queries.entries(s, [row.id]))
