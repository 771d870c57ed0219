"""One pattern for many words finds what searching word by word finds."""

from hypothesis import given
from hypothesis import strategies as st

from db.needles import pattern_of

WORDS = st.lists(st.text("가나01-@.*", min_size=1, max_size=5), min_size=1, max_size=12)


@given(WORDS, st.text("가나01-@.*", max_size=40))
def test_it_finds_what_is_there(words: list[str], text: str) -> None:
    found = pattern_of(words).search(text)
    first = min((at for word in words if (at := text.find(word)) >= 0), default=None)
    assert (found.start() if found else None) == first
    if found:
        assert found[0] == max((word for word in words if text.startswith(word, found.start())), key=len)


@given(WORDS, st.text("가나01-@.*", max_size=40))
def test_bytes_are_found_the_same_way(words: list[str], text: str) -> None:
    found = pattern_of([word.encode() for word in words]).search(text.encode())
    assert bool(found) == any(word in text for word in words)
