"""예산 변동: 추경, 전용 and its kin, 이월, 배정, each as one act; a reversed half reverses the whole (F5, BUD-6)."""

from dataclasses import replace
from datetime import date

import pytest

from db.budget import Account
from desktop_app.budget.change_records import ChangeDraft
from desktop_app.budget.records import EntryDraft, LevelDraft, planned_budget
from desktop_app.budget.service import Budget
from desktop_app.budget_terms import BudgetChange as B
from desktop_app.changes import Act, UndoLog
from desktop_app.clock import PracticeClock
from desktop_app.errors import InputRefused
from desktop_app.listing import ListQuery
from desktop_app.problems import blocking
from desktop_app.reference import plan
from desktop_app.store import Store
from desktop_app.terms import EntryKind as K


@pytest.fixture
def budget(store: Store, clock: PracticeClock) -> Budget:
    """The plan's budget of 2021, all of it allotted, and the lines of 2022 without sums."""
    budget = Budget(store, clock)
    budget.levels.set_up_year(2021, planned_budget(plan()["budget"]), allotted=True)
    budget.levels.set_up_year(2022, planned_budget(plan()["budget"], without_sums=True))
    return budget


def line(budget: Budget, code: str = "201-01", year: int = 2021) -> int:
    return next(level.id for level in budget.levels.tree(year) if level.code == code)


def other_line(budget: Budget, code: str = "201-03", name: str = "행사운영비") -> int:
    """One more 통계목 of the same 세부사업."""
    project = next(level for level in budget.levels.tree(2021) if level.level == 4)
    key = budget.levels.save(LevelDraft(project.id, code, name)).record_id
    assert key is not None
    return key


def foreign_line(store: Store) -> int:
    """A 통계목 of another 정책사업."""
    with store.writing(Act.ADD_ACCOUNT) as s:
        parent = None
        for level, name in enumerate(
            ("감사담당관", "청렴한 구정", "감사", "감사 운영", "사무관리비"), start=1
        ):
            row = Account(fiscal_year=2021, level=level, name=name, parent_id=parent)
            row.code = "201-01" if level == 5 else ""
            s.add(row)
            s.flush()
            parent = row.id
    assert parent is not None
    return parent


def moved(budget: Budget, won: int = 600_000, **more: object) -> ChangeDraft:
    values: dict[str, object] = {
        "fiscal_year": 2021, "what": B.VIREMENT, "won": won, "booked_on": date(2021, 8, 17),
        "giver_id": line(budget), "taker_id": None,
        "document_number": "기획예산과-8123", "reason": "현장견학 차량 임차",
    }  # fmt: skip
    return ChangeDraft(**{**values, **more})  # type: ignore[arg-type]


def stands(budget: Budget, account: int, until: date | None = None, year: int = 2021) -> tuple[int, int]:
    """예산현액 and 배정액 of a line."""
    found = next(level.balance for level in budget.levels.tree(year, until) if level.id == account)
    return found.appropriation, found.allotment


def said(budget: Budget, draft: ChangeDraft) -> list[tuple[str, bool]]:
    return [(one.field, one.blocks) for one in budget.changing.check(draft)]


def pay(budget: Budget, won: int, account: int | None = None) -> None:
    budget.save(EntryDraft(2021, account or line(budget), K.DISBURSEMENT, date(2021, 8, 20), won, "대금"))


def test_a_transfer_keeps_the_total_and_an_earlier_day_shows_the_old_figures(budget: Budget) -> None:
    taker, log = other_line(budget), UndoLog()
    log.remember(budget.changing.write(moved(budget, taker_id=taker)))
    tree = budget.levels.tree(2021)
    assert {level.balance.appropriation for level in tree if level.level < 5} == {14_100_000}
    assert (stands(budget, line(budget)), stands(budget, taker)) == (
        (12_000_000, 12_000_000),
        (600_000, 600_000),
    )
    before = date(2021, 8, 16)
    assert (stands(budget, line(budget), before), stands(budget, taker, before)) == (
        (12_600_000, 12_600_000), (0, 0),
    )  # fmt: skip
    pay(budget, 600_000, taker)
    with pytest.raises(InputRefused, match="배정액을 넘는"):  # it is spent by now
        log.undo()


def test_a_transfer_is_taken_back_and_done_again_as_one_act(budget: Budget) -> None:
    taker, log = other_line(budget), UndoLog()
    log.remember(budget.changing.write(moved(budget, taker_id=taker)))
    log.undo()
    assert (stands(budget, line(budget)), stands(budget, taker)) == ((12_600_000, 12_600_000), (0, 0))
    log.redo()
    assert stands(budget, taker) == (600_000, 600_000)


