"""What the list of tenants can be filtered by; what each is in SQL stands in db.tenants_queries (I3)."""

from desktop_app.filters import FieldType, FilterField, Operator, codes, words
from desktop_app.tenants.records import MISSING
from desktop_app.terms import FIELD_LABELS, FIELDS, LEGAL_FORMS, TenantGroup, TenantPlace

_TEXTS = ("room", "business", "cooperation", "homepage", "profile", "address", "note")
_DAYS = ("agreed_from", "agreed_until", "moved_in_on", "moved_out_on")

FILTER_FIELDS: tuple[FilterField, ...] = (
    FilterField("name", "단체명", FieldType.TEXT, required=True),
    FilterField(
        "other_names",
        "다른 이름",
        FieldType.TEXT,
        operators=(Operator.CONTAINS, Operator.LACKS, Operator.EMPTY, Operator.FILLED),
    ),
    FilterField(
        "tenant_group", FIELD_LABELS["tenant_group"], FieldType.CHOICE, codes(TenantGroup), required=True
    ),
    FilterField("place", FIELD_LABELS["place"], FieldType.CHOICE, codes(TenantPlace)),
    FilterField("building_id", FIELD_LABELS["building_id"], FieldType.CHOICE),
    FilterField("host_id", FIELD_LABELS["host_id"], FieldType.CHOICE),
    FilterField("field", FIELD_LABELS["field"], FieldType.CHOICE, words(FIELDS)),
    FilterField("legal_form", FIELD_LABELS["legal_form"], FieldType.CHOICE, words(LEGAL_FORMS)),
    *(FilterField(key, FIELD_LABELS[key], FieldType.DATE) for key in _DAYS),
    FilterField("here_on", "입주해 있던 날", FieldType.DATE, operators=(Operator.IS, Operator.IS_NOT)),
    FilterField("missing", "미비 항목", FieldType.CHOICE, tuple(MISSING.items())),
    FilterField("missing_count", "미비 수", FieldType.NUMBER, required=True, unit="개"),
    FilterField("proposals", "제안 수", FieldType.NUMBER, required=True, unit="건"),
    FilterField("people", "사람 수", FieldType.NUMBER, required=True, unit="명"),
    *(FilterField(key, FIELD_LABELS[key], FieldType.TEXT) for key in _TEXTS),
)
