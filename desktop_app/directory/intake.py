"""What the cells of a file may name in the directory: buildings, partners, departments, any body, code words."""

from collections.abc import Callable, Sequence

from db import directory_queries as queries
from db.directory import Alias, Building, Department, Partner
from db.intake_queries import live
from db.session import Session, fetch
from db.tenants import Tenant
from desktop_app.changes import Kind
from desktop_app.directory.records import Body, BodyKind, BuildingDraft
from desktop_app.directory.service import tidied_building, write_building
from desktop_app.intake.kinds import Lookup, Option, code_options
from desktop_app.search import folded, initials
from desktop_app.terms import CollectionBasis, SpaceClass

BUILDING, PARTNER, BODY, BASIS = "building", "partner", "body", "basis"
Named = type[Department] | type[Partner] | type[Tenant]
_MODELS: dict[BodyKind, Named] = {
    BodyKind.TENANT: Tenant,
    BodyKind.PARTNER: Partner,
    BodyKind.DEPARTMENT: Department,
}
_BASIS_WORDS = {"CONSENT": ("정보주체 동의", "개인정보 동의"), "DUTY": ("소관업무", "업무 수행")}


def building_lookup() -> Lookup:
    """The park's buildings, those no longer used too; a new one begins as 입주공간."""
    return Lookup(
        BUILDING,
        "건물",
        lambda s: [Option(row.id, row.name) for row in live(s, Building)],
        create=_new_building,
        create_words=f"새 건물로 더하기 ({SpaceClass.TENANCY.value})",
        touched=frozenset({Kind.BUILDING}),
    )


def partner_lookup() -> Lookup:
    """The partners by all their names."""

    def options(s: Session) -> list[Option]:
        also = queries.aliases(s, BodyKind.PARTNER.name)
        return [Option(row.id, row.name, also.get(row.id, ())) for row in live(s, Partner)]

    return Lookup(PARTNER, BodyKind.PARTNER.value, options, remember=remember_name(BodyKind.PARTNER))


def body_lookup() -> Lookup:
    """Whose a person may be: tenants, partners and departments by all their names."""
    return Lookup(BODY, "소속", _bodies, remember=_remember_body)


def basis_lookup() -> Lookup:
    """On what basis a person's data were collected (PII-2)."""
    return Lookup(BASIS, "수집근거", lambda _: code_options(CollectionBasis, _BASIS_WORDS))


def remember_name(kind: BodyKind) -> Callable[[Session, int, str], object]:
    """How a word of a file becomes another name of a record, and is found in lists from then on."""

    def remember(s: Session, record_id: int, name: str) -> None:
        key = folded(name)
        if any(alias.key == key for alias in queries.alias_rows(s, kind.owner, record_id)):
            return  # a column of other names has said so already
        s.add(Alias(kind=kind.name, name=name, key=key, **{kind.owner: record_id}))
        row = fetch(s, _MODELS[kind], record_id)
        row.words = f"{row.words} {key}".strip()
        row.sounds = initials(row.words)

    return remember


def _bodies(s: Session) -> Sequence[Option]:
    found = []
    for kind, model in _MODELS.items():
        also = queries.aliases(s, kind.name)
        found += [
            Option(Body(kind, row.id).key, row.name, also.get(row.id, ()), kind.value)
            for row in live(s, model)
        ]
    return found


def _remember_body(s: Session, key: int, name: str) -> None:
    body = Body.of_key(key)
    if body is not None:
        remember_name(body.kind)(s, body.id, name)


def _new_building(s: Session, name: str) -> int:
    return write_building(s, tidied_building(BuildingDraft(name)), None)


def named_lookup(kind: BodyKind, key: str, noun: str) -> Lookup:
    """The tenants, partners or departments by all their names; ``key`` is what fields call them."""

    def options(s: Session) -> list[Option]:
        also = queries.aliases(s, kind.name)
        return [Option(row.id, row.name, also.get(row.id, ())) for row in live(s, _MODELS[kind])]

    return Lookup(key, noun, options, remember=remember_name(kind))
