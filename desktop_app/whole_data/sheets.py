"""A sheet of the whole-data workbook, made of a table and what is declared of it: heads, kinds of cells, links.

What a column is follows from the schema (date, number, link), its head from the labels that screens have; a table
needs to declare only what neither says.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from enum import Enum
from typing import Any, Final

from db.personal import PERSONAL, personal_columns
from db.whole_data import Facts, Owned, facts
from desktop_app.privacy.guard import known_label
from desktop_app.register.fields import Field, FieldKind, drafted
from desktop_app.register.kind import RegisterKind
from desktop_app.register_kinds import KINDS

Values = Mapping[str, Any]
"""The columns of one row by their names, as they are stored."""
NUMBER, TWIN, GONE = "번호", "구별", "지움"
"""Heads of what tells rows apart that have no name of their own, or the same; and of deleted rows."""
OWNER_KIND, OWNER = "기록 종류", "기록"
STAMP: Final = "created_at"
POSITION: Final = "position"


class CellKind(Enum):
    """How a column stands in its cells."""

    TEXT = "글"
    NUMBER = "수"
    DAY = "날짜"
    MONTH = "달"
    MOMENT = "날짜와 시각"
    TIME = "시각"
    YES = "예·아니요"
    CODE = "정한 말"
    CODES = "정한 말 여럿"
    LINK = "다른 시트의 이름"
    OWNER_KIND = "시트 이름"
    OWNER = "그 시트의 이름"
    OTHER = "정한 꼴의 글"


@dataclass(frozen=True, slots=True)
class Spelling:
    """A text that the program made up, in words that a person reads, and back; ``read`` raises LookupError."""

    write: Callable[[str], str]
    read: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Inside:
    """A text that may hold the id of a row behind a prefix; its cell says ``words`` and that row's name."""

    table: str
    prefix: str
    words: str


@dataclass(frozen=True, slots=True)
class Keyed:
    """A text as JSON with a list of things at ``path``, of which each names a row by its ``key``; 0 is none."""

    path: str
    key: str
    table: str


@dataclass(frozen=True, slots=True)
class Owners:
    """Two columns that name a row of any table.

    ``tables`` says of what the first column holds which table it means; ``plain`` are values of it after which
    the second column holds a bare number, by the word for it (the year's plan).
    """

    kind: str
    keys: tuple[str, ...]
    tables: Mapping[str, str]
    plain: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Declared:
    """What a table says of its sheet beyond its schema.

    ``key`` are the columns that name a row, none for a 번호; ``root`` goes before the key of a row whose first key
    column is empty (the year before the topmost level of the budget). ``codes`` are columns of code words.
    ``computed`` are columns that follow from others and stand in no sheet, ``fresh`` those that a new office makes
    anew. ``files`` is the folder of the office in which the row's file lies (``stored``, ``sha256``, perhaps
    ``size``). ``stamp`` is the head of the moment at which the row was written, where that is what the record says.
    ``numbers_run`` keeps deleted rows, for their numbers are not given again. ``spelled`` are texts that the program
    made up. ``personal`` are a person's columns beside those of db.personal and of the register.
    """

    table: str
    name: str
    key: tuple[str, ...] = ()
    root: str = ""
    heads: Mapping[str, str] = field(default_factory=dict)
    codes: Mapping[str, type[Enum] | Mapping[str, str]] = field(default_factory=dict)
    several: frozenset[str] = frozenset()
    computed: Mapping[str, Callable[[Values], Any]] = field(default_factory=dict)
    fresh: Mapping[str, Callable[[], Any]] = field(default_factory=dict)
    owners: Owners | None = None
    files: str = ""
    stamp: str = ""
    months: frozenset[str] = frozenset()
    spelled: Mapping[str, Spelling] = field(default_factory=dict)
    inside: Mapping[str, Inside] = field(default_factory=dict)
    keyed: Mapping[str, Keyed] = field(default_factory=dict)
    personal: frozenset[str] = frozenset()
    numbers_run: bool = False


