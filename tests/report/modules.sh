#!/usr/bin/env bash
# Installs the page's node packages (as its lock file has them) into the folder, unless they are there.
#   modules.sh FOLDER
set -euo pipefail
web=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../analysis/report/web" && pwd)
folder=$1
mkdir -p "$folder"
if [ -d "$folder/node_modules" ] && cmp -s "$web/package-lock.json" "$folder/package-lock.json"; then exit 0; fi
cp "$web/package.json" "$web/package-lock.json" "$web/.npmrc" "$folder"
# No package needs its install script, so none is run.
npm ci --prefix "$folder" --ignore-scripts --no-progress || { rm -f "$folder/package-lock.json"; exit 1; }
