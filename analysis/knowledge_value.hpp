#pragma once
/// What it is worth to know who is at risk.
///
/// Two scenarios that differ in nothing but a data system or village surveys show what these bring and cost,
/// all consequences included: better lists, and hours and money taken from other work. Two that differ
/// only in that lists are drawn up by true risk ("oracle") show what a perfect list would bring at most. Such
/// pairs are found by comparing what the scenarios resolved to; a file without a pair says nothing of it.

#include <cstdint>
#include <vector>

#include "analysis/economics.hpp"
#include "analysis/reach.hpp"
#include "sim/output/description.hpp"

namespace savan::analysis {

enum class Knowledge : std::uint8_t {
    data,    ///< a data system or surveys, as the programme could have them
    oracle,  ///< lists by true baseline risk, which nobody can have
};

/// Positions of two scenarios.
struct KnowledgePair {
    Knowledge kind;
    std::size_t with, without;
    friend bool operator==(const KnowledgePair&, const KnowledgePair&) = default;
};

/// All pairs among the scenarios.
std::vector<KnowledgePair> knowledge_pairs(const std::vector<output::ScenarioInfo>& scenarios);

struct KnowledgeValue {
    KnowledgePair pair;
    ArmEconomics difference;  ///< the one with knowledge against the one without
    Estimate reach_ratio;     ///< paired difference
};

/// `runs[scenario][replicate]`, paired.
std::vector<KnowledgeValue> knowledge_values(const std::vector<KnowledgePair>& pairs,
                                             const std::vector<std::vector<EconomicRun>>& economics,
                                             const std::vector<std::vector<ReachRun>>& reach);

}  // namespace savan::analysis
