#include "sim/measures/measure.hpp"

namespace savan {

// Lao names await a native reviewer.
std::span<const MeasureRow> measure_table() noexcept {
    static constexpr MeasureRow rows[] = {
        {Measure::population, "population", Axes::sex_age, false, "1", "youth aged 6-39, at home or abroad", "ຊາວໜຸ່ມອາຍຸ 6-39 ປີ"},
        {Measure::in_school, "in_school", Axes::sex_age, false, "1", "enrolled in school", "ກຳລັງຮຽນ"},
        {Measure::dropouts, "dropouts", Axes::sex_age, true, "1", "left school before completing it", "ອອກໂຮງຮຽນກາງຄັນ"},
        {Measure::aware, "aware", Axes::sex_age, false, "1", "awareness of safe migration at least one half", "ຮູ້ກ່ຽວກັບການເຄື່ອນຍ້າຍຢ່າງປອດໄພ"},
        {Measure::considering, "considering", Axes::sex_age, false, "1", "at home, considering or planning migration", "ກຳລັງຄິດຈະໄປເຮັດວຽກຕ່າງປະເທດ"},
        {Measure::abroad, "abroad", Axes::sex_age, false, "1", "in Thailand", "ຢູ່ປະເທດໄທ"},
        {Measure::departures, "departures", Axes::sex_age_channel, true, "1", "departures to Thailand, by channel", "ການອອກເດີນທາງໄປໄທ"},
        {Measure::returns, "returns", Axes::sex_age, true, "1", "returns from Thailand", "ການກັບຄືນບ້ານ"},
        {Measure::exploited, "exploited", Axes::sex_age, true, "1", "people exploited for the first time in their life", "ຜູ້ຖືກຂູດຮີດຄັ້ງທຳອິດ"},
        {Measure::trafficked, "trafficked", Axes::sex_age, true, "1", "people trafficked for the first time in their life", "ຜູ້ຖືກຄ້າມະນຸດຄັ້ງທຳອິດ"},
        {Measure::exploitation_months, "exploitation_months", Axes::sex_age, true, "month", "person-months in exploitation or trafficking", "ຈຳນວນເດືອນທີ່ຖືກຂູດຮີດ"},
        {Measure::income, "income", Axes::sex_age, true, "0.01 USD", "household income per head of youth at home, constant-2003 US cents", "ລາຍໄດ້ຄົວເຮືອນຕໍ່ຄົນ"},
        {Measure::remittances, "remittances", Axes::sex_age, true, "0.01 USD", "remittances sent by migrants, constant-2003 US cents", "ເງິນສົ່ງກັບບ້ານ"},
        {Measure::unsafe_departures, "unsafe_departures", Axes::sex_age, true, "1", "departures by any channel but the legal one, or under 18", "ການອອກເດີນທາງທີ່ບໍ່ປອດໄພ"},
        {Measure::doses, "doses", Axes::intervention, true, "1", "doses given", "ຈຳນວນຄັ້ງທີ່ໃຫ້ບໍລິການ"},
        {Measure::hours, "hours", Axes::intervention, true, "0.01 hour", "staff hours used, in hundredths", "ຊົ່ວໂມງເຮັດວຽກ"},
        {Measure::cost, "cost", Axes::intervention, true, "0.01 USD", "cost, constant-2003 US cents, not discounted", "ຄ່າໃຊ້ຈ່າຍ"},
        {Measure::listed, "listed", Axes::risk, true, "1", "youth of 12-39 at home when the year's risk deciles are made", "ຊາວໜຸ່ມໃນບັນຊີຄວາມສ່ຽງ"},
        {Measure::reach, "reach", Axes::risk, true, "1", "listed youth reached by a person- or village-level dose for the first time in the year", "ຊາວໜຸ່ມທີ່ໂຄງການເຂົ້າເຖິງ"},
        {Measure::unsafe_by_risk, "unsafe_departures_by_risk", Axes::risk, true, "1", "unsafe departures of listed youth", "ການອອກເດີນທາງທີ່ບໍ່ປອດໄພ ຕາມລະດັບຄວາມສ່ຽງ"},
        {Measure::exploited_by_risk, "exploited_by_risk", Axes::risk, true, "1", "first exploitation of listed youth", "ຜູ້ຖືກຂູດຮີດ ຕາມລະດັບຄວາມສ່ຽງ"},
        {Measure::apprehended, "apprehended", Axes::sex_age, true, "1", "stopped at the crossing and sent home", "ຖືກຈັບຢູ່ຊາຍແດນ"},
        {Measure::months_abroad_ended, "stay_months_ended", Axes::sex_age, true, "month", "months abroad of stays that ended by return", "ໄລຍະເວລາຢູ່ຕ່າງປະເທດ"},
        {Measure::school_completed, "school_completed", Axes::sex_age, true, "1", "completed grade 11", "ຮຽນຈົບມັດທະຍົມ"},
        {Measure::groups, "group_members", Axes::sex_age, false, "1", "members of an income group", "ສະມາຊິກກຸ່ມລາຍໄດ້"},
        {Measure::pupils, "pupils", Axes::sex_grade, true, "1", "pupils at the end of September, when the school year has begun", "ນັກຮຽນຕົ້ນສົກຮຽນ"},
        {Measure::dropouts_by_grade, "dropouts_by_grade", Axes::sex_grade, true, "1", "left school before completing it, by the grade last attended; in June those who completed grade 5 and did not go on", "ອອກໂຮງຮຽນກາງຄັນ ຕາມຊັ້ນຮຽນ"},
        {Measure::pay, "pay", Axes::sex_age, true, "0.01 USD", "pay of migrants, constant-2003 US cents", "ຄ່າແຮງຂອງຜູ້ເຮັດວຽກຢູ່ໄທ"},
        {Measure::home_by_tie, "at_home_by_tie", Axes::sex_age_tie, false, "1", "at home, by whether someone they have a tie with is in Thailand", "ຢູ່ບ້ານ ຕາມການມີຄົນຮູ້ຈັກຢູ່ໄທ"},
        {Measure::departures_by_tie, "departures_by_tie", Axes::sex_age_tie, true, "1", "departures to Thailand, by whether someone they have a tie with was there", "ການອອກເດີນທາງໄປໄທ ຕາມການມີຄົນຮູ້ຈັກຢູ່ໄທ"},
        {Measure::village_months, "village_months", Axes::prevalence, true, "month", "months of villages, by prevalence", "ຈຳນວນເດືອນຂອງບ້ານ ຕາມອັດຕາຜູ້ເຄີຍໄປໄທ"},
        {Measure::prevalence_growth, "prevalence_growth", Axes::prevalence, true, "1e-6", "growth of the prevalence of villages, summed over villages, in millionths, by prevalence", "ການເພີ່ມຂຶ້ນຂອງອັດຕາຜູ້ເຄີຍໄປໄທ"},
    };
    return rows;
}

}  // namespace savan
