"""전체 자료: ledgers, closed months and years, issued reports come back as they stood (features.md J9)."""

import json
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from db.budget_rules import BudgetClosing
from db.reports import IssuedReport
from db.year_turn import YearTurn
from desktop_app.budget.records import EntryDraft
from desktop_app.catalogue.catalogue import PAPERS
from desktop_app.catalogue.entries import Format, Wish
from desktop_app.catalogue.making import collected
from desktop_app.changes import Act
from desktop_app.errors import InputRefused
from desktop_app.example.fill import fill_reference
from desktop_app.issued.records import IssueDraft
from desktop_app.office import Office
from desktop_app.terms import EntryKind
from tests.dump import dump
from tests.services.conftest import Make
from tests.services.test_undo_all import BUDGET
from tests.whole_data_book import faults, silent, trip, write

YEAR = 2021


def test_a_ledger_over_its_limit_comes_back_where_that_only_warns(
    office: Office, make: Make, tmp_path: Path
) -> None:
    fill_reference(office)
    office.budget.levels.set_up_year(YEAR, BUDGET, allotted=True)
    office.budget.levels.set_strict(YEAR, strict=False)
    line = next(one for one in office.budget.levels.tree(YEAR) if one.is_line)
    day = office.clock.today()
    office.budget.save(EntryDraft(YEAR, line.id, EntryKind.DISBURSEMENT, day, 50_000_000, "넘친 지출"))
    new = make("새 폴더")
    trip(office, new, tmp_path)
    assert not new.budget.levels.is_strict(YEAR)
    book = tmp_path / "다시.xlsx"
    write(book, "예산 연도", 2, 초과하면_막음="예")
    (found,) = faults(make("또 새 폴더"), book)
    assert found.startswith("예산과목 E6: 배정액이나 예산현액을 넘었습니다.")


def test_two_programmes_with_one_code_come_back_in_their_order(
    office: Office, make: Make, tmp_path: Path
) -> None:
    fill_reference(office)
    levels = office.budget.levels
    levels.set_up_year(YEAR, BUDGET, allotted=True)
    path = [("", "청렴한 구정"), ("", "감사"), ("", "감사 운영"), ("201-01", "사무관리비")]
    levels.add_below(levels.tree(YEAR)[0].id, path)
    levels.move(next(one.id for one in levels.tree(YEAR) if one.name == "청렴한 구정"), -1)
    planned = next(one.id for one in levels.tree(YEAR) if one.balance.appropriation and one.is_line)
    office.budget.pace.spread(YEAR, {planned: [4]})
    new = make("새 폴더")
    trip(office, new, tmp_path)
    there, here = new.budget.levels.tree(YEAR), levels.tree(YEAR)
    assert [(one.level, one.label) for one in there] == [(one.level, one.label) for one in here]


def test_a_closed_month_comes_back_with_its_bookings(office: Office, make: Make, tmp_path: Path) -> None:
    fill_reference(office)
    office.budget.levels.set_up_year(YEAR, BUDGET, allotted=True)
    with office.store.writing(Act.CHANGE_SETTINGS) as s:
        s.add(BudgetClosing(fiscal_year=YEAR, month=0, closed_on=office.clock.today()))
    new = make("새 폴더")
    before = dump(new.store)
    trip(office, new, tmp_path)
    other = make("둘째")
    change = other.whole_data.take_in(tmp_path / "처음.xlsx", silent)
    assert change.inverse is not None
    change.inverse()
    assert dump(other.store) == before


def test_figures_of_a_closing_and_choices_of_a_report_mean_the_rows_of_the_new_office(
    office: Office, make: Make, tmp_path: Path
) -> None:
    """Both are kept as JSON with ids in it: lines are named, single rows that were chosen are not carried over."""
    fill_reference(office)
    office.budget.levels.set_up_year(YEAR - 1, BUDGET, allotted=True)
    office.budget.levels.set_up_year(YEAR, BUDGET, allotted=True)
    line = [one for one in office.budget.levels.tree(YEAR) if one.is_line][-1]
    today = office.clock.today()
    with office.store.writing(Act.CHANGE_SETTINGS) as s:
        figures = json.dumps(
            {"lines": [{"account_id": line.id, "label": line.name, "paid": 5}, {"account_id": 999}]}
        )
        s.add(BudgetClosing(fiscal_year=YEAR, month=4, closed_on=today, figures=figures))
        wishes = ('{"report":"year","record":null,"ids":null}', '{"report":"stages","record":3}')
        for serial, wish in enumerate(wishes, start=1):
            s.add(
                IssuedReport(
                    fiscal_year=YEAR, serial=serial, report="year", wish=wish, title="실적", as_of=today,
                    issued_at=office.clock.now(),
                )
            )  # fmt: skip
    new = make("새 폴더")
    change = new.budget.levels.set_up_year(YEAR, BUDGET, allotted=False)  # so that its ids are others
    assert change.inverse is not None
    change.inverse()
    trip(office, new, tmp_path)
    with new.store.reading() as s:
        kept = json.loads(s.scalars(select(BudgetClosing.figures)).one())["lines"]
        wishes = list(s.scalars(select(IssuedReport.wish).order_by(IssuedReport.id)))
    there = [one for one in new.budget.levels.tree(YEAR) if one.is_line][-1]
    assert [one["account_id"] for one in kept] == [there.id, 0]
    assert (kept[0]["label"], kept[0]["paid"]) == (line.name, 5)
    assert [bool(one) for one in wishes] == [True, False]


def test_an_issued_report_comes_back_with_its_files_and_its_data(
    office: Office, make: Make, tmp_path: Path
) -> None:
    fill_reference(office)
    wish = Wish("duties", YEAR, office.clock.today())
    paper = collected(office, PAPERS["duties"], wish)
    office.issued.issue(paper, {"PDF": paper.draw(Format.PDF)}, IssueDraft("의회 제출"))
    new = make("새 폴더")
    trip(office, new, tmp_path)
    (then,) = office.issued.of_year(YEAR)
    (kept,) = new.issued.of_year(YEAR)
    pdf = kept.file("PDF")
    assert pdf is not None
    assert new.issued.read(pdf) == paper.draw(Format.PDF)
    assert new.issued.then(kept) == office.issued.then(then)
    assert new.issued.compare(kept.id, new).differences == ()


def test_a_closed_year_comes_back_closed_and_stays(office: Office, make: Make, tmp_path: Path) -> None:
    fill_reference(office)
    office.budget.levels.set_up_year(YEAR, BUDGET, allotted=True)
    with office.store.writing(Act.CHANGE_SETTINGS) as s:
        s.add(
            YearTurn(
                fiscal_year=YEAR, into_year=YEAR + 1, turned_on=date(2022, 1, 4), closed_on=date(2022, 1, 4)
            )
        )
    new = make("새 폴더")
    trip(office, new, tmp_path)
    other = make("둘째").whole_data.take_in(tmp_path / "처음.xlsx", silent)
    assert other.inverse is None
    assert "닫은 연도가 있어 되돌리기로는 물릴 수 없습니다" in other.summary
    with pytest.raises(InputRefused):
        new.budget.levels.set_strict(YEAR, strict=False)
