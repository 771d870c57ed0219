"""What can be wrong with an office file and the files beside it; told by db.check, db.seal and db.attachment_check."""

from dataclasses import dataclass
from enum import Enum


class Fault(Enum):
    """Kinds of damage; the value is for scripts, the Korean sentence is desktop_app.checkup's."""

    MISSING = "missing"
    UNREADABLE = "unreadable"
    FOREIGN = "foreign"
    NEWER = "newer"
    PAGES = "pages"
    SCHEMA = "schema"
    REFERENCES = "references"
    ACTS = "acts"
    JOURNAL = "journal"
    ACCESS = "access"
    FILE_MISSING = "file_missing"  # told by db.attachment_check, like the next three
    FILE_ALTERED = "file_altered"
    FILE_UNREADABLE = "file_unreadable"
    FILE_UNKNOWN = "file_unknown"
    SEAL = "seal"  # told by whoever knows the seal, see db.seal


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: what kind, and where (a table, a table with its row, a name)."""

    fault: Fault
    where: str
