"""Forms as departments fill them in: typed into the cells of the file that was sent, saved by another program."""

import re
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from io import BytesIO
from xml.sax.saxutils import escape

from openpyxl import load_workbook

from desktop_app.proposals.form_values import FormSettings, OpinionForm
from desktop_app.reports.opinion_files import HWPX, XLSX, render_opinion_file

SECTION = "Contents/section0.xml"


def blank_file(kind: str, *forms: OpinionForm) -> bytes:
    """The file that is sent."""
    return render_opinion_file(forms, kind, title="검토의견서", settings=FormSettings())


def edited(data: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """A zip with one part changed, as another program would save it."""
    whole = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            body = old.read(name)
            new.writestr(name, change(body.decode()).encode() if name == part else body)
    return whole.getvalue()


def typed(name: str, inside: str) -> Callable[[str], str]:
    """Put paragraphs into the cell of a name, the first one of this name."""

    def change(section: str) -> str:
        before, found, rest = section.partition(f'name="{name}"')
        assert found, name
        start, end = rest.index("<hp:p "), rest.index("</hp:subList>")
        return before + found + rest[:start] + inside + rest[end:]

    return change


def paragraph(text: str) -> str:
    """One paragraph of 한글."""
    return f'<hp:p id="1"><hp:run charPrIDRef="0"><hp:t>{text}</hp:t></hp:run></hp:p>'


def fill(kind: str, data: bytes, answers: Mapping[str, object]) -> bytes:
    """The file with these cells filled in, by their names."""
    return {HWPX: _fill_hwpx, XLSX: _fill_xlsx}[kind](data, answers)


def without_key(kind: str, data: bytes) -> bytes:
    """The file whose key somebody deleted."""
    if kind == HWPX:
        return edited(data, SECTION, lambda section: re.sub(r"파크이음/1/[^<]*", "", section))
    book = load_workbook(BytesIO(data))
    del book[book.sheetnames[-1]]
    return _saved(book)


def _fill_hwpx(data: bytes, answers: Mapping[str, object]) -> bytes:
    def change(section: str) -> str:
        for name, value in answers.items():
            text = f"{value:%Y. %m. %d.}" if isinstance(value, date) else str(value)
            inside = "".join(paragraph(escape(line)) for line in text.split("\n"))
            section = typed(name, inside)(section)
        return section

    return edited(data, SECTION, change)


def _fill_xlsx(data: bytes, answers: Mapping[str, object]) -> bytes:
    book = load_workbook(BytesIO(data))
    for name, value in answers.items():
        sheet, place = next(iter(book.defined_names[f"{name}_1"].destinations))
        cell = book[sheet][place]
        cell.value = value  # a text that begins with = is one, as in a cell of the kind Text
        if isinstance(value, str):
            cell.data_type = "s"
    return _saved(book)


def _saved(book: object) -> bytes:
    whole = BytesIO()
    book.save(whole)  # type: ignore[attr-defined]
    return whole.getvalue()
