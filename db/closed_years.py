"""A year that was closed is read-only: whatever would change its records is refused before it is written (I7).

What was still open when the year was closed goes on under its own number: a proposal without a result, a problem
without an answer, a suggestion that the City has not settled. Reports that were issued, the turn of the year itself
and the closing of the ledger have rules of their own.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from sqlalchemy import event, inspect, select
from sqlalchemy.orm import Session

from db.base import Base
from db.errors import RuleBrokenError
from db.journal import JournalSession

RULE: Final = "closed_year"
_KNOWN: Final = "closed_years"
FREE: Final = frozenset(
    {"year_turn", "budget_closing", "issued_report", "report_text", "official_list", "duty_mark"}
)
"""Tables of a year that go on after it: what is said about the year, not what happened in it."""
PARENTS: Final[Mapping[str, tuple[str, str]]] = {
    "opinion": ("proposal_id", "proposal"),
    "project_party": ("project_id", "project"),
    "stage": ("project_id", "project"),
    "stage_task": ("stage_id", "stage"),
    "participant": ("project_id", "project"),
    "street_item": ("project_id", "project"),
    "benchmark": ("project_id", "project"),
    "progress_note": ("project_id", "project"),
    "linkage_step": ("linkage_id", "linkage"),
    "attendee": ("meeting_id", "meeting"),
    "meeting_item": ("meeting_id", "meeting"),
    "trainee": ("training_id", "training"),
    "target_value": ("target_id", "target"),
    "suggestion_progress": ("suggestion_id", "space_suggestion"),
    "submission": ("round_id", "collection_round"),
    "received_return": ("submission_id", "submission"),
}
"""Tables without a year of their own: the column and table of the record that has it. 후속조치 go on."""
Values = Mapping[str, Any]
OPEN: Final[Mapping[str, Callable[[Values], bool]]] = {
    "proposal": lambda row: not row["result"] and row["closed_on"] is None and row["cancelled_on"] is None,
    "citizen_problem": lambda row: row["state"] not in {"SOLVED", "TRANSFERRED", "IMPOSSIBLE"},
    "space_suggestion": lambda row: row["result"] in {"SENT", "REVIEWED"},
    "next_year_request": lambda row: row["state"] in {"PLANNED", "ASKED"},
}
"""Which records of a closed year may still be worked on."""


def closed_years(session: Session) -> frozenset[int]:
    """The years that are closed, asked of the file once in an act."""
    known: frozenset[int] | None = session.info.get(_KNOWN)
    if known is None:
        turn = Base.metadata.tables["year_turn"].c
        asked = select(turn.fiscal_year).where(
            turn.closed_on.is_not(None), turn.reopened_on.is_(None), turn.deleted_at.is_(None)
        )
        known = session.info[_KNOWN] = frozenset(session.connection().scalars(asked))
    return known


def refuse_lines(session: Session, swaps: Iterable[Any]) -> None:
    """Refuse to take back lines of the journal that would change a closed year. Raises RuleBrokenError."""
    if not closed_years(session):
        return
    for one in swaps:
        there = {**_stored(session, one.line.table_name, one.line.record_id), **one.after}
        _refuse(session, one.line.table_name, ({**there, **one.before}, there), new=not there)


def _look(session: Session, _context: Any, _instances: Any) -> None:
    rows = [*session.new, *session.deleted, *(row for row in session.dirty if session.is_modified(row))]
    if any(row.__tablename__ == "year_turn" for row in rows):
        session.info.pop(_KNOWN, None)
    guarded = [row for row in rows if _is_guarded(row.__tablename__)]
    if not guarded or not closed_years(session):
        return
    for row in guarded:
        now, new = _values(row), row in session.new
        _refuse(session, row.__tablename__, (now, now if new else _before(row)), new=new)


def _is_guarded(table: str) -> bool:
    has_year = "fiscal_year" in Base.metadata.tables[table].c
    return table not in FREE and (has_year or table in PARENTS)


def _refuse(session: Session, table: str, sides: tuple[Values, Values], *, new: bool) -> None:
    """``sides`` are the record as it is to be and as it was; open in either of them, it may change."""
    if not _is_guarded(table):
        return
    for values in sides:
        home, record = _home(session, table, values)
        if record.get("fiscal_year") not in closed_years(session):
            continue
        is_open = OPEN.get(home)
        if is_open is not None and not (new and home == table):
            if home != table and is_open(record):
                continue
            if home == table and any(is_open(side) for side in sides):
                continue
        raise RuleBrokenError(RULE)


def _home(session: Session, table: str, values: Values) -> tuple[str, Values]:
    """The record that says of which year this one is: itself, or the one it belongs to."""
    while "fiscal_year" not in Base.metadata.tables[table].c:
        column, table = PARENTS[table]
        values = _stored(session, table, values.get(column))
        if not values:
            break
    return table, values


def _stored(session: Session, table: str, record_id: Any) -> dict[str, Any]:
    model = Base.metadata.tables[table]
    row = session.connection().execute(select(model).where(model.c.id == record_id)).mappings().first()
    return dict(row) if row is not None else {}


def _values(row: Any) -> dict[str, Any]:
    return {column.name: getattr(row, column.name) for column in row.__table__.c}


def _before(row: Any) -> dict[str, Any]:
    """The record as it was read."""
    state = inspect(row)
    found = _values(row)
    for column in row.__table__.c:
        gone = state.attrs[column.name].history.deleted
        if gone:
            found[column.name] = gone[0]
    return found


event.listen(JournalSession, "before_flush", _look)
