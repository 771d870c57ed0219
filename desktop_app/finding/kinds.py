"""The kinds of records that 전체 찾기 knows: how each is named, and how one of it reads among the others."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from db import finding_queries as queries
from desktop_app.changes import Kind
from desktop_app.directory.contact_records import ContactRow
from desktop_app.directory.records import BodyRow, BuildingRow, PersonRow
from desktop_app.directory.team_records import TeamRow
from desktop_app.finding.records import Hit
from desktop_app.listing import RecordSource
from desktop_app.marks import Mark
from desktop_app.projects.linkage_records import LinkageRow
from desktop_app.projects.records import ProjectRow
from desktop_app.proposals.records import AskedDepartment, ProposalRow
from desktop_app.register_kinds import KINDS
from desktop_app.store import Store
from desktop_app.tenants.records import TenantRow
from desktop_app.terms import LEVELS, EntryKind
from desktop_app.values import date_text, won_text
from desktop_app.venues.records import UsageRow, VenueRow

if TYPE_CHECKING:
    from desktop_app.attachments.service import Attachments
    from desktop_app.register.service import Register

UNUSED: Final = "안 씀"
ACCOUNT: Final = "ACCOUNT"
"""The one kind without search keys: so few that their names are read."""


@dataclass(frozen=True)
class Lists:
    """The lists of the tabs: each tells of its records what an officer tells them apart by, masked where it must.

    A list is asked for when something of its kind was found: that makes its service, if nobody has before.
    """

    tenants: Callable[[], RecordSource[TenantRow]]
    people: Callable[[], RecordSource[PersonRow]]
    contacts: Callable[[], RecordSource[ContactRow]]
    partners: Callable[[], RecordSource[BodyRow]]
    departments: Callable[[], RecordSource[BodyRow]]
    teams: Callable[[], RecordSource[TeamRow]]
    buildings: Callable[[], RecordSource[BuildingRow]]
    venues: Callable[[], RecordSource[VenueRow]]
    usages: Callable[[], RecordSource[UsageRow]]
    projects: Callable[[], RecordSource[ProjectRow]]
    linkages: Callable[[], RecordSource[LinkageRow]]
    proposals: Callable[[], RecordSource[ProposalRow]]
    opinions: Callable[[], RecordSource[AskedDepartment]]
    attachments: Callable[[], "Attachments"]
    registers: Callable[[str], "Register[Any]"]


@dataclass(frozen=True, slots=True)
class Sought:
    """One kind: its key in the storage, its Korean name, and what is shown of records by their ids."""

    key: str
    label: str
    hits: Callable[[Sequence[int]], list[Hit]]
    yearly: bool = False


def sought(lists: Lists, store: Store) -> tuple[Sought, ...]:
    """All kinds, those that an officer looks for most first; one more line for one more kind."""
    return (
        Sought("TENANT", "입주단체", partial(_listed, Kind.TENANT, lists.tenants, _tenant)),
        Sought("PROPOSAL", "제안", partial(_listed, Kind.PROPOSAL, lists.proposals, _proposal), yearly=True),
        Sought(
            "OPINION", "검토의견서", partial(_listed, Kind.OPINION, lists.opinions, _opinion), yearly=True
        ),
        Sought("PROJECT", "연계사업", partial(_listed, Kind.PROJECT, lists.projects, _project), yearly=True),
        Sought("LINKAGE", "1:1 연계", partial(_listed, Kind.LINKAGE, lists.linkages, _linkage), yearly=True),
        Sought("PERSON", "사람", partial(_listed, Kind.PERSON, lists.people, _person)),
        Sought("CONTACT", "연락", partial(_listed, Kind.CONTACT, lists.contacts, _contact)),
        Sought("PARTNER", "협력기관", partial(_listed, Kind.PARTNER, lists.partners, _body)),
        Sought("DEPARTMENT", "부서·동", partial(_listed, Kind.DEPARTMENT, lists.departments, _body)),
        Sought("TEAM", "팀", partial(_listed, Kind.TEAM, lists.teams, _team)),
        Sought("BUILDING", "건물", partial(_listed, Kind.BUILDING, lists.buildings, _building)),
        Sought("VENUE", "시설", partial(_listed, Kind.VENUE, lists.venues, _venue)),
        Sought("USAGE", "대관 이용", partial(_listed, Kind.USAGE, lists.usages, _usage), yearly=True),
        Sought("ATTACHMENT", "붙임 파일", partial(_files, lists.attachments)),
        Sought(ACCOUNT, "예산과목", partial(_accounts, store), yearly=True),
        Sought("ENTRY", "원장", partial(_entries, store), yearly=True),
        *(
            Sought(table.upper(), kind.noun, partial(_registered, lists.registers, table), yearly=kind.yearly)
            for table, kind in KINDS.items()
        ),
    )


def _listed(
    kind: Kind,
    source: Callable[[], RecordSource[Any]],
    words: Callable[[Any], tuple[str, str]],
    ids: Sequence[int],
) -> list[Hit]:
    return [Hit(kind, row.id, *words(row)) for row in source().rows(ids)]


def _tenant(row: TenantRow) -> tuple[str, str]:
    return row.name, _joined(row.place, row.state.word if row.state.mark is Mark.NONE else "")


def _proposal(row: ProposalRow) -> tuple[str, str]:
    return f"{row.number} {row.title}", "접수 취소" if row.cancelled else row.stage.word


def _opinion(row: AskedDepartment) -> tuple[str, str]:
    return f"{row.name} · {row.number} {row.title}", row.state.word


def _project(row: ProjectRow) -> tuple[str, str]:
    return row.name, _joined(row.department, row.state.word)


def _linkage(row: LinkageRow) -> tuple[str, str]:
    return row.title, _joined(row.standing.word, row.subject)


def _person(row: PersonRow) -> tuple[str, str]:
    return f"{row.name} · {row.body}", _joined(row.post or row.role, row.phone)


def _contact(row: ContactRow) -> tuple[str, str]:
    return f"{row.body} · {row.summary.partition(chr(10))[0]}", _joined(date_text(row.contacted_on), row.way)


def _body(row: BodyRow) -> tuple[str, str]:
    return row.name, _joined(row.kind, "" if row.in_use else UNUSED)


def _team(row: TeamRow) -> tuple[str, str]:
    return row.name, row.department


def _building(row: BuildingRow) -> tuple[str, str]:
    return row.name, _joined(row.space_class, "" if row.in_use else UNUSED)


def _venue(row: VenueRow) -> tuple[str, str]:
    return row.name, _joined(row.building, "" if row.in_use else UNUSED)


def _usage(row: UsageRow) -> tuple[str, str]:
    return row.event, _joined(date_text(row.used_on), row.host)


def _files(attachments: Callable[[], "Attachments"], ids: Sequence[int]) -> list[Hit]:
    """A file opens the record that it belongs to."""
    return [
        Hit(one.owner.kind, one.owner.id, one.name, _joined(one.owner_name, one.size_text), one.year)
        for one in attachments().found(ids)
    ]


def _registered(registers: Callable[[str], "Register[Any]"], table: str, ids: Sequence[int]) -> list[Hit]:
    kind = KINDS[table]
    return [
        Hit(kind.kind, row.id, kind.title(row.draft), kind.subtitle(row), tab=kind.tab(row.draft))
        for row in registers(table).rows(ids)
    ]


def _accounts(store: Store, ids: Sequence[int]) -> list[Hit]:
    with store.reading() as s:
        found = queries.account_rows(s, ids)
    return [
        Hit(Kind.ACCOUNT, key, f"{code} {name}".strip(), LEVELS[level - 1])
        for key, level, code, name in found
    ]


def _entries(store: Store, ids: Sequence[int]) -> list[Hit]:
    with store.reading() as s:
        found = queries.entry_rows(s, ids)
    return [
        Hit(Kind.LEDGER, key, summary, _joined(date_text(day), EntryKind[kind].value, f"{won_text(won)}원"))
        for key, summary, kind, day, won in found
    ]


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
