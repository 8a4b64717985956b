# Everything a person or a machine does here. `make help` lists it.
# GNU make and Go are all that must be there; the tools below are Go modules
# that `go run` fetches at the version named.

GOFUMPT     := mvdan.cc/gofumpt@v0.12.0
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2
STORY       ?= examples/xi-lula-beijing.txt
CORPORA     ?= ../shared/data
# Some tests read corpora that go's test cache does not watch, hence -count=1.
TEST_FLAGS  ?= -count=1 -timeout 20m

# How many times the test of the archive kills a process that adds.
export CHANCERY_KILLS ?= 50
export CHANCERY_SHARED ?= $(abspath $(CORPORA)/..)

.PHONY: help
help: ## list what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sort | awk -F':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

.PHONY: run
run: ## read one story and print its record (STORY=path)
	@go run ./cmd/chancery read $(STORY)

.PHONY: build
build: ## build bin/chancery
	go build -trimpath -o bin/chancery ./cmd/chancery

.PHONY: test
test: ## run every test
	@test -d "$(CHANCERY_SHARED)" || echo "note: $(CHANCERY_SHARED) is not there; the tests that read it are skipped and say so"
	@command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || echo "note: PostgreSQL is not installed (Debian: apt-get install postgresql); the tests of archives in it are skipped and say so"
	go test $(TEST_FLAGS) ./...

.PHONY: screenshots
screenshots: ## pictures of every page to SHOTS (default bin/screenshots), those of README to docs (needs Chromium)
	@mkdir -p $(or $(SHOTS),bin/screenshots) docs/screenshots
	CHANCERY_SCREENSHOTS=$(abspath $(or $(SHOTS),bin/screenshots)) go test -count=1 -run TestBrowser ./cmd/chancery
	@for page in document compare person; do cp $(or $(SHOTS),bin/screenshots)/$$page-1280-light.png docs/screenshots/$$page.png; done

.PHONY: check
check: ## formatting, vet, staticcheck, a tidy module
	@out="$$(go run $(GOFUMPT) -l .)"; if [ -n "$$out" ]; then echo "gofumpt would change:"; echo "$$out"; exit 1; fi
	go vet ./...
	go run $(STATICCHECK) ./...
	go mod tidy -diff

.PHONY: check-exports
check-exports: build ## open every export in the tools it is for (needs Python 3 and a package index that pip reaches)
	@venv=bin/exports-venv; log=$$venv.log; mkdir -p bin; \
	if python3 -m venv $$venv >$$log 2>&1 && $$venv/bin/pip install -q --no-compile --disable-pip-version-check --retries 1 --timeout 20 \
	  -r export/check/requirements.txt >>$$log 2>&1; \
	then $$venv/bin/python export/check/check.py bin/chancery examples docs/exports.md; \
	else echo "note: SKIPPED, no export was opened: pip could not install export/check/requirements.txt:"; tail -3 $$log; fi

.PHONY: fuzz
fuzz: ## fuzz each parser for FUZZTIME (default 30s)
	@for pkg in $$(grep -rlE '^func Fuzz' --include='*_test.go' . | xargs -n1 dirname | sort -u); do \
	  for f in $$(grep -hoE '^func Fuzz[A-Za-z]*' $$pkg/*_test.go | sed 's/func //'); do \
	    echo "$$pkg $$f"; go test -run '^$$' -fuzzminimizetime 20x -fuzz "^$$f$$" -fuzztime $(or $(FUZZTIME),30s) $$pkg || exit 1; done; done

.PHONY: eval
eval: ## score the examples against their gold records
	@go run ./cmd/chancery eval examples

.PHONY: bench
bench: ## speed of the engine and of reading a story
	go test -run '^$$' -bench . -benchmem ./...

.PHONY: bench-archive
bench-archive: ## make an archive of STORIES (1000, 10000, 100000) made stories in BENCH and ask it (default 10000, /tmp/bench)
	CHANCERY_BENCH=$(or $(BENCH),/tmp/bench) go test -run '^$$' -bench 'Questions/$(or $(STORIES),10000)$$' -benchtime 1x -v -timeout 4h ./archive/ingest

.PHONY: train
train: ## train all models (CORPORA=folder; VECTORS and GAZETTEER as syntax/model/MODEL_CARD.md says)
	go run ./syntax/cmd/trainwords $(CORPORA)
	go run ./cmd/train --corpora $(CORPORA) $(if $(VECTORS),--vectors $(VECTORS)) $(if $(GAZETTEER),--gazetteer $(GAZETTEER)) $(TRAIN_FLAGS)
	go run ./statement/train $(CORPORA) statement/attribution/attribution.model
	go run ./event/train $(if $(VECTORS),-vectors $(VECTORS)) $(CORPORA)
