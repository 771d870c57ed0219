"""Asking departments: those that the matching table offers, and any other; request day and due day (B3)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.problems import Problem
from desktop_app.proposals.records import Assignment, Offer, ProposalRecord
from ui.feature_tab import TabContext
from ui.theme import current
from ui.widgets.choice_inputs import Offered, PickInput
from ui.widgets.form_body import Part
from ui.widgets.form_sheet import FormDialog
from ui.widgets.inputs import TextInput
from ui.widgets.plain import button_text, plain_label
from ui.widgets.value_inputs import DateInput

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

    def __init__(self, offers: Sequence[Offer], departments: Sequence[Offered[int]]) -> None:
        super().__init__()
        self.rows: list[_OfferRow] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for offer in offers:
            column.addLayout(self._row(offer, departments))

    def show_officers(self, offers: Sequence[Offer]) -> None:
        """Who is in post on the day of the request, beside each."""
        for row, offer in zip(self.rows, offers, strict=True):
            row.officer.setText(f"담당 {offer.officer}" if offer.officer else "")

    def chosen(self) -> list[_OfferRow]:
        return [row for row in self.rows if row.box.isChecked()]

    def _row(self, offer: Offer, departments: Sequence[Offered[int]]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        box = QCheckBox(button_text(offer.name))
        box.setMinimumHeight(current().px(32))
        box.setEnabled(not offer.already_asked)
        row.addWidget(box)
        pick = None
        if offer.already_asked:
            row.addWidget(plain_label("이미 요청함", "quiet"))
        elif offer.department_id is None:
            pick = PickInput(departments, placeholder="이 팀의 부서")
            pick.set_name(f"{offer.team}의 부서")
            row.addWidget(pick, 1)
            pick.changed.connect(lambda: box.setChecked(True))
        officer = plain_label("", "quiet")
        row.addWidget(officer)
        row.addStretch(1 if pick is None else 0)
        self.rows.append(_OfferRow(offer, box, pick, officer))
        return row


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
        offers = self._assignments.offers(record.id)
        asked = {one.department for one in record.departments}
        departments = [
            choice.offered for choice in context.office.directory.departments() if choice.label not in asked
        ]
        self._proposal_id = record.id
        self.offers = OfferList(offers, departments)
        self._fill_body(record, departments, context)
        self.check = self._problems
        self.perform = self._ask

    def _fill_body(
        self, record: ProposalRecord, departments: Sequence[Offered[int]], context: TabContext
    ) -> None:
        body, today = self.body, context.clock.today
        if self.offers.rows:
            body.section(f"‘{record.draft.field}’ 분야의 부서·팀")
            body.wide(self.offers)
        body.section("다른 부서" if self.offers.rows else "부서")
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
        body.fields(
            "요청일",
            [Part("requested", self._requested), Part("due", self._due, label="기한", required=True)],
            required=True,
            hint="기한은 요청일 뒤 일하는 날로 셉니다. 고쳐 적어도 됩니다.",
        )
        requested = max(today(), record.draft.received_on or today())
        body.show_values({"requested": requested, "due": self._assignments.due_after(requested)})
        self.offers.show_officers(self._assignments.offers(record.id, requested))

    def _offer_due(self) -> None:
        requested = self._requested.value()
        if requested is not None:
            self._due.set_value(self._assignments.due_after(requested))
            self.offers.show_officers(self._assignments.offers(self._proposal_id, requested))

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
