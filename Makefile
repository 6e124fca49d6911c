# `make run` and `make test` set up what is missing and need nothing else; `make help` lists the rest.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

# Tools are built once for all checkouts, each version in a folder of its own.
CACHE := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/thonso
export TRUNK_VERSION := 0.21.14
# The tool and the crate must be of one version.
export WASM_BINDGEN_VERSION := $(shell sed -n '/^name = "wasm-bindgen"$$/{n;s/^version = "\(.*\)"$$/\1/p}' Cargo.lock)
# What drives Firefox; Debian has it not.
export GECKODRIVER_VERSION := 0.37.1
# Feeds the readers what nobody thought of.
export CARGO_FUZZ_VERSION := 0.13.2
export CARGO_FUZZ_ROOT := $(CACHE)/cargo-fuzz-$(CARGO_FUZZ_VERSION)
export TRUNK_ROOT := $(CACHE)/trunk-$(TRUNK_VERSION)
export GECKODRIVER_ROOT := $(CACHE)/geckodriver-$(GECKODRIVER_VERSION)
export WASM_BINDGEN_ROOT := $(CACHE)/wasm-bindgen-$(WASM_BINDGEN_VERSION)
digest = $(shell sha256sum $(1) | cut -c 1-12)
export SHRINK_ROOT := $(CACHE)/shrink-$(call digest,scripts/node/package-lock.json)
export PATH := $(TRUNK_ROOT)/bin:$(CARGO_FUZZ_ROOT)/bin:$(WASM_BINDGEN_ROOT)/bin:$(GECKODRIVER_ROOT)/bin:$(SHRINK_ROOT)/node_modules/.bin:$(PATH)

# What the interoperability tests find their libraries by.
export INTEROP_NODE_ROOT := $(CACHE)/interop-node-$(call digest,tests/interop/package-lock.json)
export INTEROP_PYTHON_ROOT := $(CACHE)/interop-python-$(call digest,tests/interop/requirements.txt)
export THONSO_NODE_MODULES := $(INTEROP_NODE_ROOT)/node_modules
export THONSO_PYTHON := $(INTEROP_PYTHON_ROOT)/bin/python

# What the browser tests find the app by.
TARGET := $(abspath $(or $(CARGO_TARGET_DIR),target))
export THONSO_DIST := $(CURDIR)/dist
export THONSO_SERVE := $(TARGET)/release/dist

ifeq ($(origin RUSTUP_TOOLCHAIN),undefined)
other_toolchain := $(shell scripts/toolchain.sh)
ifneq ($(other_toolchain),)
export RUSTUP_TOOLCHAIN := $(other_toolchain)
endif
endif

HOST ?= 127.0.0.1
PORT ?= 8080

.PHONY: help
help: ## List the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1\t\2/p' Makefile | while IFS=$$'\t' read -r name what; do printf '%-14s %s\n' "$$name" "$$what"; done

.PHONY: run
run: dist ## Build the app and serve it (HOST=0.0.0.0 for phones in the same network, PORT=8080)
	@$(THONSO_SERVE) serve dist --host $(HOST) --port $(PORT) --or-next

.PHONY: test
test: setup dist ## Run every test, in a browser too
	@scripts/test.sh core fuzz budget browser

# In a folder of its own: two builds into one would tread on each other.
.PHONY: dev
dev: dist-tool ## Serve a development build that reloads when a file changes
	trunk serve --dist $(TARGET)/dev

.PHONY: dist
dist: dist-tool ## Build the app for release into dist/
	RUSTFLAGS="$$(scripts/rustflags.sh)" trunk build --release

.PHONY: dist-tool
dist-tool: setup-build
	cargo build --quiet --release --locked --no-default-features --features dist --bin dist

.PHONY: cli
cli: setup-build ## Build the command line program, target/release/thonso
	cargo build --release --locked --bin thonso

.PHONY: test-core
test-core: setup-build setup-interop ## Run the tests that need no browser
	@scripts/test.sh core

.PHONY: test-interop
test-interop: setup-build setup-interop ## Check our files with other people's libraries only
	@scripts/test.sh interop

.PHONY: test-browser
test-browser: setup-browser setup-interop dist ## Run the tests in a browser only
	@scripts/test.sh browser

.PHONY: fuzz
fuzz: setup-build setup-fuzz ## Feed the readers of texts and files what nobody thought of, FUZZ_SECONDS=600 for each target
	FUZZ_SECONDS=$${FUZZ_SECONDS:-600} scripts/test.sh fuzz

.PHONY: soak
soak: setup-browser dist ## Kill browsers while one types, KILLS=100 times each of ENGINES=chromium,firefox, and count what is lost (SEED=n)
	@scripts/soak.sh

.PHONY: screenshots
screenshots: setup-browser dist ## Take the pictures of the README anew
	THONSO_PICTURES=$(CURDIR)/docs/pictures cargo test --locked --features webdriver --test browser pictures

.PHONY: icons
icons: ## Draw the pictures of style/icons anew from mark.svg
	@scripts/icons.sh

.PHONY: lint
lint: setup-build ## Check formatting, and clippy for both worlds
	cargo fmt --check
	cargo clippy --locked --all-targets --features cli,dist,webdriver -- -D warnings
	cargo clippy --locked --target wasm32-unknown-unknown --no-default-features --features app --lib --bin thonso-app -- -D warnings
	cargo clippy --locked --target wasm32-unknown-unknown --no-default-features --features desk --lib --bin desk -- -D warnings
	cargo clippy --locked --target wasm32-unknown-unknown --no-default-features --features reader --lib --bin office -- -D warnings

.PHONY: fmt
fmt: ## Format the sources
	cargo fmt

.PHONY: setup
setup: setup-build setup-fuzz setup-interop setup-browser ## Install what building and testing need, where it is missing

.PHONY: setup-build setup-fuzz setup-interop setup-browser
setup-build setup-fuzz setup-interop setup-browser: setup-%:
	@scripts/setup.sh $*

.PHONY: clean
clean: ## Remove what was built here; the tools stay in the cache
	cargo clean
	rm -rf dist
