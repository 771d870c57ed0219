"""A list of 25 columns and 300 rows on paper: every cell is there, heads on each page, each page counted (H8)."""

from itertools import pairwise

import pytest

from desktop_app.reports.blocks import Column, Front, Report, Section, Shape, Table, printed
from desktop_app.reports.report_hwpx import render_hwpx
from desktop_app.reports.report_pdf import render_pdf
from desktop_app.reports.wide_tables import parts_of
from tests.reports.hwpx_tables import tables_in
from tests.reports.papers import Paper

COLUMNS = (
    Column("연번", Shape.ORDER, 12),
    Column("이름", Shape.TEXT, 30),
    *(Column(f"{number}항목", Shape.COUNT if number % 2 else Shape.TEXT, 24) for number in range(3, 26)),
)
ROWS = tuple(
    (
        row,
        f"단체{row:03}가",
        *(row * 1000 + at if at % 2 else f"값{row:03}x{at:02}" for at in range(3, 26)),
    )
    for row in range(1, 301)
)
TOTAL = ("계", "", *(None if at % 2 == 0 else 7_000_000 + at for at in range(3, 26)))
TABLE = Table("넓은 목록", COLUMNS, ROWS, TOTAL, notes=("※ 알림",))


def paper_of(*, wide: bool) -> Paper:
    section = Section("", "", "목록", (TABLE,), wide=wide)
    return Paper(render_pdf(Report("넓은 목록", "사무실", ("2021년",), (section,), Front.TITLE)))


@pytest.fixture(scope="module")
def paper() -> Paper:
    return paper_of(wide=False)


def cells() -> set[str]:
    rows = [*ROWS, TOTAL]
    return {text for row in rows for text in printed(TABLE, row) if text}


def test_no_cell_is_lost(paper: Paper) -> None:
    assert len(cells()) > 7_000
    assert [text for text in cells() if text not in paper.squeezed] == []


def test_every_cell_lies_within_its_page(paper: Paper) -> None:
    across = 841.9
    assert all(box.right <= across for boxes in paper.boxes for box in boxes)


def test_every_page_repeats_heads_and_what_names_a_row(paper: Paper) -> None:
    for text in paper.texts:
        assert "연번" in text
        assert "이름" in text
        assert "단체" in text
    shown = [[f"{number}항목" in text for text in paper.texts] for number in range(3, 26)]
    assert all(any(pages) for pages in shown)


def test_pages_are_counted(paper: Paper) -> None:
    for number, text in enumerate(paper.texts, start=1):
        assert f"{number}/{len(paper)}" in "".join(text.split())


def test_no_cell_is_lost_in_hwpx() -> None:
    section = Section("", "", "목록", (TABLE,))
    tables = tables_in(render_hwpx(Report("넓은 목록", "사무실", (), (section,), Front.TITLE)))
    found = {text for table in tables for row in table.rows for text in row}
    assert len(tables) == 3
    assert {"".join(text.split()) for text in cells()} - found == set()


def test_the_parts_are_the_whole() -> None:
    parts = parts_of(TABLE, 257)
    assert [part.caption for part in parts] == ["넓은 목록 (1/3)", "넓은 목록 (2/3)", "넓은 목록 (3/3)"]
    heads = [column.head for part in parts for column in part.columns[2:]]
    assert heads == [column.head for column in COLUMNS[2:]]
    for part, after in pairwise(parts):
        assert [row[:2] for row in part.rows] == [row[:2] for row in after.rows]
    assert [part.notes for part in parts] == [(), (), ("※ 알림",)]
    assert all(sum(column.width for column in part.columns) <= 257 for part in parts)


def test_a_table_that_fits_stays_one_and_a_little_wider_is_narrowed() -> None:
    fits = Table("좁은 표", COLUMNS[:5], tuple(row[:5] for row in ROWS))
    assert parts_of(fits, 257) == (fits,)
    (narrowed,) = parts_of(fits, 110)
    assert sum(column.width for column in narrowed.columns) == pytest.approx(110)
    assert narrowed.rows == fits.rows


def test_a_column_wider_than_the_page_is_narrowed_to_it() -> None:
    broad = Table("", (Column("이름", Shape.TEXT, 40), Column("글", Shape.TEXT, 400)), (("가", "나"),))
    (part,) = parts_of(broad, 170)
    assert part.columns[1].width == pytest.approx(130)
