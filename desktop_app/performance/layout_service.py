"""The layouts of the enclosures as the officer keeps them (features.md H4)."""

from typing import Final

from db import layout_queries as queries
from db.reports import PaperLayout
from desktop_app.changes import Act, Change, Kind
from desktop_app.clock import Clock
from desktop_app.errors import InputRefused
from desktop_app.performance.layouts import TableLayout, layout_from, layout_text
from desktop_app.reports.enclosures import ENCLOSURES
from desktop_app.store import Store

_KINDS: Final = frozenset({Kind.PAPER_LAYOUT})
_STAYS: Final = "모양은 그대로입니다."


class PaperLayouts:
    """What was changed of the usual layouts, by paper."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def kept(self) -> tuple[TableLayout, ...]:
        """Those that were changed."""
        with self._store.reading() as s:
            return tuple(layout_from(one.paper, one.columns, one.subtotal) for one in queries.layouts(s))

    def save(self, layout: TableLayout) -> Change:
        """Keep a layout; the usual one needs no keeping. Raises InputRefused for one that cannot be printed."""
        enclosure = ENCLOSURES[layout.paper]
        if found := layout.problems():
            raise InputRefused(found[0].text, safe=_STAYS)
        usual = layout == enclosure.usual
        with self._store.writing(Act.SET_LAYOUT) as s:
            row = queries.layout_of(s, layout.paper)
            if usual and row is not None:
                row.deleted_at = self._clock.now()
            elif row is not None:
                row.columns, row.subtotal = layout_text(layout), layout.subtotal
            elif not usual:
                s.add(PaperLayout(paper=layout.paper, columns=layout_text(layout), subtotal=layout.subtotal))
        said = f"‘{enclosure.caption}’의 모양을 {'처음대로 돌렸습니다' if usual else '바꿨습니다'}."
        return self._store.done(s, _KINDS, said)

    def hidden_in_forms(self) -> dict[str, frozenset[str]]:
        """By paper, the columns that the departments' form does not ask for."""
        return {one.paper: ENCLOSURES[one.paper].hidden_in_forms(one) for one in self.kept()}
