"""예산과목: paths of levels added, renamed, put in order and taken out; one 통계목 in two 세부사업 (F1, BUD-6)."""

from datetime import date

import pytest

from desktop_app.budget.change_records import ChangeDraft
from desktop_app.budget.records import EntryDraft, Level, LevelDraft, planned_budget
from desktop_app.budget_terms import BudgetChange
from desktop_app.errors import InputRefused
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.reference import plan
from desktop_app.terms import EntryKind as K
from desktop_app.turn.records import Carried
from desktop_app.typed_rows import TypedRow
from tests.intake_office import Taker, file_of, row, tally

PATH = [("", "청렴한 구정"), ("", "감사"), ("", "감사 운영"), ("201-01", "사무관리비")]


@pytest.fixture
def office(office: Office) -> Office:
    """The plan's budget of 2021, all of it allotted."""
    office.budget.levels.set_up_year(2021, planned_budget(plan()["budget"]), allotted=True)
    return office


def tree(office: Office, year: int = 2021) -> list[Level]:
    return office.budget.levels.tree(year)


def named(office: Office, name: str, year: int = 2021) -> Level:
    return next(one for one in tree(office, year) if name in {one.label, one.name})


def second_programme(office: Office) -> Level:
    """Another 정책사업 down to a 통계목 that the first one has too."""
    key = office.budget.levels.add_below(tree(office)[0].id, PATH).record_id
    return next(one for one in tree(office) if one.id == key)


def pay(office: Office, line: int, won: int, summary: str = "책자 인쇄") -> None:
    office.budget.save(EntryDraft(2021, line, K.DISBURSEMENT, date(2021, 5, 3), won, summary, "초록숲 인쇄"))


def move(giver: int, taker: int, what: BudgetChange = BudgetChange.VIREMENT) -> ChangeDraft:
    return ChangeDraft(
        2021, what, 300_000, date(2021, 8, 17), taker, giver, document_number="기획예산과-1", reason="부족"
    )


def test_a_whole_path_is_one_act_and_goes_by_one_undo(office: Office) -> None:
    before = tree(office)
    change = office.budget.levels.add_below(before[0].id, PATH)
    assert change.summary == "‘201-01 사무관리비’ 등 예산과목 4개를 더했습니다."
    assert [one.name for one in tree(office)][-4:] == [name for _, name in PATH]
    office.undo.remember(change)
    office.undo.undo()
    assert tree(office) == before


def test_money_moves_within_one_programme_and_not_across_by_virement(office: Office) -> None:
    mine = named(office, "203-03 시책추진업무추진비")
    other = second_programme(office)
    with pytest.raises(InputRefused, match="한 정책사업 안에서만"):
        office.budget.changing.write(move(mine.id, other.id))
    office.budget.changing.write(move(mine.id, other.id, BudgetChange.PROGRAM_TRANSFER))
    more = office.budget.levels.save(LevelDraft(other.parent_id, "201-03", "행사운영비")).record_id
    assert more is not None
    office.budget.changing.write(move(other.id, more))
    assert [one.balance.appropriation for one in tree(office) if one.id in {other.id, more}] == [0, 300_000]


def test_levels_are_put_in_order_and_a_line_goes_by_its_code(office: Office) -> None:
    second_programme(office)
    project = named(office, "혁신파크 연계사업")
    office.budget.levels.save(LevelDraft(project.id, "201-03", "행사운영비"))
    lines = [one.code for one in tree(office) if one.parent_id == project.id]
    assert lines == ["201-01", "201-03", "203-03"]
    key = named(office, "203-03 시책추진업무추진비").id
    office.undo.remember(office.budget.levels.move(key, -1))
    assert [one.code for one in tree(office) if one.parent_id == project.id] == ["201-01", "203-03", "201-03"]
    office.budget.levels.move(named(office, "청렴한 구정").id, -1)
    assert next(one.name for one in tree(office) if one.level == 2) == "청렴한 구정"
    with pytest.raises(InputRefused, match="이미 맨 위"):
        office.budget.levels.move(named(office, "청렴한 구정").id, -1)


