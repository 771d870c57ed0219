"""Draws lists, forms and all controls in both themes for the reviewer's eye: python -m tests.ui.gallery OUT_DIR."""

import os
import sys
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from desktop_app.listing import ListQuery, SavedView, Total
from desktop_app.marks import Mark, State
from tests.ui.lists import Tenants, tenant_screen
from ui.fonts import load_all
from ui.theme import ThemeName, apply_theme
from ui.widgets.columns import Column, ColumnKind, Gauge
from ui.widgets.filter_bar import ViewChips
from ui.widgets.gauges import GaugeBar
from ui.widgets.inputs import (
    CheckInput,
    ChoiceInput,
    DateInput,
    PickInput,
    SegmentInput,
    TextArea,
    TextInput,
    WonInput,
)
from ui.widgets.list_screen import ListScreen
from ui.widgets.marks import MarkLabel
from ui.widgets.month_chart import ChartMonth, ColumnChart, RunningChart
from ui.widgets.plain import kind_button, plain_label
from ui.widgets.record_model import RecordModel
from ui.widgets.record_table import RecordTable
from ui.widgets.stages import Stage, StageBar
from ui.widgets.strips import GateStrip
from ui.widgets.totals import TotalsBar

STATES = (
    (
        State(Mark.LATE, "미제출"),
        State(Mark.ON, "제출"),
        State(Mark.DONE, "확인"),
        State(Mark.NONE, "실적없음"),
    ),
    (
        State(Mark.FIX, "보완요청"),
        State(Mark.SOON, "오늘"),
        State(Mark.WAITING, "대기"),
        State(Mark.WRONG, "오류"),
    ),
    (
        State(Mark.HALF, "공유"),
        State(Mark.LATE, "5일 지남"),
        State(Mark.SOON, "D-2"),
        State(Mark.DONE, "완료"),
    ),
)
MONTHS = (
    (4, 800, 600), (5, 1000, 760), (6, 1400, 1180), (7, 1400, 1300), (8, 1200, 905), (9, 2000, 2140),
    (10, 1800, 1320), (11, 1700, None), (12, 1300, None),
)  # fmt: skip


def settle(app: QApplication) -> None:
    for _ in range(6):
        app.processEvents()


