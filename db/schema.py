"""All tables of the office file, loaded together: for migrations and for the comparison with a file's schema."""

from db import (
    attachments,
    budget,
    directory,
    holidays,
    intake,
    journal,
    privacy,
    projects,
    proposals,
    tenants,
    venues,
    views,
)
from db.base import Base

TABLES = Base.metadata.tables
MODULES = (
    attachments,
    budget,
    directory,
    holidays,
    intake,
    journal,
    privacy,
    projects,
    proposals,
    tenants,
    venues,
    views,
)
