"""What the officer does with 다음연도 예산 요구 besides the register: take proposals over, print the request."""

from collections.abc import Callable, Sequence

from db import next_year_queries as queries
from db.register_lists import Listed
from desktop_app.budget.next_year import NextYearDraft, NextYearList
from desktop_app.changes import Act, Change
from desktop_app.clock import Clock
from desktop_app.errors import InputRefused
from desktop_app.listing import ListQuery
from desktop_app.register.kind import RegisterKind
from desktop_app.register.service import Register
from desktop_app.store import Store


class NextYear(Register[NextYearDraft]):
    """The request for the budget of the year after the window's."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        kind: RegisterKind[NextYearDraft],
        listed: Listed,
        organisation: Callable[[], str],
    ) -> None:
        super().__init__(store, clock, kind, listed)
        self._organisation = organisation

    def waiting(self, year: int) -> int:
        """How many proposals marked 다음연도 예산요구 stand in no item yet."""
        with self._store.reading() as s:
            return len(queries.waiting_proposals(s, year))

    def take_proposals(self, year: int) -> Change:
        """Enter every waiting proposal as an item, as one act. Raises InputRefused where none waits."""
        with self._store.reading() as s:
            waiting = queries.waiting_proposals(s, year)
        if not waiting:
            raise InputRefused(
                f"{year}년 제안 가운데 새로 넣을 다음연도 예산요구가 없습니다.",
                safe="목록은 바뀌지 않았습니다.",
                steps=("제안·검토에서 제안의 재원을 ‘다음연도 예산요구’로 적으면 여기로 가져옵니다.",),
            )
        drafts = [
            NextYearDraft(
                name=title, asked_won=won, department_id=department, proposal_id=key, fiscal_year=year
            )
            for key, title, won, department, _number in waiting
        ]
        return self.add_many(drafts, Act.TAKE_PROPOSALS)

    def paper(self, year: int, ids: Sequence[int] | None = None) -> NextYearList:
        """The request of a year, or of chosen rows, for its paper."""
        wanted = self.listing(ListQuery(year=year)).ids if ids is None else ids
        rows = tuple(self.rows(list(wanted)))
        return NextYearList(year, self._organisation(), self._clock.today(), rows)
