"""What Qt is told before and when it starts: input method, its own words, looks."""

import sys
from collections.abc import MutableMapping
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from app.views.theme import Theme

INPUT_METHOD = "QT_IM_MODULE"
PLUGIN_FOLDER = "platforminputcontexts"


def choose_input_method(environment: MutableMapping[str, str], plugins: Path) -> None:
    """Let Chinese be typed under fcitx: Qt's wheel brings no fcitx plugin, but fcitx also answers
    as ibus does. Before the application is made.
    """
    if not environment.get(INPUT_METHOD, "").startswith("fcitx"):
        return
    if not list((plugins / PLUGIN_FOLDER).glob("*fcitx*")):
        environment[INPUT_METHOD] = "ibus"


def qt_plugins() -> Path:
    """Where Qt looks for plugins."""
    return Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))


def dressed_application(arguments: list[str], resources: Path) -> QApplication:
    """The application in the desk's looks, with Qt's own words (copy, paste, open) in Chinese."""
    application = QApplication(arguments)
    application.setApplicationName("lianxin")
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale(QLocale.Language.Chinese), "qtbase", "_", folder):
        application.installTranslator(translator)
    Theme(resources).apply(application)
    return application


def is_linux() -> bool:
    """Only there does the session choose the input method by a variable."""
    return sys.platform.startswith("linux")
