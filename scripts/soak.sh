#!/usr/bin/env bash
# Kills browsers in the middle of typing, again and again, and ends with one line of what became of what was typed. Fails
# where anything is lost, and where nothing was tested. Called by the Makefile, which sets things up.
set -uo pipefail

export KILLS=${KILLS:-100}
read -ra engines <<<"$(tr ',' ' ' <<<"${ENGINES:-chromium,firefox}")"
log=$(mktemp)
trap 'rm -f "$log"' EXIT

status=0
cargo test --locked --features webdriver --test browser -- --nocapture --test-threads=1 --exact \
  "${engines[@]/#/kill::what_was_typed_survives::}" 2>&1 | tee "$log" || status=1

# Each engine tells, as its last word: `killed: ENGINE KILLS CHANGES LOST`.
awk -v wanted="${#engines[@]}" '
  $1 == "killed:" { told += 1; kills += $3; due += $4; lost += $5; each = each (told > 1 ? ", " : "") $2 " " $3 }
  END {
    printf "soak: %d kills (%s), %d changes, %d lost\n", kills, each, due, lost
    exit lost > 0 || due == 0 || told < wanted
  }' "$log" || status=1
exit $status
