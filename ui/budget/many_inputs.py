"""The new values that many ledger lines can be given at once (I5)."""

from collections.abc import Mapping
from functools import partial

from desktop_app.listing import ListQuery
from desktop_app.terms import Reconciled
from ui.feature_tab import TabContext
from ui.many_dialog import MakeInput
from ui.widgets.choice_inputs import ChoiceInput, PickInput
from ui.widgets.inputs import TextInput


def entry_inputs(context: TabContext, year: int) -> Mapping[str, MakeInput]:
    """Of the ledger; what names a record offers those of now."""
    office = context.office
    proposals = office.proposals.list
    found = proposals.rows(proposals.listing(ListQuery(order="number")).ids)
    return {
        "project_id": partial(
            PickInput, office.project_pages.offered(year), placeholder="사업명 일부나 초성"
        ),
        "proposal_id": partial(PickInput, [(row.id, f"{row.number} {row.title}") for row in found]),
        "evidence": TextInput,
        "document_number": TextInput,
        "system_number": TextInput,
        "reconciled": partial(ChoiceInput, [(one, one.value) for one in Reconciled], empty=None),
        "note": TextInput,
    }
