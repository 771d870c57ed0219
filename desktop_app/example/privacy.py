"""Personal data in the example: people whose term is over or near, a destruction, and what the 접속기록 tells of it."""

from datetime import date

from desktop_app.clock import PracticeClock
from desktop_app.directory.records import PersonDraft
from desktop_app.office import Office
from desktop_app.privacy.access import AccessLog
from desktop_app.privacy.destruction_records import GROUNDS, Order
from desktop_app.privacy.records import CONTACT_DATA, subject
from desktop_app.terms import CollectionBasis, Deed

COMPUTER = "예시-PC"
_FORMER = (
    ("문가람", "운영팀장", date(2021, 5, 31), date(2021, 11, 30)),
    ("도하늬", "사업담당", date(2021, 6, 30), date(2021, 12, 15)),
    ("남보라", "대표", date(2021, 8, 31), date(2021, 12, 20)),
    ("추누리", "이사장", date(2021, 9, 30), date(2022, 1, 7)),
)
"""Former contacts: name, post, left, kept until."""
_GONE = ("표해솔", "사업담당", date(2020, 12, 31), date(2021, 6, 30))
_USES = (
    (date(2021, 11, 3), Deed.VIEW, 1, CONTACT_DATA, ""),
    (date(2021, 11, 12), Deed.EXPORT, 113, "XLSX / 성명, 전화, 전자우편", "회의·행사 – 하반기 워크숍 초대"),
    (date(2021, 12, 6), Deed.PRINT, 113, "주소 라벨", "자료 제출 – 연말 실적 취합 요청"),
    (date(2021, 12, 17), Deed.COPY, 21, "전자우편 주소", "업무 연락"),
)


def fill_privacy(office: Office) -> None:
    """Added after everything else, so that no record before it changes its number."""
    tenants = [choice.id for choice in office.directory.tenants()]
    drafts = [_former(place, one, tenants) for place, one in enumerate((*_FORMER, _GONE))]
    office.people.add_many(drafts)
    subjects = office.registers.subjects
    for day, deed, persons, detail, reason in _USES:
        ids = list(range(1, persons + 1))
        AccessLog(office.store, PracticeClock(day), computer=COMPUTER).note(
            deed, subject("person", ids), persons, detail, reason
        )
    gone = [row.id for row in subjects.rows(list(range(1, 1_000))) if row.retain_until == _GONE[-1]]
    office.destruction.destroy(Order(tuple(gone), GROUNDS[0]), _unwatched, _unwatched)


def _former(place: int, one: tuple[str, str, date, date], tenants: list[int]) -> PersonDraft:
    name, post, left, until = one
    return PersonDraft(
        name,
        tenant_id=tenants[7 + place * 31],
        post=post,
        phone="000-0000-0000",
        mail=f"former{place + 1}@example.invalid",
        since_on=date(2019, 3, 2),
        until_on=left,
        collection_basis=CollectionBasis.CONSENT,
        collected_on=date(2019, 3, 2),
        retain_until=until,
    )


def _unwatched(*_: object) -> None:
    """Nobody watches how far it is."""
