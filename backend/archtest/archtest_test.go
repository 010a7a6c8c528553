package archtest

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "afterword"

type pkg struct {
	ImportPath string
	Standard   bool
	Imports    []string
	Match      []string
}

// listPackages asks the go command for every package of the module and what
// it imports, for one set of build tags. Test imports are free.
func listPackages(t *testing.T, tags string) []pkg {
	t.Helper()
	cmd := exec.Command("go", "list", "-e", "-json=ImportPath,Standard,Imports,Match", "-tags", tags, "./...")
	cmd.Dir = "../.."
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var packages []pkg
	decoder := json.NewDecoder(strings.NewReader(string(out)))
	for {
		var p pkg
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			return packages
		} else if err != nil {
			t.Fatalf("go list output: %v", err)
		}
		packages = append(packages, p)
	}
}

func TestImports(t *testing.T) {
	for _, tags := range []string{"", "desktop,production,webkit2_41", "dev,webkit2_41"} {
		t.Run("tags="+tags, func(t *testing.T) {
			seen := map[string]bool{}
			for _, p := range listPackages(t, tags) {
				name := shortName(p.ImportPath)
				seen[name] = true
				rule, ok := Rules[name]
				if !ok {
					t.Errorf("package %q has no rule: say in archtest.go what it may import and why", name)
					continue
				}
				for _, imported := range p.Imports {
					if problem := check(name, rule, imported); problem != "" {
						t.Error(problem)
					}
				}
			}
			for name := range Rules {
				if !seen[name] {
					t.Errorf("there is a rule for %q but no such package", name)
				}
			}
		})
	}
}

func TestRulesHaveReasonsAndRealNames(t *testing.T) {
	for name, rule := range Rules {
		if rule.Why == "" {
			t.Errorf("rule for %q gives no reason", name)
		}
		for _, ours := range rule.Ours {
			if _, ok := Rules[ours]; !ok {
				t.Errorf("rule for %q allows %q, which does not exist", name, ours)
			}
		}
	}
}

// The check must bite: each of these imports breaks a rule.
func TestCheckFindsViolations(t *testing.T) {
	for _, c := range []struct{ from, imported string }{
		{"backend/postmortem", "afterword/backend/sqlite"},
		{"backend/pdf", "afterword/backend/postmortem"},
		{"backend/report", "github.com/wailsapp/wails/v2/pkg/runtime"},
		{"app/cli", "modernc.org/sqlite"},
		{"backend/markdown", "github.com/jung-kurt/gofpdf"},
		{"backend/errs", "github.com/google/uuid"},
		{"backend/export", "net/smtp"},
	} {
		if check(c.from, Rules[c.from], c.imported) == "" {
			t.Errorf("%s importing %s was not found", c.from, c.imported)
		}
	}
}

func check(name string, rule Rule, imported string) string {
	if why, bad := Forbidden[imported]; bad {
		return name + " imports " + imported + ": " + why
	}
	for prefix, only := range Only {
		if strings.HasPrefix(imported, prefix) && name != only {
			return name + " imports " + imported + ", which only " + only + " may"
		}
	}
	switch {
	case imported == module || strings.HasPrefix(imported, module+"/"):
		if !slices.Contains(rule.Ours, shortName(imported)) {
			return name + " imports " + imported + ", but may import only " + strings.Join(rule.Ours, ", ") + " (" + rule.Why + ")"
		}
	case strings.Contains(strings.SplitN(imported, "/", 2)[0], "."):
		for _, prefix := range rule.Outside {
			if imported == prefix || strings.HasPrefix(imported, prefix+"/") {
				return ""
			}
		}
		return name + " imports " + imported + ", an outside module its rule does not name (" + rule.Why + ")"
	}
	return ""
}

func shortName(path string) string {
	if path == module {
		return "."
	}
	return strings.TrimPrefix(path, module+"/")
}
