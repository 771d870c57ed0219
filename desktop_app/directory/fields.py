"""What the lists of people, bodies and buildings can be filtered by; db.directory_meanings says it in SQL (I3)."""

from desktop_app.filters import FieldType, FilterField, Operator, codes, words
from desktop_app.terms import (
    FIELD_LABELS,
    FIELDS,
    CollectionBasis,
    ContactWay,
    DepartmentKind,
    PartnerKind,
    SpaceClass,
)

_OTHER_NAMES = FilterField(
    "other_names",
    "다른 이름",
    FieldType.TEXT,
    operators=(Operator.CONTAINS, Operator.LACKS, Operator.EMPTY, Operator.FILLED),
)
_IN_USE = FilterField("in_use", "사용", FieldType.YES_NO, words=("쓰는 것", "쓰지 않는 것"))


def _text(*keys: str) -> tuple[FilterField, ...]:
    return tuple(FilterField(key, FIELD_LABELS[key], FieldType.TEXT) for key in keys)


PEOPLE: tuple[FilterField, ...] = (
    FilterField("name", "성명", FieldType.TEXT, required=True),
    FilterField("body", "소속", FieldType.TEXT, required=True),
    FilterField("tenant_id", "소속 입주단체", FieldType.CHOICE),
    FilterField("partner_id", "소속 협력기관", FieldType.CHOICE),
    FilterField("department_id", "소속 부서·동", FieldType.CHOICE),
    FilterField("team_id", "팀", FieldType.CHOICE),
    *_text("post", "role", "phone", "mobile", "mail"),
    FilterField("is_primary", "대표", FieldType.YES_NO, words=("대표", "대표 아님")),
    FilterField(
        "collection_basis", FIELD_LABELS["collection_basis"], FieldType.CHOICE, codes(CollectionBasis)
    ),
    FilterField("collected_on", FIELD_LABELS["collected_on"], FieldType.DATE),
    FilterField("retain_until", FIELD_LABELS["retain_until"], FieldType.DATE),
    FilterField("since_on", "맡기 시작한 날", FieldType.DATE),
    FilterField("until_on", "그만둔 날", FieldType.DATE),
    *_text("note"),
)
SUBJECTS: tuple[FilterField, ...] = tuple(
    one
    for one in PEOPLE
    if one.key
    in {"name", "body", "post", "role", "collection_basis", "collected_on", "retain_until", "until_on"}
)
"""What matters of people where the term of their data is watched."""
CONTACTS: tuple[FilterField, ...] = (
    FilterField("contacted_on", "연락한 날", FieldType.DATE, required=True),
    FilterField("body", "상대", FieldType.TEXT, required=True),
    FilterField("way", "방법", FieldType.CHOICE, codes(ContactWay), required=True),
    FilterField("person", "사람", FieldType.TEXT),
    FilterField("summary", "내용", FieldType.TEXT, required=True),
    FilterField("next_on", "다음 연락", FieldType.DATE),
    FilterField("next_step", "다음 할 일", FieldType.TEXT),
    FilterField("settled", "마침", FieldType.YES_NO, words=("마친 것", "마치지 않은 것")),
)
TEAMS: tuple[FilterField, ...] = (
    FilterField("name", "팀", FieldType.TEXT, required=True),
    FilterField("department_id", "부서", FieldType.CHOICE),
    FilterField("fields", "협업 분야", FieldType.CHOICE, words(FIELDS)),
)
DEPARTMENTS: tuple[FilterField, ...] = (
    FilterField("name", "부서·동", FieldType.TEXT, required=True),
    _OTHER_NAMES,
    FilterField("kind", FIELD_LABELS["kind"], FieldType.CHOICE, codes(DepartmentKind), required=True),
    _IN_USE,
    *_text("duties", "note"),
)
PARTNERS: tuple[FilterField, ...] = (
    FilterField("name", "기관명", FieldType.TEXT, required=True),
    _OTHER_NAMES,
    FilterField("kind", FIELD_LABELS["kind"], FieldType.CHOICE, codes(PartnerKind), required=True),
    *_text("head", "homepage", "address", "note"),
)
BUILDINGS: tuple[FilterField, ...] = (
    FilterField("name", "건물", FieldType.TEXT, required=True),
    FilterField(
        "space_class", FIELD_LABELS["space_class"], FieldType.CHOICE, codes(SpaceClass), required=True
    ),
    FilterField("in_plan", "계획서", FieldType.YES_NO, words=("계획서에 있음", "계획서에 없음")),
    _IN_USE,
    FilterField("tenants", "단체 수", FieldType.NUMBER, required=True, unit="곳"),
    FilterField("venues", "시설 수", FieldType.NUMBER, required=True, unit="곳"),
    *_text("note"),
)
