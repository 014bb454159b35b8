#include "sim/output/layout.hpp"

namespace savan::output {

using hdf5::write_attribute;

void create_paired_scales(hid_t file, PairedParts parts, std::vector<hdf5::Handle>& scales) {
    const auto scale = [&](Dimension dimension) -> hdf5::Handle& {
        return scales[static_cast<std::size_t>(dimension)];
    };
    scale(Dimension::listed_decile) = number_scale(
        file, "listed_decile", 0, risk_deciles,
        "decile of baseline risk on the latest list that the person was on, 1 the lowest; 0: on none yet");
    scale(Dimension::life_event) =
        names_scale(file, "life_event", life_event_names, "first event of its kind in the run");
    scale(Dimension::change) = names_scale(file, "change", change_names,
                                           "what becomes of the event from the baseline to the scenario");
    if (parts.partings) scale(Dimension::step) = names_scale(file, "step", step_names, "step of the month");
    if (parts.spillover)
        scale(Dimension::path) =
            names_scale(file, "path", effect_path_names, "way by which an effect comes to people");
}

void explain_ledger(hid_t variable, const Description& description) {
    write_attribute(
        variable, "baseline",
        description.ledger_baseline.empty() ? "the run without a programme" : description.ledger_baseline);
    write_attribute(variable, "comment",
                    "Every person counts once for each life_event. neither: in neither run; unaffected: in "
                    "the same month of both "
                    "(departures: by the same channel); delayed, hastened: in both, later or earlier in the "
                    "scenario; averted: in "
                    "the baseline alone, within the months of the run; induced: in the scenario alone; "
                    "diverted: of departures, in "
                    "the same month by another channel; of unsafe departures, in the baseline alone, and "
                    "from that month on they "
                    "leave only safely. Sex, district, age group and decile are those at the event, in "
                    "whichever run it comes "
                    "first; without the event, those at the person's last month. Who is averted and who "
                    "induced follows from "
                    "giving everybody the same luck in both runs, which is one choice of coupling; data "
                    "could only ever show the "
                    "margins, that is how many have the event in each run.");
}

}  // namespace savan::output
