"""Invented contacts with tenants, partners and departments: settled ones, some to come back to, one of today."""

from datetime import date
from random import Random

from desktop_app.directory.contact_records import ContactDraft
from desktop_app.directory.records import Body, BodyKind, PersonRecord
from desktop_app.office import Office
from desktop_app.terms import ContactWay

_WORDS = (
    (ContactWay.PHONE, "골목 행사 장소를 물어 와 대관 절차를 알려 줌", "신청서 들어왔는지 묻기"),
    (ContactWay.VISIT, "작업실을 보고 공동 사업 생각을 들음. 구민 강좌를 열고 싶어 함", "강좌 계획 받기"),
    (ContactWay.MAIL, "협업사업 제안서 서식을 보냄", "제안서 받기"),
    (ContactWay.MEETING, "부서와 첫 만남 날짜를 맞춤", "회의 자료 나누기"),
    (ContactWay.PHONE, "협약 연장 뜻을 물음. 내부에서 의논한 뒤 알려 주기로 함", "연장 여부 묻기"),
    (ContactWay.MESSAGE, "소식지 원고 마감을 알림", "원고 받기"),
)
_PARTNERS = (
    ("서울혁신센터", ContactWay.MEETING, "12월 합동 점검 일정을 의논함",
     date(2021, 12, 6), date(2021, 12, 20), "점검 결과 받기"),
    ("한국환경산업기술원", ContactWay.PHONE, "다회용 그릇 캠페인 후원을 물음",
     date(2021, 11, 29), date(2021, 12, 16), "답 받기"),
    ("청년허브", ContactWay.MAIL, "내년 공동 강좌 초안을 보냄",
     date(2021, 12, 14), date(2021, 12, 27), "의견 받기"),
)  # fmt: skip
_DEPARTMENT = ("자원순환과", ContactWay.PHONE, "제로웨이스트 홍보물 수량을 확인함", date(2021, 12, 17))
_MONTHS = (4, 5, 6, 7, 8, 9, 10, 11, 11, 12, 12, 12)


def contact_drafts(dice: Random, office: Office) -> list[ContactDraft]:
    """A year of contacts; the older ones are settled."""
    directory = office.directory
    tenants = directory.tenants()
    found = [
        _tenant_contact(dice, office, Body(BodyKind.TENANT, dice.choice(tenants).id), month)
        for month in _MONTHS
    ]
    for name, way, summary, day, again, step in _PARTNERS:
        key = directory.find(BodyKind.PARTNER.name, name)
        if key is not None:
            found.append(ContactDraft(day, Body(BodyKind.PARTNER, key), way, None, summary, again, step))
    name, way, summary, day = _DEPARTMENT
    key = directory.find(BodyKind.DEPARTMENT.name, name)
    if key is not None:
        found.append(ContactDraft(day, Body(BodyKind.DEPARTMENT, key), way, None, summary))
    return found


def _tenant_contact(dice: Random, office: Office, body: Body, month: int) -> ContactDraft:
    way, summary, step = dice.choice(_WORDS)
    day = date(2021, month, dice.randint(1, 17))
    people: list[PersonRecord] = office.people.of_body(body)
    person = people[0].id if people else None
    past = month < 11  # noqa: PLR2004 - what was to be done before winter is done
    if not past and dice.random() < 0.3:  # noqa: PLR2004 - some lead to nothing further
        return ContactDraft(day, body, way, person, summary)
    again = date(2021, month + 1, dice.randint(1, 28)) if past else date(2021, 12, dice.randint(18, 31))
    return ContactDraft(day, body, way, person, summary, again, step, settled=past)
