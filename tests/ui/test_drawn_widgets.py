"""What is drawn by a painter says the same in words, and is drawn in both themes."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.listing import Total
from tests.ui.gallery import Controls
from ui.theme import Role, ThemeName, apply_theme, current
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.gauges import GaugeBar
from ui.widgets.month_chart import ChartMonth, ColumnChart, RunningChart
from ui.widgets.plain import kind_button, plain_label, plain_tooltip
from ui.widgets.segments import Segments
from ui.widgets.stages import Stage, StageBar
from ui.widgets.strips import GateStrip
from ui.widgets.totals import TotalsBar


@pytest.fixture
def themes(qapp: QApplication) -> QApplication:
    yield qapp
    apply_theme(qapp, "light")


@pytest.mark.parametrize("theme", ["light", "contrast"])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_every_control_is_drawn(qtbot: QtBot, themes: QApplication, theme: ThemeName, scale: float) -> None:
    apply_theme(themes, theme, scale)
    controls = Controls()
    qtbot.addWidget(controls)
    controls.show()
    assert not controls.grab().isNull()


def test_stages_are_told_in_words(qtbot: QtBot) -> None:
    bar = StageBar()
    qtbot.addWidget(bar)
    bar.show_stages([Stage("접수", "9. 27."), Stage("공유"), Stage("확정")], 1)
    assert bar.accessibleName() == "단계: 접수 완료 9. 27., 공유 지금, 확정 예정"


def test_a_gauge_is_told_in_words(qtbot: QtBot) -> None:
    gauge = GaugeBar("집행률")
    qtbot.addWidget(gauge)
    gauge.show_share(0.652, 0.7)
    assert gauge.accessibleName() == "집행률 65.2 %, 계획 70.0 %"


def test_a_chart_is_told_in_words_and_its_scale_is_round(qtbot: QtBot) -> None:
    chart = ColumnChart("월별 계획과 지출")
    qtbot.addWidget(chart)
    chart.show_months([ChartMonth("9월", 2_000_000, 2_140_000), ChartMonth("10월", 1_800_000)])
    assert chart.accessibleDescription() == "9월 계획 2,000,000 지출 2,140,000, 10월 계획 1,800,000"
    assert chart._scale() == (3_000_000, 1_000_000, 3)
    chart.show_months([])
    chart.show()
    assert not chart.grab().isNull()


def test_a_running_chart_draws_the_plan_and_what_happened_until_now_apart(qtbot: QtBot) -> None:
    """What is still ahead draws no line; without colour the plan is broken and the actual whole."""
    chart = RunningChart("누계", height=172)
    qtbot.addWidget(chart)
    chart.resize(420, 172)
    chart.show()

    def ink(months: list[ChartMonth], role: Role) -> int:
        chart.show_months(months)
        picture, wanted = chart.grab().toImage(), current().color(role).rgb()
        below = range(40, picture.height())
        return sum(picture.pixel(x, y) == wanted for x in range(picture.width()) for y in below)

    plan = [ChartMonth(f"{number}월", number * 1_000_000) for number in range(1, 5)]
    half = [
        ChartMonth(one.label, one.plan, one.plan // 2 if place < 2 else None)
        for place, one in enumerate(plan)
    ]
    whole = [ChartMonth(one.label, one.plan, one.plan // 2) for one in plan]
    assert ink(plan, Role.BAR) == 0
    assert 0 < ink(half, Role.BAR) < ink(whole, Role.BAR)
    chart.show_months(half)
    assert chart.accessibleDescription().endswith("3월 계획 3,000,000, 4월 계획 4,000,000")


def test_a_footer_without_room_drops_the_last_sums(qtbot: QtBot) -> None:
    bar = TotalsBar()
    qtbot.addWidget(bar)
    bar.show_totals([Total("", "113개"), Total("미래청", "49"), Total("제안", "121", at_right=True)], "ㄴㅌ")
    assert bar.words == "113개, ‘ㄴㅌ’로 찾음, 미래청 49, 제안 121"
    bar.show_hint("Enter 열기")
    assert bar.words.endswith("Enter 열기")
    bar.resize(120, 32)
    bar.show()
    assert not bar.grab().isNull()


def test_a_gate_names_who_is_missing_and_leads_on(qtbot: QtBot) -> None:
    gate = GateStrip()
    qtbot.addWidget(gate)
    gate.show_gate("확정할 수 없습니다", "자원순환과 검토의견서가 없습니다.", ("사유 적고 확정", gate.clear))
    assert gate.words == "확정할 수 없습니다 자원순환과 검토의견서가 없습니다."
    gate.clear()
    assert not gate.words


def test_segments_are_named_with_their_question(qtbot: QtBot) -> None:
    segments = Segments([("yes", "수용"), ("no", "불수용")])
    qtbot.addWidget(segments)
    segments.setAccessibleName("의견")
    assert segments.focusProxy().accessibleName() == "의견 수용"


def test_user_text_is_never_markup(qtbot: QtBot) -> None:
    label = plain_label("<b>굵게</b>")
    qtbot.addWidget(label)
    assert label.textFormat().name == "PlainText"
    assert kind_button("R&D").text() == "R&&D"
    assert "&lt;img" in plain_tooltip("<img src=x>")
    assert not plain_tooltip("")


def test_a_column_without_editor_is_read_only() -> None:
    assert Column("a", "가", ColumnKind.TEXT, 10, lambda row: row.id).editor is None
