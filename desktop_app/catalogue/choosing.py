"""What declarations of papers share: which records one may be made of, all ids of a list."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop_app.listing import ListQuery

if TYPE_CHECKING:
    from desktop_app.office import Office
    from desktop_app.register.kind import RegisterRow
    from desktop_app.reports.blocks import Report


@dataclass(frozen=True)
class RegisterPaper:
    """A paper of rows of a register as blocks, with the rows of which its figures are counted."""

    report: "Report"
    rows: "Sequence[RegisterRow[Any]]"


Offered = Callable[["Office", int], Sequence[tuple[int, str]]]


def of_registers(*services: Callable[["Office"], Any]) -> Offered:
    """The records of registers, each by the title that its kind gives it."""

    def offered(office: "Office", year: int) -> list[tuple[int, str]]:
        return [
            (row.id, register.kind.title(row.draft))
            for register in (service(office) for service in services)
            for row in register.rows(register.listing(ListQuery(year=year)).ids)
        ]

    return offered


def ids_of(source: Any, year: int | None = None) -> list[int]:
    """All ids of a list in its own order."""
    return list(source.listing(ListQuery(year=year)).ids)


def itself(report: "Report") -> "Report":
    """What was collected is the paper already."""
    return report


def blocks_of(paper: RegisterPaper) -> "Report":
    """The blocks that were collected with their rows."""
    return paper.report
