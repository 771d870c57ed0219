"""What the officer does with the places of the issues: see the year, put a tenant into a month, ask for the draft."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from db import publicity_queries as queries
from db.session import Session, fetch
from db.tenants import Tenant
from desktop_app import search
from desktop_app.activities.newsletter import (
    EMPTY,
    NEWSLETTER,
    NewsKind,
    SlotDraft,
    about,
    draft_late,
    slot_state,
)
from desktop_app.activities.publicity_dates import draft_due
from desktop_app.activities.publicity_records import Candidate, Missed, Relay, SlotMonth
from desktop_app.activities.publicity_rules import draft_day, plan_months
from desktop_app.changes import Act, Change
from desktop_app.clock import Clock
from desktop_app.errors import InputRefused
from desktop_app.marks import Mark, State
from desktop_app.particles import with_object
from desktop_app.problems import Problem
from desktop_app.register.kind import RegisterRow
from desktop_app.register.service import Register
from desktop_app.store import Store
from desktop_app.values import date_weekday_text, month_text
from desktop_app.workdays import Workdays

_UNTOUCHED = "소식지 계획은 그대로입니다."


def request_text(row: RegisterRow[SlotDraft], office: str) -> str:
    """원고 요청: what to write, until when, how much of it."""
    draft = row.draft
    assert draft.month is not None  # noqa: S101 - a place has its month
    whom = about(row)
    due = date_weekday_text(draft.draft_due) if draft.draft_due else ""
    lines = [
        f"{whom} 담당자님께" if draft.tenant_id else "서울혁신센터 홍보팀 담당자님께",
        "",
        f"안녕하세요. {office}입니다.",
        f"은평소식지 {draft.month.year}년 {draft.month.month}월호 「혁신파크 릴레이 홍보」에 실을 원고를 요청드립니다.",
        "",
        f" 1. 내용: {draft.kind.value}" + (f" – {draft.title}" if draft.title else ""),
        *([f" 2. 원고 마감: {due}까지"] if due else []),
        f" {3 if due else 2}. 보내실 것: 원고(한글이나 워드 파일), 사진 2~3장(따로 붙인 파일), 문의처",
        "",
        "사진에 사람이 나오면 본인에게 게재 동의를 받아 주십시오. 지면에 맞추어 글을 다듬을 수 있습니다.",
        "감사합니다.",
    ]
    return "\n".join(lines)


class NewsletterSlots(Register[SlotDraft]):
    """The register with the year's months over it."""

    def __init__(self, store: Store, clock: Clock, workdays: Workdays, office: Callable[[], str]) -> None:
        super().__init__(store, clock, NEWSLETTER, queries.NEWSLETTER)
        self._workdays = workdays
        self._office = office

    def months(self, year: int) -> list[SlotMonth]:
        """The plan's months of a year and any other that has a place, in their order."""
        with self._store.reading() as s:
            rows = self.read(s, queries.slots(s, year))
        held = {row.draft.month: row for row in rows if row.draft.month is not None}
        planned = plan_months(year)
        return [self._month(month, held.get(month), planned) for month in sorted({*planned, *held})]

    def empty_months(self, year: int) -> list[SlotMonth]:
        """The plan's months without a place."""
        return [one for one in self.months(year) if one.row is None]

    def relay(self, year: int) -> Relay:
        """The year's plan and what came of it, as the paper shows it."""
        return Relay(year, tuple(self.months(year)), self._clock.today(), self._office())

    def request_text(self, slot_id: int) -> str:
        """The words that ask a tenant for its draft; names no person and no number."""
        row = self.record(slot_id)
        return request_text(row, self._office())

    def outline(self, year: int) -> list[tuple[date, State, bool]]:
        """The plan's months: how each stands, whether it is empty; asks no calendar of holidays (see ``missed``)."""
        today = self._clock.today()
        with self._store.reading() as s:
            rows = {row.draft.month: row for row in self.read(s, queries.slots(s, year))}
        return [
            (month, slot_state(row), False)
            if (row := rows.get(month)) is not None
            else (month, State(Mark.LATE if draft_day(month) < today else Mark.WAITING, EMPTY), True)
            for month in plan_months(year)
        ]

    def missed(self, year: int) -> list[Missed[SlotDraft]]:
        """The plan's months that are empty or without a draft past their day; asks no calendar of holidays.

        Between a deadline that was moved before a day off and that day nobody works, so the day itself decides.
        """
        today = self._clock.today()
        with self._store.reading() as s:
            rows = {row.draft.month: row for row in self.read(s, queries.slots(s, year))}
        found = [Missed(month, draft_day(month), rows.get(month)) for month in plan_months(year)]
        return [
            one
            for one in found
            if one.missed(today, late=one.row is not None and draft_late(one.row.draft, today))
        ]

    def candidates(self, text: str = "", composing: str = "", field: str = "") -> list[Candidate]:
        """Tenants in the park that were never introduced."""
        with self._store.reading() as s:
            pattern = search.pattern(text, composing)
            found = queries.never_featured(s, self._clock.today(), pattern, field)
        return [Candidate(*row) for row in found]

    def default_due(self, month: date) -> date:
        """By when the draft for an issue is due, unless the officer says another day."""
        return draft_due(month, self._workdays)

    def put(self, tenant_id: int, month: date) -> Change:
        """Put a tenant into an empty month. Raises InputRefused where the month is taken."""
        with self._store.writing(Act.PUT_IN_NEWSLETTER) as s:
            if (there := queries.slot_of(s, month, None)) is not None:
                called = there.title or month_text(month)
                raise InputRefused(
                    f"{month_text(month)} 소식지에는 이미 ‘{called}’이(가) 있습니다.", safe=_UNTOUCHED
                )
            name = fetch(s, Tenant, tenant_id).name
            draft = SlotDraft(month, NewsKind.TENANT, tenant_id, title=f"{name} 소개")
            key = self.write(s, self.tidied(draft), None)
        said = f"{with_object(f'‘{name}’')} {month_text(month)} 소식지에 넣었습니다."
        return self._done(s, said, record_id=key)

    def move(self, slot_id: int, month: date) -> Change:
        """Give a place another month; a draft that was due on the usual day is due on that of the new one."""
        draft = self.record(slot_id).draft
        moved = self.moved(draft, month)
        return self.edit(slot_id, moved)

    def moved(self, draft: SlotDraft, month: date | None) -> SlotDraft:
        """A draft in another month."""
        usual = draft.month is not None and draft.draft_due == self.default_due(draft.month)
        return replace(draft, month=month, draft_due=None if usual else draft.draft_due)

    def checked(self, s: Session, draft: SlotDraft, record_id: int | None) -> list[Problem]:
        found = []
        if draft.month is not None and (there := queries.slot_of(s, draft.month, record_id)) is not None:
            called = there.title or month_text(draft.month)
            found.append(
                Problem(
                    "month",
                    f"{month_text(draft.month)}에는 이미 ‘{called}’이(가) 있습니다. "
                    "한 달에 한 자리입니다. 다른 달을 적으세요.",
                )
            )
        if draft.tenant_id is not None and (months := queries.featured(s, draft.tenant_id, record_id)):
            named = ", ".join(map(month_text, months))
            found.append(
                Problem(
                    "tenant_id",
                    f"이미 {named} 소식지에 나온 단체입니다. 두 번 싣는지 확인하세요.",
                    blocks=False,
                )
            )
        return found

    def tidied(self, draft: SlotDraft) -> SlotDraft:
        """As it is stored: months begin on their first day, a draft is due on the usual day unless said otherwise."""
        clean = super().tidied(draft)
        month = clean.month.replace(day=1) if clean.month else None
        due = clean.draft_due or (self.default_due(month) if month else None)
        return replace(clean, month=month, draft_due=due)

    def _month(self, month: date, row: RegisterRow[SlotDraft] | None, planned: Sequence[date]) -> SlotMonth:
        inside = month in planned
        if row is not None:
            return SlotMonth(
                month, row.draft.draft_due or self.default_due(month), slot_state(row), row, inside
            )
        due = self.default_due(month)
        late = due < self._clock.today()
        return SlotMonth(month, due, State(Mark.LATE if late else Mark.WAITING, EMPTY), None, inside)
