"""The lines of a meeting in its form: who was asked, the order of a workshop, what is to be done next."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from desktop_app.marks import Mark, State
from desktop_app.meeting_terms import (
    ABSENT,
    ATTENDEE_LABELS,
    FOLLOW_UP_LABELS,
    ITEM_LABELS,
    PRESENT,
    AttendeeSide,
    ItemKind,
)
from desktop_app.meetings.kinds import follow_up_state
from desktop_app.meetings.records import Attendee, FollowUp, MeetingItem, Who, owner_words
from ui.widgets.choice_inputs import ChoiceInput, NameInput, PickInput
from ui.widgets.inputs import TextInput
from ui.widgets.lines_input import LineColumn, LinesInput, LineWords
from ui.widgets.value_inputs import CountInput, DateInput

WHO: Final = "단체·기관·부서나 그 밖의 이름"
_MARKED: Final = ((True, PRESENT), (False, ABSENT))
Names = Callable[[], Mapping[int, str]]
"""How the bodies of the registers are called, by their numbers in a pick list."""


def attendees_input(names: Names) -> LinesInput[Attendee]:
    """Everybody asked to a meeting; a name is masked while its line is shut (PII-5)."""
    label = ATTENDEE_LABELS
    columns = (
        LineColumn("name", label["name"], TextInput),
        LineColumn("who", label["who"], lambda: NameInput(placeholder=WHO)),
        LineColumn("post", label["post"], TextInput),
        LineColumn(
            "side",
            label["side"],
            lambda: ChoiceInput([(one, one.value) for one in AttendeeSide], empty="소속을 따라"),
        ),
        LineColumn("present", label["present"], lambda: ChoiceInput(_MARKED, empty="표시 전"), beside=True),
    )

    def words(line: Attendee) -> LineWords:
        body = _called(line.who, names())
        told = [part for part in (body if line.name else "", line.side.value) if part]
        title = f"{line.masked} {line.post}".strip() if line.name else f"{body} {line.post}".strip()
        return LineWords(title or "-", " · ".join(told), _presence(line))

    return LinesInput(columns, Attendee.of_line, noun="참석자", describe=words)


def items_input(names: Names, numbers: Callable[[], Mapping[int, str]]) -> LinesInput[MeetingItem]:
    """The points of a workshop in their order; one that became a proposal shows its number."""
    label = ITEM_LABELS
    columns = (
        LineColumn("title", label["title"], TextInput),
        LineColumn(
            "kind", label["kind"], lambda: ChoiceInput([(one, one.value) for one in ItemKind], empty=None)
        ),
        LineColumn("minutes", label["minutes"], CountInput, beside=True),
        LineColumn("who", label["who"], lambda: NameInput(placeholder=WHO)),
        LineColumn("speaker", label["speaker"], TextInput),
        LineColumn("file_id", label["file_id"], lambda: ChoiceInput((), empty="-")),
        LineColumn("note", label["note"], TextInput),
    )

    def words(line: MeetingItem) -> LineWords:
        minutes = f"{line.minutes}분" if line.minutes else ""
        told = (line.kind.value, _called(line.who, names()), minutes)
        number = numbers().get(line.id or 0, "")
        state = State(Mark.DONE, number) if number else None
        return LineWords(line.title, " · ".join(part for part in told if part), state)

    return LinesInput(columns, MeetingItem.of_line, noun="순서", describe=words)


def follow_ups_input(year: Callable[[], int], today: Callable[[], date]) -> LinesInput[FollowUp]:
    """What was agreed to be done next."""
    label = FOLLOW_UP_LABELS
    columns = (
        LineColumn("task", label["task"], TextInput),
        LineColumn(
            "department_id",
            label["department_id"],
            lambda: PickInput((), placeholder="부서 이름 일부나 초성"),
        ),
        LineColumn("owner", label["owner"], lambda: TextInput(placeholder="팀이나 직위")),
        LineColumn("due_on", label["due_on"], lambda: DateInput(year, today)),
        LineColumn("done_on", label["done_on"], lambda: DateInput(year, today)),
        LineColumn("note", label["note"], TextInput),
    )

    def words(line: FollowUp) -> LineWords:
        return LineWords(line.task, owner_words(line.owner), follow_up_state(line, today()))

    return LinesInput(columns, FollowUp, noun="후속조치", describe=words)


def _called(who: Who, names: Mapping[int, str]) -> str:
    return names.get(who, "") if isinstance(who, int) else who or ""


def _presence(line: Attendee) -> State | None:
    if line.present is None:
        return None
    return State(Mark.DONE, PRESENT) if line.present else State(Mark.NONE, ABSENT)
