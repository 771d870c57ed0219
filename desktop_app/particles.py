"""조사 after a name: 을 or 를, 은 or 는, 이 or 가 by its last sound, so that sentences read like written ones."""

_FIRST, _LAST, _PER_VOWEL = 0xAC00, 0xD7A3, 28
_RIEUL = 8
_DIGITS_WITH_FINAL = frozenset("013678")
_READ_WITH_RIEUL = frozenset("178lLrR")  # 일, 칠, 팔, 엘, 알
_LETTERS_WITH_FINAL = frozenset("lmnr")
_PASSED_OVER = "’‘”“'\")]}」』 "


def with_object(text: str) -> str:
    """``책자를``, ``인쇄물을``."""
    return text + _particle(text, "을", "를")


def with_topic(text: str) -> str:
    """``책자는``, ``인쇄물은``."""
    return text + _particle(text, "은", "는")


def with_subject(text: str) -> str:
    """``책자가``, ``인쇄물이``."""
    return text + _particle(text, "이", "가")


def with_and(text: str) -> str:
    """``책자와``, ``인쇄물과``."""
    return text + _particle(text, "과", "와")


def with_direction(text: str) -> str:
    """``확정으로``, ``종결로``, ``공유로``: ㄹ takes 로 as a vowel does."""
    last = text.rstrip(_PASSED_OVER)[-1:]
    if _FIRST <= ord(last or " ") <= _LAST and (ord(last) - _FIRST) % _PER_VOWEL == _RIEUL:
        return f"{text}로"
    if last in _READ_WITH_RIEUL:
        return f"{text}로"
    return text + _particle(text, "으로", "로")


def _particle(text: str, after_final: str, after_vowel: str) -> str:
    last = text.rstrip(_PASSED_OVER).casefold()[-1:]  # folding makes two letters of some
    if _FIRST <= ord(last or " ") <= _LAST:
        return after_final if (ord(last) - _FIRST) % _PER_VOWEL else after_vowel
    if last in _DIGITS_WITH_FINAL or last in _LETTERS_WITH_FINAL:
        return after_final
    return after_vowel if last.isdigit() or last.isalpha() else f"{after_final}({after_vowel})"
