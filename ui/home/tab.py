"""홈: what is late, what comes next, what is missing; each number opens its list."""

from datetime import date
from typing import ClassVar, Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.changes import Kind
from desktop_app.directory.contact_records import ContactRow
from desktop_app.listing import ListQuery, RecordSource
from desktop_app.proposals.records import AskedDepartment
from desktop_app.values import WEEKDAYS, date_text, month_day_text
from ui.feature_tab import FeatureTab, Place, TabContext
from ui.home.citizen_duties import citizen_groups
from ui.home.duties import Duty, DutyGroup, DutyList
from ui.home.figures import Figure, FigureRow
from ui.home.follow_up_duties import follow_up_group
from ui.home.linkage_duties import stalled_linkages
from ui.home.payment_duties import payment_duties
from ui.home.plan_duties import plan_duties
from ui.home.privacy_duties import privacy_groups
from ui.home.publicity_duties import publicity_group
from ui.home.relay import RelayMonths
from ui.home.return_duties import missing_returns
from ui.home.spending import TO_BUDGET, Spending
from ui.home.stale_projects import stale_projects
from ui.home.training_duties import training_groups
from ui.theme import changes, current
from ui.widgets.plain import kind_button, plain_label
from ui.widgets.rules import line

LINES: Final = 12
SIDE: Final = 420
LATE: Final = Place("proposals", view="opinions", saved_view="late")
CONTACTS: Final = Place("tenants", view="contacts", saved_view="due")
WAITING: Final = Place("proposals", view="opinions", saved_view="waiting")
FIGURES: Final = 7


