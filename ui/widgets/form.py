"""The form beside a list: one record, its gaps, its problems, and nothing typed is ever lost silently.

How a feature uses it::

    form = RecordForm("단체", kind="tenant", drafts=drafts)
    form.body.section("기본")
    form.body.field("name", "단체명", TextInput(), required=True)
    form.body.fields("건물·호실", [Part("building", ChoiceInput(BUILDINGS)), Part("room", TextInput())])
    form.check = lambda: problems(self.draft())          # shown while typing, for touched fields only
    form.save_asked.connect(self._save)

    def show(self, tenant):                              # for ListScreen.chosen
        form.load(tenant.id, asdict(tenant), Heading(tenant.name, tenant.state, tenant.place,
                                                     [("이력", self._history), ("삭제", self._remove)]))
        form.show_gaps([("ends_on", "협약 종료")])

    def _save(self):
        draft = self.draft()                             # from form.values()
        if form.accepts(problems(draft)) and self.desk.perform(partial(self.tenants.save, draft)):
            form.settle()
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from desktop_app.marks import State
from desktop_app.problems import Problem, blocking
from ui.actions import Action, bind
from ui.widgets.composing import cursor_kept
from ui.widgets.empty_note import EmptyNote
from ui.widgets.form_body import FormBody
from ui.widgets.form_drafts import DraftKeeper, Drafts, Edits
from ui.widgets.form_parts import FormFoot, FormHead, Link
from ui.widgets.strips import Strip

DRAFT_AFTER: Final = 1500  # ms; what is typed is beside the office file within two seconds
STRIP_HEIGHT: Final = 32
Gap = tuple[str, str]


@dataclass(frozen=True)
class Heading:
    """The head of a form: name, state at the right, where it belongs, text links (이력, 삭제)."""

    title: str
    state: State | None = None
    subtitle: str = ""
    links: Sequence[Link] = field(default_factory=tuple)


class RecordForm(QWidget):
    """One record to read and edit.

    ``save_asked`` comes from the button and Ctrl+S after the composing syllable was taken over;
    ``edits_changed`` tells how many fields differ from what is saved; ``draft_changed`` gives the draft
    that was just kept; ``discarded`` that the officer threw the edits away; ``left`` is Esc.
    """

    opening = Signal(object)  # the id of the record that comes into the fields next; None: a new one, or none
    save_asked = Signal()
    edits_changed = Signal(int)
    draft_changed = Signal(dict)
    discarded = Signal()
    left = Signal()

    def __init__(
        self, name: str, *, kind: str, drafts: Drafts | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.kind = kind
        self.check: Callable[[], Iterable[Problem]] | None = None
        self.keeper = DraftKeeper(kind, drafts)
        self.head = FormHead(self)
        self.strip = Strip(height=STRIP_HEIGHT, parent=self)
        self.body = FormBody(self)
        self.foot = FormFoot(self)
        self._record_id: int | None = None
        self._open = False
        self._saved: dict[str, Any] = {}
        self._gaps: Sequence[Gap] = ()
        self._restored = False
        self._told = 0
        self._draft_due = QTimer(self, singleShot=True, interval=DRAFT_AFTER)
        self._draft_due.timeout.connect(self.keep_draft)
        self._arrange()
        if self.keeper.looks:
            self.foot.show_looking()
        self.body.edited.connect(self._edited)
        self.body.field_left.connect(self._field_left)
        self.foot.save_asked.connect(self.ask_save)
        self.foot.discard_asked.connect(self.discard)
        bind(Action.SAVE, self, self.ask_save)
        self.show_empty()

    @property
    def record_id(self) -> int | None:
        """The record that is open; None for a new one or for none (see ``is_open``)."""
        return self._record_id

    @property
    def is_open(self) -> bool:
        """Whether the form shows a record, stored or new."""
        return self._open

    @property
    def edited_keys(self) -> list[str]:
        """The fields that differ from what is saved."""
        if not self._open:
            return []
        return [key for key, raw in self.body.raw().items() if raw != self._saved.get(key)]

    @property
    def unsaved(self) -> bool:
        """Whether something typed here is not in the office file."""
        return bool(self.edited_keys)

    def values(self) -> dict[str, Any]:
        """What the fields say, by key; the composing syllable is taken over first."""
        self.body.commit()
        return self.body.values()

    def load(self, record_id: int | None, values: Mapping[str, Any], heading: Heading) -> None:
        """Show a record (None: a new one); edits of it that were kept come back into their fields."""
        again = self._open and record_id == self._record_id
        self.leave()
        scrolled = self.body.verticalScrollBar().value() if again else 0
        edits = self.keeper.find(record_id)
        self.opening.emit(record_id)
        with cursor_kept() if again else nullcontext():
            self.body.show_values(values)
            self._saved = self.body.raw()
            self.body.show_raw(edits.typed if edits else {})
        for entry in self.body.inputs.values():  # one that a feature has closed stays so
            entry.setEnabled(not self.keeper.looks)
        self.body.show_problems(self.body.troubles() if edits else ())
        self._record_id, self._open = record_id, True
        self.head.show_record(heading.title, heading.state, heading.subtitle, heading.links)
        self._gaps = ()
        self._restored = edits is not None and (self._restored or not again)
        self._stack.setCurrentIndex(1)
        first = next(iter(self.body.inputs.values()), None)
        if first is not None:
            self.setFocusProxy(first.editor)
        self._tell_strip(edits)
        self._tell_edits(force=True)
        self.body.verticalScrollBar().setValue(scrolled)

    def show_gaps(self, gaps: Sequence[Gap]) -> None:
        """미비: what the record still lacks, each a link that jumps to its field (key, label)."""
        self._gaps = tuple(gaps)
        self._tell_strip(None)

    def show_empty(self, heading: str = "고른 기록이 없습니다", text: str = "") -> None:
        """No record is open; edits of the one before are kept."""
        self.leave()
        self.opening.emit(None)
        self._record_id, self._open, self._restored = None, False, False
        self._empty.say(heading, text or "왼쪽 표에서 줄을 고르면 여기에서 보고 고칩니다.")
        self._stack.setCurrentIndex(0)
        self._tell_edits(force=True)

    def accepts(self, problems: Iterable[Problem]) -> bool:
        """Show what is wrong; False where something blocks, then the first such field has the focus."""
        self.body.commit()
        unread = self.body.troubles()
        unread_keys = {one.field for one in unread}
        found = [*unread, *(one for one in problems if one.home not in unread_keys)]
        homeless = self.body.show_problems(found)
        if homeless:
            blocks = bool(blocking(homeless))
            self.strip.say("저장할 수 없습니다" if blocks else "살펴보세요", homeless[0].text, danger=blocks)
        blocked = {one.home for one in blocking(found)}
        first = next((key for key in self.body.inputs if key in blocked), None)
        if first is not None:
            self.body.focus_field(first)
        return not blocked

    def settle(self) -> None:
        """The edits are in the office file: nothing is unsaved any more."""
        self._draft_due.stop()
        self.keeper.drop(self._record_id)
        self._saved = self.body.raw()
        self._restored = False
        self._tell_strip(None)
        self._tell_edits(force=True)

    def discard(self) -> None:
        """고친 것 버리기: the fields show again what is saved."""
        self._draft_due.stop()
        self.keeper.drop(self._record_id)
        self.body.show_raw(self._saved)
        self.body.show_problems([])
        self._restored = False
        self._tell_strip(None)
        self._tell_edits(force=True)
        self.discarded.emit()

    def leave(self) -> None:
        """Before another record, tab or the end: take over what is typed and keep it as a draft."""
        if self._open:
            self.body.commit()
            self.keep_draft()

    def keep_draft(self) -> None:
        """Keep what is typed beside the office file; without edits the draft goes."""
        self._draft_due.stop()
        if not self._open:
            return
        keys = self.edited_keys
        raw = self.body.raw()
        edits = Edits({key: raw[key] for key in keys}, {key: self._saved.get(key) for key in keys})
        self.keeper.keep(self._record_id, edits)
        if keys:
            self.draft_changed.emit(edits.as_values())

    def restore(self, values: Mapping[str, Any]) -> None:
        """Put a draft back into the open record, e.g. one found after a crash."""
        self.body.show_raw(Edits.of(values).typed)
        self._tell_edits(force=True)

    def ask_save(self) -> None:
        """저장: take over what is being composed, then let the tab save it."""
        if self._open and not self.keeper.looks:
            self.body.commit()
            self.save_asked.emit()

    def _arrange(self) -> None:
        page = QWidget(self)
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for widget in (self.head, self.strip):
            box.addWidget(widget)
        box.addWidget(self.body, 1)
        box.addWidget(self.foot)
        self._empty = EmptyNote(self, at_top=True)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(page)

    def _tell_strip(self, edits: Edits | None) -> None:
        """One strip at a time: edits that came back are graver than gaps."""
        if self._restored:
            if edits is None:
                return
            stale = any(self._saved.get(key) != was for key, was in edits.was.items())
            text = "그 사이 저장된 값이 바뀌었습니다." if stale else ""
            self.strip.say("저장하지 않은 내용을 이어 씁니다", text, [("버리기", self.discard)])
        elif self._gaps:
            jumps = [(label, lambda key=key: self.body.focus_field(key)) for key, label in self._gaps]
            self.strip.say(f"미비 {len(self._gaps)}", "", jumps, links_first=True)
        else:
            self.strip.clear()

    def _edited(self, _key: str) -> None:
        if not self._draft_due.isActive():  # begun with the first letter: who never pauses is kept too
            self._draft_due.start()
        self._tell_edits()

    def _field_left(self, _key: str) -> None:
        if not self._open or self.check is None:
            return
        told = {key for key, entry in self.body.inputs.items() if entry.problem_text}  # by a refused save
        touched = set(self.edited_keys) | told
        unread = [one for one in self.body.troubles() if one.field in touched]
        unread_keys = {one.field for one in unread}
        found = [one for one in self.check() if one.home in touched - unread_keys]
        self.body.show_problems([*unread, *found])

    def _tell_edits(self, *, force: bool = False) -> None:
        count = len(self.edited_keys)
        if force or count != self._told:
            self._told = count
            self.foot.show_edits(count, new=self._open and self._record_id is None)
            self.edits_changed.emit(count)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.left.emit()
            return
        super().keyPressEvent(event)
