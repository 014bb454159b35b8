#!/usr/bin/env bash
# Makes the fonts of the page from Debian's fonts-noto-core: Lao, and the Latin letters that are used beside
# it. Needs fonts-noto-core, python3-fonttools and python3-brotli. The results are committed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
noto=/usr/share/fonts/truetype/noto

subset() {  # FONT CHARACTERS
    /usr/bin/python3 -m fontTools.subset "$noto/$1.ttf" --unicodes="$2" --layout-features='*' --flavor=woff2 \
        --no-recalc-timestamp --output-file="$1.woff2"
}

lao=U+0E80-0EFF,U+200B-200D,U+25CC
latin=U+0020-007E,U+00A0,U+00B1,U+00B7,U+00D7,U+2009,U+2011,U+2013,U+2014,U+2018,U+2019,U+201C,U+201D,U+2026,U+202F,U+2212,U+2264,U+2265
for weight in Regular Bold; do
    subset "NotoSansLao-$weight" "$lao"
    subset "NotoSans-$weight" "$latin"
done