@pytest.mark.parametrize(
    ("code", "name", "said"),
    [
        ("", "", "코드와 이름이 모두"),
        ("201-09", "", "코드와 이름이 모두"),
        ("201-01", "다른 이름", "이미 있습니다"),
    ],
)
def test_a_line_needs_a_code_of_its_own_and_a_name(office: Office, code: str, name: str, said: str) -> None:
    project = named(office, "혁신파크 연계사업")
    with pytest.raises(InputRefused, match=said):
        office.budget.levels.save(LevelDraft(project.id, code, name))
    line = named(office, "201-01 사무관리비")
    with pytest.raises(InputRefused, match="아래에만"):
        office.budget.levels.save(LevelDraft(line.id, "201-09", "더 아래"))
    with pytest.raises(InputRefused, match="코드를 적지 않습니다"):
        office.budget.levels.save(LevelDraft(tree(office)[0].id, "201-09", "정책"))


def test_a_level_that_something_hangs_on_says_what(office: Office) -> None:
    with pytest.raises(InputRefused, match="아래 과목 2개가 있어"):
        office.budget.levels.remove(named(office, "혁신파크 연계사업").id)
    other = second_programme(office)
    office.budget.pace.spread(2021, {named(office, "201-01 사무관리비 · 혁신파크 연계사업").id: [4, 5]})
    with pytest.raises(InputRefused, match="원장 줄 2건, 월별 계획 2건이 있어"):
        office.budget.levels.remove(named(office, "201-01 사무관리비 · 혁신파크 연계사업").id)
    office.budget.levels.remove(other.id)
    assert other.id not in [one.id for one in tree(office)]


def test_one_code_in_two_projects_is_told_apart_in_cells_and_files(office: Office) -> None:
    other = second_programme(office)
    mine = named(office, "201-01 사무관리비 · 혁신파크 연계사업")
    assert other.label == "201-01 사무관리비 · 감사 운영"
    texts = {"booked": "5. 3.", "summary": "책자", "spent": "5만", "line": "201-01"}
    (read,) = office.budget.cells.read([TypedRow(None, texts)], 2021, None)
    assert "여러 곳에 있습니다" in read.faults[0].text
    assert set(read.faults[0].offers) == {mine.label, other.label}
    (read,) = office.budget.cells.read([TypedRow(None, texts | {"line": mine.label})], 2021, None)
    assert read.draft.account_id == mine.id
    assert office.budget.cells.book(2021).word_of(mine.id) == "201-01 · 혁신파크 연계사업"

    heads = ("일자", "통계목", "적요", "구분", "지출액")
    taker = Taker(office, "entry")
    vague = taker.look(file_of(heads, ("2021. 5. 3.", "201-01", "책자", "지출", 50_000)))
    assert (
        "‘201-01 · 혁신파크 연계사업’이나 ‘201-01 · 감사 운영’처럼 적으세요" in row(vague, 2).reasons[0].text
    )
    file = file_of(heads, ("2021. 5. 3.", mine.label, "책자", "지출", 50_000))
    taker.take(taker.look(file), file)
    assert named(office, mine.label).balance.executed == 50_000
    assert tally(taker.look(file)) == {"같음": 1}
    short = file_of(heads, ("2021. 5. 3.", "201-01 · 혁신파크 연계사업", "책자", "지출", 50_000))
    assert tally(taker.look(short)) == {"같음": 1}


def test_the_summary_has_one_line_a_code_with_the_sum_of_both(office: Office) -> None:
    other, mine = second_programme(office), named(office, "201-01 사무관리비 · 혁신파크 연계사업")
    office.budget.changing.write(
        ChangeDraft(
            2021, BudgetChange.SUPPLEMENT, 700_000, date(2021, 2, 1), other.id, allot=True, reason="확대"
        )
    )
    for line, won in ((mine.id, 100_000), (other.id, 20_000)):
        pay(office, line, won)
    office.budget.confirm(office.budget.ledger.listing(ListQuery(year=2021)).ids)
    summary = office.performance.year(2021, date(2021, 12, 31))
    (one,) = [line for line in summary.budget if line.code == "201-01"]
    assert (one.appropriation, one.executed) == (13_300_000, 120_000)
    assert sum(part.amount for part in summary.spending if part.code == "201-01") == 120_000


def test_the_next_year_has_both_programmes_in_their_order(office: Office) -> None:
    second_programme(office)
    office.budget.levels.move(named(office, "청렴한 구정").id, -1)
    office.year_turns.turn(2021, [Carried.ACCOUNTS], close=False)
    said = [(one.level, one.label) for one in tree(office, 2022)]
    assert said == [(one.level, one.label) for one in tree(office)]
    assert all(one.balance.appropriation == 0 for one in tree(office, 2022))
