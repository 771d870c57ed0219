"""Numbers that nobody may keep are caught in every spelling; office text goes through (PII-1)."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.privacy.numbers import forbidden_number
from tests.forbidden import SENTENCES, cards, harmless, others, residents


def test_10_000_of_10_000_resident_numbers_are_caught() -> None:
    dice = random.Random(20_211_018)
    missed = [
        text
        for number, (_, spelled) in enumerate(residents(dice, 10_000))
        if forbidden_number(text := SENTENCES[number % len(SENTENCES)].format(spelled)) is None
    ]
    assert missed == []


def test_10_000_cards_and_10_000_other_numbers_are_caught() -> None:
    dice = random.Random(7)
    missed = [card for card in cards(dice, 10_000) if forbidden_number(f"법인 {card} 사용") is None]
    wrong = [
        (kind, text)
        for kind, text in others(dice, 10_000)
        if getattr(forbidden_number(text), "kind", "") != kind
    ]
    assert missed == []
    assert wrong == []


def test_office_text_raises_at_most_one_false_alarm_in_a_thousand() -> None:
    lines = list(harmless(random.Random(11), 100_000))
    alarms = [(found.kind, line) for line in lines if (found := forbidden_number(line))]
    assert len(alarms) <= len(lines) // 1_000, alarms[:20]


@given(st.randoms(use_true_random=False), st.text(max_size=20), st.text(max_size=20))
def test_a_number_is_caught_whatever_stands_around_it(dice: random.Random, before: str, after: str) -> None:
    digits, _ = next(residents(dice, 1))
    assert forbidden_number(f"{before}\n가{digits[:6]}-{digits[6:]}나\n{after}") is not None


@given(st.randoms(use_true_random=False))
def test_what_is_told_never_gives_the_number_away(dice: random.Random) -> None:
    digits, spelled = next(residents(dice, 1))
    found = forbidden_number(spelled)
    assert found is not None
    shown = [sign for sign in found.sentence if sign.isdigit()]
    assert "".join(shown) == digits[:2]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("850101-1234567", "주민등록번호"),
        ("８５０１０１－１２３４５６７", "주민등록번호"),
        ("850101-5234567", "외국인등록번호"),
        ("여권 M 1234 5678", "여권번호"),
        ("m12345678", "여권번호"),
        ("M123A4567", "여권번호"),
        ("11-21-123456-01", "운전면허번호"),
        ("경기 21-123456-01", "운전면허번호"),
        ("4111 1111 1111 1111", "카드번호"),
        ("카드 4111-1111-1111-1112", "카드번호"),
        ("3782-822463-10005", "카드번호"),
        ("농협 301-0123-4567-81", "계좌번호"),
        ("계좌: 1002-123-456789", "계좌번호"),
        ("국민 123456-12-123456", "계좌번호"),
    ],
)
def test_each_kind_is_named(text: str, kind: str) -> None:
    found = forbidden_number(text)
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "",
        "210401-1",
        "850101-1******",
        "850199-1234567",  # no such day
        "850101-9234567",  # nobody born before 1900
        "사업자등록번호 123-45-67890",
        "총무과-18638",
        "법인등록번호 110111-1129497",
        "010-1234-5678",
        "농협 010-1234-5678",
        "S20211018",
        "2021-04-01 1234567",
        "20210401-1234567",
        "210401 1500000원",
        "4111 1111 1111 1112",
        "1234567890123456",
        "301-0123-4567-81",
        "계좌이체 1,500,000,000원",
    ],
)
def test_what_an_office_writes_goes_through(text: str) -> None:
    assert forbidden_number(text) is None
