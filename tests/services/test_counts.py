"""Figures of the year-end report equal the lists that they open: number of rows, or what these add up to (H1)."""

import shutil
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop_app.catalogue.counts import Counted, counted
from desktop_app.example.build import PRACTICE_DAY, YEAR
from desktop_app.listing import ListQuery
from desktop_app.office import Office, open_office
from desktop_app.performance.spans import Span


@pytest.fixture(scope="module")
def office(example_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    office = open_office(shutil.copytree(example_folder, tmp_path_factory.mktemp("example") / "office"))
    yield office
    office.close()


def lists(office: Office) -> Mapping[tuple[str, str], Any]:
    return {
        ("proposals", "proposals"): office.proposals.list,
        ("projects", "projects"): office.projects,
        ("venues", "usages"): office.usages,
        ("tenants", "tenants"): office.tenants,
        ("budget", "ledger"): office.budget.ledger,
        ("activities", "newsletter"): office.newsletter,
        ("activities", "workshops"): office.workshops,
        ("activities", "field_visits"): office.field_visits,
        ("activities", "trainings"): office.trainings,
        ("activities", "citizen_problems"): office.citizen_problems,
        ("activities", "media"): office.media,
    }


def list_says(office: Office, one: Counted) -> tuple[int, list[str]]:
    """How many rows the list shows, and the figures of its footer."""
    query = ListQuery(year=YEAR, view=one.saved_view, conditions=one.conditions)
    listing = lists(office)[one.tab, one.view].listing(query)
    return len(listing.ids), [total.value for total in listing.totals]


@pytest.mark.parametrize("span", Span)
@pytest.mark.parametrize("day", [PRACTICE_DAY, date(2021, 8, 15)])
def test_every_figure_is_what_its_list_shows(office: Office, span: Span, day: date) -> None:
    found = counted(office.performance.year(YEAR, day, span))
    wrong = []
    for one in found:
        rows, totals = list_says(office, one)
        right = any(f"{one.value:,}" in total for total in totals) if one.summed else rows == one.value
        if not right:
            wrong.append((one.chapter, one.words, one.value, rows, totals))
    assert wrong == []
    if span is Span.YEAR:
        assert len(found) > 60


def test_every_chapter_has_its_figures(office: Office) -> None:
    found = counted(office.performance.year(YEAR, PRACTICE_DAY))
    assert list(dict.fromkeys(one.chapter for one in found)) == [
        "총괄표", "입주단체", "제안", "연계사업", "대관", "예산",
    ]  # fmt: skip
    assert all(one.value > 0 for one in found)


def test_a_year_without_records_has_no_figures(office: Office) -> None:
    found = counted(office.performance.year(2019, date(2019, 12, 31)))
    assert {one.chapter for one in found} <= {"입주단체"}
