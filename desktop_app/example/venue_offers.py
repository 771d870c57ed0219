"""장소 제안 of the example's year: invented events, some in the park, some elsewhere with their reason."""

from dataclasses import replace
from datetime import date
from typing import Final

from desktop_app.activities.venue_offers import OfferOutcome, OfferReason, VenueOfferDraft
from desktop_app.office import Office

_NINE, _TEN, _TWO, _FOUR, _NOON = 9 * 60, 10 * 60, 14 * 60, 16 * 60, 12 * 60
_ELSEWHERE: Final = VenueOfferDraft(outcome=OfferOutcome.ELSEWHERE)
_USED: Final = VenueOfferDraft(outcome=OfferOutcome.USED)
_OFFERS: Final = (
    ("사회적경제과", replace(
        _USED, asked_on=date(2021, 4, 12), event="사회적경제 한마당 준비 회의", wanted_on=date(2021, 4, 28),
        start_minute=_TWO, end_minute=_FOUR, people=24,
    )),
    ("문화관광과", replace(
        _ELSEWHERE, asked_on=date(2021, 5, 6), event="마을 합창 발표회", wanted_on=date(2021, 5, 29), start_minute=_TWO,
        end_minute=_FOUR, people=260, reason=OfferReason.TOO_SMALL, held_at="구청 대강당",
        equipment="피아노",
    )),
    ("녹번동", replace(
        _ELSEWHERE, asked_on=date(2021, 6, 3), event="주민총회", wanted_on=date(2021, 6, 19), start_minute=_TEN,
        end_minute=_NOON, people=80, reason=OfferReason.OCCUPIED, held_at="녹번동 주민센터",
    )),
    ("아동보육과", replace(
        _ELSEWHERE, asked_on=date(2021, 9, 7), event="보육교직원 연수", wanted_on=date(2021, 9, 30), start_minute=_NINE,
        end_minute=_NOON, people=60, reason=OfferReason.CHANGED, note="방역 단계가 올라 영상 회의로 바꿈",
    )),
    ("자치행정과", replace(
        _USED, asked_on=date(2021, 10, 5), event="자치회관 담당자 교육", wanted_on=date(2021, 10, 27),
        start_minute=_TEN, end_minute=_NOON, people=32,
    )),
    ("진관동", replace(
        _ELSEWHERE, asked_on=date(2021, 11, 2), event="통장 연말 간담회", wanted_on=date(2021, 12, 3),
        start_minute=_TWO, end_minute=_FOUR, people=45, reason=OfferReason.DISTANCE, held_at="진관동 주민센터",
    )),
    ("청년정책과", VenueOfferDraft(
        asked_on=date(2021, 12, 14), event="청년 정책 토론회", wanted_on=date(2021, 12, 29), start_minute=_TWO,
        end_minute=_FOUR, people=50, equipment="빔프로젝터",
    )),
)  # fmt: skip


def fill_venue_offers(office: Office) -> None:
    """Seven: two held in the park, four elsewhere, one still offered; rooms large enough where one was used."""
    rooms = sorted(office.venues.choices(), key=lambda room: (room.capacity or 0, room.id))
    drafts = []
    for home, draft in _OFFERS:
        fits = [room.id for room in rooms if (room.capacity or 0) >= (draft.people or 0)]
        elsewhere = draft.outcome is OfferOutcome.ELSEWHERE
        room = fits[0] if fits and not elsewhere else None
        drafts.append(replace(draft, department_id=office.directory.find("DEPARTMENT", home), venue_id=room))
    office.venue_offers.add_many(drafts)
