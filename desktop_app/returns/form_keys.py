"""The keys that a department's file carries, so that it tells where it belongs though renamed or moved (G2, G3)."""

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final
from zlib import crc32

_MARK: Final = "파크이음취합"
_EDITION: Final = "1"
_FILE_KEY = re.compile(
    rf"(?P<body>{_MARK}/(?P<edition>\d+)/(?P<token>[0-9a-z]{{4,40}})/(?P<department>\d{{1,15}})/(?P<forms>[A-Z,]+))/(?P<sum>[0-9a-f]{{8}})"
)
_ROW_KEY = re.compile(r"(?P<table>[a-z_]{3,40})/(?P<id>\d{1,15})/(?P<version>\d{1,9})")


class ReturnForm(Enum):
    """The forms a round may ask for; the value is the sheet's name, the name what the round stores."""

    PROJECTS = "연계사업 실적"
    USAGES = "대관실적"
    TRAINEES = "교육 신청"


@dataclass(frozen=True, slots=True)
class RowKey:
    """Which record a row is about, and the version that was written into the form."""

    table: str
    id: int
    version: int

    @property
    def text(self) -> str:
        """As it stands in the hidden column."""
        return f"{self.table}/{self.id}/{self.version}"


@dataclass(frozen=True, slots=True)
class FileKey:
    """Which round and department a file belongs to, whatever it is called."""

    token: str
    department_id: int
    forms: tuple[ReturnForm, ...]

    @property
    def text(self) -> str:
        """As it stands in the hidden cell and in the document's property; the sum at the end tells of a torn key."""
        named = ",".join(one.name for one in self.forms)
        body = f"{_MARK}/{_EDITION}/{self.token}/{self.department_id}/{named}"
        return f"{body}/{_sum(body)}"


def read_file_key(text: str) -> FileKey | None:
    """The key of a file; None where there is none or it is torn."""
    found = _FILE_KEY.search(text)
    if found is None or found["edition"] != _EDITION or _sum(found["body"]) != found["sum"]:
        return None
    names = found["forms"].split(",")
    if any(name not in ReturnForm.__members__ for name in names):
        return None
    return FileKey(found["token"], int(found["department"]), tuple(ReturnForm[name] for name in names))


def strange_edition(text: str) -> bool:
    """Whether a text holds a key that another edition of this program has written."""
    found = _FILE_KEY.search(text)
    return found is not None and found["edition"] != _EDITION


def read_row_key(text: str) -> RowKey | None:
    """The key of a row; None where there is none."""
    found = _ROW_KEY.fullmatch(text.strip())
    return RowKey(found["table"], int(found["id"]), int(found["version"])) if found else None


def forms_of(stored: str) -> tuple[ReturnForm, ...]:
    """The forms of a round from what its column keeps, in the order of the sheets."""
    names = set(stored.split(","))
    return tuple(one for one in ReturnForm if one.name in names)


def stored_forms(forms: tuple[ReturnForm, ...]) -> str:
    """Forms as the column of a round keeps them."""
    return ",".join(one.name for one in ReturnForm if one in forms)


def _sum(text: str) -> str:
    return f"{crc32(text.encode()):08x}"
