package report

// beside has another processor run fn, and gives what waits for its result.
// A fault of fn is raised where its result is waited for.
func beside[T any](fn func() T) (wait func() T) {
	var result T
	var fault any
	done := make(chan struct{})
	go func() {
		defer close(done)
		defer func() { fault = recover() }()
		result = fn()
	}()
	return func() T {
		if <-done; fault != nil {
			panic(fault)
		}
		return result
	}
}
