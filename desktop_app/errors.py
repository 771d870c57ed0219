"""Expected trouble: each error says in Korean what happened, what is safe and what to do (reliability.md 31)."""


class OfficeError(Exception):
    """Trouble that the office expects; the officer reads it, no traceback is shown.

    ``what`` is one sentence that names the file, record or row; ``safe`` says what was not
    harmed; ``steps`` are what the officer can do now, in order.
    """

    def __init__(self, what: str, *, safe: str = "", steps: tuple[str, ...] = ()) -> None:
        super().__init__(what)
        self.what = what
        self.safe = safe
        self.steps = steps

    def __str__(self) -> str:
        return " ".join(part for part in (self.what, self.safe, *self.steps) if part)


class InputRefused(OfficeError):  # noqa: N818 - the officer's act is refused; nothing has broken
    """A value or an act that a rule of the office does not allow."""


class StaleRecord(OfficeError):  # noqa: N818 - names the record, not the exception
    """Someone changed the record after it was read; saving would overwrite that change."""


class RecordMissing(OfficeError):  # noqa: N818 - names the record, not the exception
    """The record is not there any more."""


class FileTrouble(OfficeError):  # noqa: N818 - names the trouble with a file
    """A file cannot be read or written: held by another program, disk full, wrong kind."""


class OfficeInUse(OfficeError):  # noqa: N818 - says who holds the office folder
    """Another running program holds the office folder."""


class OfficeLookedAt(OfficeError):  # noqa: N818 - says how the office is open
    """This window only looks at an office that another program writes."""


class OfficeNewer(OfficeError):  # noqa: N818 - says what the file is
    """The office file was written by a newer version; it is left unchanged."""


class OfficeDamaged(OfficeError):  # noqa: N818 - says what the file is
    """The office file fails its check; recovery starts from a backup."""
