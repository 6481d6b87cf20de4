"""A print service of its own for a test or a trial: one printer that keeps what it is given.

    with PrivateCups(folder) as cups: ...  # CUPS_SERVER=cups.server

A real cupsd with its own spool; the printer takes A4 and A5, turns sheets over, and writes each job
as the PDF that it was sent, with the options that were asked for in the service's log.
"""

import os
import re
import shutil
import subprocess
import time
from pathlib import Path

PRINTER = "village"
SECONDS_TO_START = 20.0
SERVICE = """\
Listen {root}/cups.sock
LogLevel debug
DefaultAuthType None
WebInterface No
Browsing Off
PreserveJobFiles Yes
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""
FILES = """\
ServerRoot {root}/etc
RequestRoot {root}/spool
CacheDir {root}/cache
StateDir {root}/run
TempDir {root}/tmp
ErrorLog {root}/log/error_log
AccessLog {root}/log/access_log
PageLog {root}/log/page_log
FileDevice Yes
"""
DESCRIPTION = """\
*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "VILLAGE.PPD"
*Manufacturer: "Village"
*Product: "(Village)"
*ModelName: "Village printer"
*ShortNickName: "Village printer"
*NickName: "Village printer"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: True
*DefaultColorSpace: RGB
*FileSystem: False
*cupsFilter2: "application/pdf application/pdf 0 -"
*OpenUI *PageSize: PickOne
*DefaultPageSize: A4
*PageSize A4/A4: ""
*PageSize A5/A5: ""
*CloseUI: *PageSize
*OpenUI *PageRegion: PickOne
*DefaultPageRegion: A4
*PageRegion A4/A4: ""
*PageRegion A5/A5: ""
*CloseUI: *PageRegion
*DefaultImageableArea: A4
*ImageableArea A4/A4: "0 0 595 842"
*ImageableArea A5/A5: "0 0 420 595"
*DefaultPaperDimension: A4
*PaperDimension A4/A4: "595 842"
*PaperDimension A5/A5: "420 595"
*OpenUI *Duplex: PickOne
*DefaultDuplex: None
*Duplex None/Off: ""
*Duplex DuplexNoTumble/Long edge: ""
*Duplex DuplexTumble/Short edge: ""
*CloseUI: *Duplex
"""


class PrivateCups:
    """Starts with the block and ends with it. Raises RuntimeError when there is no cupsd here."""

    def __init__(self, folder: Path) -> None:
        self._root = folder
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def server(self) -> str:
        """What CUPS_SERVER has to be."""
        return str(self._root / "cups.sock")

    def __enter__(self) -> "PrivateCups":
        program = shutil.which("cupsd", path=f"{os.environ['PATH']}:/usr/sbin")
        if program is None:
            raise RuntimeError("cupsd is not installed: run ./dev test once, which installs it")
        for name in ("etc", "spool", "cache", "run", "tmp", "log", "out"):
            (self._root / name).mkdir(parents=True)
        (self._root / "etc/cupsd.conf").write_text(SERVICE.format(root=self._root))
        (self._root / "etc/cups-files.conf").write_text(FILES.format(root=self._root))
        (self._root / "village.ppd").write_text(DESCRIPTION)
        configured = ["-c", str(self._root / "etc/cupsd.conf")]
        configured += ["-s", str(self._root / "etc/cups-files.conf")]
        with (self._root / "log/out").open("wb") as out:
            self._process = subprocess.Popen([program, "-f", *configured], stdout=out, stderr=out)
        self._add_printer()
        return self

    def __exit__(self, *ending: object) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait(30)

    def jobs(self, count: int) -> list[bytes]:
        """What the printer got, oldest first, once it has got so many jobs."""
        ends = time.monotonic() + SECONDS_TO_START
        while len(kept := sorted((self._root / "spool").glob("d*"))) < count:
            if time.monotonic() > ends:
                raise TimeoutError(f"the printer has got {len(kept)} jobs of {count}")
            time.sleep(0.05)
        return [path.read_bytes() for path in kept]

    def options(self) -> list[str]:
        """The options of each job, as the service handed them on."""
        log = (self._root / "log/error_log").read_text("utf-8", "replace")
        told = re.findall(r'argv\[4\]="(\d+)"[\s\S]*?argv\[5\]="([^"]*)"', log)
        return [f"copies={copies} {options}" for copies, options in told]

    def _add_printer(self) -> None:
        environment = {**os.environ, "CUPS_SERVER": self.server}
        program = shutil.which("lpadmin", path=f"{os.environ['PATH']}:/usr/sbin") or "lpadmin"
        device = f"file:{self._root}/out/printed"
        adding = [program, "-p", PRINTER, "-v", device, "-E", "-P", f"{self._root}/village.ppd"]
        ends = time.monotonic() + SECONDS_TO_START
        while subprocess.run(adding, env=environment, capture_output=True, check=False).returncode:
            if time.monotonic() > ends:
                raise TimeoutError("the print service does not start")
            time.sleep(0.1)
        usual = [program, "-d", PRINTER]
        subprocess.run(usual, env=environment, capture_output=True, check=True)
