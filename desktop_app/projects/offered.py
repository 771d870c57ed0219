"""Who may take part in a project or a pair, as conditions ask for it."""

from datetime import date
from typing import Any

from db import directory_queries
from db.session import Session

Choices = list[tuple[Any, str]]


def offered_bodies(s: Session, today: date) -> dict[str, Choices]:
    """By field: departments, tenants that are here on a day, partners."""
    return {
        "department_id": [(key, name) for key, name, _ in directory_queries.departments(s)],
        "tenant_id": [(key, name) for key, name, _ in directory_queries.tenants(s, today)],
        "partner_id": [(key, name) for key, name, _ in directory_queries.partners(s)],
    }
