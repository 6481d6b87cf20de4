"""`python -m bench [name ...]`: runs one benchmark, or all, each in a process of its own."""

import subprocess
import sys
from pathlib import Path

SUFFIX = "_bench"


def main() -> int:
    names = sorted(p.stem.removesuffix(SUFFIX) for p in Path(__file__).parent.glob(f"*{SUFFIX}.py"))
    wanted = sys.argv[1:2] or names
    unknown = set(wanted) - set(names)
    if unknown:
        print(f"没有这项测量：{'、'.join(sorted(unknown))}；有：{'、'.join(names)}")
        return 2
    for name in wanted:
        print(f"== {name}", flush=True)
        module = f"bench.{name}{SUFFIX}"
        status = subprocess.call([sys.executable, "-m", module, *sys.argv[2:]])
        if status:
            return status
    return 0


if __name__ == "__main__":
    sys.exit(main())
