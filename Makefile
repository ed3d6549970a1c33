# `make run` serves Assay. `make test` runs every test. Both install what is missing first.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help run build setup setup-test check test test-fast library bench clean

# The folder for build tools, by name and version. All clones of a user share it.
export ASSAY_TOOLS_DIR ?= $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/assay-tools
# Absolute, so that every step means the same folder.
TARGET := $(abspath $(or $(CARGO_TARGET_DIR),target))
export CARGO_TARGET_DIR := $(TARGET)
# The list of this run's steps and their times. scripts/steps.sh prints it.
export ASSAY_STEPS := $(TARGET)/steps.tsv

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## Install the tools to build and run
	@mkdir -p "$(TARGET)" && : >"$(ASSAY_STEPS)"
	@scripts/setup.sh build

setup-test: ## Also install the programs that tests need
	@mkdir -p "$(TARGET)" && : >"$(ASSAY_STEPS)"
	@scripts/setup.sh build test

build: setup ## Build the release into target/release and target/site
	@scripts/build.sh

run: build ## Build, then serve http://127.0.0.1:3000 with all data in ./data
	@"$(TARGET)/release/assay-server"

check: setup-test ## Check formatting, lints, dependency rules and types
	@scripts/check.sh

test: ## Run every test: checks, Rust, browser
	@mkdir -p "$(TARGET)" && : >"$(ASSAY_STEPS)"
	@scripts/setup.sh compilers
	@scripts/test.sh

test-fast: setup-test ## Run formatting, lints and the fast Rust tests, before each commit
	@scripts/test.sh fast

library: setup-test ## Verify every problem and record the results
	@scripts/library.sh

bench: build ## Run the benchmarks
	@scripts/bench.sh

clean: ## Remove all build output; your data stays
	rm -rf "$(TARGET)" node_modules public/editor public/fonts end2end/test-results end2end/playwright-report
