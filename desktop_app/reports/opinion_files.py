"""검토의견서 as files of any kind: all in one, or one file for each department that fills it in (B7, B8)."""

from collections.abc import Callable, Sequence

from desktop_app.proposals.form_values import FormSettings, OpinionForm
from desktop_app.reports import page
from desktop_app.reports.opinion_form import render_opinion_forms
from desktop_app.reports.opinion_sheet import opinion_sheet

PDF, XLSX, HWPX = ".pdf", ".xlsx", ".hwpx"
KINDS = (PDF, XLSX, HWPX)


def render_opinion_file(
    forms: Sequence[OpinionForm], kind: str, *, title: str, settings: FormSettings
) -> bytes:
    """The forms in one file of a kind. The same forms give the same bytes."""
    if kind == PDF:
        return render_opinion_forms(forms, title=title, form_settings=settings)
    about = page.Description(title, settings.office, subject=settings.words["title"])
    paper = page.Paper(
        settings.left,
        settings.right,
        settings.top,
        settings.bottom,
        settings.header,
        settings.footer,
        numbering=settings.numbering,
    )
    sheets = [opinion_sheet(form, settings) for form in forms]
    return _renderer(kind)(sheets, about, paper, settings.text_size)


def render_apart(forms: Sequence[OpinionForm], kind: str, settings: FormSettings) -> list[tuple[str, bytes]]:
    """A file for each form, with the name it should have (without ending): to be sent, filled in and read back."""
    named = [(f"{settings.words['title']} {form.bookmark}", form) for form in forms]
    return [(name, render_opinion_file([form], kind, title=name, settings=settings)) for name, form in named]


def _renderer(kind: str) -> Callable[..., bytes]:
    if kind == HWPX:
        from desktop_app.reports.form_hwpx import render_forms_hwpx  # noqa: PLC0415 - brings lxml

        return render_forms_hwpx
    from desktop_app.reports.form_xlsx import render_forms_xlsx  # noqa: PLC0415 - brings openpyxl

    return render_forms_xlsx
