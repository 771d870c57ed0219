"""The form of one ledger entry: what, when, how much, to whom, what it follows, how it was paid."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from desktop_app.budget.cost_records import activity_key, activity_of
from desktop_app.budget.ledger import PARENTS
from desktop_app.budget.records import (
    ENTERTAINING,
    FREE_AFTER_CONFIRMING,
    TYPED_KINDS,
    EntryDraft,
    Finding,
    Followable,
    Level,
    Link,
)
from desktop_app.listing import ListQuery
from desktop_app.terms import EntryKind, PaymentMethod, Reconciled
from ui.attachments.files_part import FilesPart
from ui.budget.chain_part import ChainPart
from ui.feature_tab import TabContext
from ui.widgets.choice_inputs import CheckInput, ChoiceInput, PickInput, SegmentInput
from ui.widgets.form import RecordForm
from ui.widgets.form_body import Part
from ui.widgets.inputs import TextArea, TextInput
from ui.widgets.value_inputs import CountInput, DateInput, TimeInput, WonInput
from ui.widgets.word_input import WordInput

NO_PARENT: Final = "없음"
_CODES: Final = {"kind": EntryKind, "method": PaymentMethod, "reconciled": Reconciled}
_NOT_IN_FIELDS: Final = ("fiscal_year", "account_id", "activity_id", "id", "version")


@dataclass(frozen=True, slots=True)
class Offered:
    """What an entry may follow, and what it does follow."""

    choices: tuple[tuple[int, str], ...]
    chosen: int | None


class ParentInput(PickInput[int]):
    """The entry before this one; its choices come with the record that is shown."""

    def set_value(self, value: int | Offered | None) -> None:
        if isinstance(value, Offered):
            super().set_value(None)
            self.set_choices(value.choices)
            value = value.chosen
        super().set_value(value)


class EntryForm(RecordForm):
    """Fields of all entries, those of 시책추진업무추진비 only where the line asks for them (UPC)."""

    def __init__(self, context: TabContext, year: Callable[[], int]) -> None:
        super().__init__("원장 줄", kind="entry", drafts=context.office.drafts)
        self._context = context
        self._office = context.office
        self._budget = context.office.budget
        self._year = year
        self._base = EntryDraft(year(), 0, EntryKind.DISBURSEMENT, None, None, "")
        self._followable: list[Followable] = []
        today = context.clock.today
        self.kind_choice: ChoiceInput[str] = ChoiceInput(_pairs(TYPED_KINDS), empty=None)
        self.day = DateInput(year, today)
        self.sum = WonInput(placeholder="예: 150만")
        self.summary = WordInput(lambda: self._words()[0])
        self.payee = WordInput(lambda: self._words()[1])
        self.parent_entry = ParentInput(placeholder=NO_PARENT)
        self.request_number = TextInput()
        self.proposal: PickInput[int] = PickInput(placeholder="제안명 일부나 초성")
        self.project: PickInput[int] = PickInput(placeholder="사업명 일부나 초성")
        self.activity: PickInput[str] = PickInput(placeholder="워크숍·견학·교육 이름 일부나 초성")
        self._add_main_fields()
        self._entertaining = self._section_of(self._add_entertaining_fields)
        self._add_voucher_fields()
        self.kind_choice.changed.connect(self._offer_parents)
        self.day.left.connect(self._offer_parents)
        self.parent_entry.changed.connect(self._take_from_parent)

    def offer_purposes(self) -> None:
        """Fill the lists of proposals and projects anew, of all years: what the money was spent for (F2)."""
        proposals = self._office.proposals.list
        found = proposals.rows(proposals.listing(ListQuery(order="number")).ids)
        self.proposal.set_choices([(row.id, f"{row.number} {row.title}") for row in found])
        self.project.set_choices(self._office.project_pages.offered(self._year()))
        activities = self._office.budget_costs.activities(self._year())
        self.activity.set_choices([(one.key, one.label) for one in activities if one.key])

    def show_fields_for(self, line: Level | None) -> None:
        """Show the fields that this 통계목 asks for."""
        for widget in self._entertaining:
            widget.setVisible(line is not None and line.code == ENTERTAINING)

    def show_findings(self, found: Sequence[Finding]) -> None:
        """What was found in the payment when it was saved, in sentences (UPC)."""
        self.found.setText(findings_text(found))

    def lock(self, *, fixed: bool) -> None:
        """After 확정, and in a reversing line, only what stands beside the entry can be written (BUD-7)."""
        for key, entry in self.body.inputs.items():
            entry.set_read_only(fixed and key not in FREE_AFTER_CONFIRMING)

    def put(self, draft: EntryDraft, parent: Link | None) -> dict[str, Any]:
        """Keep what the fields do not show, and give the values that they do."""
        self._base = draft
        offered = self._offer(draft.kind, draft.booked_on, kept=parent)
        values = {name: getattr(draft, name) for name in EntryDraft.__dataclass_fields__}
        for name in _NOT_IN_FIELDS:
            values.pop(name)
        for name in _CODES:
            values[name] = values[name].name if values[name] else None
        values["activity"] = activity_key(draft.activity, draft.activity_id)
        # The choices go in with the values: before that the fields still show the record before.
        return {**values, "parent_id": Offered(offered, draft.parent_id)}

    def draft(self, values: dict[str, Any], version: int | None) -> EntryDraft:
        """What the fields say, as a draft."""
        activity, activity_id = activity_of(values.get("activity"))
        coded = {name: codes[values[name]] if values[name] else None for name, codes in _CODES.items()}
        return replace(
            self._base,
            **{
                **values,
                **coded,
                "activity": activity,
                "activity_id": activity_id,
                "reconciled": coded["reconciled"] or Reconciled.OPEN,
                "kind": coded["kind"] or self._base.kind,
                "version": version,
            },
        )

    def _add_main_fields(self) -> None:
        body = self.body
        body.section("무엇을")
        body.field("kind", "구분", self.kind_choice, required=True)
        body.field("booked_on", "일자", self.day, required=True)
        body.field("won", "금액(원)", self.sum, required=True)
        body.field("summary", "적요", self.summary, required=True)
        body.field("payee", "지급처", self.payee)
        body.field("parent_id", "앞 단계", self.parent_entry)
        body.field("method", "결제수단", SegmentInput(_pairs(PaymentMethod)))
        body.field("project_id", "연계사업", self.project)
        body.field("activity", "활동", self.activity)
        body.field("proposal_id", "연계 제안", self.proposal)
        body.section("이어진 줄")
        self.chain = ChainPart()
        body.wide(self.chain)

    def _add_entertaining_fields(self) -> None:
        body = self.body
        body.section("업무추진비")
        body.field("spent_minute", "집행시각", TimeInput(placeholder="예: 12:30"))
        body.field("place", "장소", TextInput())
        body.field("purpose", "목적", TextInput())
        body.fields("대상·인원", [Part("guests", TextInput(), stretch=2), Part("head_count", CountInput())])
        body.field("officials_included", "공직자 등", CheckInput("포함"))
        body.field("spender", "사용자", TextInput(placeholder="직위"))
        body.field("guest_evidence", "상대방 증빙", CheckInput("소속·성명을 적은 증빙 있음"))
        body.field("unavoidable_reason", "불가피 사유", TextInput(placeholder="휴일·심야에 쓴 까닭"))
        body.field("cash_reason", "현금 사유", TextInput(placeholder="카드를 쓸 수 없었던 까닭"))
        body.field("warning_reason", "확인 사유", TextInput(placeholder="한도 초과·분할 의심 등에 대한 설명"))
        self.found = body.noted("확인 사항")

    def _add_voucher_fields(self) -> None:
        body = self.body
        body.section("번호와 증빙")
        body.field("request_number", "품의번호", self.request_number)
        body.field("reason", "사유", TextInput(), hint="다음 해 1. 20.까지의 지출·반납과 정정에 씁니다.")
        body.field("evidence", "증빙", TextInput(placeholder="예: 세금계산서 3"))
        body.field("system_number", "e호조번호", TextInput())
        body.field("reconciled", "대사", SegmentInput(_pairs(Reconciled)))
        body.field(
            "note",
            "비고",
            TextArea(lines=2),
            hint="확정한 뒤에는 연계사업·활동·연계 제안, 증빙, e호조번호, 대사, 비고만 고칩니다.",
        )
        self.files = FilesPart(self._context, narrow=True)
        body.wide(self.files)

    def _section_of(self, add: Callable[[], None]) -> list[QWidget]:
        """The widgets that a part of the form consists of, so that it can be shown and hidden."""
        page = self.body.widget()
        layout = page.layout() if page is not None else None
        if layout is None:
            return []
        before = layout.count() - 1  # the last one is the stretch
        add()
        places = (layout.itemAt(number) for number in range(before, layout.count() - 1))
        widgets = (place.widget() for place in places if place is not None)
        return [widget for widget in widgets if widget is not None]

    def _words(self) -> tuple[list[str], list[str]]:
        return self._budget.earlier_words(self._year())

    def _offer_parents(self) -> None:
        chosen = self.parent_entry.value()
        kind = EntryKind[self.kind_choice.value() or self._base.kind.name]
        offered = self._offer(kind, self.day.value())
        self.parent_entry.set_value(Offered(offered, chosen if chosen in dict(offered) else None))

    def _offer(
        self, kind: EntryKind, until: date | None, kept: Link | None = None
    ) -> tuple[tuple[int, str], ...]:
        """What an entry of this kind may follow; the one that it follows already stays."""
        found = self._budget.followables(self._base.account_id, kind, until) if kind in PARENTS else []
        self._followable = [one for one in found if one.id != self._base.id]
        offered = [(one.id, one.label) for one in self._followable]
        if kept is not None and kept.id not in dict(offered):
            offered.insert(0, (kept.id, kept.label))
        return tuple(offered)

    def _take_from_parent(self) -> None:
        """A payment that follows its 원인행위 takes over its words and what is left, where nothing stands yet."""
        parent = next((one for one in self._followable if one.id == self.parent_entry.value()), None)
        if parent is None:
            return
        for entry, words in (
            (self.summary, parent.summary),
            (self.payee, parent.payee),
            (self.request_number, parent.request_number),
        ):
            if not entry.raw():
                entry.set_value(words)
        if not self.sum.raw():
            self.sum.set_value(parent.left)
        if self.project.value() is None:
            self.project.set_value(parent.project_id)


def findings_text(found: Sequence[Finding]) -> str:
    """Each finding in a line; one that has its reason says so."""
    lines = [f"{one.text}{' (사유 적음)' if one.answered else ''}" for one in found]
    return "\n".join(lines) or "저장할 때 살핍니다. 지금은 없습니다."


def _pairs(codes: "Sequence[Any] | type[Any]") -> list[tuple[str, str]]:
    return [(code.name, code.value) for code in codes]
