"""사람 as the import road takes them in: each with the body whose person it is (features.md A6, A7)."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from db.directory import Department, Partner, Person
from db.intake_queries import live
from db.session import Session
from db.tenants import Tenant
from desktop_app.changes import Kind
from desktop_app.directory.intake import BASIS, BODY, basis_lookup, body_lookup
from desktop_app.directory.people import read_person, tidied_person, write_person
from desktop_app.directory.records import Body, PersonDraft, person_problems
from desktop_app.intake.kinds import FieldSpec, Known, RecordKind, Values
from desktop_app.intake.readers import (
    read_day,
    read_line,
    read_mail,
    read_period,
    read_phone,
    read_text,
    read_yes,
)
from desktop_app.problems import Problem
from desktop_app.search import folded
from desktop_app.terms import CollectionBasis
from desktop_app.values import masked_mail, masked_phone

_BASES = tuple(one.value for one in CollectionBasis)
_FIELDS: tuple[FieldSpec, ...] = (
    FieldSpec(
        "name", "성명", read_line, "이름, 담당자, 담당자명, 담당자 성명, 담당자 이름, 성함, FN",
        required=True, personal=True, identity=True, example="홍길동", width=12,
    ),
    FieldSpec(
        "body", "소속", read_line, "단체명, 입주단체, 기관명, 부서, 부서명, 회사, 회사명, 소속기관, 소속 단체, 업체명",
        lookup=BODY, required=True, identity=True, fixed=True, example="꽃씨 청년일터", width=24,
    ),
    FieldSpec("post", "직위", read_line, "직책, 직급, TITLE", example="팀장"),
    FieldSpec("role", "맡은 일", read_line, "담당업무, 업무, 담당, 역할, ROLE", width=20),
    FieldSpec(
        "phone", "전화", read_phone, "전화번호, 연락처, 사무실 전화, 유선전화, 내선, 대표전화, TEL",
        personal=True, mask=masked_phone, example="000-0000-0000",
    ),
    FieldSpec(
        "mobile", "휴대전화", read_phone, "휴대폰, 핸드폰, 휴대전화번호, 휴대폰번호, H.P, 모바일, CELL",
        personal=True, mask=masked_phone,
    ),
    FieldSpec(
        "mail", "전자우편", read_mail, "이메일, 메일, E-mail, 이메일 주소, 메일주소, EMAIL",
        personal=True, mask=masked_mail, example="contact@example.invalid", width=26,
    ),
    FieldSpec("is_primary", "대표", read_yes, "대표 연락, 주 담당자, 대표 담당자", choices=("예", "아니요")),
    FieldSpec("since_on", "시작", read_day, "시작일, 부임일, 담당 시작일, 발령일"),
    FieldSpec("until_on", "끝", read_day, "종료일, 담당 종료일, 이임일"),
    FieldSpec(
        "in_post", "담당 기간", partial(read_period, start="since_on", end="until_on"), "재직기간, 근무기간",
        into=("since_on", "until_on"),
    ),
    FieldSpec(
        "collection_basis", "수집근거", read_line, "개인정보 수집근거",
        lookup=BASIS, fixed=True, choices=_BASES, example=CollectionBasis.CONSENT.value,
    ),
    FieldSpec("collected_on", "수집일", read_day, "개인정보 수집일, 동의일", fixed=True, example="2021. 3. 2."),
    FieldSpec("retain_until", "보유기한", read_day, "개인정보 보유기한", fixed=True),
    FieldSpec("note", "메모", read_text, "비고, 참고, 참고사항", width=24),
)  # fmt: skip


def person_kind() -> RecordKind:
    """How the road takes people in."""
    return RecordKind(
        key=Person.__tablename__,
        label="사람",
        counter="명",
        table=Person.__tablename__,
        touched=frozenset({Kind.PERSON, Kind.TENANT}),
        fields=_FIELDS,
        look=_People,
        lookups=(body_lookup(), basis_lookup()),
        advice="성명과 소속 열만 있으면 됩니다. 빈 칸은 기록을 지우지 않습니다.",
    )


class _People:
    """The people of all bodies at one moment."""

    def __init__(self, session: Session) -> None:
        # Held as long as the drafts are made: what the session has at hand is not asked for again.
        held = [live(session, Tenant), live(session, Partner), live(session, Department)]
        rows = [row for row in live(session, Person) if row.erased_at is None]
        self.known = [_known(session, row) for row in rows]
        del held

    def key_of(self, values: Values) -> Hashable | None:
        name = folded(values["name"])
        return (values["body"], name) if name else None

    def claims(self, values: Values) -> Mapping[Hashable, str]:
        """One person is reached first; of two such rows the second would put the first back."""
        return {("primary", values["body"]): "대표가 둘입니다."} if values.get("is_primary") else {}

    def held(self, known: Known, values: Values) -> Values:
        draft: PersonDraft = known.record
        found = {key: getattr(draft, key) for key in values if key != "body"}
        found["collection_basis"] = draft.collection_basis.name if draft.collection_basis else None
        return found

    def problems(self, known: Known | None, values: Values) -> Iterable[Problem]:
        return person_problems(self._merged(known, values))

    def write(self, session: Session, known: Known | None, values: Values) -> int:
        if known is not None:  # a row before may have made another the one to reach first
            known = replace(known, record=read_person(session, known.id).draft)
        return write_person(session, tidied_person(self._merged(known, values)), known.id if known else None)

    @staticmethod
    def _merged(known: Known | None, values: Values) -> PersonDraft:
        plain: dict[str, Any] = dict(values)
        body = Body.of_key(plain.pop("body", None))
        if "collection_basis" in plain:
            plain["collection_basis"] = CollectionBasis[plain["collection_basis"]]
        if known is not None:
            held: PersonDraft = known.record
            return replace(held, **plain)
        return PersonDraft(**plain, **(body.columns if body else {}))


def _known(session: Session, row: Person) -> Known:
    draft = read_person(session, row.id).draft
    body = draft.body
    key = (body.key if body else 0, folded(row.name))
    hint = draft.post or masked_phone(draft.mobile or draft.phone) or masked_mail(draft.mail)
    return Known(row.id, row.name, frozenset({key}), draft, hint if draft.mail or hint != "*" else "")
