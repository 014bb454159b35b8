#!/usr/bin/env bash
# Installs what is missing of the packages in the given lists (one name a line, # for comments). A line
# "package:command" asks for the package only where the command is missing, wherever it came from.
#   scenarios/install.sh LIST...
# Exit 0: all there. 1: something is missing and cannot be installed; it says what and why.
set -euo pipefail

missing=()
while IFS=: read -r package command; do
    [ -z "$command" ] || ! command -v "$command" >/dev/null || continue
    status=$(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null) || status=unknown
    [ "$status" = installed ] || missing+=("$package")
done < <(sed -e 's/#.*//' -e 's/[[:space:]]//g' -e '/^$/d' "$@")
[ ${#missing[@]} -gt 0 ] || exit 0

echo "Missing packages: ${missing[*]}" >&2
if [ "$(id -u)" -eq 0 ]; then
    as_root=()
elif command -v sudo >/dev/null; then
    as_root=(sudo)
else
    echo "To install them takes root. Run as root, or first: apt-get install ${missing[*]}" >&2
    exit 1
fi
"${as_root[@]}" apt-get update
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "${missing[@]}"
