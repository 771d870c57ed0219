"""Where a link leads that counts what of a year is not settled: 홈 of the next year, the sheet of 연도 넘기기 (I7)."""

from desktop_app.turn.records import OpenLine
from ui.feature_tab import Place


def open_place(line: OpenLine, year: int) -> Place:
    """The list of that year which holds just the rows of the count."""
    there = line.place
    return Place(
        there.tab,
        there.view,
        there.saved_view,
        record_id=there.record_id,
        year=year,
        conditions=there.conditions or None,
    )
