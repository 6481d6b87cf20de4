"""What Qt is told before and when it starts: input method, its own words, looks."""

import sys
from collections.abc import Mapping, MutableMapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from app.views.theme import Theme

INPUT_METHOD = "QT_IM_MODULE"
LANGUAGE = "LIANXIN_LANGUAGE"
CHINESE, ENGLISH = "zh", "en"
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


def chosen_language(environment: Mapping[str, str]) -> str:
    """Chinese, unless the person asked for English."""
    return ENGLISH if environment.get(LANGUAGE, "").startswith(ENGLISH) else CHINESE


def dressed_application(
    arguments: list[str], resources: Path, language: str = CHINESE
) -> QApplication:
    """The application in the desk's looks and language."""
    application = QApplication(arguments)
    application.setApplicationName("lianxin")
    speak(application, resources / "translations", language)
    Theme(resources).apply(application)
    return application


def speak(application: QCoreApplication, translations: Path, language: str) -> list[QTranslator]:
    """Let the desk, and Qt with its own words (copy, paste, open), speak a language. Chinese needs
    no translation of ours, and is spoken where the wanted one was never built.
    """
    ours, of_qt = QTranslator(application), QTranslator(application)
    if not ours.load(QLocale(language), "lianxin", "_", str(translations)):
        language = CHINESE
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    of_qt.load(QLocale(language), "qtbase", "_", folder)
    installed = [translator for translator in (of_qt, ours) if not translator.isEmpty()]
    for translator in installed:
        application.installTranslator(translator)
    return installed


def is_linux() -> bool:
    """Only there does the session choose the input method by a variable."""
    return sys.platform.startswith("linux")
