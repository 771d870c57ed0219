"""Typed text outlives a kill: reliability.md 33."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.drafts import Drafts


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    return Drafts(tmp_path / "drafts")


def test_a_form_comes_back_as_it_was_left(drafts: Drafts) -> None:
    drafts.save("tenant-12", {"name": "꽃씨 청년일터", "rooms": ["305호"], "won": None})
    drafts.save("tenant-12", {"name": "꽃씨 청년일터 2", "rooms": [], "won": 5})
    assert drafts.load("tenant-12") == {"name": "꽃씨 청년일터 2", "rooms": [], "won": 5}
    assert drafts.keys() == ["tenant-12"]


def test_a_saved_form_leaves_nothing(drafts: Drafts, tmp_path: Path) -> None:
    drafts.save("tenant-new", {"name": "가"})
    drafts.drop("tenant-new")
    drafts.drop("tenant-new")
    assert drafts.load("tenant-new") is None
    assert list((tmp_path / "drafts").iterdir()) == []


def test_before_the_first_draft_there_is_none(drafts: Drafts) -> None:
    assert drafts.keys() == []
    assert drafts.load("tenant-1") is None


def test_a_torn_draft_is_passed_over(drafts: Drafts, tmp_path: Path) -> None:
    drafts.save("a", {"x": 1})
    next((tmp_path / "drafts").iterdir()).write_text('{"key": "a"')
    assert drafts.load("a") is None
    assert drafts.keys() == []


TEXT = st.text(st.characters(codec=None), max_size=100)


@settings(max_examples=60)
@given(st.dictionaries(TEXT, st.dictionaries(TEXT, TEXT, max_size=2), max_size=4))
def test_any_key_and_any_text_come_back(forms: dict[str, dict[str, str]]) -> None:
    with TemporaryDirectory() as folder:
        drafts = Drafts(Path(folder))
        for key, values in forms.items():
            drafts.save(key, values)
        assert {key: drafts.load(key) for key in drafts.keys()} == forms  # noqa: SIM118 - a method of ours
