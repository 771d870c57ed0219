"""근거 문서 in SQL: the register, what rests on a document, on which documents a record rests (features.md C11)."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import Session

from db.citizens import SpaceSuggestion
from db.listing import Typed, text_condition
from db.meetings import Meeting
from db.projects import BasisDocument, BasisLink, Project
from db.proposals import Proposal
from db.register_lists import Listed

PLAN = ""
"""The owner's table of the year's plan; its id is the year."""
OWNERS: dict[str, tuple[Any, Any]] = {
    "project": (Project, Project.name),
    "proposal": (Proposal, Proposal.number + " " + Proposal.title),
    "meeting": (Meeting, Meeting.title),
    "space_suggestion": (SpaceSuggestion, SpaceSuggestion.title),
}
"""The records that may rest on a document, and how each is called."""


def _standing() -> ColumnElement[bool]:
    """A link that was not taken out, of a record that was not deleted."""
    owned = (
        and_(
            BasisLink.owner_table == table,
            exists().where(model.id == BasisLink.owner_id, model.deleted_at.is_(None)),
        )
        for table, (model, _) in OWNERS.items()
    )
    return and_(BasisLink.deleted_at.is_(None), or_(BasisLink.owner_table == PLAN, *owned))


def _rests(table: str | None = None) -> ColumnElement[bool]:
    found = exists().where(BasisLink.document_id == BasisDocument.id, _standing())
    return found if table is None else found.where(BasisLink.owner_table == table)


_COUNT = (
    select(func.count())
    .where(BasisLink.document_id == BasisDocument.id, _standing())
    .correlate(BasisDocument)
    .scalar_subquery()
)
BASIS = Listed(
    BasisDocument,
    views={
        "plan": lambda _: _rests(PLAN),
        "projects": lambda _: _rests("project"),
        "idle": lambda _: ~_rests(),
    },
    day=BasisDocument.issued_on,
    orders={"rests": _COUNT, "number": BasisDocument.number},
)


def resting(s: Session, document_ids: Sequence[int]) -> list[Any]:
    """What rests on these documents: document, table, id, name, year; the plan first, then by kind and name."""
    links = select(BasisLink.document_id, BasisLink.owner_table, BasisLink.owner_id)
    mine = (BasisLink.document_id.in_(document_ids), BasisLink.deleted_at.is_(None))
    plans = s.execute(links.where(*mine, BasisLink.owner_table == PLAN).order_by(BasisLink.owner_id))
    found: list[Any] = [(row[0], PLAN, row[2], "", row[2]) for row in plans]
    for table, (model, name) in OWNERS.items():
        rows = s.execute(
            select(BasisLink.document_id, BasisLink.owner_table, model.id, name, model.fiscal_year)
            .join(model, model.id == BasisLink.owner_id)
            .where(*mine, BasisLink.owner_table == table, model.deleted_at.is_(None))
            .order_by(model.fiscal_year.desc(), model.sort_key, model.id)
        )
        found += [tuple(row) for row in rows]
    return found


def may_rest(s: Session, year: int) -> list[Any]:
    """The records of a year that may rest on a document: table, id, name."""
    found: list[Any] = []
    for table, (model, name) in OWNERS.items():
        rows = select(model.id, name).where(model.fiscal_year == year, model.deleted_at.is_(None))
        found += [(table, key, said) for key, said in s.execute(rows.order_by(model.sort_key, model.id))]
    return found


def documents(s: Session) -> list[BasisDocument]:
    """All documents, the latest first."""
    found = select(BasisDocument).where(BasisDocument.deleted_at.is_(None))
    order = (BasisDocument.issued_on.desc().nulls_last(), BasisDocument.sort_key, BasisDocument.id)
    return list(s.scalars(found.order_by(*order)))


def documents_of(s: Session, table: str, owner_id: int) -> list[BasisDocument]:
    """The documents on which a record rests, in the order in which they were linked."""
    found = (
        select(BasisDocument)
        .join(BasisLink, BasisLink.document_id == BasisDocument.id)
        .where(
            BasisLink.owner_table == table,
            BasisLink.owner_id == owner_id,
            BasisLink.deleted_at.is_(None),
            BasisDocument.deleted_at.is_(None),
        )
    )
    return list(s.scalars(found.order_by(BasisLink.id)))


def links_of_document(s: Session, document_id: int) -> list[BasisLink]:
    """The links to a document, to be changed."""
    return list(
        s.scalars(
            select(BasisLink).where(BasisLink.document_id == document_id, BasisLink.deleted_at.is_(None))
        )
    )


def links_of_owner(s: Session, table: str, owner_id: int) -> list[BasisLink]:
    """The links of a record, to be changed."""
    mine = (BasisLink.owner_table == table, BasisLink.owner_id == owner_id, BasisLink.deleted_at.is_(None))
    return list(s.scalars(select(BasisLink).where(*mine)))


def keep_links(s: Session, standing: Iterable[BasisLink], wanted: Iterable[tuple[int, str, int]]) -> bool:
    """Let these links be the wanted ones (document, table, id); whether any was added or taken out."""
    rows = {(row.document_id, row.owner_table, row.owner_id): row for row in standing}
    fresh = [one for one in dict.fromkeys(wanted) if rows.pop(one, None) is None]
    for row in rows.values():
        row.deleted_at = s.info["journal_now"]
    for document_id, table, owner_id in fresh:
        s.add(BasisLink(document_id=document_id, owner_table=table, owner_id=owner_id))
    s.flush()
    return bool(fresh or rows)


def rests_on(table: str, model: Any, pattern: Typed) -> ColumnElement[bool]:
    """Records of a table that are found by a document on which they rest."""
    found: ColumnElement[bool] = model.id.in_(
        select(BasisLink.owner_id)
        .join(BasisDocument, BasisDocument.id == BasisLink.document_id)
        .where(
            BasisLink.owner_table == table,
            BasisLink.deleted_at.is_(None),
            BasisDocument.deleted_at.is_(None),
            text_condition(BasisDocument, pattern),
        )
    )
    return found


def texts(table: str, model: Any) -> Any:
    """Number and title of all documents on which a record rests, as one text."""
    return (
        select(func.group_concat(BasisDocument.number + " " + BasisDocument.title))
        .select_from(BasisLink)
        .join(BasisDocument, BasisDocument.id == BasisLink.document_id)
        .where(
            BasisLink.owner_table == table,
            BasisLink.owner_id == model.id,
            BasisLink.deleted_at.is_(None),
            BasisDocument.deleted_at.is_(None),
        )
        .correlate(model)
        .scalar_subquery()
    )
