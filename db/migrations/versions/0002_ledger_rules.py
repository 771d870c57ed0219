"""The rules of the ledger that no CHECK can hold: nothing over the allotment, confirmed lines stay."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_STRICT = """coalesce((SELECT strict FROM budget_year
              WHERE fiscal_year = {row}.fiscal_year AND deleted_at IS NULL), 1) = 1"""

# 지방재정법: obligations stay within the allotment. What is paid without an obligation counts as well;
# an obligation counts until its payments reach it, never twice (domain.md BUD-3).
_OVERSPENT = f"""({_STRICT}
    AND (SELECT coalesce(sum(CASE kind WHEN 'DISBURSEMENT' THEN amount_won
                                       WHEN 'REFUND' THEN -amount_won ELSE 0 END), 0)
         FROM entry WHERE account_id = {{row}}.account_id AND deleted_at IS NULL)
      + (SELECT coalesce(sum(max(0, o.amount_won
              + coalesce((SELECT sum(r.amount_won) FROM entry r
                          WHERE r.reverses_id = o.id AND r.deleted_at IS NULL), 0)
              - coalesce((SELECT sum(d.amount_won) FROM entry d
                          WHERE d.parent_id = o.id AND d.kind = 'DISBURSEMENT' AND d.deleted_at IS NULL), 0))), 0)
         FROM entry o WHERE o.account_id = {{row}}.account_id AND o.kind = 'OBLIGATION'
           AND o.reverses_id IS NULL AND o.deleted_at IS NULL)
      > (SELECT coalesce(sum(amount_won), 0) FROM entry
         WHERE account_id = {{row}}.account_id AND kind = 'ALLOTMENT' AND deleted_at IS NULL))"""

# 예산배정 stays within 예산현액.
_OVERALLOTTED = f"""({_STRICT}
    AND (SELECT coalesce(sum(CASE
             WHEN kind IN ('ALLOTMENT', 'TRANSFER_OUT') THEN amount_won
             WHEN kind IN ('ORIGINAL', 'SUPPLEMENT', 'CARRYOVER_IN', 'TRANSFER_IN') THEN -amount_won
             ELSE 0 END), 0)
         FROM entry WHERE account_id = {{row}}.account_id AND deleted_at IS NULL) > 0)"""

# How much a line takes up of what must not be exceeded. A line that takes up no more than before is never
# refused: a book that is over the limit (kept with warnings only, before) can always be put right.
_SPENDS = """(CASE WHEN {row}.deleted_at IS NOT NULL THEN 0
    WHEN {row}.kind IN ('OBLIGATION', 'DISBURSEMENT') THEN {row}.amount_won
    WHEN {row}.kind IN ('REFUND', 'ALLOTMENT') THEN -{row}.amount_won ELSE 0 END)"""
_ALLOTS = """(CASE WHEN {row}.deleted_at IS NOT NULL THEN 0
    WHEN {row}.kind IN ('ALLOTMENT', 'TRANSFER_OUT') THEN {row}.amount_won
    WHEN {row}.kind IN ('ORIGINAL', 'SUPPLEMENT', 'CARRYOVER_IN', 'TRANSFER_IN') THEN -{row}.amount_won
    ELSE 0 END)"""

_PLACED = "fiscal_year, account_id, kind, amount_won, parent_id, reverses_id, deleted_at"
_SAID = (
    f"{_PLACED}, booked_on, summary, payee, request_number, method, reason, spent_minute, place, purpose, "
    "guests, head_count, officials_included, unavoidable_reason, spender"
)


def upgrade() -> None:
    _limit("overspend", _OVERSPENT, _SPENDS)
    _limit("overallot", _OVERALLOTTED, _ALLOTS)
    # What stands beside a line (e호조번호, 증빙, 대사, 비고) may still be filled in after 확정 (BUD-7).
    _refuse(
        "entry_confirmed_update",
        f"BEFORE UPDATE OF {_SAID}",
        "OLD.confirmed_on IS NOT NULL",
        "confirmed_entry",
    )
    # The office marks what it deletes; a row leaves the file only when the act that wrote it is taken back.
    # Not at deleted_at: a chain that is taken back comes in again step by step, the refund before its payment.
    _refuse("entry_over_refund_insert", "AFTER INSERT", _OVER_REFUND, "over_refund")
    _refuse(
        "entry_over_refund_update", "AFTER UPDATE OF amount_won, kind, parent_id", _OVER_REFUND, "over_refund"
    )
    for event, times in (("insert", "INSERT"), ("update", f"UPDATE OF {_PLACED}")):
        _refuse(f"entry_line_{event}", f"BEFORE {times}", _NO_LINE, "entry_line")
        _refuse(f"entry_parent_{event}", f"BEFORE {times}", _STRANGE_PARENT, "entry_parent")


# A 반납 goes back to the line that paid, and never exceeds what remains of the 지출 (BUD-4).
_OVER_REFUND = """NEW.kind = 'REFUND' AND NEW.amount_won > 0 AND NEW.deleted_at IS NULL AND
    (SELECT coalesce(sum(amount_won), 0) FROM entry
     WHERE parent_id = NEW.parent_id AND kind = 'REFUND' AND deleted_at IS NULL)
    > (SELECT coalesce(sum(amount_won), 0) FROM entry
       WHERE (id = NEW.parent_id OR reverses_id = NEW.parent_id) AND deleted_at IS NULL)"""
_NO_LINE = """NOT EXISTS (SELECT 1 FROM account WHERE id = NEW.account_id AND level = 5
    AND fiscal_year = NEW.fiscal_year)"""
_STRANGE_PARENT = """EXISTS (SELECT 1 FROM entry WHERE id IN (NEW.parent_id, NEW.reverses_id)
    AND account_id <> NEW.account_id)"""


def _limit(rule: str, over: str, takes: str) -> None:
    new, old = takes.format(row="NEW"), takes.format(row="OLD")
    over_new, over_old = over.format(row="NEW"), over.format(row="OLD")
    moved = "NEW.account_id <> OLD.account_id"
    relinked = (
        "NEW.kind <> OLD.kind OR NEW.parent_id IS NOT OLD.parent_id OR NEW.reverses_id IS NOT OLD.reverses_id"
    )
    changed = (
        f"({moved} AND {new} > 0 OR NOT {moved} AND ({new} > {old} OR {relinked})) AND {over_new} "
        f"OR {moved} AND {old} < 0 AND {over_old}"
    )
    _refuse(f"entry_{rule}_insert", "AFTER INSERT", f"{new} > 0 AND {over_new}", rule)
    _refuse(f"entry_{rule}_update", f"AFTER UPDATE OF {_PLACED}", changed, rule)
    _refuse(f"entry_{rule}_delete", "AFTER DELETE", f"{old} < 0 AND {over_old}", rule)


def _refuse(name: str, event: str, condition: str, rule: str) -> None:
    op.execute(
        f"CREATE TRIGGER {name} {event} ON entry WHEN {condition} BEGIN SELECT raise(ABORT, '{rule}'); END"
    )
