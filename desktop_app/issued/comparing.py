"""What differs between a report as it went out and the same report made today: figures, words, lines (H11)."""

from collections.abc import Callable, Iterator, Sequence

from desktop_app.issued.records import Difference
from desktop_app.performance.records import Line
from desktop_app.reports.blocks import NUMERIC, Column, Report, Row, Section, Shape, Table, text_of
from desktop_app.wording import changed_lines, other_words

Key = Callable[[Table, Row], tuple[str, ...]]
SENTENCE = "문장"
_HEADS = 60
"""Syllables of a line that tell which one is meant."""


def differences(then: Report, now: Report) -> tuple[Difference, ...]:
    """Everything that is not the same, in the order of the report."""
    return tuple(_told(then, now))


def _told(then: Report, now: Report) -> Iterator[Difference]:
    later = {_key(section): section for section in now.sections}
    for section in then.sections:
        other = later.pop(_key(section), None)
        if other is None:
            yield Difference(section.heading or section.sheet, "", "", "있음", "")
        else:
            yield from _section(section, other)
    for section in later.values():
        yield Difference(section.heading or section.sheet, "", "", "", "있음")


def _key(section: Section) -> str:
    return section.title or section.sheet


def _section(then: Section, now: Section) -> Iterator[Difference]:
    chapter = now.heading or now.sheet
    yield from _lines(chapter, _texts(then), _texts(now))
    later = _tables(now)
    for caption, table in _tables(then).items():
        other = later.pop(caption, None)
        if other is None:
            other = Table(caption, table.columns, ())
        yield from _table(_place(chapter, caption), table, other)
    for caption, table in later.items():
        yield from _table(_place(chapter, caption), Table(caption, table.columns, ()), table)


def _place(chapter: str, caption: str) -> str:
    return " · ".join(dict.fromkeys(part for part in (chapter, caption) if part))


def _texts(section: Section) -> list[str]:
    return [block.text for block in section.blocks if isinstance(block, Line)]


def _tables(section: Section) -> dict[str, Table]:
    """By caption; further ones of the same caption are counted."""
    found: dict[str, Table] = {}
    for block in section.blocks:
        if isinstance(block, Table):
            caption, number = block.caption, 2
            while caption in found:
                caption, number = f"{block.caption} {number}", number + 1
            found[caption] = block
    return found


def _lines(chapter: str, then: Sequence[str], now: Sequence[str]) -> Iterator[Difference]:
    """Sentences that came, went or say something else."""
    for old, new in changed_lines(then, now):
        if old and new:
            yield Difference(chapter, new, SENTENCE, *other_words(old, new))
        else:
            yield Difference(chapter, "", "", old, new)


def _table(place: str, then: Table, now: Table) -> Iterator[Difference]:
    heads = {_head(column): at for at, column in enumerate(now.columns)}
    pairs, gone, came = _paired(then, now)
    for old, new in pairs:
        yield from _row(place, (then, old), (now, new), heads)
    for row in gone:
        yield Difference(place, _name(then.columns, row), "", _shown(then, row), "")
    for row in came:
        yield Difference(place, _name(now.columns, row), "", "", _shown(now, row))
    if then.total is not None and now.total is not None:
        yield from _row(place, (then, then.total), (now, now.total), heads)


def _row(
    place: str, then: tuple[Table, Row], now: tuple[Table, Row], heads: dict[str, int]
) -> Iterator[Difference]:
    table, row = then
    other, new = now
    for at, column in enumerate(table.columns):
        there = heads.get(_head(column))
        if there is None or column.shape is Shape.ORDER:
            continue
        before, after = _cell(table, row, at), _cell(other, new, there)
        if before != after:
            yield Difference(place, _name(other.columns, new), _head(column), before, after)


def _paired(then: Table, now: Table) -> tuple[list[tuple[Row, Row]], list[Row], list[Row]]:
    """Rows of both that are the same one: by all they say, then by their name; the rest went or came."""
    left = list(now.rows)
    pairs: list[tuple[Row, Row]] = []
    changed: list[Row] = []
    same = _by(now, left, _whole)
    for row in then.rows:
        held = same.get(_whole(then, row))
        if held:
            left.remove(held.pop(0))
        else:
            changed.append(row)
    gone: list[Row] = []
    named = _by(now, left, _named)
    for row in changed:
        held = named.get(_named(then, row))
        if held:
            new = held.pop(0)
            left.remove(new)
            pairs.append((row, new))
        else:
            gone.append(row)
    for row in list(gone):
        likest = _likest(then, row, now, left)
        if likest is not None:
            gone.remove(row)
            left.remove(likest)
            pairs.append((row, likest))
    return pairs, gone, left


def _likest(then: Table, row: Row, now: Table, left: Sequence[Row]) -> Row | None:
    """The row that says most of the same, if that is more than half of it: its name or day was mended."""
    told = _whole(then, row)
    best: tuple[int, Row | None] = (len(told) // 2, None)
    for other in left:
        alike = sum(one == two for one, two in zip(told, _whole(now, other), strict=False))
        if alike > best[0]:
            best = (alike, other)
    return best[1]


def _by(table: Table, rows: Sequence[Row], key: Key) -> dict[tuple[str, ...], list[Row]]:
    found: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        found.setdefault(key(table, row), []).append(row)
    return found


def _whole(table: Table, row: Row) -> tuple[str, ...]:
    """All that a row says but its number."""
    return tuple(
        text_of(cell, column.shape)
        for cell, column in zip(row, table.columns, strict=True)
        if column.shape is not Shape.ORDER
    )


def _named(table: Table, row: Row) -> tuple[str, ...]:
    """What names a row: its first words, and its day where it has one."""
    return (_name(table.columns, row),)


def _name(columns: Sequence[Column], row: Row) -> str:
    """The first words of a row, with its first date: ``2021. 5. 12. 주민 모임``."""
    words = [
        text_of(cell, column.shape)
        for cell, column in zip(row, columns, strict=True)
        if column.shape not in NUMERIC and column.shape is not Shape.ORDER and cell not in {None, ""}
    ]
    return " ".join(words[:2])[:_HEADS]


def _shown(table: Table, row: Row) -> str:
    """A whole row in words."""
    return " / ".join(text for text in _whole(table, row) if text)


def _cell(table: Table, row: Row, at: int) -> str:
    return text_of(row[at], table.columns[at].shape, thousand=table.thousand)


def _head(column: Column) -> str:
    return " ".join((*column.bands, column.head)).replace("\n", " ")
