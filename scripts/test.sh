#!/usr/bin/env bash
# Runs stages of the tests and ends with one line: `N passed, N failed`. Called by the Makefile, which sets things up.
# A stage that fails does not keep the others from running.
set -uo pipefail

passed=0
failed=0
log=$(mktemp)
trap 'rm -f "$log"' EXIT

# cargo_test ARGUMENT… – adds what cargo counts. Failing without a failed test (the sources do not compile) counts as one.
cargo_test() {
  local status=0 good bad
  echo "== cargo test $*"
  cargo test --locked --no-fail-fast "$@" 2>&1 | tee "$log" || status=1
  read -r good bad < <(awk '/^test result:/ { good += $4; bad += $6 } END { print good + 0, bad + 0 }' "$log")
  if [ "$status" -ne 0 ] && [ "$bad" -eq 0 ]; then bad=1; fi
  passed=$((passed + good))
  failed=$((failed + bad))
}

# has_test NAME – whether Cargo.toml declares this test target.
has_test() {
  awk -v line="name = \"$1\"" '/^\[/ { test = $0 == "[[test]]" } test && $0 == line { found = 1 } END { exit !found }' Cargo.toml
}

core() { cargo_test --features dist,desk; }

interop() { if [ -e tests/interop.rs ]; then cargo_test --test interop; else echo "== no interop tests"; fi; }

# The size of the first visit is a requirement like any other.
budget() {
  echo "== dist check"
  if "$THONSO_SERVE" check "$THONSO_DIST"; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
}

# Each target for some seconds, from texts and files that are right; what breaks one lies in fuzz/artifacts.
fuzz() {
  local target
  mkdir -p fuzz/corpus/texts fuzz/corpus/files fuzz/corpus/markup
  split --lines=1 --suffix-length=4 tests/data/targets-found.jsonl fuzz/corpus/texts/found-
  cp tests/data/annex/messy.docx tests/data/annex/messy.xlsx fuzz/corpus/files/
  for target in texts files markup; do
    echo "== cargo fuzz run $target"
    # Without a sanitizer, which would need another compiler: the sources have no unsafe code.
    if cargo fuzz run --sanitizer none "$target" -- -max_total_time="${FUZZ_SECONDS:-20}" -rss_limit_mb=1024 -timeout=20 -verbosity=0 -print_final_stats=1; then
      passed=$((passed + 1))
    else
      failed=$((failed + 1))
    fi
  done
}

browser() {
  if ! has_test browser; then
    echo "== no browser tests"
    return
  fi
  CHROMEDRIVER=${CHROMEDRIVER:-$(command -v chromedriver)}
  export CHROMEDRIVER
  cargo_test --features webdriver --test browser
}

for stage in "$@"; do
  case $stage in
    core | fuzz | interop | budget | browser) "$stage" ;;
    *) echo "test: unknown stage $stage" >&2; exit 2 ;;
  esac
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
