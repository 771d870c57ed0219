"""A paper made as it was wished: collected in one short read, then drawn in a format (house-style: collect, render)."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from desktop_app.catalogue.entries import Draw, Entry, Format, Wish
from desktop_app.errors import InputRefused
from desktop_app.notation import NONE_APPLIES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop_app.catalogue.counted import Counted
    from desktop_app.office import Office
    from desktop_app.reports.blocks import Report, Table

NOTHING_MADE: Final = "파일은 만들지 않았습니다."


@dataclass(frozen=True)
class Made:
    """A paper that was collected; drawing it asks nothing of the office any more."""

    entry: Entry
    wish: Wish
    data: Any

    @cached_property
    def report(self) -> "Report | None":
        """Its blocks; None for a paper that is drawn in its own way alone."""
        return self.entry.report(self.data) if self.entry.report is not None else None

    @property
    def name(self) -> str:
        """The name of its file without an ending, and of the printer's job."""
        if self.entry.name is not None:
            return self.entry.name(self.data)
        return self.report.title if self.report is not None else self.entry.title

    @property
    def people(self) -> "Sequence[int]":
        """Whose data stand on it in plain."""
        return self.entry.personal.people(self.data) if self.entry.personal is not None else ()

    @property
    def counts(self) -> "tuple[Counted, ...]":
        """Its figures that open lists, without noughts; none where a screen chose the rows."""
        if self.entry.counts is None or self.wish.ids is not None or self.wish.asked:
            return ()
        return tuple(one for one in self.entry.counts(self.data) if one.value)

    def draw(self, form: Format, told: "Callable[[int], object] | None" = None) -> bytes:
        """The bytes of a file. Raises InputRefused where the paper is not made in that format.

        ``told`` hears of the pages of a PDF as they are begun, and may stop the work by raising.
        """
        if reason := self.entry.why_not(form):
            raise InputRefused(reason, safe=NOTHING_MADE)
        if form in self.entry.drawn:
            return self.entry.drawn[form](self.data)
        assert self.report is not None  # noqa: S101 - what has no blocks draws itself
        if form is Format.PDF:
            from desktop_app.reports.report_pdf import render_pdf  # noqa: PLC0415 - reportlab at first need

            return render_pdf(self.report, told)
        return _renderer(form)(self.report)


def collected(office: "Office", entry: Entry, wish: Wish) -> Made:
    """Read what the paper says. Raises InputRefused where a record has to be chosen first."""
    if entry.chooser is not None and not entry.chooser.optional and wish.record is None:
        raise InputRefused(entry.chooser.nothing, safe=NOTHING_MADE)
    return Made(entry, wish, entry.collect(office, wish))


def seen(
    office: "Office",
    entry: Entry,
    wish: Wish,
    told: "Callable[[int], object] | None" = None,
    *,
    named: bool,
) -> tuple[Made, bytes | None]:
    """A paper with its pages; none where it is no paper, or names people and nobody said why (PII-4)."""
    made = collected(office, entry, wish)
    hidden = bool(made.people) and not named
    return made, None if hidden or Format.PDF not in entry.formats else made.draw(Format.PDF, told)


def _renderer(form: Format) -> Draw:
    """What draws blocks as tables or text; read when it is first used."""
    if form is Format.XLSX:
        from desktop_app.reports.report_xlsx import render_xlsx  # noqa: PLC0415 - openpyxl at first need

        return render_xlsx
    if form is Format.HWPX:
        from desktop_app.reports.report_hwpx import render_hwpx  # noqa: PLC0415 - python-hwpx at first need

        return render_hwpx
    return _csv


def _csv(report: "Report") -> bytes:
    """The table of the report; UTF-8 with its mark, by which Excel knows it."""
    from desktop_app.reports.list_csv import render_list_csv  # noqa: PLC0415 - at first need

    return render_list_csv(_table(report))


def _table(report: "Report") -> "Table":
    """Its first table; where there is nothing to list, one line that says so."""
    from desktop_app.reports.blocks import Column, Shape, Table  # noqa: PLC0415 - at first need

    found = [block for section in report.sections for block in section.blocks if isinstance(block, Table)]
    return found[0] if found else Table("", (Column(report.title, Shape.TEXT, 1),), ((NONE_APPLIES,),))
