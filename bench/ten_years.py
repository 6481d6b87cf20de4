"""The village that the windows are measured with: 5,000 people, 60,000 visits and 20,000 cases of ten years.

Its file is made once, as the fold would leave it, and kept in out/ until what makes it changes.
"""

import shutil
from pathlib import Path

from app.bootstrap.station import open_station
from bench import desk_bench, register_village
from bench.desk_bench import PASSWORD, ROOT, STAFF, surroundings

VISITS, CASES = 60_000, 20_000


def filled_folder() -> Path:
    """The station's folder with the village, from out/ or made now."""
    made_by = desk_bench.name_of_makers(__file__, desk_bench.__file__, register_village.__file__)
    folder = ROOT / "out" / f"bench-years-{made_by}"
    if not (folder / "done").exists():
        for old in (ROOT / "out").glob("bench-years-*"):
            shutil.rmtree(old)
        shutil.copytree(register_village.filled_folder(VISITS, anew=False), folder / "station")
        station = open_station(folder / "station", STAFF, PASSWORD, surroundings())
        desk = station.open_desk()
        desk_bench.fill(desk, CASES)
        desk.store.close()
        station.close()
        (folder / "done").write_text("", encoding="utf-8")
    return folder / "station"
