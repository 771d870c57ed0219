"""Forms of a round that come back with 200 uses each, read to the preview, against the bare reader in one worker."""

from datetime import date, time, timedelta
from functools import cache
from itertools import islice
from pathlib import Path
from random import Random
from typing import Final

from desktop_app.intake.preview import Fate
from desktop_app.office import Office, open_office
from tests.bench.bench_intake import ROWS, bare_read
from tests.bench.harness import timed
from tests.bench.office_file import copied, scratch
from tests.return_files import Cells, Post, begun

PLACES: Final = ("상상청", "미래청", "청년청", "연수동")


def product(n: int) -> float:
    """Seconds from ``n`` files to what taking them would do, row by row."""
    post, files = _post(n), _files(n)

    def plan() -> None:
        made = post.plan(*files)
        assert sum(one.counts()[Fate.NEW] for one in made.files) == n * ROWS

    return timed(plan)


def bare(n: int) -> float:
    """Seconds until the library has handed the cells of the same files back."""
    return timed(lambda: bare_read(_files(n)))


@cache
def _post(n: int) -> Post:
    folder = copied(0, scratch() / f"returns-{n}")
    office: Office = open_office(folder)
    return Post(office, begun(office), folder / "forms")


@cache
def _files(n: int) -> tuple[Path, ...]:
    post, dice = _post(n), Random(n)
    units = islice(post.office.submissions.of_round(post.round_id), n)
    return tuple(
        post.filled(unit.draft.department, [_use(dice, at) for at in range(ROWS)], name=f"{at}.xlsx")
        for at, unit in enumerate(units)
    )


def _use(dice: Random, number: int) -> Cells:
    start = dice.randint(9, 17)
    return {
        "used_on": date(2021, 4, 1) + timedelta(days=dice.randrange(80)),
        "start_minute": time(start),
        "end_minute": time(start + 2, 30),
        "space": dice.choice(PLACES),
        "event": f"주민자치 회의 {number + 1}차",
        "state": "완료",
        "attendees": dice.randint(5, 90),
    }
