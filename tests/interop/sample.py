"""The sample results of tests/output/sample_results.hpp, as numbers to compare with."""
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

import numpy as np

SCENARIOS = ["no-programme", "as-was", "cash-first"]
TITLES_LO = ["ບໍ່ມີໂຄງການ", "ໂຄງການຕາມຄວາມເປັນຈິງ", "ເງິນກ່ອນ"]
DISTRICTS = ["Xayphouthong", "Atsaphoutong"]
DISTRICTS_LO = ["ໄຊພູທອງ", "ອາດສະພັງທອງ"]
INTERVENTIONS = ["events", "after-class", "cash"]  # over all scenarios, as they first appear
OWN_INTERVENTIONS = [[], ["events", "after-class"], ["cash", "after-class", "events"]]
REPLICATES = [3, 4, 5, 6]
MONTHS = 5
SEXES = ["female", "male"]
AGE_GROUPS = ["6-9", "10-14", "15-17", "18-24", "25-39"]
AGE_BOUNDS = [[6, 10], [10, 15], [15, 18], [18, 25], [25, 40]]
CHANNELS = ["legal", "network", "alone", "broker"]

# Every measure in its order, with the axes behind (scenario, replicate, time, district).
BY_AGE, BY_CHANNEL = ("sex", "age_group"), ("sex", "age_group", "channel")
BY_INTERVENTION, BY_RISK, BY_GRADE = ("intervention",), ("risk_decile",), ("sex", "grade")
BY_TIE, BY_PREVALENCE = ("sex", "age_group", "tie_abroad"), ("prevalence",)
MEASURES = {
    "population": BY_AGE, "in_school": BY_AGE, "dropouts": BY_AGE, "aware": BY_AGE, "considering": BY_AGE,
    "abroad": BY_AGE, "departures": BY_CHANNEL, "returns": BY_AGE, "exploited": BY_AGE, "trafficked": BY_AGE,
    "exploitation_months": BY_AGE, "income": BY_AGE, "remittances": BY_AGE, "unsafe_departures": BY_AGE,
    "doses": BY_INTERVENTION, "hours": BY_INTERVENTION, "cost": BY_INTERVENTION, "listed": BY_RISK,
    "reach": BY_RISK, "unsafe_departures_by_risk": BY_RISK, "exploited_by_risk": BY_RISK, "apprehended": BY_AGE,
    "stay_months_ended": BY_AGE, "school_completed": BY_AGE, "group_members": BY_AGE,
    "pupils": BY_GRADE, "dropouts_by_grade": BY_GRADE, "pay": BY_AGE,
    "at_home_by_tie": BY_TIE, "departures_by_tie": BY_TIE, "village_months": BY_PREVALENCE,
    "prevalence_growth": BY_PREVALENCE,
}
STATES = {"population", "in_school", "aware", "considering", "abroad", "group_members", "at_home_by_tie"}
FIRST_AXES = ("scenario", "replicate", "time", "district")

# Paired variables in their order, with the axes behind (scenario, replicate).
BY_PERSON = ("district", "sex", "age_group", "listed_decile")
BY_PATH = ("time", "district", "path")
PAIRED = {
    "paired_events": BY_PERSON + ("life_event", "change"), "partings": ("time", "district", "step"),
    "partings_by_person": BY_PERSON + ("step",), "partings_by_change": ("life_event", "change", "step"),
    "spillover_departures": BY_PATH, "spillover_unsafe_departures": BY_PATH, "spillover_exploited": BY_PATH,
    "spillover_trafficked": BY_PATH, "spillover_exploitation_months": BY_PATH, "spillover_dropouts": BY_PATH,
    "spillover_remittances": BY_PATH,
}
LIFE_EVENTS = ["departure", "unsafe_departure", "exploitation", "trafficking"]
CHANGES = ["neither", "unaffected", "delayed", "hastened", "averted", "diverted", "induced"]
STEPS = ["calendar", "brokers", "ageing", "schooling", "economy", "programme", "awareness", "intention",
         "departure", "exploitation", "remittance", "homecoming", "villages", "tally"]
PATHS = ["direct", "peers", "village", "interaction"]
LENGTHS = {"sex": 2, "age_group": 5, "channel": 4, "risk_decile": 10, "intervention": 3,
           "time": MONTHS, "district": len(DISTRICTS), "listed_decile": 11, "life_event": 4, "change": 7, "step": 14,
           "path": 4, "grade": 11, "tie_abroad": 2, "prevalence": 10}


def expected(name, replicates=REPLICATES):
    """What the file must hold of a measure, from the formula of the numbers."""
    axes = MEASURES[name]
    measure = list(MEASURES).index(name)
    values = np.zeros([len(SCENARIOS), len(replicates), MONTHS, len(DISTRICTS)] + [LENGTHS[a] for a in axes],
                      dtype=np.int64)
    for s, own in enumerate(OWN_INTERVENTIONS):
        further = [len(own)] if axes == BY_INTERVENTION else [LENGTHS[a] for a in axes]
        shape = [MONTHS, len(DISTRICTS)] + further
        places = np.arange(np.prod(shape)).reshape(shape)
        for r, replicate in enumerate(replicates):
            numbers = ((s * 10 + replicate) * 100 + measure) * 1000 + places
            if axes == BY_INTERVENTION:
                for position, intervention in enumerate(own):
                    values[s, r, :, :, INTERVENTIONS.index(intervention)] = numbers[:, :, position]
            else:
                values[s, r] = numbers
    return values


def expected_paired(name, replicates=REPLICATES):
    """The same of a paired variable."""
    shape = [LENGTHS[axis] for axis in PAIRED[name]]
    places = np.arange(np.prod(shape)).reshape(shape)
    variable = list(PAIRED).index(name)
    return np.array([[((s * 10 + replicate) * 100 + variable) * 10000 + places for replicate in replicates]
                     for s in range(len(SCENARIOS))])


@contextmanager
def written(how="complete"):
    """Path of a freshly written sample; the program that writes it is the script's first argument."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "results.h5"
        subprocess.run([sys.argv[1], path, how], check=True)
        yield path
