#include "sim/measures/paired_table.hpp"

namespace savan {

namespace {

using enum PairedAxis;

constexpr PairedAxis by_person[] = {district, sex, age_group, listed_decile, life_event, change};
constexpr PairedAxis by_month_and_step[] = {time, district, step};
constexpr PairedAxis by_person_and_step[] = {district, sex, age_group, listed_decile, step};
constexpr PairedAxis by_change_and_step[] = {life_event, change, step};
constexpr PairedAxis by_month_and_path[] = {time, district, path};

}  // namespace

std::span<const PairedRow> paired_table() noexcept {
    using enum PairedPart;
    static constexpr PairedRow rows[] = {
        {Paired::events, ledger, "paired_events", by_person, "1",
         "people by what becomes of their first event of each kind, from the baseline to the scenario",
         "ຈຳນວນຄົນ ຕາມສິ່ງທີ່ປ່ຽນແປງຕໍ່ຊີວິດ ເມື່ອທຽບກັບກໍລະນີພື້ນຖານ"},
        {Paired::partings, partings, "partings", by_month_and_step, "1",
         "people whose life first differs from their life in the baseline, by month and step of the month",
         "ຈຳນວນຄົນທີ່ຊີວິດເລີ່ມແຕກຕ່າງຈາກກໍລະນີພື້ນຖານ ຕາມເດືອນ"},
        {Paired::partings_by_person, partings, "partings_by_person", by_person_and_step, "1",
         "people whose life first differs from their life in the baseline, by who they are then",
         "ຈຳນວນຄົນທີ່ຊີວິດເລີ່ມແຕກຕ່າງຈາກກໍລະນີພື້ນຖານ ຕາມກຸ່ມຄົນ"},
        {Paired::partings_by_change, partings, "partings_by_change", by_change_and_step, "1",
         "people whose life differs from the baseline's, by what becomes of their events",
         "ຈຳນວນຄົນທີ່ຊີວິດແຕກຕ່າງຈາກກໍລະນີພື້ນຖານ ຕາມສິ່ງທີ່ປ່ຽນແປງ"},
        {Paired::spillover_departures, spillover, "spillover_departures", by_month_and_path, "1",
         "departures more than without a programme, by the way the effect comes",
         "ການອອກເດີນທາງທີ່ເພີ່ມຂຶ້ນ ຕາມເສັ້ນທາງຂອງຜົນກະທົບ", Measure::departures},
        {Paired::spillover_unsafe, spillover, "spillover_unsafe_departures", by_month_and_path, "1",
         "unsafe departures more than without a programme, by the way the effect comes",
         "ການອອກເດີນທາງທີ່ບໍ່ປອດໄພທີ່ເພີ່ມຂຶ້ນ ຕາມເສັ້ນທາງຂອງຜົນກະທົບ", Measure::unsafe_departures},
        {Paired::spillover_exploited, spillover, "spillover_exploited", by_month_and_path, "1",
         "people first exploited more than without a programme, by the way the effect comes",
         "ຜູ້ຖືກຂູດຮີດທີ່ເພີ່ມຂຶ້ນ ຕາມເສັ້ນທາງຂອງຜົນກະທົບ", Measure::exploited},
        {Paired::spillover_trafficked, spillover, "spillover_trafficked", by_month_and_path, "1",
         "people first trafficked more than without a programme, by the way the effect comes",
         "ຜູ້ຖືກຄ້າມະນຸດທີ່ເພີ່ມຂຶ້ນ ຕາມເສັ້ນທາງຂອງຜົນກະທົບ", Measure::trafficked},
        {Paired::spillover_months, spillover, "spillover_exploitation_months", by_month_and_path, "month",
         "person-months in exploitation more than without a programme, by the way the effect comes",
         "ເດືອນທີ່ຖືກຂູດຮີດທີ່ເພີ່ມຂຶ້ນ ຕາມເສັ້ນທາງຂອງຜົນກະທົບ", Measure::exploitation_months},
        {Paired::spillover_dropouts, spillover, "spillover_dropouts", by_month_and_path, "1",
         "school drop-outs more than without a programme, by the way the effect comes",
         "ການອອກໂຮງຮຽນກາງຄັນທີ່ເພີ່ມຂຶ້ນ ຕາມເສັ້ນທາງຂອງຜົນກະທົບ", Measure::dropouts},
        {Paired::spillover_remittances, spillover, "spillover_remittances", by_month_and_path, "0.01 USD",
         "remittances, constant-2003 US cents, more than without a programme, by the way the effect comes",
         "ເງິນສົ່ງກັບບ້ານທີ່ເພີ່ມຂຶ້ນ ຕາມເສັ້ນທາງຂອງຜົນກະທົບ", Measure::remittances},
    };
    return rows;
}

}  // namespace savan
