"""The forms of 취합 as one description: heads that tell columns apart, keys that come back whole (G2, G3)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.intake.heads import head_word
from desktop_app.returns.form_keys import (
    FileKey,
    ReturnForm,
    RowKey,
    forms_of,
    read_file_key,
    read_row_key,
    stored_forms,
    strange_edition,
)
from desktop_app.returns.forms import LAYOUTS, CellKind, FormLayout

KEY = FileKey("a1b2c3d4", 12, (ReturnForm.PROJECTS, ReturnForm.USAGES))


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=lambda one: one.sheet)
def test_a_head_names_one_column_of_its_form(layout: FormLayout) -> None:
    words = [head_word(word) for column in layout.columns for word in set(map(head_word, column.words))]
    assert len(words) == len(set(words))
    assert len({column.key for column in layout.columns}) == len(layout.columns)


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=lambda one: one.sheet)
def test_the_mark_of_a_required_column_does_not_change_its_head(layout: FormLayout) -> None:
    assert all(head_word(column.title) == head_word(column.head) for column in layout.columns)


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=lambda one: one.sheet)
def test_the_example_fits_its_columns(layout: FormLayout) -> None:
    fits = {
        CellKind.LINE: str,
        CellKind.TEXT: str,
        CellKind.OFFER: str,
        CellKind.CHOICE: str,
        CellKind.DAY: date,
        CellKind.TIME: int,
        CellKind.COUNT: int,
        CellKind.WON: int,
    }
    for column in layout.columns:
        if column.example != "":
            assert isinstance(column.example, fits[column.kind]), column.key
        elif column.required:
            pytest.fail(f"{column.key} is required and has no example")
        if column.kind is CellKind.CHOICE:
            assert column.choices
            assert column.example in {"", *column.choices}
        if column.kind is CellKind.OFFER:
            assert column.offers


def test_every_form_of_a_round_has_its_layout_and_tells_new_rows_by_something() -> None:
    assert set(LAYOUTS) == set(ReturnForm)
    assert all(any(column.required for column in layout.columns) for layout in LAYOUTS.values())
    named = [column.key for column in LAYOUTS[ReturnForm.TRAINEES].columns if column.personal]
    assert named == ["name"]


def test_a_file_key_comes_back_from_any_text_that_holds_it() -> None:
    assert read_file_key(KEY.text) == KEY
    assert read_file_key(f"  {KEY.text}\n") == KEY


@given(st.integers(0, len(KEY.text) - 1), st.characters(min_codepoint=32, max_codepoint=126))
def test_a_torn_key_is_none(at: int, other: str) -> None:
    text = KEY.text
    changed = text[:at] + other + text[at + 1 :]
    assert changed == text or read_file_key(changed) is None


def test_a_key_of_another_edition_is_known_as_one() -> None:
    newer = KEY.text.replace("취합/1/", "취합/2/")
    assert read_file_key(newer) is None
    assert strange_edition(newer)
    assert not strange_edition(KEY.text)


def test_a_row_key_comes_back() -> None:
    assert read_row_key(f" {RowKey('project', 12, 3).text} ") == RowKey("project", 12, 3)
    assert read_row_key("project/12") is None
    assert read_row_key("=project/12/3") is None


def test_a_round_keeps_its_forms_in_the_order_of_the_sheets() -> None:
    stored = stored_forms((ReturnForm.TRAINEES, ReturnForm.PROJECTS))
    assert stored == "PROJECTS,TRAINEES"
    assert forms_of(stored) == (ReturnForm.PROJECTS, ReturnForm.TRAINEES)
