"""The duty calendar: what the rules of a year ask for, what the records and the officer say of it (E13)."""

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from db import duty_queries as queries
from db.duties import DutyMark, OwnDuty
from db.schedule_queries import Dated, Phase
from db.session import Session
from desktop_app import search
from desktop_app.clock import Clock
from desktop_app.duties import rules
from desktop_app.duties.records import (
    Duty,
    Evidence,
    MarkDraft,
    OwnDutyDraft,
    Rhythm,
    Span,
    Standing,
    YearSheet,
    standing_of,
)
from desktop_app.duties.rules import Choices, Rule
from desktop_app.errors import RecordMissing
from desktop_app.listing import Listing, ListQuery, SavedView, Total
from desktop_app.marks import Mark, State
from desktop_app.privacy.registers import REVIEW
from desktop_app.store import Store
from desktop_app.values import date_text
from desktop_app.workdays import Workdays, waiting_state

AHEAD_DAYS: Final = 14
"""홈 tells of a duty so many days before it is due."""
SOON: Final = "soon"
WEEK: Final = "week"
"""The views that 홈 leads to: all that ``pending`` tells of, and what of it is due by this week's end."""
STAYS: Final = "저장된 할 일은 바뀌지 않았습니다."
_GONE: Final = "이 할 일은 그사이 없어졌습니다."


def due_this_week(duty: Duty, today: date) -> bool:
    """Whether its day is past or lies in the week of today, which ends on its Sunday."""
    return duty.due_on <= today + timedelta(days=6 - today.weekday())


_VIEWS: Final[dict[str, tuple[str, Callable[[Duty, date], bool]]]] = {
    "all": ("전체", lambda _duty, _today: True),
    "open": ("할 일", lambda duty, _today: duty.open),
    "late": ("지남", lambda duty, _today: duty.standing is Standing.LATE),
    "month": (
        "이번 달",
        lambda duty, today: (duty.due_on.year, duty.due_on.month) == (today.year, today.month),
    ),
    "done": ("마침", lambda duty, _today: duty.standing is Standing.DONE),
    "passed": ("해당 없음", lambda duty, _today: duty.standing is Standing.PASSED_OVER),
    "own": ("직접 더한 일", lambda duty, _today: duty.own_id is not None),
}
_PENDING_VIEWS: Final[dict[str, tuple[str, Callable[[Duty, date], bool]]]] = {
    WEEK: ("이번 주까지", due_this_week),
    SOON: ("곧 할 일", lambda _duty, _today: True),
}
"""Over what is pending, which takes in what the year before left to this one."""


@dataclass(frozen=True)
class _Said:
    """What is known of the duties of a year besides the rules."""

    evidence: dict[str, dict[str, Evidence]]
    marks: dict[tuple[str, str], DutyMark]


