"""No garbage is looked for while an office opens, and it is looked for again whatever came of it."""

import gc

import pytest

from ui.quick_start import without_collecting


def test_garbage_is_left_alone_meanwhile_and_looked_for_afterwards() -> None:
    with without_collecting():
        assert not gc.isenabled()
        with without_collecting():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_garbage_is_looked_for_after_an_office_that_did_not_open() -> None:
    with pytest.raises(OSError, match="no office"), without_collecting():
        raise OSError("no office")
    assert gc.isenabled()


def test_only_what_the_first_opening_left_is_set_aside() -> None:
    with without_collecting():
        pass
    aside = gc.get_freeze_count()
    assert aside
    kept = [[] for _ in range(1000)]
    with without_collecting():
        kept += [[] for _ in range(1000)]
    assert gc.get_freeze_count() <= aside
