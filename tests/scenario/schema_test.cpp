/// The shipped JSON Schema is the one that the tables give. SAVAN_UPDATE=1 writes it anew.

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/scenario/workshop.hpp"

namespace savan::scenario {
namespace {

TEST(Schema, ShippedFileIsCurrent) {
    const std::filesystem::path file = shipped / "savan.schema.json";
    if (const char* update = std::getenv("SAVAN_UPDATE"); update && std::string(update) == "1")
        std::ofstream(file) << json_schema();
    std::ifstream in(file);
    const std::string text((std::istreambuf_iterator<char>(in)), {});
    EXPECT_EQ(text, json_schema()) << "set SAVAN_UPDATE=1 to write it anew";
}

TEST(Schema, KnowsEveryParameterAndKind) {
    const auto schema = nlohmann::json::parse(json_schema());
    EXPECT_EQ(schema["$schema"], "http://json-schema.org/draft-04/schema#");
    const auto& properties = schema["properties"];
    for (const ParameterRow& row : parameter_table()) {
        const std::string name(row.name), group = name.substr(0, name.find('.')),
                                          own = name.substr(name.find('.') + 1);
        EXPECT_EQ(properties["parameters"]["properties"][name]["anyOf"][0]["maximum"], row.high) << name;
        EXPECT_TRUE(properties["parameters"]["properties"][group]["properties"].contains(own)) << name;
    }
    const auto& intervention = properties["intervention"]["additionalProperties"]["properties"];
    EXPECT_EQ(intervention["kind"]["enum"].size(), kind_table().size());
    for (const KindRow& row : kind_table())
        for (const EffectSlot& slot : row.slots)
            if (slot.used()) {
                const auto& own = intervention[std::string(slot.key)]["anyOf"][0];
                EXPECT_LE(own["minimum"], slot.low) << slot.key;
                EXPECT_GE(own["maximum"], slot.high) << slot.key;
            }
}

}  // namespace
}  // namespace savan::scenario
