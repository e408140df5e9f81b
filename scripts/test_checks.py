#!/usr/bin/env python3
"""Tests of check-imports.py and check-walls.py: each rule finds what it is for, and nothing in a package that keeps it.

Usage: scripts/test_checks.py
"""

import importlib
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import manifest

check_imports = importlib.import_module("check-imports")
check_walls = importlib.import_module("check-walls")


class Package:
    """A package in a temporary folder: files by path, targets by name."""

    def __init__(self, test):
        folder = tempfile.TemporaryDirectory()
        test.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        before = manifest.ROOT
        test.addCleanup(lambda: setattr(manifest, "ROOT", before))
        manifest.ROOT = self.root
        self.targets = {}

    def target(self, name, files, inner=(), outer=(), kind="regular"):
        dependencies = [{"byName": [other, None]} for other in inner]
        dependencies += [{"product": [other, "package", None, None]} for other in outer]
        target = manifest.Target({"name": name, "type": kind, "dependencies": dependencies})
        for path, text in files.items():
            (target.folder / path).parent.mkdir(parents=True, exist_ok=True)
            (target.folder / path).write_text(text, encoding="utf-8")
        self.targets[name] = target


class ImportsTests(unittest.TestCase):
    def found(self, text, inner=(), outer=()):
        package = Package(self)
        package.target("Low", {"a.swift": "import Foundation\n"})
        package.target("tool", {"a.swift": "import Low\n"}, inner=["Low"], kind="executable")
        package.target("Top", {"a.swift": text}, inner, outer)
        return list(check_imports.findings(package.targets))

    def test_what_is_declared_and_imported_is_fine(self):
        text = "public import Low\n@testable import NIOCore\ninternal import struct Foundation.Data\n"
        self.assertEqual(self.found(text, ["Low"], ["NIOCore"]), [])

    def test_an_import_that_is_not_declared_is_found_with_its_line(self):
        (sentence,) = self.found("import Foundation\npackage import Low\n")
        self.assertTrue(sentence.startswith("Sources/Top/a.swift:2: imports Low, which Top does not declare"))

    def test_a_declaration_that_nothing_imports_is_found(self):
        (sentence,) = self.found("import Foundation\n", ["Low"])
        self.assertIn("Top declares Low", sentence)

    def test_a_program_may_be_declared_without_an_import(self):
        self.assertEqual(self.found("import Foundation\n", ["tool"]), [])

    def test_text_in_a_multi_line_string_is_no_import(self):
        self.assertEqual(self.found('let script = """\n  import json\n  """\nimport Foundation\n'), [])


class WallsTests(unittest.TestCase):
    def package(self, scoring=(), workspace="let a = 1 // print(a)\n", command=None):
        package = Package(self)
        for name in ["PlumbStatistics", "PlumbJudging", "PlumbEvaluation", "PlumbReport"]:
            package.target(name, {})
        package.target("PlumbCore", {}, outer=["Yams"])
        package.target("PlumbStore", {}, inner=["PlumbCore"], outer=["GRDB"])
        package.target("PlumbScoring", {}, inner=["PlumbCore", *scoring])
        package.target("PlumbWorkspace", {"A.swift": workspace}, inner=["PlumbStore"])
        package.target("plumb", {"Commands/Plumb.swift": "", **(command or {})}, kind="executable")
        return package.targets

    def test_a_package_that_keeps_the_walls_has_no_findings(self):
        targets = self.package(command={"Commands/Run.swift": "let a = 1\n" * 120})
        for rule in (check_walls.graph, check_walls.silence, check_walls.command):
            self.assertEqual(list(rule(targets)), [])

    def test_a_dependency_is_found_through_another_one(self):
        found = list(check_walls.graph(self.package(scoring=["PlumbStore"])))
        self.assertTrue(any("PlumbScoring is built on GRDB" in sentence for sentence in found))

    def test_writing_to_the_terminal_is_found(self):
        for code in ["print(a)", "FileHandle.standardError.write(b)", "fputs(a, stdout)"]:
            (sentence,) = check_walls.silence(self.package(workspace=code + "\n"))
            self.assertTrue(sentence.startswith("Sources/PlumbWorkspace/A.swift:1: "))

    def test_a_file_of_the_command_outside_its_folders_and_a_long_command_are_found(self):
        files = {"Composition/A.swift": "", "B.swift": "", "Commands/C.swift": "let a = 1\n" * 121}
        self.assertEqual(len(list(check_walls.command(self.package(command=files)))), 3)


if __name__ == "__main__":
    unittest.main()
