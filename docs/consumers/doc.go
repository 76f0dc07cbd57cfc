// Package consumers holds that programs in other languages can read the canonical JSON with types that generators make of
// its schema. It has tests only; README.md tells what the files beside it are.
package consumers
