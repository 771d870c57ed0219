"""딸린 기록 of a project in its form: how many there are, each line leads to just those (features.md C4, C5, C8)."""

from collections.abc import Callable
from functools import partial
from typing import Final

from desktop_app.projects.records import KeptOf
from desktop_app.values import won_text
from ui.feature_tab import Place
from ui.projects.narrowing import place_of
from ui.widgets.form_body import FormBody

ROWS: Final = (
    ("progress_note", "progress_notes", "추진상황", "건"),
    ("participant", "participants", "참여상점", "곳"),
    ("street_item", "street_items", "거리 사업", "건"),
    ("benchmark", "benchmarks", "벤치마킹", "회"),
)
"""Table, view, label, what it is counted in."""


class KeptRows:
    """A linked line for each kind."""

    def __init__(self, body: FormBody, go: Callable[[Place], object]) -> None:
        self._go = go
        self._rows = {table: body.linked(label) for table, _, label, _ in ROWS}

    def show(self, project_id: int | None, kept: KeptOf | None) -> None:
        """The counts of a project; nothing for one that is not stored yet."""
        for table, view, _, counter in ROWS:
            row = self._rows[table]
            if project_id is None or kept is None:
                row.show_count("", None)
                continue
            words = f"{kept.counts[table]:,}{counter}"
            if table == "street_item" and kept.cost_won:
                words += f" · {won_text(kept.cost_won)}원"
            lead = partial(self._go, place_of(view, project_id))
            row.show_count(words, lead, kept.standing if table == "progress_note" else None)
