"""The portable tree in Sphinx, with nothing but MyST."""

project = "Error contracts"
extensions = ["myst_parser"]
exclude_patterns = ["_build"]
html_theme = "furo"
