"""What is kept of 연계사업: shops, street items, visits elsewhere, notes (features.md C4, C5, C8)."""

from typing import TYPE_CHECKING

from desktop_app.composition.service import service_property
from desktop_app.composition.work import WorkServices

if TYPE_CHECKING:
    from desktop_app.project_records.service import Benchmarks, Participants, ProgressNotes, StreetItems


class ProjectRecordServices(WorkServices):
    """The registers of what is kept of projects."""

    @service_property
    def participants(self) -> "Participants":
        from db.project_records import PARTICIPANTS as LISTED
        from desktop_app.project_records.participants import PARTICIPANTS
        from desktop_app.project_records.service import Participants

        return Participants(self.store, self.clock, PARTICIPANTS, LISTED)

    @service_property
    def street_items(self) -> "StreetItems":
        from db.project_records import STREET_ITEMS as LISTED
        from desktop_app.project_records.service import StreetItems
        from desktop_app.project_records.street_items import STREET_ITEMS

        return StreetItems(self.store, self.clock, STREET_ITEMS, LISTED)

    @service_property
    def benchmarks(self) -> "Benchmarks":
        from db.project_records import BENCHMARKS as LISTED
        from desktop_app.project_records.benchmarks import BENCHMARKS
        from desktop_app.project_records.service import Benchmarks

        return Benchmarks(self.store, self.clock, BENCHMARKS, LISTED)

    @service_property
    def progress_notes(self) -> "ProgressNotes":
        from db.project_records import PROGRESS_NOTES as LISTED
        from desktop_app.project_records.progress_notes import PROGRESS_NOTES
        from desktop_app.project_records.service import ProgressNotes

        return ProgressNotes(self.store, self.clock, PROGRESS_NOTES, LISTED)


REGISTERS = {
    "participant": "participants",
    "street_item": "street_items",
    "benchmark": "benchmarks",
    "progress_note": "progress_notes",
}
