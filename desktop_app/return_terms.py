"""Korean labels of 취합, once (desktop_app.terms has those of everything else)."""

from enum import Enum


class SubmissionState(Enum):
    """How far a department is with a round; 지연 is 미제출 after the due day."""

    MISSING = "미제출"
    SUBMITTED = "제출"
    RETURNED = "보완요청"
    CONFIRMED = "확정"
    NIL_RETURN = "실적없음"
    NOT_APPLICABLE = "해당없음"
