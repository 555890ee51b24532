"""One server for all processes: started by the first, stopped after the last."""

from pathlib import Path

from tests.embedded.processes import Server, eventually


def test_an_ordinary_user_needs_no_root(ordinary_server: Server) -> None:
    client = ordinary_server.client()
    assert client.ask("SELECT current_database()") == [["campaigntracker"]]
    started = ordinary_server.pid
    ordinary_server.kill_postmaster()
    second = ordinary_server.client()
    assert second.ask("SELECT 1") == [[1]]
    assert ordinary_server.pid != started
    client.kill()
    second.leave()
    ordinary_server.wait_until_stopped()


def test_first_query_starts_server_and_makes_database(server: Server) -> None:
    client = server.client()
    assert client.ask("SELECT current_database()") == [["campaigntracker"]]
    assert (server.home / "data" / "PG_VERSION").exists()


def test_a_process_that_asks_nothing_starts_nothing(server: Server) -> None:
    server.client().leave()
    assert not server.home.exists()


def test_second_process_shares_the_server(server: Server) -> None:
    first, second = server.client(), server.client()
    first.ask("CREATE TABLE note (text text)")
    started = server.pid
    second.ask("INSERT INTO note VALUES ('from the second')")
    assert server.pid == started
    assert first.ask("SELECT text FROM note") == [["from the second"]]


def test_processes_racing_for_the_first_start_get_one_server(server: Server) -> None:
    clients = [server.client() for _ in range(4)]
    for client in clients:
        client.send("SELECT pg_postmaster_start_time()::text, current_database()")
    replies = [client.receive() for client in clients]
    assert "error" not in str(replies)
    assert len({str(reply) for reply in replies}) == 1


def test_last_process_stops_the_server_in_good_order(server: Server) -> None:
    first, second = server.client(), server.client()
    first.ask("CREATE TABLE note (text text)")
    second.ask("INSERT INTO note VALUES ('kept')")
    first.leave()
    assert second.ask("SELECT text FROM note") == [["kept"]]
    second.leave()
    server.wait_until_stopped()
    assert not (server.home / "data" / "postmaster.pid").exists()
    assert "database system is shut down" in (server.home / "server.log").read_text()
    assert server.client().ask("SELECT text FROM note") == [["kept"]]


def test_without_its_lock_a_process_loses_the_server(server: Server) -> None:
    """The twin of the tests above: it is the shared lock that keeps the server running."""
    client = server.client("without-lock")
    client.send("SELECT 1")
    client.receive()
    eventually(server.is_stopped, "the keeper finds nobody and stops the server")


def test_forked_process_keeps_the_server_when_its_parent_is_gone(server: Server) -> None:
    client = server.client()
    client.ask("SELECT 1")
    started = server.pid
    child = client.ask("fork")
    client.process.kill()
    client.process.wait()
    assert child != client.process.pid
    assert client.ask("SELECT 1") == [[1]]
    assert server.pid == started
    client.leave()
    server.wait_until_stopped()


def test_each_database_name_is_made_when_missing(server: Server) -> None:
    server.client().ask("CREATE TABLE note (text text)")
    other = server.client(database="another one")
    assert other.ask("SELECT current_database(), to_regclass('note')") == [["another one", None]]


def test_socket_path_too_long_for_the_system(server: Server) -> None:
    server.home = server.home / Path(*["a-folder-deep-in-the-woods"] * 6) / "postgres"
    assert server.client().ask("SELECT 1") == [[1]]
    started = server.pid
    assert server.client().ask("SELECT 2") == [[2]]
    assert server.pid == started
