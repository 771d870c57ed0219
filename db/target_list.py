"""목표 in SQL: the list (features.md E1); what counts toward them stands in target_queries."""

from db.duties import Target
from db.register_lists import Listed

TARGETS = Listed(
    Target,
    views={"counted": lambda _: Target.source != "MANUAL", "manual": lambda _: Target.source == "MANUAL"},
    day=Target.position,
    newest_first=False,
)
