# make test      what CI runs
# make generate  rewrites what is generated: fixtures, the schema, docs/json.md, docs/man
# make update    rewrites the golden files; read the diff, and run make generate: docs/json.md takes its examples from them
# make bench, make accuracy   rewrite docs/speed.md, docs/accuracy.md
# make compare   BASE=revision FOLDER=folder  what the working tree does otherwise than BASE (HEAD~1)
# make mutate    changes the normalizer at random and asks the tests; rewrites a block of docs/testing.md
# make robust    kills runs and converting processes, damages ledgers, converts hostile files, for a quarter of an hour or more

.PHONY: test generate update bench accuracy compare mutate robust

test:
	go test ./...

generate:
	go generate ./...

update:
	go test ./fixtures ./normalize/source ./convert/html ./normalize ./normalize/outline ./normalize/reference -update

bench:
	go run ./docs/measure speed

accuracy:
	go run ./docs/measure accuracy

BASE = HEAD~1

compare:
	go run ./docs/measure compare -base $(BASE) $(if $(FOLDER),-folder $(FOLDER))

mutate:
	go run ./docs/mutate $(MUTATE)

robust:
	go test -tags robust -run Robust -count 1 -timeout 3h -v ./cmd/guiwen
