"""The office file from outside, wherever it lies."""

import sqlite3
from contextlib import closing
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from db import office_file


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (PurePosixPath("/home/a b/office.db"), "file:///home/a%20b/office.db"),
        (PureWindowsPath(r"C:\문서\office.db"), "file:///C:/%EB%AC%B8%EC%84%9C/office.db"),
        (PureWindowsPath(r"\\server\share\office.db"), "file:////server/share/office.db"),
    ],
)
def test_a_uri_names_no_server(path: PurePosixPath | PureWindowsPath, uri: str) -> None:
    assert office_file.uri_of(path) == uri


@pytest.mark.parametrize("name", ["a b.db", "물음?표#%20.db", "따옴'표.db"])
def test_any_name_can_be_looked_into_and_not_written(tmp_path: Path, name: str) -> None:
    with closing(sqlite3.connect(tmp_path / name)) as connection:
        connection.execute("CREATE TABLE one (id INTEGER)")
        connection.execute("PRAGMA user_version = 3")
    with office_file.looking(tmp_path / name) as connection:
        assert office_file.row_counts(connection) == {"one": 0}
    head = office_file.head(tmp_path / name)
    assert head is not None
    assert (head.schema, head.write_ahead) == (3, False)
