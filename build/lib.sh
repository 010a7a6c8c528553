# Shared by build/run and build/test: finds out what is missing on this
# machine, installs it where it may, and builds. Sourced, not run.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache="$root/build/cache"
bin="$root/build/bin"
window_tags="desktop,production,webkit2_41"

# What the window needs to be built and run, and what the tests need on top.
window_packages=(gcc libc6-dev pkg-config libgtk-3-dev libwebkit2gtk-4.1-dev xdg-utils)
test_packages=(git xvfb xauth dbus dbus-x11 xdotool openbox at-spi2-core x11-utils chromium
  poppler-utils qpdf imagemagick procps strace fonts-dejavu-core)

say() { printf '%s\n' "$*" >&2; }
die() {
  say "$@"
  exit 1
}

# version_at_least HAVE WANT: compares dotted versions.
version_at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n1)" = "$2" ]; }

# A fresh machine may have no HOME; the Go and Node caches need a place.
need_home() {
  mkdir -p "$cache" "$bin"
  if [ -z "${HOME:-}" ] || [ ! -w "${HOME:-/nonexistent}" ]; then
    export HOME="$cache/home"
    mkdir -p "$HOME"
  fi
}

need_go() {
  if ! command -v go >/dev/null 2>&1 && [ -x /usr/local/go/bin/go ]; then
    PATH="$PATH:/usr/local/go/bin"
  fi
  command -v go >/dev/null 2>&1 ||
    die "Afterword needs Go 1.26 or newer, and there is no 'go' here." \
      "Install it from https://go.dev/dl/ and run this command again."
  local have want
  have=$(go env GOVERSION | sed 's/^go//; s/[ -].*//')
  want=$(sed -n 's/^go //p' "$root/go.mod")
  version_at_least "$have" "$want" ||
    die "Afterword needs Go $want or newer; this is Go $have." \
      "Install a newer one from https://go.dev/dl/ and run this command again."
  # Programs, tests and linters all with the same flags: else Go compiles every
  # package, SQLite among them, once for each.
  export GOFLAGS="${GOFLAGS:+$GOFLAGS }-trimpath"
}

need_node() {
  command -v node >/dev/null 2>&1 && command -v npm >/dev/null 2>&1 ||
    die "Afterword needs Node.js 20.19 or newer with npm to build its window, and there is none here." \
      "Install it from https://nodejs.org/ and run this command again."
  local have
  have=$(node --version | sed 's/^v//')
  version_at_least "$have" 20.19.0 ||
    die "Afterword needs Node.js 20.19 or newer; this is $have." \
      "Install a newer one from https://nodejs.org/ and run this command again."
}

# need_packages NAME...: installs the Debian packages that are missing, or says
# exactly which ones to install where it may not.
need_packages() {
  if [ "$(uname -s)" != Linux ]; then
    command -v cc >/dev/null 2>&1 || die "Install a C compiler first (on macOS: xcode-select --install)."
    return 0
  fi
  if ! command -v dpkg-query >/dev/null 2>&1; then
    pkg-config --exists gtk+-3.0 webkit2gtk-4.1 2>/dev/null && return 0
    die "This is not Debian or Ubuntu, so the system packages must be installed by hand." \
      "Needed: a C compiler, pkg-config, and the development files of GTK 3 and WebKitGTK 4.1" \
      "(Fedora: gcc pkgconf gtk3-devel webkit2gtk4.1-devel; Arch: gcc pkgconf gtk3 webkit2gtk-4.1)." \
      "The Debian names are: $*"
  fi
  local missing=() name
  for name in "$@"; do
    dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q 'ok installed' || missing+=("$name")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null 2>&1 ||
      die "Some system packages are missing. Install them as root and run this command again:" \
        "  apt-get install ${missing[*]}"
    as_root=(sudo)
  fi
  say "Installing ${#missing[@]} system packages: ${missing[*]}"
  local log="$cache/apt.log"
  {
    "${as_root[@]}" apt-get update -q &&
      "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"
  } >"$log" 2>&1 || {
    tail -n 15 "$log" >&2
    die "The packages could not be installed; the whole log is in $log." \
      "Install them by hand and run this command again:" "  apt-get install ${missing[*]}"
  }
}

# Go fetches the packages it needs over TLS, for which a minimal Debian has no
# certificates.
need_certificates() {
  command -v dpkg-query >/dev/null 2>&1 || return 0
  [ -n "${SSL_CERT_FILE:-}" ] || [ -e /etc/ssl/certs/ca-certificates.crt ] || need_packages ca-certificates
}

# fingerprint PATH...: one hash over the names and contents of files, to skip
# a step whose input has not changed. Two trees with equal names differ by content.
fingerprint() {
  (cd "$root" && find "$@" \( -name node_modules -o -path frontend/dist \) -prune -o -type f -print0 |
    LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -d' ' -f1)
}

# once NAME HASH COMMAND...: runs the command unless it succeeded before with
# the same hash.
once() {
  local stamp="$cache/$1.stamp" hash=$2
  shift 2
  [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$hash" ] && return 0
  rm -f "$stamp"
  "$@" || return 1
  printf '%s\n' "$hash" >"$stamp"
}

install_npm() {
  say "Installing the front end's packages"
  (cd "$root/frontend" && npm ci --no-audit --no-fund --loglevel=error) >&2
}

need_npm_packages() {
  [ -d "$root/frontend/node_modules" ] || rm -f "$cache/npm.stamp"
  once npm "$(fingerprint frontend/package.json frontend/package-lock.json)" install_npm ||
    die "The front end's packages could not be installed (see above). Is the npm registry reachable?"
}

vite_build() {
  say "Building the front end"
  local log="$cache/vite.log"
  (cd "$root/frontend" && npm run --silent build) >"$log" 2>&1 || { cat "$log" >&2; return 1; }
}

build_frontend() {
  need_npm_packages
  [ -f "$root/frontend/dist/index.html" ] || rm -f "$cache/frontend.stamp"
  once frontend "$(fingerprint frontend)" vite_build || die "The front end could not be built (see above)."
}

version() {
  sed -n 's/.*"productVersion": *"\([^"]*\)".*/\1/p' "$root/wails.json"
}

# build_window OUT [EXTRA_TAG]: the program with its window. Go's own cache
# makes a second build quick.
build_window() {
  (cd "$root" && CGO_ENABLED=1 go build -tags "$window_tags${2:+,$2}" \
    -ldflags "-s -w -X main.version=$(version)" -o "$1" .) || die "The program could not be built (see above)."
}

# build_cli OUT: the command line only; needs neither GTK nor a C compiler.
build_cli() {
  (cd "$root" && CGO_ENABLED=0 go build -ldflags "-s -w -X main.version=$(version)" -o "$1" .) ||
    die "The program could not be built (see above)."
}
