#!/usr/bin/python3
"""The reduced model of README.md in NumPy, whole columns at a time: a yardstick for speed, and an independent
answer to hold savan's against."""

import argparse
import json
import time

import numpy as np

SECTOR_SHARE = np.array([0.289, 0.202, 0.123, 0.100, 0.120, 0.080, 0.060, 0.026])
SECTOR_WOMEN = np.array([0.55, 0.60, 0.35, 0.55, 0.959, 0.30, 0.30, 0.90])
SECTOR_MINORS = np.array([0.6, 1.2, 1.0, 1.0, 1.5, 0.5, 1.0, 1.3])
SECTOR_RISK = np.array([0.0, 0.1, 0.3, 0.1, 0.5, 0.3, 0.7, 1.0])
NONE, CONSIDERING, PLANNING = 0, 1, 2
STOCKS = ["population", "aware", "considering", "abroad"]
FLOWS = ["departures", "returns", "exploited", "exploitation_months"]
FIRST_AGE_OF_GROUP = np.array([10, 15, 18, 25])


def probability(hazard):
    return -np.expm1(-hazard)


class Model:
    """People are rows 0 .. n - 1 of the columns; those who come are appended, those who leave are cut out."""

    def __init__(self, number, households, seed):
        self.number, self.households = number, households
        self.random = np.random.Generator(np.random.PCG64(seed))
        self.start = -int(number["population.warm_up"])
        rise, peak_age, fall = (number["intention.age_" + name] for name in ("rise", "peak", "fall"))
        x = np.arange(41.0) - peak_age
        peak = np.log(rise / fall) / rise
        self.age_curve = (-fall * x - np.exp(-rise * x)) - (-fall * peak - np.exp(-rise * peak))
        self.kept = 2 ** (-1 / number["awareness.half_life"])
        self.weights = np.array([[np.cumsum(SECTOR_SHARE * (1 - SECTOR_WOMEN if male else SECTOR_WOMEN) *
                                            (SECTOR_MINORS if minor else 1)) for minor in (0, 1)] for male in (0, 1)])
        self.columns = {}
        self.found()

    def found(self):
        """Households of six, the first member of 20 to 64 years."""
        number = self.number
        groups = [f"{age}-{age + 4}" for age in range(0, 65, 5)] + ["65+"]
        shares = np.array([number[f"age_structure.{sex}.{group}"] for sex in ("female", "male") for group in groups])
        is_head_group = np.tile((np.arange(14) >= 4) & (np.arange(14) <= 12), 2)
        heads = np.where(is_head_group, shares, 0)
        cells = np.concatenate([self.random.choice(28, self.households, p=heads / heads.sum()),
                                self.random.choice(28, 5 * self.households, p=shares / shares.sum())])
        age = cells % 14 * 60 + self.random.integers(0, 60, cells.size)
        young = (age >= 72) & (age < 480)
        male, age = (cells >= 14)[young], age[young]
        months = np.maximum(age - 12 * np.where(male, 18, 16) - 1, 0)
        self.columns = self.newcomers(self.start - age, male)
        self.columns["in_union"] = self.random.random(age.size) < probability(months * self.union_hazard(male))

    def union_hazard(self, male):
        return np.where(male, self.number["population.union_rate_male"], self.number["population.union_rate_female"]) / 12

    @staticmethod
    def newcomers(birth, male):
        count = birth.size
        column = {"birth": birth.astype(np.int32), "male": male}
        for name in ("in_union", "away", "wage_job", "exploited", "ever_exploited"):
            column[name] = np.zeros(count, bool)
        for name in ("stage", "trips", "sector"):
            column[name] = np.zeros(count, np.uint8)
        column["moved"] = np.zeros(count, np.int32)
        column["awareness"] = np.zeros(count)
        return column

    def advance(self, now):
        """One month; counts by measure, sex and age group."""
        column, number, random = self.columns, self.number, self.random
        # 1 leaving at forty, death
        age_months = now - column["birth"]
        gone = age_months >= 480
        if now > self.start:
            gone |= random.random(gone.size) < probability(number["population.death_rate"] / 12)
        if gone.any():
            column = {name: values[~gone] for name, values in column.items()}
        # 3 entrants; they are too young for everything but being counted
        if now > self.start:
            children = random.binomial(self.households, probability(number["population.births_per_household"]))
            entrants = self.newcomers(np.full(children, now - 72), random.random(children) < 0.505)
            column = {name: np.concatenate([values, entrants[name]]) for name, values in column.items()}
        self.columns = column
        male = column["male"]
        age_months = now - column["birth"]
        age = age_months // 12
        u_union, u_first, u_second = random.random((3, age.size))
        # 2 union
        column["in_union"] |= ((age_months > 12 * np.where(male, 18, 16)) &
                               (u_union < probability(self.union_hazard(male))))
        # 4 work
        found, lost = (probability(number["economy." + name] / 12) for name in ("job_rate", "job_loss"))
        home = ~column["away"]
        column["wage_job"] ^= home & (age >= 15) & (u_first < np.where(column["wage_job"], lost, found))
        # 5 awareness
        np.maximum(column["awareness"] * self.kept, np.where(column["trips"] > 0, number["awareness.returnee"], 0.0),
                   out=column["awareness"])
        # 6 and 7 intention and departure
        leaving = self.decide(np.flatnonzero(home & (age >= 12)), age, u_second)
        self.depart(leaving, age, now)
        # 8 and 9 exploitation and return
        abroad = np.flatnonzero(column["away"])
        first_time = self.strike(abroad, age)
        returned = self.come_home(abroad[column["moved"][abroad] < now], now)
        # 10 counts
        away = column["away"]
        cell = male * 5 + np.searchsorted(FIRST_AGE_OF_GROUP, age, side="right")
        chosen = {"population": slice(None), "aware": column["awareness"] >= 0.5,
                  "considering": (column["stage"] != NONE) & ~away, "abroad": away, "departures": leaving,
                  "returns": returned, "exploited": first_time, "exploitation_months": away & column["exploited"]}
        return {name: np.bincount(cell[which], minlength=10) for name, which in chosen.items()}

    def decide(self, people, age, u):
        """Moves the stages of `people` on; who leaves."""
        column, number = self.columns, self.number
        rate = {name: number["intention." + name] for name in
                ("consider_rate", "plan_rate", "forget_rate", "forget_awareness", "act_rate", "postpone_rate")}
        stage, u = column["stage"][people], u[people]
        none = people[stage == NONE]
        risk = number["intention.risk_unaware"] + \
            (number["intention.risk_aware"] - number["intention.risk_unaware"]) * column["awareness"][none]
        attitude = -number["intention.risk_weight"] * risk + number["intention.prospects_weight"] * ~column["wage_job"][none]
        z = number["intention.base"] + number["intention.attitude"] * attitude + self.age_curve[age[none]] + \
            number["intention.female"] * ~column["male"][none]
        began = none[u[stage == NONE] < probability(rate["consider_rate"] * np.exp(z))]

        considering = people[stage == CONSIDERING]
        forget = rate["forget_rate"] * (1 + rate["forget_awareness"] * column["awareness"][considering])
        planned, forgot = self.compete(considering, u[stage == CONSIDERING], rate["plan_rate"], forget)

        planning = people[stage == PLANNING]
        leaving, postponed = self.compete(planning, u[stage == PLANNING], rate["act_rate"], rate["postpone_rate"])

        column["stage"][began] = CONSIDERING
        column["stage"][planned] = PLANNING
        column["stage"][forgot] = NONE
        column["stage"][postponed] = CONSIDERING
        return leaving

    @staticmethod
    def compete(people, u, first_hazard, second_hazard):
        """Two exits under one draw."""
        total = first_hazard + second_hazard
        moves = probability(total)
        first = u < moves * first_hazard / total
        return people[first], people[~first & (u < moves)]

    def depart(self, leaving, age, now):
        column = self.columns
        weights = self.weights[column["male"][leaving].astype(int), (age[leaving] < 18).astype(int)]
        point = self.random.random(leaving.size) * weights[:, -1]
        column["sector"][leaving] = (point[:, None] >= weights).sum(axis=1)
        column["away"][leaving] = True
        column["moved"][leaving] = now
        column["stage"][leaving] = NONE
        column["wage_job"][leaving] = False
        column["trips"][leaving] += 1

    def strike(self, abroad, age):
        """Exploitation and escape; who is exploited for the first time."""
        column, number = self.columns, self.number
        was = column["exploited"][abroad]
        trips = np.minimum(column["trips"][abroad].astype(int) - 1, 3)
        hazard = number["exploitation.rate"] * np.exp(
            SECTOR_RISK[column["sector"][abroad]] + number["exploitation.minor"] * (age[abroad] < 18) -
            number["exploitation.awareness"] * column["awareness"][abroad] - number["exploitation.experience"] * trips)
        changes = self.random.random(abroad.size) < probability(np.where(was, number["exploitation.escape_rate"], hazard))
        column["exploited"][abroad] = was ^ changes
        struck = abroad[changes & ~was]
        first_time = struck[~column["ever_exploited"][struck]]
        column["ever_exploited"][struck] = True
        return first_time

    def come_home(self, people, now):
        """Return and repatriation; who is home again."""
        column, number = self.columns, self.number
        years = np.minimum((now - column["moved"][people]) / 12, 5)
        free_hazard = number["return.rate"] * np.exp(number["return.duration"] * years +
                                                     number["return.union"] * column["in_union"][people])
        hazard = np.where(column["exploited"][people], number["exploitation.repatriation_rate"], free_hazard)
        returned = people[self.random.random(people.size) < probability(hazard)]
        column["away"][returned] = column["exploited"][returned] = False
        column["awareness"][returned] = np.maximum(column["awareness"][returned], number["awareness.returnee"])
        return returned


