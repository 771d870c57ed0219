"""조사 by the last sound of a name."""

import pytest

from desktop_app.particles import with_direction, with_object, with_subject, with_topic


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("‘안내 책자’", "‘안내 책자’를"),
        ("‘인쇄물’", "‘인쇄물’을"),
        ("원장 3줄", "원장 3줄을"),
        ("2021", "2021을"),
        ("제2호(4)", "제2호(4)를"),
        ("LED", "LED를"),
        ("※", "※을(를)"),
        ("Straß", "Straß를"),
    ],
)
def test_object(text: str, said: str) -> None:
    assert with_object(text) == said


def test_topic_and_subject() -> None:
    assert (with_topic("지출"), with_topic("품의")) == ("지출은", "품의는")
    assert (with_subject("지출"), with_subject("품의")) == ("지출이", "품의가")


@pytest.mark.parametrize(
    ("text", "said"),
    [("종결", "종결로"), ("확정", "확정으로"), ("2021-발행-001", "2021-발행-001로"), ("003", "003으로")],
)
def test_direction(text: str, said: str) -> None:
    assert with_direction(text) == said
