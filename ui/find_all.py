"""전체 찾기 (Ctrl+K): one box over all kinds of records; a letter asks anew, Enter opens, Esc gives the focus back."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop_app.changes import Kind
from desktop_app.errors import OfficeError
from desktop_app.finding.records import Found, Group, Hit, Question
from desktop_app.search import pattern
from ui.feature_tab import Place, TabContext
from ui.jobs import Job, JobControl
from ui.widgets.find_popup import FindPopup
from ui.widgets.found_list import FoundLine, LineKind
from ui.widgets.head import FindField

TABS: Final = {
    Kind.TENANT: "tenants",
    Kind.PERSON: "tenants",
    Kind.CONTACT: "tenants",
    Kind.PARTNER: "tenants",
    Kind.DEPARTMENT: "tenants",
    Kind.TEAM: "tenants",
    Kind.BUILDING: "tenants",
    Kind.PROPOSAL: "proposals",
    Kind.OPINION: "proposals",
    Kind.PROJECT: "projects",
    Kind.LINKAGE: "projects",
    Kind.BASIS_DOCUMENT: "projects",
    Kind.VENUE: "venues",
    Kind.USAGE: "venues",
    Kind.FIELD_VISIT: "activities",
    Kind.VENUE_OFFER: "venues",
    Kind.TRAINING: "activities",
    Kind.TRAINEE: "activities",
    Kind.MEETING: "projects",
    Kind.FOLLOW_UP: "projects",
    Kind.NEWSLETTER: "activities",
    Kind.HOMEPAGE_POST: "activities",
    Kind.PARK_EVENT: "activities",
    Kind.MEDIA_ITEM: "activities",
    Kind.SHARED_PAPER: "activities",
    Kind.CITIZEN_PROBLEM: "activities",
    Kind.SPACE_SUGGESTION: "activities",
    Kind.ADMIN_DUTY: "activities",
    Kind.TARGET: "activities",
    Kind.ROUND: "returns",
    Kind.SUBMISSION: "returns",
    Kind.PARTICIPANT: "projects",
    Kind.STREET_ITEM: "projects",
    Kind.BENCHMARK: "projects",
    Kind.PROGRESS_NOTE: "projects",
    Kind.ACCOUNT: "budget",
    Kind.LEDGER: "budget",
    Kind.NEXT_YEAR_REQUEST: "budget",
}
"""The tab in which a record opens; the tab knows the view."""

LISTS: Final = {
    "TENANT": Place("tenants", "tenants", "ever"),
    "PERSON": Place("tenants", "people", "all"),
    "CONTACT": Place("tenants", "contacts", "all"),
    "TEAM": Place("tenants", "teams", "all"),
    "PARTNER": Place("tenants", "partners", "all"),
    "DEPARTMENT": Place("tenants", "departments", "all"),
    "BUILDING": Place("tenants", "buildings", "all"),
    "PROPOSAL": Place("proposals", "proposals", "all"),
    "OPINION": Place("proposals", "opinions", "all"),
    "PROJECT": Place("projects", "projects", "all"),
    "LINKAGE": Place("projects", "linkages", "all"),
    "BASIS_DOCUMENT": Place("projects", "basis", "all"),
    "VENUE": Place("venues", "rooms", "all"),
    "USAGE": Place("venues", "usages", "all"),
    "VENUE_OFFER": Place("venues", "offers", "all"),
    "FIELD_VISIT": Place("activities", "field_visits", "all"),
    "TRAINING": Place("activities", "trainings", "all"),
    "TRAINEE": Place("activities", "trainees", "all"),
    "MEETING": Place("projects", "meetings", "all"),
    "FOLLOW_UP": Place("projects", "follow_ups", "all"),
    "NEWSLETTER_SLOT": Place("activities", "newsletter", "all"),
    "HOMEPAGE_POST": Place("activities", "homepage", "all"),
    "PARK_EVENT": Place("activities", "park_events", "all"),
    "MEDIA_ITEM": Place("activities", "media", "all"),
    "SHARED_PAPER": Place("activities", "shared_papers", "all"),
    "CITIZEN_PROBLEM": Place("activities", "citizen_problems", "all"),
    "SPACE_SUGGESTION": Place("activities", "space_suggestions", "all"),
    "TARGET": Place("activities", "targets", "all"),
    "ADMIN_DUTY": Place("activities", "admin_duties", "all"),
    "PARTICIPANT": Place("projects", "participants", "all"),
    "STREET_ITEM": Place("projects", "street_items", "all"),
    "BENCHMARK": Place("projects", "benchmarks", "all"),
    "PROGRESS_NOTE": Place("projects", "progress_notes", "all"),
    "ENTRY": Place("budget", "ledger", "all"),
    "NEXT_YEAR_REQUEST": Place("budget", "next_year", "all"),
}
"""The list that holds all matches of a group; a group without one shows all it has."""

SHOWN: Final = {1: 10, 2: 5, 3: 4}
SHOWN_OF_MANY: Final = 3
KEPT: Final = 6
HINT: Final = "단체·사람·제안·시설·예산을 한 번에 찾습니다. 초성도 됩니다 (예: ㄴㅌㄴㅁ)"
ADVICE: Final = (
    "더 짧게 적거나 초성(ㄴㅌㄴㅁ)으로 찾아보세요.",
    "관리번호(2021-제안-001), 품의번호, 전화 끝 네 자리로도 찾습니다.",
)


class FindAll(QObject):
    """The box of one open office: asks its services off the window's thread, leads to what was found."""

    def __init__(
        self, field: FindField, context: TabContext, year: Callable[[], int], go: Callable[[Place], object]
    ) -> None:
        super().__init__()
        self._field = field
        self._context = context
        self._year = year
        self._go = go
        self._job: Job | None = None
        self._before: QWidget | None = None
        self._earlier: list[str] = []
        self._found = Found()
        self.popup = FindPopup(field)
        self.popup.taken.connect(self._take)
        self._wires = (
            (field.typed, self._ask),
            (field.entered, self._enter),
            (field.left, self._leave),
            (field.moved, self._move),
            (field.opened, self._open),
            (field.closed, self._close),
        )
        for signal, slot in self._wires:
            signal.connect(slot)

    def begin(self) -> None:
        """Ctrl+K, from wherever the focus is."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def end(self) -> None:
        """The office closes."""
        self._drop()
        for signal, slot in self._wires:
            signal.disconnect(slot)
        self._field.clear()
        self.popup.hide()
        self.popup.deleteLater()

    def note_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        """Remember from where the officer came, so that Esc leads back there."""
        if new is self._field and old is not None and old is not self._field:
            self._before = old

    def _enter(self) -> None:
        if self._field.full_text().strip():
            self._ask()
        else:
            self._show_beginning()

    def _ask(self) -> None:
        """A letter more or less: what was asked before is not wanted any more."""
        self._drop()
        if pattern(self._field.text(), self._field.composing) is None:
            self._show_beginning()
            return
        question = Question(self._field.text(), self._field.composing, self._year())
        self._start(question, self._context.office.finding.find, partial(self._show, question))

    def _start(
        self,
        question: Question,
        search: Callable[[Question, Callable[[], bool]], Found],
        done: Callable[[Found], object],
    ) -> None:
        def work(control: JobControl) -> Found:
            return search(question, lambda: not control.cancelled)

        self._job = self._context.jobs.start_long(self, work, done, failed=self._fail)

    def _drop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _show(self, question: Question, found: Found) -> None:
        self._found = found
        if found.groups:
            self._show_lines(_lines(found, question.year))
        self._start(question, self._context.office.finding.find_elsewhere, partial(self._add, question))

    def _add(self, question: Question, elsewhere: Found) -> None:
        """Other years stand below what the shown year has; only now it is known that there is nothing."""
        lines = _lines(elsewhere, question.year)
        known = self._found.groups
        self._found = Found((*known, *elsewhere.groups))
        if not known:
            self._show_lines(lines or _nothing(self._field.full_text()))
        elif lines and self.popup.isVisible():
            self.popup.list.found.add_lines(lines)
            self.popup.place()
        self._say_count()

    def _show_beginning(self) -> None:
        """Nothing is typed: what was looked for before, and what can be."""
        self._found = Found()
        earlier = [FoundLine(LineKind.HIT, text, means=text, spoken="앞서 찾은 말") for text in self._earlier]
        head = [FoundLine(LineKind.HEAD, "앞서 찾은 말")] if earlier else []
        self._show_lines([*head, *earlier, FoundLine(LineKind.NOTE, HINT)], choose=False)

    def _fail(self, error: OfficeError) -> None:
        self._found = Found()
        self._show_lines([FoundLine(LineKind.HEAD, error.what), *_notes(error.steps)])

    def _show_lines(self, lines: list[FoundLine], *, choose: bool = True) -> None:
        if not self._field.hasFocus():
            return  # the officer went on before the answer came
        asked = pattern(self._field.text(), self._field.composing)
        self.popup.list.found.show_lines(lines, asked)
        if choose:
            self.popup.list.choose_first()
        self._say_count()
        self.popup.place()
        self.popup.show()
        self._tell_choice()

    def _say_count(self) -> None:
        self.popup.say(f"{self._found.count:,}건" if self._found.groups else "")

    def _move(self, by: int) -> None:
        if self.popup.isVisible():
            self.popup.list.move_choice(by)
            self._tell_choice()
        else:
            self._enter()

    def _tell_choice(self) -> None:
        """A screen reader reads the field: it says what Enter would open."""
        index = self.popup.list.currentIndex()
        spoken = index.data(Qt.ItemDataRole.AccessibleTextRole) if index.isValid() else ""
        self._field.setAccessibleDescription(str(spoken or ""))

    def _open(self) -> None:
        chosen = self.popup.list.chosen if self.popup.isVisible() else None
        if chosen is not None:
            self._take(chosen)

    def _take(self, line: FoundLine) -> None:
        typed = self._field.full_text().strip()
        match line.means:
            case str(text):
                self._field.setText(text)
                self._ask()
            case (Group() as group, Hit() as hit):
                self._lead(typed, self._place_of(group, hit))
            case Group(key=key, year=year):
                listed = LISTS[key]
                self._lead(typed, Place(listed.tab, listed.view, listed.saved_view, typed, year=year))

    @staticmethod
    def _place_of(group: Group, hit: Hit) -> Place:
        tab = hit.tab or TABS[hit.kind]
        return Place(tab, kind=hit.kind, record_id=hit.record_id, year=hit.year or group.year)

    def _lead(self, typed: str, place: Place) -> None:
        self._earlier = [typed, *(text for text in self._earlier if text != typed)][:KEPT]
        self._rest()
        self._go(place)

    def _close(self) -> None:
        """Esc: back to where the officer came from."""
        back = self._before
        self._rest()
        if back is not None and isValid(back) and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._field.window().setFocus()

    def _leave(self) -> None:
        self._drop()
        self.popup.hide()

    def _rest(self) -> None:
        self._drop()
        self._field.clear()
        self._field.setAccessibleDescription("")
        self.popup.hide()


def _lines(found: Found, shown_year: int) -> list[FoundLine]:
    most = SHOWN.get(len(found.groups), SHOWN_OF_MANY)
    lines: list[FoundLine] = []
    for group in found.groups:
        year = f" {group.year}년도" if group.year not in {None, shown_year} else ""
        lines.append(FoundLine(LineKind.HEAD, f"{group.label}{year} {group.count:,}"))
        # Where just one would be left out, it takes the place of the line that says so.
        hits = group.hits if group.key not in LISTS or group.count <= most + 1 else group.hits[:most]
        lines += [
            FoundLine(LineKind.HIT, hit.title, hit.aside, (group, hit), spoken=group.label) for hit in hits
        ]
        if group.count > len(hits) and group.key in LISTS:
            words = f"{group.label} {group.count - len(hits):,}건 더 보기"
            lines.append(FoundLine(LineKind.MORE, words, "", group, spoken=group.label))
    return lines


def _nothing(typed: str) -> list[FoundLine]:
    return [FoundLine(LineKind.HEAD, f"‘{typed.strip()}’에 맞는 기록이 없습니다"), *_notes(ADVICE)]


def _notes(texts: tuple[str, ...]) -> list[FoundLine]:
    return [FoundLine(LineKind.NOTE, text) for text in texts]