@pytest.mark.parametrize("half", [K.TRANSFER_OUT, K.TRANSFER_IN, K.ALLOTMENT])
def test_a_reversed_half_reverses_the_other_and_what_was_allotted_with_it(budget: Budget, half: K) -> None:
    taker = other_line(budget)
    budget.changing.write(moved(budget, taker_id=taker))
    rows = budget.ledger.rows(budget.ledger.listing(ListQuery(year=2021)).ids)
    key = next(row.id for row in rows if row.kind is half and row.booked_on == date(2021, 8, 17))
    change = budget.reverse(key, "과목을 잘못 골랐음")
    assert change.summary.endswith("함께 적은 3줄도 정정했습니다.")
    assert (stands(budget, line(budget)), stands(budget, taker)) == ((12_600_000, 12_600_000), (0, 0))
    assert change.inverse is not None
    change.inverse()
    assert stands(budget, taker) == (600_000, 600_000)


def test_a_transfer_that_is_spent_can_not_be_reversed(budget: Budget) -> None:
    taker = other_line(budget)
    budget.changing.write(moved(budget, taker_id=taker))
    pay(budget, 1, taker)
    rows = budget.ledger.rows(budget.ledger.listing(ListQuery(year=2021, within=taker)).ids)
    with pytest.raises(InputRefused, match="배정액"):
        budget.reverse(next(row.id for row in rows if row.kind is K.TRANSFER_IN), "되돌림")
    assert stands(budget, taker) == (600_000, 600_000)


def test_a_virement_out_of_the_policy_is_refused_and_a_program_transfer_is_not(
    budget: Budget, store: Store
) -> None:
    foreign = foreign_line(store)
    outside = moved(budget, taker_id=foreign)
    (found,) = blocking(budget.changing.check(outside))
    assert found.field == "what"
    assert "전용은 한 정책사업 안에서만 합니다" in found.text
    with pytest.raises(InputRefused, match="한 정책사업 안에서만"):
        budget.changing.write(outside)
    budget.changing.write(replace(outside, what=B.PROGRAM_TRANSFER))
    assert stands(budget, foreign) == (600_000, 600_000)


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"what": B.PROGRAM_TRANSFER}, "what"),
        ({"giver_id": "201-03", "taker_id": "203-03"}, "taker_id"),
        ({"document_number": ""}, "document_number"),
    ],
)
def test_what_is_worth_a_look_is_said_and_kept(budget: Budget, more: dict[str, object], field: str) -> None:
    """전용 into what had no budget, a 203-03 that is raised, an 이용 within one 정책사업 (BUD-6)."""
    extra = other_line(budget)
    budget.changing.write(moved(budget, 900_000, taker_id=extra))
    codes = {"201-03": extra, "203-03": line(budget, "203-03")}
    asked = {key: codes.get(value, value) if isinstance(value, str) else value for key, value in more.items()}
    draft = replace(moved(budget, 100_000, taker_id=extra), **asked)  # type: ignore[arg-type]
    assert said(budget, draft) == [(field, False)]
    change = budget.changing.write(draft)
    assert change.sticky


def test_a_line_without_budget_gets_advice(budget: Budget) -> None:
    draft = moved(budget, taker_id=other_line(budget))
    assert said(budget, draft) == [("taker_id", False)]
    assert "예산에 없던 과목" in budget.changing.check(draft)[0].text


def test_a_line_gives_no_more_than_is_neither_spent_nor_promised(budget: Budget) -> None:
    taker = other_line(budget)
    pay(budget, 12_000_000)
    with pytest.raises(InputRefused, match="뺄 수 있는 금액은 600,000원인데 1원이 넘습니다"):
        budget.changing.write(moved(budget, 600_001, taker_id=taker))
    budget.changing.write(moved(budget, 600_000, taker_id=taker))
    assert stands(budget, line(budget)) == (12_000_000, 12_000_000)


def test_without_its_allotment_a_line_gives_only_what_is_not_allotted(budget: Budget) -> None:
    taker = other_line(budget)
    with pytest.raises(InputRefused, match="배정도 함께 옮기면 뺄 수 있습니다"):
        budget.changing.write(moved(budget, 1, taker_id=taker, allot=False))


def test_warnings_only_let_a_line_give_what_is_spent_and_say_so(budget: Budget) -> None:
    taker = other_line(budget)
    pay(budget, 12_600_000)
    budget.levels.set_strict(2021, strict=False)
    change = budget.changing.write(moved(budget, 5_000, taker_id=taker))
    assert "5,000원이 넘습니다" in change.summary
    assert stands(budget, line(budget)) == (12_595_000, 12_595_000)


