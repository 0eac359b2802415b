// What newspapers write for a state of the U.S. behind a town: "Portland, Ore." Folded, without full stops, and sorted.
// Not one that may be the capital ("Wash.") or another word's letters ("La."). Read by names.cpp; tested by
// tests/cases/resolve.txt.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "words.h"

namespace annotator {

inline constexpr std::array<std::pair<std::string_view, std::string_view>, 38> us_states = {{
    {"ala", "alabama"}, {"ariz", "arizona"}, {"ark", "arkansas"}, {"calif", "california"}, {"colo", "colorado"},
    {"conn", "connecticut"}, {"del", "delaware"}, {"fla", "florida"}, {"ga", "georgia"}, {"ill", "illinois"},
    {"ind", "indiana"}, {"kan", "kansas"}, {"ky", "kentucky"}, {"mass", "massachusetts"}, {"md", "maryland"},
    {"mich", "michigan"}, {"minn", "minnesota"}, {"miss", "mississippi"}, {"mo", "missouri"}, {"mont", "montana"},
    {"nc", "north carolina"}, {"nd", "north dakota"}, {"neb", "nebraska"}, {"nev", "nevada"}, {"nh", "new hampshire"},
    {"nj", "new jersey"}, {"nm", "new mexico"}, {"okla", "oklahoma"}, {"ore", "oregon"}, {"pa", "pennsylvania"},
    {"ri", "rhode island"}, {"sc", "south carolina"}, {"sd", "south dakota"}, {"tenn", "tennessee"}, {"va", "virginia"},
    {"vt", "vermont"}, {"wis", "wisconsin"}, {"wyo", "wyoming"},
}};
static_assert(std::is_sorted(us_states.begin(), us_states.end()));

// The words of the state's name; empty where the word stands for none.
inline std::string_view us_state_of(std::string_view word) { return value_of(us_states, word, std::string_view()); }

}  // namespace annotator
