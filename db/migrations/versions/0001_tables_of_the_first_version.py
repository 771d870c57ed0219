"""Tables of the first version; written by Alembic from the models, then frozen."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "account",
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("(level = 5) = (code <> '')", name=op.f("ck_account_code_at_leaf")),
        sa.CheckConstraint("name <> ''", name=op.f("ck_account_named")),
        sa.CheckConstraint("(level = 1) = (parent_id IS NULL)", name=op.f("ck_account_root_has_no_parent")),
        sa.CheckConstraint("level BETWEEN 1 AND 5", name=op.f("ck_account_level_known")),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["account.id"], name=op.f("fk_account_parent_id_account"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
    )
    op.create_index(
        "uq_account_name",
        "account",
        ["fiscal_year", "parent_id", "name"],
        unique=True,
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_table(
        "act",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("user", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["undoes"], ["act.id"], name=op.f("fk_act_undoes_act"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_act")),
    )
    op.create_table(
        "budget_year",
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("strict", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_budget_year")),
    )
    op.create_index(
        "uq_budget_year",
        "budget_year",
        ["fiscal_year"],
        unique=True,
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_table(
        "building",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("space_class", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("in_plan", sa.Boolean(), nullable=False),
        sa.Column("in_use", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("sounds", sa.Text(), nullable=False),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("name <> ''", name=op.f("ck_building_named")),
        sa.CheckConstraint(
            "space_class IN ('TENANCY', 'SPECIAL', 'GENERATION', 'LINK')",
            name=op.f("ck_building_space_class_listed"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_building")),
    )
    op.create_index(
        "uq_building_name",
        "building",
        ["name"],
        unique=True,
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_table(
        "criterion",
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("label <> ''", name=op.f("ck_criterion_labelled")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_criterion")),
    )
    op.create_index(
        "uq_criterion_label",
        "criterion",
        ["fiscal_year", "label"],
        unique=True,
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_table(
        "department",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("duties", sa.Text(), nullable=False),
        sa.Column("in_use", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("sounds", sa.Text(), nullable=False),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("kind IN ('OFFICE', 'DONG')", name=op.f("ck_department_kind_listed")),
        sa.CheckConstraint("name <> ''", name=op.f("ck_department_named")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_department")),
    )
    op.create_index(
        "uq_department_name",
        "department",
        ["name"],
        unique=True,
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_table(
        "partner",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("head", sa.Text(), nullable=False),
        sa.Column("homepage", sa.Text(), nullable=False),
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
            "kind IN ('OPERATOR', 'INTERMEDIARY', 'AGENCY', 'LOCAL', 'NEIGHBOUR', 'OTHER')",
            name=op.f("ck_partner_kind_listed"),
        ),
        sa.CheckConstraint("name <> ''", name=op.f("ck_partner_named")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partner")),
    )
    op.create_index(
        "uq_partner_name",
        "partner",
        ["name"],
        unique=True,
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_table(
        "journal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("act_id", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("op", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["act_id"], ["act.id"], name=op.f("fk_journal_act_id_act"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal")),
    )
    op.create_index(op.f("ix_journal_act_id"), "journal", ["act_id"], unique=False)
    op.create_index(
        op.f("ix_journal_table_name_record_id"), "journal", ["table_name", "record_id"], unique=False
    )
    op.create_table(
        "team",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("sounds", sa.Text(), nullable=False),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("name <> ''", name=op.f("ck_team_named")),
        sa.ForeignKeyConstraint(
            ["department_id"],
            ["department.id"],
            name=op.f("fk_team_department_id_department"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team")),
    )
    op.create_index(
        "uq_team_name",
        "team",
        ["name", "department_id"],
        unique=True,
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_table(
        "tenant",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("tenant_group", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("building_id", sa.Integer(), nullable=True),
        sa.Column("room", sa.Text(), nullable=False),
        sa.Column("host_id", sa.Integer(), nullable=True),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("legal_form", sa.Text(), nullable=False),
        sa.Column("business", sa.Text(), nullable=False),
        sa.Column("cooperation", sa.Text(), nullable=False),
        sa.Column("homepage", sa.Text(), nullable=False),
        sa.Column("agreed_from", sa.Date(), nullable=True),
        sa.Column("agreed_until", sa.Date(), nullable=True),
        sa.Column("moved_in_on", sa.Date(), nullable=True),
        sa.Column("moved_out_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("sounds", sa.Text(), nullable=False),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("(tenant_group = 'CENTER') OR place = ''", name=op.f("ck_tenant_place_of_center")),
        sa.CheckConstraint("name <> ''", name=op.f("ck_tenant_named")),
        sa.CheckConstraint(
            "place IN ('', 'MIRAE', 'SANGSANG_ROOM', 'SANGSANG_COWORKING', 'SMALL_BUILDING')",
            name=op.f("ck_tenant_place_listed"),
        ),
        sa.CheckConstraint(
            "tenant_group IN ('CENTER', 'INTERMEDIARY', 'OTHER')", name=op.f("ck_tenant_tenant_group_listed")
        ),
        sa.CheckConstraint(
            "agreed_until IS NULL OR agreed_from IS NULL OR agreed_from <= agreed_until",
            name=op.f("ck_tenant_in_order"),
        ),
        sa.ForeignKeyConstraint(
            ["building_id"], ["building.id"], name=op.f("fk_tenant_building_id_building"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["host_id"], ["partner.id"], name=op.f("fk_tenant_host_id_partner"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tenant")),
    )
    op.create_index(
        op.f("ix_tenant_deleted_at_sort_key_id"), "tenant", ["deleted_at", "sort_key", "id"], unique=False
    )
    op.create_index(
        "uq_tenant_name",
        "tenant",
        ["name", "moved_in_on"],
        unique=True,
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_table(
        "venue",
        sa.Column("building_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column("equipment", sa.Text(), nullable=False),
        sa.Column("fee_won", sa.Integer(), nullable=True),
        sa.Column("waiver", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("in_use", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("sounds", sa.Text(), nullable=False),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("name <> ''", name=op.f("ck_venue_named")),
        sa.CheckConstraint("capacity IS NULL OR capacity > 0", name=op.f("ck_venue_capacity_positive")),
        sa.CheckConstraint("fee_won IS NULL OR fee_won >= 0", name=op.f("ck_venue_fee_not_negative")),
        sa.ForeignKeyConstraint(
            ["building_id"], ["building.id"], name=op.f("fk_venue_building_id_building"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_venue")),
    )
    op.create_index(
        "uq_venue_name",
        "venue",
        ["building_id", "name"],
        unique=True,
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_table(
        "alias",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("tenant_id", sa.Integer(), nullable=True),
        sa.Column("partner_id", sa.Integer(), nullable=True),
        sa.Column("department_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("key <> ''", name=op.f("ck_alias_keyed")),
        sa.CheckConstraint("kind IN ('TENANT', 'PARTNER', 'DEPARTMENT')", name=op.f("ck_alias_kind_listed")),
        sa.CheckConstraint(
            "(tenant_id IS NOT NULL) + (partner_id IS NOT NULL) + (department_id IS NOT NULL) = 1",
            name=op.f("ck_alias_one_body"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id"],
            ["department.id"],
            name=op.f("fk_alias_department_id_department"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["partner_id"], ["partner.id"], name=op.f("fk_alias_partner_id_partner"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id"], ["tenant.id"], name=op.f("fk_alias_tenant_id_tenant"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alias")),
    )
    op.create_index(
        "uq_alias_key",
        "alias",
        ["key", "kind"],
        unique=True,
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_table(
        "matching",
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=True),
        sa.Column("department_id", sa.Integer(), nullable=True),
        sa.Column("partner_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "(team_id IS NOT NULL) + (department_id IS NOT NULL) + (partner_id IS NOT NULL) = 1",
            name=op.f("ck_matching_one_party"),
        ),
        sa.ForeignKeyConstraint(
            ["department_id"],
            ["department.id"],
            name=op.f("fk_matching_department_id_department"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["partner_id"], ["partner.id"], name=op.f("fk_matching_partner_id_partner"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["team_id"], ["team.id"], name=op.f("fk_matching_team_id_team"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_matching")),
        sa.UniqueConstraint(
            "field",
            "team_id",
            "department_id",
            "partner_id",
            name=op.f("uq_matching_field_team_id_department_id_partner_id"),
        ),
    )
    op.create_table(
        "person",
        sa.Column("tenant_id", sa.Integer(), nullable=True),
        sa.Column("partner_id", sa.Integer(), nullable=True),
        sa.Column("department_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("post", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("mobile", sa.Text(), nullable=False),
        sa.Column("mail", sa.Text(), nullable=False),
        sa.Column("is_primary", sa.Boolean(), nullable=False),
        sa.Column("since_on", sa.Date(), nullable=True),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("collection_basis", sa.Text(), nullable=False),
        sa.Column("collected_on", sa.Date(), nullable=True),
        sa.Column("retain_until", sa.Date(), nullable=True),
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
            "collection_basis IN ('', 'CONSENT', 'DUTY', 'PUBLISHED')",
            name=op.f("ck_person_collection_basis_listed"),
        ),
        sa.CheckConstraint("name <> ''", name=op.f("ck_person_named")),
        sa.CheckConstraint(
            "(tenant_id IS NOT NULL) + (partner_id IS NOT NULL) + (department_id IS NOT NULL) = 1",
            name=op.f("ck_person_one_body"),
        ),
        sa.CheckConstraint(
            "until_on IS NULL OR since_on IS NULL OR since_on <= until_on", name=op.f("ck_person_in_order")
        ),
        sa.ForeignKeyConstraint(
            ["department_id"],
            ["department.id"],
            name=op.f("fk_person_department_id_department"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["partner_id"], ["partner.id"], name=op.f("fk_person_partner_id_partner"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id"], ["tenant.id"], name=op.f("fk_person_tenant_id_tenant"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    op.create_index(op.f("ix_person_department_id"), "person", ["department_id"], unique=False)
    op.create_index(op.f("ix_person_partner_id"), "person", ["partner_id"], unique=False)
    op.create_index(op.f("ix_person_tenant_id"), "person", ["tenant_id"], unique=False)
    op.create_table(
        "proposal",
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("tenant_id", sa.Integer(), nullable=True),
        sa.Column("partner_id", sa.Integer(), nullable=True),
        sa.Column("department_id", sa.Integer(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("effect", sa.Text(), nullable=False),
        sa.Column("cost_won", sa.Integer(), nullable=True),
        sa.Column("desired_period", sa.Text(), nullable=False),
        sa.Column("funding_route", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("shared_on", sa.Date(), nullable=True),
        sa.Column("kickoff_on", sa.Date(), nullable=True),
        sa.Column("working_on", sa.Date(), nullable=True),
        sa.Column("confirmed_on", sa.Date(), nullable=True),
        sa.Column("started_on", sa.Date(), nullable=True),
        sa.Column("finished_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("result_reason", sa.Text(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("override_reason", sa.Text(), nullable=False),
        sa.Column("cancelled_on", sa.Date(), nullable=True),
        sa.Column("cancel_reason", sa.Text(), nullable=False),
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
            "cancelled_on IS NULL OR cancel_reason <> ''", name=op.f("ck_proposal_cancel_has_reason")
        ),
        sa.CheckConstraint(
            "direction IN ('TENANT_TO_DISTRICT', 'DISTRICT_TO_TENANT')",
            name=op.f("ck_proposal_direction_listed"),
        ),
        sa.CheckConstraint(
            "funding_route IN ('', 'NO_BUDGET', 'EXISTING', 'SUPPORT_REQUEST', 'NEXT_YEAR_REQUEST')",
            name=op.f("ck_proposal_funding_route_listed"),
        ),
        sa.CheckConstraint("result = '' OR decided_on IS NOT NULL", name=op.f("ck_proposal_decided_has_day")),
        sa.CheckConstraint(
            "result IN ('', 'ADOPTED', 'PARTIALLY_ADOPTED', 'ON_HOLD', 'REJECTED')",
            name=op.f("ck_proposal_result_listed"),
        ),
        sa.CheckConstraint(
            "stage IN ('RECEIVED', 'SHARED', 'KICKOFF', 'WORKING', 'CONFIRMED', 'IN_PROGRESS', 'DONE', 'DECLINED', 'SUSPENDED')",
            name=op.f("ck_proposal_stage_listed"),
        ),
        sa.CheckConstraint("title <> ''", name=op.f("ck_proposal_titled")),
        sa.CheckConstraint(
            "(tenant_id IS NOT NULL) + (partner_id IS NOT NULL) + (department_id IS NOT NULL) = 1",
            name=op.f("ck_proposal_one_proposer"),
        ),
        sa.CheckConstraint("cost_won IS NULL OR cost_won >= 0", name=op.f("ck_proposal_cost_not_negative")),
        sa.ForeignKeyConstraint(
            ["department_id"],
            ["department.id"],
            name=op.f("fk_proposal_department_id_department"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["partner_id"], ["partner.id"], name=op.f("fk_proposal_partner_id_partner"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id"], ["tenant.id"], name=op.f("fk_proposal_tenant_id_tenant"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal")),
        sa.UniqueConstraint("fiscal_year", "serial", name=op.f("uq_proposal_fiscal_year_serial")),
        sa.UniqueConstraint("number", name=op.f("uq_proposal_number")),
    )
    op.create_index(
        op.f("ix_proposal_fiscal_year_deleted_at_serial"),
        "proposal",
        ["fiscal_year", "deleted_at", "serial"],
        unique=False,
    )
    op.create_index(op.f("ix_proposal_tenant_id"), "proposal", ["tenant_id"], unique=False)
    op.create_table(
        "usage",
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("used_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("month", sa.Integer(), nullable=False),
        sa.Column("start_minute", sa.Integer(), nullable=True),
        sa.Column("end_minute", sa.Integer(), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=True),
        sa.Column("tenant_id", sa.Integer(), nullable=True),
        sa.Column("building_id", sa.Integer(), nullable=False),
        sa.Column("venue_id", sa.Integer(), nullable=True),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("attendees", sa.Integer(), nullable=True),
        sa.Column("fee_won", sa.Integer(), nullable=True),
        sa.Column("waived", sa.Boolean(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("contact_name", sa.Text(), nullable=False),
        sa.Column("contact_extension", sa.Text(), nullable=False),
        sa.Column("confirmed_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("sounds", sa.Text(), nullable=False),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint("event <> ''", name=op.f("ck_usage_event_named")),
        sa.CheckConstraint(
            "host IN ('DEPARTMENT', 'DONG', 'PARK', 'JOINT')", name=op.f("ck_usage_host_listed")
        ),
        sa.CheckConstraint(
            "host NOT IN ('DEPARTMENT', 'DONG') OR department_id IS NOT NULL",
            name=op.f("ck_usage_host_known"),
        ),
        sa.CheckConstraint(
            "kind IN ('MEETING', 'EVENT', 'TRAINING', 'WORKSHOP', 'OTHER')", name=op.f("ck_usage_kind_listed")
        ),
        sa.CheckConstraint("state IN ('PLANNED', 'HELD', 'CANCELLED')", name=op.f("ck_usage_state_listed")),
        sa.CheckConstraint(
            "attendees IS NULL OR attendees >= 0", name=op.f("ck_usage_attendees_not_negative")
        ),
        sa.CheckConstraint(
            "end_minute IS NULL OR (start_minute IS NOT NULL AND end_minute > start_minute AND end_minute <= 1440)",
            name=op.f("ck_usage_end_after_start"),
        ),
        sa.CheckConstraint("fee_won IS NULL OR fee_won >= 0", name=op.f("ck_usage_fee_not_negative")),
        sa.CheckConstraint(
            "start_minute IS NULL OR (start_minute >= 0 AND start_minute < 1440)",
            name=op.f("ck_usage_start_in_day"),
        ),
        sa.CheckConstraint("until_on IS NULL OR until_on >= used_on", name=op.f("ck_usage_days_in_order")),
        sa.ForeignKeyConstraint(
            ["building_id"], ["building.id"], name=op.f("fk_usage_building_id_building"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["department_id"],
            ["department.id"],
            name=op.f("fk_usage_department_id_department"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id"], ["tenant.id"], name=op.f("fk_usage_tenant_id_tenant"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["venue_id"], ["venue.id"], name=op.f("fk_usage_venue_id_venue"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_usage")),
    )
    op.create_index(
        "ix_usage_words",
        "usage",
        [
            "fiscal_year",
            "deleted_at",
            "used_on",
            "start_minute",
            "id",
            "words",
            "department_id",
            "building_id",
            "venue_id",
            "tenant_id",
            "state",
            "confirmed_on",
            "minutes",
            "attendees",
            "fee_won",
            "waived",
        ],
        unique=False,
    )
    op.create_index(
        "ix_usage_sounds",
        "usage",
        [
            "fiscal_year",
            "deleted_at",
            "used_on",
            "start_minute",
            "id",
            "sounds",
            "department_id",
            "building_id",
            "venue_id",
            "tenant_id",
            "state",
            "confirmed_on",
            "minutes",
            "attendees",
            "fee_won",
            "waived",
        ],
        unique=False,
    )
    op.create_index(
        "ix_usage_result",
        "usage",
        [
            "fiscal_year",
            "month",
            "department_id",
            "building_id",
            "state",
            "confirmed_on",
            "deleted_at",
            "minutes",
            "attendees",
            "fee_won",
            "waived",
        ],
        unique=False,
    )
    op.create_index("ix_usage_space", "usage", ["venue_id", "used_on"], unique=False)
    op.create_table(
        "entry",
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("booked_on", sa.Date(), nullable=False),
        sa.Column("amount_won", sa.Integer(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("request_number", sa.Text(), nullable=False),
        sa.Column("system_number", sa.Text(), nullable=False),
        sa.Column("payee", sa.Text(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("reverses_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("confirmed_on", sa.Date(), nullable=True),
        sa.Column("reconciled", sa.Text(), nullable=False),
        sa.Column("spent_minute", sa.Integer(), nullable=True),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("guests", sa.Text(), nullable=False),
        sa.Column("head_count", sa.Integer(), nullable=True),
        sa.Column("officials_included", sa.Boolean(), nullable=False),
        sa.Column("unavoidable_reason", sa.Text(), nullable=False),
        sa.Column("spender", sa.Text(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=True),
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
            "kind IN ('ORIGINAL', 'SUPPLEMENT', 'TRANSFER_IN', 'TRANSFER_OUT', 'CARRYOVER_IN', 'ALLOTMENT', 'REQUEST', 'OBLIGATION', 'DISBURSEMENT', 'REFUND', 'CARRYOVER_OUT')",
            name=op.f("ck_entry_kind_listed"),
        ),
        sa.CheckConstraint("method IN ('', 'CARD', 'TRANSFER', 'CASH')", name=op.f("ck_entry_method_listed")),
        sa.CheckConstraint(
            "reconciled IN ('OPEN', 'MATCHED', 'DIFFERENT')", name=op.f("ck_entry_reconciled_listed")
        ),
        sa.CheckConstraint("reverses_id IS NULL OR reason <> ''", name=op.f("ck_entry_reversal_has_reason")),
        sa.CheckConstraint("summary <> ''", name=op.f("ck_entry_summarised")),
        sa.CheckConstraint("amount_won <> 0", name=op.f("ck_entry_amount_not_zero")),
        sa.CheckConstraint(
            "amount_won > 0 OR reverses_id IS NOT NULL OR kind IN ('SUPPLEMENT', 'ALLOTMENT')",
            name=op.f("ck_entry_negative_only_reverses"),
        ),
        sa.CheckConstraint("head_count IS NULL OR head_count > 0", name=op.f("ck_entry_head_count_positive")),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_entry_account_id_account"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["entry.id"], name=op.f("fk_entry_parent_id_entry"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposal.id"], name=op.f("fk_entry_proposal_id_proposal"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["reverses_id"], ["entry.id"], name=op.f("fk_entry_reverses_id_entry"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry")),
    )
    op.create_index(
        op.f("ix_entry_account_id_deleted_at_booked_on_id"),
        "entry",
        ["account_id", "deleted_at", "booked_on", "id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_entry_fiscal_year_deleted_at_booked_on_id"),
        "entry",
        ["fiscal_year", "deleted_at", "booked_on", "id"],
        unique=False,
    )
    op.create_index(op.f("ix_entry_parent_id"), "entry", ["parent_id"], unique=False)
    op.create_index(
        "uq_entry_reverses",
        "entry",
        ["reverses_id"],
        unique=True,
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_table(
        "opinion",
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.Column("team", sa.Text(), nullable=False),
        sa.Column("requested_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("consult_department", sa.Text(), nullable=False),
        sa.Column("laws", sa.Text(), nullable=False),
        sa.Column("duplicates", sa.Text(), nullable=False),
        sa.Column("budget_view", sa.Text(), nullable=False),
        sa.Column("feasibility", sa.Text(), nullable=False),
        sa.Column("effect", sa.Text(), nullable=False),
        sa.Column("linkage_plan", sa.Text(), nullable=False),
        sa.Column("budget_source", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("rationale", sa.Text(), nullable=False),
        sa.Column("scope_accepted", sa.Text(), nullable=False),
        sa.Column("scope_excluded", sa.Text(), nullable=False),
        sa.Column("review_again", sa.Text(), nullable=False),
        sa.Column("transfer_department", sa.Text(), nullable=False),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("written_on", sa.Date(), nullable=True),
        sa.Column("writer_post", sa.Text(), nullable=False),
        sa.Column("writer_name", sa.Text(), nullable=False),
        sa.Column("writer_extension", sa.Text(), nullable=False),
        sa.Column("disclosure", sa.Text(), nullable=False),
        sa.Column("disclosure_clauses", sa.Text(), nullable=False),
        sa.Column("gist", sa.Text(), nullable=False),
        sa.Column("keywords", sa.Text(), nullable=False),
        sa.Column("reply_number", sa.Text(), nullable=False),
        sa.Column("enclosures", sa.Text(), nullable=False),
        sa.Column("confirmed_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "confirmed_on IS NULL OR (verdict <> '' AND written_on IS NOT NULL)",
            name=op.f("ck_opinion_confirmed_whole"),
        ),
        sa.CheckConstraint(
            "disclosure IN ('OPEN', 'PARTIAL', 'CLOSED')", name=op.f("ck_opinion_disclosure_listed")
        ),
        sa.CheckConstraint(
            "verdict IN ('', 'ACCEPTED', 'PARTIALLY_ACCEPTED', 'LONG_TERM_REVIEW', 'NOT_ACCEPTED', 'TRANSFERRED')",
            name=op.f("ck_opinion_verdict_listed"),
        ),
        sa.CheckConstraint("requested_on <= due_on", name=op.f("ck_opinion_due_after_request")),
        sa.ForeignKeyConstraint(
            ["department_id"],
            ["department.id"],
            name=op.f("fk_opinion_department_id_department"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["proposal_id"],
            ["proposal.id"],
            name=op.f("fk_opinion_proposal_id_proposal"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opinion")),
    )
    op.create_index(op.f("ix_opinion_department_id"), "opinion", ["department_id"], unique=False)
    op.create_index(op.f("ix_opinion_due_on"), "opinion", ["due_on"], unique=False)
    op.create_index(
        "uq_opinion_department",
        "opinion",
        ["proposal_id", "department_id"],
        unique=True,
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_table(
        "opinion_mark",
        sa.Column("opinion_id", sa.Integer(), nullable=False),
        sa.Column("criterion_id", sa.Integer(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "mark IN ('', 'FIT', 'CONDITIONAL', 'UNFIT')", name=op.f("ck_opinion_mark_mark_listed")
        ),
        sa.ForeignKeyConstraint(
            ["criterion_id"],
            ["criterion.id"],
            name=op.f("fk_opinion_mark_criterion_id_criterion"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["opinion_id"],
            ["opinion.id"],
            name=op.f("fk_opinion_mark_opinion_id_opinion"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opinion_mark")),
        sa.UniqueConstraint(
            "opinion_id", "criterion_id", name=op.f("uq_opinion_mark_opinion_id_criterion_id")
        ),
    )
