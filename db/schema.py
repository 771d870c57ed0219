"""All tables of the office file, loaded together: for migrations and for the comparison with a file's schema."""

from db import (
    attachments,
    budget,
    citizens,
    directory,
    duties,
    holidays,
    intake,
    journal,
    meetings,
    privacy,
    projects,
    proposals,
    publicity,
    returns,
    tenants,
    venues,
    views,
    visits,
)
from db.base import Base

TABLES = Base.metadata.tables
MODULES = (
    attachments,
    budget,
    citizens,
    directory,
    duties,
    holidays,
    intake,
    journal,
    meetings,
    privacy,
    projects,
    proposals,
    publicity,
    returns,
    tenants,
    venues,
    views,
    visits,
)
