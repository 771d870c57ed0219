"""Reports from the command line: those of the catalogue, with the same choices as on the screen (H1)."""

from argparse import Namespace
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from desktop_app.catalogue.catalogue import PAPERS
from desktop_app.catalogue.entries import Entry, Format, Pick, Wish
from desktop_app.catalogue.making import Made, collected
from desktop_app.errors import InputRefused
from desktop_app.files import atomic_write
from desktop_app.office import Office
from desktop_app.performance.records import MoneyUnit
from desktop_app.performance.spans import Span
from desktop_app.privacy.records import subject
from desktop_app.search import folded
from desktop_app.terms import Deed
from desktop_app.verbs.answer import Answer
from desktop_app.verbs.documents import NOTHING_WRITTEN, opened, target_of


def report(folder: Path, options: Namespace) -> Answer:
    """Write a report, or name the reports there are."""
    if options.list:
        return Answer(
            tuple(f"{one.key}  {one.title}" for one in PAPERS.values()),
            {"reports": [_described(one) for one in PAPERS.values()]},
        )
    entry = PAPERS[options.kind]
    target = target_of(options.out, tuple(form.ending for form in entry.formats))
    with opened(folder) as office:
        wish = _wish(office, entry, options)
        made = collected(office, entry, wish)
        data = made.draw(Format(target.suffix[1:].upper()))
        _note_people(office, made, options.reason)
    atomic_write(target, data)
    return Answer((str(target),), {"files": [str(target)], "as_of": wish.as_of.isoformat()})


def _described(entry: Entry) -> dict[str, Any]:
    """What a script has to know of a report."""
    return {
        "name": entry.key,
        "title": entry.title,
        "formats": [form.ending for form in entry.formats],
        "record": entry.chooser.words if entry.chooser is not None else None,
        "choose": {pick.key: dict(pick.choices) for pick in entry.picks},
    }


def _wish(office: Office, entry: Entry, options: Namespace) -> Wish:
    """The year is that of the day, the day today or the last one of a year that is over."""
    today = office.clock.today()
    year = options.year or (options.as_of or today).year
    return Wish(
        entry.key,
        year,
        options.as_of or (min(today, date(year, 12, 31)) if options.year else today),
        options.since,
        Span[options.span.upper()] if options.span else Span.YEAR,
        MoneyUnit.WON if options.unit == "won" else MoneyUnit.THOUSAND,
        record=_record(office, entry, year, options.record),
        picks=tuple(_picks(entry, options).items()),
    )


def _picks(entry: Entry, options: Namespace) -> Mapping[str, str]:
    """What --by and --choose say. Raises InputRefused for a word that the report does not know."""
    known: dict[str, Pick] = {pick.key: pick for pick in entry.picks}
    said = dict(one.partition("=")[::2] for one in options.choose)
    if options.by:
        said["by"] = options.by
    if options.month:
        said["month"] = options.month
    if options.quarter:
        said["month"] = f"q{options.quarter}"
    for key, code in said.items():
        if key not in known:
            _refuse(f"‘{entry.title}’에는 ‘{key}’로 고를 것이 없습니다.", " ".join(known) or "고를 것 없음")
        codes = [one for one, _ in known[key].choices]
        if code not in codes:
            _refuse(f"‘{key}’에 ‘{code}’은(는) 없습니다.", " ".join(codes))
    return said


def _record(office: Office, entry: Entry, year: int, name: str | None) -> int | None:
    """The record that is named: by all of its name, or by a word that one alone has."""
    if entry.chooser is None:
        return None
    offered = entry.chooser.offered(office, year)
    if not offered:
        raise InputRefused(entry.chooser.nothing, safe=NOTHING_WRITTEN)
    if not name and entry.chooser.optional:
        return offered[0][0]
    if not name:
        _refuse(f"‘{entry.title}’에는 --record가 있어야 합니다.", _some(offered))
    asked = folded(name)
    found = [one for one in offered if folded(one[1]) == asked]
    found = found or [one for one in offered if asked in folded(one[1])]
    if len(found) != 1:
        told = f"‘{name}’에 맞는 {entry.chooser.words}이(가) {len(found):,}건입니다."
        _refuse(told, _some(found or offered))
    return found[0][0]


def _some(offered: Any) -> str:
    """The first names, to choose from."""
    return " · ".join(words for _, words in list(offered)[:5])


def _refuse(what: str, offered: str) -> NoReturn:
    raise InputRefused(what, safe=NOTHING_WRITTEN, steps=(f"고를 수 있는 것: {offered}",))


def _note_people(office: Office, made: Made, reason: str | None) -> None:
    """Names leave the office with a reason that is written down first (PII-4)."""
    people, personal = made.people, made.entry.personal
    if not people or personal is None:
        return
    if not reason:
        raise InputRefused(
            f"‘{made.entry.title}’에 {len(set(people)):,}명의 이름이 나옵니다.",
            safe=NOTHING_WRITTEN,
            steps=("--reason 뒤에 만드는 사유를 적으세요. 접속기록에 남습니다.",),
        )
    whose = subject(personal.kind.value, people)
    office.access.note(Deed.EXPORT, whose, len(set(people)), personal.detail, reason)
