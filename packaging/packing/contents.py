"""What goes into the build and what stays out, in one place; the spec, the checks and the tests read it."""

from __future__ import annotations

import sys

# One name in every system's words: what Qt tells the desktop, the desktop file, the metainfo, the recipes.
APPLICATION = "app.unhurried.Unhurried"
NAME = "unhurried"
ARCHIVE_TYPE = "application/x-unhurried-archive"

# Each is imported by a name that is made up at run time, where nothing that reads the source finds it.
HIDDEN_IMPORTS = (
    "fontpkg_inter",
    "fontpkg_literata",
    "fontpkg_atkinson_hyperlegible",
    *{
        "linux": ("keyring.backends.SecretService", "secretstorage", "jeepney"),
        "win32": ("keyring.backends.Windows",),
        "darwin": ("keyring.backends.macOS",),
    }[sys.platform],
)
# Packages whose parts are all wanted, and packages with files beside their code.
WHOLE_PACKAGES = ("unhurried", "phonenumbers.data")
WITH_FILES = ("fontpkg_inter", "fontpkg_literata", "fontpkg_atkinson_hyperlegible", "docx")

# No network, no second toolkit, and nothing that is only for building or testing.
EXCLUDED = (
    "PySide6.QtNetwork",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtSql",
    "PySide6.QtTest",
    "PIL",
    "lxml.html",
    "lxml.isoschematron",
    "lxml.objectify",
    "ssl",
    "_ssl",
    "tkinter",
    "curses",
    "readline",
    "setuptools",
    "pip",
    "pytest",
    "unittest",
    "pydoc",
    "lib2to3",
    "IPython",
)

# Of Qt's plugins on Linux only these. Others draw in the network, QML or GTK, or are for machines without a desktop.
QT_PLUGINS = (
    "iconengines/libqsvgicon",
    "imageformats/libqjpeg",
    "imageformats/libqsvg",
    "platforminputcontexts/",
    "platforms/libqoffscreen",
    "platforms/libqwayland",
    "platforms/libqxcb",
    "platformthemes/libqxdgdesktopportal",
    "printsupport/",
    "wayland-decoration-client/",
    "wayland-graphics-integration-client/libqt-plugin-wayland-egl",
    "wayland-shell-integration/libxdg-shell",
    "xcbglintegrations/",
)

# What must not be in the folder under any name.
FORBIDDEN_FILES = (
    *(f"Qt{number}{part}" for number in ("6", "") for part in ("Network", "Qml", "Quick")),
    "libgdk",
    "libgtk",
    "libssl",
    "_ssl.",
)
