#!/usr/bin/env bash
# The gates besides the tests: format, imports, documentation. Warnings are errors in Package.swift itself.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

echo "check: format"
swift format lint --strict --parallel --recursive Sources Tests Package.swift

echo "check: nothing that must not be in the repository"
if git ls-files | grep -E '(^|/)(\.build[^/]*|\.venv|\.plumb|Package\.resolved)(/|$)'; then
  echo "check: build results are in the repository" >&2
  exit 1
fi

echo "check: warnings as errors, explicit imports"
swift build --build-tests --explicit-target-dependency-import-check error

echo "check: documentation"
scripts/docs.sh PlumbCore PlumbStatistics PlumbFormats PlumbEvaluation PlumbClients PlumbStore PlumbWeb PlumbTestSupport
