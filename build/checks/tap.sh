# Shared by the checks that are scripts: one line "ok" or "not ok" for each.
# Sourced, not run. The script ends with `exit $((failures > 0))`.
# shellcheck shell=bash

failures=0

# check NAME COMMAND...: runs the command; shows what it printed if it failed.
check() {
  local name=$1 output
  shift
  if output=$("$@" 2>&1); then
    echo "ok $name"
  else
    echo "not ok $name"
    printf '%s\n' "$output"
    failures=$((failures + 1))
  fi
}
