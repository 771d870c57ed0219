"""예산 in 설정: the officer sets how 대사 and the pace are judged, and the views say so at once (F7, F8)."""

from datetime import date
from pathlib import Path

import pytest

from desktop_app import settings
from desktop_app.budget.records import planned_budget
from desktop_app.reference import plan
from desktop_app.settings import BudgetSettings
from tests.official_desk import desk_of, listed
from tests.ui.budget_screen import press
from ui.bootstrap import Program
from ui.budget.pace_view import PaceView
from ui.budget.reconcile_view import ReconcileView
from ui.budget.tab import BudgetTab
from ui.budget_page import BudgetPage
from ui.settings_sheet import SettingsSheet

pytestmark = pytest.mark.parametrize("settings_program", [date(2021, 6, 15)], indirect=True)


@pytest.fixture
def program(settings_program: Program) -> Program:
    """An office in June, of which nothing was spent and for which no month is planned."""
    return settings_program


def opened(program: Program) -> tuple[SettingsSheet, BudgetPage]:
    program.show_settings()
    sheet = next(one for one in program.window.findChildren(SettingsSheet) if one.isVisible())
    page = next(one for one in sheet.pages if isinstance(one, BudgetPage))
    sheet.list.setCurrentRow(list(sheet.pages).index(page))
    return sheet, page


def shown(program: Program, view: str) -> object:
    program.life.visit("budget")
    assert program.life.workplace is not None
    tab = program.life.workplace.tab
    assert isinstance(tab, BudgetTab)
    tab.show_view(view)
    return tab.shown


def kept(program: Program) -> BudgetSettings:
    assert program.life.folder is not None
    return settings.load(program.life.folder).settings.budget


def set_(program: Program, **wanted: int) -> None:
    sheet, page = opened(program)
    for key, value in wanted.items():
        page.body.inputs[key].set_value(value)
    sheet.save()
    assert not sheet.isVisible()


def test_the_pace_is_judged_anew_as_soon_as_its_thresholds_are_kept(program: Program) -> None:
    assert program.life.office is not None
    program.life.office.budget.levels.set_up_year(2021, planned_budget(plan()["budget"]))
    view = shown(program, "pace")
    assert isinstance(view, PaceView)
    assert not view.strip.words
    set_(program, slow_from=6, slow_percent=30)
    assert "6월 이후 기준 30 %에 못 미칩니다" in view.strip.words
    assert kept(program) == BudgetSettings(slow_from=6, slow_percent=30)

    sheet, page = opened(program)
    press(page.widget, "처음 값으로")
    assert page.body.values() == {"match_days": 3, "slow_points": 20, "slow_percent": 60, "slow_from": 10}
    assert kept(program).slow_from == 6, "nothing is kept before 저장"
    sheet.save()
    assert not view.strip.words
    assert kept(program) == BudgetSettings()


def test_two_sides_that_lie_apart_differ_as_soon_as_the_days_are_fewer(
    program: Program, tmp_path: Path
) -> None:
    assert program.life.office is not None
    desk = desk_of(program.life.office, tmp_path)
    desk.take(listed(1, 2, day=date(2021, 6, 17)))
    view = shown(program, "reconciliation")
    assert isinstance(view, ReconcileView)

    def places() -> list[str]:
        return [row.place.value for row in view.board.rows if row.line]

    assert places() == ["일치"]
    set_(program, match_days=1)
    assert places() == ["불일치"]


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("match_days", 32, "0부터 31까지"),
        ("slow_from", 13, "1부터 12까지"),
        ("slow_percent", 0, "1부터 100까지"),
    ],
)
def test_what_can_be_no_threshold_is_told_beside_its_field(
    program: Program, key: str, value: int, said: str
) -> None:
    sheet, page = opened(program)
    page.body.inputs[key].set_value(value)
    sheet.list.setCurrentRow(0)
    sheet.save()
    assert sheet.isVisible()
    assert sheet.pages[sheet.list.currentRow()] is page
    assert said in page.body.inputs[key].problem_text
    assert kept(program) == BudgetSettings()
    sheet.reject()
