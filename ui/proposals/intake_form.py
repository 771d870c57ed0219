"""The intake of a proposal: both directions, every field, drafts while typing (B1)."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import fields
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal

from desktop_app.changes import Change, Kind
from desktop_app.errors import OfficeError
from desktop_app.problems import Problem
from desktop_app.proposals import records
from desktop_app.proposals.records import ProposalDraft, ProposalRecord, Proposer, ProposerKind
from desktop_app.terms import FIELDS, PROPOSAL_LABELS, Direction, Funding
from ui.attachments.files_input import FilesInput
from ui.attachments.files_part import TITLE
from ui.feature_tab import TabContext
from ui.intake.drops import PathDrops
from ui.proposals.field_links import FieldLinks
from ui.widgets.choice_inputs import ChoiceInput, PickInput, SegmentInput
from ui.widgets.form import Heading, RecordForm
from ui.widgets.inputs import TextArea, TextInput
from ui.widgets.value_inputs import DateInput, WonInput

if TYPE_CHECKING:
    from desktop_app.proposals.service import Along

_NOT_FIELDS: Final = frozenset({"id", "version", "proposer"})
_KINDS: Final = tuple(ProposerKind)
_REGISTER: Final = 10**12
"""Proposers come from three registers with numbers of their own; a key of the pick list holds both."""


class IntakeForm(RecordForm):
    """New proposals and corrections; ``received`` tells the change once it is in the office file."""

    received = Signal(object)  # Change

    def __init__(self, context: TabContext, year: Callable[[], int]) -> None:
        super().__init__("제안 접수", kind="proposal", drafts=context.office.drafts)
        self._context = context
        self._proposals = context.office.proposals
        self._record: ProposalRecord | None = None
        self._proposers: dict[int, Proposer] = {}
        self._pick: PickInput[int] = PickInput((), placeholder="단체·기관 이름 일부나 초성")
        body = self.body
        label = PROPOSAL_LABELS
        directions = [(one, one.value) for one in Direction]
        body.section("누가 무엇을")
        body.field("direction", label["direction"], SegmentInput(directions), required=True)
        body.field("title", label["title"], TextInput(), required=True)
        body.field("proposer", label["proposer"], self._pick, required=True)
        today = context.clock.today
        body.field("received_on", label["received_on"], DateInput(year, today), required=True)
        body.field("field", label["field"], PickInput([(one, one) for one in FIELDS]))
        self._suggested = FieldLinks(self._take_field)
        body.wide(self._suggested)
        body.section("내용")
        body.field("summary", label["summary"], TextArea(lines=4))
        body.field("effect", label["effect"], TextArea(lines=3))
        files = FilesInput(self._choose_files)
        body.field("files", TITLE, files)
        PathDrops(self, files.add)
        body.section("예산과 시기")
        body.field("cost_won", label["cost_won"], WonInput(), hint="원 단위. 150만처럼 적어도 됩니다.")
        funding = [(one, one.value) for one in Funding]
        body.field("funding_route", label["funding_route"], ChoiceInput(funding))
        body.field("desired_period", label["desired_period"], TextInput(placeholder="예: 2021년 하반기"))
        body.field("note", label["note"], TextArea())
        self.check = self._problems
        self.save_asked.connect(self.save)
        body.inputs["direction"].changed.connect(self._offer)
        for key in ("proposer", "field"):
            body.inputs[key].changed.connect(self._suggest)

    def begin(self) -> None:
        """A new proposal, received today."""
        self._record = None
        draft = ProposalDraft(received_on=self._context.clock.today())
        self._load(None, draft, Heading("새 제안", subtitle="저장하면 관리번호가 매겨집니다"))

    def correct(self, record: ProposalRecord) -> None:
        """What was taken in is put right; the number stays."""
        self._record = record
        heading = Heading(record.draft.title, subtitle=f"{record.number} 접수 내용 고치기")
        self._load(record.id, record.draft, heading)
        self.show_gaps(records.missing(record.draft))

    def draft(self) -> ProposalDraft:
        """What the fields say."""
        values = self.values()
        values["direction"] = values["direction"] or Direction.TENANT_TO_DISTRICT
        values["field"] = values["field"] or ""
        values.pop("files")
        values["proposer"] = self._proposers.get(values["proposer"] or 0)
        stored = self._record.draft if self._record else None
        return ProposalDraft(
            **values, id=stored.id if stored else None, version=stored.version if stored else None
        )

    def save(self) -> bool:
        """Ctrl+S: taken in, or put right."""
        if not self.is_open or (self._record is not None and not self.unsaved):
            return True
        if not self.accepts(self._problems()):
            return False
        draft = self.draft()
        save = self._proposals.receive if draft.id is None else self._proposals.edit
        call = partial(self._with_files, partial(save, draft), self.body.inputs["files"].value())
        change = self._context.desk.perform(partial(self._settling, call))
        if change is not None:
            self.received.emit(change)
        return change is not None

    def _load(self, record_id: int | None, draft: ProposalDraft, heading: Heading) -> None:
        values: dict[str, Any] = {
            one.name: getattr(draft, one.name) for one in fields(draft) if one.name not in _NOT_FIELDS
        }
        self.body.inputs["direction"].set_value(draft.direction)
        self._offer()
        values["field"] = draft.field or None
        values["proposer"] = _key(draft.proposer) if draft.proposer else None
        self.load(record_id, values, heading)
        self._offer()
        self._suggest()

    def _offer(self) -> None:
        """The proposers of the chosen direction."""
        direction = self.body.inputs["direction"].value() or Direction.TENANT_TO_DISTRICT
        found = self._proposals.proposers(direction)
        self._proposers = {_key(one): one for one in found}
        self._pick.set_choices([(_key(one), one.name, one.also) for one in found])

    def _suggest(self) -> None:
        """The fields that the proposer stands for, as long as another one or none is chosen."""
        proposer = self._proposers.get(self._pick.value() or 0)
        with suppress(
            OfficeError
        ):  # a proposer deleted meanwhile, or a field left after the office was closed
            found = self._proposals.assignments.fields_of(proposer) if proposer is not None else ()
            chosen = self.body.inputs["field"].value()
            self._suggested.show_fields([one for one in found if one != chosen])

    def _take_field(self, field: str) -> None:
        self.body.inputs["field"].set_value(field)
        self.body.edited.emit("field")
        self._suggest()

    def _problems(self) -> list[Problem]:
        number_year = int(self._record.number[:4]) if self._record else None
        return records.problems(self.draft(), number_year)

    def _choose_files(self) -> list[Path]:
        return self._context.notify.choose_files("붙일 파일 고르기", ())

    def _with_files(self, save: "Callable[[Along], Change]", paths: Sequence[Path]) -> Change:
        """The record and its files in one act; where it is refused nothing of them stays."""
        files = self._context.office.attachments
        kept = files.keep(paths)
        try:
            return save(files.along(Kind.PROPOSAL, kept))
        except BaseException:
            files.forget(kept)
            raise

    def _settling(self, call: Callable[[], Change]) -> Change:
        # The form must be settled before the tabs hear of the change and load the record anew.
        change = call()
        self.settle()
        return change


def _key(proposer: Proposer) -> int:
    return _KINDS.index(proposer.kind) * _REGISTER + proposer.id
