"""홈: what is late, what comes next, what is missing; each number opens its list."""

from collections.abc import Sequence
from typing import ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.changes import Kind
from desktop_app.directory.contact_records import ContactRow
from desktop_app.duties.records import Duty as PlanDuty
from desktop_app.listing import ListQuery
from desktop_app.proposals.records import AskedDepartment
from desktop_app.values import WEEKDAYS, date_text
from ui.feature_tab import FeatureTab, Place, TabContext
from ui.home.citizen_duties import citizen_groups
from ui.home.duties import Duty, DutyGroup, DutyList
from ui.home.figures import FigureRow
from ui.home.first_steps import FirstSteps
from ui.home.follow_up_duties import follow_up_group
from ui.home.key_figures import CONTACTS, LATE, counts, key_figures
from ui.home.linkage_duties import stalled_linkages
from ui.home.payment_duties import payment_duties
from ui.home.plan_duties import plan_duties
from ui.home.privacy_duties import privacy_groups
from ui.home.publicity_duties import publicity_groups
from ui.home.relay import RelayMonths
from ui.home.rounds import OpenRounds, Round, open_rounds, rounds_group
from ui.home.spending import TO_BUDGET, Spending
from ui.home.stale_projects import stale_projects
from ui.home.training_duties import training_groups
from ui.home.year_line import YearLine
from ui.theme import changes, current
from ui.widgets.plain import kind_button, plain_label
from ui.widgets.rules import line
from ui.widgets.tall_page import TallPage

LINES: Final = 6
"""Of each group; its link opens all of them."""
SIDE: Final = 420
WAITING: Final = Place("proposals", view="opinions", saved_view="waiting")


