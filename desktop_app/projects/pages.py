"""What other records say of a project: its page with everything that is for it, its name in pick lists (C9)."""

from db import project_names
from desktop_app.clock import Clock
from desktop_app.store import Store


class ProjectPages:
    """Projects as seen from what is done for them."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def offered(self, year: int) -> list[tuple[int, str]]:
        """Projects to pick in other records' forms: those of a year first, others with theirs."""
        with self._store.reading() as s:
            return project_names.offered(s, year)
