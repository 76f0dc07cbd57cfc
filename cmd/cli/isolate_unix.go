//go:build unix

package cli

// canIsolate says whether documents can be converted in processes of their own on this system.
const canIsolate = true
