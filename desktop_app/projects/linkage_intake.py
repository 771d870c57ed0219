"""1:1 연계 as the import road takes it in: a list of pairs with the stage that each is in (features.md C7, A7)."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any, Final

from db.directory import Team
from db.intake_queries import live
from db.projects import Linkage
from db.session import Session
from desktop_app.changes import Kind
from desktop_app.clock import Clock
from desktop_app.directory.intake import body_lookup, named_lookup
from desktop_app.directory.records import Body, BodyKind
from desktop_app.intake.field_words import FIELD, field_lookup
from desktop_app.intake.kinds import FieldSpec, Known, Lookup, Option, RecordKind, Values, code_options
from desktop_app.intake.readers import read_line, read_text
from desktop_app.problems import Problem
from desktop_app.project_terms import LINKAGE_LABELS, LinkageStage
from desktop_app.projects import linkage_writing as writing
from desktop_app.projects.linkage_records import LinkageDraft, linkage_problems
from desktop_app.search import folded

HOME, TEAM, BODY, STAGE = "department_id", "team_id", "body", "stage"
_STAGE_WORDS: Final = {
    "FOUND": ("발굴", "제안", "발굴 제안"),
    "TALKED": ("논의", "검토", "협의", "협의 중"),
    "RUNNING": ("추진 중", "진행"),
    "ENDED": ("종료", "중단"),
}
_FIELDS: tuple[FieldSpec, ...] = (
    FieldSpec(
        "subject", LINKAGE_LABELS["subject"], read_line, "내용, 사업명, 연계사업, 주제", identity=True,
        example="동 주민자치회 마을 기록", width=24, required=True,
    ),
    FieldSpec(HOME, LINKAGE_LABELS[HOME], read_line, "부서명, 담당부서, 사업부서", lookup=HOME, fixed=True),
    FieldSpec(TEAM, "팀", read_line, "팀명, 담당팀, 사업팀", lookup=TEAM, fixed=True),
    FieldSpec(BODY, LINKAGE_LABELS[BODY], read_line, "단체명, 입주단체, 기관명, 협력기관, 상대", lookup=BODY),
    FieldSpec(
        STAGE, LINKAGE_LABELS[STAGE], read_line, "추진단계, 진행단계", lookup=STAGE, fixed=True,
        choices=tuple(one.value for one in LinkageStage),
    ),
    FieldSpec("field", LINKAGE_LABELS["field"], read_line, "사업분야", lookup=FIELD),
    FieldSpec("note", LINKAGE_LABELS["note"], read_text, "메모, 참고", width=30),
)  # fmt: skip


def linkage_kind(clock: Clock) -> RecordKind:
    """How the road takes pairs in, onto the present year's board."""
    return RecordKind(
        key=Linkage.__tablename__,
        label="1:1 연계",
        counter="건",
        table=Linkage.__tablename__,
        touched=frozenset({Kind.LINKAGE}),
        fields=_FIELDS,
        look=partial(_Pairs, today=clock.today()),
        lookups=(
            named_lookup(BodyKind.DEPARTMENT, HOME, LINKAGE_LABELS[HOME]),
            Lookup(TEAM, "팀", lambda s: [Option(row.id, row.name) for row in live(s, Team)]),
            replace(body_lookup(), key=BODY, noun=LINKAGE_LABELS[BODY], options=_park_bodies),
            Lookup(STAGE, LINKAGE_LABELS[STAGE], lambda _: code_options(LinkageStage, _STAGE_WORDS)),
            field_lookup(),
        ),
        advice="연계 내용과 부서(또는 팀)가 있으면 됩니다. 올해의 연계판에 들어갑니다.",
    )


def _park_bodies(s: Session) -> list[Option]:
    """Tenants and partners: a pair has one side in the park."""
    return [one for one in body_lookup().options(s) if one.hint != BodyKind.DEPARTMENT.value]


class _Pairs:
    """The pairs of a year at one moment."""

    def __init__(self, session: Session, today: date) -> None:
        self._today = today
        self.known = [
            Known(
                row.id, row.subject, frozenset({folded(row.subject)} - {""}), writing.draft_of(session, row)
            )
            for row in live(session, Linkage)
            if row.fiscal_year == today.year
        ]

    def key_of(self, values: Values) -> Hashable | None:
        return folded(values["subject"]) or None

    def claims(self, values: Values) -> Mapping[Hashable, str]:
        del values  # a pair has only its subject for itself
        return {}

    def held(self, known: Known, values: Values) -> Values:
        draft: LinkageDraft = known.record
        found: dict[str, Any] = {}
        for key, said in values.items():
            if key == BODY:
                found[key] = _body_key(draft)
            elif key == STAGE:
                found[key] = draft.stage.name
            else:
                here = getattr(draft, key)
                alike = key in {"subject", "note"} and folded(here) == folded(said or "")
                found[key] = said if alike else here
        return found

    def problems(self, known: Known | None, values: Values) -> Iterable[Problem]:
        for one in linkage_problems(self._merged(known, values), self._today):
            yield replace(one, field=HOME) if one.field == "office" else one

    def write(self, session: Session, known: Known | None, values: Values) -> int:
        draft = writing.accepted(self._merged(known, values), self._today)
        return writing.write(session, draft, known.id if known else None, self._today)

    def _merged(self, known: Known | None, values: Values) -> LinkageDraft:
        draft = known.record if known is not None else LinkageDraft(self._today.year)
        plain = {key: value for key, value in values.items() if key not in {BODY, STAGE}}
        if values.get(TEAM) is not None:
            plain[HOME] = None  # a team's department is the one where it stands
        elif values.get(HOME) is not None:
            plain[TEAM] = None
        if STAGE in values:
            plain[STAGE] = LinkageStage[values[STAGE]]
        if BODY in values:
            body = Body.of_key(values[BODY]) if values[BODY] is not None else None
            for kind in (BodyKind.TENANT, BodyKind.PARTNER):
                plain[kind.owner] = body.id if body is not None and body.kind is kind else None
        merged: LinkageDraft = replace(draft, **plain)
        return merged


def _body_key(draft: LinkageDraft) -> int | None:
    if draft.tenant_id is not None:
        return Body(BodyKind.TENANT, draft.tenant_id).key
    return Body(BodyKind.PARTNER, draft.partner_id).key if draft.partner_id is not None else None
