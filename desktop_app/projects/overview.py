"""한눈에: one project with everything that is kept for it, each list's figures as the list itself has them (C9)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.filters import Condition, Conditions, Operator
from desktop_app.listing import Total
from desktop_app.projects.records import ProjectRecord
from desktop_app.values import count_text, hours_text, won_text


@dataclass(frozen=True, slots=True)
class Area:
    """One list in which a project has records: its table, its word, where it stands."""

    key: str
    label: str
    tab: str
    view: str


AREAS: Final = (
    Area("proposal", "제안", "proposals", "proposals"),
    Area("opinion", "검토의견", "proposals", "opinions"),
    Area("meeting", "회의", "projects", "meetings"),
    Area("linkage", "1:1 연계", "projects", "linkages"),
    Area("progress_note", "추진상황", "projects", "progress_notes"),
    Area("participant", "참여상점", "projects", "participants"),
    Area("street_item", "거리 사업", "projects", "street_items"),
    Area("benchmark", "벤치마킹", "projects", "benchmarks"),
    Area("usage", "대관", "venues", "usages"),
    Area("entry", "예산 집행", "budget", "ledger"),
    Area("media_item", "매체 홍보", "activities", "media"),
    Area("newsletter_slot", "소식지", "activities", "newsletter"),
    Area("citizen_problem", "난제", "activities", "citizen_problems"),
)
"""In the order of the page."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What a list has for the project in one fiscal year; the same totals stand under the list."""

    area: Area
    year: int
    count: int
    totals: tuple[Total, ...]
    conditions: Conditions
    latest_on: date | None = None
    latest: str = ""

    @property
    def words(self) -> str:
        """``3회 · 마침 2회 · 연인원 31명``."""
        return " · ".join(f"{one.label} {one.value}".strip() for one in self.totals)


@dataclass(frozen=True, slots=True)
class FileOf:
    """A file of a record that belongs to the project: the proposal, an opinion, a meeting."""

    id: int
    name: str
    table: str
    owner_id: int


@dataclass(frozen=True)
class ProjectOverview:
    """The page of one project; an area without records has no figures."""

    office: str
    as_of: date
    record: ProjectRecord
    figures: tuple[Figures, ...]
    files: tuple[FileOf, ...]
    documents: tuple[tuple[int, str], ...]
    """The papers on which it rests: id, number and title."""
    own_files: int = 0

    @property
    def file_count(self) -> int:
        """Its own files and those of what belongs to it."""
        return self.own_files + len(self.files)

    def of(self, key: str) -> tuple[Figures, ...]:
        """The figures of one area, by year."""
        return tuple(one for one in self.figures if one.area.key == key)

    @property
    def empty_areas(self) -> tuple[Area, ...]:
        """The lists that have nothing for it."""
        filled = {one.area.key for one in self.figures}
        return tuple(one for one in AREAS if one.key not in filled)


@dataclass(frozen=True, slots=True)
class Subject:
    """The project by which lists are narrowed, with the proposal from which it came."""

    id: int
    name: str
    proposal_id: int | None = None
    number: str = ""


def conditions_of(key: str, project: Subject) -> Conditions:
    """What a list is asked so that it shows just the records of a project."""
    ours = Condition("project_id", Operator.ONE_OF, (project.id,))
    if key in {"proposal", "opinion"}:
        return Conditions(((Condition("number", Operator.IS, (project.number,)),),))
    if key == "linkage":
        return Conditions(((Condition("project", Operator.IS, (project.name,)),),))
    if key == "meeting" and project.proposal_id is not None:
        return Conditions(((ours,), (Condition("proposal_id", Operator.ONE_OF, (project.proposal_id,)),)))
    return Conditions(((ours,),))


def totals_of(key: str, count: int, sums: Mapping[str, int]) -> tuple[Total, ...]:
    """The figures of a list that is no register, in the words that stand under it."""
    return _TOTALS[key](count, sums)


def _proposal(count: int, _sums: Mapping[str, int]) -> tuple[Total, ...]:
    return (Total("", f"{count:,}건"),)


def _opinions(count: int, sums: Mapping[str, int]) -> tuple[Total, ...]:
    return (Total("", f"{count:,}건"), Total("받은 의견서", f"{sums['received']:,} / {count:,}"))


def _linkages(count: int, sums: Mapping[str, int]) -> tuple[Total, ...]:
    words = {"FOUND": "발굴·제안", "TALKED": "논의·검토", "RUNNING": "추진"}
    return (Total("", f"{count:,}건"), *(Total(word, f"{sums[stage]:,}건") for stage, word in words.items()))


def _usages(count: int, sums: Mapping[str, int]) -> tuple[Total, ...]:
    cancelled = count - sums["counting"]
    return (
        Total("", f"{sums['counting']:,}건"),
        *((Total("취소", f"{cancelled:,}건"),) if cancelled else ()),
        Total("연인원", f"{count_text(sums['people'])}명"),
        Total("시간", hours_text(sums["minutes"])),
        Total("이용료", won_text(sums["fees"] - sums["waived"])),
        Total("감면", won_text(sums["waived"])),
    )


def _entries(count: int, sums: Mapping[str, int]) -> tuple[Total, ...]:
    return (
        Total("", f"{count:,}줄"),
        Total("원인행위", won_text(sums["obligated"])),
        Total("지출", won_text(sums["spent"])),
    )


_TOTALS: Final[dict[str, Callable[[int, Mapping[str, int]], tuple[Total, ...]]]] = {
    "proposal": _proposal,
    "opinion": _opinions,
    "linkage": _linkages,
    "usage": _usages,
    "entry": _entries,
}
