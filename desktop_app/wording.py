"""What two wordings of the same thing say differently: which sentences came, went or changed, and in which words."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher


def changed_lines(then: Sequence[str], now: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Sentences that are not as they were, each as it was and as it is; empty where it came or went."""
    for what, a, b, c, d in SequenceMatcher(None, then, now, autojunk=False).get_opcodes():
        if what == "equal":
            continue
        before, after = list(then[a:b]), list(now[c:d])
        shared = min(len(before), len(after))
        yield from zip(before, after, strict=False)
        yield from ((old, "") for old in before[shared:])
        yield from (("", new) for new in after[shared:])


def other_words(then: str, now: str) -> tuple[str, str]:
    """What two sentences say differently, without the words that both begin and end with."""
    old, new = then.split(" "), now.split(" ")
    most = min(len(old), len(new))
    first = next((at for at in range(most) if old[at] != new[at]), most)
    rest = most - first
    last = next((at for at in range(rest) if old[-1 - at] != new[-1 - at]), rest)
    return " ".join(old[first : len(old) - last]), " ".join(new[first : len(new) - last])
