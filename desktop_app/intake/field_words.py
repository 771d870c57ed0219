"""The words by which lists call the plan's fields (분야): one meaning for tenants and proposals."""

from typing import Final

from desktop_app.intake.kinds import Lookup, Option
from desktop_app.terms import FIELDS

FIELD: Final = "field"
_ALSO: Final = {
    "청소년/교육": ("청소년", "교육"),
    "청년/경제": ("청년", "경제", "일자리"),
    "여성(가족)": ("여성", "가족", "여성가족"),
    "어르신": ("노인", "시니어", "고령"),
    "지역주민": ("주민", "마을", "지역"),
    "혁신기술": ("기술", "IT"),
    "교통/문화": ("교통", "문화", "문화예술"),
    "친환경": ("환경", "생태"),
}


def field_lookup() -> Lookup:
    """The fields by all their words."""
    return Lookup(FIELD, "분야", lambda _: [Option(word, word, _ALSO.get(word, ())) for word in FIELDS])
