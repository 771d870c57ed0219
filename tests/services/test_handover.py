"""업무 인계서: counts are those of the preview, nobody private is named, an empty office says so (features.md I7)."""

import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from db.engine import make_engine, office_url
from db.session import Storage
from desktop_app.clock import PracticeClock
from desktop_app.listing import ListQuery
from desktop_app.office import Office, compose
from desktop_app.reports.handover import handover_report
from desktop_app.reports.report_pdf import render_pdf
from desktop_app.settings import Settings
from desktop_app.store import Store
from desktop_app.turn.handover_records import HEADS
from tests.reports.papers import Paper

YEAR = 2021
CLOCK = PracticeClock(date(2021, 12, 20))


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, example_folder: Path) -> Iterator[Office]:
    file = tmp_path_factory.mktemp("filled") / "office.db"
    shutil.copyfile(example_folder / "office.db", file)
    storage = Storage(make_engine(office_url(file)), CLOCK.now, "시험")
    office = compose(file.parent, Store(storage), CLOCK, Settings())
    yield office
    storage.close()


def test_every_open_thing_of_the_preview_is_listed(filled: Office) -> None:
    pack = filled.handovers.read(YEAR)
    counted: Counter[str] = Counter()
    for one in filled.year_turns.preview(YEAR).open:
        counted[one.words.partition("(")[0]] += one.count  # departments that owe stand apart by round there
    assert {HEADS[name][0]: len(items) for name, items in pack.items} == counted
    assert pack.open_count == sum(counted.values())


def test_the_budget_is_the_ledger_s(filled: Office) -> None:
    pack = filled.handovers.read(YEAR)
    whole = filled.budget.levels.tree(YEAR)[0].balance
    assert sum(one.unspent for one in pack.budget) == whole.unspent
    assert sum(one.executed for one in pack.budget) == whole.executed


def test_no_applicant_is_named(filled: Office) -> None:
    text = Paper(render_pdf(handover_report(filled.handovers.read(YEAR)))).squeezed
    problems = filled.citizen_problems
    names = {
        row.draft.applicant_name for row in problems.open_rows(problems.listing(ListQuery(year=YEAR)).ids)
    }
    named = {name for name in names if name}
    assert named
    assert not [name for name in named if name in text]


def test_paper_tells_what_is_open_and_where_things_are(filled: Office) -> None:
    pack = filled.handovers.read(YEAR)
    text = Paper(render_pdf(handover_report(pack))).squeezed
    for said in (
        "업무인계서",
        f"끝나지않은일{pack.open_count:,}건",
        "자료가있는곳",
        "인계자",
        "인수자",
        "backups",
    ):
        assert said in text


def test_an_office_without_records_has_nothing_open(office: Office) -> None:
    pack = office.handovers.read(YEAR)
    assert (pack.items, pack.projects, pack.budget) == ((), (), ())
    assert "해당사항없음" in Paper(render_pdf(handover_report(pack))).squeezed
