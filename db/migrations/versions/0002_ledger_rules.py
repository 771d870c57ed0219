"""The rules of the ledger that no CHECK can hold: nothing over the allotment, confirmed lines stay."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# 지방재정법: obligations stay within the allotment. What is paid without an obligation counts as well;
# an obligation counts until its payments reach it, never twice (domain.md BUD-3).
_OVERSPENT = """
    coalesce((SELECT strict FROM budget_year
              WHERE fiscal_year = {row}.fiscal_year AND deleted_at IS NULL), 1) = 1
    AND (SELECT coalesce(sum(CASE kind WHEN 'DISBURSEMENT' THEN amount_won
                                       WHEN 'REFUND' THEN -amount_won ELSE 0 END), 0)
         FROM entry WHERE account_id = {row}.account_id AND deleted_at IS NULL)
      + (SELECT coalesce(sum(max(0, o.amount_won
              + coalesce((SELECT sum(r.amount_won) FROM entry r
                          WHERE r.reverses_id = o.id AND r.deleted_at IS NULL), 0)
              - coalesce((SELECT sum(d.amount_won) FROM entry d
                          WHERE d.parent_id = o.id AND d.kind = 'DISBURSEMENT' AND d.deleted_at IS NULL), 0))), 0)
         FROM entry o WHERE o.account_id = {row}.account_id AND o.kind = 'OBLIGATION'
           AND o.reverses_id IS NULL AND o.deleted_at IS NULL)
      > (SELECT coalesce(sum(amount_won), 0) FROM entry
         WHERE account_id = {row}.account_id AND kind = 'ALLOTMENT' AND deleted_at IS NULL)
"""

_CONFIRMED = """
CREATE TRIGGER entry_confirmed_{what} BEFORE {event} ON entry
WHEN OLD.confirmed_on IS NOT NULL{still}
BEGIN SELECT raise(ABORT, 'confirmed_entry'); END
"""


def upgrade() -> None:
    for event, row, kinds in (
        ("INSERT", "NEW", "NEW.kind IN ('OBLIGATION', 'DISBURSEMENT', 'REFUND', 'ALLOTMENT')"),
        ("UPDATE", "NEW", "1"),
        ("DELETE", "OLD", "OLD.kind IN ('ALLOTMENT', 'REFUND')"),
    ):
        op.execute(
            f"CREATE TRIGGER entry_overspend_{event.lower()} AFTER {event} ON entry WHEN {kinds} AND "
            f"{_OVERSPENT.format(row=row)} BEGIN SELECT raise(ABORT, 'overspend'); END"
        )
    columns = "fiscal_year, account_id, kind, booked_on, amount_won, summary, payee, parent_id, reverses_id, deleted_at"
    op.execute(
        _CONFIRMED.format(
            what="update", event=f"UPDATE OF {columns}", still=" AND NEW.confirmed_on IS NOT NULL"
        )
    )
    op.execute(_CONFIRMED.format(what="delete", event="DELETE", still=""))
