//go:build !unix

package cli

// canIsolate says whether documents can be converted in processes of their own on this system: here answers
// cannot be passed over a pipe of their own.
const canIsolate = false
