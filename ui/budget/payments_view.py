"""업무추진비: the payments of a year with what is found in each, and the officer's reasons (features.md F6, UPC)."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.budget.closing import month_of
from desktop_app.budget.ledger import Balance
from desktop_app.budget.payments import PaymentRow
from desktop_app.budget.records import ENTERTAINING, EntryDraft, EntryRecord, Level
from desktop_app.catalogue.entries import Wish
from desktop_app.changes import Change, Kind
from desktop_app.listing import ListQuery
from desktop_app.values import WEEKDAYS, date_weekday_text, minute_text, month_day_text, won_text
from ui.actions import Action, Command
from ui.budget.entry_form import findings_text
from ui.budget.limits_dialog import LimitsDialog
from ui.budget.month_chips import MonthChips
from ui.feature_tab import Place, TabContext
from ui.outgoing.export_dialog import ListExport
from ui.outgoing.list_out import ListOut
from ui.paper_way import open_paper
from ui.record_screen import Keeping, RecordScreen, Shown
from ui.views_tab import RecordView
from ui.widgets.choice_inputs import CheckInput
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.empty_note import Way
from ui.widgets.form import Heading, RecordForm
from ui.widgets.inputs import TextInput
from ui.widgets.list_screen import ListScreen, ListWords, Nothing
from ui.widgets.plain import plain_label
from ui.widgets.rules import line


def _day_words(row: PaymentRow) -> str:
    """``10. 23.(토)``: the weekday is what the rules ask."""
    day = row.payment.day
    return f"{month_day_text(day)}({WEEKDAYS[day.weekday()]})"


COLUMNS: tuple[Column[PaymentRow], ...] = (
    Column("booked", "일자", ColumnKind.TEXT, 88, _day_words),
    Column("purpose", "목적", ColumnKind.NAME, 150, lambda row: row.payment.purpose or row.payment.summary),
    Column("place", "장소", ColumnKind.TEXT, 120, lambda row: row.place, hide_rank=3),
    Column("heads", "인원", ColumnKind.NUMBER, 48, lambda row: row.payment.heads, hide_rank=1),
    Column("won", "금액", ColumnKind.NUMBER, 80, lambda row: row.payment.won),
    Column("per_head", "1인당", ColumnKind.NUMBER, 68, lambda row: row.payment.per_head),
    Column(
        "method",
        "결제",
        ColumnKind.TEXT,
        62,
        lambda row: row.payment.method.value if row.payment.method else "",
        hide_rank=4,
    ),
    Column("spender", "사용자", ColumnKind.TEXT, 96, lambda row: row.spender, hide_rank=5),
    Column("found", "확인 사항", ColumnKind.TEXT, 140, lambda row: row.said, hide_rank=2),
    Column("state", "상태", ColumnKind.STATE, 92, lambda row: row.state),
)
WORDS: Final = ListWords("업무추진비", "적요·지급처·번호 찾기", open_hint="Enter 고른 줄의 사유 적기")
_ANSWERS: Final = ("guest_evidence", "unavoidable_reason", "cash_reason", "warning_reason")
FACTS: Final = ("일시", "장소", "목적", "대상·인원", "금액", "결제·사용자")


class PaymentsView(RecordView):
    """Months above, list below, the findings of a payment and their reasons beside it."""

    def __init__(
        self,
        context: TabContext,
        year: Callable[[], int],
        go: Callable[[Place], object],
        write_new: Callable[[int], object],
    ) -> None:
        self._context, self._year, self._go, self._write_new = context, year, go, write_new
        self._budget = context.office.budget
        self._base: EntryDraft | None = None
        self.months = MonthChips()
        self.left = plain_label("", "table", tone="quiet")
        self.form = self._make_form()
        screen = ListScreen(self._budget.payments, COLUMNS, self.form, WORDS)
        screen.nothing = self._nothing
        keeping = Keeping(
            self._read,
            lambda: Shown({}, Heading("")),
            self._draft,
            lambda draft, key: self._budget.check(replace(draft, id=key)),
            self._never_added,
            lambda key, draft: self._budget.save(replace(draft, id=key)),
            self._budget.remove,
        )
        super().__init__(RecordScreen(screen, self.form, keeping, context))
        screen.begin = self.add
        self._out = ListOut(ListExport("업무추진비", "건", screen), context, go)
        self._whole = self._arrange(screen)
        self.months.chosen.connect(lambda month: screen.change(within=month))
        screen.query_changed.connect(lambda _query: self._show_months())
        self.records.open_list(ListQuery(year=year(), order="booked"))
        self._show_months()

    @property
    def widget(self) -> QWidget:
        return self._whole

    @property
    def areas(self) -> Sequence[QWidget]:
        screen = self.records.screen
        return (self.months, screen.filter, screen.table, screen.form)

    def refresh(self) -> None:
        super().refresh()
        self._show_months()

    def set_year(self, year: int) -> None:
        self.records.screen.change(year=year, within=None)

    def commands(self) -> Sequence[Command]:
        return (
            *self._out.commands(),
            Command(Action.SET_LIMITS, self.set_limits, aside=True),
            Command(Action.CONFIRM_ENTRY, self.confirm),
            Command(Action.PRINT_DISCLOSURE, self.print_list),
            Command(Action.ADD_ENTRY, self.add, main=True),
        )

    def arrive(self, place: Place) -> None:
        """A link says itself of which days it tells, so it opens the list of all months."""
        if place.narrows:
            self.records.screen.change(within=None)
        super().arrive(place)

    def add(self) -> None:
        """Ctrl+N: a new payment, in the ledger of its 통계목."""
        found = self._lines()
        if not found:
            self._context.notify.say("업무추진비(203-03) 통계목이 없습니다. 예산과목부터 넣으세요.")
        else:
            self._write_new(found[0].id)

    def confirm(self) -> None:
        """Ctrl+E: 확정 of the selected payments."""
        keys = self.records.screen.table.selected_ids()
        if keys:
            self._context.desk.perform(partial(self._budget.confirm, keys))

    def set_limits(self) -> None:
        """업무추진비 한도."""
        LimitsDialog(self._context, self.records.screen.window()).open()

    def print_list(self) -> None:
        """공개 목록 of the month that is shown, or of the month before today."""
        month = self.months.month
        picks = () if month is None else (("month", str(month)),)
        wish = Wish("disclosure", self._year(), self._context.clock.today(), picks=picks)
        open_paper(wish, self._context, self.records.screen)

    def _arrange(self, screen: ListScreen) -> QWidget:
        whole = QWidget()
        over = QHBoxLayout()
        over.setContentsMargins(0, 0, 16, 0)
        over.addWidget(self.months, 1)
        over.addWidget(self.left)
        box = QVBoxLayout(whole)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(over)
        box.addWidget(line())
        box.addWidget(screen, 1)
        return whole

    def _show_months(self) -> None:
        """What was paid in each month, as the ledger counts it, and what is left of the lines."""
        found, month = self._lines(), self.records.screen.query.within
        if not found:
            self.months.show_months({}, month)
            self.left.setText("")
            return
        balance = sum((one.balance for one in found), Balance())
        spent = self._budget.levels.spent_by_month(self._year(), *(one.id for one in found))
        self.months.show_months(spent, month)
        self.left.setText(f"집행잔액 {won_text(balance.unspent)} / {won_text(balance.appropriation)}원")

    def _lines(self) -> list[Level]:
        """The 통계목 of 업무추진비: one, or one of each 세부사업 that has it."""
        return [one for one in self._budget.levels.tree(self._year()) if one.code == ENTERTAINING]

    def _make_form(self) -> RecordForm:
        form = RecordForm("업무추진비", kind="payment", drafts=self._context.office.drafts)
        body = form.body
        body.section("집행")
        self._facts = {label: body.noted(label) for label in FACTS}
        self._ledger = body.linked("원장 줄")
        body.section("확인 사항과 사유")
        self.found = body.noted("확인 사항")
        body.field("guest_evidence", "상대방 증빙", CheckInput("소속·성명을 적은 증빙 있음"))
        body.field("unavoidable_reason", "불가피 사유", TextInput(placeholder="휴일·심야에 쓴 까닭"))
        body.field("cash_reason", "현금 사유", TextInput(placeholder="카드를 쓸 수 없었던 까닭"))
        body.field(
            "warning_reason",
            "확인 사유",
            TextInput(placeholder="한도 초과·분할 의심 등에 대한 설명"),
            hint="사유를 적으면 확인한 것으로 봅니다. 다른 칸은 원장 줄에서 고칩니다.",
        )
        return form

    def _read(self, payment_id: int) -> Shown:
        record = self._budget.record(payment_id)
        self._base = record.draft
        self._tell(record)
        values = {name: getattr(record.draft, name) for name in _ANSWERS}
        self.form.body.inputs["unavoidable_reason"].set_read_only(record.confirmed)
        links = [] if record.confirmed else [("확정", self.confirm), ("삭제", self.records.remove_shown)]
        gaps = [gap for gap in record.gaps if gap[0] in _ANSWERS]
        row = self._budget.payments.row(record.draft.fiscal_year, payment_id)
        state = record.state if row is None else row.state
        return Shown(
            values, Heading(record.draft.summary, state, record.line, links), gaps, record.draft.version
        )

    def _tell(self, record: EntryRecord) -> None:
        draft = record.draft
        day = date_weekday_text(draft.booked_on) if draft.booked_on else "-"
        people = f"{draft.head_count}명" if draft.head_count else "인원 없음"
        each = f" (1인당 {won_text((draft.won or 0) // draft.head_count)}원)" if draft.head_count else ""
        paid = draft.method.value if draft.method else "결제수단 없음"
        said = (
            f"{day} {minute_text(draft.spent_minute)}".strip(),
            draft.place,
            draft.purpose,
            " · ".join(part for part in (draft.guests, people) if part),
            f"{won_text(draft.won)}원{each}",
            " · ".join(part for part in (paid, draft.spender) if part),
        )
        for label, words in zip(FACTS, said, strict=True):
            self._facts[label].setText(words or "-")
        self.found.setText(findings_text(record.findings))
        lacking = f"원장에서 열기 (미비 {len(record.missing)})" if record.missing else "원장에서 열기"
        place = Place("budget", view="ledger", kind=Kind.LEDGER, record_id=record.id)
        self._ledger.show_count(lacking, partial(self._go, place))

    def _draft(self, values: dict[str, Any], version: int | None) -> EntryDraft:
        assert self._base is not None  # noqa: S101 - the form opens stored payments alone
        return replace(self._base, **values, version=version)

    def _never_added(self, _draft: object) -> Change:
        raise AssertionError("payments are written in the ledger")

    def _nothing(self, year: int | None) -> Nothing:
        return Nothing(
            f"{year}년도 업무추진비 지출이 아직 없습니다",
            "203-03 통계목의 지출을 적으면 한도·휴일·심야·현금·분할 결제를 살펴 여기에 모읍니다.",
            [Way(Action.ADD_ENTRY.text, self.add, Action.ADD_ENTRY.keys)],
        )

    def open_record(self, record_id: int) -> None:
        day = self._budget.record(record_id).draft.booked_on
        within = self.records.screen.query.within
        if within is not None and day is not None and month_of(day, self._year()) != within:
            self.records.screen.change(within=None)
        super().open_record(record_id)