@dataclass(frozen=True)
class SheetColumn:
    """One column of a sheet: the column of the table it shows, its head, what its cells are."""

    key: str
    head: str
    kind: CellKind
    required: bool = False
    default: Any = None
    words: Mapping[str, str] = field(default_factory=dict)
    """What is stored → what the cell says."""
    target: str = ""
    spelling: Spelling | None = None
    inside: Inside | None = None
    keyed: Keyed | None = None
    personal: bool = False


@dataclass(frozen=True)
class DataSheet:
    """One sheet of the workbook."""

    table: str
    name: str
    columns: tuple[SheetColumn, ...]
    declared: Declared
    linked: bool
    """Whether another sheet names its rows."""

    @property
    def key(self) -> tuple[str, ...]:
        return self.declared.key

    @property
    def numbered(self) -> bool:
        """Whether its rows are told by a 번호."""
        return self.linked and not self.key

    @property
    def marks_gone(self) -> bool:
        """Whether a deleted row can stand in it."""
        return self.linked or self.declared.numbers_run

    @property
    def heads(self) -> tuple[str, ...]:
        """All heads in their order."""
        first = (NUMBER,) if self.numbered else ()
        twin = (TWIN,) if self.linked and self.key else ()
        return (*first, *(one.head for one in self.columns), *twin, *((GONE,) if self.marks_gone else ()))

    @property
    def stored(self) -> tuple[str, ...]:
        """The columns of the table that are needed to write the sheet."""
        own = [one.key for one in self.columns]
        return tuple(dict.fromkeys(("id", "deleted_at", *own, *self.key)))

    def column(self, key: str) -> SheetColumn:
        """The column that shows a column of the table. Raises LookupError."""
        for one in self.columns:
            if one.key == key:
                return one
        raise LookupError(key)


def sheets_of(declared: Iterable[Declared]) -> tuple[DataSheet, ...]:
    """The sheets of a workbook; which of them is named by another one follows from all of them."""
    every = list(declared)
    tables = {one.table for one in every}
    named = {fact.target for one in every for fact in facts(one.table) if fact.target in tables}
    for one in every:
        named |= {inside.table for inside in one.inside.values()}
        named |= {keyed.table for keyed in one.keyed.values()}
        if one.owners is not None:
            named |= set(one.owners.tables.values())
    return tuple(DataSheet(one.table, one.name, _columns(one), one, one.table in named) for one in every)


def reckoned(one: Declared) -> Mapping[str, Callable[[Values], Any]]:
    """The columns of a table that follow from its others: those declared, and the fiscal year of a register's day."""
    kind = register_of(one.table)
    if kind is None or "fiscal_year" not in {fact.name for fact in facts(one.table)}:
        return one.computed
    if "fiscal_year" in {field.name for field in fields(kind.draft)}:  # type: ignore[arg-type]  # drafts are dataclasses
        return one.computed
    return {"fiscal_year": lambda row: kind.year_of(draft_of(kind, row)), **one.computed}


def draft_of(kind: RegisterKind[Any], row: Values) -> Any:
    """A row of a register's table as its draft."""
    known = {field.name for field in fields(kind.draft)}  # type: ignore[arg-type]  # drafts are dataclasses
    values = {one.key: drafted(one, row[one.key]) for one in kind.fields if one.key in row}
    if "fiscal_year" in known:
        values["fiscal_year"] = row["fiscal_year"]
    return kind.draft(**values)


def without_persons(sheets: Iterable[DataSheet]) -> tuple[DataSheet, ...]:
    """The sheets without what is a person's, and without those that hold nothing else."""
    every = [one for one in sheets if one.table not in _OF_PERSONS]
    return tuple(
        replace(
            one,
            columns=tuple(
                column for column in one.columns if not column.personal and column.target not in _OF_PERSONS
            ),
        )
        for one in every
    )


