"""The search keys of a tenant: by all its names, its room, its field and what it does."""

from collections.abc import Iterable

from db.tenants import Tenant
from desktop_app import search


def set_tenant_keys(row: Tenant, also: Iterable[str]) -> None:
    """Write the keys from what the row holds and from its other names."""
    text = (row.name, *also, row.room, row.field, row.business)
    row.words = " ".join(search.folded(one) for one in text if one)
    row.sounds = search.initials(row.words)
    row.sort_key = search.sort_key(row.name)
