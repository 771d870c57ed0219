"""현장견학 as the officer keeps it: besides the register, several visits marked at once and the year's table (E4)."""

from collections.abc import Mapping
from datetime import date

from db import visit_queries as queries
from db.session import fetch
from db.visits import FieldVisit
from desktop_app.activities.field_visits import FieldVisitDraft, VisitState, VisitYear
from desktop_app.changes import Act, Change
from desktop_app.errors import InputRefused
from desktop_app.particles import with_object
from desktop_app.register.service import Register
from desktop_app.values import date_text

SAFE = "저장된 기록은 바뀌지 않았습니다."


class FieldVisits(Register[FieldVisitDraft]):
    """The register of visits."""

    def hold(self, people: Mapping[int, int | None]) -> Change:
        """마침 for these visits with the number of people of each; None keeps what stands there.

        Raises InputRefused where one is still ahead, or where nobody says how many came.
        """
        today = self._clock.today()
        with self._store.writing(Act.HOLD_FIELD_VISITS) as s:
            for key, count in people.items():
                row = fetch(s, FieldVisit, key)
                called = f"{date_text(row.visited_on)} ‘{row.group_name or '견학'}’"
                if row.visited_on > today:
                    raise InputRefused(
                        f"{called}은(는) 아직 오지 않은 날입니다. 마침으로 둘 수 없습니다.", safe=SAFE
                    )
                if count is None and row.people is None:
                    raise InputRefused(f"{called}: 몇 명이 왔는지 적으세요.", safe=SAFE)
                row.state = VisitState.HELD.name
                row.people = row.people if count is None else count
        said = f"현장견학 {with_object(f'{len(people):,}회')} 마침으로 표시했습니다."
        return self._done(s, said, count=len(people))

    def year(self, year: int, until: date) -> VisitYear:
        """What was held by a day, by month and target group."""
        with self._store.reading() as s:
            counts = queries.by_visitors(s, year, until)
            left_out = queries.not_marked(s, year, until)
        return VisitYear(year, until, tuple(counts), left_out)
