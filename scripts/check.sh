#!/usr/bin/env bash
# The gates besides the tests: format, imports, documentation. Warnings are errors in Package.swift itself.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

echo "check: format"
swift format lint --strict --parallel --recursive Sources Tests Examples Package.swift

echo "check: the built-in data of Data/ is what is compiled in"
scripts/generate.py --check

echo "check: nothing that must not be in the repository"
if git ls-files | grep -E '(^|/)(\.build[^/]*|\.venv|\.plumb|Package\.resolved)(/|$)'; then
  echo "check: build results are in the repository" >&2
  exit 1
fi

echo "check: each target declares what it imports, and the walls of ARCHITECTURE.md stand"
scripts/test_checks.py --quiet
scripts/check-imports.py
scripts/check-walls.py

echo "check: warnings as errors, explicit imports"
swift build --build-tests --explicit-target-dependency-import-check error

echo "check: the example uses public API alone"
scripts/check-example.sh

echo "check: the built-in data has nothing to find"
plumb=$(swift build --show-bin-path)/plumb
for benchmark in Data/*/benchmark.yaml; do "$plumb" benchmark lint "$(dirname "$benchmark")"; done
"$plumb" scenario list --criteria Data/scenarios >/dev/null

echo "check: documentation"
scripts/docs.sh
