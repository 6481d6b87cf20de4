"""Whose work the program stands on, and under which licences. A test holds this to the lock file."""

import msgspec


class Licence(msgspec.Struct, frozen=True):
    """One work as people call it, and the packages of the lock file that it stands for."""

    work: str
    licence: str
    packages: tuple[str, ...] = ()


LICENCES = (
    Licence("连心站", "Apache-2.0"),
    Licence("Qt 6 / PySide6", "LGPL-3.0", ("pyside6-essentials", "shiboken6")),
    Licence("Python", "PSF-2.0"),
    Licence("OpenSSL", "Apache-2.0"),
    Licence("SQLite", "Public Domain"),
    Licence("SQLCipher", "BSD-3-Clause"),
    Licence("sqlcipher3", "Zlib", ("sqlcipher3",)),
    Licence("sqlite-utils, sqlite-fts4", "Apache-2.0", ("sqlite-utils", "sqlite-fts4")),
    Licence("ReportLab", "BSD-3-Clause", ("reportlab",)),
    Licence("PDFium / pypdfium2", "BSD-3-Clause / Apache-2.0", ("pypdfium2",)),
    Licence("qrcode", "BSD-3-Clause", ("qrcode",)),
    Licence("Pillow", "MIT-CMU", ("pillow",)),
    Licence("charset-normalizer", "MIT", ("charset-normalizer",)),
    Licence("msgspec", "BSD-3-Clause", ("msgspec",)),
    Licence("zstandard", "BSD-3-Clause", ("zstandard",)),
    Licence("cryptography", "Apache-2.0 / BSD-3-Clause", ("cryptography",)),
    Licence("cffi, pycparser", "MIT-0, BSD-3-Clause", ("cffi", "pycparser")),
    Licence("pyrage", "MIT", ("pyrage",)),
    Licence("argon2-cffi", "MIT", ("argon2-cffi", "argon2-cffi-bindings")),
    Licence("openpyxl, et-xmlfile", "MIT", ("openpyxl", "et-xmlfile")),
    Licence("python-calamine", "MIT", ("python-calamine",)),
    Licence("XlsxWriter", "BSD-2-Clause", ("xlsxwriter",)),
    Licence("platformdirs", "MIT", ("platformdirs",)),
    Licence("urllib3", "MIT", ("urllib3",)),
    Licence("click, click-default-group", "BSD-3-Clause", ("click", "click-default-group")),
    Licence("colorama", "BSD-3-Clause", ("colorama",)),
    Licence("pluggy, tabulate", "MIT", ("pluggy", "tabulate")),
    Licence("python-dateutil", "Apache-2.0 / BSD-3-Clause", ("python-dateutil",)),
    Licence("typing-extensions", "PSF-2.0", ("typing-extensions",)),
    Licence("tzdata", "Apache-2.0", ("tzdata",)),
    Licence("pip", "MIT", ("pip",)),
    Licence("SQLAlchemy", "MIT", ("sqlalchemy",)),
    Licence("psycopg", "LGPL-3.0", ("psycopg", "psycopg-binary")),
    Licence("Starlette, Uvicorn", "BSD-3-Clause", ("starlette", "uvicorn")),
    Licence("AnyIO, h11", "MIT", ("anyio", "h11")),
    Licence("idna", "BSD-3-Clause", ("idna",)),
    Licence("Jinja, MarkupSafe", "BSD-3-Clause", ("jinja2", "markupsafe")),
    Licence("python-multipart", "Apache-2.0", ("python-multipart",)),
    Licence("htmx", "0BSD"),
    Licence("pypinyin", "MIT"),
    Licence("chinesecalendar", "MIT"),
    Licence("Noto Sans SC", "SIL OFL 1.1"),
    Licence("HanaMin（花园明朝）", "SIL OFL 1.1"),
)
