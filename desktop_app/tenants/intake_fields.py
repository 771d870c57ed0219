"""The columns by which lists of 입주단체 come: their words, how each cell is understood."""

from functools import partial
from typing import Any

from desktop_app.directory.intake import BASIS, BUILDING, PARTNER
from desktop_app.intake.cells import Meaning
from desktop_app.intake.field_words import FIELD
from desktop_app.intake.kinds import FieldSpec, Read
from desktop_app.intake.readers import (
    read_day,
    read_line,
    read_mail,
    read_names,
    read_period,
    read_phone,
    read_text,
)
from desktop_app.intake.records import CellValue
from desktop_app.terms import FIELDS, LEGAL_FORMS, CollectionBasis, TenantGroup, TenantPlace
from desktop_app.values import masked_mail, masked_name, masked_phone

CONTACT = "contact_"
"""Begins the fields of the person to reach."""
GROUPS, PLACES, LEGAL_FORM = "tenant_group", "place", "legal_form"


def _read_place(value: CellValue, year: int) -> Meaning[dict[str, str]]:
    """건물·호실 in one cell: the first word is the building, the rest the room."""
    building, _, room = (read_line(value, year).value or "").partition(" ")
    found = {"building_id": building, "room": read_line(room, year).value}
    return Meaning({key: text for key, text in found.items() if text} or None)


def _contact(key: str, label: str, heads: str, read: Read = read_line, **more: Any) -> FieldSpec:
    return FieldSpec(f"{CONTACT}{key}", label, read, heads, group="contact", personal=True, **more)


TENANT_FIELDS: tuple[FieldSpec, ...] = (
    FieldSpec(
        "name", "단체명", read_line,
        "입주단체, 입주단체명, 기관명, 업체명, 기업명, 입주기업, 회사명, 조직명, 상호, 단체이름, 입주단체 이름",
        required=True, identity=True, example="꽃씨 청년일터", width=24,
    ),
    FieldSpec("aliases", "다른 이름", read_names, "약칭, 옛 이름, 별칭", width=18),
    FieldSpec(
        "field", "분야", read_line, "활동분야, 사업분야, 분류",
        lookup=FIELD, fixed=True, choices=FIELDS, example="청년/경제",
    ),
    FieldSpec(
        "legal_form", "법인 형태", read_line, "조직형태, 법인격, 단체유형, 유형, 형태",
        lookup=LEGAL_FORM, choices=LEGAL_FORMS, example="협동조합", width=20,
    ),
    FieldSpec(
        "business", "주요사업", read_line, "사업내용, 주요 사업내용, 활동내용, 주요활동",
        example="청년 일자리 연결", width=30,
    ),
    FieldSpec("cooperation", "협업 가능", read_line, "협업가능 분야, 협력 가능 분야", width=24),
    FieldSpec("homepage", "홈페이지", read_line, "누리집, 웹사이트, 사이트, URL, 홈페이지 주소", width=24),
    FieldSpec("address", "우편 주소", read_line, "주소, 소재지, 사업장 주소", width=30),
    FieldSpec(
        "tenant_group", "관리 구분", read_line, "구분, 관리주체, 관리기관",
        lookup=GROUPS, fixed=True, choices=tuple(one.value for one in TenantGroup),
        example=TenantGroup.CENTER.value, width=18,
    ),
    FieldSpec(
        "place", "공간 구분", read_line, "공간유형, 입주유형, 입주형태, 입주구분",
        lookup=PLACES, fixed=True, choices=tuple(one.value for one in TenantPlace),
        example=TenantPlace.MIRAE.value, width=18,
    ),
    FieldSpec(
        "building_id", "건물", read_line, "건물명, 입주건물, 동명, 건물이름",
        lookup=BUILDING, fixed=True, example="미래청",
    ),
    FieldSpec("room", "호실", read_line, "호수, 호실명, 사무실, 방 번호", example="301호"),
    FieldSpec(
        "building_room", "건물·호실", _read_place, "입주위치, 입주공간, 위치, 입주장소",
        into=("building_id", "room"),
    ),
    FieldSpec(
        "host_id", "상위 기관", read_line, "상위 중간지원조직, 중간지원조직, 소속기관, 운영기관",
        lookup=PARTNER, fixed=True, width=20,
    ),
    FieldSpec("agreed_from", "협약 시작", read_day, "협약 시작일, 계약 시작일, 협약일", example="2021. 1. 1."),
    FieldSpec(
        "agreed_until", "협약 종료", read_day, "협약 종료일, 계약 종료일, 협약 만료일, 만료일",
        example="2022. 12. 31.",
    ),
    FieldSpec(
        "agreed", "협약 기간", partial(read_period, start="agreed_from", end="agreed_until"),
        "입주협약 기간, 계약기간, 입주기간, 사용기간", into=("agreed_from", "agreed_until"),
    ),
    FieldSpec("moved_in_on", "입주일", read_day, "입주일자, 입주연월일, 입주년월일"),
    FieldSpec("moved_out_on", "퇴거일", read_day, "퇴거일자, 퇴소일, 퇴실일"),
    _contact(
        "name", "대표 연락", "담당자, 담당자명, 담당자 성명, 담당자 이름, 연락 담당, 성명",
        leads=True, fixed=True, mask=masked_name, example="홍길동",
    ),
    _contact("post", "담당자 직위", "직위, 직책, 직급, 담당자 직책"),
    _contact(
        "phone", "담당자 전화", "전화, 전화번호, 연락처, 사무실 전화, 유선전화, 대표전화, TEL", read_phone,
        mask=masked_phone, example="000-0000-0000",
    ),
    _contact(
        "mobile", "담당자 휴대전화", "휴대전화, 휴대폰, 핸드폰, 휴대전화번호, 휴대폰번호, H.P, 모바일", read_phone,
        mask=masked_phone,
    ),
    _contact(
        "mail", "담당자 전자우편", "전자우편, 이메일, 메일, E-mail, 이메일 주소, 메일주소", read_mail,
        mask=masked_mail, example="contact@example.invalid", width=26,
    ),
    _contact(
        "collection_basis", "수집근거", "개인정보 수집근거",
        lookup=BASIS, fixed=True, choices=tuple(one.value for one in CollectionBasis),
        example=CollectionBasis.CONSENT.value,
    ),
    _contact("collected_on", "수집일", "개인정보 수집일, 동의일", read_day, fixed=True, example="2021. 3. 2."),
    _contact("retain_until", "보유기한", "개인정보 보유기한", read_day, fixed=True),
    FieldSpec("profile", "소개글", read_text, "소개, 단체소개, 기관소개", width=30),
    FieldSpec("note", "메모", read_text, "비고, 참고, 참고사항", width=24),
)  # fmt: skip
