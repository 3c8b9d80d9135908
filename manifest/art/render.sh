#!/bin/sh
# Draws the icons anew after a change of the art: ./render.sh [path of chromium]
# No sandbox: a container's root cannot have one, and the only page is ours.
set -eu
cd "$(dirname "$0")"
chromium="${1:-chromium}"

draw() {
  printf '<style>body{margin:0}img{display:block}</style><img src="%s.svg">' "$1" > "$1.html"
  "$chromium" --headless --no-sandbox --disable-gpu --hide-scrollbars --default-background-color=00000000 \
    --force-device-scale-factor=1 --window-size="$2,$2" --screenshot="$PWD/../$1.png" "file://$PWD/$1.html"
  rm "$1.html"
}

draw color 192
draw outline 32
