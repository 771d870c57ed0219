"""대관 실적 as a paper: the table of the screen with its months or its earlier period (features.md D5)."""

from datetime import date
from typing import Final

from desktop_app.performance.records import Line
from desktop_app.performance.use_results import By, Figure, ResultRow, UseResults
from desktop_app.reports.blocks import NOTE, Block, Cell, Column, Front, Report, Row, Section, Shape, Table
from desktop_app.reports.year_figures import FEE_NOTE
from desktop_app.values import date_text

_SHAPES: Final = {
    Figure.USES: Shape.COUNT, Figure.MINUTES: Shape.HOURS, Figure.PEOPLE: Shape.COUNT, Figure.WAIVED: Shape.WON,
}  # fmt: skip
_HEADS: Final = {Figure.WAIVED: "감면액"}
_WIDE: Final = 257
_NAME: Final = 52
NOW, BEFORE, MORE = "이번", "견준 기간", "증감"


def results_title(results: UseResults, by: By) -> str:
    """The title of the paper, and the name of its file."""
    return f"{results.period.words} 대관 실적({by.value}별)"


def results_report(
    results: UseResults, by: By, figure: Figure | None, office: str, as_of: date, *, told: str = ""
) -> Report:
    """The sums of all figures, or one figure by months; with an earlier period both and their difference.

    ``told`` is why there is no earlier period though one was asked for.
    """
    table = results_table(results, by, figure)
    blocks = (table, *_notes(results), *([Line(NOTE, told)] if told else ()))
    section = Section("", "", "대관 실적", blocks, wide=True)
    about = [f"{date_text(as_of)} 기준"]
    if results.earlier is not None:
        about.append(f"견준 기간: {results.earlier.words}")
    return Report(results_title(results, by), office, tuple(about), (section,), Front.TITLE)


def results_table(results: UseResults, by: By, figure: Figure | None) -> Table:
    """One table; the 계 line is of all uses, not of the lines above it."""
    names = tuple(Column(head, Shape.TEXT, _NAME / count) for head, count in _heads(by))
    compared = results.earlier is not None
    room = _WIDE - _NAME
    columns = (
        _sum_columns(room, compared=compared)
        if figure is None
        else _month_columns(results, figure, room, compared=compared)
    )
    rows = [
        _cells(row, len(names), figure, compared=compared) for row in (*results.rows(by), results.total())
    ]
    return Table(f"{by.value}별", (*names, *columns), tuple(rows[:-1]), rows[-1], dense=len(columns) > MANY)


MANY: Final = 9


def _heads(by: By) -> list[tuple[str, int]]:
    return [("부서·동", 2), ("건물", 2)] if by is By.DEPARTMENT_BUILDING else [(by.value, 1)]


def _sum_columns(room: float, *, compared: bool) -> tuple[Column, ...]:
    if not compared:
        width = room / len(Figure)
        return tuple(Column(_HEADS.get(one, one.value), _SHAPES[one], width) for one in Figure)
    width = room / (3 * len(Figure))
    return tuple(
        Column(head, _SHAPES[one], width, band=_HEADS.get(one, one.value))
        for one in Figure
        for head in (NOW, BEFORE, MORE)
    )


def _month_columns(results: UseResults, figure: Figure, room: float, *, compared: bool) -> tuple[Column, ...]:
    heads = [f"{number}월" for number in results.period.numbers]
    after = ["계", BEFORE, MORE] if compared else ["계"]
    width = room / (len(heads) + 1.4 * len(after))
    band = _HEADS.get(figure, figure.value)
    return (
        *(Column(head, _SHAPES[figure], width, band=band) for head in heads),
        *(Column(head, _SHAPES[figure], 1.4 * width, band=band) for head in after),
    )


def _cells(row: ResultRow, names: int, figure: Figure | None, *, compared: bool) -> Row:
    named: list[Cell] = [*row.names, *[""] * (names - len(row.names))]
    if figure is not None:
        now, before = figure.of(row.now), figure.of(row.before)
        sums = [now, before, now - before] if compared else [now]
        return (*named, *(figure.of(month) for month in row.months), *sums)
    cells: list[Cell] = []
    for one in Figure:
        now, before = one.of(row.now), one.of(row.before)
        cells += [now, before, now - before] if compared else [now]
    return (*named, *cells)


def _notes(results: UseResults) -> tuple[Block, ...]:
    said = [FEE_NOTE, "확인한 이용만 넣음"]
    if results.unconfirmed or results.planned:
        said.append(
            f"확인하지 않은 {results.unconfirmed:,}건, 예정으로 남은 {results.planned:,}건은 넣지 않음"
        )
    return tuple(Line(NOTE, words) for words in said)
