package batch

// Bounds are what a converting process may have and do.
type Bounds struct {
	Memory   int64 // bytes; 0 does not bound it
	Programs bool  // it may start programs and open files: external readers are set
}
