"""What the lists of proposals and opinions can be filtered by; db.proposal_meanings says it in SQL (I3)."""

from desktop_app.filters import FieldType, FilterField, codes, words
from desktop_app.proposals.records import MISSING
from desktop_app.terms import (
    FIELDS,
    OPINION_LABELS,
    PROPOSAL_LABELS,
    Direction,
    Disclosure,
    Funding,
    Result,
    Stage,
)

_TEXTS = ("summary", "effect", "desired_period", "note")

PROPOSALS: tuple[FilterField, ...] = (
    FilterField("title", PROPOSAL_LABELS["title"], FieldType.TEXT, required=True),
    FilterField("proposer", PROPOSAL_LABELS["proposer"], FieldType.TEXT, required=True),
    FilterField("number", PROPOSAL_LABELS["number"], FieldType.TEXT, required=True),
    FilterField("received_on", PROPOSAL_LABELS["received_on"], FieldType.DATE, required=True),
    FilterField("stage", PROPOSAL_LABELS["stage"], FieldType.CHOICE, codes(Stage), required=True),
    FilterField("departments", OPINION_LABELS["department"], FieldType.CHOICE),
    FilterField("asked", "요청한 의견 수", FieldType.NUMBER, required=True, unit="건"),
    FilterField("open", "기다리는 의견 수", FieldType.NUMBER, required=True, unit="건"),
    FilterField("next_due", "기다리는 의견의 기한", FieldType.DATE),
    FilterField("field", PROPOSAL_LABELS["field"], FieldType.CHOICE, words(FIELDS)),
    FilterField("direction", PROPOSAL_LABELS["direction"], FieldType.CHOICE, codes(Direction), required=True),
    FilterField("cost_won", PROPOSAL_LABELS["cost_won"], FieldType.WON),
    FilterField("funding_route", PROPOSAL_LABELS["funding_route"], FieldType.CHOICE, codes(Funding)),
    FilterField("result", PROPOSAL_LABELS["result"], FieldType.CHOICE, codes(Result)),
    FilterField("decided_on", "결과 확정일", FieldType.DATE),
    FilterField("noticed_on", PROPOSAL_LABELS["noticed_on"], FieldType.DATE),
    FilterField("notice_number", PROPOSAL_LABELS["notice_number"], FieldType.TEXT),
    FilterField("project", "연계사업", FieldType.YES_NO, words=("연계사업 있음", "연계사업 없음")),
    FilterField("cancelled", "접수 취소", FieldType.YES_NO, words=("취소한 접수", "취소하지 않은 접수")),
    FilterField("missing", "미비 항목", FieldType.CHOICE, tuple(MISSING.items())),
    *(FilterField(key, PROPOSAL_LABELS[key], FieldType.TEXT) for key in _TEXTS),
)
OPINIONS: tuple[FilterField, ...] = (
    FilterField("department_id", OPINION_LABELS["department"], FieldType.CHOICE, required=True),
    FilterField("team", OPINION_LABELS["team"], FieldType.TEXT),
    FilterField("title", PROPOSAL_LABELS["title"], FieldType.TEXT, required=True),
    FilterField("number", PROPOSAL_LABELS["number"], FieldType.TEXT, required=True),
    FilterField("received_on", PROPOSAL_LABELS["received_on"], FieldType.DATE, required=True),
    FilterField("stage", PROPOSAL_LABELS["stage"], FieldType.CHOICE, codes(Stage), required=True),
    FilterField("requested_on", OPINION_LABELS["requested_on"], FieldType.DATE, required=True),
    FilterField("due_on", OPINION_LABELS["due_on"], FieldType.DATE, required=True),
    FilterField("verdict", OPINION_LABELS["verdict"], FieldType.CHOICE),
    FilterField("answered", "제출", FieldType.YES_NO, words=("받은 의견서", "받지 않은 의견서")),
    FilterField("written_on", "받은 날", FieldType.DATE),
    FilterField("confirmed_on", "확정한 날", FieldType.DATE),
    FilterField(
        "disclosure", OPINION_LABELS["disclosure"], FieldType.CHOICE, codes(Disclosure), required=True
    ),
    *(
        FilterField(key, OPINION_LABELS[key], FieldType.TEXT)
        for key in ("rationale", "laws", "duplicates", "writer_name", "reply_number", "note")
    ),
)
