#!/usr/bin/env bash
# Proves that the example uses public API alone: its sources are checked against the built modules as the sources of
# another package, to which `package` declarations are invisible. Needs a debug build; takes seconds.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

bin=$(swift build --show-bin-path)
sources=()
while IFS= read -r file; do sources+=("$file"); done < <(find Examples/Library -name '*.swift' | sort)
includes=(-I "$bin/Modules")
# Modules in C, ours and those of dependencies: where they bring no module map, SwiftPM has written one.
for map in "$bin"/*.build/module.modulemap; do includes+=(-Xcc "-fmodule-map-file=$map"); done
for folder in Sources/* Sources/*/include .build/checkouts/*/Sources/* .build/checkouts/*/Sources/*/include; do
  if [[ -f $folder/module.modulemap ]]; then includes+=(-Xcc "-fmodule-map-file=$folder/module.modulemap"); fi
done
if grep -nE '^[[:space:]]*@testable' "${sources[@]}"; then
  echo "check-example: @testable in the example" >&2
  exit 1
fi
swiftc -typecheck -parse-as-library -swift-version 6 -package-name another-package -warnings-as-errors \
  -enable-upcoming-feature MemberImportVisibility -enable-upcoming-feature InternalImportsByDefault \
  -enable-upcoming-feature ExistentialAny -enable-upcoming-feature NonisolatedNonsendingByDefault \
  -enable-upcoming-feature InferIsolatedConformances \
  -module-cache-path "$bin/ModuleCache" "${includes[@]}" "${sources[@]}"
