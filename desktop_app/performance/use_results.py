"""대관 실적: counted uses by month, department, building and room, beside those of an earlier period (D5, REP-3).

A year of very many uses comes as the sums of its months, departments, buildings and rooms (``UseGroup``), never use
by use; the sums are those of the year-end report.
"""

from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Final

from desktop_app.performance.breakdowns import UseSum, added, month_label

TOTAL: Final = "계"
WHOLE: Final = "(건물 전체)"
MONTHS: Final = 12


@dataclass(frozen=True, slots=True)
class Months:
    """Whole months of one year."""

    year: int
    first: int = 1
    last: int = MONTHS

    @property
    def starts(self) -> date:
        return date(self.year, self.first, 1)

    @property
    def ends(self) -> date:
        return date(self.year, self.last, monthrange(self.year, self.last)[1])

    @property
    def numbers(self) -> tuple[int, ...]:
        return tuple(range(self.first, self.last + 1))

    @property
    def words(self) -> str:
        if self.first == self.last:
            return f"{self.year}년 {self.first}월"
        return f"{self.year}년 {self.first}~{self.last}월"

    def year_before(self) -> "Months":
        """The same months a year earlier."""
        return Months(self.year - 1, self.first, self.last)

    def just_before(self) -> "Months | None":
        """As many months right before, where they are of one year."""
        length = self.last - self.first + 1
        if self.first > length:
            return Months(self.year, self.first - length, self.first - 1)
        if self.first == 1:
            return Months(self.year - 1, MONTHS - length + 1, MONTHS)
        return None


class By(Enum):
    """What a row of the table is."""

    DEPARTMENT = "부서·동"
    BUILDING = "건물"
    ROOM = "시설"
    DEPARTMENT_BUILDING = "부서·동과 건물"
    MONTH = "월"


class Figure(Enum):
    """What is counted."""

    USES = "이용(건)"
    MINUTES = "시간"
    PEOPLE = "연인원(명)"
    WAIVED = "감면액(원)"

    def of(self, one: UseSum) -> int:
        """This figure of a sum."""
        return {
            Figure.USES: one.uses, Figure.MINUTES: one.minutes, Figure.PEOPLE: one.people,
            Figure.WAIVED: one.waived_fees,
        }[self]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """What the uses of a row have in common; None asks nothing. ``of_park`` are those of no department."""

    department_id: int | None = None
    of_park: bool = False
    building_id: int | None = None
    venue_id: int | None = None
    whole_building: bool = False
    month: int | None = None


@dataclass(frozen=True, slots=True)
class UseGroup:
    """The counted uses of one month, department (None: the park's own), building and room (None: all of it)."""

    month: int
    department_id: int | None
    building_id: int
    venue_id: int | None
    building: str
    room: str
    department: str
    sum: UseSum


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One row: its names, what it is of, its sum, the earlier one, one sum a month."""

    id: int
    names: tuple[str, ...]
    part: Part
    now: UseSum
    before: UseSum
    months: tuple[UseSum, ...] = ()

    @property
    def name(self) -> str:
        return " · ".join(self.names)


@dataclass(frozen=True)
class UseResults:
    """The counted uses of a period and of the one it is set against, with what does not count yet."""

    period: Months
    earlier: Months | None
    uses: tuple[UseGroup, ...] = ()
    uses_before: tuple[UseGroup, ...] = ()
    unconfirmed: int = 0
    planned: int = 0

    def rows(self, by: By) -> list[ResultRow]:
        """The rows in their order – months by the calendar, others most used first – without the total."""
        now, before = _grouped(self.uses, by), _grouped(self.uses_before, by)
        if by is By.MONTH:
            parts = {Part(month=number): (month_label(number),) for number in self.period.numbers}
            earlier = {} if self.earlier is None else dict(zip(parts, self._earlier_months(), strict=False))
            return [
                self._row(at, names, part, now.get(part, []), before.get(earlier.get(part, _NOWHERE), []))
                for at, (part, names) in enumerate(parts.items(), 1)
            ]
        names = {part: _names(uses[0], by) for part, uses in (before | now).items()}
        rows = [self._row(0, names[part], part, now.get(part, ()), before.get(part, ())) for part in names]
        weight = {row.names[0]: 0 for row in rows}
        for row in rows:
            weight[row.names[0]] += row.now.uses
        rows.sort(key=lambda row: (-row.now.uses, row.names))
        if by is By.DEPARTMENT_BUILDING:
            rows.sort(key=lambda row: (-weight[row.names[0]], row.names[0]))
        return [replace(row, id=at) for at, row in enumerate(rows, 1)]

    def total(self) -> ResultRow:
        """All of them."""
        return self._row(0, (TOTAL,), Part(), self.uses, self.uses_before)

    def _earlier_months(self) -> list[Part]:
        assert self.earlier is not None  # noqa: S101 - asked only where there is one
        return [Part(month=number) for number in self.earlier.numbers]

    def _row(
        self,
        row_id: int,
        names: tuple[str, ...],
        part: Part,
        *uses: Sequence[UseGroup],
    ) -> ResultRow:
        now, before = uses
        by_month: dict[int, list[UseSum]] = {number: [] for number in self.period.numbers}
        for one in now:
            by_month[one.month].append(one.sum)
        months = tuple(added(month_label(number), sums) for number, sums in by_month.items())
        return ResultRow(row_id, names, part, added(names[0], months), _added(names[0], before), months)


_NOWHERE: Final = Part(month=0)


def _added(label: str, groups: Sequence[UseGroup]) -> UseSum:
    return added(label, (one.sum for one in groups))


def _grouped(uses: Sequence[UseGroup], by: By) -> dict[Part, list[UseGroup]]:
    part = _PARTS[by]
    groups: dict[Part, list[UseGroup]] = {}
    for one in uses:
        groups.setdefault(part(one), []).append(one)
    return groups


def _room(one: UseGroup) -> Part:
    return Part(building_id=one.building_id, venue_id=one.venue_id, whole_building=one.venue_id is None)


_PARTS: Final[dict[By, Callable[[UseGroup], Part]]] = {
    By.DEPARTMENT: lambda one: Part(one.department_id, one.department_id is None),
    By.BUILDING: lambda one: Part(building_id=one.building_id),
    By.ROOM: _room,
    By.DEPARTMENT_BUILDING: lambda one: Part(one.department_id, one.department_id is None, one.building_id),
    By.MONTH: lambda one: Part(month=one.month),
}


def _names(one: UseGroup, by: By) -> tuple[str, ...]:
    match by:
        case By.DEPARTMENT:
            return (one.department,)
        case By.BUILDING:
            return (one.building,)
        case By.ROOM:
            return (f"{one.building} {one.room or WHOLE}",)
        case By.DEPARTMENT_BUILDING:
            return (one.department, one.building)
        case By.MONTH:
            return (month_label(one.month),)
