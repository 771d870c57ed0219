"""An office file without records, made by the migrations."""

from pathlib import Path

from alembic import command
from alembic.config import Config

from db.engine import make_engine, office_url, stamp
from resources import path as resource_path


def make_empty_office(file: Path) -> None:
    """Migrate a new file to the newest schema."""
    config = Config()
    config.set_main_option("script_location", str(resource_path("").parent / "db" / "migrations"))
    engine = make_engine(office_url(file))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        stamp(connection)
    engine.dispose()
