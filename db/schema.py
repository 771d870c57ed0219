"""All tables of the office file, loaded together: for migrations and for the comparison with a file's schema."""

from db import budget, directory, intake, journal, privacy, proposals, tenants, venues, views
from db.base import Base

TABLES = Base.metadata.tables
MODULES = (budget, directory, intake, journal, privacy, proposals, tenants, venues, views)
