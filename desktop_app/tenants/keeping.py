"""How a tenant is kept: a draft as it is stored, written within an act, and read again."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from db.directory_queries import aliases_of
from db.session import Session, fetch
from db.tenants import Tenant
from desktop_app.directory.aliases import name_problems, other_names, write_aliases
from desktop_app.directory.people import read_person, tidied_person, write_person
from desktop_app.directory.records import BodyKind
from desktop_app.errors import InputRefused
from desktop_app.particles import with_object
from desktop_app.problems import Problem, blocking
from desktop_app.tenants.keys import set_tenant_keys
from desktop_app.tenants.records import TenantDraft, problems
from desktop_app.terms import TenantGroup, TenantPlace
from desktop_app.values import tidy, tidy_line

_LINES = ("name", "room", "field", "legal_form", "business", "cooperation", "homepage", "address")
_TEXTS = ("profile", "note")
_KEPT = (
    "building_id", "host_id", "agreed_from", "agreed_until", "moved_in_on", "moved_out_on",
)  # fmt: skip


def tidied_tenant(draft: TenantDraft) -> TenantDraft:
    """The draft as it is stored. Raises InputRefused where a rule is broken."""
    values = {name: getattr(draft, name) for name in TenantDraft.__dataclass_fields__}
    values.update({name: tidy_line(values[name]) for name in _LINES})
    values.update({name: tidy(values[name]) for name in _TEXTS})
    values["aliases"] = other_names(values["name"], draft.aliases)
    tidied = TenantDraft(**values)
    _refuse_problems(tidied, problems(tidied))
    return tidied


def new_tenant(s: Session, draft: TenantDraft, now: datetime) -> Tenant:
    """Write a new tenant within an act that may hold more."""
    refuse_names(s, draft, None)
    row = Tenant()
    _fill(row, draft)
    s.add(row)
    if draft.aliases or draft.contact is not None:
        s.flush()
        write_aliases(s, BodyKind.TENANT, row.id, draft.aliases, now)
        _write_contact(s, row.id, draft)
    return row


def named_tenant(s: Session, name: str, *, now: Callable[[], datetime]) -> int:
    """A tenant of which a list gives no more than its name, within an act that may hold more; the id.

    It counts as 기타 in the status table until somebody says where it sits.
    """
    return write_tenant(s, tidied_tenant(TenantDraft(name, tenant_group=TenantGroup.OTHER)), None, now())


def write_tenant(s: Session, draft: TenantDraft, tenant_id: int | None, now: datetime) -> int:
    """Write a tidied draft within an act that may hold more; the id."""
    if tenant_id is None:
        row = new_tenant(s, draft, now)
        s.flush()
        return row.id
    refuse_names(s, draft, tenant_id)
    _fill(fetch(s, Tenant, tenant_id, draft.version), draft)
    write_aliases(s, BodyKind.TENANT, tenant_id, draft.aliases, now)
    _write_contact(s, tenant_id, draft)
    return tenant_id


def refuse_names(s: Session, draft: TenantDraft, tenant_id: int | None) -> None:
    """Raises InputRefused where another record goes by one of the draft's names."""
    if draft.aliases:
        names = draft.name, draft.aliases
        _refuse_problems(draft, name_problems(s, BodyKind.TENANT, names, tenant_id))


def _refuse_problems(draft: TenantDraft, problems: Iterable[Problem]) -> None:
    if found := blocking(problems):
        name = f"‘{draft.name or '이름 없는 단체'}’"
        raise InputRefused(
            f"{with_object(name)} 저장하지 않았습니다. {found[0].text}",
            safe="적은 내용은 그대로 있습니다.",
        )


def _fill(row: Tenant, draft: TenantDraft) -> None:
    for name in (*_LINES, *_TEXTS, *_KEPT):
        setattr(row, name, getattr(draft, name))
    row.tenant_group = draft.tenant_group.name
    row.place = draft.place.name if draft.place else ""
    set_tenant_keys(row, draft.aliases)


def tenant_draft(
    s: Session, row: Tenant, contact_id: int | None, aliases: Sequence[str] | None = None
) -> TenantDraft:
    """A row as the form holds it; ``aliases`` where they were read already."""
    return TenantDraft(
        tenant_group=TenantGroup[row.tenant_group],
        place=TenantPlace[row.place] if row.place else None,
        version=row.version,
        aliases=aliases_of(s, "TENANT", row.id) if aliases is None else tuple(aliases),
        contact_id=contact_id,
        contact=read_person(s, contact_id).draft if contact_id is not None else None,
        **{name: getattr(row, name) for name in (*_LINES, *_TEXTS, *_KEPT)},
    )


def _write_contact(s: Session, tenant_id: int, draft: TenantDraft) -> None:
    if draft.contact is not None:
        contact = tidied_person(replace(draft.contact, tenant_id=tenant_id))
        write_person(s, contact, draft.contact_id)