class DutyReading:
    """The duties of a year as lists, 홈, calendar and papers ask for them; writes nothing."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        workdays: Workdays,
        organisation: Callable[[], str],
        choices: Callable[[], Choices],
    ) -> None:
        self._store = store
        self._clock = clock
        self._workdays = workdays
        self._organisation = organisation
        self._choices = choices

    # What the list shows

    def of_year(self, year: int) -> list[Duty]:
        """All duties of a fiscal year by their due day."""
        with self._store.reading() as s:
            return self._read(s, year)

    def pending(self, year: int) -> list[Duty]:
        """What 홈 tells of: late ones and those that are due soon, with what the year before left to this one."""
        return self._pending(self.of_year(year), year)

    def first_ids(self, query: ListQuery, limit: int) -> Sequence[int]:
        return [one.id for one in self._chosen(query)[:limit]]

    def listing(self, query: ListQuery) -> Listing:
        chosen = self._chosen(query)
        late = sum(one.standing is Standing.LATE for one in chosen)
        done = sum(one.standing is Standing.DONE for one in chosen)
        totals = (
            Total("", f"{len(chosen):,}건"),
            Total("마침", f"{done:,}건", at_right=True),
            Total("지남", f"{late:,}건", at_right=True),
        )
        return Listing(array("q", (one.id for one in chosen)), totals)

    def rows(self, ids: Sequence[int]) -> list[Duty]:
        with self._store.reading() as s:
            return self._named(s, ids)

    def views(self, query: ListQuery) -> list[SavedView]:
        today, year = self._clock.today(), self._year(query)
        whole = self.of_year(year)
        pending = self._pending(whole, year)
        counted = ((_VIEWS, whole), (_PENDING_VIEWS, pending))
        return [
            SavedView(key, label, sum(fits(one, today) for one in duties))
            for views, duties in counted
            for key, (label, fits) in views.items()
        ]

    def record(self, duty_id: int) -> Duty:
        """One duty. Raises RecordMissing where its rule was switched off or its own duty deleted."""
        found = self.rows([duty_id])
        if not found:
            raise RecordMissing(_GONE, safe=STAYS, steps=("목록을 새로 보고 다시 고르세요.",))
        return found[0]

    def dated(self, first: date, last: date) -> list[Dated]:
        """The duties that are due within some days, for the month calendar."""
        years = range(first.year - 1, last.year + 1)
        duties = [one for year in years for one in self.of_year(year) if first <= one.due_on <= last]
        return [
            Dated(one.id, one.due_on, one.name, _PHASES[one.standing], year=one.span.year)
            for one in duties
            if one.rhythm is not Rhythm.ON_CALL
        ]

    def sheet(self, year: int) -> YearSheet:
        """The year on paper."""
        return YearSheet(year, self._organisation(), self._clock.today(), tuple(self.of_year(year)))

    # Within

    def _chosen(self, query: ListQuery) -> list[Duty]:
        asked = search.pattern(query.text, query.composing)
        today, year = self._clock.today(), self._year(query)
        if query.view in _PENDING_VIEWS:
            (_label, fits), whole = _PENDING_VIEWS[query.view], self.pending(year)
        else:
            (_label, fits), whole = _VIEWS.get(query.view, _VIEWS["all"]), self.of_year(year)
        found = [one for one in whole if fits(one, today) and search.matches(_words(one), asked)]
        if key := _ORDERS.get(query.order):
            found.sort(key=key)
        return found[::-1] if query.descending else found

    def _pending(self, of_year: Sequence[Duty], year: int) -> list[Duty]:
        until = self._clock.today() + timedelta(days=AHEAD_DAYS)
        carried = [one for one in self.of_year(year - 1) if one.due_on.year == year]
        return [
            one
            for one in sorted([*carried, *of_year], key=_by_day)
            if one.open and one.due_on <= until and one.rhythm is not Rhythm.ON_CALL
        ]

    def _year(self, query: ListQuery) -> int:
        return query.year if query.year is not None else self._clock.today().year

    def _named(self, s: Session, ids: Sequence[int]) -> list[Duty]:
        years = {rules.year_of(key) for key in ids if rules.own_of(key) is None}
        own = {one for key in ids if (one := rules.own_of(key)) is not None}
        for row in (s.get(OwnDuty, key) for key in own):
            if row is not None and row.deleted_at is None:
                years.add(row.fiscal_year)
        known = {one.id: one for year in years for one in self._read(s, year)}
        return [known[key] for key in ids if key in known]

    def _read(self, s: Session, year: int) -> list[Duty]:
        of_year = rules.rules_of(year, self._choices())
        today = self._clock.today()
        found = queries.found(s, rules.sources_of(of_year), year, today, REVIEW)
        said = _Said(
            {key: {one.part: _evidence(one) for one in rows} for key, rows in found.items()},
            {(row.rule, row.span): row for row in queries.marks(s, year)},
        )
        duties = [self._duty(rule, span, said) for rule in of_year for span in rule.spans(year)]
        duties += [one for row in queries.own_duties(s, year) for one in self._own_turns(row, said)]
        return sorted(duties, key=_by_day)

    def _duty(self, rule: Rule, span: Span, said: _Said) -> Duty:
        due = rule.due(span, self._workdays)
        found = said.evidence.get(rule.source, {}).get(span.part, Evidence())
        mark = _mark(said.marks.get((rule.key, span.key)))
        standing, state = self._standing(due, mark, found, rule.rhythm)
        return Duty(
            id=rule.id_of(span),
            rule=rule.key,
            span=span,
            name=rule.named(span),
            rhythm=rule.rhythm,
            due_on=due,
            stated_on=rule.stated(span),
            standing=standing,
            state=state,
            law=rule.law,
            basis=rule.basis,
            source=rule.source,
            how=rule.how.format_map(span.words),
            done_on=found.done_on or (None if mark.passed_over else mark.done_on),
            told=found.words or found.vain,
            passed_over=mark.passed_over,
            note=mark.note,
            mark_id=_id_of(said.marks.get((rule.key, span.key))),
            version=mark.version,
        )

    def _own_turns(self, row: OwnDuty, said: _Said) -> Iterable[Duty]:
        draft = own_draft(row)
        for span, stated in rules.own_spans(row.fiscal_year, draft):
            due = self._workdays.on_or_before(stated)
            kept = said.marks.get((rules.own_rule(row.id), span.key))
            mark = _mark(kept)
            standing, state = self._standing(due, mark, Evidence(), draft.rhythm)
            once = draft.rhythm is Rhythm.ONCE
            yield Duty(
                id=rules.own_id(row.id, span),
                rule=rules.own_rule(row.id),
                span=span,
                name=row.name if once else f"{row.name} ({span.month}월)",
                rhythm=draft.rhythm,
                due_on=due,
                stated_on=stated,
                standing=standing,
                state=state,
                basis=draft.note or "직접 더한 일",
                done_on=None if mark.passed_over else mark.done_on,
                passed_over=mark.passed_over,
                note=mark.note,
                own_id=row.id,
                mark_id=_id_of(kept),
                version=mark.version,
            )

    def _standing(
        self, due: date, mark: MarkDraft, found: Evidence, rhythm: Rhythm
    ) -> tuple[Standing, State]:
        today = self._clock.today()
        waiting = waiting_state(due, today, self._workdays)
        if rhythm is Rhythm.ON_CALL and due >= today:
            waiting = State(Mark.WAITING, rhythm.value)
        return standing_of(due, today, waiting, mark, found)


def _evidence(found: queries.Found) -> Evidence:
    if found.vain or found.day is None:
        return Evidence(vain="접속기록이 없는 달")
    more = f" 등 {found.number:,}건" if found.number > 1 else ""
    return Evidence(found.day, f"{date_text(found.day)}{more}")


def _mark(row: DutyMark | None) -> MarkDraft:
    return MarkDraft() if row is None else MarkDraft(row.done_on, row.passed_over, row.note, row.version)


def _id_of(row: DutyMark | None) -> int | None:
    return None if row is None else row.id


def own_draft(row: OwnDuty) -> OwnDutyDraft:
    """An own duty as its form shows it."""
    return OwnDutyDraft(row.name, Rhythm[row.rhythm], row.due_on, row.note, row.version)


def _words(duty: Duty) -> str:
    """What a duty is found by: its name, its rhythm, its grounds."""
    return f"{duty.name} {duty.rhythm.value} {duty.basis}"


def _by_day(duty: Duty) -> tuple[date, int]:
    return duty.due_on, duty.id


_ORDERS: Final[dict[str, Callable[[Duty], Any]]] = {
    "name": lambda duty: (search.sort_key(duty.name), duty.due_on),
    "due_on": _by_day,
    "rhythm": lambda duty: (list(Rhythm).index(duty.rhythm), _by_day(duty)),
    "state": lambda duty: (list(Standing).index(duty.standing), _by_day(duty)),
    "done_on": lambda duty: (duty.done_on or date.max, duty.id),
}
_PHASES: Final = {
    Standing.AHEAD: Phase.DUE,
    Standing.LATE: Phase.DUE,
    Standing.DONE: Phase.DONE,
    Standing.PASSED_OVER: Phase.CANCELLED,
}
