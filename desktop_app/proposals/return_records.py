"""A form that came back, laid beside what is stored: what the officer sees before anything is taken (B8)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from desktop_app.inbox import FileCame
from desktop_app.marks import Mark, State


class Standing(Enum):
    """What can be done with a form, with its state as lists show it."""

    READY = State(Mark.ON, "넣을 수 있음")
    SAME = State(Mark.DONE, "같음")
    CHOOSE = State(Mark.FIX, "제안을 고를 것")
    STOPPED = State(Mark.WRONG, "넣을 수 없음")


class Whose(Enum):
    """Who changed a printed cell."""

    DEPARTMENT = "부서가 고침"
    RECORD = "보낸 뒤 우리 기록이 바뀜"
    UNKNOWN = "어느 쪽이 고쳤는지 알 수 없음"


@dataclass(frozen=True, slots=True)
class ReturnField:
    """One field: what is stored, what came back, both as the form shows them.

    ``value`` is what would be stored; None where nothing was written. ``trouble`` says why it cannot be taken.
    """

    name: str
    label: str
    stored: str
    came: str
    value: Any = None
    differs: bool = False
    trouble: str = ""
    doubt: str = ""

    @property
    def takeable(self) -> bool:
        """Whether taking it would change something."""
        return self.differs and not self.trouble


@dataclass(frozen=True, slots=True)
class Altered:
    """A printed cell that came back otherwise than it stands here."""

    label: str
    here: str
    came: str
    whose: Whose

    @property
    def sentence(self) -> str:
        """One line about it."""
        return f"{self.label}: ‘{self.here or '(빈칸)'}’ → ‘{self.came or '(빈칸)'}’ ({self.whose.value})"


@dataclass(frozen=True)
class ReturnedForm:
    """One form of one file. ``sentence`` and ``steps`` say why it cannot be taken, or what is to be done first.

    ``said`` are the cells as they came, so that a proposal chosen by hand can be looked at anew.
    """

    file: FileCame
    standing: Standing
    said: tuple[tuple[str, Any], ...]
    key: str = ""
    number: str = ""
    title: str = ""
    department: str = ""
    opinion_id: int | None = None
    version: int | None = None
    confirmed: bool = False
    seen_before: bool = False
    sentence: str = ""
    steps: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    fields: tuple[ReturnField, ...] = ()
    altered: tuple[Altered, ...] = ()

    @property
    def takeable(self) -> tuple[str, ...]:
        """The fields that would be taken if the officer excludes none."""
        return tuple(one.name for one in self.fields if one.takeable)

    @property
    def troubles(self) -> tuple[ReturnField, ...]:
        """The fields that could not be understood."""
        return tuple(one for one in self.fields if one.trouble)

    @property
    def plain(self) -> bool:
        """Whether it can be taken without a look: found by its key, understood whole, never taken before."""
        unasked = not (self.troubles or self.altered or self.seen_before or self.warnings)
        return self.standing is Standing.READY and unasked

    @property
    def where(self) -> str:
        """``2021-제안-025 시민교육과``; the file's name where the form is not known."""
        return f"{self.number} {self.department}".strip() or self.file.name


@dataclass(frozen=True, slots=True)
class Taking:
    """A form to be taken, and which of its fields."""

    form: ReturnedForm
    names: Sequence[str]
