"""Figures of papers equal the lists that they open: number of rows, or what these add up to (H1)."""

import shutil
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop_app.activities.newsletter import NewsKind, SlotDraft
from desktop_app.catalogue.catalogue import PAPERS
from desktop_app.catalogue.counted import Counted
from desktop_app.catalogue.counts_left_out import left_out_of
from desktop_app.catalogue.entries import Ask, Wish
from desktop_app.catalogue.making import Made, collected
from desktop_app.catalogue.papers_of_year import YEAR_END
from desktop_app.example.build import PRACTICE_DAY, YEAR
from desktop_app.listing import ListQuery
from desktop_app.office import Office, open_office
from desktop_app.performance.spans import Span
from desktop_app.performance.use_asked import BY_CODES
from desktop_app.project_records.participants import ParticipantDraft

WITH_FIGURES = [key for key, entry in PAPERS.items() if entry.counts is not None]
PICKED = {"virements": (("quarter", "3"),)}
"""What is picked of papers of which the example has little otherwise."""
IN_SPANS = [key for key in WITH_FIGURES if Ask.SPAN in PAPERS[key].asks]


@pytest.fixture(scope="module")
def office(example_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    office = open_office(shutil.copytree(example_folder, tmp_path_factory.mktemp("example") / "office"))
    yield office
    office.close()


def lists(office: Office) -> Mapping[tuple[str, str], Any]:
    return {
        ("proposals", "proposals"): office.proposals.list,
        ("proposals", "opinions"): office.proposals.opinion_list,
        ("projects", "projects"): office.projects,
        ("projects", "linkages"): office.linkages,
        ("projects", "meetings"): office.meetings,
        ("projects", "participants"): office.participants,
        ("projects", "street_items"): office.street_items,
        ("projects", "benchmarks"): office.benchmarks,
        ("projects", "progress_notes"): office.progress_notes,
        ("venues", "usages"): office.usages,
        ("venues", "offers"): office.venue_offers,
        ("tenants", "tenants"): office.tenants,
        ("budget", "ledger"): office.budget.ledger,
        ("budget", "changes"): office.budget.changes,
        ("budget", "payments"): office.budget.payments,
        ("activities", "newsletter"): office.newsletter,
        ("activities", "homepage"): office.homepage,
        ("activities", "workshops"): office.workshops,
        ("activities", "field_visits"): office.field_visits,
        ("activities", "trainings"): office.trainings,
        ("activities", "trainees"): office.trainees,
        ("activities", "training_hours"): office.training_hours,
        ("activities", "citizen_problems"): office.citizen_problems,
        ("activities", "space_suggestions"): office.space_suggestions,
        ("activities", "media"): office.media,
        ("activities", "shared_papers"): office.shared_papers,
        ("activities", "admin_duties"): office.admin_duties,
        ("returns", "status"): office.submissions,
    }


def wrong(office: Office, found: tuple[Counted, ...]) -> list[tuple[Any, ...]]:
    """Figures that are not what their list shows: its rows, or a figure of its footer."""
    said = []
    for one in found:
        query = ListQuery(year=YEAR, view=one.saved_view, conditions=one.conditions, within=one.record_id)
        listing = lists(office)[one.tab, one.view].listing(query)
        totals = ["".join(filter(str.isdigit, total.value)) for total in listing.totals]
        right = str(one.value) in totals if one.summed else len(listing.ids) == one.value
        if not right:
            said.append((one.chapter, one.words, one.value, len(listing.ids), totals))
    return said


def made(office: Office, key: str, day: date = PRACTICE_DAY, span: Span = Span.YEAR) -> Made:
    entry = PAPERS[key]
    offered = entry.chooser.offered(office, YEAR) if entry.chooser is not None else []
    record = offered[-1][0] if offered else None
    return collected(office, entry, Wish(key, YEAR, day, span=span, record=record, picks=PICKED.get(key, ())))


@pytest.mark.parametrize("key", IN_SPANS)
@pytest.mark.parametrize("day", [PRACTICE_DAY, date(2021, 8, 15)])
def test_every_figure_of_every_part_of_the_year_is_what_its_list_shows(
    office: Office, key: str, day: date
) -> None:
    for span in Span:
        assert (span, wrong(office, made(office, key, day, span).counts)) == (span, [])


def test_an_issue_that_came_out_before_its_month_began_is_in_its_list(
    example_folder: Path, tmp_path: Path
) -> None:
    office = open_office(shutil.copytree(example_folder, tmp_path / "office"))
    office.newsletter.add(SlotDraft(date(2021, 9, 1), NewsKind.OTHER, published_on=date(2021, 8, 31)))
    found = made(office, YEAR_END, date(2021, 8, 31)).counts
    published = next(one for one in found if (one.chapter, one.words) == ("소식지", "게재"))
    before = next(one for one in made(office, YEAR_END, date(2021, 8, 30)).counts if one.words == "게재")
    assert published.value == before.value + 1
    assert wrong(office, (published, before)) == []
    office.close()


def test_shops_that_left_will_leave_or_are_to_come_are_in_their_lists(
    example_folder: Path, tmp_path: Path
) -> None:
    office = open_office(shutil.copytree(example_folder, tmp_path / "office"))
    before = {one.words: one.value for one in made(office, "participants").counts}
    project = office.participants.record(
        office.participants.listing(ListQuery(year=YEAR)).ids[0]
    ).draft.project_id
    today = office.clock.today()
    for name, joined, left in (
        ("떠난 곳", date(2021, 5, 1), today),
        ("곧 떠날 곳", date(2021, 5, 1), today + timedelta(1)),
        ("올 곳", today + timedelta(1), None),
        ("언제 왔는지 모르는 곳", None, None),
    ):
        office.participants.add(ParticipantDraft(project, name, "새 구역", joined_on=joined, left_on=left))
    found = made(office, "participants").counts
    now = {one.words: one.value for one in found}
    assert {word: now[word] - before.get(word, 0) for word in ("모든 상점", "현재", "떠남", "누적", "참여 예정")} == {
        "모든 상점": 4, "현재": 2, "떠남": 1, "누적": 3, "참여 예정": 1,
    }  # fmt: skip
    assert wrong(office, found) == []
    office.close()


@pytest.mark.parametrize("day", [PRACTICE_DAY, date(2021, 8, 15)])
def test_what_a_report_leaves_out_is_what_its_list_shows(office: Office, day: date) -> None:
    seen = set[str]()
    for span in Span:
        found = left_out_of(office.performance.year(YEAR, day, span))
        seen |= {one.words for one in found}
        assert (span, wrong(office, found)) == (span, [])
    assert len(seen) > (5 if day == PRACTICE_DAY else 2)


@pytest.mark.parametrize("key", [key for key in WITH_FIGURES if key not in IN_SPANS])
def test_every_figure_of_a_paper_is_what_its_list_shows(office: Office, key: str) -> None:
    for day in (PRACTICE_DAY, date(2021, 8, 15)) if Ask.DAY in PAPERS[key].asks else (PRACTICE_DAY,):
        found = made(office, key, day).counts
        assert len(found) > 1
        assert (day, wrong(office, found)) == (day, [])


@pytest.mark.parametrize(
    ("key", "picks", "least"),
    [
        ("ledger", {}, 20),
        ("ledger", {"from": "6", "until": "9"}, 12),
        ("disclosure", {"month": "year"}, 2),
        ("disclosure", {"month": "q2"}, 1),
        ("budget-costs", {"by": "project"}, 6),
        ("budget-costs", {"by": "activity"}, 6),
    ],
)
def test_every_figure_of_a_paper_of_the_budget_is_what_its_list_shows(
    office: Office, key: str, picks: dict[str, str], least: int
) -> None:
    wish = Wish(key, YEAR, PRACTICE_DAY, picks=tuple(picks.items()))
    found = collected(office, PAPERS[key], wish).counts
    assert len(found) >= least, found
    assert wrong(office, found) == []


@pytest.mark.parametrize("by", [code for code, _ in BY_CODES])
def test_every_row_of_the_uses_of_a_period_is_what_the_log_shows(office: Office, by: str) -> None:
    picks = (("by", by), ("from", "5"), ("until", "9"))
    found = collected(
        office, PAPERS["use-results"], Wish("use-results", YEAR, PRACTICE_DAY, picks=picks)
    ).counts
    assert len(found) > 5
    assert wrong(office, found) == []


def test_every_part_of_the_year_and_every_chapter_has_its_figures(office: Office) -> None:
    found = made(office, YEAR_END).counts
    assert len(found) > 120
    assert list(dict.fromkeys(one.chapter for one in found)) == [
        "총괄표", "입주단체", "제안", "검토의견서", "연계사업", "대관", "참여상점", "거리 사업", "벤치마킹", "추진상황",
        "난제", "소식지", "구 홈페이지", "매체", "장소 제안", "워크숍·협력회의", "회의", "새올 공유", "현장견학",
        "현장 방문 교육", "공간조성 건의", "2021년 상반기 취합", "2021년 연말 취합", "예산",
    ]  # fmt: skip
    assert all(one.value > 0 for one in found)
    for span in Span:
        if span is not Span.QUARTER_1:  # before the programme began
            assert {one.chapter for one in made(office, YEAR_END, span=span).counts} >= {
                "총괄표",
                "제안",
                "대관",
            }


def test_rows_that_a_screen_chose_have_no_list_of_their_own(office: Office) -> None:
    entry, (first, *_) = PAPERS["linkages"], office.linkages.listing(ListQuery(year=YEAR)).ids
    chosen = Wish("linkages", YEAR, PRACTICE_DAY, ids=(first,), chosen="한 짝")
    assert collected(office, entry, chosen).counts == ()


def test_a_year_without_records_has_no_figures(office: Office) -> None:
    wish = Wish(YEAR_END, 2019, date(2019, 12, 31))
    assert {one.chapter for one in collected(office, PAPERS[YEAR_END], wish).counts} <= {"입주단체"}
