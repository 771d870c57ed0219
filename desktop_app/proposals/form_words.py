"""The words printed on the 검토의견서: an office may word them otherwise, so they are data and stand here once.

The PDF, the workbook and the 한글 file read the same words; what a field is called in a file that comes
back never changes with them.
"""

from collections.abc import Mapping

WORDS: dict[str, str] = {
    "title": "검토의견서",
    "part_outline": "1. 제안 개요",
    "part_review": "2. 검토 내용",
    "part_opinion": "3. 검토 의견",
    "part_plan": "4. 향후 계획",
    "fixed_number": "관리번호",
    "written_on": "작성일",
    "disclosure": "공개구분",
    "fixed_title": "제안명",
    "fixed_proposer": "제안단체",
    "fixed_received_on": "접수일",
    "fixed_field": "분야",
    "fixed_direction": "제안 방향",
    "fixed_cost": "소요예산",
    "fixed_summary": "제안 요약",
    "proposal_effect": "제안 효과",
    "fixed_reviewer": "검토부서",
    "consult_department": "협조부서",
    "laws": "관련 법령",
    "duplicates": "유사·중복",
    "budget_view": "예산 의견",
    "budget_source": "재원",
    "feasibility": "실현가능성",
    "effect": "기대효과",
    "check_label": "검토항목",
    "check_mark": "판단",
    "check_reason": "의견",
    "verdict": "의견",
    "rationale": "사유",
    "scope_accepted": "수용 범위",
    "scope_excluded": "제외 범위",
    "review_again": "재검토 시기",
    "transfer_department": "이첩부서",
    "linkage_plan": "연계 방안",
    "plan": "향후 계획",
    "override": "예외 처리",
    "writer": "작성자",
    "writer_post": "작성자 직",
    "writer_name": "성명",
    "writer_extension": "내선",
    "reply_number": "회신 문서",
}
"""What the words are called in the settings, and what they are where the office has set no other."""

HEADS = ("title", "part_outline", "part_review", "part_opinion", "part_plan")
"""The title and the heads of the four parts; the others are labels of fields."""

LONGEST = 20
"""More letters would not stand in a label's cell in two or three lines."""


class FormWords:
    """The words of one office: its own over the usual ones."""

    def __init__(self, own: Mapping[str, str] | None = None) -> None:
        self._own = {key: text for key, text in (own or {}).items() if key in WORDS and text}

    def __getitem__(self, key: str) -> str:
        return self._own.get(key, WORDS[key])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, FormWords) and self._own == other._own

    def __hash__(self) -> int:
        return hash(tuple(sorted(self._own.items())))
