# make test      what CI runs
# make generate  rewrites what is generated: fixtures, the schema, docs/json.md
# make update    rewrites the golden files; read the diff, and run make generate: docs/json.md takes its examples from them
# make bench, make accuracy   rewrite docs/speed.md, docs/accuracy.md

.PHONY: test generate update bench accuracy

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
