"""Map the top-level folders to their import names; everything else is in pyproject.toml.

`find_packages` rather than a list, so that a new sub-package is not lost from the wheel.
"""

from setuptools import find_packages, setup

ROOMS = ("graph", "extractors", "ontology")
inner = [
    f"alliances.{name}" for name in find_packages(".", include=[p for r in ROOMS for p in (r, f"{r}.*")])
]

setup(
    packages=["alliances", "alliances.commands", "alliances.training", *inner],
    package_dir={"alliances": "alliances", **{f"alliances.{room}": room for room in ROOMS}},
    package_data={"": ["data/**/*", "*.ttl", "*.jsonld", "py.typed"]},
    include_package_data=False,
)
