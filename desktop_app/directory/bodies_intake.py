"""협력기관, 부서·동 and 건물 as the import road takes them in (features.md A3 … A5, A7)."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from db import directory_queries as queries
from db.directory import Building
from db.intake_queries import live
from db.session import Session
from desktop_app.changes import Kind
from desktop_app.clock import Clock
from desktop_app.directory.bodies import (
    DEPARTMENTS,
    PARTNERS,
    Register,
    body_draft,
    tidied_body,
    write_body,
)
from desktop_app.directory.intake import remember_name
from desktop_app.directory.records import BodyDraft, BuildingDraft, body_problems, building_problems
from desktop_app.directory.service import tidied_building, write_building
from desktop_app.intake.kinds import FieldSpec, Known, Lookup, RecordKind, Values, code_options
from desktop_app.intake.readers import read_line, read_names, read_text, read_yes
from desktop_app.particles import with_direction
from desktop_app.problems import Problem
from desktop_app.search import sort_key
from desktop_app.terms import DepartmentKind, PartnerKind, SpaceClass

KIND = "kind"
_OVERLAP = "이름이 겹칩니다."
_ADVICE = "이름 열만 있으면 됩니다. 빈 칸은 기록을 지우지 않습니다."
_PARTNER_WORDS = {
    "OPERATOR": ("운영기관", "위탁기관", "수탁"),
    "AGENCY": ("공공기관", "유관"),
    "LOCAL": ("지역", "지역단체", "상점", "상인회"),
    "NEIGHBOUR": ("자치구", "인근구", "구청"),
}
_DEPARTMENT_WORDS = {
    "OFFICE": ("과", "구청 부서", "본청"),
    "DONG": ("동주민센터", "주민센터", "행정복지센터"),
}
_SPACE_WORDS = {"TENANCY": ("입주",), "SPECIAL": ("특성화",), "GENERATION": ("세대",), "LINK": ("연결",)}


def _name(label: str, heads: str, example: str) -> FieldSpec:
    return FieldSpec(
        "name", label, read_line, heads, required=True, identity=True, example=example, width=24
    )  # fmt: skip


def _kind(codes: "type[PartnerKind | DepartmentKind]", heads: str, example: str) -> FieldSpec:
    choices = tuple(str(one.value) for one in codes)
    return FieldSpec(
        KIND, "구분", read_line, heads, lookup=KIND, fixed=True, choices=choices, example=example
    )


_ALIASES = FieldSpec("aliases", "다른 이름", read_names, "약칭, 옛 이름, 별칭, 다른이름", width=20)
_NOTE = FieldSpec("note", "메모", read_text, "비고, 참고, 참고사항", width=24)
_IN_USE = FieldSpec("in_use", "사용", read_yes, "사용 여부, 사용중", choices=("예", "아니요"))
_PARTNER_FIELDS = (
    _name("이름", "기관명, 협력기관, 단체명, 기관 이름, 상호, 업체명", "가온 연구원"),
    _kind(PartnerKind, "기관 구분, 유형, 분류, 종류", PartnerKind.AGENCY.value),
    _ALIASES,
    FieldSpec("head", "기관장", read_line, "대표, 대표자, 기관장명, 센터장, 원장", personal=True),
    FieldSpec("homepage", "홈페이지", read_line, "누리집, 웹사이트, 사이트, URL", width=24),
    FieldSpec("address", "우편 주소", read_line, "주소, 소재지", width=30),
    _NOTE,
)
_DEPARTMENT_FIELDS = (
    _name("이름", "부서명, 부서, 부서·동, 동, 동명, 과명, 실과, 실과명", "기획예산과"),
    _kind(DepartmentKind, "부서 구분, 유형", DepartmentKind.OFFICE.value),
    _ALIASES,
    FieldSpec("duties", "행정사항", read_text, "업무, 소관업무, 담당업무", width=30),
    _IN_USE,
    _NOTE,
)
_BUILDING_FIELDS = (
    _name("이름", "건물명, 건물, 건물 이름, 동명", "미래청"),
    FieldSpec(
        "space_class", "구분", read_line, "공간 구분, 유형, 분류", lookup=KIND, fixed=True,
        choices=tuple(one.value for one in SpaceClass), example=SpaceClass.TENANCY.value,
    ),
    _IN_USE,
    _NOTE,
)  # fmt: skip


def partner_kind(clock: Clock) -> RecordKind:
    """How the road takes partners in."""
    kinds = Lookup(KIND, "구분", lambda _: code_options(PartnerKind, _PARTNER_WORDS))
    return _body_kind(PARTNERS, "협력기관", _PARTNER_FIELDS, kinds, clock)


def department_kind(clock: Clock) -> RecordKind:
    """How the road takes departments and 동 in."""
    kinds = Lookup(KIND, "구분", lambda _: code_options(DepartmentKind, _DEPARTMENT_WORDS))
    return _body_kind(DEPARTMENTS, "부서·동", _DEPARTMENT_FIELDS, kinds, clock)


def building_kind() -> RecordKind:
    """How the road takes buildings in."""
    return RecordKind(
        key=Building.__tablename__,
        label="건물",
        counter="개 동",
        table=Building.__tablename__,
        touched=frozenset({Kind.BUILDING}),
        fields=_BUILDING_FIELDS,
        look=_Buildings,
        lookups=(Lookup(KIND, "구분", lambda _: code_options(SpaceClass, _SPACE_WORDS)),),
        near=True,
        advice=_ADVICE,
    )


def _body_kind(
    register: Register, label: str, fields: tuple[FieldSpec, ...], kinds: Lookup, clock: Clock
) -> RecordKind:
    table = register.model.__tablename__
    return RecordKind(
        key=table,
        label=label,
        counter="곳",
        table=table,
        touched=frozenset({register.touched}),
        fields=fields,
        look=partial(_Bodies, register=register, now=clock.now),
        lookups=(kinds,),
        near=True,
        remember=remember_name(register.names),
        advice=_ADVICE,
    )


class _Bodies:
    """One register of bodies at one moment."""

    def __init__(self, session: Session, register: Register, now: Callable[[], datetime]) -> None:
        self._register = register
        self._now = now
        also = queries.aliases(session, register.names.name)
        self.known = [
            Known(
                row.id,
                row.name,
                frozenset(filter(None, map(sort_key, (row.name, *also.get(row.id, ()))))),
                body_draft(register, row, also.get(row.id, ())),
            )
            for row in live(session, register.model)
        ]
        self._owners = {key: known for known in self.known for key in known.keys}

    def key_of(self, values: Values) -> Hashable | None:
        return sort_key(values["name"]) or None

    def claims(self, values: Values) -> Mapping[Hashable, str]:
        return dict.fromkeys(map(sort_key, values.get("aliases", ())), _OVERLAP)

    def held(self, known: Known, values: Values) -> Values:
        draft: BodyDraft = known.record
        found = {key: getattr(draft, key) for key in values}
        found[KIND] = draft.kind.name
        names = set(map(sort_key, (draft.name, *draft.aliases)))
        if set(map(sort_key, values.get("aliases", ()))) <= names:
            found["aliases"] = values.get("aliases", ())
        return found

    def problems(self, known: Known | None, values: Values) -> Iterable[Problem]:
        draft = self._merged(known, values)
        if draft is None:
            yield Problem(KIND, "구분이 없습니다. 파일에 적거나 앞 단계에서 모든 줄에 같게 고르세요.")
            return
        yield from body_problems(draft)
        if known is None and KIND not in values:
            word = with_direction(f"‘{draft.kind.value}’")
            yield Problem(KIND, f"구분은 이름을 보고 {word} 넣습니다.", blocks=False)
        for name in values.get("aliases", ()):
            owner = self._owners.get(sort_key(name))
            if owner is not None and owner is not known:
                yield Problem(
                    "aliases", f"‘{name}’은(는) ‘{owner.name}’의 이름입니다. 한 이름은 한 곳에만 적습니다."
                )

    def write(self, session: Session, known: Known | None, values: Values) -> int:
        draft = self._merged(known, values)
        assert draft is not None  # noqa: S101 - problems() has let it pass
        tidied = tidied_body(self._register, draft)
        return write_body(session, self._register, tidied, known.id if known else None, self._now())

    def _merged(self, known: Known | None, values: Values) -> BodyDraft | None:
        """The body as these values leave it; None where nothing says what kind it is."""
        plain: dict[str, Any] = {key: value for key, value in values.items() if key != KIND}
        if KIND in values:
            plain[KIND] = self._register.kinds[values[KIND]]
        if known is not None:
            plain.pop("name", None)
            held: BodyDraft = known.record
            plain["aliases"] = (*held.aliases, *values.get("aliases", ()))
            return replace(held, **plain)
        if KIND not in plain:
            if self._register is PARTNERS:
                return None
            is_dong = plain["name"].endswith(("동", "주민센터"))
            plain[KIND] = DepartmentKind.DONG if is_dong else DepartmentKind.OFFICE
        return BodyDraft(**plain)


class _Buildings:
    """The register of buildings at one moment."""

    def __init__(self, session: Session) -> None:
        self.known = [
            Known(
                row.id,
                row.name,
                frozenset({sort_key(row.name)}),
                BuildingDraft(row.name, SpaceClass[row.space_class], row.in_use, row.note, row.version),
            )
            for row in live(session, Building)
        ]

    def key_of(self, values: Values) -> Hashable | None:
        return sort_key(values["name"]) or None

    def claims(self, values: Values) -> Mapping[Hashable, str]:
        del values  # a building has one name
        return {}

    def held(self, known: Known, values: Values) -> Values:
        found = {key: getattr(known.record, key) for key in values}
        found["space_class"] = known.record.space_class.name
        return found

    def problems(self, known: Known | None, values: Values) -> Iterable[Problem]:
        if known is None and "space_class" not in values:
            yield Problem(
                "space_class", "구분이 없습니다. 파일에 적거나 앞 단계에서 모든 줄에 같게 고르세요."
            )
        else:
            yield from building_problems(self._merged(known, values))

    def write(self, session: Session, known: Known | None, values: Values) -> int:
        draft = tidied_building(self._merged(known, values))
        return write_building(session, draft, known.id if known else None)

    @staticmethod
    def _merged(known: Known | None, values: Values) -> BuildingDraft:
        plain: dict[str, Any] = dict(values)
        if "space_class" in plain:
            plain["space_class"] = SpaceClass[plain["space_class"]]
        if known is not None:
            held: BuildingDraft = known.record
            plain.pop("name", None)
            return replace(held, **plain)
        return BuildingDraft(**plain)
