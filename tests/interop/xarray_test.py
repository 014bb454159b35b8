"""The results file through xarray, with both engines that read HDF5."""
import numpy as np
import xarray

import sample

FIRST_DAYS = np.array(["2002-01-01", "2002-02-01", "2002-03-01", "2002-04-01", "2002-05-01"], "datetime64[ns]")


def compare(path, engine, replicates, paired):
    with xarray.open_dataset(path, engine=engine) as data:
        further = {axis: sample.LENGTHS[axis] for name in paired for axis in sample.PAIRED[name]}
        assert dict(data.sizes) == {**further, "scenario": 3, "replicate": len(replicates), "time": 5, "bounds": 2,
                                    "district": 2, "sex": 2, "age_group": 5, "channel": 4, "intervention": 3,
                                    "risk_decile": 10, "grade": 11, "tie_abroad": 2, "prevalence": 10}
        # In the order in which they were made, measures in the order of their table.
        assert list(data.data_vars) == ["time_bounds", "age_group_bounds"] + list(sample.MEASURES) + paired
        np.testing.assert_array_equal(data["time"].values, FIRST_DAYS)
        assert data["time_bounds"].values[4, 1] == np.datetime64("2002-06-01")
        for name in ("scenario_title", "scenario_title_lo", "district_lo"):
            assert name in data.coords, name
        assert data["district_lo"].values.tolist() == sample.DISTRICTS_LO
        assert data["scenario_title_lo"].values.tolist() == sample.TITLES_LO
        assert "\u0e8a" in data["population"].attrs["long_name_lo"]
        for name, axes in sample.MEASURES.items():
            assert data[name].dims == sample.FIRST_AXES + axes, name
            assert np.issubdtype(data[name].dtype, np.integer), name
            np.testing.assert_array_equal(data[name].values, sample.expected(name, replicates), err_msg=name)
        for name in paired:
            assert data[name].dims == ("scenario", "replicate") + sample.PAIRED[name], name
            np.testing.assert_array_equal(data[name].values, sample.expected_paired(name, replicates), err_msg=name)
        averted = data["paired_events"].sel(scenario="as-was", replicate=4, district="Atsaphoutong", sex="male",
                                            age_group="15-17", listed_decile=10, life_event="trafficking",
                                            change="averted")
        assert int(averted) == sample.expected_paired("paired_events")[1, 1, 1, 1, 2, 10, 3, 4]
        # By names and dates, the way it is meant to be used.
        cell = data["departures"].sel(scenario="as-was", replicate=4, time="2002-03-01", district="Atsaphoutong",
                                      sex="male", age_group="15-17", channel="broker")
        assert int(cell) == sample.expected("departures")[1, 1, 2, 1, 1, 2, 3]
        programme = data["cost"].sel(intervention="cash").sum(("time", "district"))
        assert (programme.sel(scenario="as-was") == 0).all() and (programme.sel(scenario="cash-first") > 0).all()
        yearly = data["departures"].resample(time="Y").sum()
        assert yearly.sizes["time"] == 1
    with xarray.open_dataset(path, engine=engine, group="provenance") as data:
        assert data["scenario_text"].values[0].startswith("# file: no-programme.toml")
        assert data["digest"].shape == (3, len(replicates))
        assert len(data["seal"].item()) == 96


for engine in ("netcdf4", "h5netcdf"):
    with sample.written() as path:
        compare(path, engine, sample.REPLICATES, list(sample.PAIRED))
    with sample.written("interrupted") as path:
        compare(path, engine, sample.REPLICATES[:2], ["paired_events"])
    # A programme without any intervention is one, too.
    with sample.written("interrupted-bare") as path, xarray.open_dataset(path, engine=engine) as data:
        assert data["cost"].shape == (1, 2, 5, 2, 0)
        np.testing.assert_array_equal(data["aware"].values, sample.expected("aware", sample.REPLICATES[:2])[:1])
    # Members and lucks are coordinates of the runs, and the members' parameters a table.
    with sample.written("ensemble") as path:
        with xarray.open_dataset(path, engine=engine) as data:
            assert "member" in data.coords and "luck" in data.coords
            by_member = data["departures"].groupby("member").mean("replicate")
            assert by_member["member"].values.tolist() == [2, 7]
            crossed = data["aware"].set_index(replicate=["member", "luck"]).unstack("replicate")
            assert (crossed.sizes["member"], crossed.sizes["luck"]) == (2, 2)
        with xarray.open_dataset(path, engine=engine, group="provenance") as data:
            value = data["ensemble_value"].sel(ensemble_member=7, ensemble_parameter="awareness.half_life")
            assert float(value) == 24.5
