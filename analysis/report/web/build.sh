#!/usr/bin/env bash
# Builds dist/: the page's script and style, and the licences of what is in them. Needs node 18 or newer, and
# `npm ci` once. dist/ is committed, so that only those who change the page need node.
#   build.sh [FOLDER]     FOLDER: where to instead of dist
set -euo pipefail
web=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
dist=$(realpath -m "${1:-$web/dist}")
cd "$web"
modules=${SAVAN_NODE_MODULES:-$web/node_modules}
esbuild="$modules/.bin/esbuild"
[ -x "$esbuild" ] || { echo "$modules is missing: run \`npm ci\` in $web first" >&2; exit 1; }

mkdir -p "$dist"
options=(--bundle --minify --charset=utf8 --legal-comments=none --log-level=warning)
NODE_PATH=$modules "$esbuild" src/page.ts "${options[@]}" --format=iife --target=es2019 --outfile="$dist/page.js" \
    --metafile="$dist/inputs.json"
"$esbuild" src/style.css "${options[@]}" --loader:.woff2=dataurl --target=chrome90,firefox90,safari14 \
    --outfile="$dist/page.css"
node licences.mjs "$dist/inputs.json" "$modules" >"$dist/LICENCES.txt"
rm "$dist/inputs.json"
