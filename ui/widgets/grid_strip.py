"""The strip under a table whose cells are edited: why the first wrong cell is not stored, and the ways out."""

from functools import partial
from typing import TYPE_CHECKING

from ui.widgets.columns import NEW_WORDS, cell_text
from ui.widgets.grid_model import WrongCell

if TYPE_CHECKING:
    from ui.widgets.grid_table import GridTable
    from ui.widgets.strips import Link, Strip


def tell_wrongs(strip: "Strip", table: "GridTable") -> None:
    """Let a strip say the reason of a wrong cell, of the current row first, with the ways out as links."""
    grid = table.grid

    def tell(*_what: object) -> None:
        missing, wrongs = grid.missing, grid.wrongs
        if wrongs:
            here = grid.place_at(table.currentIndex().row()) if table.currentIndex().isValid() else None
            wrong = next((one for one in wrongs if one.place == here), wrongs[0])
            more = f" (고칠 칸 {len(wrongs):,}개)" if len(wrongs) > 1 else ""
            strip.say(_where(table, wrong), wrong.problem.text + more, _ways(table, wrong), danger=True)
        elif missing is not None:
            key = missing.field or grid.columns[table.first_typed].key
            fill = ("그 칸 적기", lambda: table.edit_cell(grid.new_row, key))
            strip.say(NEW_WORDS, missing.text, [fill])
        elif remark := _remark(table):
            strip.say(f"{table.currentIndex().row() + 1}번째 줄", remark)
        else:
            strip.clear()

    grid.wrongs_changed.connect(tell)
    grid.listed.connect(tell)  # rows may have other numbers now
    if any(column.reason for column in grid.columns):
        grid.dataChanged.connect(tell)
        table.selectionModel().currentRowChanged.connect(tell)


def _remark(table: "GridTable") -> str:
    """What is worth a look about the current row, whose column may be out of sight."""
    index, grid = table.currentIndex(), table.grid
    column = next((place for place, one in enumerate(grid.columns) if one.reason), None)
    if not index.isValid() or column is None:
        return ""
    return cell_text(grid.cell(index.row(), column)).strip()


def _where(table: "GridTable", wrong: WrongCell) -> str:
    row = table.grid.row_at(wrong.place)
    if wrong.place > 0:
        return f"{(row or 0) + 1}번째 줄"
    number = (row or 0) - table.grid.new_row + 1
    return NEW_WORDS if table.grid.empty_row == table.grid.new_row + 1 else f"{NEW_WORDS} {number}"


def _ways(table: "GridTable", wrong: WrongCell) -> "list[Link]":
    grid = table.grid
    row = grid.row_at(wrong.place) or 0
    keys = [column.key for column in grid.columns]
    meant = [(f"‘{word}’", partial(_mean, table, wrong, word)) for word in wrong.offers if wrong.key in keys]
    return [
        *meant,
        ("그 칸 고치기", lambda: table.edit_cell(row, wrong.key)),
        ("되돌리기", lambda: grid.take_back([wrong.place])),
    ]


def _mean(table: "GridTable", wrong: WrongCell, word: str) -> None:
    """Put what a cell means into every wrong cell of its column that says the same."""
    grid = table.grid
    alike = [one for one in grid.wrongs if one.key == wrong.key and one.text == wrong.text]
    rows = {row: {wrong.key: word} for one in alike if (row := grid.row_at(one.place)) is not None}
    grid.put_cells(rows)
