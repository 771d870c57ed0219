"""An entry on its way into the form and on to its next step (F2)."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from desktop_app.attachments.records import Owner
from desktop_app.budget.records import EntryDraft, EntryRecord, Level
from desktop_app.changes import Kind
from desktop_app.errors import OfficeError
from desktop_app.terms import EntryKind
from ui.budget.entry_form import EntryForm
from ui.feature_tab import TabContext
from ui.record_screen import RecordScreen, Shown
from ui.widgets.form import Heading
from ui.widgets.form_parts import Link

FOLLOW, CONFIRM, REVERSE, REMOVE = "이어 적기", "확정", "정정", "삭제"
FIRST: Final = "적을 통계목이 없습니다. 예산과목부터 넣으세요."


@dataclass(frozen=True)
class Acts:
    """What can be done with the shown entry, and the way to another one."""

    open: Callable[[int], object]
    confirm: Callable[[], object]
    reverse: Callable[[], object]
    remove: Callable[[], object]


class EntryPage:
    """Reads entries for the form; begins new ones, empty or as the next step of another."""

    def __init__(self, context: TabContext, form: EntryForm, acts: Acts) -> None:
        self._context = context
        self._budget = context.office.budget
        self._form = form
        self._acts = acts
        form.chain.follow_with(acts.open)

    def read(self, entry_id: int, line: Callable[[int], Level | None]) -> Shown:
        """A stored entry. Raises RecordMissing where it was deleted."""
        record = self._budget.record(entry_id)
        values = self._form.put(record.draft, record.parent)
        self._form.show_fields_for(line(record.draft.account_id))
        self._form.lock(fixed=record.confirmed or record.reverses is not None)
        self._form.chain.show_record(record)
        self._form.show_findings(record.findings)
        self._form.files.show_files(Owner(Kind.LEDGER, entry_id))
        heading = Heading(
            record.draft.summary, record.state, f"{record.line} · {record.row.number}번", self._links(record)
        )
        return Shown(values, heading, record.gaps, record.draft.version)

    def blank(self, year: int, line: Level | None) -> Shown:
        """A new payment of a line."""
        today = self._context.clock.today()
        day = today if today.year == year else None
        draft = EntryDraft(year, line.id if line else 0, EntryKind.DISBURSEMENT, day, None, "")
        return self._begun(draft, line, Heading("새 줄", subtitle=line.label if line else ""))

    def follow(self, records: RecordScreen, line: Callable[[int], Level | None]) -> None:
        """Ctrl+Enter: the next step of the current entry, filled in; what cannot be followed says why."""
        entry_id = records.screen.record_id
        if entry_id is None or (records.form.unsaved and not records.save()):
            return
        try:
            draft, before = self._budget.next_step(entry_id), self._budget.record(entry_id)
        except OfficeError as refused:
            self._context.notify.say(refused.what)
            return
        place = line(draft.account_id)
        heading = Heading(f"{draft.kind.value} 이어 적기", subtitle=f"{before.line} · {before.draft.summary}")
        records.begin(self._begun(draft, place, heading))
        self._form.body.focus_field("won" if draft.won is None else "booked_on")

    def begin(self, records: RecordScreen, draft: EntryDraft, line: Callable[[int], Level | None]) -> None:
        """A new entry that a line of another list has filled in."""
        place = line(draft.account_id)
        heading = Heading("새 줄", subtitle=place.label if place else "")
        records.begin(self._begun(draft, place, heading))

    def _begun(self, draft: EntryDraft, line: Level | None, heading: Heading) -> Shown:
        values = self._form.put(draft, None)
        self._form.show_fields_for(line)
        self._form.lock(fixed=False)
        self._form.chain.show_record(None)
        self._form.show_findings(())
        self._form.files.show_files(None)
        return Shown(values, heading)

    def _links(self, record: EntryRecord) -> list[Link]:
        other = record.reversed_by or record.reverses
        if other is not None:
            word = "정정 줄 보기" if record.reversed_by else "정정한 줄 보기"
            return [(word, partial(self._acts.open, other.id))]
        if record.confirmed:
            return [(REVERSE, self._acts.reverse)]
        return [(CONFIRM, self._acts.confirm), (REMOVE, self._acts.remove)]
