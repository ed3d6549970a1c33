# `make run` serves Assay; `make test` runs every test. Both do all set-up first.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help run build setup setup-test check test test-fast bench clean

# Where build tools go, by name and version, shared by all clones of one user.
export ASSAY_TOOLS_DIR ?= $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/assay-tools
# Absolute, so that every step means the same folder.
TARGET := $(abspath $(or $(CARGO_TARGET_DIR),target))
export CARGO_TARGET_DIR := $(TARGET)
# The steps of this run and their times: scripts/steps.sh prints them.
export ASSAY_STEPS := $(TARGET)/steps.tsv

help: ## Lists the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## Installs what building and running need
	@mkdir -p "$(TARGET)" && : >"$(ASSAY_STEPS)"
	@scripts/setup.sh build

setup-test: ## Installs what tests need as well
	@mkdir -p "$(TARGET)" && : >"$(ASSAY_STEPS)"
	@scripts/setup.sh build test

build: setup ## Builds the release into target/release and target/site
	@scripts/build.sh

run: build ## Builds, then serves http://127.0.0.1:3000 with everything in ./data
	@"$(TARGET)/release/assay-server"

check: setup-test ## Formatting, lints, dependency rules, types
	@scripts/check.sh

test: setup ## Every test: checks, Rust, browser
	@scripts/test.sh

test-fast: setup-test ## Formatting, lints and the quick Rust tests, for before each commit
	@scripts/test.sh fast

bench: build ## Measures, side by side with a baseline
	@scripts/bench.sh

clean: ## Removes what building left, but not your data
	rm -rf "$(TARGET)" node_modules public/editor public/fonts end2end/test-results end2end/playwright-report
