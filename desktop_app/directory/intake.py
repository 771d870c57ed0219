"""What the cells of a file may name in the directory: buildings, partners, departments, all bodies."""

from collections.abc import Callable, Sequence

from db import directory_queries as queries
from db.directory import Alias, Building, Department, Partner
from db.session import Session, fetch
from db.tenants import Tenant
from desktop_app.changes import Kind
from desktop_app.directory.records import BodyKind, set_keys
from desktop_app.intake.kinds import Lookup, Option
from desktop_app.search import folded, initials
from desktop_app.terms import SpaceClass

BUILDING, PARTNER, DEPARTMENT = "building", "partner", "department"
_MODELS: dict[BodyKind, type[Department] | type[Partner] | type[Tenant]] = {
    BodyKind.TENANT: Tenant,
    BodyKind.PARTNER: Partner,
    BodyKind.DEPARTMENT: Department,
}


def building_lookup() -> Lookup:
    """The park's buildings; a new one begins as 입주공간."""
    return Lookup(
        BUILDING,
        "건물",
        lambda s: [Option(key, name) for key, name, _ in queries.buildings(s)],
        create=_new_building,
        create_words=f"새 건물로 더하기 ({SpaceClass.TENANCY.value})",
        touched=frozenset({Kind.BUILDING}),
    )


def partner_lookup() -> Lookup:
    """The partners by all their names."""
    return _named(PARTNER, BodyKind.PARTNER, queries.partners)


def department_lookup() -> Lookup:
    """Departments and 동 by all their names (IMP-9)."""
    return _named(DEPARTMENT, BodyKind.DEPARTMENT, queries.departments)


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


def _named(key: str, kind: BodyKind, listed: Callable[[Session], Sequence[tuple[int, str, str]]]) -> Lookup:
    def options(s: Session) -> list[Option]:
        also = queries.aliases(s, kind.name)
        return [Option(one, name, also.get(one, ())) for one, name, _ in listed(s)]

    return Lookup(key, kind.value, options, remember=remember_name(kind))


def _new_building(s: Session, name: str) -> int:
    row = Building(name=name, space_class=SpaceClass.TENANCY.name)
    set_keys(row, name)
    s.add(row)
    s.flush()
    return row.id
