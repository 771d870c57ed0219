"""The editor of one 검토의견서: every field of the form, drafts while typing, what the verdict still lacks."""

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from datetime import date
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit

from desktop_app.changes import Change
from desktop_app.marks import Mark, State
from desktop_app.problems import Problem
from desktop_app.proposals import opinion_records
from desktop_app.proposals.opinion_records import OpinionDraft, OpinionSheet, Writer
from desktop_app.proposals.workflow import VERDICT_NEEDS
from desktop_app.terms import OPINION_LABELS, Disclosure, Verdict
from desktop_app.values import month_day_text
from ui.actions import Action
from ui.feature_tab import TabContext
from ui.proposals.opinion_inputs import ClausesInput, CriteriaInput, hold_choice, hold_text
from ui.proposals.writer_default import WriterDefault
from ui.theme import current
from ui.widgets.choice_inputs import ChoiceInput, SegmentInput
from ui.widgets.form import Heading, RecordForm
from ui.widgets.form_body import REQUIRED, Part
from ui.widgets.form_drafts import DraftKeeper
from ui.widgets.inputs import AnyInput, TextArea, TextInput
from ui.widgets.plain import kind_button
from ui.widgets.value_inputs import DateInput, PhoneInput

KIND: Final = "opinion"
DATE_WIDTH: Final = 124
_NOT_FIELDS = frozenset({"id", "version", "answers"})
_SHOWN_FOR: Final[Mapping[str, Verdict]] = {
    "scope_accepted": Verdict.PARTIALLY_ACCEPTED,
    "scope_excluded": Verdict.PARTIALLY_ACCEPTED,
    "review_again": Verdict.LONG_TERM_REVIEW,
    "transfer_department": Verdict.TRANSFERRED,
}
"""Fields that only one verdict asks for; they stand there for it, and wherever they hold text."""
_ASKED_BY_SOME: Final = ("rationale", "plan")
"""Fields that always stand there, and are asked for by some verdicts."""


def _label(key: str) -> str:
    return OPINION_LABELS[key]


