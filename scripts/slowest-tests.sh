#!/usr/bin/env bash
# Lists the tests and suites that took longest, from the output of `swift test --no-parallel`: in parallel a test's time
# includes its waiting. Usage: swift test --no-parallel … | scripts/slowest-tests.sh [COUNT]
set -euo pipefail
count=${1:-30}
grep -E '^. (Test|Suite) .* after [0-9.]+ seconds' \
  | sed -E 's/^. (Test|Suite) (.*) (passed|failed) after ([0-9.]+) seconds.*/\4\t\1\t\2/' \
  | sort -rn | head -n "$count"
