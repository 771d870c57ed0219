"""연락 기록 as the screens see it: one contact with a body, when to come back to it and what for (features.md A6)."""

from dataclasses import dataclass
from datetime import date

from desktop_app.directory.records import Body
from desktop_app.marks import Mark, State
from desktop_app.privacy.guard import number_problems
from desktop_app.problems import Problem
from desktop_app.terms import ContactWay
from desktop_app.values import date_text

SETTLED = State(Mark.DONE, "마침")


@dataclass(frozen=True, slots=True)
class ContactDraft:
    """What the form of a contact holds; with whom is one of the body's people."""

    contacted_on: date | None
    body: Body | None = None
    way: ContactWay = ContactWay.PHONE
    person_id: int | None = None
    summary: str = ""
    next_on: date | None = None
    next_step: str = ""
    settled: bool = False
    version: int | None = None


@dataclass(frozen=True, slots=True)
class ContactRecord:
    """A contact to be read and edited, with the name of its body and how it stands."""

    id: int
    draft: ContactDraft
    body: str
    state: State | None


@dataclass(frozen=True, slots=True)
class ContactRow:
    """One line of the log; the person's name is masked (PII-5)."""

    id: int
    contacted_on: date
    body: str
    way: str
    person: str
    summary: str
    next_on: date | None
    next_step: str
    state: State | None


@dataclass(frozen=True, slots=True)
class Standing:
    """How one body stands: contacts so far, those to come back to, and how near the nearest is."""

    count: int = 0
    waiting: int = 0
    state: State | None = None
    due: int = 0
    """How many of them should be come back to by today."""


def contact_problems(draft: ContactDraft, today: date) -> list[Problem]:
    """What is wrong with a contact's draft; a number that nobody may keep blocks (PII-1)."""
    found = []
    if draft.body is None:
        found.append(Problem("body", "어디와 연락했는지 고르세요."))
    if draft.contacted_on is None:
        found.append(Problem("contacted_on", "연락한 날을 적으세요."))
    elif draft.contacted_on > today:
        found.append(Problem("contacted_on", "아직 오지 않은 날입니다.", blocks=False))
    if not draft.summary:
        found.append(Problem("summary", "무슨 말을 나눴는지 적으세요."))
    if draft.next_on and draft.contacted_on and draft.next_on < draft.contacted_on:
        found.append(Problem("next_on", f"연락한 날({date_text(draft.contacted_on)})보다 빠릅니다."))
    if draft.next_step and draft.next_on is None:
        text = "날을 적어야 홈과 ‘다시 연락할 것’에 나옵니다."
        found.append(Problem("next_on", text, blocks=False))
    return found + number_problems(draft)
