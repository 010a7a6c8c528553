#!/usr/bin/env bash
# The committed bindings in frontend/wailsjs must be what the bound Go structs
# give today. Works on a copy, so that a failing check changes nothing.
set -uo pipefail
cd "$(dirname "$0")/../.."

before=$(mktemp -d)
trap 'rm -rf "$before"' EXIT
cp -r frontend/wailsjs/. "$before"
if ! output=$(go generate ./app/desktop 2>&1); then
  echo "not ok the bindings can be generated"
  printf '%s\n' "$output"
  exit 1
fi
if difference=$(diff -r "$before" frontend/wailsjs); then
  echo "ok frontend/wailsjs matches the bound structs"
else
  rm -rf frontend/wailsjs && cp -r "$before" frontend/wailsjs
  echo "not ok frontend/wailsjs matches the bound structs: run 'go generate ./app/desktop' and commit the result"
  printf '%s\n' "$difference"
  exit 1
fi
