"""What is confirmed as it is written: it counts at once, and goes again only with its act."""

from datetime import date

from desktop_app.budget.ledger import Balance
from desktop_app.budget.records import BulkEntry, EntryDraft, planned_budget
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.reference import plan
from desktop_app.terms import EntryKind


def standing(office: Office) -> Balance:
    return office.budget.levels.tree(2021)[0].balance


def test_what_the_council_voted_counts_from_the_first_day(office: Office) -> None:
    office.budget.levels.set_up_year(2021, planned_budget(plan()["budget"]), allotted=True)
    asked = ListQuery(year=2021, view="unconfirmed")
    assert not office.budget.ledger.listing(asked).ids
    assert standing(office).appropriation == 14_100_000


def test_an_act_that_wrote_confirmed_entries_is_taken_back_whole(office: Office) -> None:
    set_up = office.budget.levels.set_up_year(2021, planned_budget(plan()["budget"]), allotted=True)
    line = next(level.id for level in office.budget.levels.tree(2021) if level.code == "201-01")
    payment = EntryDraft(2021, line, EntryKind.DISBURSEMENT, date(2021, 5, 3), 300_000, "안내 책자 인쇄")
    booked = office.budget.add_many([BulkEntry(payment, confirmed_on=date(2021, 5, 4))])
    before = standing(office)
    assert booked.inverse is not None
    back = booked.inverse()
    assert standing(office).paid == 0
    assert back.inverse is not None
    again = back.inverse()
    assert standing(office) == before
    assert again.inverse is not None
    again.inverse()
    assert set_up.inverse is not None
    set_up.inverse()
    assert not office.budget.levels.tree(2021)
