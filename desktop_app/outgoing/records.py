"""What leaves the office, as frozen values: who is reached how, who gets a letter, whose card is written."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from desktop_app.values import masked_name

_MAIL = re.compile(r"[^@\s;,<>\"]+@[^@\s;,<>\"]+\.[^@\s;,<>\"]+")
_FEWEST_DIGITS = 7
"""Shorter ones are extensions, which nobody outside can dial."""


class Means(Enum):
    """How people are reached all at once; the value is what is copied."""

    MAIL = "메일 주소"
    PHONE = "전화번호"

    @property
    def separator(self) -> str:
        """What stands between two of them: mail programs take semicolons, message services lines."""
        return "; " if self is Means.MAIL else "\n"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list by its id, named so that the officer knows it; people are masked."""

    id: int
    label: str


@dataclass(frozen=True, slots=True)
class Reached:
    """Addresses of a list: each once, with the people they are of, and the lines that have none."""

    values: tuple[str, ...] = ()
    people: tuple[int, ...] = ()
    without: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach one person of a body."""

    id: int
    name: str
    post: str
    role: str
    body: str
    unit: str
    phone: str
    mobile: str
    mail: str
    address: str
    about: str = ""
    has_basis: bool = False

    def by(self, means: Means) -> str:
        """The address that can be used, or nothing: a telephone that goes along comes before the desk's."""
        if means is Means.MAIL:
            return self.mail if _MAIL.fullmatch(self.mail) else ""
        numbers = (one for one in (self.mobile, self.phone) if sum(map(str.isdigit, one)) >= _FEWEST_DIGITS)
        return next(numbers, "")

    @property
    def line(self) -> Line:
        """The person as a masked line."""
        return Line(self.id, f"{masked_name(self.name)} · {self.body}")


@dataclass(frozen=True, slots=True)
class Cards:
    """Whose cards are written, and the lines without anybody."""

    contacts: tuple[Contact, ...] = ()
    without: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Recipient:
    """To whom a letter goes: a body, or one of its people; ``person_id`` where a person is named."""

    body: str
    address: str
    person: str = ""
    person_id: int | None = None


@dataclass(frozen=True, slots=True)
class Recipients:
    """Who gets a label, and the lines whose address is not known."""

    found: tuple[Recipient, ...] = ()
    without: tuple[Line, ...] = ()


def reached(lines: Iterable[tuple[Line, Iterable[Contact]]], means: Means) -> Reached:
    """The first usable address behind each line, each address once."""
    values: dict[str, str] = {}
    people, without = [], []
    for line, contacts in lines:
        found = next(((one.by(means), one.id) for one in contacts if one.by(means)), None)
        if found is None:
            without.append(line)
            continue
        values.setdefault(found[0].casefold(), found[0])
        people.append(found[1])
    return Reached(tuple(values.values()), tuple(dict.fromkeys(people)), tuple(without))
