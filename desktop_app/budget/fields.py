"""What the ledger can be filtered by; db.budget_list says it in SQL (I3)."""

from desktop_app.budget_terms import ActivityKind, Transfer
from desktop_app.filters import FieldType, FilterField, codes
from desktop_app.terms import EntryKind, PaymentMethod, Reconciled

FILTER_FIELDS: tuple[FilterField, ...] = (
    FilterField("summary", "적요", FieldType.TEXT, required=True),
    FilterField("payee", "지급처", FieldType.TEXT),
    FilterField("booked_on", "일자", FieldType.DATE, required=True),
    FilterField("kind", "구분", FieldType.CHOICE, codes(EntryKind), required=True),
    FilterField("amount_won", "금액", FieldType.WON, required=True),
    FilterField("project_id", "연계사업", FieldType.CHOICE),
    FilterField("activity", "활동 구분", FieldType.CHOICE, codes(ActivityKind)),
    FilterField("activity_title", "활동", FieldType.TEXT),
    FilterField("account", "통계목", FieldType.TEXT, required=True),
    FilterField("method", "결제수단", FieldType.CHOICE, codes(PaymentMethod)),
    FilterField("evidence", "증빙", FieldType.TEXT),
    FilterField("request_number", "품의번호", FieldType.TEXT),
    FilterField("system_number", "e호조번호", FieldType.TEXT),
    FilterField("reconciled", "대사", FieldType.CHOICE, codes(Reconciled), required=True),
    FilterField("confirmed_on", "확정한 날", FieldType.DATE),
    FilterField("transfer", "전용·이체", FieldType.CHOICE, codes(Transfer)),
    FilterField("document_number", "문서번호", FieldType.TEXT),
    FilterField("reverses", "정정 줄", FieldType.YES_NO, words=("정정 줄", "정정 줄 아님")),
    FilterField("incomplete", "미비", FieldType.YES_NO, words=("미비 있음", "미비 없음")),
    FilterField("spent_minute", "집행시각", FieldType.TIME),
    FilterField("place", "장소", FieldType.TEXT),
    FilterField("purpose", "목적", FieldType.TEXT),
    FilterField("guests", "대상", FieldType.TEXT),
    FilterField("head_count", "인원", FieldType.NUMBER, unit="명"),
    FilterField("spender", "사용자", FieldType.TEXT),
    FilterField("note", "비고", FieldType.TEXT),
)
