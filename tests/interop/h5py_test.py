"""The results file through h5py: names of dimensions, labels, values, filters, provenance."""
import hashlib
import json

import h5py
import numpy as np

import sample

with sample.written() as path, h5py.File(path, "r") as file:
    assert file.attrs["Conventions"] == "CF-1.8, ACDD-1.3"
    assert file.attrs["complete"] == 1 and file.attrs["schema_version"] == 5
    for name in ("title", "summary", "license", "digest", "date_created"):
        assert file.attrs[name], name
    assert set(sample.MEASURES) < set(file)

    strings = {"scenario": sample.SCENARIOS, "scenario_title_lo": sample.TITLES_LO, "district": sample.DISTRICTS,
               "district_lo": sample.DISTRICTS_LO, "sex": sample.SEXES, "age_group": sample.AGE_GROUPS,
               "channel": sample.CHANNELS, "intervention": sample.INTERVENTIONS, "life_event": sample.LIFE_EVENTS,
               "change": sample.CHANGES, "step": sample.STEPS, "path": sample.PATHS}
    for name, values in strings.items():
        info = h5py.check_string_dtype(file[name].dtype)
        assert info.encoding == "utf-8" and info.length is None, name
        assert list(file[name].asstr()[:]) == values, name
    assert list(file["replicate"]) == sample.REPLICATES
    assert list(file["risk_decile"]) == list(range(1, 11))
    assert list(file["tie_abroad"].asstr()) == ["none", "some"]
    assert list(file["prevalence"].asstr()) == [f"{low}-{low + 9}" for low in range(0, 90, 10)] + ["90-100"]
    assert list(file["grade"]) == list(range(1, 12))
    assert list(file["listed_decile"]) == list(range(0, 11))
    assert file["age_group_bounds"][:].tolist() == sample.AGE_BOUNDS
    assert file["time"].dtype == np.float64 and file["time"].attrs["units"] == "days since 2002-01-01"
    assert list(file["time"]) == [0, 31, 59, 90, 120]
    assert file["time_bounds"][:].tolist() == [[0, 31], [31, 59], [59, 90], [90, 120], [120, 151]]

    for name, axes in sample.MEASURES.items():
        variable = file[name]
        assert tuple(dimension.keys()[0] for dimension in variable.dims) == sample.FIRST_AXES + axes, name
        wide = variable.attrs["units"] in ("0.01 USD", "0.01 hour")
        assert variable.dtype == (np.int64 if wide else np.int32), name
        assert (variable.compression, variable.compression_opts) == ("gzip", 1), name
        assert variable.shuffle and variable.fletcher32, name
        assert variable.chunks == (variable.shape[0], 1) + variable.shape[2:], name
        assert not variable.is_virtual
        for attribute in ("long_name", "long_name_lo", "units"):
            assert variable.attrs[attribute], (name, attribute)
        assert variable.attrs["cell_methods"] == ("time: point" if name in sample.STATES else "time: sum"), name
        assert any("\u0e80" <= letter <= "\u0eff" for letter in variable.attrs["long_name_lo"]), name
        np.testing.assert_array_equal(variable[:], sample.expected(name), err_msg=name)

    for name, axes in sample.PAIRED.items():
        variable = file[name]
        assert tuple(dimension.keys()[0] for dimension in variable.dims) == ("scenario", "replicate") + axes, name
        assert variable.dtype == (np.int64 if variable.attrs["units"] == "0.01 USD" else np.int32), name
        assert variable.chunks == (variable.shape[0], 1) + variable.shape[2:] and variable.fletcher32, name
        assert ("cell_methods" in variable.attrs) == ("time" in axes), name
        assert any("\u0e80" <= letter <= "\u0eff" for letter in variable.attrs["long_name_lo"]), name
        np.testing.assert_array_equal(variable[:], sample.expected_paired(name), err_msg=name)
    assert file["paired_events"].attrs["baseline"] == "as-was"
    assert "choice of coupling" in file["paired_events"].attrs["comment"]

    provenance = file["provenance"]
    assert provenance["paired_digest"].shape == (3, 4) and len(set(provenance["paired_digest"][:].flat)) == 12
    assert provenance.attrs["ledger_baseline"] == "as-was" and file.attrs["paired_digest"]
    for name in ("version", "git_revision", "compiler", "compiler_flags", "host", "time_started", "time_finished"):
        assert provenance.attrs[name], name
    assert provenance.attrs["seed"] == 2005 and provenance.attrs["replicates_expected"] == 4
    assert json.loads(provenance.attrs["argv"]) == ["savan", "run", "a b.toml"]
    assert json.loads(provenance.attrs["libraries"])["HDF5"] == h5py.version.hdf5_version
    texts = provenance["scenario_text"].asstr()[:]
    assert "ຂໍ້ຄວາມ" in texts[1]
    for text, digest in zip(texts, provenance["scenario_sha256"].asstr()[:]):
        assert hashlib.sha256(text.encode()).hexdigest() == digest
    assert json.loads(provenance["explained"].asstr()[()])[0]["status"] == "assumed"
    assert provenance["digest"].shape == (3, 4) and len(set(provenance["digest"][:].flat)) == 12
    assert provenance["intervention_kind"].asstr()[2].tolist() == ["awareness_event", "after_class", "cash"]

    # The seal, as its own description says: anybody can check it.
    seal = provenance["seal"][()].decode()
    size, digest = seal.split(":")[1:]
    content = path.read_bytes()
    assert int(size) == len(content)
    assert content.count(digest.encode()) == 1
    assert hashlib.sha256(content.replace(digest.encode(), b"0" * 64)).hexdigest() == digest

with sample.written("interrupted") as path, h5py.File(path, "r") as file:
    assert file.attrs["complete"] == 0
    assert list(file["replicate"]) == sample.REPLICATES[:2]
    for name in sample.MEASURES:
        np.testing.assert_array_equal(file[name][:], sample.expected(name, sample.REPLICATES[:2]), err_msg=name)
    np.testing.assert_array_equal(file["paired_events"][:], sample.expected_paired("paired_events", sample.REPLICATES[:2]))
    assert "partings" not in file and "step" not in file and "spillover_departures" not in file and "path" not in file

with sample.written("ensemble") as path, h5py.File(path, "r") as file:
    assert file.attrs["schema_version"] == 6
    for name, values in (("member", [2, 2, 7, 7]), ("luck", [0, 1, 0, 1])):
        assert file[name][:].tolist() == values and file[name].dims[0].keys() == ["replicate"], name
    provenance = file["provenance"]
    text = provenance["ensemble_text"].asstr()[()]
    assert hashlib.sha256(text.encode()).hexdigest() == provenance.attrs["ensemble_sha256"]
    value = provenance["ensemble_value"]
    assert [axis.keys()[0] for axis in value.dims] == ["ensemble_member", "ensemble_parameter"]
    assert value[:].tolist() == [[6, 0.0125], [24.5, 1 / 3]]
