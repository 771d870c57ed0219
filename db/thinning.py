"""Which backups stay: all of two days, 14 daily, 10 weekly, 12 monthly unless the officer set it (reliability.md 12).

The order is that of the sequence numbers. The clock only groups, and only where it can be believed:
where it jumps, nothing is dropped until it has run evenly for two months (reliability.md 10).
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

LONGEST_REST = timedelta(days=62)  # two months; a longer step forward is taken for a wrong clock
BACKWARD = timedelta(hours=1)  # a clock set right by some minutes is no jump
BELIEVED_AFTER = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Keep:
    """How many stay: all of so many days, then the newest of so many days, weeks and months."""

    all_days: int = 2
    daily: int = 14
    weekly: int = 10
    monthly: int = 12


USUAL = Keep()


class Dated(Protocol):
    """A backup as far as thinning looks at it."""

    @property
    def sequence(self) -> int: ...
    @property
    def made_at(self) -> datetime: ...
    @property
    def whole(self) -> bool: ...


BackupT = TypeVar("BackupT", bound=Dated)
Period = Callable[[datetime], Hashable]


def _day(moment: datetime) -> Hashable:
    return moment.date()


def _week(moment: datetime) -> Hashable:
    return moment.isocalendar()[:2]


def _month(moment: datetime) -> Hashable:
    return moment.year, moment.month


def thin(
    now: datetime, backups: Sequence[BackupT], keep: Keep = USUAL
) -> tuple[list[BackupT], list[BackupT]]:
    """(to keep, to drop), each newest first. The last whole backup is never dropped."""
    runs = _even_runs(now, sorted(backups, key=lambda backup: backup.sequence, reverse=True))
    present = runs[0]
    trusted = bool(present) and now - present[-1].made_at >= BELIEVED_AFTER
    subject = [(number, backup) for number, run in enumerate(runs) for backup in run if not number or trusted]
    fresh = timedelta(days=keep.all_days)
    older = [(number, backup) for number, backup in subject if number or now - backup.made_at >= fresh]
    last_whole = next((backup for run in runs for backup in run if backup.whole), None)
    unneeded: list[tuple[int, BackupT]] = []
    tiers: tuple[tuple[Period, int], ...] = ((_day, keep.daily), (_week, keep.weekly), (_month, keep.monthly))
    for period, count in tiers:
        superfluous, older = _beyond_last_of_each(older, period, count)
        unneeded += superfluous
    dropped = {backup.sequence for _, backup in (*unneeded, *older) if backup is not last_whole}
    newest_first = [backup for run in runs for backup in run]
    return (
        [backup for backup in newest_first if backup.sequence not in dropped],
        [backup for backup in newest_first if backup.sequence in dropped],
    )


def _even_runs(now: datetime, newest_first: Sequence[BackupT]) -> list[list[BackupT]]:
    """The backups cut where the clock jumped; the first run is the one that leads up to now."""
    runs: list[list[BackupT]] = [[]]
    later = now
    for backup in newest_first:
        if not -BACKWARD <= later - backup.made_at <= LONGEST_REST:
            runs.append([])
        runs[-1].append(backup)
        later = backup.made_at
    return runs


def _beyond_last_of_each(
    newest_first: list[tuple[int, BackupT]], period: Period, count: int
) -> tuple[list[tuple[int, BackupT]], list[tuple[int, BackupT]]]:
    """(What the newest of each of ``count`` periods makes superfluous, what is older than these periods)."""
    seen: set[Hashable] = set()
    superfluous = []
    for place, (number, backup) in enumerate(newest_first):
        key = (number, period(backup.made_at))
        if key in seen:
            superfluous.append((number, backup))
        elif len(seen) == count:
            return superfluous, newest_first[place:]
        else:
            seen.add(key)
    return superfluous, []
