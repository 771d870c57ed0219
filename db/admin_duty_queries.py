"""행정사항 in SQL (features.md E15)."""

from datetime import date

from sqlalchemy import ColumnElement, and_, case, func, select
from sqlalchemy.orm import Session

from db.duties import AdminDuty
from db.register_lists import Listed

_OPEN = AdminDuty.done_on.is_(None)


def _late(today: date) -> "ColumnElement[bool]":
    return and_(_OPEN, AdminDuty.due_on < today)


ADMIN_DUTIES = Listed(
    AdminDuty,
    named={"department_id": "body_department"},
    views={
        "open": lambda _: _OPEN,
        "late": _late,
        "done": lambda _: AdminDuty.done_on.is_not(None),
    },
    day=AdminDuty.position,
    newest_first=False,
    sums={"done": case((AdminDuty.done_on.is_not(None), 1), else_=0)},
)


def next_position(s: Session, year: int) -> int:
    """Behind all others of the year, deleted ones too: what is taken back comes to its own place."""
    last = s.scalar(select(func.max(AdminDuty.position)).where(AdminDuty.fiscal_year == year))
    return 0 if last is None else last + 1
