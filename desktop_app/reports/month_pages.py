"""달력 on A4 across: the month as a grid, and what a day has no room for in a list on the pages behind it.

No record is cut or lost: a line that wraps wraps, a week is as high as its fullest day where the page allows it,
and a day that still overflows says how many of its records stand in the list.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from desktop_app.marks import Mark
from desktop_app.reports import fonts, paper_text
from desktop_app.reports.page import (
    DASHES,
    FRAME,
    HAIR,
    INK,
    LABEL_GREY,
    RULE_GREY,
    Description,
    Paper,
    baseline,
    draw_footer,
    draw_text,
    open_canvas,
    page_number,
)
from desktop_app.schedule.records import DAY, WEEK, DatedItem, DayName, Month, Span
from desktop_app.values import date_weekday_text, minute_range_text, month_day_text

PAPER = Paper(left=12, right=12, top=8, bottom=8, header=2, footer=6, turned=True)
HEADS = ("일", "월", "화", "수", "목", "금", "토")
TITLE_SIZE = 18.0
TITLE_HEIGHT = 32.0
HEAD_HEIGHT = 16.0
SIZE = 7.5
LEADING = 9.6
DAY_SIZE = 9.5
DAY_HEIGHT = 14.0
PADDING = 3.0
COLUMNS = 3
GAP = 6 * mm
CONTINUED = " (이어서)"
PLAIN = "·"
MARKS = {Mark.DONE: "■", Mark.WAITING: "□", Mark.SOON: "□", Mark.LATE: "▲", Mark.NONE: "–"}
LEGEND = "■ 완료   □ 예정·기다림   ▲ 기한 지남   – 취소   · 그 밖"
"""Readable in black and white; the workbook has the words themselves."""
_WEEKEND = frozenset({0, WEEK - 1})

Lines = tuple[tuple[float, str], ...]
"""One record as lines, each with its indent."""


@dataclass(frozen=True)
class MonthPaper:
    """What the paper shows: the month, its records, whose it is, of which day, what is left out."""

    month: Month
    span: Span
    office: str
    as_of: str
    left_out: str = ""
    what: str = "일정"

    @property
    def title(self) -> str:
        return f"{self.month.year}년 {self.month.number}월 {self.what}"

    @property
    def about(self) -> str:
        """What stands at the right over the grid."""
        return " · ".join(part for part in (self.office, self.as_of, self.left_out) if part)


def render_month(paper: MonthPaper) -> bytes:
    """The paper's bytes: the same records give the same bytes."""
    stream = BytesIO()
    canvas = open_canvas(stream, Description(paper.title, paper.office, paper.about), PAPER)
    rest = _draw_grid(canvas, paper)
    _foot(canvas, 1)
    _draw_rest(canvas, paper, rest)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def item_text(item: DatedItem) -> str:
    """A record as paper says it, behind a mark so that what wraps stands below the words."""
    times = f"{minute_range_text(item.start, item.end)} " if item.start is not None else ""
    where = f" ({item.where})" if item.where else ""
    mark = MARKS.get(item.state.mark, PLAIN) if item.state else PLAIN
    return f"{mark} {times}{item.kind.word}: {item.title}{where}"


