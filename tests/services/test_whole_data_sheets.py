"""What the whole-data workbook declares: every table, every column, in words (features.md J9)."""

from collections import Counter

from db.personal import PERSONAL
from db.session import TABLES
from db.whole_data import facts, record_tables
from desktop_app.whole_data.catalogue import NOT_EXPORTED, sheets
from desktop_app.whole_data.sheets import CellKind, reckoned, without_persons


def test_every_table_has_a_sheet_or_a_reason() -> None:
    shown = [sheet.table for sheet in sheets()]
    assert not [table for table, times in Counter(shown).items() if times > 1]
    left_out = record_tables() - set(shown) - set(NOT_EXPORTED)
    assert not left_out, (
        f"declare a sheet in desktop_app/whole_data/declared, or a reason in NOT_EXPORTED: {left_out}"
    )
    assert not set(shown) & set(NOT_EXPORTED)
    assert set(NOT_EXPORTED) <= record_tables()
    assert all(reason.strip() for reason in NOT_EXPORTED.values())


def test_every_column_stands_in_its_sheet_or_follows_from_others() -> None:
    for sheet in sheets():
        shown = {column.key for column in sheet.columns}
        declared = sheet.declared
        unsaid = {*reckoned(declared), *declared.fresh, *({"size"} if declared.files else ())}
        assert {fact.name for fact in facts(sheet.table)} - unsaid == shown - {"created_at"}, sheet.table


def test_heads_and_names_are_words_and_never_given_twice() -> None:
    names = [sheet.name for sheet in sheets()]
    assert len(set(names)) == len(names)
    for sheet in sheets():
        assert len(sheet.name) <= 31
        assert len(set(sheet.heads)) == len(sheet.heads), sheet.name
        assert all(any("가" <= mark <= "힣" for mark in head) for head in sheet.heads), sheet.heads


def test_a_column_of_codes_says_them_in_words() -> None:
    for sheet in sheets():
        for rule in TABLES[sheet.table].constraints:
            name = str(rule.name or "")
            if not name.endswith("_listed"):
                continue
            key = name.removeprefix(f"ck_{sheet.table}_").removesuffix("_listed")
            if key in reckoned(sheet.declared):
                continue
            column = sheet.column(key)
            assert column.kind in {CellKind.CODE, CellKind.OWNER_KIND}, (sheet.table, key)
            if column.kind is CellKind.CODE:
                codes = set(str(rule.sqltext).split("'")[1::2]) - {""}  # type: ignore[attr-defined]  # a CHECK
                assert codes <= set(column.words), (sheet.table, key)
                assert len(set(column.words.values())) == len(column.words), (sheet.table, key)


def test_a_sheet_comes_after_those_that_name_its_rows() -> None:
    seen: set[str] = set()
    for sheet in sheets():
        seen.add(sheet.table)
        for key in sheet.key if sheet.linked else ():
            target = sheet.column(key).target
            assert not target or target in seen, (sheet.table, key)


def test_nothing_of_a_person_is_left_where_persons_are_left_out() -> None:
    left = {sheet.table: {column.key for column in sheet.columns} for sheet in without_persons(sheets())}
    for kind in PERSONAL:
        assert not left.get(kind.table, set()) & (set(kind.blank) | {kind.named}), kind.table
    assert "person" not in left
    assert "person_id" not in left["contact_note"]
    assert not left["usage"] & {"contact_name", "contact_extension"}
    assert not left["opinion"] & {"writer_name", "writer_post", "writer_extension"}
