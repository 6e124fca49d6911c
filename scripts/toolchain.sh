#!/usr/bin/env bash
# Prints the name of an installed toolchain of the pinned version when the pinned name itself is not installed:
# a machine whose `stable` is that version needs no second copy of it.
set -euo pipefail

command -v rustup >/dev/null || exit 0
pinned=$(sed -n 's/^channel = "\(.*\)"$/\1/p' rust-toolchain.toml)
installed=$(rustup toolchain list 2>/dev/null | cut -d ' ' -f 1)
if grep -q "^$pinned-" <<<"$installed"; then
  exit 0
fi
for name in $installed; do
  if [[ $(rustup run "$name" rustc --version 2>/dev/null) == "rustc $pinned "* ]]; then
    echo "$name"
    exit 0
  fi
done
