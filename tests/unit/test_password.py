"""The start-up password is kept as a salted hash that only it fits (PII-5)."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.privacy.password import fits, hashed, is_hash, trouble

SIGNS = st.text(min_size=8, max_size=20)


@settings(max_examples=8)
@given(SIGNS, SIGNS)
def test_only_the_password_itself_fits(one: str, other: str) -> None:
    stored = hashed(one)
    assert fits(one, stored)
    assert is_hash(stored)
    if one != other:
        assert not fits(other + "x", stored)


def test_nothing_of_it_can_be_read_and_no_two_hashes_are_alike() -> None:
    first, second = hashed("은평구2021!"), hashed("은평구2021!")
    assert first != second
    assert "은평구" not in first + second


def test_a_hangul_password_fits_however_its_syllables_are_put_together() -> None:
    assert fits("\u1112\u1161\u11abgeul123", hashed("한geul123"))


@pytest.mark.parametrize(
    "stored", ["", "scrypt$1$1$1$x$y", "plain", f"scrypt$7$8$1$AAAAAAAAAAA=${'A' * 22}=="]
)
def test_a_broken_hash_fits_nothing(stored: str) -> None:
    assert not fits("", stored)
    assert not fits("plain", stored)


@pytest.mark.parametrize(
    ("password", "again", "words"),
    [
        ("short", "short", "8자 이상"),
        ("aaaaaaaa", "aaaaaaaa", "같은 글자"),
        ("eunpyeong1", "eunpyeong2", "서로 다릅니다"),
        ("eunpyeong1", "eunpyeong1", ""),
    ],
)
def test_what_is_no_good_password_is_told(password: str, again: str, words: str) -> None:
    said = trouble(password, again)
    assert words in said
    assert bool(said) == bool(words)
