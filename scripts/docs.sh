#!/usr/bin/env bash
# Builds the documentation of the given modules, or of all libraries, with the toolchain's docc; warnings are errors.
# Usage: scripts/docs.sh [MODULE…]   (results in .build/documentation/MODULE)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# All library products of the manifest; each has a catalogue.
if ((!$#)); then
  for product in $(sed -nE 's/^ *\.library\(name: "(\w+)".*/\1/p' Package.swift); do
    [[ -d Sources/$product/Documentation.docc ]] || { echo "docs: $product has no Documentation.docc" >&2; exit 1; }
    set -- "$@" "$product"
  done
fi

docc=$(command -v docc || dirname "$(readlink -f "$(command -v swift)")")
[[ -x $docc && ! -d $docc ]] || docc="$docc/docc"
[[ -x $docc ]] || { echo "docs: this Swift toolchain has no docc" >&2; exit 1; }

echo "docs: symbol graphs"
find .build -path '*symbolgraph/*.symbols.json' -delete
# It fails for the target in plain C, because it passes the C++ standard on; what counts is that ours are there.
log=$(mktemp)
swift package dump-symbol-graph --minimum-access-level public --skip-synthesized-members >"$log" 2>&1 || true
graphs=$(dirname "$(find .build -path '*symbolgraph/PlumbCore.symbols.json' | head -1)")
for module in "$@"; do
  [[ -f "$graphs/$module.symbols.json" ]] || { cat "$log" >&2; echo "docs: no symbol graph of $module" >&2; exit 1; }
done
rm "$log"

for module in "$@"; do
  echo "docs: $module"
  own=$(mktemp -d)
  cp "$graphs/$module.symbols.json" "$own/"
  find "$graphs" -name "$module@*.symbols.json" -exec cp {} "$own/" \;
  mkdir -p .build/documentation
  "$docc" convert "Sources/$module/Documentation.docc" \
    --fallback-display-name "$module" --fallback-bundle-identifier "plumb.$module" \
    --additional-symbol-graph-dir "$own" --output-path ".build/documentation/$module" --warnings-as-errors
  rm -r "$own"
done
