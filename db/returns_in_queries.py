"""Returns that come in, in SQL: where a key leads, what came before, whose a row of an act is (G3, G5, G7)."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.base import Base
from db.directory import Department
from db.projects import Project
from db.returns import CollectionRound, ReceivedReturn, ReturnedRow, Submission
from db.venues import Usage
from db.visits import Trainee

TAKEN: Final = "TAKEN"
_MODELS: Final[dict[str, Any]] = {"project": Project, "usage": Usage, "trainee": Trainee}
_NAMES: Final[dict[str, Any]] = {"project": Project.name, "usage": Usage.event}


def round_of_token(s: Session, token: str) -> CollectionRound | None:
    """The round that a form was made for."""
    return s.scalar(
        select(CollectionRound).where(CollectionRound.token == token, CollectionRound.deleted_at.is_(None))
    )


def submission_of(s: Session, round_id: int, department_id: int) -> Submission | None:
    """What a department owes a round."""
    return s.scalar(
        select(Submission).where(
            Submission.round_id == round_id,
            Submission.department_id == department_id,
            Submission.deleted_at.is_(None),
        )
    )


def department_name(s: Session, department_id: int) -> str:
    """How a department is called; nothing where there is none."""
    return s.scalar(select(Department.name).where(Department.id == department_id)) or ""


def departments_of(s: Session, round_id: int) -> list[Any]:
    """Id and name of the departments that a round asks, in the order of the board."""
    asked = (
        select(Department.id, Department.name)
        .join(Submission, Submission.department_id == Department.id)
        .where(Submission.round_id == round_id, Submission.deleted_at.is_(None))
    )
    return list(s.execute(asked.order_by(Department.kind.desc(), Department.position, Department.sort_key)))


def taken_file(s: Session, sha256: str) -> ReceivedReturn | None:
    """The same file as it was taken before and still stands."""
    return s.scalar(
        select(ReceivedReturn)
        .where(
            ReceivedReturn.sha256 == sha256,
            ReceivedReturn.outcome.in_((TAKEN, "REPLACED")),
            ReceivedReturn.deleted_at.is_(None),
        )
        .order_by(ReceivedReturn.id.desc())
        .limit(1)
    )


def standing_files(s: Session, submission_id: int) -> list[ReceivedReturn]:
    """The files of a department whose rows stand in the office, the newest first."""
    asked = select(ReceivedReturn).where(
        ReceivedReturn.submission_id == submission_id,
        ReceivedReturn.outcome == TAKEN,
        ReceivedReturn.deleted_at.is_(None),
    )
    return list(s.scalars(asked.order_by(ReceivedReturn.id.desc())))


def owned_by(s: Session, submission_id: int) -> dict[tuple[str, int], bool]:
    """Records that the standing files of a department wrote, and whether they were there before."""
    asked = (
        select(ReturnedRow.owner_table, ReturnedRow.owner_id, ReturnedRow.changed)
        .join(ReceivedReturn, ReceivedReturn.id == ReturnedRow.return_id)
        .where(
            ReceivedReturn.submission_id == submission_id,
            ReceivedReturn.outcome == TAKEN,
            ReceivedReturn.deleted_at.is_(None),
            ReturnedRow.deleted_at.is_(None),
        )
        .order_by(ReturnedRow.id)
    )
    found: dict[tuple[str, int], bool] = {}
    for table, key, changed in s.execute(asked):
        found.setdefault((table, key), changed)
    return found


def versions(s: Session, table: str) -> dict[int, int]:
    """Record → its version, of those that are not deleted."""
    model = _MODELS[table]
    found = s.execute(select(model.id, model.version).where(_live(model)))
    return {row.id: row.version for row in found}


def asked_of(s: Session, table: str, department_id: int, first: date, last: date) -> list[Any]:
    """Records that a form asked a department about: id, what they are called, when they came into the office."""
    model, day = _MODELS[table], "used_on"
    asked = select(model.id, _NAMES[table].label("name"), model.created_at).where(
        _live(model), model.department_id == department_id
    )
    if hasattr(model, day):
        asked = asked.where(getattr(model, day).between(first, last)).order_by(getattr(model, day))
    else:
        asked = asked.where(model.fiscal_year == last.year).order_by(model.sort_key)
    return list(s.execute(asked.order_by(model.id)))


def names_of(s: Session, table: str, ids: Collection[int]) -> dict[int, str]:
    """How records are called."""
    if table not in _NAMES:
        return {}
    model = _MODELS[table]
    found = s.execute(select(model.id, _NAMES[table].label("name")).where(model.id.in_(ids)))
    return {row.id: row.name for row in found}


def owner_of_line(s: Session, table: str, record_id: int, said: Mapping[str, Any]) -> tuple[str, int]:
    """The project that a line of it belongs to, also one that is gone; any other record stands for itself."""
    columns = Base.metadata.tables[table].c
    if "project_id" not in columns or table in _MODELS:
        return table, record_id
    project = said.get("project_id") or s.scalar(
        select(columns["project_id"]).where(columns["id"] == record_id)
    )
    return ("project", project) if project is not None else (table, record_id)


def returns_with(s: Session, ids: Collection[int]) -> list[ReceivedReturn]:
    """Received files by their ids."""
    return list(
        s.scalars(select(ReceivedReturn).where(ReceivedReturn.id.in_(ids)).order_by(ReceivedReturn.id))
    )


def rows_of(s: Session, return_ids: Collection[int]) -> list[ReturnedRow]:
    """Where the records of these files stood."""
    asked = select(ReturnedRow).where(ReturnedRow.return_id.in_(return_ids), ReturnedRow.deleted_at.is_(None))
    return list(s.scalars(asked.order_by(ReturnedRow.id)))


def file_beginning(s: Session, submission_id: int, beginning: str) -> ReceivedReturn | None:
    """The file of a department whose hash begins so."""
    return s.scalar(
        select(ReceivedReturn)
        .where(
            ReceivedReturn.submission_id == submission_id,
            ReceivedReturn.sha256.startswith(beginning, autoescape=True),
            ReceivedReturn.deleted_at.is_(None),
        )
        .order_by(ReceivedReturn.id.desc())
        .limit(1)
    )


def made_before(row: Any, moment: datetime) -> bool:
    """Whether a record was there when the forms went out."""
    made: datetime = row.created_at
    return made <= moment


def _live(model: Any) -> Any:
    return model.deleted_at.is_(None)
