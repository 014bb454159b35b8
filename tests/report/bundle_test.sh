#!/usr/bin/env bash
# The committed bundle is what its sources give: types hold, and building anew gives the same bytes.
set -euo pipefail
web=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../analysis/report/web" && pwd)
built=$(mktemp -d)
trap 'rm -rf "$built"' EXIT

cp -r "$web/src" "$web/tsconfig.json" "$built"
ln -s "$SAVAN_NODE_MODULES" "$built/node_modules"
"$SAVAN_NODE_MODULES/.bin/tsc" --project "$built/tsconfig.json"

"$web/build.sh" "$built/dist"
for file in page.js page.css LICENCES.txt; do
    cmp "$web/dist/$file" "$built/dist/$file" ||
        { echo "dist/$file is not what the sources give: run analysis/report/web/build.sh and commit" >&2; exit 1; }
done
if grep -n '"resolved"' "$web/package-lock.json"; then
    echo "the lock file names a registry's host: see .npmrc" >&2
    exit 1
fi

# What every report carries, whatever its results: at most 600 kB.
size=$(cat "$web/dist/page.js" "$web/dist/page.css" "$web/texts.json" | wc -c)
echo "script, style, fonts and texts: $size bytes"
[ "$size" -le 600000 ]
