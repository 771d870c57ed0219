"""What a destruction of personal data is asked for, shows beforehand and leaves behind; nothing heavy is imported."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

NOTE = "파기-진행.json"
"""The note of a destruction under way, in the office folder."""
GROUNDS: tuple[str, ...] = (
    "보유기한이 지남",
    "처리 목적을 다함(협약 종료·퇴거)",
    "본인이 삭제를 요구함",
    "수집근거가 없음",
)
"""Why personal data are destroyed (개인정보 보호법 제21조, 제36조); other words can be typed."""

METHOD = "자료 파일과 사본에서 값을 지우고 파일을 새로 씀(복구되지 않음)"


def destruction_begun(folder: Path) -> bool:
    """Whether a destruction was begun in this office folder and not ended."""
    return (folder / NOTE).exists()


@dataclass(frozen=True, slots=True)
class Subject:
    """One person to be destroyed as the officer sees it beforehand; ``id`` is a key of db.personal."""

    id: int
    role: str
    """What they are to the office: 담당자, 난제 신청인."""
    name: str
    body: str
    retain_until: date | None
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NamedIn:
    """A text of another record that names one of them; ``key`` chooses it, ``clear`` is what is proposed."""

    key: tuple[str, int, str]
    where: str
    text: str
    clear: bool
    shared: bool
    """Whether somebody who stays has the same name or number."""


@dataclass(frozen=True, slots=True)
class FileWith:
    """A file of the office folder that holds one of the values, e.g. a list that was read in.

    ``name`` is what an attached file is shown as; its path says nothing.
    """

    path: str
    remove: bool
    name: str = ""

    @property
    def words(self) -> str:
        """As the officer knows it."""
        return f"붙임 파일 ‘{self.name}’" if self.name else self.path


@dataclass(frozen=True, slots=True)
class Preview:
    """What goes and what stays."""

    subjects: tuple[Subject, ...]
    texts: tuple[NamedIn, ...]
    files: tuple[FileWith, ...]
    copies: int
    unreadable: int
    """Files put aside as broken, which can only be deleted whole."""

    @property
    def fields(self) -> tuple[str, ...]:
        """Labels of all that is filled in for any of them."""
        return tuple(dict.fromkeys(name for one in self.subjects for name in one.fields))


@dataclass(frozen=True, slots=True)
class Order:
    """The officer's decision, about keys of db.personal (a person's is its id); there is no way back from it."""

    ids: tuple[int, ...]
    grounds: str
    texts: tuple[tuple[str, int, str], ...] = ()
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DisposalRow:
    """One line of the 파기 대장."""

    id: int
    number: str
    at: datetime
    user: str
    subject: str
    persons: int
    fields: str
    grounds: str
    method: str
    copies: int
    note: str


@dataclass(frozen=True, slots=True)
class Destroyed:
    """What was done; ``left`` names the places that still hold a value, by the officer's choice or beyond reach."""

    line: DisposalRow
    left: tuple[str, ...]
