"""Every field of every list in plain values, read record by record: what conditions are judged against."""

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from enum import Enum
from functools import partial
from typing import Any

from sqlalchemy import select

from db.meetings import Attendee, Meeting
from db.personal import key_of
from desktop_app.composition.activities import REGISTERS
from desktop_app.directory.records import BodyKind
from desktop_app.example.build import YEAR
from desktop_app.filters import Filterable
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.projects.records import MISSING as PROJECT_MISSING
from desktop_app.projects.stages import goes_on, state_of_stage
from desktop_app.proposals.records import MISSING
from tests.plain_conditions import Row

Rows = dict[int, Row]
WHOLE = ListQuery(year=YEAR)


def stored(draft: Any) -> dict[str, Any]:
    """A draft's values as they are stored: codes by their name, no text for no code."""
    values = {one.name: getattr(draft, one.name) for one in fields(draft)}
    return {key: value.name if isinstance(value, Enum) else value for key, value in values.items()}


def code(value: Enum | None) -> str:
    return value.name if value is not None else ""


def tenants(office: Office) -> tuple[Filterable, Rows]:
    plain: Rows = {}
    for line in office.tenants.rows(office.tenants.listing(ListQuery(view="ever")).ids):
        record = office.tenants.record(line.id)
        draft = record.draft
        plain[line.id] = {
            **stored(draft),
            "place": code(draft.place),
            "other_names": "|".join(draft.aliases),
            "missing": {key for key, _ in record.missing},
            "missing_count": line.missing,
            "proposals": line.proposals,
            "people": record.people,
            "here_on": _here(draft.moved_in_on, draft.moved_out_on),
        }
    return office.tenants, plain


def _here(since: date | None, until: date | None) -> Callable[[date], bool]:
    return lambda day: (since is None or since <= day) and (until is None or until > day)


def people(office: Office) -> tuple[Filterable, Rows]:
    plain: Rows = {}
    for key in office.people.listing(WHOLE).ids:
        record = office.people.record(key)
        basis = code(record.draft.collection_basis)
        plain[key] = {**stored(record.draft), "collection_basis": basis, "body": record.body}
    return office.people, plain


def contacts(office: Office) -> tuple[Filterable, Rows]:
    plain: Rows = {}
    for line in office.contacts.rows(office.contacts.listing(WHOLE).ids):
        draft = office.contacts.record(line.id).draft
        person = office.people.record(draft.person_id).draft.name if draft.person_id else None
        plain[line.id] = {**stored(draft), "body": line.body, "person": person}
    return office.contacts, plain


def teams(office: Office) -> tuple[Filterable, Rows]:
    records = [office.teams.record(key) for key in office.teams.listing(WHOLE).ids]
    return office.teams, {one.id: {**stored(one.draft), "fields": set(one.fields)} for one in records}


def subjects(office: Office) -> tuple[Filterable, Rows]:
    source, every = office.registers.subjects, people(office)[1] | _trainees(office) | _attendees(office)
    problems = office.citizen_problems
    for row in problems.open_rows(problems.listing(WHOLE).ids):
        every[key_of("citizen_problem", row.id)] = {
            **stored(row.draft),
            "name": row.draft.applicant_name,
            "body": f"난제 {row.draft.case_number}",
            "collection_basis": code(row.draft.collection_basis),
            **dict.fromkeys(("post", "role"), ""),
            "until_on": None,
        }
    return source, {key: every[key] for key in source.listing(WHOLE).ids}


def _trainees(office: Office) -> Rows:
    """Trainees among those whose data the office keeps."""
    return {
        key_of("trainee", row.id): {
            **dict.fromkeys(("role", "until_on"), None),
            **stored(row.draft),
            "body": f"{row.names['department_id']} · {row.names['training_id']}",
            "collection_basis": "DUTY",
            "collected_on": row.draft.applied_on,
        }
        for row in office.trainees.open_rows(office.trainees.listing(WHOLE).ids)
    }


