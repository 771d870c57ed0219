"""다른 이름: further names of a tenant, partner or department; search, import and pick lists know them all (UX-2)."""

from collections.abc import Sequence
from datetime import datetime

from db import directory_queries as queries
from db.directory import Alias
from db.session import Session
from desktop_app import search
from desktop_app.directory.records import BodyKind
from desktop_app.particles import with_topic
from desktop_app.problems import Problem
from desktop_app.values import tidy_line


def other_names(name: str, others: Sequence[str]) -> tuple[str, ...]:
    """Other names as they are stored: each once, none that reads like the name or is nothing but marks."""
    found = {search.folded(other): other for other in map(tidy_line, reversed(others))}
    own = search.folded(name)
    return tuple(other for key, other in reversed(found.items()) if key and key != own)


def name_problems(
    s: Session, kind: BodyKind, names: tuple[str, Sequence[str]], record_id: int | None
) -> list[Problem]:
    """Names that another record has already: one name leads to one record. ``names``: its own, the others.

    A tenant may be named like another one, as one that came back is; of it only a warning is given.
    """
    name, others = names
    found = []
    for other in others:
        if owner := queries.owner_of_alias(s, kind.name, search.folded(other), record_id):
            text = f"{with_topic(f'‘{other}’')} ‘{owner}’의 다른 이름입니다. 한 이름은 한 곳에만 적습니다."
            found.append(Problem("aliases", text))
        elif owner := queries.owner_of_name(s, kind.name, search.sort_key(other), record_id):
            found.append(
                Problem("aliases", f"{with_topic(f'‘{other}’')} 이미 있는 {kind.value} 이름입니다: {owner}")
            )
    if not search.folded(name):
        return found
    if owner := queries.owner_of_alias(s, kind.name, search.folded(name), record_id):
        text = f"{with_topic(f'‘{name}’')} ‘{owner}’의 다른 이름입니다. 다른 곳이면 거기에서 그 이름을 먼저 지우세요."
        found.append(Problem("name", text, blocks=kind is not BodyKind.TENANT))
    elif kind is not BodyKind.TENANT and (
        owner := queries.owner_of_name(s, kind.name, search.sort_key(name), record_id)
    ):
        found.append(Problem("name", f"같은 이름의 {kind.value}이(가) 이미 있습니다: {owner}"))
    return found


def with_former_name(
    s: Session, kind: BodyKind, former: str, names: tuple[str, Sequence[str]], record_id: int
) -> tuple[tuple[str, ...], str]:
    """The other names of a record that is renamed, and the sentence about it where its former name stays one.

    It stays unless it reads like one of the new ``names`` (its own, the others) or another record has it.
    """
    name, others = names
    key = search.folded(former)
    if (
        not key
        or key in {search.folded(one) for one in (name, *others)}
        or queries.owner_of_alias(s, kind.name, key, record_id)
        or queries.owner_of_name(s, kind.name, search.sort_key(former), record_id)
    ):
        return tuple(others), ""
    return (*others, former), f" 옛 이름 {with_topic(f'‘{former}’')} ‘다른 이름’에 남겼습니다."


def write_aliases(s: Session, kind: BodyKind, record_id: int, names: Sequence[str], now: datetime) -> None:
    """Give a record just these other names."""
    wanted = {search.folded(name): name for name in names}
    for alias in queries.alias_rows(s, kind.owner, record_id):
        if alias.key in wanted:
            alias.name = wanted.pop(alias.key)
        else:
            alias.deleted_at = now
    s.flush()
    for key, name in wanted.items():
        s.add(Alias(kind=kind.name, name=name, key=key, **{kind.owner: record_id}))


def drop_aliases(s: Session, kind: BodyKind, record_id: int, now: datetime) -> None:
    """The other names go along with a record that is deleted."""
    for alias in queries.alias_rows(s, kind.owner, record_id):
        alias.deleted_at = now
