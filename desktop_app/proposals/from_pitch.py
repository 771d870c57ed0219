"""제안설명 of a workshop becomes a proposal in one act; both point to each other (features.md E2)."""

from db.meetings import Meeting, MeetingItem
from db.proposals import Proposal
from db.session import Session, fetch
from desktop_app.changes import Act, Change, Kind
from desktop_app.errors import InputRefused
from desktop_app.particles import with_direction
from desktop_app.problems import blocking
from desktop_app.proposals import records
from desktop_app.proposals.records import ProposalDraft, Proposer, ProposerKind
from desktop_app.proposals.service import add_proposal
from desktop_app.store import Store
from desktop_app.terms import Direction
from desktop_app.values import date_text

_STAYS = "저장된 회의와 제안은 바뀌지 않았습니다."
_PITCH = "PITCH"


class FromPitches:
    """Takes a pitch in as a proposal of the body that made it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def make(self, item_id: int) -> Change:
        """접수 under the year's next number, on the day of the workshop. Raises InputRefused where it cannot be."""
        with self._store.writing(Act.PROPOSE_PITCH) as s:
            item = fetch(s, MeetingItem, item_id)
            meeting = fetch(s, Meeting, item.meeting_id)
            if refusal := _refusal(s, item):
                raise InputRefused(refusal, safe=_STAYS)
            draft = _draft(item, meeting)
            if found := blocking(records.problems(draft)):
                raise InputRefused(f"제안으로 접수하지 않았습니다. {found[0].text}", safe=_STAYS)
            row = add_proposal(s, draft)
            item.proposal_id = row.id
            key, number = row.id, row.number
        said = f"‘{draft.title}’ 제안설명을 {with_direction(number)} 접수했습니다."
        return self._store.done(s, {Kind.PROPOSAL, Kind.MEETING}, said, record_id=key)


def _refusal(s: Session, item: MeetingItem) -> str:
    """Why a point of a workshop is no proposal; empty where it can become one."""
    if item.kind != _PITCH:
        return "제안설명만 제안으로 접수할 수 있습니다. 구분을 ‘제안설명’으로 바꾸고 저장하세요."
    if item.tenant_id is None and item.partner_id is None:
        return "제안한 단체가 없습니다. ‘소속’에서 입주단체나 협력기관을 고르고 저장하세요."
    standing = s.get(Proposal, item.proposal_id) if item.proposal_id is not None else None
    if standing is not None and standing.deleted_at is None:
        return f"이미 {with_direction(standing.number)} 접수한 제안설명입니다."
    return ""


def _draft(item: MeetingItem, meeting: Meeting) -> ProposalDraft:
    if item.tenant_id is not None:
        proposer = Proposer(ProposerKind.TENANT, item.tenant_id, "")
    else:
        proposer = Proposer(ProposerKind.PARTNER, item.partner_id or 0, "")
    heard = f"{date_text(meeting.held_on)} ‘{meeting.title}’ 제안설명"
    return ProposalDraft(
        direction=Direction.TENANT_TO_DISTRICT,
        title=item.title,
        proposer=proposer,
        received_on=meeting.held_on,
        summary=item.note,
        note=heard,
    )