def owned_of(sheets: Iterable[DataSheet]) -> tuple[Owned, ...]:
    """The references that no foreign key of the schema holds."""
    return tuple(
        Owned(one.table, one.declared.owners.kind, key, tuple(one.declared.owners.tables.items()))
        for one in sheets
        if one.declared.owners is not None
        for key in one.declared.owners.keys
    )


def _columns(one: Declared) -> tuple[SheetColumn, ...]:
    unsaid = {*reckoned(one), *one.fresh, *({"size"} if one.files else ())}
    made = [_column(one, fact) for fact in facts(one.table) if fact.name not in unsaid]
    if one.stamp:
        made.append(SheetColumn(STAMP, one.stamp, CellKind.MOMENT))
    return tuple(made)


def _column(one: Declared, fact: Facts) -> SheetColumn:
    shown = _field(one.table, fact.name)
    kind = _kind(one, fact, shown)
    words = _words(one, fact.name, shown)
    reckoned = one.files and fact.name == "sha256"
    personal = fact.name in personal_columns(one.table) | one.personal or bool(
        shown is not None and (shown.personal or shown.mask)
    )
    return SheetColumn(
        key=fact.name,
        head=_head(one, fact, shown),
        kind=kind,
        required=not fact.nullable and fact.default is None and not reckoned,
        default=fact.default,
        words=words,
        target=fact.target if kind is CellKind.LINK else "",
        spelling=one.spelled.get(fact.name),
        inside=one.inside.get(fact.name),
        keyed=one.keyed.get(fact.name),
        personal=personal,
    )


def _kind(one: Declared, fact: Facts, shown: Field | None) -> CellKind:
    owners = one.owners
    if owners is not None and fact.name in {owners.kind, *owners.keys}:
        return CellKind.OWNER_KIND if fact.name == owners.kind else CellKind.OWNER
    if fact.name in one.several:
        return CellKind.CODES
    if fact.name in one.codes or (shown is not None and shown.kind is FieldKind.CODE):
        return CellKind.CODE
    if fact.name in one.spelled:
        return CellKind.OTHER
    if fact.target:
        return CellKind.LINK
    if fact.type is bool:
        return CellKind.YES
    if fact.type is datetime:
        return CellKind.MOMENT
    if fact.type is date:
        month = fact.name in one.months or (shown is not None and shown.kind is FieldKind.MONTH)
        return CellKind.MONTH if month else CellKind.DAY
    if fact.name.endswith("_minute"):
        return CellKind.TIME
    return CellKind.NUMBER if fact.type is int else CellKind.TEXT


def _words(one: Declared, name: str, shown: Field | None) -> Mapping[str, str]:
    codes = one.codes.get(name) or (shown.codes if shown is not None else None)
    if codes is None:
        return {}
    if isinstance(codes, Mapping):
        return codes
    return {member.name: str(member.value) for member in codes}


def _head(one: Declared, fact: Facts, shown: Field | None) -> str:
    head = one.heads.get(fact.name) or _GENERAL.get(fact.name) or known_label(one.table, fact.name)
    if not head and one.owners is not None and fact.name in {one.owners.kind, *one.owners.keys}:
        return OWNER_KIND if fact.name == one.owners.kind else OWNER
    if fact.name.endswith("_won") and not head.endswith("(원)"):
        return f"{head}(원)"
    if shown is not None and shown.kind is FieldKind.SPAN:
        return f"{head}(분)"
    return head


def _field(table: str, name: str) -> Field | None:
    kind = register_of(table)
    return next((one for one in kind.fields if one.key == name), None) if kind is not None else None


def register_of(table: str) -> RegisterKind[Any] | None:
    """The register that keeps a table's records."""
    return KINDS.get(table)


_OF_PERSONS: Final = frozenset(one.table for one in PERSONAL if one.goes)
"""Tables whose rows say nothing but of persons."""
_GENERAL: Final = {
    "fiscal_year": "회계연도",
    POSITION: "차례",
    "erased_at": "파기한 때",
    "stored": "파일",
    "sha256": "확인값(SHA-256)",
}
"""Heads of columns that no screen shows, alike in all sheets."""
