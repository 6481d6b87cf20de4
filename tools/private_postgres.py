"""A PostgreSQL of its own for tests and measurements: started in a folder, gone with the block.

with PrivatePostgres() as server: server.new_database() -> "postgresql+psycopg://..."
"""

import contextlib
import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path

import psycopg
from psycopg.sql import SQL, Identifier, Literal

SYSTEM_USER = "postgres"  # the server refuses to run as root
INSTALLED_IN = "/usr/lib/postgresql"
START_SECONDS = "60"


class PrivatePostgres:
    """A real server on a socket in a folder of its own, reachable by nobody else.

    `is_durable` keeps fsync on, as measurements need it; tests that ask for no power cut do without.
    Raises RuntimeError when PostgreSQL is not installed.
    """

    def __init__(self, *, is_durable: bool = False) -> None:
        self._is_durable = is_durable
        self._folder = Path(tempfile.mkdtemp(prefix="lianxin-postgres-"))
        self._count = 0

    def __enter__(self) -> "PrivatePostgres":
        self._programs = _programs()
        self._folder.chmod(0o755)
        if os.geteuid() == 0:
            user = pwd.getpwnam(SYSTEM_USER)
            os.chown(self._folder, user.pw_uid, user.pw_gid)
        data = str(self._folder / "data")
        self._run("initdb", "-D", data, "-U", SYSTEM_USER, "-A", "trust", "-E", "UTF8", "-N",
                  "--locale=C")  # fmt: skip
        settings = [f"-k {self._folder}", "-c listen_addresses=''", "-c max_connections=60"]
        if not self._is_durable:
            settings += ["-c fsync=off", "-c synchronous_commit=off", "-c full_page_writes=off"]
        self._run("pg_ctl", "-D", data, "-w", "-t", START_SECONDS, "-l", f"{self._folder}/log",
                  "-o", " ".join(settings), "start")  # fmt: skip
        return self

    def __exit__(self, *ending: object) -> None:
        self._run("pg_ctl", "-D", str(self._folder / "data"), "-m", "immediate", "stop")
        shutil.rmtree(self._folder, ignore_errors=True)

    def new_database(self, icu_locale: str = "") -> str:
        """An empty database, ordered byte by byte or as a language is; its address for SQLAlchemy."""
        self._count += 1
        name = f"town{self._count}"
        whole = f"host={self._folder} user={SYSTEM_USER} dbname={SYSTEM_USER}"
        with psycopg.connect(whole, autocommit=True) as connection:
            making = SQL("CREATE DATABASE {} TEMPLATE template0").format(Identifier(name))
            if icu_locale:
                making += SQL(" LOCALE_PROVIDER icu ICU_LOCALE {}").format(Literal(icu_locale))
            connection.execute(making)
        return f"postgresql+psycopg://{SYSTEM_USER}@/{name}?host={self._folder}"

    def cpu_seconds(self) -> float:
        """What its processes have used so far, those that have ended too."""
        server = (self._folder / "data" / "postmaster.pid").read_text().split()[0]
        ticks = 0
        for path in Path("/proc").glob("[0-9]*/stat"):
            with contextlib.suppress(OSError):  # it may end while one looks
                found = path.read_text().rpartition(")")[2].split()
                if path.parent.name == server:
                    ticks += sum(map(int, found[11:15]))
                elif found[1] == server:
                    ticks += sum(map(int, found[11:13]))
        return ticks / os.sysconf("SC_CLK_TCK")

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._programs / program), *arguments]
        if os.geteuid() == 0:
            command = ["setpriv", f"--reuid={SYSTEM_USER}", "--clear-groups", *command]
        with (self._folder / "said").open("ab") as said:
            done = subprocess.run(command, stdout=said, stderr=said, cwd=self._folder, check=False)
        if done.returncode:
            words = (self._folder / "said").read_text("utf-8", "replace")
            raise RuntimeError(f"{program} failed:\n{words[-2000:]}")


def _programs() -> Path:
    found = shutil.which("pg_ctl")
    if found:
        return Path(found).parent
    versions = sorted(Path(INSTALLED_IN).glob("*/bin/pg_ctl"), key=lambda path: path.parts[-3])
    if not versions:
        raise RuntimeError("PostgreSQL is not installed: ./dev test installs it")
    return versions[-1].parent