def _attendees(office: Office) -> Rows:
    """Those who were at meetings among them."""
    with office.store.reading() as s:
        found = s.execute(select(Attendee, Meeting).join(Meeting, Meeting.id == Attendee.meeting_id)).all()
        return {
            key_of("attendee", one.id): {
                **dict.fromkeys(("role", "until_on"), None),
                "name": one.name,
                "body": meeting.title,
                "post": one.post,
                "collection_basis": "DUTY",
                "collected_on": meeting.held_on,
                "retain_until": one.retain_until,
            }
            for one, meeting in found
        }


def departments(office: Office) -> tuple[Filterable, Rows]:
    return office.departments, _bodies(office.departments)


def partners(office: Office) -> tuple[Filterable, Rows]:
    return office.partners, _bodies(office.partners)


def _bodies(bodies: Any) -> Rows:
    drafts = {key: bodies.draft(key) for key in bodies.listing(WHOLE).ids}
    return {key: {**stored(draft), "other_names": "|".join(draft.aliases)} for key, draft in drafts.items()}


def buildings(office: Office) -> tuple[Filterable, Rows]:
    lines = office.buildings.rows(office.buildings.listing(WHOLE).ids)
    return office.buildings, {
        line.id: {**stored(line), **stored(office.buildings.draft(line.id))} for line in lines
    }


def usages(office: Office) -> tuple[Filterable, Rows]:
    return office.usages, {key: stored(office.usages.draft(key)) for key in office.usages.listing(WHOLE).ids}


def rooms(office: Office) -> tuple[Filterable, Rows]:
    lines = office.venues.rows(office.venues.listing(WHOLE).ids)
    return office.venues, {
        line.id: {**stored(office.venues.draft(line.id)), "usages": line.usages} for line in lines
    }


def proposals(office: Office) -> tuple[Filterable, Rows]:
    plain: Rows = {}
    for key in office.proposals.list.listing(WHOLE).ids:
        record = office.proposals.get(key)
        draft, open_ones = record.draft, [one for one in record.departments if not one.answered]
        assert draft.proposer is not None
        plain[key] = {
            **stored(draft),
            "funding_route": code(draft.funding_route),
            "number": record.number,
            "proposer": draft.proposer.name,
            "stage": record.stage.name,
            "result": code(record.result),
            "decided_on": record.decided_on,
            "noticed_on": record.told.on,
            "notice_number": record.told.number,
            "departments": {one.department_id for one in record.departments},
            "asked": len(record.departments),
            "open": len(open_ones),
            "next_due": min((one.due_on for one in open_ones), default=None),
            "missing": {name for name in MISSING if getattr(draft, name) in ("", None)},
            "project": record.project is not None,
            "cancelled": record.cancelled_on is not None,
        }
    return office.proposals.list, plain


def notes_of(office: Office, project_id: int) -> list[Any]:
    """The notes of a project, the newest last."""
    notes = office.progress_notes
    rows = notes.rows(notes.listing(ListQuery(within=project_id)).ids)
    return [one.draft for one in sorted(rows, key=lambda row: (row.draft.noted_on, row.id))]


def basis_text(office: Office, document_id: int) -> str:
    """Number and title of a document that a project rests on."""
    document = office.basis.record(document_id).draft
    return f"{document.number} {document.title}"


def projects(office: Office) -> tuple[Filterable, Rows]:
    plain: Rows = {}
    for key in office.projects.listing(WHOLE).ids:
        record = office.projects.record(key)
        draft = record.draft
        bodies = [one.body for one in draft.parties if one.body]
        notes = notes_of(office, key)
        open_stages = [one for one in draft.stages if one.done_on is None]
        plain[key] = {
            **stored(draft),
            "state": draft.state.name,
            "funding": code(draft.funding),
            "parties": ",".join(one.name for one in draft.parties),
            "tenant_id": {one.id for one in bodies if one.kind is BodyKind.TENANT},
            "partner_id": {one.id for one in bodies if one.kind is BodyKind.PARTNER},
            "proposal": record.origin.number if record.origin else "",
            "basis": ",".join(basis_text(office, one.document_id) for one in draft.basis if one.document_id),
            "stage_state": {
                state_of_stage(one, office.clock.today(), going_on=goes_on(draft.state)).name
                for one in draft.stages
            },
            "noted_on": notes[-1].noted_on if notes else None,
            "condition": notes[-1].condition.name if notes else None,
            "stage_due": min((one.ends_on for one in open_stages if one.ends_on), default=None),
            "stage_text": ",".join(
                (
                    ",".join(one.name for one in draft.stages),
                    ",".join(task.text for one in draft.stages for task in one.tasks),
                )
            ),
            "stages_open": len(open_stages),
            "tasks_open": sum(len(one.tasks) - one.tasks_done for one in draft.stages),
            "missing": {name for name in PROJECT_MISSING if getattr(draft, name) in ("", None, ())},
        }
    return office.projects, plain


