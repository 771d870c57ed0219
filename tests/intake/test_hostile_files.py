"""The short form of ``dev.py hostile``: files made to hurt the program are read or refused, and it goes on."""

import random
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.intake.guard import data_kind_of, form_kind_of, return_kind_of
from desktop_app.intake.limits import WHOLE
from desktop_app.intake.reader import Judge, Reader
from tests.hostile_files.bombs import BOMBS, Bomb, far_cell
from tests.hostile_files.mutants import mutant, opinion_mutant, other_mutant, return_mutant
from tests.hostile_files.verdicts import READ, dies_without_us, read_many, read_one
from tests.intake.workbooks import book, cell, row


def test_mutated_workbooks_are_read_or_refused(reader: Reader, tmp_path: Path) -> None:
    tally = read_many(reader, tmp_path, mutant, range(150))
    assert tally.objections == []
    assert len(tally.codes) > 3
    assert tally.codes[READ] > 10  # else nothing would be proved of what gets through


def test_mutated_files_of_other_kinds_are_read_or_refused(reader: Reader, tmp_path: Path) -> None:
    tally = read_many(reader, tmp_path, other_mutant, range(60))
    assert tally.objections == []
    assert len(tally.codes) > 3


@pytest.mark.parametrize(("judge", "make"), [(form_kind_of, opinion_mutant), (return_kind_of, return_mutant)])
def test_mutated_forms_are_read_or_refused(
    tmp_path: Path, judge: Judge, make: Callable[[int], tuple[str, bytes]]
) -> None:
    with Reader(judge=judge) as reader:
        tally = read_many(reader, tmp_path, make, range(40), forms=True)
    assert tally.objections == []
    assert len(tally.codes) > 1
    assert tally.codes[READ] > 3


def test_mutated_workbooks_on_the_road_of_the_whole_data(tmp_path: Path) -> None:
    """Wider bounds, the same care: read or refused, a cell at the sheet's end refused, 25,000 rows read."""
    with Reader(judge=data_kind_of, bounds=WHOLE) as reader:
        tally = read_many(reader, tmp_path, mutant, range(60), forms=True)
        assert tally.objections == []
        assert tally.codes[READ] > 5
        assert read_one(reader, tmp_path, "먼 칸.xlsx", far_cell(), forms=True)[::2] == ("too_many_rows", [])
        many = book(*(row(number, cell(f"A{number}", number)) for number in range(1, 25_001)))
        assert read_one(reader, tmp_path, "긴 표.xlsx", many, forms=True)[::2] == (READ, [])


@pytest.mark.parametrize("bomb", BOMBS, ids=lambda bomb: bomb[0].__name__)
def test_a_bomb_is_refused_for_what_it_is(reader: Reader, tmp_path: Path, bomb: Bomb) -> None:
    make, ending, codes = bomb
    code, _, objections = read_one(reader, tmp_path, f"폭탄.{ending}", make())
    assert objections == []
    assert code in codes


def test_the_same_number_makes_the_same_mutant() -> None:
    random.seed()
    assert [mutant(number) for number in range(5)] == [mutant(number) for number in range(5)]


def test_without_guard_and_worker_the_program_would_die(tmp_path: Path) -> None:
    file = tmp_path / "먼 칸.xlsx"
    file.write_bytes(far_cell())
    assert dies_without_us(file)
    file.write_bytes(book(row(1, cell("A1", 1))))
    assert not dies_without_us(file)


def test_without_the_look_beforehand_the_worker_dies_and_nobody_else(tmp_path: Path) -> None:
    blind = (
        "from desktop_app.intake.formats import sheet_look, xlsx\n"
        "xlsx.look = lambda part, sheet, bounds: sheet_look.Look()\n"
        "import sys, desktop_app.intake_worker\n"
        "sys.exit(desktop_app.intake_worker.main())\n"
    )
    with Reader([sys.executable, "-c", blind]) as reader:
        code, _, objections = read_one(reader, tmp_path, "먼 칸.xlsx", far_cell())
    assert (code, objections) == ("gave_up", [])
