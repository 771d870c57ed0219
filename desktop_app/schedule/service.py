"""달력: what happens on which day over all records of the program, read in one go for a span of days."""

from collections.abc import Collection, Sequence
from datetime import date

from db.schedule_queries import Dated, Phase
from desktop_app.clock import Clock
from desktop_app.days_off.records import DayKind
from desktop_app.days_off.service import DaysOff
from desktop_app.listing import ListQuery
from desktop_app.marks import Mark, State
from desktop_app.schedule.records import DatedItem, DatedKind, DayName, Span, in_order
from desktop_app.schedule.sources import SOURCES, DatedSource
from desktop_app.settings import Now
from desktop_app.store import Store
from desktop_app.values import won_text
from desktop_app.workdays import WARN_DAYS, waiting_state


class Schedule:
    """Reads the calendar; writes nothing. ``sources`` are the kinds of records that it knows."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        days_off: DaysOff,
        now: Now,
        sources: Sequence[DatedSource] = SOURCES,
    ) -> None:
        self._store = store
        self._clock = clock
        self._days_off = days_off
        self._now = now
        self._sources = sources
        self._places = {source.kind.key: place for place, source in enumerate(sources)}

    @property
    def kinds(self) -> tuple[DatedKind, ...]:
        """All kinds, in their order."""
        return tuple(source.kind for source in self._sources)

    def span(self, first: date, last: date, keys: Collection[str] | None = None) -> Span:
        """What happens from the first to the last day; ``keys`` of kinds narrow it, None for all."""
        wanted = [one for one in self._sources if keys is None or one.kind.key in keys]
        found: list[tuple[DatedSource, Dated]] = []
        with self._store.reading() as s:
            for source in wanted:
                found += [(source, row) for row in source.query(s, first - source.reach, last)]
        items = [self._item(source, row) for source, row in found]
        touching = [item for item in items if item.day <= last and item.until >= first]
        return Span(first, last, in_order(touching, self._places), self._names(first, last))

    def _item(self, source: DatedSource, row: Dated) -> DatedItem:
        workdays = self._days_off.workdays
        day = row.day if source.term is None else source.term(row.day, workdays)
        title = row.title if row.won is None else f"{row.title} {won_text(row.won)}원"
        return DatedItem(
            source.kind,
            row.record_id,
            day,
            title,
            row.last if row.last is not None and row.last > day else None,
            row.start,
            row.end,
            self._state(source, row.phase, day),
            row.where,
            row.detail,
            row.year,
            row.line,
        )

    def _state(self, source: DatedSource, phase: Phase, day: date) -> State | None:
        match phase:
            case Phase.DUE:
                warn = self._now.settings.opinion.warn_working_days if source.of_opinions else WARN_DAYS
                return waiting_state(day, self._clock.today(), self._days_off.workdays, warn)
            case Phase.PLANNED:
                return State(Mark.WAITING, "예정")
            case Phase.DONE:
                return State(Mark.DONE, "완료")
            case Phase.CANCELLED:
                return State(Mark.NONE, "취소")
        return None

    def _names(self, first: date, last: date) -> tuple[tuple[date, DayName], ...]:
        """Holidays and the office's own days; a weekend without a name has none."""
        named = []
        for year in range(first.year, last.year + 1):
            days = self._days_off.rows(self._days_off.first_ids(ListQuery(year=year), 366))
            named += [
                (row.day, DayName(row.name, row.kind is not DayKind.WORKED))
                for row in days
                if first <= row.day <= last
            ]
        return tuple(named)
