"""The package's targets as `swift package dump-package` tells them: for the checks beside this file."""

import json
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent


class Target:
    def __init__(self, entry):
        self.name = entry["name"]
        self.kind = entry["type"]
        default = ("Tests/" if self.kind == "test" else "Sources/") + self.name
        self.folder = ROOT / (entry.get("path") or default)
        self.inner, self.outer = set(), set()
        for dependency in entry["dependencies"]:
            (kind, value), = dependency.items()
            # A product of another package is called as its module, in all packages that we use.
            (self.outer if kind == "product" else self.inner).add(value[0])

    def sources(self):
        return sorted(self.folder.rglob("*.swift"))


def targets():
    """All targets by name."""
    text = subprocess.run(
        ["swift", "package", "dump-package"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return {entry["name"]: Target(entry) for entry in json.loads(text)["targets"]}


def reach(targets, name):
    """Everything that a target is built on: our targets and other packages' products."""
    found, waiting = set(), [name]
    while waiting:
        target = targets[waiting.pop()]
        found |= target.outer
        waiting += target.inner - found
        found |= target.inner
    return found