def linkages(office: Office) -> tuple[Filterable, Rows]:
    plain: Rows = {}
    ids = list(office.linkages.listing(WHOLE).ids)
    for card in office.linkages.rows(ids):
        draft = office.linkages.record(card.id).draft
        lacks = {"body": not draft.has_body, "field": not draft.field, "subject": not draft.subject}
        home = draft.department_id
        if draft.team_id is not None:
            home = office.teams.record(draft.team_id).draft.department_id
        plain[card.id] = {
            **stored(draft),
            "office": card.office,
            "department_id": home,
            "body": card.body,
            "entered_on": card.entered_on,
            "actor": card.actor,
            "proposal": card.proposal,
            "project": card.project,
            "missing": {name for name, gone in lacks.items() if gone},
        }
    return office.linkages, plain


def opinions(office: Office) -> tuple[Filterable, Rows]:
    source = office.proposals.opinion_list
    plain: Rows = {}
    for line in source.rows(source.listing(WHOLE).ids):
        draft = office.proposals.opinions.open(line.opinion_id).draft
        said = {one: getattr(line, one) for one in ("department_id", "title", "number", "confirmed_on")}
        days = {"requested_on": line.requested_on, "due_on": line.due_on}
        proposal = office.proposals.get(line.proposal_id)
        of_proposal = {"received_on": proposal.draft.received_on, "stage": proposal.stage.name}
        plain[line.opinion_id] = {
            **stored(draft),
            **said,
            **days,
            **of_proposal,
            "answered": line.answered,
            "verdict": code(draft.verdict),
        }
    return source, plain


def ledger(office: Office) -> tuple[Filterable, Rows]:
    labels = {one.id: one.label for one in office.budget.levels.tree(YEAR)}
    titles = {(one.activity, one.record_id): one.title for one in office.budget_costs.activities(YEAR)}
    plain: Rows = {}
    for line in office.budget.ledger.rows(office.budget.ledger.listing(WHOLE).ids):
        draft = office.budget.record(line.id).draft
        plain[line.id] = {
            **stored(draft),
            "method": code(draft.method),
            "transfer": code(draft.transfer),
            "amount_won": line.won,
            "account": labels[line.account_id],
            "confirmed_on": line.confirmed_on,
            "activity": code(draft.activity),
            "activity_title": titles.get((draft.activity, draft.activity_id), ""),
            "reverses": line.reverses_id is not None,
            "incomplete": line.incomplete,
        }
    return office.budget.ledger, plain


def register(table: str, office: Office) -> tuple[Filterable, Rows]:
    """Any register: its fields are its columns; what it says besides stands beside the register."""
    source = office.register(table)
    return source, {row.id: stored(row.draft) for row in source.open_rows(source.listing(WHOLE).ids)}


LISTS: dict[str, tuple[Callable[[Office], tuple[Any, Rows]], ListQuery]] = {
    "tenants": (tenants, ListQuery(view="ever")),
    **{table: (partial(register, table), WHOLE) for table in REGISTERS},
    **{
        read.__name__: (read, WHOLE)
        for read in (
            people,
            subjects,
            contacts,
            teams,
            departments,
            partners,
            buildings,
            usages,
            rooms,
            proposals,
            projects,
            linkages,
            opinions,
            ledger,
        )
    },
}
