"""Forms as HWPX for 한글: printed cells are protected, cells to be filled in carry the name of their field."""

from collections.abc import Sequence

from desktop_app.proposals.return_fields import KEY
from desktop_app.reports import page
from desktop_app.reports.form_sheet import Align, FormCell, FormLine, FormRow, FormSheet, FormTable
from desktop_app.reports.hwpx_paper import HwpxPaper

_KEY_SIZE = 6.0


def render_forms_hwpx(
    sheets: Sequence[FormSheet], about: page.Description, paper: page.Paper, size: float
) -> bytes:
    """The forms one after the other, each from the top of a page. The same forms give the same bytes."""
    written = HwpxPaper(about, paper, size)
    for at, sheet in enumerate(sheets):
        if at:
            written.text("", size=1, spacing=100, new_page=True)
        for block in sheet.blocks:
            _write(written, block)
        if sheet.key:
            written.text("", size=1, spacing=100)
            key = FormCell(sheet.key, field=KEY, size=_KEY_SIZE, align=Align.RIGHT, bare=True)
            written.table((paper.width_mm,), (FormRow((key,), 0.3),))
    return written.to_bytes()


def _write(written: HwpxPaper, block: FormTable | FormLine) -> None:
    if isinstance(block, FormTable):
        written.table(block.widths, block.rows, head_rows=block.head_rows)
    else:
        written.text(
            block.text,
            align=block.align,
            size=block.size,
            bold=block.bold,
            spacing=130 if block.text else 100,
            heads=block.bold,
        )
