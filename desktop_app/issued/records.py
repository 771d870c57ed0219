"""발행한 보고서: what went out, when, for what, in which files, and what is different today (features.md H11)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from desktop_app.marks import Mark, State

PURPOSES: Final = ("결재", "의회 제출", "시 제출", "부서 공유", "보도·공개")
"""What a report is usually issued for; any words may stand."""
ISSUED: Final = State(Mark.ON, "발행")
WITHDRAWN: Final = State(Mark.NONE, "발행 취소")
LABELS: Final = {"purpose": "용도", "document_number": "문서번호", "note": "비고"}


@dataclass(frozen=True, slots=True)
class IssueDraft:
    """What the officer says of a report that goes out."""

    purpose: str = ""
    document_number: str = ""
    note: str = ""
    version: int | None = None


@dataclass(frozen=True, slots=True)
class IssuedFile:
    """One file as it went out: its format, name, place in the vault, hash and size in bytes."""

    id: int
    form: str
    name: str
    stored: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Issued:
    """A report that went out; ``starts_on`` and ``ends_on`` are the days it reports, where it is of a period."""

    id: int
    year: int
    report: str
    title: str
    as_of: date
    starts_on: date | None
    ends_on: date | None
    issued_at: datetime
    draft: IssueDraft
    files: tuple[IssuedFile, ...] = ()
    serial: int = 0
    withdrawn_at: datetime | None = None
    withdrawn_reason: str = ""
    wish: str = ""
    """What was chosen for it, as it is kept; nothing of one that came from another office folder."""

    @property
    def number(self) -> str:
        """``2021-발행-001``; one that was withdrawn keeps it."""
        return f"{self.year}-발행-{self.serial:03d}"

    @property
    def past(self) -> bool:
        """Whether it was withdrawn: it stays listed, struck through, with its files."""
        return self.withdrawn_at is not None

    @property
    def struck(self) -> bool:
        return self.past

    @property
    def state(self) -> State:
        """발행, or 발행 취소."""
        return WITHDRAWN if self.past else ISSUED

    def file(self, form: str) -> IssuedFile | None:
        """Its file of a format."""
        return next((one for one in self.files if one.form == form), None)


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure or word that is not as it was: chapter and table, line, column, then and now.

    A line that came or went has no column: ``then`` or ``now`` is its text, the other is empty.
    """

    chapter: str
    line: str
    head: str
    then: str
    now: str

    @property
    def words(self) -> str:
        """``Ⅳ 대관시설 이용실적 · 4월 · 이용(건)``."""
        return " · ".join(part for part in (self.chapter, self.line, self.head) if part)


@dataclass(frozen=True, slots=True)
class Behind:
    """One act since the report went out that touched what it is made of: when, who, what, which record."""

    at: datetime
    user: str
    act: str
    table: str
    record_id: int
    called: str
    fields: str = ""


@dataclass(frozen=True)
class Comparison:
    """How the same report would be today: what differs, and the acts that may be why."""

    issued: Issued
    differences: tuple[Difference, ...]
    behind: tuple[Behind, ...] = ()
