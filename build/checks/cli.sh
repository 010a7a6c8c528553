#!/usr/bin/env bash
# The program as a person without a desktop gets it: built with nothing but
# Go, run from an empty home, and its PDF read back with other people's tools.
set -uo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=build/checks/tap.sh
. build/checks/tap.sh

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
program="$work/afterword"

# The program with an empty home: no configuration, no data, no display.
run() { env -u DISPLAY -u WAYLAND_DISPLAY HOME="$work/home" XDG_DATA_HOME= "$program" "$@"; }
exits() { # exits CODE ARGS...
  local want=$1 got
  shift
  run "$@" >"$work/out" 2>"$work/err"
  got=$?
  [ "$got" -eq "$want" ] || { echo "exit code $got, want $want"; cat "$work/out" "$work/err"; return 1; }
}
says() { grep -qF -- "$1" "$2" || { echo "\"$1\" is not in $2:"; head -c 2000 "$2"; return 1; }; }
links_no_gtk() { ! ldd "$program" 2>/dev/null | grep -Ei 'gtk|webkit'; }
one_line_error() { [ "$(wc -l <"$work/err")" -le 2 ] && ! grep -qE 'goroutine|panic|\.go:' "$work/err"; }

check "builds without tags and without a C compiler" env CGO_ENABLED=0 go build -o "$program" .
check "needs no GTK" links_no_gtk
check "'go run . help' works" go run . help
mkdir -p "$work/home"

check "exports the sample as PDF" exits 0 export --sample --format pdf --output "$work/a.pdf"
check "exports the sample as Markdown" exits 0 export --sample --format md --output "$work/a.md"
check "exports the sample's timeline as SVG" exits 0 export --sample --format svg --output "$work/a.svg"
check "exports the sample's timeline as PNG" exits 0 export --sample --format png --output "$work/a.png"
check "the SVG names its milestones" says "22:52 impact started" "$work/a.svg"
identify "$work/a.png" >"$work/picture" 2>&1
check "the PNG is a picture" says "PNG 2560x" "$work/picture"
check "touches no data folder for the sample" test ! -e "$work/home/.local"
run export --sample --format pdf --output "$work/b.pdf" >/dev/null
run export --sample --format md --output "$work/b.md" >/dev/null
run export --sample --format svg,png --output "$work/" >/dev/null
check "same input, same SVG" cmp "$work/a.svg" "$work"/Degraded*.svg
check "same input, same PNG" cmp "$work/a.png" "$work"/Degraded*.png
check "same input, same PDF" cmp "$work/a.pdf" "$work/b.pdf"
check "same input, same Markdown" cmp "$work/a.md" "$work/b.md"
check "qpdf finds no fault" qpdf --check "$work/a.pdf"
pdfinfo "$work/a.pdf" >"$work/info" 2>&1
pdftotext -layout "$work/a.pdf" "$work/a.txt"
for text in "impact" "What contributed" "What will change" "Timeline" "Lessons" "1 of "; do
  check "the PDF says \"$text\"" says "$text" "$work/a.txt"
done
check "the PDF has a title" says "Title:" "$work/info"

check "new" exits 0 new --title "Gateway certificate expired" --template small --json
check "list shows it" exits 0 list
check "list names it" says "Gateway certificate expired" "$work/out"
reference=$(run list --json | sed -n 's/.*"reference": *"\([^"]*\)".*/\1/p' | head -n1)
check "show by reference" exits 0 show "$reference"
check "export by reference" exits 0 export "$reference" --format md --output "$work/c.md"
check "an existing target is not overwritten" exits 6 export "$reference" --format md --output "$work/c.md"
check "its error is one plain line" one_line_error
check "an unknown reference says so" exits 3 show PM-1999-999
check "an unknown command says so" exits 2 frobnicate
check "an unwritable target says so" exits 6 export --sample --format pdf --output "$work/no/such/folder/x.pdf"
check "its error is one plain line, too" one_line_error
check "a program without a window is not for the menu" exits 2 menu
check "without a window it gives help" exits 0
cat "$work/out" "$work/err" >"$work/both"
check "and says that this build has none" says "no window" "$work/both"

# Every command of the README that runs the program, as it stands there.
mkdir "$work/readme"
reference=$(run new --title "For the README" --json | sed -n 's/.*"reference": *"\([^"]*\)".*/\1/p' | head -n1)
while IFS= read -r line; do
  arguments=$(sed "s/PM-[0-9]*-[0-9]*/$reference/" <<<"${line#./build/run }")
  check "README: $line" bash -c "cd '$work/readme' && HOME='$work/home' XDG_DATA_HOME= '$program' $arguments"
done < <(sed -n 's/^\(.\/build\/run [a-z].*\)$/\1/p' README.md)
exit $((failures > 0))
