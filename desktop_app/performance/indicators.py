"""How plan and result are compared in the 총괄표: pure rules of domain.md REP-1."""

from collections.abc import Sequence
from fractions import Fraction

from desktop_app.performance.records import Figure, OpinionRow, ProposalRow

FULL = Fraction(100)
OVER = "초과달성"
REACHED = "달성"
MISSED = "미달성"
NOTHING = "-"


def achievement_rate(
    target: Figure | None, actual: Figure | None, *, lower_is_better: bool = False
) -> Fraction | None:
    """Percent of the target reached, unrounded; None where there is no target or no result.

    Lower is better: (2 - actual ÷ target) × 100, never below zero. A target of zero is reached by
    zero and has no rate otherwise, because nothing can be divided by it.
    """
    if target is None or actual is None:
        return None
    if target == 0:
        return FULL if actual == 0 else None
    if lower_is_better:
        return max((2 - Fraction(actual) / target) * 100, Fraction(0))
    return Fraction(actual) / target * 100


def grade(rate: Fraction | None) -> str:
    """The word of the 평가 column, judged unrounded: 99.96 prints as 100.0 and is 미달성."""
    if rate is None:
        return NOTHING
    if rate > FULL:
        return OVER
    return REACHED if rate == FULL else MISSED


def opinion_rate(proposals: Sequence[ProposalRow], opinions: Sequence[OpinionRow]) -> Fraction | None:
    """제출률: proposals with an opinion ÷ proposals received × 100 (OPN-1); None without proposals."""
    if not proposals:
        return None
    return Fraction(100 * len(answered_numbers(proposals, opinions)), len(proposals))


def answered_numbers(proposals: Sequence[ProposalRow], opinions: Sequence[OpinionRow]) -> frozenset[str]:
    """The 관리번호 of the received proposals that have at least one written opinion."""
    answered = {opinion.proposal for opinion in opinions if opinion.answered}
    return frozenset(answered.intersection(proposal.number for proposal in proposals))
