"""쉬는 날: what the calendar knows, what the office adds, and what that does to due days (CAL-1)."""

from array import array
from collections.abc import Mapping, Sequence
from datetime import date

from db import holidays_queries as queries
from db.holidays import OwnDay
from db.session import Session
from desktop_app import search
from desktop_app.changes import Act, Change, Kind
from desktop_app.days_off.records import DayDraft, DayKind, DayRow
from desktop_app.errors import InputRefused, RecordMissing, StaleRecord
from desktop_app.listing import Listing, ListQuery, SavedView, Total
from desktop_app.particles import with_object
from desktop_app.problems import Problem, blocking
from desktop_app.settings import Now
from desktop_app.store import Store
from desktop_app.values import date_weekday_text, tidy_line
from desktop_app.workdays import Workdays

OWN = "own"
_STAYS = "저장된 쉬는 날은 바뀌지 않았습니다."
_TOUCHED = (Kind.DAY_OFF, Kind.PROPOSAL, Kind.OPINION, Kind.CONTACT)


class DaysOff:
    """The officer's verbs for days; ``workdays`` counts with them everywhere."""

    def __init__(self, store: Store, now: Now | None = None) -> None:
        self._store = store
        self._now = now or Now()
        self._kept: tuple[int, Mapping[date, bool]] | None = None
        self.workdays = Workdays(self.own)

    def own(self) -> Mapping[date, bool]:
        """The office's own days and whether they are worked; read again only after something was written."""
        stamp = self._store.writes
        if self._kept is None or self._kept[0] != stamp:
            with self._store.reading() as s:
                self._kept = (stamp, {row.day: row.works for row in queries.own_days(s)})
        return self._kept[1]

    def first_ids(self, query: ListQuery, limit: int) -> Sequence[int]:
        return [row.id for row in self._chosen(query)[:limit]]

    def listing(self, query: ListQuery) -> Listing:
        chosen = self._chosen(query)
        own = sum(row.kind is not DayKind.PUBLIC for row in chosen)
        return Listing(
            array("q", (row.id for row in chosen)),
            (Total("", f"{len(chosen):,}일"), Total("직접 정한 날", f"{own:,}일", at_right=True)),
        )

    def rows(self, ids: Sequence[int]) -> list[DayRow]:
        with self._store.reading() as s:
            own = {row.day: row for row in queries.own_days(s)}
        found = (self._row(date.fromordinal(key), own) for key in ids)
        return [row for row in found if row is not None]

    def views(self, query: ListQuery) -> list[SavedView]:
        whole = self._of_year(query.year)
        own = sum(row.kind is not DayKind.PUBLIC for row in whole)
        return [SavedView("all", "전체", len(whole)), SavedView(OWN, "직접 정한 날", own)]

    def draft(self, key: int) -> DayDraft:
        """A day as its form shows it; RecordMissing where it is neither a holiday nor named by the office."""
        day = date.fromordinal(key)
        with self._store.reading() as s:
            row = queries.own_day(s, day)
            if row is not None:
                return DayDraft(row.day, row.name, row.works, row.version)
        if name := self.workdays.holiday(day):
            return DayDraft(day, name)
        raise RecordMissing("이 날은 그사이 지워졌습니다.", safe=_STAYS)

    def problems(self, draft: DayDraft, key: int | None) -> list[Problem]:
        """What is wrong with a day, and what it would not change; ``key`` is the day that the form was opened for."""
        found = []
        if draft.day is None:
            found.append(Problem("day", "날짜를 적으세요."))
        if not draft.name:
            found.append(Problem("name", "무슨 날인지 적으세요. 예: 임시공휴일"))
        if draft.day is None:
            return found
        if draft.day.toordinal() != key and draft.day in self.own():
            found.append(Problem("day", "이미 적어 둔 날입니다. 목록에서 골라 고치세요."))
        if self.workdays.with_day(draft.day, None).is_workday(draft.day) == draft.works:
            text = "이미 일하는 날입니다." if draft.works else "이미 쉬는 날입니다."
            found.append(Problem("works", text, blocks=False))
        return found

    def moved(self, day: date | None, *, works: bool | None, instead_of: date | None = None) -> int:
        """How many due days that were reckoned and are still waited for would be reckoned otherwise.

        ``works`` of None takes the office's entry for the day away. The due days themselves stay as given.
        """
        after = self.workdays if instead_of is None else self.workdays.with_day(instead_of, None)
        if day is not None:
            after = after.with_day(day, works)
        count = self._now.settings.opinion.due_working_days
        with self._store.reading() as s:
            terms = queries.waited_terms(s)
        return sum(
            due == self.workdays.after(asked, count) and due != after.after(asked, count)
            for asked, due in terms
        )

    def advice(self, day: date | None) -> str:
        """What to know of a due day that is off: a deadline of our own goes before it (CAL-1); empty for others."""
        if day is None or self.workdays.is_workday(day):
            return ""
        return f"쉬는 날입니다. 앞의 일하는 날은 {date_weekday_text(self.workdays.on_or_before(day))}입니다."

    def effect(self, day: date | None, *, works: bool, key: int | None) -> int:
        """How many due days the form of a day would move, were they reckoned anew."""
        return self.moved(day, works=works, instead_of=None if key is None else date.fromordinal(key))

    def add(self, draft: DayDraft) -> Change:
        """Name a day of the office's own."""
        return self._write(Act.ADD_DAY_OFF, draft, None)

    def edit(self, key: int, draft: DayDraft) -> Change:
        """Change a day; a public holiday becomes the office's own entry by it."""
        return self._write(Act.EDIT_DAY_OFF, draft, date.fromordinal(key))

    def remove(self, keys: Sequence[int]) -> Change:
        """Take the office's own days away; what the calendar knows stays."""
        days = [date.fromordinal(key) for key in keys]
        with self._store.writing(Act.REMOVE_DAY_OFF) as s:
            for day in days:
                row = queries.own_day(s, day)
                if row is None:
                    raise InputRefused(
                        f"{date_weekday_text(day)}은 공휴일이라 지울 수 없습니다.",
                        safe=_STAYS,
                        steps=("그날 일한다면 ‘그날 일함’으로 고치세요.",),
                    )
                row.deleted_at = s.info["journal_now"]
        return self._store.done(s, _TOUCHED, f"직접 정한 날 {len(days)}일을 지웠습니다.", count=len(days))

    def _write(self, act: Act, draft: DayDraft, former: date | None) -> Change:
        draft = DayDraft(draft.day, tidy_line(draft.name), draft.works, draft.version)
        key = None if former is None else former.toordinal()
        if found := blocking(self.problems(draft, key)):
            raise InputRefused(f"쉬는 날을 저장하지 않았습니다. {found[0].text}", safe=_STAYS)
        assert draft.day is not None  # noqa: S101 - problems() blocks without one
        moved = self.moved(draft.day, works=draft.works, instead_of=former)
        with self._store.writing(act) as s:
            _put(s, draft, former)
        told = f"{with_object(f'{date_weekday_text(draft.day)} ‘{draft.name}’')} 저장했습니다."
        if moved:
            told += f" 이미 정한 기한 {moved:,}건은 그대로 두었습니다."
        return self._store.done(s, _TOUCHED, told, record_id=draft.day.toordinal())

    def _chosen(self, query: ListQuery) -> list[DayRow]:
        """The rows of a year that fit a query, in its order."""
        asked = search.folded(query.text + query.composing)
        rows = [
            row
            for row in self._of_year(query.year)
            if (query.view != OWN or row.kind is not DayKind.PUBLIC)
            and (asked in search.folded(row.name) or asked in search.initials(search.folded(row.name)))
        ]
        if query.order == "name":
            rows.sort(key=lambda row: search.sort_key(row.name))
        elif query.order == "kind":
            rows.sort(key=lambda row: row.kind.value)
        return rows[::-1] if query.descending else rows

    def _of_year(self, year: int | None) -> list[DayRow]:
        """The holidays and own days of a year by day; without a year those that the office has named."""
        with self._store.reading() as s:
            own = {row.day: row for row in queries.own_days(s)}
        days = set(own) if year is None else {day for day in own if day.year == year}
        if year is not None:
            days |= set(self.workdays.holidays_of(year))
        return [row for day in sorted(days) if (row := self._row(day, own)) is not None]

    def _row(self, day: date, own: Mapping[date, OwnDay]) -> DayRow | None:
        holiday, named = self.workdays.holiday(day), own.get(day)
        if named is not None:
            kind = DayKind.WORKED if named.works else DayKind.OWN
            return DayRow(day.toordinal(), day, named.name, kind, holiday)
        return DayRow(day.toordinal(), day, holiday, DayKind.PUBLIC) if holiday else None


def _put(s: Session, draft: DayDraft, former: date | None) -> None:
    """Write the office's entry; where another day was named before, it moves."""
    assert draft.day is not None  # noqa: S101 - asked before
    row = queries.own_day(s, former) if former is not None else None
    if row is not None and draft.version is not None and row.version != draft.version:
        raise StaleRecord("이 날은 연 뒤에 바뀌었습니다.", safe=_STAYS, steps=("다시 열어 보고 고치세요.",))
    if row is None:
        row = OwnDay(day=draft.day, name=draft.name)
        s.add(row)
    row.day, row.name, row.works = draft.day, draft.name, draft.works
