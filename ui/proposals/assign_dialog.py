"""Asking departments: those that the matching table offers, and any other; request day and due day (B3)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.problems import Problem
from desktop_app.proposals.records import Assignment, Offer, ProposalRecord
from desktop_app.terms import FIELDS
from ui.feature_tab import TabContext
from ui.proposals.dialogs import tell_day_off
from ui.theme import current
from ui.widgets.choice_inputs import Offered, PickInput
from ui.widgets.form_body import Part
from ui.widgets.form_sheet import FormDialog
from ui.widgets.inputs import TextInput
from ui.widgets.plain import button_text, plain_label
from ui.widgets.value_inputs import DateInput

NOBODY: Final = "이 분야에는 적어 둔 부서·팀이 없습니다. 아래에서 고르세요."
FIELD_HINT: Final = "다른 분야를 고르면 그 분야의 부서·팀이 나옵니다. 제안의 분야는 그대로입니다."
MORE: Final = 3
"""Departments beyond the offered ones that can be asked at once; more are a second request away."""


@dataclass(frozen=True)
class _OfferRow:
    offer: Offer
    box: QCheckBox
    department: PickInput[int] | None
    officer: QLabel

    def department_id(self) -> int | None:
        return self.department.value() if self.department else self.offer.department_id


class OfferList(QWidget):
    """The offered teams as check boxes; a team whose department the office does not know asks for it."""

    def __init__(self, departments: Sequence[Offered[int]]) -> None:
        super().__init__()
        self.rows: list[_OfferRow] = []
        self._departments = departments
        self._lines: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Offer these; the same ones on another day only show who is in post then."""
        if [row.offer.name for row in self.rows] != [offer.name for offer in offers]:
            self._build(offers)
        for row, offer in zip(self.rows, offers, strict=True):
            row.officer.setText(f"담당 {offer.officer}" if offer.officer else "")

    def _build(self, offers: Sequence[Offer]) -> None:
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.rows, self._lines = [], []
        for offer in offers:
            self._lines.append(self._line(offer))
        if not offers:
            self._lines.append(plain_label(NOBODY, "quiet"))
        for line in self._lines:
            self._column.addWidget(line)
            line.show()

    def chosen(self) -> list[_OfferRow]:
        return [row for row in self.rows if row.box.isChecked()]

    def _line(self, offer: Offer) -> QWidget:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        box = QCheckBox(button_text(offer.name))
        box.setMinimumHeight(current().px(32))
        box.setEnabled(not offer.already_asked)
        row.addWidget(box)
        pick = None
        if offer.already_asked:
            row.addWidget(plain_label("이미 요청함", "quiet"))
        elif offer.department_id is None:
            pick = PickInput(self._departments, placeholder="이 팀의 부서")
            pick.set_name(f"{offer.team}의 부서")
            row.addWidget(pick, 1)
            pick.changed.connect(lambda: box.setChecked(True))
        officer = plain_label("", "quiet")
        row.addWidget(officer)
        row.addStretch(1 if pick is None else 0)
        self.rows.append(_OfferRow(offer, box, pick, officer))
        return line


class AssignDialog(FormDialog):
    """Whom to ask, and until when."""

    def __init__(
        self,
        record: ProposalRecord,
        context: TabContext,
        window: QWidget,
        run: Callable[[list[Assignment], date, date, FormDialog], bool],
    ) -> None:
        text = f"{record.number} {record.draft.title}"
        super().__init__("검토 부서 더하기", "검토 요청", window, text=text)
        self._run = run
        self._assignments = context.office.proposals.assignments
        asked = {one.department for one in record.departments}
        departments = [
            choice.offered for choice in context.office.directory.departments() if choice.label not in asked
        ]
        self._proposal_id = record.id
        self.offers = OfferList(departments)
        self._fill_body(record, departments, context)
        self.check = self._problems
        self.perform = self._ask

    def _fill_body(
        self, record: ProposalRecord, departments: Sequence[Offered[int]], context: TabContext
    ) -> None:
        body, today = self.body, context.clock.today
        body.section("협업연계표의 부서·팀")
        self._field: PickInput[str] = PickInput([(one, one) for one in FIELDS])
        self._field.changed.connect(self._offer)
        body.field(
            "field",
            "분야",
            self._field,
            hint=FIELD_HINT,
        )
        body.wide(self.offers)
        body.section("다른 부서")
        for number in range(1, MORE + 1):
            parts = [
                Part(f"department{number}", PickInput(departments), stretch=3),
                Part(f"team{number}", TextInput(placeholder="팀"), stretch=2),
            ]
            body.fields(f"부서 {number}", parts)
        body.section("기간")
        self._requested = DateInput(lambda: today().year, today)
        self._due = DateInput(lambda: today().year, today)
        self._requested.changed.connect(self._offer_due)
        tell_day_off(self._due, context)
        body.fields(
            "요청일",
            [Part("requested", self._requested), Part("due", self._due, label="기한", required=True)],
            required=True,
            hint="기한은 요청일 뒤 일하는 날로 셉니다. 고쳐 적어도 됩니다.",
        )
        requested = max(today(), record.draft.received_on or today())
        due = self._assignments.due_after(requested)
        body.show_values({"field": record.draft.field or None, "requested": requested, "due": due})
        self._offer()
        self.begin_at = "field" if not self.offers.rows else "department1"

    def _offer_due(self) -> None:
        requested = self._requested.value()
        if requested is not None:
            self._due.set_value(self._assignments.due_after(requested))
            self._offer()

    def _offer(self) -> None:
        """Whom the matching table names for the chosen field, with who is in post on the day of the request."""
        field, requested = self._field.value() or "", self._requested.value()
        self.offers.show_offers(self._assignments.offers(self._proposal_id, requested, field))
        self.refit()

    def _wanted(self) -> list[Assignment]:
        found = []
        for row in self.offers.chosen():
            department = row.department_id()
            if department is not None:
                found.append(Assignment(department, row.offer.team, row.offer.team_id))
        values = self.values()
        for number in range(1, MORE + 1):
            department = values[f"department{number}"]
            if department is not None:
                found.append(Assignment(department, values[f"team{number}"]))
        return found

    def _problems(self) -> list[Problem]:
        values = self.values()
        found: list[Problem] = []
        wanted = self._wanted()
        found += [
            Problem("offers", f"{row.offer.team}의 부서를 고르세요.")
            for row in self.offers.chosen()
            if row.department_id() is None
        ]
        if not wanted and not found:
            found.append(Problem("offers", "검토를 요청할 부서를 고르세요."))
        if len({one.department_id for one in wanted}) < len(wanted):
            found.append(Problem("offers", "한 부서에는 한 번만 요청합니다. 겹치는 부서를 빼세요."))
        for key, label in (("requested", "요청일"), ("due", "기한")):
            if values[key] is None:
                found.append(Problem(key, f"{label}을 적으세요."))
        if values["requested"] and values["due"] and values["due"] < values["requested"]:
            found.append(Problem("due", "요청일보다 앞섭니다."))
        return found

    def _ask(self) -> bool:
        values = self.values()
        return self._run(self._wanted(), values["requested"], values["due"], self)
