#!/usr/bin/env bash
# Runs the tests that are built: all at once but those that measure time, then these alone, one after the other.
# Tests that measure time are in suites whose names end in TimingTests.
# Usage: scripts/test.sh [options of `swift test` for both runs]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# More at once than processors only makes tests wait past their time limits.
export SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=${SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH:-$(getconf _NPROCESSORS_ONLN)}

status=0
swift test --skip-build --parallel --skip 'TimingTests/' "$@" || status=$?
swift test --skip-build --no-parallel --filter 'TimingTests/' "$@" || status=$?
exit $status