def test_a_supplement_adds_and_takes_with_its_allotment(budget: Budget) -> None:
    more = moved(budget, 2_000_000, what=B.SUPPLEMENT, giver_id=None, taker_id=line(budget))
    budget.changing.write(more)
    assert stands(budget, line(budget)) == (14_600_000, 14_600_000)
    change = budget.changing.write(replace(more, won=500_000, lowers=True, booked_on=date(2021, 11, 30)))
    assert change.summary == "감추경 500,000원을 적었습니다."
    assert stands(budget, line(budget)) == (14_100_000, 14_100_000)
    assert stands(budget, line(budget), date(2021, 11, 29)) == (14_600_000, 14_600_000)


def test_a_reversed_supplement_takes_its_allotment_along(budget: Budget) -> None:
    budget.changing.write(moved(budget, 2_000_000, what=B.SUPPLEMENT, giver_id=None, taker_id=line(budget)))
    rows = budget.ledger.rows(budget.ledger.listing(ListQuery(year=2021)).ids)
    budget.reverse(next(row.id for row in rows if row.kind is K.SUPPLEMENT), "의결 취소")
    assert stands(budget, line(budget)) == (12_600_000, 12_600_000)


def test_allotments_come_bit_by_bit_and_are_lowered(store: Store, clock: PracticeClock) -> None:
    budget = Budget(store, clock)
    budget.levels.set_up_year(2021, planned_budget(plan()["budget"]))
    asked = moved(budget, 4_000_000, what=B.ALLOTMENT, giver_id=None, taker_id=line(budget), reason="1분기")
    budget.changing.write(asked)
    assert stands(budget, line(budget)) == (12_600_000, 4_000_000)
    with pytest.raises(InputRefused, match="더 배정할 수 있는 예산은 8,600,000원인데 1원이 넘습니다"):
        budget.changing.write(replace(asked, won=8_600_001))
    pay(budget, 3_000_000)
    with pytest.raises(InputRefused, match="줄일 수 있는 배정액은 1,000,000원인데 1원이 넘습니다"):
        budget.changing.write(replace(asked, won=1_000_001, lowers=True))
    budget.changing.write(replace(asked, won=1_000_000, lowers=True))
    assert stands(budget, line(budget)) == (12_600_000, 3_000_000)


def test_a_carryover_goes_into_the_next_year_and_comes_back_from_either_side(budget: Budget) -> None:
    later = line(budget, year=2022)
    asked = moved(
        budget, 2_000_000, what=B.CARRYOVER, taker_id=later, booked_on=date(2021, 12, 31), reason="명시이월"
    )
    budget.changing.write(asked)
    assert stands(budget, later, year=2022) == (2_000_000, 2_000_000)
    assert stands(budget, line(budget)) == (12_600_000, 12_600_000)
    with pytest.raises(InputRefused, match=r"이월할 수 있는 집행잔액은 10,600,000원입니다\. 1원이 넘습니다"):
        budget.changing.write(replace(asked, won=10_600_001))
    rows = budget.ledger.rows(budget.ledger.listing(ListQuery(year=2022)).ids)
    budget.reverse(next(row.id for row in rows if row.kind is K.CARRYOVER_IN), "의결되지 않음")
    assert stands(budget, later, year=2022) == (0, 0)
    budget.changing.write(replace(asked, won=12_600_000))


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"what": None}, "what"),
        ({"giver_id": None}, "giver_id"),
        ({"taker_id": None}, "taker_id"),
        ({"taker_id": "same"}, "taker_id"),
        ({"won": None}, "won"),
        ({"won": -5}, "won"),
        ({"booked_on": None}, "booked_on"),
        ({"booked_on": date(2022, 1, 3)}, "booked_on"),
        ({"reason": ""}, "reason"),
    ],
)
def test_what_is_missing_is_named(budget: Budget, more: dict[str, object], field: str) -> None:
    draft = moved(budget, taker_id=other_line(budget))
    asked = {key: line(budget) if value == "same" else value for key, value in more.items()}
    found = blocking(budget.changing.check(replace(draft, **asked)))  # type: ignore[arg-type]
    assert [one.field for one in found] == [field]


def test_a_closed_month_takes_no_change(store: Store, budget: Budget) -> None:
    from db.budget_rules import BudgetClosing  # noqa: PLC0415 - the month is closed by its own screen

    taker = other_line(budget)
    with store.writing(Act.CLOSE_MONTH) as s:
        s.add(BudgetClosing(fiscal_year=2021, month=8, closed_on=date(2021, 9, 3)))
    assert ("booked_on", True) in said(budget, moved(budget, taker_id=taker))
    with pytest.raises(InputRefused, match="마감했습니다"):
        budget.changing.write(moved(budget, taker_id=taker))
    budget.changing.write(moved(budget, taker_id=taker, booked_on=date(2021, 9, 6)))
