"""What the officer does with 행정사항 besides the register: mark them done, preload those of the plan, print them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from db.admin_duty_queries import next_position
from db.duties import AdminDuty
from db.register_lists import Listed
from db.session import Session, fetch
from desktop_app.activities.admin_duties import EVERYBODY, AdminDutyDraft, AdminSheet
from desktop_app.changes import Act, Change
from desktop_app.clock import Clock
from desktop_app.listing import ListQuery
from desktop_app.particles import with_object
from desktop_app.reference import plan
from desktop_app.register.kind import RegisterKind
from desktop_app.register.service import Register
from desktop_app.store import Store


class AdminDuties(Register[AdminDutyDraft]):
    """The sheet of a year."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        kind: RegisterKind[AdminDutyDraft],
        listed: Listed,
        organisation: Callable[[], str],
    ) -> None:
        super().__init__(store, clock, kind, listed)
        self._organisation = organisation

    def before_flush(self, s: Session, row: Any, draft: AdminDutyDraft) -> None:
        """A new one stands behind the others of its year."""
        if row.position is None:
            row.position = next_position(s, draft.fiscal_year)

    def settle(self, ids: Sequence[int]) -> Change:
        """마침 today for these; where all of them are done, open them again."""
        today = self._clock.today()
        with self._store.writing(Act.MARK_ADMIN_DUTY) as s:
            rows = [fetch(s, AdminDuty, key) for key in ids]
            again = all(row.done_on is not None for row in rows)
            for row in rows:
                row.done_on = None if again else row.done_on or today
        word = "다시 할 일로 두었습니다" if again else "마침으로 표시했습니다"
        said = f"행정사항 {len(rows):,}건"
        return self._done(s, f"{with_object(said)} {word}.", count=len(rows))

    def planned(self, find: Callable[[str, str], int | None]) -> list[AdminDutyDraft]:
        """What the plan asks of the departments, the wording as it stands there; due when the programme ends."""
        stated = plan()
        base = AdminDutyDraft(
            due_on=date.fromisoformat(stated["period"]["until"]), fiscal_year=stated["fiscal_year"]
        )
        named = [one for one in stated["departments"] if one["duties"]]
        drafts = [
            replace(base, department_id=find("DEPARTMENT", one["name"]), content=one["duties"])
            for one in named
        ]
        drafts = [
            one if one.department_id is not None else replace(one, addressee=stated_one["name"])
            for one, stated_one in zip(drafts, named, strict=True)
        ]
        common = stated["common_duty"]
        return [*drafts, replace(base, addressee=common["to"] or EVERYBODY, content=common["duties"])]

    def add_planned(self, find: Callable[[str, str], int | None]) -> Change:
        """Enter what the plan asks for, as one act."""
        return self.add_many(self.planned(find), Act.FILL_REFERENCE)

    def sheet(self, year: int, ids: Sequence[int] | None = None, *, apart: bool = False) -> AdminSheet:
        """The sheet of a year, or of chosen rows."""
        wanted = self.listing(ListQuery(year=year)).ids if ids is None else ids
        rows = tuple(self.rows(list(wanted)))
        return AdminSheet(year, self._organisation(), self._clock.today(), rows, apart)