class HomeTab(FeatureTab):
    """The first tab: no records of its own, only links to those of the others."""

    title: ClassVar[str] = "홈"
    concerns: ClassVar[frozenset[Kind]] = frozenset(Kind)

    def __init__(self, context: TabContext) -> None:
        super().__init__(context)
        self._day = plain_label("", "title")
        self._as_of = plain_label("", "quiet")
        self.figures = FigureRow(FIGURES)
        self.duties = DutyList()
        self.spending = Spending()
        self.relay = RelayMonths()
        self.rate = kind_button("", "link")
        self.rate.clicked.connect(lambda: self.go.emit(TO_BUDGET))
        self._narrow = False
        for part in (self.figures, self.duties, self.spending, self.relay):
            part.chosen.connect(self.go)
        self._lay_out()
        changes().theme_changed.connect(self._take_theme)

    def refresh(self) -> None:
        today = self.context.clock.today()
        self._day.setText(f"{today.month}월 {today.day}일 {WEEKDAYS[today.weekday()]}요일")
        self._as_of.setText(f"{date_text(today)} 기준")
        self.figures.show_figures(self._figures())
        self.duties.show_groups(
            [group for group in self._groups() if group.count],
            f"{self.year}년도에 기다리는 검토의견서가 없습니다.",
        )
        self.spending.show_levels(self.year, self.context.office.budget.levels.tree(self.year))
        self.relay.show_months(self.context.office.newsletter.outline(self.year))
        self._show_rate()

    def set_narrow(self, narrow: bool) -> QWidget | None:  # noqa: FBT001 - FeatureTab has it so
        self._narrow = narrow
        self._side.setVisible(not narrow)
        self._show_rate()
        return None

    def _show_rate(self) -> None:
        """Where there is no room for the bars, the rate stands as a link beside the day."""
        self.rate.setText(self.spending.words)
        self.rate.setVisible(self._narrow and bool(self.spending.words))

    def _figures(self) -> list[Figure]:
        office = self.context.office
        opinions = self._counts(office.proposals.opinion_list)
        tenants = self._counts(office.tenants)
        usages = self._counts(office.usages)
        ledger = self._counts(office.budget.ledger)
        contacts = self._counts(office.contacts)
        return [
            Figure("기한 지난 검토의견서", opinions["late"], LATE, urgent=True),
            Figure("받지 못한 검토의견서", opinions["waiting"], WAITING),
            Figure("오늘까지 다시 연락", contacts["due"], CONTACTS),
            Figure("확인 전 대관 이용", usages["unconfirmed"], Place("venues", "usages", "unconfirmed")),
            Figure("미확정 원장 줄", ledger["unconfirmed"], Place("budget", "ledger", "unconfirmed")),
            Figure("90일 안에 협약 만료", tenants["expiring"], Place("tenants", "tenants", "expiring")),
            Figure("미비 있는 단체", tenants["missing"], Place("tenants", "tenants", "missing")),
        ]

    def _counts(self, source: RecordSource[object]) -> dict[str, int]:
        """How many rows each saved view of a list has; a list may leave an empty view out."""
        counts = dict.fromkeys(("late", "waiting", "due", "unconfirmed", "expiring", "missing"), 0)
        return counts | {view.key: view.count for view in source.views(ListQuery(year=self.year))}

    def _groups(self) -> list[DutyGroup]:
        opinions = self.context.office.proposals.opinion_list
        counts = self._counts(opinions)
        late = opinions.rows(opinions.first_ids(ListQuery(year=self.year, view="late"), LINES))
        waiting = opinions.rows(opinions.first_ids(ListQuery(year=self.year, view="waiting"), LINES * 2))
        known = {row.id for row in late}
        ahead = [row for row in waiting if row.id not in known][:LINES]
        overlap = any(row.id in known for row in waiting)
        rest = counts["waiting"] - (counts["late"] if overlap else 0)
        return [
            DutyGroup("지난 일", counts["late"], LATE, [_duty(row) for row in late]),
            follow_up_group(self.context, self.year, LINES),
            plan_duties(self.context, self.year, LINES),
            missing_returns(self.context, self.year, LINES),
            self._contacts(),
            *training_groups(self.context, self.year, LINES),
            *citizen_groups(self.context, self.year, LINES),
            payment_duties(self.context, self.year, LINES),
            stale_projects(self.context, self.year, LINES),
            stalled_linkages(self.context, self.year, LINES),
            *privacy_groups(self.context, LINES),
            publicity_group(self.context, self.year, LINES),
            DutyGroup("받을 검토의견서", rest, WAITING, [_duty(row) for row in ahead]),
        ]

    def _contacts(self) -> DutyGroup:
        """Whom to come back to by today, the one who waits longest first."""
        contacts = self.context.office.contacts
        due = contacts.rows(contacts.first_ids(ListQuery(view="due"), LINES))
        return DutyGroup(
            "다시 연락할 곳", self._counts(contacts)["due"], CONTACTS, [_contact_duty(row) for row in due]
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
        self._side = QWidget()
        side = QHBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(0)
        side.addWidget(line(upright=True))
        parts = QVBoxLayout()
        parts.setSpacing(0)
        parts.addWidget(self.spending)
        parts.addWidget(self.relay)
        parts.addStretch(1)
        side.addLayout(parts)
        body.addWidget(self._side)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self.figures)
        whole.addSpacing(12)
        whole.addWidget(line())
        whole.addLayout(body, 1)
        self._side.setFixedWidth(current().px(SIDE))

    def _take_theme(self) -> None:
        self._side.setFixedWidth(current().px(SIDE))
        self.make_stale()


def _duty(row: AskedDepartment) -> Duty:
    place = Place("proposals", view="opinions", kind=Kind.OPINION, record_id=row.opinion_id)
    what = f"검토의견서 받기 · {row.number} {row.title}"
    return Duty(row.state, what, row.department, _day(row.due_on), "제안·검토", place)


def _contact_duty(row: ContactRow) -> Duty:
    assert row.next_on is not None  # noqa: S101 - the view has only contacts with a next day
    assert row.state is not None  # noqa: S101 - the same
    what = f"다음 연락 · {row.body}" + (f" · {row.next_step}" if row.next_step else "")
    place = Place("tenants", view="contacts", kind=Kind.CONTACT, record_id=row.id)
    return Duty(row.state, what, row.person, _day(row.next_on), "입주단체", place)


def _day(day: date) -> str:
    return f"{month_day_text(day)}({WEEKDAYS[day.weekday()]})"
