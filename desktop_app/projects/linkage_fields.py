"""What the list of 1:1 연계 can be filtered by; db.linkage_meanings says it in SQL (I3)."""

from desktop_app.filters import FieldType, FilterField, codes, words
from desktop_app.project_terms import LINKAGE_LABELS, LinkageStage
from desktop_app.projects.linkage_records import MISSING
from desktop_app.terms import FIELDS

LINKAGES: tuple[FilterField, ...] = (
    FilterField("stage", LINKAGE_LABELS["stage"], FieldType.CHOICE, codes(LinkageStage), required=True),
    FilterField("field", LINKAGE_LABELS["field"], FieldType.CHOICE, words(FIELDS)),
    FilterField("office", LINKAGE_LABELS["office"], FieldType.TEXT, required=True),
    FilterField("department_id", LINKAGE_LABELS["department_id"], FieldType.CHOICE),
    FilterField("body", LINKAGE_LABELS["body"], FieldType.TEXT),
    FilterField("tenant_id", "입주단체", FieldType.CHOICE),
    FilterField("partner_id", "협력기관", FieldType.CHOICE),
    FilterField("entered_on", LINKAGE_LABELS["entered_on"], FieldType.DATE, required=True),
    FilterField("actor", LINKAGE_LABELS["actor"], FieldType.TEXT),
    FilterField("subject", LINKAGE_LABELS["subject"], FieldType.TEXT),
    FilterField("proposal", "제안 관리번호", FieldType.TEXT),
    FilterField("project", LINKAGE_LABELS["project_id"], FieldType.TEXT),
    FilterField("missing", "미비 항목", FieldType.CHOICE, tuple(MISSING.items())),
    FilterField("note", LINKAGE_LABELS["note"], FieldType.TEXT),
)
