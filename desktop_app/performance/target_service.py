"""What the officer does with targets besides the register: dated values, the plan's own as a beginning (E1)."""

from collections.abc import Mapping, Sequence
from typing import Any

from db import target_queries as queries
from db.duties import TargetValue
from db.session import Session
from desktop_app.activities.targets import TargetDraft, ValueLine
from desktop_app.changes import Act, Change
from desktop_app.child_rows import drop_children, keep_children
from desktop_app.performance.period import programme
from desktop_app.performance.target_reading import read_targets
from desktop_app.performance.targets import planned_targets
from desktop_app.problems import Problem, in_line
from desktop_app.reference import plan
from desktop_app.register.service import Register
from desktop_app.values import tidy_line


class Targets(Register[TargetDraft]):
    """The targets of each year, with how they stand today."""

    def add_planned(self) -> Change:
        """Enter the plan's own targets, as one act (REP-2)."""
        return self.add_many(planned_targets(plan()["fiscal_year"]), Act.FILL_REFERENCE)

    def checked(self, s: Session, draft: TargetDraft, record_id: int | None) -> list[Problem]:
        """A name stands once in a year; a dated value has its day and figure."""
        found = []
        if queries.named(s, draft.fiscal_year, tidy_line(draft.name), record_id):
            found.append(Problem("name", "같은 이름의 목표가 그해에 이미 있습니다."))
        for place, one in enumerate(draft.values):
            if one.noted_on is None:
                found.append(Problem(in_line("values", place, "noted_on"), "언제의 값인지 적으세요."))
            if one.value is None:
                found.append(Problem(in_line("values", place, "value"), "값을 적으세요."))
        return found

    def more_of(self, s: Session, ids: Sequence[int]) -> Mapping[int, Mapping[str, Any]]:
        """The values below each, and how it stands."""
        today, found = self._clock.today(), {}
        for year in queries.years_of(s, ids):
            for one in read_targets(s, year, programme(year).start, today):
                found[one.id or 0] = {"values": one.draft.values, "progress": one.progress}
        return {key: found[key] for key in ids if key in found}

    def before_flush(self, s: Session, row: Any, draft: TargetDraft) -> None:
        """A new one stands behind the others of its year."""
        if row.position is None:
            row.position = queries.next_position(s, draft.fiscal_year)

    def write_more(self, s: Session, row: Any, draft: TargetDraft) -> None:
        """The dated values, in the order of the form."""

        def fill(one: TargetValue, line: ValueLine) -> None:
            assert line.noted_on is not None  # noqa: S101 - checked() blocks without
            assert line.value is not None  # noqa: S101 - the same
            one.target_id, one.noted_on, one.value, one.note = (
                row.id,
                line.noted_on,
                line.value,
                tidy_line(line.note),
            )

        keep_children(s, queries.values(s, [row.id]), draft.values, TargetValue, fill)

    def drop_more(self, s: Session, row: Any) -> None:
        """The values go with their target."""
        drop_children(s, queries.values(s, [row.id]))
