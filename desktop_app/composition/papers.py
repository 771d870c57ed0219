"""What goes out of the office and comes in, and what looks over all of it: reports, 가져오기, 전체 찾기."""

from typing import TYPE_CHECKING

from desktop_app.composition.activities import REGISTERS, ActivityServices
from desktop_app.composition.service import service_property
from desktop_app.composition.work import INBOX

if TYPE_CHECKING:
    from desktop_app.finding.kinds import Lists
    from desktop_app.finding.service import Finding
    from desktop_app.intake.kinds import RecordKind
    from desktop_app.intake.service import Intake
    from desktop_app.issued.service import IssuedReports
    from desktop_app.outgoing.service import Outgoing
    from desktop_app.performance.service import Performance
    from desktop_app.performance.texts import ReportTexts
    from desktop_app.performance.use_service import VenueResults
    from desktop_app.returns.coming_in import ReturnsIn
    from desktop_app.schedule.service import Schedule
    from desktop_app.turn.handover import Handovers
    from desktop_app.turn.service import YearTurns
    from desktop_app.whole_data.service import WholeData


class PaperServices(ActivityServices):
    """The area of 보고서 and what serves every tab."""

    @service_property
    def performance(self) -> "Performance":
        from desktop_app.performance.service import Performance

        return Performance(self.store, self.now.organisation, self.now.verdicts)

    @service_property
    def report_texts(self) -> "ReportTexts":
        from desktop_app.performance.texts import ReportTexts

        return ReportTexts(self.store, self.performance)

    @service_property
    def venue_results(self) -> "VenueResults":
        from desktop_app.performance.use_service import VenueResults

        return VenueResults(self.store)

    @service_property
    def outgoing(self) -> "Outgoing":
        from desktop_app.outgoing.service import Outgoing

        return Outgoing(self.store, self.clock, self.now.organisation)

    @service_property
    def year_turns(self) -> "YearTurns":
        from desktop_app.turn.service import YearTurns

        return YearTurns(self.store, self.clock, self._back_up_before)

    @service_property
    def issued(self) -> "IssuedReports":
        from desktop_app.issued.service import IssuedReports

        return IssuedReports(self.store, self.clock, self.folder)

    @service_property
    def handovers(self) -> "Handovers":
        from desktop_app.turn.handover import Handovers

        return Handovers(
            self.store,
            self.clock,
            self.now,
            self.folder,
            levels=self.budget.levels,
            duties=self.duties.of_year,
            last_copy=lambda: self.file.last_backup() if self.file else None,
        )

    @service_property
    def intake(self) -> "Intake":
        from desktop_app.composition.intake_kinds import KINDS
        from desktop_app.intake.service import Intake

        kinds = {key: lambda make=make: make(self.clock) for key, make in KINDS.items()}
        kinds |= {table: lambda table=table: self._register_kind(table) for table in REGISTERS}
        return Intake(self.store, self.access, kinds, self._back_up_before)

    @service_property
    def returns_in(self) -> "ReturnsIn":
        from desktop_app.composition.return_roads import form_roads
        from desktop_app.returns.coming_in import ReturnsIn

        return ReturnsIn(
            self.store,
            self.clock,
            self.access,
            self.folder / INBOX,
            form_roads(self.intake, self.forms_out, self.folder / INBOX, self.opened),
            back_up=self._back_up_before,
        )

    @service_property
    def schedule(self) -> "Schedule":
        from desktop_app.schedule.service import Schedule
        from desktop_app.schedule.sources import SOURCES, duty_source

        sources = (*SOURCES, duty_source(self.duties.dated))
        return Schedule(self.store, self.clock, self.days_off, self.now, sources)

    @service_property
    def whole_data(self) -> "WholeData":
        from desktop_app.backups import FILE
        from desktop_app.whole_data.service import WholeData

        return WholeData(self.folder / FILE, self.store, self.clock, self.access, self._back_up_before)

    @service_property
    def finding(self) -> "Finding":
        from desktop_app.finding.service import Finding

        return Finding(self.store, self.clock, self._lists())

    def _register_kind(self, table: str) -> "RecordKind":
        """How the import road takes a register's records in."""
        from desktop_app.composition.intake_kinds import register_lookups
        from desktop_app.register.intake import register_kind

        return register_kind(self.register(table), register_lookups())

    def _back_up_before(self) -> None:
        """A copy of the office as it is before a file is taken over."""
        from db.backup import Reason

        if self.file is not None:
            self.file.back_up(Reason.IMPORT)

    def _lists(self) -> "Lists":
        """The lists that 전체 찾기 looks into; each is asked for when something of its kind was found."""
        from desktop_app.finding.kinds import Lists

        return Lists(
            tenants=lambda: self.tenants,
            people=lambda: self.people,
            contacts=lambda: self.contacts,
            partners=lambda: self.partners,
            departments=lambda: self.departments,
            teams=lambda: self.teams,
            buildings=lambda: self.buildings,
            venues=lambda: self.venues,
            usages=lambda: self.usages,
            projects=lambda: self.projects,
            linkages=lambda: self.linkages,
            proposals=lambda: self.proposals.list,
            opinions=lambda: self.proposals.opinion_list,
            attachments=lambda: self.attachments,
            registers=self.register,
        )
