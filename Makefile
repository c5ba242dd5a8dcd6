# The verbs of this house. Each is a line or two; the work is in tools/.
.DEFAULT_GOAL := help
.PHONY: help setup build test run check check-real browser bench bench-serve deb deb-try golden fuzz format clean
export DATA PORT

help:        ## says what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' Makefile

setup:       ## installs what the program needs (says what beforehand)
	@tools/setup run

build:       ## builds the program: build/release/metforward
	@tools/setup run
	@tools/build release

test:        ## builds with sanitizers and runs the tests
	@tools/setup test
	@tools/test dev

run:         ## builds, makes the demonstration, serves it: http://localhost:8080 (DATA=path, PORT=n)
	@tools/setup run
	@tools/run

check:       ## layout, rooms and the house's other rules, definitions, fuzzing (tools/check names more steps)
	@tools/setup check
	@tools/check

check-real:  ## holds the program against the real files in ../shared/data, where they are
	@tools/check-real

browser:     ## reads the demonstration with a real browser: what people do, and what everyone needs
	@tools/setup run browser
	@tools/browser

bench:       ## measures, and writes docs/benchmarks.md
	@tools/setup run test bench
	@tools/bench

bench-serve: ## measures the server beside nginx
	@tools/setup run bench
	@tools/bench serve

deb:         ## makes a Debian package of it in build/ (deb-try: and tries it on a bare Debian 12)
	@tools/setup run deb
	@tools/deb

deb-try:
	@tools/setup run deb
	@tools/deb_try

golden:      ## writes the approved outputs of the tests anew; read the difference before you commit it
	@tools/setup test
	@tools/golden

fuzz:        ## runs each fuzz target for a while (SECONDS_EACH=n)
	@tools/setup check
	@tools/fuzz

format:      ## lays out the sources
	@tools/setup check
	@tools/format

clean:       ## removes what was built; node_modules and workspaces stay
	rm -rf build
