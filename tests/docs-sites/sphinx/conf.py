"""The trees in Sphinx, with nothing but MyST."""

from pathlib import Path

project = "Error contracts"
extensions = ["myst_parser"]
myst_heading_anchors = 3
root_doc = "contents"
exclude_patterns = ["_build"]
# The portable pages come without assets.
html_extra_path = ["assets"] if Path("assets").is_dir() else []
html_theme = "furo"
