"""Trouble of the storage, free of any driver's words; desktop_app.store puts it into Korean."""


class StorageError(Exception):
    """Something that the storage could not do; nothing of the act was kept."""


class RowMissingError(StorageError):
    """The row asked for is not there, or marked as deleted."""


class RowStaleError(StorageError):
    """The row was changed after it was read."""


class RuleBrokenError(StorageError):
    """A CHECK, UNIQUE, foreign key or trigger of the schema refused the act; ``rule`` is its name."""

    def __init__(self, rule: str) -> None:
        super().__init__(rule)
        self.rule = rule


class StorageFullError(StorageError):
    """The disk has no room left."""


class StorageBusyError(StorageError):
    """Another program holds the file."""


class StorageClosedError(StorageError):
    """The file was let go; nothing opens it again behind the lock's back."""


class StorageReadOnlyError(StorageError):
    """The file or its folder may not be written."""


class StorageLookedAtError(StorageError):
    """The file was opened to be looked at: whoever opened it first is the one who writes."""


class StorageDamagedError(StorageError):
    """The file is not a readable database."""


class StorageFailedError(StorageError):
    """The disk did not take or give what was asked; the file may well be whole."""


class StorageMissingError(StorageError):
    """The file is not there any more."""


class StorageNewerError(StorageError):
    """A newer version of the program wrote the file; both schema numbers are named."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(f"schema {found}, known {known}")
        self.found = found
        self.known = known


class StorageForeignError(StorageError):
    """A whole file, but not one of ours: another program's, or with a schema that no version of ours has."""