def read_numbers(file):
    numbers = {}
    for row in json.load(open(file, encoding="utf-8"))["values"]:
        try:
            numbers[row["name"]] = float(row["value"])
        except ValueError:
            pass  # not a number: a title or a choice
    return numbers


def simulate(number, households, months, seed, dates):
    """Person-months and outcomes at the dates: stocks then, flows since month 0."""
    model = Model(number, households, seed)
    person_months, outcomes = 0, {}
    since = {name: np.zeros(10, int) for name in FLOWS}
    for now in range(model.start, months):
        counts = model.advance(now)
        person_months += int(counts["population"].sum())
        if now < 0:
            continue
        for name in FLOWS:
            since[name] += counts[name]
        if now in dates:
            outcomes[str(now)] = {name: values.reshape(2, 5).tolist()
                                  for name, values in [(name, counts[name]) for name in STOCKS] + list(since.items())}
    return person_months, outcomes


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--parameters", required=True, help="JSON of `savan explain`")
    for name, otherwise in (("households", 1800), ("months", 168), ("replicates", 1), ("seed", 1)):
        parser.add_argument("--" + name, type=int, default=otherwise)
    parser.add_argument("--dates", type=json.loads, default=[], help="months whose outcomes are printed: '[12, 60]'")
    options = parser.parse_args()
    number = read_numbers(options.parameters)
    person_months, seconds, outcomes = 0, 0.0, []
    for replicate in range(options.replicates):
        begin = time.process_time()
        more, outcome = simulate(number, options.households, options.months, options.seed + replicate, options.dates)
        seconds += time.process_time() - begin
        person_months += more
        outcomes.append(outcome)
    print(json.dumps({"person_months": person_months, "cpu_seconds": seconds, "outcomes": outcomes}))


if __name__ == "__main__":
    main()
