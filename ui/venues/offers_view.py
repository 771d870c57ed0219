"""장소 제안: the register of rooms that were offered to events of the district, by reason where not used (D6)."""

from collections.abc import Callable, Sequence
from typing import Any

from desktop_app.activities.venue_offers import OfferOutcome, VenueOfferDraft, offer_state
from desktop_app.register.kind import RegisterRow
from desktop_app.venues.records import UsageDraft
from ui.actions import Action, Command
from ui.feature_tab import Place, TabContext
from ui.register_view import Plan, RegisterView
from ui.venues.room_search import RoomSearch
from ui.widgets.columns import Column, ColumnKind

Row = RegisterRow[VenueOfferDraft]


def _reason(row: Row) -> str:
    return row.draft.reason.value if row.draft.reason is not None else ""


COLUMNS: Sequence[Column[Any]] = (
    Column("asked_on", "제안일", ColumnKind.DATE, 104, lambda row: row.draft.asked_on),
    Column("event", "행사명", ColumnKind.NAME, 210, lambda row: row.draft.event),
    Column("department_id", "부서·동", ColumnKind.TEXT, 110, lambda row: row.names["department_id"], hide_rank=2),
    Column("wanted_on", "행사일", ColumnKind.DATE, 104, lambda row: row.draft.wanted_on),
    Column("people", "인원", ColumnKind.NUMBER, 56, lambda row: row.draft.people),
    Column("venue_id", "제안한 시설", ColumnKind.TEXT, 150, lambda row: row.names["venue_id"], hide_rank=1),
    Column("outcome", "결과", ColumnKind.STATE, 96, offer_state),
    Column("reason", "쓰지 않은 까닭", ColumnKind.TEXT, 120, _reason),
    Column("held_at", "열린 곳", ColumnKind.QUIET, 120, lambda row: row.draft.held_at, sortable=False, hide_rank=3),
)  # fmt: skip


class OffersView(RegisterView):
    """The list of a year's offers; 장소 찾기 begins one, or the use itself."""

    def __init__(
        self,
        context: TabContext,
        year: Callable[[], int],
        go: Callable[[Place], object],
        begin_use: Callable[[UsageDraft], object],
    ) -> None:
        self._begin_use = begin_use
        plan = Plan(
            COLUMNS,
            "행사·부서·시설 찾기 — 초성도 됩니다",
            "‘장소 찾기’로 빈 시설을 찾아 제안하고, 다른 곳에서 열리면 까닭을 적어 두세요.",
            Action.ADD_OFFER,
            offer_state,
        )
        super().__init__(context, year, go, context.office.venue_offers, plan)

    def extra(self) -> Sequence[Command]:
        return (Command(Action.FIND_ROOM, self.find_room),)

    def links(self, row: RegisterRow[Any]) -> list[tuple[str, Callable[[], object]]]:
        return [("빈 시설 찾기", lambda: self._search(row.draft))]

    def blank(self) -> VenueOfferDraft:
        today = self.context.clock.today()
        return VenueOfferDraft(today if today.year == self.year() else None)

    def find_room(self) -> None:
        """Look for a room for a new event."""
        self._search(self.blank())

    def _search(self, draft: VenueOfferDraft) -> None:
        RoomSearch(draft, self.context, self.widget.window(), self._begin_use, self.log).open()

    def log(self, draft: VenueOfferDraft) -> None:
        """The same question as an entry of this register, its outcome to be written."""
        self.begin_with(draft, "새 장소 제안")
        if draft.outcome is OfferOutcome.ELSEWHERE:
            self.form.body.focus_field("reason")
