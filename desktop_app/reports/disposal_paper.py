"""개인정보 파기 확인서: one page out of one line of the 파기 대장, in office notation (PII-3, DOC-9, DOC-10)."""

from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from desktop_app.notation import APPROVERS, NO_VALUE
from desktop_app.privacy.destruction_records import DisposalRow
from desktop_app.reports import fonts, page
from desktop_app.reports.page import FRAME, HAIR, INK, LABEL_GREY, LINE_SPACING, TITLE_SIZE, Paper
from desktop_app.reports.paper_text import lines, pdf_text
from desktop_app.values import date_text

TITLE = "개인정보 파기 확인서"
LAW = "「개인정보 보호법」 제21조에 따라 위와 같이 개인정보를 파기하였음을 확인합니다."
LEFT = "단체의 기록과 합계는 남아 있으며, 이 확인서에는 파기한 값을 적지 않습니다."
_SIZE = 12.0
_LABEL = 104.0
_PAD = 8.0
_LEAST = 30.0
_STEP = _SIZE * LINE_SPACING


def render_disposal(row: DisposalRow, office: str) -> bytes:
    """The page's bytes; the same line gives the same bytes."""
    stream = BytesIO()
    paper = Paper()
    about = page.Description(f"{TITLE} {row.number}", office, subject=TITLE)
    canvas = page.open_canvas(stream, about, paper)
    canvas.setStrokeColor(INK)
    y = _title(canvas, paper)
    y = _table(canvas, paper, y, cells(row))
    _closing(canvas, paper, y - 30, row, office)
    page.draw_footer(canvas, paper, page.page_number(1, 1), left=TITLE, right=row.number)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def cells(row: DisposalRow) -> list[tuple[str, str]]:
    """Labels and words of the paper, in order."""
    return [
        ("관리번호", row.number),
        ("파기 일시", f"{date_text(row.at.date())} {row.at:%H:%M}"),
        ("파기 대상", row.subject),
        ("대상 인원", f"{row.persons:,}명"),
        ("파기 항목", row.fields),
        ("파기 사유", row.grounds),
        ("파기 방법", row.method),
        ("함께 처리한 사본", f"{row.copies:,}개"),
        ("처리한 사람", row.user),
        ("비고", row.note or NO_VALUE),
    ]


def _title(canvas: Canvas, paper: Paper) -> float:
    y = paper.y_top - TITLE_SIZE * 1.6
    wide = fonts.width(TITLE, fonts.SANS_BOLD, TITLE_SIZE)
    page.draw_text(
        canvas, paper.x + (paper.width - wide) / 2, y, TITLE, font=fonts.SANS_BOLD, size=TITLE_SIZE
    )
    return y - 30


def _table(canvas: Canvas, paper: Paper, top: float, rows: list[tuple[str, str]]) -> float:
    begun = top
    room = paper.width - _LABEL - 2 * _PAD
    for label, words in rows:
        broken = lines(words, fonts.SANS, _SIZE, room)
        height = max(_LEAST, len(broken) * _STEP + _PAD)
        canvas.setFillColor(LABEL_GREY)
        canvas.rect(paper.x, top - height, _LABEL, height, stroke=0, fill=1)
        canvas.setFillColor(INK)
        page.draw_text(
            canvas, paper.x + _PAD, page.baseline(top, height, _SIZE), label, font=fonts.SANS_BOLD, size=_SIZE
        )
        first = top - (height - len(broken) * _STEP) / 2
        for at, (indent, text) in enumerate(broken):
            y = page.baseline(first - at * _STEP, _STEP, _SIZE)
            page.draw_text(canvas, paper.x + _LABEL + _PAD + indent, y, text, size=_SIZE)
        top -= height
        canvas.setLineWidth(HAIR)
        canvas.line(paper.x, top, paper.x + paper.width, top)
    canvas.line(paper.x + _LABEL, begun, paper.x + _LABEL, top)
    canvas.setLineWidth(FRAME)
    canvas.rect(paper.x, top, paper.width, begun - top)
    return top


def _closing(canvas: Canvas, paper: Paper, y: float, row: DisposalRow, office: str) -> None:
    for text in (LAW, LEFT):
        for indent, line in lines(text, fonts.SANS, _SIZE, paper.width):
            page.draw_text(canvas, paper.x + indent, y, line, size=_SIZE)
            y -= _STEP
    y -= 24
    day = date_text(row.at.date())
    page.draw_text(
        canvas, paper.x + (paper.width - fonts.width(day, fonts.SANS, _SIZE)) / 2, y, day, size=_SIZE
    )
    y -= 44
    _signs(canvas, paper, y)
    clean = pdf_text(office)
    wide = fonts.width(clean, fonts.SANS_BOLD, page.HEADING_SIZE)
    middle = paper.x + (paper.width - wide) / 2
    page.draw_text(canvas, middle, y - 70, clean, font=fonts.SANS_BOLD, size=page.HEADING_SIZE)


def _signs(canvas: Canvas, paper: Paper, y: float) -> None:
    """A line to sign on for each who confirms."""
    wide = paper.width / len(APPROVERS)
    for at, who in enumerate(APPROVERS):
        words = f"{who}                    (서명)"
        x = paper.x + at * wide + (wide - fonts.width(words, fonts.SANS, _SIZE)) / 2
        page.draw_text(canvas, x, y, words, size=_SIZE)
