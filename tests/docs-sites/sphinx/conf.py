"""The trees in Sphinx, with nothing but MyST."""

project = "Error contracts"
extensions = ["myst_parser"]
myst_heading_anchors = 3
root_doc = "contents"
exclude_patterns = ["_build"]
html_extra_path = ["assets"]
html_theme = "furo"
