"""Records that are in the office twice, and how a test merges them."""

from datetime import date

from desktop_app.changes import Change
from desktop_app.directory.records import PersonDraft
from desktop_app.duplicates.records import Comparison, LikeKind, Merge, Side
from desktop_app.office import Office
from desktop_app.proposals.records import ProposalDraft, Proposer, ProposerKind
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import (
    Direction,
    TenantPlace,
    UsageHost,
)
from desktop_app.venues.records import UsageDraft

TENANT, PERSON, DEPARTMENT, PARTNER = LikeKind.TENANT, LikeKind.PERSON, LikeKind.DEPARTMENT, LikeKind.PARTNER


def made(change: Change) -> int:
    assert change.record_id is not None
    return change.record_id


def tenant(office: Office, name: str, **more: object) -> int:
    draft = TenantDraft(name, **{"place": TenantPlace.MIRAE, **more})  # type: ignore[arg-type]
    return made(office.tenants.add(draft))


def person(office: Office, name: str, body: int, **more: object) -> int:
    return made(office.people.add(PersonDraft(name, tenant_id=body, **more)))  # type: ignore[arg-type]


def proposal(office: Office, title: str, by: int, kind: ProposerKind = ProposerKind.TENANT) -> int:
    direction = Direction.TENANT_TO_DISTRICT if kind is ProposerKind.TENANT else Direction.DISTRICT_TO_TENANT
    return made(
        office.proposals.receive(ProposalDraft(direction, title, Proposer(kind, by), date(2021, 9, 27)))
    )


def usage(office: Office, by: int) -> int:
    building = office.directory.buildings()[0].id
    return made(
        office.usages.add(
            UsageDraft(
                date(2021, 5, 3),
                host=UsageHost.PARK,
                event="설명회",
                building_id=building,
                tenant_id=by,
                attendees=20,
            )
        )
    )


def wish(comparison: Comparison, **sides: Side) -> Merge:
    """The merge as the screen proposes it, with some fields chosen otherwise."""
    chosen = {one.key: one.proposed for one in comparison.fields}
    return Merge(
        comparison.kind, comparison.kept_id, comparison.gone_id, comparison.versions, {**chosen, **sides}
    )


def merged(office: Office, kind: LikeKind, kept: int, gone: int, **sides: Side) -> Change:
    return office.merging.merge(wish(office.merging.turned(kind, kept, gone), **sides))
