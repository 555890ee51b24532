"""A killed process leaves nothing behind that the next start stumbles over, and no committed row is lost."""

import os
import signal

from tests.embedded.processes import Client, Server, eventually


def write(client: Client, text: str) -> None:
    client.ask("CREATE TABLE IF NOT EXISTS note (text text)")
    client.ask(f"INSERT INTO note VALUES ('{text}')")


def test_killed_client_disturbs_nobody(server: Server) -> None:
    killed, other = server.client(), server.client()
    write(killed, "before")
    other.ask("SELECT 1")
    started = server.pid
    killed.kill()
    assert other.ask("SELECT text FROM note") == [["before"]]
    assert server.client().ask("SELECT text FROM note") == [["before"]]
    assert server.pid == started


def test_server_stops_after_its_last_client_was_killed(server: Server) -> None:
    client = server.client()
    write(client, "before")
    client.kill()
    server.wait_until_stopped()
    assert server.client().ask("SELECT text FROM note") == [["before"]]


def test_killed_postmaster_is_replaced_with_all_that_was_committed(server: Server) -> None:
    client = server.client()
    write(client, "before")
    killed = server.pid
    server.kill_postmaster()
    assert server.client().ask("SELECT text FROM note") == [["before"]]
    assert server.pid != killed


def test_running_client_goes_on_with_the_server_that_replaced_a_killed_one(server: Server) -> None:
    client = server.client()
    write(client, "before")
    server.kill_postmaster()
    client.error("SELECT 1")
    client.ask("reconnect")
    assert client.ask("SELECT text FROM note") == [["before"]]


def test_everything_killed_at_once(server: Server) -> None:
    client = server.client()
    write(client, "before")
    os.kill(server.keeper_pid, signal.SIGKILL)
    server.kill_postmaster()
    client.kill()
    assert (server.home / "data" / "postmaster.pid").exists(), "the killed server left its file"
    after = server.client()
    assert after.ask("SELECT text FROM note") == [["before"]]
    after.leave()
    server.wait_until_stopped()


def test_left_over_file_that_names_a_living_process(server: Server) -> None:
    """After a restart of the machine the number in postmaster.pid may belong to any process."""
    client = server.client()
    write(client, "before")
    os.kill(server.keeper_pid, signal.SIGKILL)
    left_over = server.home / "data" / "postmaster.pid"
    lines = left_over.read_text().splitlines()
    server.kill_postmaster()
    client.kill()
    living = server.client("idle")
    left_over.write_text("\n".join([str(living.process.pid), *lines[1:]]) + "\n")
    assert server.client().ask("SELECT text FROM note") == [["before"]]
    assert living.process.poll() is None


def test_server_that_lost_its_keeper_gets_another(server: Server) -> None:
    client = server.client()
    write(client, "before")
    started = server.pid
    os.kill(server.keeper_pid, signal.SIGKILL)
    client.kill()
    assert not server.is_stopped()
    after = server.client()
    assert after.ask("SELECT text FROM note") == [["before"]]
    assert server.pid == started
    after.leave()
    server.wait_until_stopped()


def test_first_start_killed_half_way(server: Server) -> None:
    unfinished = server.home / "data.unfinished"
    client = server.client()
    client.send("SELECT 1")
    eventually(lambda: unfinished.exists() or (server.home / "data").exists(), "the database folder is being made")
    os.kill(server.keeper_pid, signal.SIGKILL)
    client.kill()
    assert server.client().ask("SELECT 1") == [[1]]
    assert not unfinished.exists()
