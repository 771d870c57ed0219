"""What the log of uses and the list of rooms can be filtered by; db.venues_meanings says it in SQL (I3)."""

from desktop_app.filters import FieldType, FilterField, codes
from desktop_app.terms import FIELD_LABELS, UsageHost, UsageKind, UsageState

_LABELS = FIELD_LABELS

USAGES: tuple[FilterField, ...] = (
    FilterField("used_on", _LABELS["used_on"], FieldType.DATE, required=True),
    FilterField("start_minute", _LABELS["start_minute"], FieldType.TIME),
    FilterField("end_minute", _LABELS["end_minute"], FieldType.TIME),
    FilterField("building_id", _LABELS["building_id"], FieldType.CHOICE, required=True),
    FilterField("venue_id", _LABELS["venue_id"], FieldType.CHOICE),
    FilterField("event", _LABELS["event"], FieldType.TEXT, required=True),
    FilterField("kind", _LABELS["kind"], FieldType.CHOICE, codes(UsageKind), required=True),
    FilterField("host", _LABELS["host"], FieldType.CHOICE, codes(UsageHost), required=True),
    FilterField("department_id", _LABELS["department_id"], FieldType.CHOICE),
    FilterField("tenant_id", _LABELS["tenant_id"], FieldType.CHOICE),
    FilterField("project_id", _LABELS["project_id"], FieldType.CHOICE),
    FilterField("attendees", _LABELS["attendees"], FieldType.NUMBER, unit="명"),
    FilterField("fee_won", _LABELS["fee_won"], FieldType.WON),
    FilterField("waived", _LABELS["waived"], FieldType.YES_NO, words=("감면", "감면 아님")),
    FilterField("state", _LABELS["state"], FieldType.CHOICE, codes(UsageState), required=True),
    FilterField("confirmed_on", "확인한 날", FieldType.DATE),
    FilterField("contact_name", _LABELS["contact_name"], FieldType.TEXT),
    FilterField("note", _LABELS["note"], FieldType.TEXT),
)
ROOMS: tuple[FilterField, ...] = (
    FilterField("name", _LABELS["venue_id"], FieldType.TEXT, required=True),
    FilterField("building_id", _LABELS["building_id"], FieldType.CHOICE, required=True),
    FilterField("capacity", _LABELS["capacity"], FieldType.NUMBER, unit="명"),
    FilterField("fee_won", _LABELS["fee_won"], FieldType.WON),
    *(FilterField(key, _LABELS[key], FieldType.TEXT) for key in ("equipment", "waiver", "contact")),
    FilterField("in_use", _LABELS["in_use"], FieldType.YES_NO, words=("쓰는 시설", "쓰지 않는 시설")),
    FilterField("usages", "이용 수", FieldType.NUMBER, required=True, unit="건"),
    FilterField("note", _LABELS["note"], FieldType.TEXT),
)
