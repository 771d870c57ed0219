"""Keeps the example office of this version for ever: ``python tests/db/keep_release.py``, once for each release.

Writes ``tests/db/data/office-VERSION.db`` and what was in it. A file of a released version is never made anew;
only while a version is not released yet may its file follow the schema.
"""

import json
import shutil
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from db import migrate, office_file  # noqa: E402 - run by its path, the project is found first
from desktop_app.example.build import build  # noqa: E402 - the same

DATA = Path(__file__).with_name("data")


def main() -> None:
    """Make the example office in a folder of its own and keep its file."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    DATA.mkdir(exist_ok=True)
    kept = DATA / f"office-{version}.db"
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder) / "office", Path(folder) / "documents")
        shutil.copyfile(Path(folder) / "office" / "office.db", kept)
    with office_file.looking(kept) as connection:
        found = migrate.contents(connection)
    body = {
        table: {"columns": one.columns, "rows": one.rows, "total": str(one.total)}
        for table, one in sorted(found.items())
    }
    kept.with_suffix(".json").write_text(json.dumps(body, ensure_ascii=False, indent=1) + "\n", "utf-8")
    sys.stdout.write(f"{kept.relative_to(ROOT)}: {kept.stat().st_size:,} bytes\n")


if __name__ == "__main__":
    main()
