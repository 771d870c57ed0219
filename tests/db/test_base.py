"""Unique indexes are about rows that are not deleted, in every database; PostgreSQL costs nothing until it is used."""

import subprocess
import sys
from pathlib import Path

from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex

from db.base import name_conditions
from db.tenants import Tenant

ROOT = Path(__file__).parents[2]


def test_postgresql_is_told_which_rows_an_index_is_about() -> None:
    name_conditions("postgresql")
    index = next(one for one in Tenant.__table__.indexes if one.name == "uq_tenant_name")  # type: ignore[attr-defined]
    said = str(CreateIndex(index).compile(dialect=postgresql.dialect()))
    assert said.endswith("WHERE deleted_at IS NULL")


def test_opening_an_office_does_not_load_another_database() -> None:
    ask = "import desktop_app.office, sys; print('sqlalchemy.dialects.postgresql' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", ask], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == "False"
