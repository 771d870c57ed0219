"""근거 문서: official papers on which the plan, projects and other records rest, known by their numbers (C11)."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.changes import Act, Kind
from desktop_app.problems import Problem
from desktop_app.register.fields import Field, FieldKind
from desktop_app.register.kind import RegisterKind, RegisterRow
from desktop_app.values import UnreadableValueError, date_text, read_date, tidy_line

PLAN: Final = ""
"""The owner's table of a year's plan; its id is the year."""
OWNER_WORDS: Final = {
    PLAN: "추진계획",
    "project": "연계사업",
    "proposal": "제안",
    "meeting": "회의",
    "space_suggestion": "공간 건의",
}
"""What may rest on a document."""
_NUMBER: Final = re.compile(r"[가-힣A-Za-z][가-힣A-Za-z0-9·]*\s*[-－–]\s*\d{1,6}")
_DAY: Final = re.compile(r"\d{4}\s*[.\-/]\s*\d{1,2}\s*[.\-/]\s*\d{1,2}\.?")
_EDGES: Final = " ,()（）·"


@dataclass(frozen=True, slots=True)
class Owner:
    """A record that rests on a document: its table and id, how it is called, its fiscal year."""

    table: str
    id: int
    name: str = ""
    year: int = 0

    @property
    def key(self) -> str:
        """The same as a word, for a pick list."""
        return f"{self.table}:{self.id}"

    @property
    def title(self) -> str:
        """``연계사업 · 전환타운``, ``2021년 추진계획``."""
        if self.table == PLAN:
            return f"{self.id}년 {OWNER_WORDS[PLAN]}"
        return f"{OWNER_WORDS[self.table]} · {self.name}"


@dataclass(frozen=True, slots=True)
class RestLine:
    """A line of the document's form: one record that rests on it."""

    what: str | None = None
    id: int | None = None

    @property
    def owner(self) -> tuple[str, int] | None:
        """Table and id; None where nothing was chosen."""
        if not self.what:
            return None
        table, _, key = self.what.partition(":")
        return table, int(key)

    @classmethod
    def of_line(cls, id: int | None, what: str | None) -> "RestLine":  # noqa: A002 - the column's name
        """What a line of the form says."""
        return cls(what, id)


@dataclass(frozen=True, slots=True)
class BasisLine:
    """A line of a project's form: a document by its id, or a new one by what was typed."""

    document_id: int | None = None
    text: str = ""
    id: int | None = None

    @property
    def which(self) -> int | str | None:
        """The document by its number in a pick list, or the words of a new one."""
        return self.document_id or self.text or None

    @classmethod
    def of_line(cls, id: int | None, which: int | str | None) -> "BasisLine":  # noqa: A002 - the column's name
        """What a line of the form says."""
        return cls(which, id=id) if isinstance(which, int) else cls(None, which or "", id)


@dataclass(frozen=True, slots=True)
class BasisDraft:
    """One document; ``rests`` is what rests on it."""

    number: str = ""
    title: str = ""
    issued_on: date | None = None
    issuer: str = ""
    note: str = ""
    rests: tuple[RestLine, ...] = ()
    version: int | None = None


FIELDS: tuple[Field, ...] = (
    Field(
        "number", "문서번호", FieldKind.LINE, section="문서", identity=True, wanted=True,
        heads="번호, 공문번호, 시행번호, 문서 번호", example="총무과-18638",
    ),
    Field(
        "title", "제목", FieldKind.LINE, identity=True, wanted=True, heads="문서 제목, 문서명, 근거, 내용",
        example="협업사업 선정 결과 알림",
    ),
    Field(
        "issued_on", "시행일", FieldKind.DAY, wanted=True, heads="일자, 날짜, 시행일자",
        example="2018. 8. 23.",
    ),
    Field("issuer", "보낸 곳", FieldKind.LINE, heads="발신, 부서, 생산부서, 발신기관", example="총무과"),
    Field("note", "비고", FieldKind.TEXT, heads="메모, 참고"),
)  # fmt: skip


def basis_problems(draft: BasisDraft) -> list[Problem]:
    """A document is known by its number, else by its title."""
    if tidy_line(draft.number) or tidy_line(draft.title):
        return []
    return [Problem("number", "문서번호나 제목을 적으세요.")]


def basis_title(draft: BasisDraft) -> str:
    """How a document is called: number and title."""
    return " ".join(part for part in (draft.number, draft.title) if part)


def read_basis(text: str) -> BasisDraft:
    """A document as a plan cites it: ``협업사업 선정(총무과-18638, 2018. 8. 23.)`` → title, number, day, sender."""
    rest = tidy_line(text)
    number, issued_on = "", None
    if (day := _DAY.search(rest)) is not None:
        try:
            issued_on = read_date(day.group(), 0)
        except UnreadableValueError:
            issued_on = None
        else:
            rest = f"{rest[: day.start()]}{rest[day.end() :]}"
    if (found := _NUMBER.search(rest)) is not None:
        number = re.sub(r"\s*[-－–]\s*", "-", found.group())
        rest = f"{rest[: found.start()]}{rest[found.end() :]}"
    title = tidy_line(re.sub(r"[(（][\s,]*[)）]", "", rest)).strip(_EDGES if number or issued_on else "")
    return BasisDraft(number, title, issued_on, number.rpartition("-")[0])


def _subtitle(row: RegisterRow[BasisDraft]) -> str:
    counted = len(row.draft.rests)
    parts = (date_text(row.draft.issued_on), row.draft.issuer, f"{counted:,}건의 근거" if counted else "")
    return " · ".join(part for part in parts if part)


BASIS_DOCUMENTS: RegisterKind[BasisDraft] = RegisterKind(
    kind=Kind.BASIS_DOCUMENT,
    noun="근거 문서",
    counter="건",
    draft=BasisDraft,
    fields=FIELDS,
    acts=(Act.ADD_BASIS, Act.EDIT_BASIS, Act.REMOVE_BASIS),
    title=basis_title,
    subtitle=_subtitle,
    searched=("number", "title", "issuer"),
    day="issued_on",
    views={"all": "전체", "plan": "계획의 근거", "projects": "연계사업의 근거", "idle": "이은 기록 없음"},
    problems=basis_problems,
    touches=frozenset({Kind.PROJECT}),
    yearly=False,
)
