"""One opinion form as the window asks for it, everything loaded; and one of its pages as a picture."""

from functools import cache
from typing import Final

from desktop_app.reports.opinion_form import render_opinion_forms
from tests.bench import bench_forms
from tests.bench.harness import timed
from ui.pdf_pages import PdfPages

PIXELS: Final = 1240  # A4 at 150 dpi


def one_form(_: int) -> float:
    """Seconds from the values of one form to its PDF."""
    form = bench_forms.forms(1)
    return timed(lambda: render_opinion_forms(form, title="검토의견서"), 5)


def preview(n: int) -> float:
    """Seconds for a page as the window's preview draws it, of a file with so many."""
    pages = PdfPages(_file(n))
    try:
        return timed(lambda: pages.picture(0, PIXELS), 10)
    finally:
        pages.close()


def bare_preview(n: int) -> float:
    """Seconds for the same page by pypdfium2 alone."""
    import pypdfium2  # noqa: PLC0415 - a program that never previews does not load it

    document = pypdfium2.PdfDocument(_file(n))

    def draw() -> None:
        page = document[0]
        page.render(scale=PIXELS / page.get_width(), prefer_bgrx=True)
        page.close()

    try:
        return timed(draw, 10)
    finally:
        document.close()


@cache
def _file(n: int) -> bytes:
    return render_opinion_forms(bench_forms.forms(n), title="검토의견서")
