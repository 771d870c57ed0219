"""The figures of papers other than the year-end report, each with the list that holds its rows (features.md H1)."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from desktop_app.activities.media import Channel
from desktop_app.activities.problem_road import ProblemState
from desktop_app.activities.shared_papers import PaperKind
from desktop_app.catalogue.counted import Counted, between, codes_of, is_word, of_words, tallied
from desktop_app.catalogue.counts_of_works import of_states
from desktop_app.filters import Condition, Conditions, Operator
from desktop_app.performance.period import programme
from desktop_app.performance.spans import Window
from desktop_app.performance.use_conditions import COUNTED_USES, part_conditions
from desktop_app.project_terms import LinkageStage
from desktop_app.return_terms import SubmissionState
from desktop_app.tenants.status_records import class_view
from desktop_app.terms import Result

if TYPE_CHECKING:
    from desktop_app.activities.admin_duties import AdminSheet
    from desktop_app.activities.problem_papers import ProblemRegister
    from desktop_app.activities.publicity_records import MediaYear, PaperList, Relay
    from desktop_app.catalogue.papers_of_venues import Results
    from desktop_app.performance.use_results import ResultRow
    from desktop_app.projects.linkage_records import LinkageSheet
    from desktop_app.proposals.register_records import Register
    from desktop_app.returns.records import RoundStatus
    from desktop_app.tenants.status_records import StatusReport

_NOT_CANCELLED: Final = Condition("cancelled", Operator.NO)


def of_use_results(results: "Results") -> Iterator[Counted]:
    """Uses and people of the period, then the uses of each row of the table."""
    found = results.found
    total = found.total()
    yield _uses("이용", total, found.period.starts, found.period.ends)
    yield _uses("연인원", total, found.period.starts, found.period.ends, people=True)
    for row in found.rows(results.asked.by):
        first, last = found.period.starts, found.period.ends
        if row.part.month is not None:
            month = type(found.period)(found.period.year, row.part.month, row.part.month)
            first, last = month.starts, month.ends
        yield _uses(row.name, row, first, last)


def _uses(words: str, row: "ResultRow", first: date, last: date, *, people: bool = False) -> Counted:
    asked = (between("used_on", Window(first, last)), *COUNTED_USES, *part_conditions(row.part))
    value, unit = (row.now.people, "명") if people else (row.now.uses, "건")
    return Counted("대관", words, value, unit, "venues", "usages", Conditions((asked,)), summed=people)


def of_tenant_status(report: "StatusReport") -> Iterator[Counted]:
    """Each column of the table on its day."""
    table = report.table
    for line in table.lines:
        view = class_view(line.key, table.as_of)
        yield Counted("입주단체", line.label, line.registered, "개", "tenants", "tenants", saved_view=view)


def of_proposal_register(register: "Register") -> Iterator[Counted]:
    """What was received by the day and stands, by the result that was known then; what was cancelled apart."""
    received = Condition("received_on", Operator.UNTIL, (register.as_of,))
    known = Condition("decided_on", Operator.UNTIL, (register.as_of,))
    later = Condition("decided_on", Operator.FROM, (register.as_of + timedelta(days=1),))

    def one(words: str, value: int, *ways: tuple[Condition, ...]) -> Counted:
        asked = Conditions(tuple((received, *way) for way in ways))
        return Counted("제안", words, value, "건", "proposals", "proposals", asked)

    standing = register.standing
    yield one("접수", len(standing), (_NOT_CANCELLED,))
    cancelled = Condition("cancelled", Operator.YES)
    yield one("접수 취소", len(register.rows) - len(standing), (cancelled,))
    for word, number in tallied(row.result.value if row.result else "" for row in standing):
        of_word = (_NOT_CANCELLED, is_word("result", word, codes_of(Result)))
        ways = ((*of_word, known),) if word else (of_word, (_NOT_CANCELLED, later))
        yield one(word or "결과 미정", number, *ways)


def of_problem_register(register: "ProblemRegister") -> Iterator[Counted]:
    """The problems of the year by state."""
    place = ("activities", "citizen_problems")
    yield (whole := Counted("난제", "접수", len(register.rows), "건", *place))
    states = (row.draft.state.value for row in register.rows)
    yield from of_words(whole, "state", states, codes_of(ProblemState))


def of_media(year: "MediaYear") -> Iterator[Counted]:
    """What was published by the day, by channel."""
    until = Condition("published_on", Operator.UNTIL, (year.as_of,))
    place = ("activities", "media")
    for line in year.lines:
        of_channel = (is_word("channel", line.label, codes_of(Channel)),) if line.channel else ()
        yield Counted("매체", line.label, line.total, "건", *place, Conditions(((until, *of_channel),)))


def of_relay(relay: "Relay") -> Iterator[Counted]:
    """The issues of the plan's months: those that have a place, those that came out."""
    within = between("month", Window(programme(relay.year).start, programme(relay.year).end))
    place = ("activities", "newsletter")
    taken = sum(one.row is not None for one in relay.months)
    out = Condition("published_on", Operator.FILLED)
    yield Counted("소식지", "자리 있는 달", taken, "회", *place, Conditions(((within,),)))
    yield Counted("소식지", "게재", relay.published, "회", *place, Conditions(((within, out),)))


def of_admin_duties(sheet: "AdminSheet") -> Iterator[Counted]:
    """What the plan asks of the departments, done and not done."""
    place = ("activities", "admin_duties")
    done = sum(row.draft.done_on is not None for row in sheet.rows)
    yield Counted("행정사항", "할 일", len(sheet.rows), "건", *place)
    for words, number, operator in (
        ("마침", done, Operator.FILLED),
        ("남은 것", len(sheet.rows) - done, Operator.EMPTY),
    ):
        yield Counted(
            "행정사항", words, number, "건", *place, Conditions(((Condition("done_on", operator),),))
        )


def of_shared_papers(listed: "PaperList") -> Iterator[Counted]:
    """What was shared in the year, by kind."""
    place = ("activities", "shared_papers")
    yield (whole := Counted("새올 공유", "공유", len(listed.rows), "건", *place))
    kinds = (row.draft.kind.value for row in listed.rows)
    yield from of_words(whole, "kind", kinds, codes_of(PaperKind))


def of_linkages(sheet: "LinkageSheet") -> Iterator[Counted]:
    """The pairs of the year by stage."""
    place = ("projects", "linkages")
    yield (whole := Counted("1:1 연계", "짝", len(sheet.rows), "건", *place))
    yield from of_words(whole, "stage", (row.stage.value for row in sheet.rows), codes_of(LinkageStage))


def of_round_status(status: "RoundStatus") -> Iterator[Counted]:
    """The departments of the round by state."""
    states = dict(tallied(unit.draft.state.value for unit in status.units))
    known = {state.value: states.get(state.value, 0) for state in SubmissionState}
    yield from of_states(status.round.draft.name, status.round.id, known)
