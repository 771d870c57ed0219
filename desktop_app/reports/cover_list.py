"""The list in front of a file of several review opinion forms (접수 목록)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from reportlab.pdfgen.canvas import Canvas

from desktop_app.proposals.form_values import OpinionForm
from desktop_app.reports import flow, fonts, page
from desktop_app.reports.flow import Look, Row, Section, Sheet
from desktop_app.reports.opinion_layout import OpinionLayout

TITLE = "검토의견서 접수 목록"
_HEIGHT = 44.0
_SIZE = 18.0
_HEADS = ("연번", "관리번호", "제안명", "검토부서", "의견", "쪽")
_NUMBER, _REFERENCE, _DEPARTMENT, _VERDICT, _PAGE = 38.0, 96.0, 84.0, 58.0, 38.0
_LOOKS = (Look.CENTRED, Look.CENTRED, Look.VALUE, Look.VALUE, Look.CENTRED, Look.CENTRED)
_NAME = "접수 목록"
_HEAD_NAME = "접수 목록 머리"
_MISSING = "미제출"
_TO_FILL = "서식"


@dataclass(frozen=True, slots=True)
class CoverHead:
    """The title of the list with the number of its papers."""

    count: int


def sheets(layout: OpinionLayout, forms: Sequence[OpinionForm], lengths: Sequence[int]) -> list[Sheet]:
    """The list on as many pages as it needs; nothing for a single form.

    How long the list is does not depend on the page numbers in it, so it is laid out once without them.
    """
    if len(forms) < 2:  # noqa: PLR2004 - a list of one is none
        return []
    rows = _rows(layout, forms)
    own = len(_laid(layout, rows))
    starts = accumulate(lengths[:-1], initial=own + 1)
    return _laid(layout, [_at_page(row, start) for row, start in zip(rows, starts, strict=True)])


def paint_head(canvas: Canvas, part: flow.Part, width: float) -> None:
    """The title in the middle, the number of papers at the right."""
    if isinstance(part.subject, CoverHead):
        wide = fonts.width(TITLE, fonts.SANS_BOLD, _SIZE)
        y = page.baseline(0, _HEIGHT - 8, _SIZE)
        page.draw_text(canvas, (width - wide) / 2, y, TITLE, font=fonts.SANS_BOLD, size=_SIZE)
        count = f"(총 {part.subject.count:,}건)"
        x = width - fonts.width(count, fonts.SANS, page.FORM_SIZE)
        page.draw_text(canvas, x, -_HEIGHT + 6, count, size=page.FORM_SIZE)


def _rows(layout: OpinionLayout, forms: Sequence[OpinionForm]) -> list[Row]:
    """A line for each form, its page still open."""
    columns = _columns(layout)
    return [
        layout.grid.line(_NAME, columns, _texts(at, form), _LOOKS) for at, form in enumerate(forms, start=1)
    ]


def _texts(position: int, form: OpinionForm) -> tuple[str, ...]:
    verdict = _TO_FILL if form.blank else form.verdict or _MISSING
    return (str(position), form.number, form.title, form.department, verdict, "")


def _at_page(row: Row, start: int) -> Row:
    """The line with the page its form starts on."""
    return replace(row, cells=(*row.cells[:-1], replace(row.cells[-1], lines=((0.0, str(start)),))))


def _columns(layout: OpinionLayout) -> flow.Columns:
    rest = layout.paper.width - _NUMBER - _REFERENCE - _DEPARTMENT - _VERDICT - _PAGE
    return flow.columns(_NUMBER, _REFERENCE, rest, _DEPARTMENT, _VERDICT, _PAGE)


def _laid(layout: OpinionLayout, rows: Sequence[Row]) -> list[Sheet]:
    """The lines on pages, each page with the title and the head of the table."""
    grid, paper = layout.grid, layout.paper
    head = grid.line(_HEAD_NAME, _columns(layout), _HEADS, [Look.LABEL] * len(_HEADS))
    layout.rows[head.name] = head

    def begin(sheet: Sheet, _number: int) -> float:
        top = paper.y_top - _HEIGHT
        sheet.parts.append((flow.part(CoverHead(len(rows))), paper.y_top))
        sheet.parts.append((flow.part(head.name), top))
        sheet.frames.append((top, head.height(1)))
        return top - head.height(1)

    paging = flow.Flow(paper, grid.size, layout.rows, begin)
    paging.section(Section("", tuple(rows)), [row.count for row in rows])
    return paging.sheets