class OpinionEditor(RecordForm):
    """One opinion to read, write, save and confirm.

    ``saved`` tells the change of each act done here; ``keeper`` may be shared, so that two editors of one
    tab know of the same drafts. ``beside_list`` is the narrow one, where printing is a link of the head.
    """

    saved = Signal(object)  # Change

    def __init__(
        self,
        context: TabContext,
        year: Callable[[], int],
        keeper: DraftKeeper | None = None,
        *,
        beside_list: bool = False,
    ) -> None:
        super().__init__("검토의견서", kind=KIND, drafts=context.office.drafts)
        self.keeper = keeper or self.keeper
        self._context = context
        self._year = year
        self._tight = beside_list
        self._sheet: OpinionSheet | None = None
        self.print_button = kind_button("검토의견서 인쇄", keys=Action.PRINT_OPINION.keys)
        self.confirm_button = kind_button("의견서 확정")
        self.confirm_button.clicked.connect(self._confirm_or_reopen)
        if not beside_list:
            self.foot.add_button(self.print_button)
        self.foot.add_button(self.confirm_button)
        self._writer = WriterDefault(self, self._writers, context.clock.today)
        self._fill_body()
        self.check = self._problems
        self.save_asked.connect(self.save)
        self.body.edited.connect(self._follow_verdict)

    @property
    def sheet(self) -> OpinionSheet | None:
        """The opinion that is open."""
        return self._sheet

    def open_opinion(self, opinion_id: int, heading: Heading | None = None) -> None:
        """Show an opinion; its unsaved edits come back."""
        sheet = self._context.office.proposals.opinions.open(opinion_id)
        self._sheet = sheet
        self._verdict.set_choices(list(self._context.office.proposals.verdict_words.items()))
        self._writer.forget()
        self.load(opinion_id, _values(sheet.draft), heading or Heading(sheet.department, state_of(sheet)))
        self._lock(sheet)
        self._follow_verdict("verdict")
        if sheet.editable:
            self._show_unmet()

    def show_nothing(self, heading: str, text: str) -> None:
        """No opinion is open."""
        self._sheet = None
        self.show_empty(heading, text)

    def draft(self) -> OpinionDraft:
        """What the fields say, over what they do not show."""
        assert self._sheet is not None  # noqa: S101 - only an open editor is asked
        values = self.values()
        values["answers"] = values.pop("criteria")
        return replace(self._sheet.draft, **values)

    def save(self) -> bool:
        """Ctrl+S: what the verdict still lacks stays beside its field and does not keep it from being saved."""
        if self._sheet is None:
            return True
        if not self._sheet.editable:
            self._context.notify.say(self._sheet.why_not)
            return not self.unsaved
        if not self.unsaved:
            return True
        draft = self.draft()
        if not self.accepts(self._problems()):
            return False
        return self._perform(partial(self._context.office.proposals.opinions.save, draft))

    def _confirm_or_reopen(self) -> None:
        if self._sheet is None:
            return
        opinions = self._context.office.proposals.opinions
        if self._sheet.confirmed_on is not None:
            self._perform(partial(opinions.reopen, self._sheet.draft.id))
            return
        draft = self.draft()
        lacking = [replace(one, blocks=True) for one in opinion_records.unconfirmed(draft)]
        if self.accepts([*lacking, *self._problems()]):
            self._perform(partial(opinions.confirm, draft))

    def _perform(self, call: Callable[[], Change]) -> bool:
        change = self._context.desk.perform(partial(self._settling, call))
        if change is not None:
            self.saved.emit(change)
        return change is not None

    def _settling(self, call: Callable[[], Change]) -> Change:
        # The form must be settled before the tabs hear of the change and load the opinion anew.
        change = call()
        self.settle()
        return change

    def _problems(self) -> list[Problem]:
        if self._sheet is None or not self._sheet.editable:
            return []
        return opinion_records.problems(self.draft(), self._sheet.requested_on)

    def _writers(self, on: date) -> list[Writer]:
        opinions = self._context.office.proposals.opinions
        return opinions.writers(self._sheet.draft.id, on) if self._sheet is not None else []

    def _show_unmet(self) -> None:
        draft = self.draft()
        self.body.show_problems([*self.body.troubles(), *opinion_records.unmet(draft)])

    def _lock(self, sheet: OpinionSheet) -> None:
        """A confirmed opinion can be read, not written."""
        for entry in self.body.inputs.values():
            _hold(entry, locked=not sheet.editable)
        confirmed = sheet.confirmed_on is not None
        words = "확정 풀기" if confirmed else "의견서 확정"
        self.confirm_button.setText(words)
        self.confirm_button.setAccessibleName(words)
        self.confirm_button.setEnabled(confirmed or sheet.editable)
        self.confirm_button.setToolTip("" if confirmed or sheet.editable else sheet.why_not)

    def _follow_verdict(self, key: str) -> None:
        if key != "verdict":
            return
        verdict = self.body.inputs["verdict"].value()
        for name, asked_by in _SHOWN_FOR.items():
            entry = self.body.inputs[name]
            row = entry.parentWidget()
            if row is not None:
                row.setVisible(verdict is asked_by or bool(entry.raw()) or self._row_holds_text(name))

        asked = {name for name, _ in VERDICT_NEEDS[verdict]} if verdict is not None else set()
        for name in _ASKED_BY_SOME:
            self._mark_required(name, required=name in asked)

    def _mark_required(self, name: str, *, required: bool) -> None:
        """✱ stands where the chosen verdict asks for a field, and only there."""
        entry = self.body.inputs[name]
        entry.set_name(f"{_label(name)} 필수" if required else _label(name))
        row = entry.parentWidget()
        for label in row.findChildren(QLabel) if row is not None else ():
            if label.text() == REQUIRED:
                label.setVisible(required)

    def _row_holds_text(self, name: str) -> bool:
        row = self.body.inputs[name].parentWidget()
        return any(
            self.body.inputs[other].raw()
            for other in _SHOWN_FOR
            if self.body.inputs[other].parentWidget() is row
        )

    def _fill_body(self) -> None:
        body, today = self.body, self._context.clock.today
        words = list(self._context.office.proposals.verdict_words.items())
        self._verdict = ChoiceInput(words) if self._tight else SegmentInput(words)
        body.field("verdict", _label("verdict"), self._verdict, required=True)
        body.field("rationale", _label("rationale"), TextArea(), required=True)
        self._pair(("scope_accepted", TextArea()), ("scope_excluded", TextArea()), required=True)
        body.field("review_again", _label("review_again"), TextInput(), required=True)
        body.field("transfer_department", _label("transfer_department"), TextInput(), required=True)
        written = DateInput(self._year, today)
        written.setMinimumWidth(current().px(DATE_WIDTH))
        plan = TextArea(lines=1)
        if self._tight:
            body.field("plan", _label("plan"), plan, required=True)
            body.field("written_on", _label("written_on"), written)
        else:
            parts = [Part("plan", plan, stretch=3), Part("written_on", written, label="작성")]
            body.fields(_label("plan"), parts, required=True)
        body.section("검토 내용")
        for key in ("laws", "duplicates", "budget_view", "feasibility", "effect", "linkage_plan"):
            body.field(key, _label(key), TextArea())
        body.field("budget_source", _label("budget_source"), TextInput())
        self._pair(("team", TextInput()), ("consult_department", TextInput()))
        self.criteria = CriteriaInput()
        body.field("criteria", _label("criteria"), self.criteria)
        body.section("작성자와 문서")
        self._fill_paper_part()

    def _pair(self, *entries: tuple[str, AnyInput], required: bool = False) -> None:
        """Fields that belong together: in one row where there is room, else below each other."""
        if self._tight:
            for key, entry in entries:
                self.body.field(key, _label(key), entry, required=required)
            return
        (first, entry), *others = entries
        parts = [Part(key, other, label=_label(key), required=required) for key, other in others]
        self.body.fields(_label(first), [Part(first, entry), *parts], required=required)

    def _fill_paper_part(self) -> None:
        body = self.body
        self._pair(
            ("writer_name", self._writer.name),
            ("writer_post", TextInput()),
            ("writer_extension", PhoneInput()),
        )
        classes = [(one, one.value) for one in Disclosure]
        body.field("disclosure", _label("disclosure"), SegmentInput(classes))
        body.field("clauses", _label("clauses"), ClausesInput(stacked=self._tight))
        body.field("gist", _label("gist"), TextArea(lines=1))
        body.field("keywords", _label("keywords"), TextInput())
        body.field("reply_number", _label("reply_number"), TextInput())
        body.field("enclosures", _label("enclosures"), TextArea(lines=1, placeholder="한 줄에 하나씩"))
        body.field("note", _label("note"), TextArea(lines=1))


def _hold(entry: AnyInput, *, locked: bool) -> None:
    """What may not be written can still be reached, read and copied; what cannot be read so is switched off."""
    if isinstance(entry, CriteriaInput):
        entry.hold(locked=locked)
    elif isinstance(entry.editor, QLineEdit | QPlainTextEdit):
        hold_text(entry.editor, locked=locked)
    else:
        hold_choice(entry, locked=locked)


def state_of(sheet: OpinionSheet) -> State | None:
    """확정 with its day, at the right of the editor's head."""
    if sheet.confirmed_on is None:
        return None
    return State(Mark.DONE, f"확정 {month_day_text(sheet.confirmed_on)}")


def _values(draft: OpinionDraft) -> dict[str, Any]:
    values = {one.name: getattr(draft, one.name) for one in fields(draft) if one.name not in _NOT_FIELDS}
    values["criteria"] = draft.answers
    return values
