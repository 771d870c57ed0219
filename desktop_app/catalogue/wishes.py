"""A wish as text: what was chosen for a paper, kept so that it can be made anew the same way."""

import json
from datetime import date
from typing import Any

from desktop_app.catalogue.entries import Wish
from desktop_app.performance.records import Chapter, MoneyUnit
from desktop_app.performance.spans import Span


def wish_text(wish: Wish) -> str:
    """As JSON."""
    said: dict[str, Any] = {"report": wish.report, "year": wish.year, "as_of": wish.as_of.isoformat()}
    if wish.since is not None:
        said["since"] = wish.since.isoformat()
    said |= {
        "span": wish.span.name,
        "unit": wish.unit.name,
        "chapters": [one.name for one in wish.chapters],
        "record": wish.record,
        "picks": dict(wish.picks),
        "ids": list(wish.ids) if wish.ids is not None else None,
        "chosen": wish.chosen,
        "asked": dict(wish.asked),
    }
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def wish_from(text: str) -> Wish:
    """What was kept; what nobody knows any more is passed over."""
    said = json.loads(text)
    chapters = tuple(Chapter[name] for name in said.get("chapters", ()) if name in Chapter.__members__)
    ids = said.get("ids")
    return Wish(
        said["report"],
        said["year"],
        date.fromisoformat(said["as_of"]),
        date.fromisoformat(said["since"]) if said.get("since") else None,
        Span[said.get("span", Span.YEAR.name)],
        MoneyUnit[said.get("unit", MoneyUnit.THOUSAND.name)],
        chapters or tuple(Chapter),
        said.get("record"),
        tuple(said.get("picks", {}).items()),
        tuple(ids) if ids is not None else None,
        said.get("chosen", ""),
        tuple(said.get("asked", {}).items()),
    )
