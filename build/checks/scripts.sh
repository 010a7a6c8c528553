#!/usr/bin/env bash
# Checks of the scripts themselves and of rules that no other tool sees.
set -uo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=build/checks/tap.sh
. build/checks/tap.sh

# No path, host or account of the machine that somebody worked on.
no_machine_paths() {
  ! git grep -nIE '(^|[^A-Za-z0-9.@/])/(root|home|Users|work)/[a-z]' -- . ':!build/checks/scripts.sh' ':!*.svg' ':!frontend/package-lock.json'
}

# Generated output is never committed, except frontend/wailsjs.
no_generated_output() {
  ! git ls-files -- build/bin build/cache build/out build/shots frontend/node_modules 'frontend/dist/*' |
    grep -v '^frontend/dist/.keep$'
}

top_level_as_agreed() {
  local extra
  extra=$(git ls-files | cut -d/ -f1 | sort -u |
    grep -vxE 'app|frontend|backend|build|wails\.json|main\.go|go\.mod|go\.sum|README\.md|LICENSE|\..*')
  [ -z "$extra" ] || { echo "unexpected at the top level: $extra"; return 1; }
}

main_is_small() { [ "$(wc -l <main.go)" -le 90 ]; }

# Every room says what lives there.
rooms_have_readmes() {
  local room
  for room in app backend frontend build; do
    [ -s "$room/README.md" ] || { echo "$room/README.md is missing"; return 1; }
  done
}

tidy_modules() { go mod tidy -diff; }

# The program carries no client for the network: nothing leaves this laptop.
no_http_client() {
  local users
  users=$(go list -deps -tags "${AFTERWORD_WINDOW_TAGS:-}" -f '{{if not .Standard}}{{$p := .ImportPath}}{{range .Imports}}{{if eq . "net/smtp" "net/rpc"}}{{$p}} {{.}}{{"\n"}}{{end}}{{end}}{{end}}' . | sort -u)
  [ -z "$users" ] || { echo "$users"; return 1; }
}

check "build/run is well formed" bash -n build/run
check "build/test is well formed" bash -n build/test
check "build/lib.sh is well formed" bash -n build/lib.sh
check "packages with goroutines are found" node build/checks/watched.test.mjs
check "only suites that passed on these very files are left out" node build/checks/unchanged.test.mjs
for script in build/checks/*.mjs; do check "$script parses" node --check "$script"; done
check "no machine paths in committed files" no_machine_paths
check "no generated output is committed" no_generated_output
check "top level as agreed" top_level_as_agreed
check "main.go has at most 90 lines" main_is_small
check "app, backend, frontend and build have a README" rooms_have_readmes
check "go.mod and go.sum are tidy" tidy_modules
check "no mail or RPC client in the program" no_http_client
exit $((failures > 0))