class HomeTab(FeatureTab):
    """The first tab: no records of its own, only links to those of the others."""

    title: ClassVar[str] = "홈"
    concerns: ClassVar[frozenset[Kind]] = frozenset(Kind)

    def __init__(self, context: TabContext) -> None:
        super().__init__(context)
        self._day = plain_label("", "title")
        self._as_of = plain_label("", "quiet")
        self.figures = FigureRow()
        self.first_steps = FirstSteps()
        self.year_line = YearLine()
        self.groups: list[DutyGroup] = []
        self.duties = DutyList()
        self.spending = Spending()
        self.relay = RelayMonths()
        self.rounds = OpenRounds()
        self.rate = kind_button("", "link")
        self.rate.clicked.connect(lambda: self.go.emit(TO_BUDGET))
        self._narrow = False
        parts = (self.figures, self.first_steps, self.year_line, self.duties)
        for part in (*parts, self.spending, self.relay, self.rounds):
            part.chosen.connect(self.go)
        self.year_line.turn_wanted.connect(self.year_turn_wanted)
        self._lay_out()
        changes().theme_changed.connect(self._take_theme)

    def refresh(self) -> None:
        today = self.context.clock.today()
        self._day.setText(f"{today.month}월 {today.day}일 {WEEKDAYS[today.weekday()]}요일")
        self._as_of.setText(f"{date_text(today)} 기준")
        office = self.context.office
        pending = office.duties.pending(self.year)
        rounds = open_rounds(office.rounds.of_year(self.year))
        months = office.newsletter.outline(self.year)
        levels = office.budget.levels.tree(self.year)
        self.figures.show_figures(
            key_figures(self.context, self.year, pending=pending, rounds=rounds, months=months)
        )
        self.groups = [group for group in self._groups(pending, rounds) if group.count]
        self.duties.show_groups(self.groups, f"{self.year}년도에 기다리는 일이 없습니다.", today)
        self.spending.show_levels(self.year, levels, office.budget.pace.board(self.year))
        self.relay.show_months(months)
        self.rounds.show_rounds(rounds)
        self._show_rate()
        self._show_first_steps(any_levels=bool(levels))
        self._show_year_line()

    def _show_first_steps(self, *, any_levels: bool) -> None:
        """An office without bodies, budget and proposals shows where to begin, not noughts."""
        office = self.context.office
        empty = not (
            any_levels
            or office.tenants.first_ids(ListQuery(view="ever"), 1)
            or office.proposals.list.first_ids(ListQuery(), 1)
        )
        self.first_steps.setVisible(empty)
        self.figures.setVisible(not empty)

    def _show_year_line(self) -> None:
        """What goes on from the year before; in January, that the year which is over is to be carried along."""
        turns, today = self.context.office.year_turns, self.context.clock.today()
        past = self.year - 1
        if today.month == 1 and self.year in {today.year - 1, today.year} and turns.waits(today.year - 1):
            past = today.year - 1
            self.year_line.show_year(past, turns.going_on(past) if past < self.year else (), waits=True)
        else:
            self.year_line.show_year(past, turns.going_on(past), waits=False)

    def set_narrow(self, narrow: bool) -> QWidget | None:  # noqa: FBT001 - FeatureTab has it so
        if narrow is not self._narrow:
            self._narrow = narrow
            self.make_stale()
        self._side.setVisible(not narrow)
        self._show_rate()
        return None

    def _show_rate(self) -> None:
        """Where there is no room for the bars, the rate stands as a link beside the day."""
        self.rate.setText(self.spending.words)
        self.rate.setVisible(self._narrow and bool(self.spending.words))

    def _groups(self, pending: Sequence[PlanDuty], rounds: Sequence[Round]) -> list[DutyGroup]:
        opinions = self.context.office.proposals.opinion_list
        found = counts(opinions, self.year)
        late = opinions.rows(opinions.first_ids(ListQuery(year=self.year, view="late"), LINES))
        waiting = opinions.rows(opinions.first_ids(ListQuery(year=self.year, view="waiting"), LINES * 2))
        known = {row.id for row in late}
        ahead = [row for row in waiting if row.id not in known][:LINES]
        rest = found["waiting"] if found["waiting"] > found["late"] else 0
        return [
            DutyGroup("지난 일", found["late"], LATE, [_duty(row) for row in late]),
            follow_up_group(self.context, self.year, LINES),
            plan_duties(self.context, self.year, LINES, pending),
            *([rounds_group(rounds, LINES)] if self._narrow else []),  # else they stand at the side
            self._contacts(),
            *training_groups(self.context, self.year, LINES),
            *citizen_groups(self.context, self.year, LINES),
            payment_duties(self.context, self.year, LINES),
            stale_projects(self.context, self.year, LINES),
            stalled_linkages(self.context, self.year, LINES),
            *privacy_groups(self.context, LINES),
            *publicity_groups(self.context, self.year, LINES),
            DutyGroup("받을 검토의견서", rest, WAITING, [_duty(row) for row in ahead]),
        ]

    def _contacts(self) -> DutyGroup:
        """Whom to come back to by today, the one who waits longest first."""
        contacts = self.context.office.contacts
        due = contacts.rows(contacts.first_ids(ListQuery(view="due"), LINES))
        return DutyGroup(
            "다시 연락할 곳",
            counts(contacts, self.year)["due"],
            CONTACTS,
            [_contact_duty(row) for row in due],
        )

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 8)
        head.addStrut(32)  # as high as a button, so the figures stand where they do when one comes
        head.setSpacing(16)
        head.addWidget(self._day)
        head.addWidget(self._as_of)
        head.addStretch()
        head.addWidget(self.rate)
        body = QHBoxLayout()
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self.duties, 1)
        self._side = self._side_column()
        body.addWidget(self._side)
        page = QWidget()
        page.setProperty("ground", "surface")
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(TallPage(page))
        whole = QVBoxLayout(page)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self.figures)
        whole.addWidget(self.first_steps)
        whole.addSpacing(12)
        whole.addWidget(line())
        whole.addWidget(self.year_line)
        whole.addLayout(body, 1)
        self._side.setFixedWidth(current().px(SIDE))

    def _side_column(self) -> QWidget:
        """Budget, newsletter and rounds, one below the other; they scroll where the window is low."""
        inside = QWidget()
        inside.setProperty("ground", "surface")
        parts = QVBoxLayout(inside)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(0)
        for part in (self.spending, self.relay, self.rounds):
            parts.addWidget(part)
        parts.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        column = QWidget()
        side = QHBoxLayout(column)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(0)
        side.addWidget(line(upright=True))
        side.addWidget(area)
        return column

    def _take_theme(self) -> None:
        self._side.setFixedWidth(current().px(SIDE))
        self.make_stale()


def _duty(row: AskedDepartment) -> Duty:
    place = Place("proposals", view="opinions", kind=Kind.OPINION, record_id=row.opinion_id)
    what = f"검토의견서 받기 · {row.number} {row.title}"
    return Duty(row.state, what, row.department, row.due_on, "제안·검토", place)


def _contact_duty(row: ContactRow) -> Duty:
    assert row.next_on is not None  # noqa: S101 - the view has only contacts with a next day
    assert row.state is not None  # noqa: S101 - the same
    what = f"다음 연락 · {row.body}" + (f" · {row.next_step}" if row.next_step else "")
    place = Place("tenants", view="contacts", kind=Kind.CONTACT, record_id=row.id)
    return Duty(row.state, what, row.person, row.next_on, "입주단체", place)
