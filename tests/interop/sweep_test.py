"""The merged file of a sweep through xarray, with both engines; and each of its runs against savan run."""
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import xarray

SAVAN, SCENARIOS = sys.argv[1:]
FILES = [f"{SCENARIOS}/no-programme.toml", f"{SCENARIOS}/as-was.toml"]
QUICK = ["--months", "24", "--set", "population.warm_up=24"]
FACTORS = ["awareness.half_life", "intention.base"]
TOTALS = {"departures", "unsafe_departures", "exploited", "dropouts", "remittances"}


def savan(*arguments):
    return subprocess.run([SAVAN, *map(str, arguments)], check=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          text=True).stdout


def check(file, engine, folder):
    with xarray.open_dataset(file, engine=engine) as data:
        assert dict(data.sizes) == {"run": 4, "scenario": 2, "period": 3, "factor": 2}, data.sizes
        assert data["factor"].values.tolist() == FACTORS
        assert data["scenario"].values.tolist() == ["no-programme", "as-was"]
        assert data["period"].values.tolist() == ["whole", "2002", "2003"]
        assert data["period_last_month"].values.tolist() == [23, 11, 23]
        assert data["point"].values.tolist() == [0, 0, 1, 1]
        assert data["replicate"].values.tolist() == [0, 1, 0, 1]
        assert data.attrs["complete"] == 1 and data.attrs["runs_expected"] == 4
        design = np.loadtxt(folder / "design.csv", delimiter=",", skiprows=1)
        np.testing.assert_array_equal(data["factor_value"].values, design[[0, 0, 1, 1]])
        assert data["remittances"].attrs["units"] == "US$"
        for name in TOTALS:  # a sum over the whole run is that of its years
            whole, *years = (data[name].sel(period=period).values for period in data["period"].values)
            np.testing.assert_allclose(whole, sum(years), rtol=1e-12)
        assert np.isnan(data["reach_ratio"].sel(scenario="no-programme")).all()
        return data.load()


with tempfile.TemporaryDirectory() as name:
    place = Path(name)
    savan("sweep", "plan", place / "sweep", *FILES, *QUICK, "--points", 2, "--replicates", 2,
          *(word for factor in FACTORS for word in ("--factor", factor)))
    savan("sweep", "run", place / "sweep")
    savan("sweep", "merge", place / "sweep", "-o", place / "sweep.h5")
    swept = [check(place / "sweep.h5", engine, place / "sweep") for engine in ("netcdf4", "h5netcdf")]
    assert swept[0].equals(swept[1])
    with xarray.open_dataset(place / "sweep.h5", engine="netcdf4", group="provenance") as origin:
        assert json.loads(origin["manifest"].item())["runs"]["expected"] == 4
        assert origin["digest"].shape == (4, 2)
        swept_digests = origin["digest"].values

    # What matters in it, by scenario, outcome and factor.
    savan("sensitivity", place / "sweep.h5", "-o", place / "matters.h5", "--quiet")
    for engine in ("netcdf4", "h5netcdf"):
        with xarray.open_dataset(place / "matters.h5", engine=engine) as data:
            assert data["factor"].values.tolist() == FACTORS
            assert data["factor_unit"].values[0] == "month" and data["factor_source"].values[0] == "assumed"
            assert data["first"].dims == data["first_low"].dims == ("scenario", "outcome", "factor")
            assert data["assumed_share"].dims == ("scenario", "outcome")
            departures = swept[0]["unsafe_departures"].sel(period="whole")
            found = data.sel(outcome="unsafe_departures")
            assert found["is_difference"].values.tolist() == [0, 1]
            level, difference = departures.sel(scenario="no-programme"), departures.diff("scenario")
            np.testing.assert_allclose(found["mean"].values, [level.mean(), difference.mean()], rtol=1e-12)

    point = swept[0]["factor_value"].values[2]
    changes = [word for factor, value in zip(FACTORS, point) for word in ("--set", f"{factor}={value!r}")]
    savan("run", *FILES, "-o", place / "run.h5", *QUICK, *changes, "--replicates", 2)
    with xarray.open_dataset(place / "run.h5", engine="netcdf4", group="provenance") as origin:
        np.testing.assert_array_equal(origin["digest"].values, swept_digests[2:4].T)
    with xarray.open_dataset(place / "run.h5") as data:
        for name in TOTALS - {"remittances"}:
            counted = data[name].sum([axis for axis in data[name].dims if axis not in ("scenario", "replicate")])
            np.testing.assert_array_equal(counted.values.T, swept[0][name].sel(period="whole").values[2:4])
