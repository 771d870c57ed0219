"""The short form of ``dev.py hostile``: the preview is the result, and a take-over is whole or nothing."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.intake.reader import Reader
from desktop_app.office import Office
from tests.hostile_files.promises import KINDS, ForgetfulTaker, broken_promises, furnish
from tests.hostile_files.torn import torn_acts, whole
from tests.intake_office import FLOWER, GRAIN, HEADS, Taker, file_of


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader() as one:
        yield one


@pytest.mark.parametrize("number", range(len(KINDS)), ids=KINDS)
def test_what_the_preview_says_is_what_is_written(
    office: Office, reader: Reader, tmp_path: Path, number: int
) -> None:
    furnish(office)
    taken, objections = broken_promises(office, reader, tmp_path, number)
    assert taken
    assert objections == []


def test_a_register_that_forgets_a_field_is_found_out(office: Office, reader: Reader, tmp_path: Path) -> None:
    furnish(office)
    _, objections = broken_promises(office, reader, tmp_path, 0, ForgetfulTaker)
    assert any("instead of" in one for one in objections)


@pytest.mark.parametrize("lasting", [False, True])
def test_a_write_that_fails_leaves_nothing_of_a_list(taker: Taker, lasting: bool) -> None:  # noqa: FBT001 - a case
    file = file_of(HEADS, FLOWER, GRAIN)
    outlook = taker.look(file)
    before = whole(taker.office.store)
    torn = torn_acts(taker.office.store, lambda: taker.take(outlook, file), lasting=lasting)
    assert torn.objections == []
    assert torn.points > 10
    assert whole(taker.office.store) != before


def test_a_list_that_is_taken_row_by_row_is_found_out(taker: Taker) -> None:
    file = file_of(HEADS, FLOWER, GRAIN)

    def row_by_row() -> None:
        for number in (2, 3):
            outlook = taker.look(file)
            taker.take(taker.decide(outlook, excluded=frozenset({2, 3} - {number})), file)
            taker.decisions = replace(taker.decisions, excluded=frozenset())

    torn = torn_acts(taker.office.store, row_by_row)
    assert any("something was left" in one for one in torn.objections)
