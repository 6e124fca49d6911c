#!/usr/bin/env bash
# Installs what one part of the work needs and this machine lacks: `setup.sh build|fuzz|interop|browser`.
# Called by the Makefile, which says where things go. Asks no network when everything is there.
set -euo pipefail

say() { printf '%s\n' "$*" >&2; }
die() { say "setup: $*"; exit 1; }

# install_packages PACKAGE… – with apt, as root or by sudo without a question.
install_packages() {
  local root=()
  if [ "$(id -u)" -ne 0 ]; then root=(sudo -n); fi
  if ! command -v apt-get >/dev/null || { [ ${#root[@]} -gt 0 ] && ! sudo -n true 2>/dev/null; }; then
    die "these Debian packages are missing and cannot be installed from here: $*"
  fi
  say "Installing $* …"
  "${root[@]}" apt-get update -qq >&2 || say "setup: apt-get update failed; trying with the lists at hand"
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$@" >&2 ||
    die "apt-get could not install $*; install them by hand and run this again"
}

# need COMMAND PACKAGE… – the packages are looked at only when the command is missing.
need() {
  local command=$1
  shift
  command -v "$command" >/dev/null || install_packages "$@"
}

# once FOLDER COMMAND… – runs the command unless it has succeeded for this folder before. An interrupted one is repeated.
once() {
  local folder=$1
  shift
  if [ -e "$folder/.complete" ]; then return; fi
  rm -rf "$folder"
  mkdir -p "$folder"
  say "Setting up $(basename "$folder") …"
  "$@"
  touch "$folder/.complete"
}

setup_rust() {
  command -v cargo >/dev/null || die "Rust is missing; install it with rustup"
  local pinned
  pinned=$(sed -n 's/^channel = "\(.*\)"$/\1/p' rust-toolchain.toml)
  if ! rustc --version >/dev/null 2>&1; then
    say "Installing Rust $pinned …"
    rustup toolchain install "$pinned" --profile minimal --component rustfmt,clippy --target wasm32-unknown-unknown >&2
  fi
  if [ ! -d "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown/lib" ]; then
    command -v rustup >/dev/null || die "this Rust has no target wasm32-unknown-unknown and there is no rustup to add it"
    rustup target add wasm32-unknown-unknown >&2
  fi
}

# install_crate COMMAND FOLDER ARGUMENT… – builds a tool from its source; minutes, once.
install_crate() {
  local command=$1 folder=$2
  shift 2
  if [ -x "$folder/bin/$command" ]; then return; fi
  say "Building $(basename "$folder"); this takes some minutes, once …"
  cargo install --quiet --root "$folder" "$@" >&2
}

# node_packages FROM TO – what the lock file of a folder names, into another folder.
node_packages() {
  cp "$1/package.json" "$1/package-lock.json" "$2/"
  npm ci --silent --no-audit --no-fund --ignore-scripts --prefix "$2"
}

setup_build() {
  need cc gcc libc6-dev
  setup_rust
  install_crate trunk "$TRUNK_ROOT" trunk --version "$TRUNK_VERSION" --locked
  install_crate wasm-bindgen "$WASM_BINDGEN_ROOT" wasm-bindgen-cli --version "$WASM_BINDGEN_VERSION"
  need node nodejs
  need npm npm
  once "$SHRINK_ROOT" node_packages scripts/node "$SHRINK_ROOT"
  # Trunk builds offline, so that it fetches no tools of its own; then the crates have to be here.
  cargo fetch --quiet --locked
}


python_libraries() {
  python3 -m venv "$INTEROP_PYTHON_ROOT"
  "$INTEROP_PYTHON_ROOT/bin/python" -m pip install --quiet --disable-pip-version-check -r tests/interop/requirements.txt
}

setup_interop() {
  # Makes Word and Excel files for the tests of importing.
  need soffice libreoffice-writer-nogui libreoffice-calc-nogui
  need node nodejs
  need npm npm
  once "$INTEROP_NODE_ROOT" node_packages tests/interop "$INTEROP_NODE_ROOT"
  # Node looks for packages beside the script that imports them and in the folders above it.
  if [ "$(readlink tests/interop/node_modules)" != "$THONSO_NODE_MODULES" ]; then
    rm -rf tests/interop/node_modules
    ln -s "$THONSO_NODE_MODULES" tests/interop/node_modules
  fi
  if [ -e "$INTEROP_PYTHON_ROOT/.complete" ]; then return; fi
  need python3 python3
  python3 -c 'import ensurepip' 2>/dev/null || install_packages python3-venv
  once "$INTEROP_PYTHON_ROOT" python_libraries
}

setup_fuzz() {
  need c++ g++
  setup_rust
  install_crate cargo-fuzz "$CARGO_FUZZ_ROOT" cargo-fuzz --version "$CARGO_FUZZ_VERSION" --locked
}

setup_browser() {
  local missing=()
  if ! command -v chromium >/dev/null || ! command -v "${CHROMEDRIVER:-chromedriver}" >/dev/null; then
    missing+=(chromium chromium-driver)
  fi
  if ! command -v firefox-esr >/dev/null && ! command -v firefox >/dev/null; then missing+=(firefox-esr); fi
  # Its browser comes with the library that it needs.
  command -v "${WEBKITDRIVER:-WebKitWebDriver}" >/dev/null || missing+=(webkit2gtk-driver)
  command -v Xvfb >/dev/null || missing+=(xvfb)
  # Without a font that has Vietnamese letters a picture of a page shows boxes.
  if ! command -v fc-list >/dev/null || [ -z "$(fc-list :lang=vi family)" ]; then
    missing+=(fontconfig fonts-noto-core)
  fi
  if [ ${#missing[@]} -gt 0 ]; then install_packages "${missing[@]}"; fi
  if [ -z "${GECKODRIVER:-}" ]; then
    need cc gcc libc6-dev
    setup_rust
    install_crate geckodriver "$GECKODRIVER_ROOT" geckodriver --version "$GECKODRIVER_VERSION" --locked
  fi
}

for part in "$@"; do
  case $part in
    build | fuzz | interop | browser) "setup_$part" ;;
    *) die "unknown part $part" ;;
  esac
done
