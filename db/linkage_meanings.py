"""What the fields of desktop_app.projects.linkage_fields are in SQL; the listing joins the names."""

from sqlalchemy import func

from db.conditions import Having, Meanings
from db.directory import Department, Partner, Team
from db.linkage_queries import HOME, actor, missing, since
from db.projects import Linkage, Project
from db.proposals import Proposal
from db.tenants import Tenant

LINKAGES: Meanings = {
    **{name: getattr(Linkage, name) for name in ("stage", "field", "subject", "tenant_id", "partner_id", "note")},
    "office": func.coalesce(Team.name, Department.name),
    "department_id": func.coalesce(HOME.id, Department.id),
    "body": func.coalesce(Tenant.name, Partner.name),
    "entered_on": since(),
    "actor": actor(),
    "proposal": Proposal.number,
    "project": Project.name,
    "missing": Having(missing),
}  # fmt: skip