@dataclass(frozen=True)
class _Day:
    """One day of the grid with its records set for its column."""

    day: date
    set_items: tuple[Lines, ...]

    @property
    def need(self) -> float:
        return DAY_HEIGHT + PADDING + LEADING * sum(map(len, self.set_items))

    def fitting(self, height: float) -> int:
        """How many records fit; where not all do, the last line is kept for their count."""
        if self.need <= height:
            return len(self.set_items)
        room = int((height - DAY_HEIGHT - PADDING) // LEADING) - 1
        for count, lines in enumerate(self.set_items):
            room -= len(lines)
            if room < 0:
                return count
        return len(self.set_items)


def _set(item: DatedItem, width: float) -> Lines:
    return tuple(paper_text.lines(item_text(item), fonts.SANS, SIZE, width - 2 * PADDING))


def _weeks(paper: MonthPaper, width: float) -> list[list[_Day]]:
    month, by_day = paper.month, paper.span.by_day()
    days = [month.opens + DAY * number for number in range(month.weeks * WEEK)]
    made = [
        _Day(day, tuple(_set(item, width) for item in by_day.get(day, ())) if day in month else ())
        for day in days
    ]
    return [made[at : at + WEEK] for at in range(0, len(made), WEEK)]


def _heights(needs: Sequence[float], room: float) -> list[float]:
    """How high each week is: as much as it needs, and where the page is too low the same cap for the fullest."""
    if sum(needs) <= room:
        spare = (room - sum(needs)) / len(needs)
        even = room / len(needs)
        if max(needs) <= even:
            return [even] * len(needs)
        return [need + spare for need in needs]
    cap, left, open_ = room, room, len(needs)
    for need in sorted(needs):
        cap = left / open_
        if need > cap:
            break
        left -= need
        open_ -= 1
    return [min(need, cap) for need in needs]


def _draw_grid(canvas: Canvas, paper: MonthPaper) -> list[tuple[date, list[DatedItem]]]:
    """The first page; the records of each day that it had no room for."""
    _title(canvas, paper.title, paper.about)
    top = PAPER.y_top - TITLE_HEIGHT
    width = PAPER.width / WEEK
    weeks = _weeks(paper, width)
    heights = _heights([max(day.need for day in week) for week in weeks], top - HEAD_HEIGHT - PAPER.y_bottom)
    names, by_day = dict(paper.span.names), paper.span.by_day()
    _heads(canvas, top, width)
    rest: list[tuple[date, list[DatedItem]]] = []
    y = top - HEAD_HEIGHT
    for week, height in zip(weeks, heights, strict=True):
        for column, day in enumerate(week):
            count = day.fitting(height)
            _ground(canvas, (PAPER.x + width * column, y, width, height), day, names, paper.month)
            place, inside = (PAPER.x + width * column, y, width), day.day in paper.month
            _cell(canvas, place, day, count, names.get(day.day), inside=inside)
            if count < len(day.set_items):
                rest.append((day.day, by_day[day.day][count:]))
        y -= height
    _rules(canvas, top, y, width, heights)
    return rest


def _title(canvas: Canvas, title: str, about: str) -> None:
    clean = paper_text.pdf_text(title)
    y = PAPER.y_top - TITLE_SIZE
    draw_text(canvas, PAPER.x, y, clean, font=fonts.SANS_BOLD, size=TITLE_SIZE)
    words = paper_text.pdf_text(about)
    right = PAPER.x + PAPER.width - fonts.width(words, fonts.SANS, 9.0)
    draw_text(canvas, right, y, words, size=9.0)


def _heads(canvas: Canvas, top: float, width: float) -> None:
    canvas.setFillColor(LABEL_GREY)
    canvas.rect(PAPER.x, top - HEAD_HEIGHT, PAPER.width, HEAD_HEIGHT, stroke=0, fill=1)
    canvas.setFillColor(INK)
    for column, head in enumerate(HEADS):
        middle = PAPER.x + width * (column + 0.5) - fonts.width(head, fonts.SANS_BOLD, DAY_SIZE) / 2
        y = baseline(top, HEAD_HEIGHT, DAY_SIZE)
        draw_text(canvas, middle, y, head, font=fonts.SANS_BOLD, size=DAY_SIZE)


def _ground(
    canvas: Canvas,
    box: tuple[float, float, float, float],
    day: _Day,
    names: dict[date, DayName],
    month: Month,
) -> None:
    """Days off and days of other months stand on grey."""
    x, top, width, height = box
    name = names.get(day.day)
    weekend = (day.day - month.opens).days % WEEK in _WEEKEND
    if day.day not in month or (name.off if name else weekend):
        canvas.setFillColor(LABEL_GREY)
        canvas.rect(x, top - height, width, height, stroke=0, fill=1)
        canvas.setFillColor(INK)


def _cell(
    canvas: Canvas,
    place: tuple[float, float, float],
    day: _Day,
    count: int,
    name: DayName | None,
    *,
    inside: bool,
) -> None:
    x, top, width = place
    number = str(day.day.day) if inside else month_day_text(day.day)
    y = baseline(top, DAY_HEIGHT, DAY_SIZE)
    draw_text(canvas, x + PADDING, y, number, font=fonts.SANS_BOLD, size=DAY_SIZE)
    if name is not None:
        left = x + PADDING + fonts.width(number, fonts.SANS_BOLD, DAY_SIZE) + 4
        words = _fitted(paper_text.pdf_text(name.name), x + width - PADDING - left)
        draw_text(canvas, left, y, words, size=SIZE)
    y = top - DAY_HEIGHT - SIZE
    for lines in day.set_items[:count]:
        for indent, text in lines:
            draw_text(canvas, x + PADDING + indent, y, text, size=SIZE)
            y -= LEADING
    if count < len(day.set_items):
        words = f"외 {len(day.set_items) - count:,}건 다음 쪽"
        draw_text(canvas, x + PADDING, y, words, font=fonts.SANS_BOLD, size=SIZE)


def _fitted(text: str, room: float) -> str:
    """The name of a holiday, shortened where its cell is too narrow."""
    if fonts.width(text, fonts.SANS, SIZE) <= room:
        return text
    while text and fonts.width(f"{text}…", fonts.SANS, SIZE) > room:
        text = text[:-1]
    return f"{text}…"


def _rules(canvas: Canvas, top: float, bottom: float, width: float, heights: Sequence[float]) -> None:
    canvas.setLineWidth(HAIR)
    canvas.setStrokeColor(RULE_GREY)
    for column in range(1, WEEK):
        x = PAPER.x + width * column
        canvas.line(x, top, x, bottom)
    y = top - HEAD_HEIGHT
    for height in heights:
        canvas.line(PAPER.x, y, PAPER.x + PAPER.width, y)
        y -= height
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(FRAME)
    canvas.rect(PAPER.x, bottom, PAPER.width, top - bottom, stroke=1, fill=0)


def _draw_rest(canvas: Canvas, paper: MonthPaper, rest: Sequence[tuple[date, Sequence[DatedItem]]]) -> None:
    """The list behind the grid, in columns; a record may go on in the next column."""
    if not rest:
        return
    width = (PAPER.width - GAP * (COLUMNS - 1)) / COLUMNS
    page, column, y = 1, COLUMNS, 0.0
    for strong, indent, text, keep in _rest_lines(rest, width):
        if column == COLUMNS or y - LEADING * keep < PAPER.y_bottom:
            column += 1
            if column >= COLUMNS:
                canvas.showPage()
                page, column = page + 1, 0
                _title(canvas, paper.title + CONTINUED, paper.about)
                _foot(canvas, page)
            y = PAPER.y_top - TITLE_HEIGHT
        y -= LEADING * (1.5 if strong else 1.0)
        x = PAPER.x + (width + GAP) * column + indent
        font, size = (fonts.SANS_BOLD, DAY_SIZE) if strong else (fonts.SANS, SIZE + 1)
        draw_text(canvas, x, y, text, font=font, size=size)
        y -= LEADING * (0.4 if strong else 0.15)


def _rest_lines(
    rest: Sequence[tuple[date, Sequence[DatedItem]]], width: float
) -> Iterator[tuple[bool, float, str, int]]:
    """Heads of days and lines of records; a head asks for room for a line below it."""
    for day, items in rest:
        yield True, 0.0, f"{date_weekday_text(day)} 이어서", 4
        for item in items:
            for indent, text in paper_text.lines(item_text(item), fonts.SANS, SIZE + 1, width):
                yield False, indent, text, 1


def _foot(canvas: Canvas, page: int) -> None:
    draw_footer(canvas, PAPER, page_number(page, 0, DASHES), left=LEGEND)
