"""Which actions only show, print or save a paper: the others wait where an office is only looked at (features.md K3).

An action that is not named here counts as one that writes, so a new one is rather refused than left open.
"""

from typing import Final

LOOKS: Final = "읽기 전용입니다"
"""What stands beside the buttons that wait."""

_ONLY_SHOW: Final = ("PRINT_", "SHOW_", "OPEN_", "EXPORT_", "SAVE_REPORT_", "FIND_", "COPY_")
_BUT_WRITE: Final = frozenset({"COPY_ABOVE", "COPY_USAGE", "COPY_VISIT"})
_MORE: Final = frozenset({
    "HELP", "MENU", "NEXT_AREA", "NEXT_VIEW", "PREVIOUS_VIEW", "LOCK", "CHECK_FILES", "QUIT", "CLOSE_BANNER",
    "FIND", "ADD_CONDITION", "CHOOSE_COLUMNS", "TENANT_BOOK", "SAVE_CARDS", "SAVE_CALENDAR", "SAVE_HR_LIST",
    "SAVE_BLANK_FORM", "MAKE_FORMS", "PREVIOUS_PAGE", "NEXT_PAGE",
    "SAVE_ISSUED", "CHECK_ISSUED", "COMPARE_ISSUED",
})  # fmt: skip


def writes(name: str) -> bool:
    """Whether the action of this name changes a record, a setting or a file of the office."""
    shows = name in _MORE or (name.startswith(_ONLY_SHOW) and name not in _BUT_WRITE)
    return not shows
