"""Text on its way into a workbook stays text, or is refused with its field's name (reliability.md 22)."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as some
from openpyxl import Workbook, load_workbook

from desktop_app.errors import InputRefused
from desktop_app.reports.xlsx_text import FORMULA_STARTS, MAX_UNITS, needs_care, put_text, xlsx_text


def there_and_back(text: str) -> tuple[object, str, bool]:
    book = Workbook()
    put_text(book.active["A1"], text, "비고")
    stream = BytesIO()
    book.save(stream)
    cell = load_workbook(stream).active["A1"]
    return cell.value, cell.data_type, bool(cell.quotePrefix)


@pytest.mark.parametrize("start", FORMULA_STARTS)
def test_a_formula_is_never_made(start: str) -> None:
    value, kind, quoted = there_and_back(f"{start}1+1")
    assert isinstance(value, str)
    assert (kind, quoted) == ("s", True)


@given(some.text(some.characters(categories=("L", "M", "N", "P", "S", "Zs")), min_size=1, max_size=40))
def test_printable_text_comes_back_as_it_was(text: str) -> None:
    value, kind, _quoted = there_and_back(text)
    assert (value, kind) == (text, "s")


def test_an_error_word_stays_a_word() -> None:
    assert there_and_back("#N/A") == ("#N/A", "s", False)
    assert needs_care("#N/A")
    assert not needs_care("회의")


@pytest.mark.parametrize("bad", ["\x00", "\x0b", "\ud800", "\ufffe", "\uffff"])
def test_what_excel_cannot_hold_is_refused_by_the_fields_name(bad: str) -> None:
    with pytest.raises(InputRefused, match="행사명"):
        xlsx_text(f"앞{bad}뒤", "행사명")


def test_length_is_counted_as_excel_counts() -> None:
    assert xlsx_text("가" * MAX_UNITS, "비고")
    with pytest.raises(InputRefused, match="비고"):
        xlsx_text("가" * (MAX_UNITS + 1), "비고")
    with pytest.raises(InputRefused, match="비고"):
        xlsx_text("🙂" * (MAX_UNITS // 2 + 1), "비고")
