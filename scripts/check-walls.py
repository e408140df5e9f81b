#!/usr/bin/env python3
"""The walls of ARCHITECTURE.md: what a module must not be built on, must not do, and where the command's files stand.

Usage: scripts/check-walls.py
"""

import re
import sys

import manifest

# All that a module may be built on, where that is worth a promise.
ONLY = {
    "PlumbStatistics": {"CClusteringKernels"},
    "PlumbCore": {"CSimdJSON", "COpenSSL", "Yams"},
    # No NIO, no SQLite, no HTTP: judgments become scores in any program.
    "PlumbScoring": {"PlumbCore", "PlumbStatistics", "CClusteringKernels", "CSimdJSON", "COpenSSL", "Yams"},
    # What costs money knows nothing of scores.
    "PlumbJudging": {"PlumbCore", "CSimdJSON", "COpenSSL", "Yams"},
}
# What a module and everything below it must do without.
WITHOUT = {
    "PlumbEvaluation": {"PlumbClients", "PlumbStore", "PlumbReport", "AsyncHTTPClient", "NIOCore", "GRDB"},
    "PlumbReport": {"PlumbClients", "PlumbStore", "Hummingbird", "AsyncHTTPClient", "NIOCore", "GRDB"},
    "PlumbWorkspace": {"ArgumentParser", "UnixSignals", "Hummingbird", "PlumbWeb", "plumb"},
}
# How a program writes to a terminal.
WRITING = re.compile(
    r"\b(?:print|debugPrint|dump|puts|fputs|putchar|printf|vprintf|readLine)\(|standardOutput|standardError"
    r"|\bstdout\b|\bstderr\b|STDOUT_FILENO|STDERR_FILENO")
QUIET = ["PlumbWorkspace"]
COMMAND_FOLDERS = {"Commands", "Options", "Terminal"}
LONGEST_COMMAND = 120


def graph(targets):
    for name, allowed in ONLY.items():
        for other in sorted(manifest.reach(targets, name) - allowed):
            yield f"Package.swift: {name} is built on {other}; it may be built on {', '.join(sorted(allowed))} only."
    for name, forbidden in WITHOUT.items():
        for other in sorted(manifest.reach(targets, name) & forbidden):
            yield f"Package.swift: {name} is built on {other}, which it must do without."
    for name, target in targets.items():
        if target.kind != "test" and name != "PlumbTestSupport" and "PlumbTestSupport" in manifest.reach(targets, name):
            yield f"Package.swift: {name} is built on PlumbTestSupport, which is for tests."


def silence(targets):
    for name in QUIET:
        for path in targets[name].sources():
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                code = line.split("//")[0]
                if match := WRITING.search(code):
                    yield f"{path.relative_to(manifest.ROOT)}:{number}: '{match[0]}' writes to the terminal; return a value."


def command(targets):
    root = targets["plumb"].folder
    for path in targets["plumb"].sources():
        place = path.relative_to(root)
        if place.parts[0] not in COMMAND_FOLDERS:
            yield f"{path.relative_to(manifest.ROOT)}: belongs in a library, or in {', '.join(sorted(COMMAND_FOLDERS))}."
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if place.parts[0] == "Commands" and lines > LONGEST_COMMAND:
            yield f"{path.relative_to(manifest.ROOT)}: {lines} lines; a command has at most {LONGEST_COMMAND}."


def main():
    targets = manifest.targets()
    found = [*graph(targets), *silence(targets), *command(targets)]
    for sentence in found:
        print(sentence, file=sys.stderr)
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
