"""입주단체 현황 as frozen values: the plan's classes on a day, and what happened between two days (A2)."""

from dataclasses import dataclass
from datetime import date

from desktop_app.terms import Movement, TenantGroup, TenantPlace
from desktop_app.values import date_text

UNPLACED = "unplaced"
"""A tenant of the 서울혁신센터 whose place nobody has said; its column is there only where one is counted."""

CLASSES: dict[str, tuple[str, TenantGroup | None, tuple[str, ...]]] = {
    "total": ("총계", None, ()),
    "center": ("서울혁신센터 관리 합계", TenantGroup.CENTER, ()),
    "mirae": ("미래청 개별공간", TenantGroup.CENTER, (TenantPlace.MIRAE.name,)),
    "sangsang": (
        "상상청 소계",
        TenantGroup.CENTER,
        (TenantPlace.SANGSANG_ROOM.name, TenantPlace.SANGSANG_COWORKING.name),
    ),
    "sangsang_room": ("상상청 개별공간", TenantGroup.CENTER, (TenantPlace.SANGSANG_ROOM.name,)),
    "sangsang_coworking": ("상상청 코워킹", TenantGroup.CENTER, (TenantPlace.SANGSANG_COWORKING.name,)),
    "small_building": ("중소건물 개별공간", TenantGroup.CENTER, (TenantPlace.SMALL_BUILDING.name,)),
    UNPLACED: ("위치 미상", TenantGroup.CENTER, ("",)),
    "intermediary": ("중간지원조직 내 입주단체", TenantGroup.INTERMEDIARY, ()),
    "other": ("기타", TenantGroup.OTHER, ()),
}
"""The columns of the plan's table: key → label, group (None: all), places (none: all of the group)."""

UNDATED, _UNDATED_LABEL = "undated", "입주일 없음"
"""Not a column: the tenants of a day that have no day on which they moved in."""

_STATUS = "status"


@dataclass(frozen=True, slots=True)
class StatusLine:
    """One column of the plan's status table: the stated number, the registered one, their difference."""

    key: str
    label: str
    stated: int | None
    registered: int

    @property
    def difference(self) -> int | None:
        """Registered less stated; information, not an error (domain.md section 10)."""
        return None if self.stated is None else self.registered - self.stated


@dataclass(frozen=True, slots=True)
class StatusTable:
    """입주단체 현황 on one day, in the plan's order of columns."""

    as_of: date
    stated_on: date | None
    lines: tuple[StatusLine, ...] = ()

    def registered(self, key: str) -> int:
        """The registered number of one column, e.g. ``registered("sangsang")``."""
        return next((line.registered for line in self.lines if line.key == key), 0)


@dataclass(frozen=True, slots=True)
class StatusMove:
    """One line of the list of changes; ``before`` says what a class or room was until then."""

    tenant_id: int
    day: date
    what: Movement
    name: str
    kind: str
    place: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class StatusReport:
    """The status table as it is printed: its day, the day it is compared with, what happened in between.

    ``undated`` tenants have no day on which they moved in and are counted on every day.
    """

    office: str
    table: StatusTable
    since: StatusTable | None = None
    moves: tuple[StatusMove, ...] = ()
    undated: int = 0

    @property
    def has_unplaced(self) -> bool:
        """Whether the column of tenants without a place is needed."""
        tables = (self.table, self.since) if self.since else (self.table,)
        return any(table.registered(UNPLACED) for table in tables)

    @property
    def recorded(self) -> bool:
        """Whether the list holds changes whose day is the one on which they were written down."""
        return any(move.what in {Movement.CLASS, Movement.ROOM} for move in self.moves)


@dataclass(frozen=True, slots=True)
class StatedDraft:
    """기준: the figures that a plan states for a day; the sums follow from them."""

    as_of: date | None
    mirae: int = 0
    sangsang_room: int = 0
    sangsang_coworking: int = 0
    small_building: int = 0
    intermediary: int = 0
    other: int = 0

    @property
    def figures(self) -> dict[str, int]:
        """All columns of the table with their sums."""
        sangsang = self.sangsang_room + self.sangsang_coworking
        center = self.mirae + sangsang + self.small_building
        return {
            "total": center + self.intermediary + self.other,
            "center": center,
            "mirae": self.mirae,
            "sangsang": sangsang,
            "sangsang_room": self.sangsang_room,
            "sangsang_coworking": self.sangsang_coworking,
            "small_building": self.small_building,
            "intermediary": self.intermediary,
            "other": self.other,
        }


def status_lines(counts: dict[tuple[str, str], int], stated: dict[str, int]) -> tuple[StatusLine, ...]:
    """The columns from counts by (group, place); every sum is computed, never typed."""
    lines = []
    for key, (label, group, places) in CLASSES.items():
        registered = sum(
            number
            for (code, place), number in counts.items()
            if (group is None or code == group.name) and (not places or place in places)
        )
        if key != UNPLACED or registered:
            lines.append(StatusLine(key, label, stated.get(key), registered))
    return tuple(lines)


def kind_label(group: str, place: str) -> str:
    """The class of a tenant in words: its place in the park, or who hosts it."""
    return TenantPlace[place].value if place else TenantGroup[group].value


def class_view(key: str, on: date) -> str:
    """The key of the list's view that shows just the tenants counted in a class on a day."""
    return f"{_STATUS}.{key}.{on.isoformat()}"


def read_class_view(view: str) -> tuple[str, date] | None:
    """Class and day of such a key; None for any other view."""
    parts = view.split(".")
    if len(parts) != 3 or parts[0] != _STATUS or parts[1] not in {*CLASSES, UNDATED}:  # noqa: PLR2004 - word, class, day
        return None
    try:
        return parts[1], date.fromisoformat(parts[2])
    except ValueError:
        return None


def class_view_label(key: str, on: date) -> str:
    """``미래청 개별공간 · 2021. 7. 31.`` for the chip of such a view."""
    label = _UNDATED_LABEL if key == UNDATED else CLASSES[key][0]
    return f"{label} · {date_text(on)}"
