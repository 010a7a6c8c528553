//go:build production && !dev && !bindings

package desktop

import "net/http"

// The shipped program has no doors for tests: see testing_dev.go.

const pageStatus = filledIn

func pagesFromElsewhere() bool                  { return false }
func forTests(pages http.Handler) http.Handler  { return pages }
func openForTests() ([]string, bool)            { return nil, false }
func dialogForTests(saveRequest) (string, bool) { return "", false }
