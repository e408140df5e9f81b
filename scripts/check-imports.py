#!/usr/bin/env python3
"""Each target declares what it imports and imports what it declares.

SwiftPM's --explicit-target-dependency-import-check accepts a module that is reached through another one; this does not.
Usage: scripts/check-imports.py
"""

import re
import sys

import manifest

# What comes with the toolchain or the system.
SYSTEM = {"Darwin", "Dispatch", "Foundation", "FoundationXML", "Glibc", "Musl", "Synchronization", "Testing"}
IMPORT = re.compile(
    r"^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?"
    r"import\s+(?:(?:struct|class|enum|protocol|actor|func|var|let|typealias)\s+)?(\w+)")


def imports(path):
    """The modules that a file imports, with the line of each; text in multi-line strings is none of it."""
    found, in_string = {}, False
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not in_string and (match := IMPORT.match(line)):
            found.setdefault(match[1], number)
        if line.count('"""') % 2:
            in_string = not in_string
    return found


def findings(targets):
    for target in targets.values():
        used = {}
        for path in target.sources():
            for module, line in imports(path).items():
                used.setdefault(module, f"{path.relative_to(manifest.ROOT)}:{line}")
        declared = target.inner | target.outer
        for module in sorted(used.keys() - declared - SYSTEM):
            yield f"{used[module]}: imports {module}, which {target.name} does not declare; add it in Package.swift."
        # A test runs a program that it does not import; C targets import with #include.
        programs = {name for name in target.inner if targets[name].kind == "executable"}
        if used:
            for module in sorted(declared - used.keys() - programs):
                yield f"Package.swift: {target.name} declares {module}, which it does not import; remove it."


def main():
    found = list(findings(manifest.targets()))
    for sentence in found:
        print(sentence, file=sys.stderr)
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
