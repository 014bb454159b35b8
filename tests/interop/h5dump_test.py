"""The results file through h5dump."""
import subprocess

import h5py

import sample


def h5dump(*arguments):
    done = subprocess.run(["h5dump", *arguments], check=True, capture_output=True, text=True)
    assert done.stderr == "", done.stderr
    return done.stdout


with sample.written() as path:
    header = h5dump("-H", str(path))
    for name in sample.MEASURES:
        assert f'DATASET "{name}"' in header, name
    for name in ("scenario", "replicate", "time", "district", "sex", "age_group", "channel", "intervention",
                 "risk_decile", "grade", "tie_abroad", "prevalence"):
        assert f'DATASET "{name}"' in header, name
    assert 'GROUP "provenance"' in header
    properties = h5dump("-H", "-p", "-d", "/departures", str(path))
    assert "( 3, 1, 5, 2, 2, 5, 4 )" in properties
    for filter_name in ("SHUFFLE", "DEFLATE { LEVEL 1 }", "FLETCHER32"):
        assert filter_name in properties, filter_name
    numbers = h5dump("-d", "/reach", "-y", "-w", "0", str(path))
    assert str(sample.expected("reach")[2, 3, 4, 1, 9]) in numbers
    # Objects carry no time stamps: they would make equal inputs differ.
    with h5py.File(path, "r") as file:
        assert h5py.h5g.get_objinfo(file["population"].id).mtime == 0
