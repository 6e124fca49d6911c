#!/usr/bin/env bash
# Draws the pictures of style/icons anew from its one drawing, mark.svg, with Chromium. Called by `make icons`.
set -euo pipefail
cd "$(dirname "$0")/../style/icons"

page=$(mktemp --suffix .html)
profile=$(mktemp -d)
trap 'rm -rf "$page" "$profile"' EXIT

# draw FILE SIZE STYLE [SHAPE] – the mark in another style, or a shape in its place.
draw() {
  local svg
  svg=$(cat mark.svg)
  if [ -n "${4:-}" ]; then svg=${svg/<\/svg>/$4<\/svg>}; fi
  printf '<!doctype html><style>html,body{margin:0;background:none}svg{display:block;width:%spx;height:%spx}%s</style>%s' \
    "$2" "$2" "$3" "$svg" > "$page"
  chromium --headless --no-sandbox --disable-gpu --user-data-dir="$profile" --hide-scrollbars \
    --default-background-color=00000000 --window-size="$2,$2" --screenshot="$PWD/$1" "file://$page" 2>/dev/null
}

# To the edge where the phone cuts the shape out itself, and the mark where no shape cuts into it.
edge='#ground{rx:0}'
small='#mark{transform:scale(.78);transform-origin:16px 16px}'
# The pictures of the page's own buttons, twice as fine as the mark.
shape() { printf '<g transform="translate(4 4)" fill="none" stroke="#fff" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round">%s</g>' "$1"; }

draw 192.png 192 ''
draw 512.png 512 ''
draw maskable-512.png 512 "$edge$small"
draw apple-touch.png 180 "$edge#mark{transform:scale(.86);transform-origin:16px 16px}"
draw new.png 192 '#mark{display:none}' "$(shape '<path d="M12 5v14M5 12h14"/>')"
draw open.png 192 '#mark{display:none}' "$(shape '<path d="M13 3H6v18h12V8zM13 3v5h5M9 13h6M9 17h6"/>')"
