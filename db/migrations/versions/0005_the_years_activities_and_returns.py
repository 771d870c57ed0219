"""Projects beside the register, meetings, visits, publicity, citizens, duties, returns; budget, reports, the turn."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for mark in ("pledge", "directed"):
        op.execute(f"ALTER TABLE project ADD COLUMN {mark} BOOLEAN DEFAULT 0 NOT NULL")
    for table in ("usage", "entry"):
        op.execute(
            f"ALTER TABLE {table} ADD COLUMN project_id INTEGER CONSTRAINT fk_{table}_project_id_project "
            "REFERENCES project (id) ON DELETE RESTRICT"
        )
        op.create_index(op.f(f"ix_{table}_project_id"), table, ["project_id"], unique=False)
    _usage_result_by_room()
    for make in (_projects, _meetings, _visits, _venue_offers, _publicity, _citizens, _duties, _returns):
        make()
    for make in (_entry_columns, _budget_changes, _budget_rules, _closed_months, _reports):
        make()


def _usage_result_by_room() -> None:
    """대관 실적 adds up by room too, from the index alone."""
    op.drop_index("ix_usage_result", "usage")
    keys = ("fiscal_year", "month", "department_id", "building_id", "venue_id")
    marks = ("state", "confirmed_on", "deleted_at")
    op.create_index("ix_usage_result", "usage", [*keys, *marks, "minutes", "attendees", "fee_won", "waived"])


def _projects() -> None:
    op.create_table(
        "stage",
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("begun_on", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("name <> ''", name=op.f("ck_stage_named")),
        sa.CheckConstraint(
            "ends_on IS NULL OR starts_on IS NULL OR starts_on <= ends_on", name=op.f("ck_stage_in_order")
        ),
        sa.ForeignKeyConstraint(
            ["project_id"], ["project.id"], name=op.f("fk_stage_project_id_project"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stage")),
    )
    op.create_index(op.f("ix_stage_project_id_position"), "stage", ["project_id", "position"], unique=False)
    op.create_table(
        "stage_task",
        sa.Column("stage_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("text <> ''", name=op.f("ck_stage_task_told")),
        sa.ForeignKeyConstraint(
            ["stage_id"], ["stage.id"], name=op.f("fk_stage_task_stage_id_stage"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stage_task")),
    )
    op.create_index(
        op.f("ix_stage_task_stage_id_position"), "stage_task", ["stage_id", "position"], unique=False
    )
    op.create_table(
        "participant",
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("trade", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("joined_on", sa.Date(), nullable=True),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.Column("consented_on", sa.Date(), nullable=True),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("sounds", sa.Text(), nullable=False),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("name <> ''", name=op.f("ck_participant_named")),
        sa.CheckConstraint(
            "left_on IS NULL OR joined_on IS NULL OR joined_on <= left_on",
            name=op.f("ck_participant_in_order"),
        ),
        sa.ForeignKeyConstraint(
            ["project_id"],
            ["project.id"],
            name=op.f("fk_participant_project_id_project"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participant")),
    )
    op.create_index(
        op.f("ix_participant_project_id_zone"), "participant", ["project_id", "zone"], unique=False
    )
    op.create_table(
        "street_item",
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("shop", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("artist", sa.Text(), nullable=False),
        sa.Column("sign", sa.Text(), nullable=False),
        sa.Column("installed_on", sa.Date(), nullable=True),
        sa.Column("cost_won", sa.Integer(), nullable=True),
        sa.Column("entry_id", sa.Integer(), nullable=True),
        sa.Column("before_id", sa.Integer(), nullable=True),
        sa.Column("after_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("sounds", sa.Text(), nullable=False),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("shop <> ''", name=op.f("ck_street_item_named")),
        sa.CheckConstraint(
            "cost_won IS NULL OR cost_won >= 0", name=op.f("ck_street_item_cost_not_negative")
        ),
        sa.ForeignKeyConstraint(
            ["after_id"],
            ["attachment.id"],
            name=op.f("fk_street_item_after_id_attachment"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["before_id"],
            ["attachment.id"],
            name=op.f("fk_street_item_before_id_attachment"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["entry.id"], name=op.f("fk_street_item_entry_id_entry"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["project_id"],
            ["project.id"],
            name=op.f("fk_street_item_project_id_project"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_street_item")),
    )
    op.create_index(op.f("ix_street_item_project_id"), "street_item", ["project_id"], unique=False)
    op.create_table(
        "benchmark",
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("visited_on", sa.Date(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=True),
        sa.Column("visitors", sa.Text(), nullable=False),
        sa.Column("findings", sa.Text(), nullable=False),
        sa.Column("application", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("sounds", sa.Text(), nullable=False),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("place <> ''", name=op.f("ck_benchmark_named")),
        sa.CheckConstraint("people IS NULL OR people >= 0", name=op.f("ck_benchmark_people_not_negative")),
        sa.ForeignKeyConstraint(
            ["project_id"], ["project.id"], name=op.f("fk_benchmark_project_id_project"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_benchmark")),
    )
    op.create_index(op.f("ix_benchmark_project_id"), "benchmark", ["project_id"], unique=False)
    op.create_table(
        "progress_note",
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.Column("condition", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("indicator", sa.Text(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("sounds", sa.Text(), nullable=False),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "condition IN ('NORMAL', 'DELAYED', 'HALTED')", name=op.f("ck_progress_note_condition_listed")
        ),
        sa.CheckConstraint("text <> ''", name=op.f("ck_progress_note_told")),
        sa.CheckConstraint(
            "people IS NULL OR people >= 0", name=op.f("ck_progress_note_people_not_negative")
        ),
        sa.ForeignKeyConstraint(
            ["project_id"],
            ["project.id"],
            name=op.f("fk_progress_note_project_id_project"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_progress_note")),
    )
    op.create_index(
        op.f("ix_progress_note_project_id_noted_on"),
        "progress_note",
        ["project_id", "noted_on"],
        unique=False,
    )
    op.create_table(
        "linkage",
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=True),
        sa.Column("team_id", sa.Integer(), nullable=True),
        sa.Column("tenant_id", sa.Integer(), nullable=True),
        sa.Column("partner_id", sa.Integer(), nullable=True),
        sa.Column("proposal_id", sa.Integer(), nullable=True),
        sa.Column("project_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("sounds", sa.Text(), nullable=False),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "stage IN ('FOUND', 'TALKED', 'RUNNING', 'ENDED')", name=op.f("ck_linkage_stage_listed")
        ),
        sa.CheckConstraint(
            "(department_id IS NOT NULL) + (team_id IS NOT NULL) = 1", name=op.f("ck_linkage_one_office")
        ),
        sa.CheckConstraint(
            "(tenant_id IS NOT NULL) + (partner_id IS NOT NULL) <= 1", name=op.f("ck_linkage_one_body")
        ),
        sa.ForeignKeyConstraint(
            ["department_id"],
            ["department.id"],
            name=op.f("fk_linkage_department_id_department"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["partner_id"], ["partner.id"], name=op.f("fk_linkage_partner_id_partner"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["project_id"], ["project.id"], name=op.f("fk_linkage_project_id_project"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["proposal_id"],
            ["proposal.id"],
            name=op.f("fk_linkage_proposal_id_proposal"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["team_id"], ["team.id"], name=op.f("fk_linkage_team_id_team"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id"], ["tenant.id"], name=op.f("fk_linkage_tenant_id_tenant"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_linkage")),
    )
    op.create_index(op.f("ix_linkage_fiscal_year_stage"), "linkage", ["fiscal_year", "stage"], unique=False)
    op.create_table(
        "linkage_step",
        sa.Column("linkage_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("entered_on", sa.Date(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "stage IN ('FOUND', 'TALKED', 'RUNNING', 'ENDED')", name=op.f("ck_linkage_step_stage_listed")
        ),
        sa.ForeignKeyConstraint(
            ["linkage_id"],
            ["linkage.id"],
            name=op.f("fk_linkage_step_linkage_id_linkage"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_linkage_step")),
    )
    op.create_index(
        op.f("ix_linkage_step_linkage_id_position"),
        "linkage_step",
        ["linkage_id", "position"],
        unique=False,
    )
    op.create_table(
        "basis_document",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("sounds", sa.Text(), nullable=False),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("number <> '' OR title <> ''", name=op.f("ck_basis_document_named")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_basis_document")),
    )
    op.create_index(
        "uq_basis_document",
        "basis_document",
        ["number", "title"],
        unique=True,
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_table(
        "basis_link",
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("owner_table", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["basis_document.id"],
            name=op.f("fk_basis_link_document_id_basis_document"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_basis_link")),
    )
    op.create_index(
        op.f("ix_basis_link_owner_table_owner_id"), "basis_link", ["owner_table", "owner_id"], unique=False
    )
    op.create_index(
        "uq_basis_link",
        "basis_link",
        ["document_id", "owner_table", "owner_id"],
        unique=True,
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )


def _meetings() -> None:
    op.create_table(
        "meeting",
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("start_minute", sa.Integer(), nullable=True),
        sa.Column("end_minute", sa.Integer(), nullable=True),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("tool", sa.Text(), nullable=False),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("recording", sa.Text(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=True),
        sa.Column("proposal_id", sa.Integer(), nullable=True),
        sa.Column("linkage_id", sa.Integer(), nullable=True),
        sa.Column("agenda", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("decisions", sa.Text(), nullable=False),
        sa.Column("district_people", sa.Integer(), nullable=True),
        sa.Column("park_people", sa.Integer(), nullable=True),
        sa.Column("other_people", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("sounds", sa.Text(), nullable=False),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('WORKSHOP', 'COOPERATION', 'KICKOFF', 'WORKING', 'ROUND_TABLE')",
            name=op.f("ck_meeting_kind_listed"),
        ),
        sa.CheckConstraint("mode IN ('IN_PERSON', 'REMOTE', 'MIXED')", name=op.f("ck_meeting_mode_listed")),
        sa.CheckConstraint("state IN ('PLANNED', 'HELD', 'CANCELLED')", name=op.f("ck_meeting_state_listed")),
        sa.CheckConstraint("title <> ''", name=op.f("ck_meeting_named")),
        sa.CheckConstraint(
            "end_minute IS NULL OR (start_minute IS NOT NULL AND end_minute > start_minute AND end_minute <= 1440)",
            name=op.f("ck_meeting_end_after_start"),
        ),
        sa.CheckConstraint(
            "start_minute IS NULL OR (start_minute >= 0 AND start_minute < 1440)",
            name=op.f("ck_meeting_start_in_day"),
        ),
        sa.ForeignKeyConstraint(
            ["linkage_id"], ["linkage.id"], name=op.f("fk_meeting_linkage_id_linkage"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["project_id"], ["project.id"], name=op.f("fk_meeting_project_id_project"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["proposal_id"],
            ["proposal.id"],
            name=op.f("fk_meeting_proposal_id_proposal"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
    )
    op.create_index(
        op.f("ix_meeting_fiscal_year_held_on_id"), "meeting", ["fiscal_year", "held_on", "id"], unique=False
    )
    op.create_index(op.f("ix_meeting_linkage_id"), "meeting", ["linkage_id"], unique=False)
    op.create_index(op.f("ix_meeting_project_id"), "meeting", ["project_id"], unique=False)
    op.create_table(
        "attendee",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("post", sa.Text(), nullable=False),
        sa.Column("tenant_id", sa.Integer(), nullable=True),
        sa.Column("partner_id", sa.Integer(), nullable=True),
        sa.Column("department_id", sa.Integer(), nullable=True),
        sa.Column("body_name", sa.Text(), nullable=False),
        sa.Column("present", sa.Boolean(), nullable=True),
        sa.Column("retain_until", sa.Date(), nullable=True),
        sa.Column("erased_at", sa.DateTime(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("sounds", sa.Text(), nullable=False),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("side IN ('DISTRICT', 'PARK', 'OTHER')", name=op.f("ck_attendee_side_listed")),
        sa.CheckConstraint(
            "(tenant_id IS NOT NULL) + (partner_id IS NOT NULL) + (department_id IS NOT NULL) <= 1",
            name=op.f("ck_attendee_one_body"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id"],
            ["department.id"],
            name=op.f("fk_attendee_department_id_department"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_attendee_meeting_id_meeting"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["partner_id"], ["partner.id"], name=op.f("fk_attendee_partner_id_partner"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id"], ["tenant.id"], name=op.f("fk_attendee_tenant_id_tenant"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendee")),
    )
    op.create_index(
        op.f("ix_attendee_meeting_id_position"), "attendee", ["meeting_id", "position"], unique=False
    )
    op.create_table(
        "meeting_item",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("tenant_id", sa.Integer(), nullable=True),
        sa.Column("partner_id", sa.Integer(), nullable=True),
        sa.Column("department_id", sa.Integer(), nullable=True),
        sa.Column("body_name", sa.Text(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=True),
        sa.Column("file_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('PITCH', 'TOPIC', 'STATUS', 'OTHER')", name=op.f("ck_meeting_item_kind_listed")
        ),
        sa.CheckConstraint("title <> ''", name=op.f("ck_meeting_item_named")),
        sa.CheckConstraint(
            "(tenant_id IS NOT NULL) + (partner_id IS NOT NULL) + (department_id IS NOT NULL) <= 1",
            name=op.f("ck_meeting_item_one_body"),
        ),
        sa.CheckConstraint("minutes IS NULL OR minutes > 0", name=op.f("ck_meeting_item_minutes_positive")),
        sa.ForeignKeyConstraint(
            ["department_id"],
            ["department.id"],
            name=op.f("fk_meeting_item_department_id_department"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["file_id"],
            ["attachment.id"],
            name=op.f("fk_meeting_item_file_id_attachment"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meeting.id"],
            name=op.f("fk_meeting_item_meeting_id_meeting"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["partner_id"],
            ["partner.id"],
            name=op.f("fk_meeting_item_partner_id_partner"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["proposal_id"],
            ["proposal.id"],
            name=op.f("fk_meeting_item_proposal_id_proposal"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id"], ["tenant.id"], name=op.f("fk_meeting_item_tenant_id_tenant"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_item")),
    )
    op.create_index(
        op.f("ix_meeting_item_meeting_id_position"), "meeting_item", ["meeting_id", "position"], unique=False
    )
    op.create_index(op.f("ix_meeting_item_proposal_id"), "meeting_item", ["proposal_id"], unique=False)
    # WARNING: constraint name is None; this directive will fail as
    # rendered.  Add a name, or use a naming convention; see
    # https://alembic.sqlalchemy.org/en/latest/naming.html
    op.create_table(
        "follow_up",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("task", sa.Text(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=True),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("sounds", sa.Text(), nullable=False),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("task <> ''", name=op.f("ck_follow_up_told")),
        sa.ForeignKeyConstraint(
            ["department_id"],
            ["department.id"],
            name=op.f("fk_follow_up_department_id_department"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_follow_up_meeting_id_meeting"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up")),
    )
    op.create_index(op.f("ix_follow_up_due_on"), "follow_up", ["due_on"], unique=False)
    op.create_index(
        op.f("ix_follow_up_meeting_id_position"), "follow_up", ["meeting_id", "position"], unique=False
    )


def _venue_offers() -> None:
    op.create_table(
        "venue_offer",
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("wanted_on", sa.Date(), nullable=True),
        sa.Column("start_minute", sa.Integer(), nullable=True),
        sa.Column("end_minute", sa.Integer(), nullable=True),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=True),
        sa.Column("people", sa.Integer(), nullable=True),
        sa.Column("equipment", sa.Text(), nullable=False),
        sa.Column("venue_id", sa.Integer(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("held_at", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("sounds", sa.Text(), nullable=False),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("event <> ''", name=op.f("ck_venue_offer_event_named")),
        sa.CheckConstraint(
            "outcome IN ('WAITING', 'USED', 'ELSEWHERE')", name=op.f("ck_venue_offer_outcome_listed")
        ),
        sa.CheckConstraint(
            "reason IN ('', 'TOO_SMALL', 'OCCUPIED', 'EQUIPMENT', 'DISTANCE', 'FEE', 'CHANGED', 'OTHER')",
            name=op.f("ck_venue_offer_reason_listed"),
        ),
        sa.CheckConstraint(
            "outcome <> 'ELSEWHERE' OR reason <> ''", name=op.f("ck_venue_offer_reason_given")
        ),
        sa.CheckConstraint("people IS NULL OR people > 0", name=op.f("ck_venue_offer_people_positive")),
        sa.CheckConstraint(
            "end_minute IS NULL OR (start_minute IS NOT NULL AND end_minute > start_minute AND end_minute <= 1440)",
            name=op.f("ck_venue_offer_end_after_start"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id"],
            ["department.id"],
            name=op.f("fk_venue_offer_department_id_department"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["venue_id"], ["venue.id"], name=op.f("fk_venue_offer_venue_id_venue"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_venue_offer")),
    )
    op.create_index(
        op.f("ix_venue_offer_fiscal_year_asked_on_id"),
        "venue_offer",
        ["fiscal_year", "asked_on", "id"],
        unique=False,
    )


def _visits() -> None:
    op.create_table(
        "field_visit",
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("visited_on", sa.Date(), nullable=False),
        sa.Column("start_minute", sa.Integer(), nullable=True),
        sa.Column("end_minute", sa.Integer(), nullable=True),
        sa.Column("visitors", sa.Text(), nullable=False),
        sa.Column("group_name", sa.Text(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=True),
        sa.Column("people", sa.Integer(), nullable=True),
        sa.Column("route", sa.Text(), nullable=False),
        sa.Column("guide", sa.Text(), nullable=False),
        sa.Column("rating", sa.Integer(), nullable=True),
        sa.Column("remarks", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("sounds", sa.Text(), nullable=False),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "state IN ('PLANNED', 'HELD', 'CANCELLED')", name=op.f("ck_field_visit_state_listed")
        ),
        sa.CheckConstraint(
            "visitors IN ('NEW_STAFF', 'COUNCIL', 'CIVIC_GROUP', 'OTHER')",
            name=op.f("ck_field_visit_visitors_listed"),
        ),
        sa.CheckConstraint(
            "end_minute IS NULL OR (start_minute IS NOT NULL AND end_minute > start_minute AND end_minute <= 1440)",
            name=op.f("ck_field_visit_end_after_start"),
        ),
        sa.CheckConstraint("people IS NULL OR people >= 0", name=op.f("ck_field_visit_people_not_negative")),
        sa.CheckConstraint(
            "rating IS NULL OR rating BETWEEN 1 AND 5", name=op.f("ck_field_visit_rating_in_range")
        ),
        sa.ForeignKeyConstraint(
            ["department_id"],
            ["department.id"],
            name=op.f("fk_field_visit_department_id_department"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_field_visit")),
    )
    op.create_index(
        op.f("ix_field_visit_fiscal_year_visited_on_id"),
        "field_visit",
        ["fiscal_year", "visited_on", "id"],
        unique=False,
    )
    op.create_table(
        "training",
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("letter_on", sa.Date(), nullable=True),
        sa.Column("letter_number", sa.Text(), nullable=False),
        sa.Column("apply_from", sa.Date(), nullable=True),
        sa.Column("apply_until", sa.Date(), nullable=True),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("start_minute", sa.Integer(), nullable=True),
        sa.Column("end_minute", sa.Integer(), nullable=True),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column("took_place", sa.Boolean(), nullable=False),
        sa.Column("cancelled", sa.Boolean(), nullable=False),
        sa.Column("credit_minutes", sa.Integer(), nullable=True),
        sa.Column("credited_on", sa.Date(), nullable=True),
        sa.Column("credit_number", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("sounds", sa.Text(), nullable=False),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("title <> ''", name=op.f("ck_training_named")),
        sa.CheckConstraint(
            "apply_until IS NULL OR apply_from IS NULL OR apply_from <= apply_until",
            name=op.f("ck_training_apply_in_order"),
        ),
        sa.CheckConstraint(
            "credit_minutes IS NULL OR credit_minutes > 0", name=op.f("ck_training_credit_positive")
        ),
        sa.CheckConstraint(
            "end_minute IS NULL OR (start_minute IS NOT NULL AND end_minute > start_minute AND end_minute <= 1440)",
            name=op.f("ck_training_end_after_start"),
        ),
        sa.CheckConstraint(
            "capacity IS NULL OR capacity >= 0", name=op.f("ck_training_capacity_not_negative")
        ),
        sa.CheckConstraint("NOT (took_place AND cancelled)", name=op.f("ck_training_held_or_cancelled")),
        sa.CheckConstraint(
            "credited_on IS NULL OR (took_place AND held_on IS NOT NULL AND credited_on >= held_on)",
            name=op.f("ck_training_credited_after_day"),
        ),
        sa.CheckConstraint(
            "until_on IS NULL OR (held_on IS NOT NULL AND until_on >= held_on)",
            name=op.f("ck_training_days_in_order"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_training")),
    )
    op.create_index(
        op.f("ix_training_fiscal_year_held_on_id"), "training", ["fiscal_year", "held_on", "id"], unique=False
    )
    op.create_table(
        "trainee",
        sa.Column("training_id", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("post", sa.Text(), nullable=False),
        sa.Column("applied_on", sa.Date(), nullable=True),
        sa.Column("attendance", sa.Text(), nullable=False),
        sa.Column("credit_minutes", sa.Integer(), nullable=True),
        sa.Column("retain_until", sa.Date(), nullable=True),
        sa.Column("erased_at", sa.DateTime(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("sounds", sa.Text(), nullable=False),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("name <> ''", name=op.f("ck_trainee_named")),
        sa.CheckConstraint(
            "attendance IN ('APPLIED', 'PRESENT', 'ABSENT')", name=op.f("ck_trainee_attendance_listed")
        ),
        sa.CheckConstraint(
            "credit_minutes IS NULL OR (credit_minutes > 0 AND attendance = 'PRESENT')",
            name=op.f("ck_trainee_credit_of_present"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id"],
            ["department.id"],
            name=op.f("fk_trainee_department_id_department"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["training_id"],
            ["training.id"],
            name=op.f("fk_trainee_training_id_training"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trainee")),
    )
    op.create_index(op.f("ix_trainee_department_id"), "trainee", ["department_id"], unique=False)
    op.create_index(
        "uq_trainee",
        "trainee",
        ["training_id", "department_id", "name", "post"],
        unique=True,
        sqlite_where=sa.text("deleted_at IS NULL AND erased_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL AND erased_at IS NULL"),
    )


def _publicity() -> None:
    op.create_table(
        "newsletter_slot",
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("tenant_id", sa.Integer(), nullable=True),
        sa.Column("building_id", sa.Integer(), nullable=True),
        sa.Column("project_id", sa.Integer(), nullable=True),
        sa.Column("draft_due", sa.Date(), nullable=True),
        sa.Column("draft_on", sa.Date(), nullable=True),
        sa.Column("issue", sa.Text(), nullable=False),
        sa.Column("page", sa.Text(), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("sounds", sa.Text(), nullable=False),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('FACILITY', 'TENANT', 'EVENT', 'PRODUCT', 'OTHER')",
            name=op.f("ck_newsletter_slot_kind_listed"),
        ),
        sa.CheckConstraint("month LIKE '%-01'", name=op.f("ck_newsletter_slot_month_by_its_first")),
        sa.ForeignKeyConstraint(
            ["building_id"],
            ["building.id"],
            name=op.f("fk_newsletter_slot_building_id_building"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id"],
            ["tenant.id"],
            name=op.f("fk_newsletter_slot_tenant_id_tenant"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["project_id"],
            ["project.id"],
            name=op.f("fk_newsletter_slot_project_id_project"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_newsletter_slot")),
    )
    op.create_index(op.f("ix_newsletter_slot_tenant_id"), "newsletter_slot", ["tenant_id"], unique=False)
    op.create_index(
        "uq_newsletter_slot",
        "newsletter_slot",
        ["month"],
        unique=True,
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_table(
        "homepage_post",
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("gathered_on", sa.Date(), nullable=True),
        sa.Column("posted_on", sa.Date(), nullable=True),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("sounds", sa.Text(), nullable=False),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('MONTHLY', 'NOTICE', 'RENEWAL')", name=op.f("ck_homepage_post_kind_listed")
        ),
        sa.CheckConstraint("month LIKE '%-01'", name=op.f("ck_homepage_post_month_by_its_first")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_homepage_post")),
    )
    op.create_index(
        op.f("ix_homepage_post_fiscal_year_month"), "homepage_post", ["fiscal_year", "month"], unique=False
    )
    op.create_table(
        "park_event",
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("start_minute", sa.Integer(), nullable=True),
        sa.Column("end_minute", sa.Integer(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("organiser", sa.Text(), nullable=False),
        sa.Column("tenant_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("sounds", sa.Text(), nullable=False),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("title <> ''", name=op.f("ck_park_event_named")),
        sa.CheckConstraint(
            "until_on IS NULL OR until_on >= held_on", name=op.f("ck_park_event_days_in_order")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id"], ["tenant.id"], name=op.f("fk_park_event_tenant_id_tenant"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_park_event")),
    )
    op.create_index(
        op.f("ix_park_event_fiscal_year_held_on"), "park_event", ["fiscal_year", "held_on"], unique=False
    )
    op.create_table(
        "media_item",
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=False),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("reach", sa.Integer(), nullable=True),
        sa.Column("tenant_id", sa.Integer(), nullable=True),
        sa.Column("project_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("sounds", sa.Text(), nullable=False),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "channel IN ('BLOG', 'YOUTUBE', 'SNS', 'PRESS', 'OTHER')",
            name=op.f("ck_media_item_channel_listed"),
        ),
        sa.CheckConstraint("title <> ''", name=op.f("ck_media_item_named")),
        sa.CheckConstraint("reach IS NULL OR reach >= 0", name=op.f("ck_media_item_reach_not_negative")),
        sa.ForeignKeyConstraint(
            ["project_id"], ["project.id"], name=op.f("fk_media_item_project_id_project"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id"], ["tenant.id"], name=op.f("fk_media_item_tenant_id_tenant"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_media_item")),
    )
    op.create_index(
        op.f("ix_media_item_fiscal_year_published_on"),
        "media_item",
        ["fiscal_year", "published_on"],
        unique=False,
    )
    op.create_table(
        "shared_paper",
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("shared_on", sa.Date(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("shared_by", sa.Text(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("sounds", sa.Text(), nullable=False),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('MAIN_WORKS', 'STATUS', 'OTHER')", name=op.f("ck_shared_paper_kind_listed")
        ),
        sa.CheckConstraint("title <> ''", name=op.f("ck_shared_paper_named")),
        sa.ForeignKeyConstraint(
            ["department_id"],
            ["department.id"],
            name=op.f("fk_shared_paper_department_id_department"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shared_paper")),
    )
    op.create_index(
        op.f("ix_shared_paper_fiscal_year_shared_on"),
        "shared_paper",
        ["fiscal_year", "shared_on"],
        unique=False,
    )


def _citizens() -> None:
    op.create_table(
        "citizen_problem",
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("route", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("dong_id", sa.Integer(), nullable=True),
        sa.Column("applicant_name", sa.Text(), nullable=False),
        sa.Column("applicant_phone", sa.Text(), nullable=False),
        sa.Column("applicant_mail", sa.Text(), nullable=False),
        sa.Column("applicant_address", sa.Text(), nullable=False),
        sa.Column("collection_basis", sa.Text(), nullable=False),
        sa.Column("collected_on", sa.Date(), nullable=True),
        sa.Column("retain_until", sa.Date(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=True),
        sa.Column("tenant_id", sa.Integer(), nullable=True),
        sa.Column("partner_id", sa.Integer(), nullable=True),
        sa.Column("project_id", sa.Integer(), nullable=True),
        sa.Column("transferred_to", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("replied_on", sa.Date(), nullable=True),
        sa.Column("reply_number", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("erased_at", sa.DateTime(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("sounds", sa.Text(), nullable=False),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "closed_on IS NULL OR answer <> ''", name=op.f("ck_citizen_problem_closed_with_answer")
        ),
        sa.CheckConstraint("content <> ''", name=op.f("ck_citizen_problem_told")),
        sa.CheckConstraint(
            "state IN ('RECEIVED', 'ASSIGNED', 'LINKED', 'RUNNING', 'SOLVED', 'TRANSFERRED', 'IMPOSSIBLE', 'HELD')",
            name=op.f("ck_citizen_problem_state_listed"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('SOLVED', 'TRANSFERRED', 'IMPOSSIBLE') OR closed_on IS NOT NULL",
            name=op.f("ck_citizen_problem_closed_on_a_day"),
        ),
        sa.CheckConstraint(
            "closed_on IS NULL OR state IN ('SOLVED', 'TRANSFERRED', 'IMPOSSIBLE')",
            name=op.f("ck_citizen_problem_open_has_no_day"),
        ),
        sa.CheckConstraint(
            "replied_on IS NULL OR answer <> ''", name=op.f("ck_citizen_problem_replied_with_answer")
        ),
        sa.CheckConstraint(
            "collection_basis IN ('', 'CONSENT', 'DUTY', 'PUBLISHED')",
            name=op.f("ck_citizen_problem_collection_basis_listed"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id"],
            ["department.id"],
            name=op.f("fk_citizen_problem_department_id_department"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["dong_id"],
            ["department.id"],
            name=op.f("fk_citizen_problem_dong_id_department"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["partner_id"],
            ["partner.id"],
            name=op.f("fk_citizen_problem_partner_id_partner"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["project_id"],
            ["project.id"],
            name=op.f("fk_citizen_problem_project_id_project"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id"],
            ["tenant.id"],
            name=op.f("fk_citizen_problem_tenant_id_tenant"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_citizen_problem")),
    )
    op.create_index(
        op.f("ix_citizen_problem_fiscal_year_received_on"),
        "citizen_problem",
        ["fiscal_year", "received_on"],
        unique=False,
    )
    op.create_index(
        "uq_citizen_problem",
        "citizen_problem",
        ["fiscal_year", "serial"],
        unique=True,
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_table(
        "space_suggestion",
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("document_number", sa.Text(), nullable=False),
        sa.Column("city_department", sa.Text(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=True),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("sounds", sa.Text(), nullable=False),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("content <> ''", name=op.f("ck_space_suggestion_told")),
        sa.CheckConstraint(
            "result IN ('SENT', 'REVIEWED', 'TAKEN_UP', 'PARTLY_TAKEN_UP', 'NOT_TAKEN_UP')",
            name=op.f("ck_space_suggestion_result_listed"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id"],
            ["department.id"],
            name=op.f("fk_space_suggestion_department_id_department"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_space_suggestion")),
    )
    op.create_index(
        op.f("ix_space_suggestion_fiscal_year_sent_on"),
        "space_suggestion",
        ["fiscal_year", "sent_on"],
        unique=False,
    )
    op.create_table(
        "suggestion_progress",
        sa.Column("suggestion_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("text <> ''", name=op.f("ck_suggestion_progress_told")),
        sa.ForeignKeyConstraint(
            ["suggestion_id"],
            ["space_suggestion.id"],
            name=op.f("fk_suggestion_progress_suggestion_id_space_suggestion"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suggestion_progress")),
    )
    op.create_index(
        op.f("ix_suggestion_progress_suggestion_id_noted_on"),
        "suggestion_progress",
        ["suggestion_id", "noted_on"],
        unique=False,
    )


def _duties() -> None:
    op.create_table(
        "target",
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("target", sa.Integer(), nullable=True),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("first_month", sa.Integer(), nullable=True),
        sa.Column("last_month", sa.Integer(), nullable=True),
        sa.Column("lower_is_better", sa.Boolean(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("sounds", sa.Text(), nullable=False),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("name <> ''", name=op.f("ck_target_named")),
        sa.CheckConstraint(
            "period IN ('YEAR', 'HALF', 'QUARTER', 'MONTH')", name=op.f("ck_target_period_listed")
        ),
        sa.CheckConstraint("target IS NULL OR target >= 0", name=op.f("ck_target_target_not_negative")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_target")),
    )
    op.create_index(
        "uq_target_name",
        "target",
        ["fiscal_year", "name"],
        unique=True,
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_table(
        "target_value",
        sa.Column("target_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["target_id"], ["target.id"], name=op.f("fk_target_value_target_id_target"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_target_value")),
    )
    op.create_index(
        op.f("ix_target_value_target_id_noted_on"), "target_value", ["target_id", "noted_on"], unique=False
    )
    op.create_table(
        "admin_duty",
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=True),
        sa.Column("addressee", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("sounds", sa.Text(), nullable=False),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("content <> ''", name=op.f("ck_admin_duty_told")),
        sa.CheckConstraint(
            "department_id IS NOT NULL OR addressee <> ''", name=op.f("ck_admin_duty_addressed")
        ),
        sa.ForeignKeyConstraint(
            ["department_id"],
            ["department.id"],
            name=op.f("fk_admin_duty_department_id_department"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_admin_duty")),
    )
    op.create_index(
        op.f("ix_admin_duty_fiscal_year_position"), "admin_duty", ["fiscal_year", "position"], unique=False
    )
    op.create_table(
        "duty_mark",
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("span", sa.Text(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("passed_over", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("rule <> '' AND span <> ''", name=op.f("ck_duty_mark_known")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duty_mark")),
    )
    op.create_index(
        "uq_duty_mark",
        "duty_mark",
        ["fiscal_year", "rule", "span"],
        unique=True,
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_table(
        "own_duty",
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("rhythm", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("sounds", sa.Text(), nullable=False),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("name <> ''", name=op.f("ck_own_duty_named")),
        sa.CheckConstraint(
            "rhythm IN ('ONCE', 'MONTHLY', 'HALF_YEARLY')", name=op.f("ck_own_duty_rhythm_listed")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_duty")),
    )
    op.create_index(op.f("ix_own_duty_fiscal_year"), "own_duty", ["fiscal_year"], unique=False)


def _returns() -> None:
    op.create_table(
        "collection_round",
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("token", sa.Text(), nullable=False),
        sa.Column("forms", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("letter_number", sa.Text(), nullable=False),
        sa.Column("guidance", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("sounds", sa.Text(), nullable=False),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("forms <> ''", name=op.f("ck_collection_round_asks_something")),
        sa.CheckConstraint("name <> ''", name=op.f("ck_collection_round_named")),
        sa.CheckConstraint("starts_on <= ends_on", name=op.f("ck_collection_round_in_order")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_collection_round")),
    )
    op.create_index(
        "uq_collection_round_name",
        "collection_round",
        ["fiscal_year", "name"],
        unique=True,
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_index(
        "uq_collection_round_token",
        "collection_round",
        ["token"],
        unique=True,
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_table(
        "submission",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("submitted_on", sa.Date(), nullable=True),
        sa.Column("reminded_on", sa.Date(), nullable=True),
        sa.Column("returned_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("sounds", sa.Text(), nullable=False),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "state IN ('MISSING', 'SUBMITTED', 'NIL_RETURN', 'RETURNED', 'CONFIRMED', 'NOT_APPLICABLE')",
            name=op.f("ck_submission_state_listed"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id"],
            ["department.id"],
            name=op.f("fk_submission_department_id_department"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["collection_round.id"],
            name=op.f("fk_submission_round_id_collection_round"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_submission")),
    )
    op.create_index(op.f("ix_submission_department_id"), "submission", ["department_id"], unique=False)
    op.create_index(
        "uq_submission",
        "submission",
        ["round_id", "department_id"],
        unique=True,
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_table(
        "received_return",
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("stored", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("rows_taken", sa.Integer(), nullable=False),
        sa.Column("rows_refused", sa.Integer(), nullable=False),
        sa.Column("remarks", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("file_name <> ''", name=op.f("ck_received_return_named")),
        sa.CheckConstraint(
            "outcome IN ('TAKEN', 'REPLACED', 'WITHDRAWN', 'SET_ASIDE')",
            name=op.f("ck_received_return_outcome_listed"),
        ),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["submission.id"],
            name=op.f("fk_received_return_submission_id_submission"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_received_return")),
    )
    op.create_index(op.f("ix_received_return_sha256"), "received_return", ["sha256"], unique=False)
    op.create_index(
        op.f("ix_received_return_submission_id"), "received_return", ["submission_id"], unique=False
    )
    op.create_table(
        "returned_row",
        sa.Column("return_id", sa.Integer(), nullable=False),
        sa.Column("sheet", sa.Text(), nullable=False),
        sa.Column("row_number", sa.Integer(), nullable=False),
        sa.Column("owner_table", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["return_id"],
            ["received_return.id"],
            name=op.f("fk_returned_row_return_id_received_return"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_returned_row")),
    )
    op.create_index(
        op.f("ix_returned_row_owner_table_owner_id"),
        "returned_row",
        ["owner_table", "owner_id"],
        unique=False,
    )
    op.create_index(op.f("ix_returned_row_return_id"), "returned_row", ["return_id"], unique=False)
    # WARNING: constraint name is None; this directive will fail as
    # rendered.  Add a name, or use a naming convention; see
    # https://alembic.sqlalchemy.org/en/latest/naming.html


_TRANSFERS = "'', 'PROGRAM_TRANSFER', 'VIREMENT', 'INTERNAL_REALLOCATION', 'REORG_TRANSFER'"
_ACTIVITIES = (
    "'', 'meeting', 'field_visit', 'training', 'newsletter_slot', 'media_item', 'usage', 'street_item'"
)
_ENTRY_COLUMNS = {
    "activity_table": "TEXT DEFAULT '' NOT NULL CONSTRAINT ck_entry_activity_table_listed "
    f"CHECK (activity_table IN ({_ACTIVITIES}))",
    "activity_id": "INTEGER CONSTRAINT ck_entry_activity_whole "
    "CHECK ((activity_table = '') = (activity_id IS NULL))",
    "transfer": "TEXT DEFAULT '' NOT NULL CONSTRAINT ck_entry_transfer_listed "
    f"CHECK (transfer IN ({_TRANSFERS}))",
    "pair_id": "INTEGER CONSTRAINT fk_entry_pair_id_entry REFERENCES entry (id) ON DELETE RESTRICT",
    "document_number": "TEXT DEFAULT '' NOT NULL",
    "guest_evidence": "BOOLEAN DEFAULT 0 NOT NULL",
    "cash_reason": "TEXT DEFAULT '' NOT NULL",
    "warning_reason": "TEXT DEFAULT '' NOT NULL",
}


def _entry_columns() -> None:
    for name, meant in _ENTRY_COLUMNS.items():
        op.execute(f"ALTER TABLE entry ADD COLUMN {name} {meant}")
    op.create_index(
        op.f("ix_entry_activity_table_activity_id"), "entry", ["activity_table", "activity_id"], unique=False
    )
    op.create_index(
        "uq_entry_pair", "entry", ["pair_id"], unique=True, sqlite_where=sa.text("deleted_at IS NULL")
    )
    # What a transfer is and whose other half it is stays with the booking (BUD-7).
    op.execute(
        "CREATE TRIGGER entry_confirmed_transfer BEFORE UPDATE OF transfer, pair_id ON entry "
        "WHEN OLD.confirmed_on IS NOT NULL BEGIN SELECT raise(ABORT, 'confirmed_entry'); END"
    )


# The level above a line by name: 통계목 – 세부사업 – 단위사업 – 정책사업.
_POLICY = """(SELECT unit.parent_id FROM account line JOIN account project ON project.id = line.parent_id
    JOIN account unit ON unit.id = project.parent_id WHERE line.id = {line})"""
# 전입 takes up a 전출 of the same year, kind and sum, 이월 one of the year before (F5).
_UNLIKE = """NEW.pair_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM entry o
    WHERE o.id = NEW.pair_id AND o.amount_won = NEW.amount_won AND (
        NEW.kind = 'TRANSFER_IN' AND o.kind = 'TRANSFER_OUT' AND o.fiscal_year = NEW.fiscal_year
            AND o.transfer = NEW.transfer AND o.transfer <> ''
        OR NEW.kind = 'CARRYOVER_IN' AND o.kind = 'CARRYOVER_OUT' AND NEW.fiscal_year = o.fiscal_year + 1))"""
# 전용 stays inside one 정책사업 (BUD-6).
_OUTSIDE = f"""NEW.pair_id IS NOT NULL AND NEW.transfer = 'VIREMENT' AND {_POLICY.format(line="NEW.account_id")}
    IS NOT {_POLICY.format(line="(SELECT account_id FROM entry WHERE id = NEW.pair_id)")}"""
# 이월 never exceeds what is left of the line (BUD-2).
_OVER_CARRYOVER = """NEW.kind = 'CARRYOVER_OUT' AND NEW.amount_won > 0 AND NEW.deleted_at IS NULL AND
    (SELECT coalesce(sum(CASE
        WHEN kind IN ('ORIGINAL', 'SUPPLEMENT', 'CARRYOVER_IN', 'TRANSFER_IN', 'REFUND') THEN amount_won
        WHEN kind IN ('TRANSFER_OUT', 'DISBURSEMENT', 'CARRYOVER_OUT') THEN -amount_won ELSE 0 END), 0)
     FROM entry WHERE account_id = NEW.account_id AND deleted_at IS NULL) < 0"""


def _budget_changes() -> None:
    for name, rule, condition in (
        ("pair", "pair_unlike", _UNLIKE),
        ("virement", "virement_scope", _OUTSIDE),
        ("carryover", "over_carryover", _OVER_CARRYOVER),
    ):
        for event, times in (
            ("insert", "AFTER INSERT"),
            ("update", "AFTER UPDATE OF pair_id, transfer, kind, amount_won, account_id, fiscal_year"),
        ):
            op.execute(
                f"CREATE TRIGGER entry_{name}_{event} {times} ON entry WHEN {condition} "
                f"BEGIN SELECT raise(ABORT, '{rule}'); END"
            )


# A month that is closed takes no booking in and lets none go or change; what stands beside a booking (e호조번호,
# 증빙, 대사, 사업, 비고) may still be written (F10). Month 0 is the whole year, 13 the next January.
_CLOSED = """EXISTS (SELECT 1 FROM budget_closing c
    WHERE c.fiscal_year = {row}.fiscal_year AND c.deleted_at IS NULL AND c.reopened_on IS NULL
      AND (c.month = 0 OR c.month = CASE
            WHEN CAST(substr({row}.booked_on, 1, 4) AS INTEGER) > {row}.fiscal_year THEN 13
            ELSE CAST(substr({row}.booked_on, 6, 2) AS INTEGER) END))"""
_BOOKED = (
    "fiscal_year, account_id, kind, booked_on, amount_won, summary, payee, parent_id, reverses_id, pair_id, "
    "transfer, confirmed_on, deleted_at"
)


def _closed_months() -> None:
    new, old = _CLOSED.format(row="NEW"), _CLOSED.format(row="OLD")
    for name, event, closed in (
        ("insert", "BEFORE INSERT", new),
        ("update", f"BEFORE UPDATE OF {_BOOKED}", f"({new} OR {old})"),
        ("delete", "BEFORE DELETE", old),
    ):
        op.execute(
            f"CREATE TRIGGER entry_closed_{name} {event} ON entry WHEN {closed} "
            "BEGIN SELECT raise(ABORT, 'closed_month'); END"
        )


def _budget_rules() -> None:
    op.create_table(
        "spending_limit",
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "rule IN ('PER_HEAD', 'PER_HEAD_OFFICIALS', 'GUEST_EVIDENCE', 'SPLIT', 'NIGHT_FROM', 'NIGHT_UNTIL')",
            name=op.f("ck_spending_limit_rule_listed"),
        ),
        sa.CheckConstraint(
            "valid_to IS NULL OR valid_to >= valid_from", name=op.f("ck_spending_limit_days_in_order")
        ),
        sa.CheckConstraint("value >= 0", name=op.f("ck_spending_limit_value_not_negative")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_spending_limit")),
    )
    op.create_index(
        "uq_spending_limit",
        "spending_limit",
        ["rule", "valid_from"],
        unique=True,
        sqlite_where=sa.text("deleted_at IS NULL"),
    )
    op.create_table(
        "month_plan",
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("month", sa.Integer(), nullable=False),
        sa.Column("planned_won", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("month BETWEEN 1 AND 12", name=op.f("ck_month_plan_month_known")),
        sa.CheckConstraint("planned_won >= 0", name=op.f("ck_month_plan_planned_not_negative")),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_month_plan_account_id_account"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_month_plan")),
    )
    op.create_index(op.f("ix_month_plan_fiscal_year"), "month_plan", ["fiscal_year"], unique=False)
    op.create_index(
        "uq_month_plan",
        "month_plan",
        ["account_id", "month"],
        unique=True,
        sqlite_where=sa.text("deleted_at IS NULL"),
    )
    op.create_table(
        "budget_closing",
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("month", sa.Integer(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=False),
        sa.Column("figures", sa.Text(), nullable=False),
        sa.Column("reopened_on", sa.Date(), nullable=True),
        sa.Column("reopen_reason", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "reopened_on IS NULL OR reopen_reason <> ''", name=op.f("ck_budget_closing_reopening_has_reason")
        ),
        sa.CheckConstraint("month BETWEEN 0 AND 13", name=op.f("ck_budget_closing_month_known")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_budget_closing")),
    )
    op.create_index(
        "uq_budget_closing",
        "budget_closing",
        ["fiscal_year", "month"],
        unique=True,
        sqlite_where=sa.text("deleted_at IS NULL AND reopened_on IS NULL"),
    )
    op.create_table(
        "next_year_request",
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("account_code", sa.Text(), nullable=False),
        sa.Column("account_name", sa.Text(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=True),
        sa.Column("proposal_id", sa.Integer(), nullable=True),
        sa.Column("project_id", sa.Integer(), nullable=True),
        sa.Column("current_won", sa.Integer(), nullable=True),
        sa.Column("asked_won", sa.Integer(), nullable=True),
        sa.Column("granted_won", sa.Integer(), nullable=True),
        sa.Column("grounds", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("sounds", sa.Text(), nullable=False),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("name <> ''", name=op.f("ck_next_year_request_named")),
        sa.CheckConstraint(
            "state IN ('PLANNED', 'ASKED', 'GRANTED', 'REDUCED', 'REFUSED')",
            name=op.f("ck_next_year_request_state_listed"),
        ),
        sa.CheckConstraint(
            "asked_won IS NULL OR asked_won >= 0", name=op.f("ck_next_year_request_asked_not_negative")
        ),
        sa.CheckConstraint(
            "current_won IS NULL OR current_won >= 0", name=op.f("ck_next_year_request_current_not_negative")
        ),
        sa.CheckConstraint(
            "granted_won IS NULL OR granted_won >= 0", name=op.f("ck_next_year_request_granted_not_negative")
        ),
        sa.ForeignKeyConstraint(
            ["department_id"],
            ["department.id"],
            name=op.f("fk_next_year_request_department_id_department"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["project_id"],
            ["project.id"],
            name=op.f("fk_next_year_request_project_id_project"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["proposal_id"],
            ["proposal.id"],
            name=op.f("fk_next_year_request_proposal_id_proposal"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_next_year_request")),
    )
    op.create_index(
        op.f("ix_next_year_request_fiscal_year"), "next_year_request", ["fiscal_year"], unique=False
    )
    op.create_index(
        op.f("ix_next_year_request_proposal_id"), "next_year_request", ["proposal_id"], unique=False
    )
    op.create_table(
        "official_list",
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("read_on", sa.Date(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("stored", sa.Text(), nullable=False),
        sa.Column("sheet", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("file_name <> ''", name=op.f("ck_official_list_named")),
        sa.CheckConstraint(
            "starts_on IS NULL OR ends_on IS NULL OR starts_on <= ends_on",
            name=op.f("ck_official_list_days_in_order"),
        ),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_official_list_account_id_account"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_official_list")),
    )
    op.create_index(op.f("ix_official_list_fiscal_year"), "official_list", ["fiscal_year"], unique=False)
    op.create_index(op.f("ix_official_list_sha256"), "official_list", ["sha256"], unique=False)
    op.create_table(
        "official_line",
        sa.Column("list_id", sa.Integer(), nullable=False),
        sa.Column("row_number", sa.Integer(), nullable=False),
        sa.Column("booked_on", sa.Date(), nullable=False),
        sa.Column("won", sa.Integer(), nullable=False),
        sa.Column("payee", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("account_code", sa.Text(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "state IN ('OPEN', 'MATCHED', 'DIFFERENT', 'EXPLAINED')",
            name=op.f("ck_official_line_state_listed"),
        ),
        sa.CheckConstraint("won <> 0", name=op.f("ck_official_line_won_not_zero")),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["entry.id"], name=op.f("fk_official_line_entry_id_entry"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["list_id"],
            ["official_list.id"],
            name=op.f("fk_official_line_list_id_official_list"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_official_line")),
    )
    op.create_index(op.f("ix_official_line_entry_id"), "official_line", ["entry_id"], unique=False)
    op.create_index(
        op.f("ix_official_line_list_id_row_number"), "official_line", ["list_id", "row_number"], unique=False
    )


def _reports() -> None:
    op.create_table(
        "issued_report",
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("wish", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("issued_at", sa.DateTime(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("document_number", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(), nullable=True),
        sa.Column("withdrawn_reason", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("report <> ''", name=op.f("ck_issued_report_of_a_report")),
        sa.CheckConstraint("title <> ''", name=op.f("ck_issued_report_named")),
        sa.CheckConstraint(
            "withdrawn_at IS NULL OR withdrawn_reason <> ''",
            name=op.f("ck_issued_report_withdrawn_for_a_reason"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issued_report")),
    )
    op.create_index(
        "uq_issued_report",
        "issued_report",
        ["fiscal_year", "serial"],
        unique=True,
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_index(
        op.f("ix_issued_report_fiscal_year_report"), "issued_report", ["fiscal_year", "report"], unique=False
    )
    op.create_table(
        "issued_file",
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("stored", sa.Text(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "form IN ('PDF', 'XLSX', 'HWPX', 'DATA')", name=op.f("ck_issued_file_form_listed")
        ),
        sa.CheckConstraint("stored <> ''", name=op.f("ck_issued_file_stored_somewhere")),
        sa.ForeignKeyConstraint(
            ["report_id"],
            ["issued_report.id"],
            name=op.f("fk_issued_file_report_id_issued_report"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issued_file")),
    )
    op.create_index(op.f("ix_issued_file_report_id"), "issued_file", ["report_id"], unique=False)
    op.create_table(
        "report_text",
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("section <> ''", name=op.f("ck_report_text_of_a_section")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_text")),
    )
    op.create_index(
        "uq_report_text",
        "report_text",
        ["fiscal_year", "report", "period", "section"],
        unique=True,
        sqlite_where=sa.text("deleted_at IS NULL"),
    )
    op.create_table(
        "paper_layout",
        sa.Column("paper", sa.Text(), nullable=False),
        sa.Column("columns", sa.Text(), nullable=False),
        sa.Column("subtotal", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("paper <> ''", name=op.f("ck_paper_layout_of_a_paper")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_layout")),
    )
    op.create_index(
        "uq_paper_layout", "paper_layout", ["paper"], unique=True, sqlite_where=sa.text("deleted_at IS NULL")
    )
    op.create_table(
        "year_turn",
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("into_year", sa.Integer(), nullable=False),
        sa.Column("turned_on", sa.Date(), nullable=False),
        sa.Column("carried", sa.Text(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("reopened_on", sa.Date(), nullable=True),
        sa.Column("reopen_reason", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "reopened_on IS NULL OR reopen_reason <> ''", name=op.f("ck_year_turn_reopening_has_reason")
        ),
        sa.CheckConstraint("into_year > fiscal_year", name=op.f("ck_year_turn_forward")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_year_turn")),
    )
    op.create_index(
        "uq_year_turn", "year_turn", ["fiscal_year"], unique=True, sqlite_where=sa.text("deleted_at IS NULL")
    )
