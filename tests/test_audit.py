"""`./dev audit` asks about every locked library at once, tells what is known, and says when it could not ask."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from tools.audit import LOCKS, NONE_KNOWN, NOT_ASKED, SOME_KNOWN, main, pins_in


class Asked(BaseHTTPRequestHandler):
    """Knows of a hole in what the server's `holes` names."""

    def do_POST(self) -> None:
        question = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self.server.asked = [
            (query["package"]["name"], query["version"]) for query in question["queries"]
        ]
        answers = [
            {"vulns": [{"id": each} for each in self.server.holes[name]]}
            if name in self.server.holes
            else {}
            for name, _ in self.server.asked
        ]
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps({"results": answers[: self.server.answers_most]}).encode())

    def log_message(self, *words: object) -> None:
        pass


@pytest.fixture
def server(monkeypatch) -> Iterator[HTTPServer]:
    for name in ("HTTPS_PROXY", "https_proxy"):
        monkeypatch.delenv(name, raising=False)
    made = HTTPServer(("127.0.0.1", 0), Asked)
    made.holes, made.asked, made.answers_most = {}, [], 10_000
    thread = threading.Thread(target=made.serve_forever, args=(0.01,))
    thread.start()
    yield made
    made.shutdown()
    thread.join()
    made.server_close()


def at(server: HTTPServer) -> list[str]:
    return ["--server", f"http://127.0.0.1:{server.server_port}"]


def test_every_locked_library_is_asked_about_and_a_hole_is_told(server, capsys):
    assert main(at(server)) == NONE_KNOWN
    assert server.asked == [tuple(pin) for pin in pins_in(LOCKS)]
    names = {name for name, _ in server.asked}
    assert {"cryptography", "pyside6-essentials", "starlette", "sqlcipher3", "pyinstaller"} <= names
    server.holes = {"cryptography": ["GHSA-2", "CVE-1"]}
    assert main(at(server)) == SOME_KNOWN
    told = capsys.readouterr().out
    assert "CVE-1 GHSA-2" in told and "已知有漏洞" in told


def test_without_an_answer_nothing_is_called_sound(server, capsys):
    server.answers_most = 3
    assert main(at(server)) == NOT_ASKED
    assert main(["--server", "http://127.0.0.1:9"]) == NOT_ASKED  # nobody listens there
    assert capsys.readouterr().out.count("没有查成") == 2
