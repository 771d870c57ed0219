"""Korean labels, once, of the dated lines below a target and a suggestion to the City."""

from typing import Final

VALUE_LABELS: Final = {"noted_on": "날짜", "value": "값", "note": "비고"}
"""Fields of a value that the officer wrote down for a target."""
PROGRESS_LABELS: Final = {"noted_on": "날짜", "text": "들은 내용", "source": "들은 곳"}
"""Fields of what was heard of a suggestion."""
