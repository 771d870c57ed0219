"""The guard that keeps the whole suite off the network (features.md K1)."""

import socket
from contextlib import suppress
from pathlib import Path

import pytest

from tests.no_network import NetworkUsedError, NetworkWatch


@pytest.mark.parametrize(
    ("family", "address"),
    [(socket.AF_INET, ("192.0.2.1", 80)), (socket.AF_INET6, ("2001:db8::1", 80))],
)
def test_another_computer_is_refused_and_kept(
    network: NetworkWatch, family: socket.AddressFamily, address: tuple[str, int]
) -> None:
    with socket.socket(family) as asked, suppress(OSError), pytest.raises(NetworkUsedError):
        asked.connect(address)
    with pytest.raises(NetworkUsedError):
        socket.getaddrinfo("park.example", 443)
    with socket.socket(type=socket.SOCK_DGRAM) as sent, pytest.raises(NetworkUsedError):
        sent.sendto(b"x", ("192.0.2.1", 53))
    assert [call.split("(")[0] for call in network.taken()] == [
        "socket.connect",
        "socket.getaddrinfo",
        "socket.sendto",
    ]


def test_a_port_open_to_others_is_refused(network: NetworkWatch) -> None:
    with socket.socket() as opened, pytest.raises(NetworkUsedError):
        opened.bind(("0.0.0.0", 0))  # noqa: S104 - to see it refused
    assert len(network.taken()) == 1


def test_this_computer_and_named_pipes_are_no_network(network: NetworkWatch, tmp_path: Path) -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        suppress(OSError),
    ):  # none at all in a bare namespace
        socket.create_connection(server.getsockname()).close()
    if hasattr(socket, "AF_UNIX"):
        with socket.socket(socket.AF_UNIX) as pipe, suppress(OSError):  # a long tmp_path is too long for one
            pipe.bind(str(tmp_path / "p"))
    assert network.calls == []
