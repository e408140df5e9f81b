# Everything a developer or a newcomer types. Each target says what it does: `make help`.
SHELL := /bin/bash
.DEFAULT_GOAL := help
PREFIX ?= /usr/local
# A scratch path of its own: switching to the static runtime and back would rebuild everything.
RELEASE := -c release --static-swift-stdlib -Xlinker -s --scratch-path .build-release

.PHONY: help setup build demo test check lint docs generate bench install clean

help: ## Say what there is
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: ## Install what building and running need (Debian packages, a local model server in .venv/)
	@scripts/setup.sh

build: setup ## Build the command (debug)
	@swift build --product plumb

demo: setup ## Judge 24 starter items with a small local model; no key, no network
	@swift build --product plumb
	@.build/debug/plumb run Examples/first-run.yaml

test: setup ## Build and run all tests
	@swift build --build-tests
	@scripts/test.sh

check: setup ## Format, built-in data, warnings as errors, documentation
	@scripts/check.sh

docs: setup ## Build the documentation of all libraries, warnings as errors
	@scripts/docs.sh

generate: ## Write the Swift files that carry the built-in data of Data/
	@scripts/generate.py

bench: setup ## Run the benchmarks against their peers
	@$(MAKE) -C Benchmarks

install: setup ## Build the release binary and install it to PREFIX/bin
	@swift build $(RELEASE) --product plumb
	@install -D -m 755 "$$(swift build $(RELEASE) --product plumb --show-bin-path)/plumb" "$(DESTDIR)$(PREFIX)/bin/plumb"
	@echo "installed $(DESTDIR)$(PREFIX)/bin/plumb (needs libsimdjson, libcrypto and libsqlite3 at run time)"

clean: ## Remove build results
	@swift package clean