class Controls(QWidget):
    """Every control of the anatomy, as picture 13 has them."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 16, 20, 16)
        box.setSpacing(12)
        box.addLayout(self._grid)
        self._buttons()
        self._inputs()
        self._states()
        box.addWidget(self._table())
        box.addWidget(self._stages())
        gate = GateStrip()
        gate.show_gate(
            "결과를 확정할 수 없습니다",
            "자원순환과 검토의견서가 아직 없습니다.",
            ("사유 적고 확정", gate.clear),
        )
        box.addWidget(gate)
        box.addWidget(self._gauge())
        box.addWidget(self._chart())
        totals = TotalsBar()
        totals.show_totals([Total("", "113개 단체"), Total("전체 233", ""), Total("미래청", "49")], "ㄴㅌ")
        box.addWidget(totals)

    def _row(self, label: str, *widgets: QWidget) -> None:
        row = QHBoxLayout()
        row.setSpacing(10)
        for widget in widgets:
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        number = self._grid.rowCount()
        self._grid.addWidget(plain_label(label, "label"), number, 0)
        self._grid.addLayout(row, number, 1)

    def _buttons(self) -> None:
        off = kind_button("저장", "main")
        off.setEnabled(False)
        self._row("주 단추", kind_button("저장", "main", keys="Ctrl+S"), off)
        self._row(
            "단추", kind_button("내보내기"), kind_button("조건 추가", "text"), kind_button("25건", "link")
        )
        chips = ViewChips()
        chips.show_views(
            [SavedView("a", "전체", 25), SavedView("b", "파크 관리", 113), SavedView("c", "의견 밀림", 4)],
            "b",
        )
        self._row("보기 칩", chips)
        words = ("수용", "일부수용", "장기검토", "불수용", "이첩")
        segments = SegmentInput([(word, word) for word in words])
        segments.set_value("일부수용")
        self._row("한 가지 고르기", segments)

    def _inputs(self) -> None:
        plain, bad, off = TextInput(), DateInput(lambda: 2021, lambda: date(2021, 10, 18)), TextInput()
        plain.set_value("느티나무 살림")
        bad.set_value(date(2021, 4, 30))
        bad.show_problem("시작(2021. 5. 1.)보다 빠릅니다")
        off.set_value("2021. 5. 1.")
        off.set_read_only(True)
        won = WonInput()
        won.set_value(1_500_000)
        for entry in (plain, bad, off, won):
            entry.setFixedWidth(180)
        self._row("입력칸", plain, bad, off, won)
        choice, pick = (
            ChoiceInput([("a", "협동조합"), ("b", "주식회사")]),
            PickInput([(1, "상상청"), (2, "미래청")]),
        )
        choice.set_value("a")
        pick.set_value(1)
        warned = ChoiceInput([("a", "협동조합")])
        warned.show_problem("수집근거가 없습니다", blocks=False)
        for one in (choice, pick, warned):
            one.setFixedWidth(180)
        self._row("고르기", choice, pick, warned)
        area = TextArea(lines=2)
        area.set_value(
            "전시 창 설치는 구 소유 유휴 상가 2곳에서 먼저 할 수 있음.\n민간 상가는 2022년에 넓힘."
        )
        area.setMinimumWidth(480)
        self._row("긴 글", area)
        check = CheckInput("휴대전화 표시")
        check.set_value(True)
        self._row("고르기", check, CheckInput("휴대전화 표시"), QRadioButton("부분공개"))

    def _states(self) -> None:
        for states in STATES:
            self._row("상태", *(MarkLabel(state) for state in states))

    def _table(self) -> QWidget:
        columns = (
            Column("name", "단체명", ColumnKind.NAME, 200, lambda row: row.name),
            Column("ends_on", "협약 종료", ColumnKind.DATE, 104, lambda row: row.ends_on),
            Column("state", "상태", ColumnKind.STATE, 104, lambda row: row.state),
            Column("sum", "금액(원)", ColumnKind.NUMBER, 100, lambda row: (row.id - 2) * -105_000 or None),
            Column(
                "bar",
                "집행률",
                ColumnKind.BAR,
                130,
                lambda row: Gauge(row.id / 3, 0.7, f"{row.id * 33.3:.1f}"),
            ),
        )
        model = RecordModel(
            Tenants(3, renamed={3: "아주 긴 이름은 끝을 줄이고 온전한 이름은 도움말로 보여 준다"}), columns
        )
        self._list = RecordTable(model, "보기")
        model.setParent(self._list)
        model.show_query(ListQuery(text="ㄱㅇ", order="name"))
        model.mark_drafts({1})
        self._list.select_id(2)
        self._list.show_sorted()
        self._list.setFixedHeight(30 + 3 * 28)
        return self._list

    @staticmethod
    def _stages() -> QWidget:
        stages = StageBar()
        words = (
            ("접수", "9. 27."),
            ("공유", "9. 29."),
            ("초동미팅", "10. 18. 14:00"),
            ("실무협의", ""),
            ("확정", ""),
            ("추진", ""),
        )
        stages.show_stages([Stage(*one) for one in words], 2)
        return stages

    @staticmethod
    def _gauge() -> QWidget:
        gauge = GaugeBar("집행률")
        gauge.show_share(0.652, 0.7)
        return gauge

    @staticmethod
    def _chart() -> QWidget:
        both = QWidget()
        column = QVBoxLayout(both)
        plans, paid = 0, 0
        running = []
        for number, plan, spent in MONTHS:
            plans, paid = plans + plan * 1000, paid + (spent or 0) * 1000
            running.append(
                ChartMonth(f"{number}월", plans, None if spent is None else paid, now=number == 10)
            )
        months = [
            ChartMonth(f"{number}월", plan * 1000, None if spent is None else spent * 1000, now=number == 10)
            for number, plan, spent in MONTHS
        ]
        for chart, shown in (
            (ColumnChart("월별 계획과 지출"), months),
            (RunningChart("누계 계획과 지출"), running),
        ):
            chart.show_months(shown)
            column.addWidget(chart)
        return both


def draw_controls(app: QApplication, out: Path) -> None:
    themes: tuple[ThemeName, ...] = ("light", "contrast")
    for name in themes:
        apply_theme(app, name)
        controls = Controls()
        controls.resize(683, 1000)
        controls.show()
        settle(app)
        controls.grab().save(str(out / f"controls-{name}.png"))
        controls.close()


def draw_list(app: QApplication, out: Path, name: ThemeName, scale: float, size: tuple[int, int]) -> None:
    apply_theme(app, name, scale)
    screen = tenant_screen(Tenants())
    screen.resize(*size)
    narrow = size[0] < 1244
    bar = screen.set_narrow(narrow) if narrow else None
    screen.show()
    screen.open_list(ListQuery(year=2021, view="park", order="name"))
    settle(app)
    screen.open_record(8)
    if narrow:
        draw_one(app, screen, out / f"form-{name}-{size[0]}.png")
        screen.show_list()
    else:
        ends = screen.form.body.inputs["ends_on"]
        ends.set_raw("2021. 4. 30.")
        ends.changed.emit()
        ends.left.emit()
    screen.table.setFocus(Qt.FocusReason.OtherFocusReason)
    draw_one(app, screen, out / f"list-{name}-{size[0]}-{scale}.png")
    if bar:
        bar.resize(700, 44)
        bar.grab().save(str(out / f"filter-{name}-{size[0]}.png"))
    for words in ("ㄴㅌ", "없는 이름"):
        screen.filter.show_text(words)
        screen.filter.field.setFocus()
        draw_one(app, screen, out / f"filtered-{name}-{size[0]}-{scale}-{len(words)}.png")
    screen.close()


def draw_one(app: QApplication, screen: ListScreen, file: Path) -> None:
    settle(app)
    screen.grab().save(str(file))


def main() -> None:
    app = QApplication([])
    load_all()
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    draw_controls(app, out)
    draw_list(app, out, "light", 1.0, (1366, 644))
    draw_list(app, out, "contrast", 1.0, (1366, 644))
    draw_list(app, out, "light", 1.0, (1920, 956))
    draw_list(app, out, "light", 1.0, (911, 420))
    draw_list(app, out, "light", 1.3, (1366, 644))


if __name__ == "__main__":
    main()
