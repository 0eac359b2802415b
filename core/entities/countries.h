// Which country a people or an adjective belongs to: "ukrainian" -> "ukraine". Folded and sorted; the adjective in the
// singular, the country as name_key() gives it. Where several countries share a word ("Korean") none is listed.
// Read by resolve.cpp; tested by tests/entities/resolve.test.cpp.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "words.h"

namespace annotator {

inline constexpr std::array<std::pair<std::string_view, std::string_view>, 188> countries = {{
    {"afghan", "afghanistan"}, {"albanian", "albania"}, {"algerian", "algeria"}, {"american", "united states"},
    {"andorran", "andorra"}, {"angolan", "angola"}, {"argentine", "argentina"}, {"argentinian", "argentina"},
    {"armenian", "armenia"}, {"australian", "australia"}, {"austrian", "austria"}, {"azerbaijani", "azerbaijan"},
    {"azeri", "azerbaijan"}, {"bahamian", "bahamas"}, {"bahraini", "bahrain"}, {"bangladeshi", "bangladesh"},
    {"barbadian", "barbados"}, {"belarusian", "belarus"}, {"belgian", "belgium"}, {"belizean", "belize"},
    {"beninese", "benin"}, {"bhutanese", "bhutan"}, {"bolivian", "bolivia"}, {"bosnian", "bosnia herzegovina"},
    {"brazilian", "brazil"}, {"british", "united kingdom"}, {"briton", "united kingdom"}, {"bulgarian", "bulgaria"},
    {"burmese", "burma"}, {"burundian", "burundi"}, {"cambodian", "cambodia"}, {"cameroonian", "cameroon"},
    {"canadian", "canada"}, {"catalan", "catalonia"}, {"chadian", "chad"}, {"chechen", "chechnya"},
    {"chilean", "chile"}, {"chinese", "china"}, {"colombian", "colombia"}, {"congolese", "congo"},
    {"croatian", "croatia"}, {"cuban", "cuba"}, {"cypriot", "cyprus"}, {"czech", "czech republic"}, {"dane", "denmark"},
    {"danish", "denmark"}, {"djiboutian", "djibouti"}, {"dominican", "dominican republic"}, {"dutch", "netherlands"},
    {"ecuadorean", "ecuador"}, {"ecuadorian", "ecuador"}, {"egyptian", "egypt"}, {"emirati", "united arab emirates"},
    {"english", "england"}, {"eritrean", "eritrea"}, {"estonian", "estonia"}, {"ethiopian", "ethiopia"},
    {"fijian", "fiji"}, {"filipino", "philippines"}, {"finn", "finland"}, {"finnish", "finland"}, {"french", "france"},
    {"gabonese", "gabon"}, {"gambian", "gambia"}, {"georgian", "georgia"}, {"german", "germany"}, {"ghanaian", "ghana"},
    {"greek", "greece"}, {"greenlandic", "greenland"}, {"grenadian", "grenada"}, {"guatemalan", "guatemala"},
    {"guinean", "guinea"}, {"guyanese", "guyana"}, {"haitian", "haiti"}, {"honduran", "honduras"},
    {"hungarian", "hungary"}, {"icelandic", "iceland"}, {"indian", "india"}, {"indonesian", "indonesia"},
    {"iranian", "iran"}, {"iraqi", "iraq"}, {"irish", "ireland"}, {"israeli", "israel"}, {"italian", "italy"},
    {"ivorian", "ivory coast"}, {"jamaican", "jamaica"}, {"japanese", "japan"}, {"jordanian", "jordan"},
    {"kazakh", "kazakhstan"}, {"kazakhstani", "kazakhstan"}, {"kenyan", "kenya"}, {"kosovar", "kosovo"},
    {"kuwaiti", "kuwait"}, {"kyrgyz", "kyrgyzstan"}, {"lao", "laos"}, {"laotian", "laos"}, {"latvian", "latvia"},
    {"lebanese", "lebanon"}, {"liberian", "liberia"}, {"libyan", "libya"}, {"lithuanian", "lithuania"},
    {"luxembourgish", "luxembourg"}, {"macedonian", "macedonia"}, {"malagasy", "madagascar"}, {"malawian", "malawi"},
    {"malaysian", "malaysia"}, {"maldivian", "maldives"}, {"malian", "mali"}, {"maltese", "malta"},
    {"mauritanian", "mauritania"}, {"mauritian", "mauritius"}, {"mexican", "mexico"}, {"moldovan", "moldova"},
    {"mongolian", "mongolia"}, {"montenegrin", "montenegro"}, {"moroccan", "morocco"}, {"mozambican", "mozambique"},
    {"namibian", "namibia"}, {"nepalese", "nepal"}, {"nepali", "nepal"}, {"nicaraguan", "nicaragua"},
    {"nigerian", "nigeria"}, {"nigerien", "niger"}, {"north korean", "north korea"}, {"norwegian", "norway"},
    {"omani", "oman"}, {"pakistani", "pakistan"}, {"palauan", "palau"}, {"panamanian", "panama"},
    {"paraguayan", "paraguay"}, {"peruvian", "peru"}, {"philippine", "philippines"}, {"pole", "poland"},
    {"polish", "poland"}, {"portuguese", "portugal"}, {"qatari", "qatar"}, {"romanian", "romania"},
    {"russian", "russia"}, {"rwandan", "rwanda"}, {"salvadoran", "el salvador"}, {"samoan", "samoa"},
    {"saudi", "saudi arabia"}, {"saudi arabian", "saudi arabia"}, {"scottish", "scotland"}, {"senegalese", "senegal"},
    {"serb", "serbia"}, {"serbian", "serbia"}, {"sierra leonean", "sierra leone"}, {"singaporean", "singapore"},
    {"slovak", "slovakia"}, {"slovakian", "slovakia"}, {"slovene", "slovenia"}, {"slovenian", "slovenia"},
    {"somali", "somalia"}, {"south african", "south africa"}, {"south korean", "south korea"},
    {"south sudanese", "south sudan"}, {"soviet", "soviet union"}, {"spaniard", "spain"}, {"spanish", "spain"},
    {"sri lankan", "sri lanka"}, {"sudanese", "sudan"}, {"surinamese", "suriname"}, {"swede", "sweden"},
    {"swedish", "sweden"}, {"swiss", "switzerland"}, {"syrian", "syria"}, {"taiwanese", "taiwan"},
    {"tajik", "tajikistan"}, {"tanzanian", "tanzania"}, {"thai", "thailand"}, {"tibetan", "tibet"},
    {"togolese", "togo"}, {"tongan", "tonga"}, {"tunisian", "tunisia"}, {"turk", "turkey"}, {"turkish", "turkey"},
    {"turkmen", "turkmenistan"}, {"ugandan", "uganda"}, {"ukrainian", "ukraine"}, {"uruguayan", "uruguay"},
    {"uzbek", "uzbekistan"}, {"venezuelan", "venezuela"}, {"vietnamese", "vietnam"}, {"welsh", "wales"},
    {"yemeni", "yemen"}, {"zambian", "zambia"}, {"zimbabwean", "zimbabwe"},
}};
static_assert(std::is_sorted(countries.begin(), countries.end()));

// The country that an adjective says, both joined by single spaces; empty if none is listed.
inline std::string_view country_of(std::string_view adjective) {
  return value_of(countries, adjective, std::string_view());
}

// Whether a name, as name_key() gives it, is that of one of these countries.
inline bool is_country(std::string_view name) {
  return std::any_of(countries.begin(), countries.end(), [&](const auto& pair) { return pair.second == name; });
}

}  // namespace annotator
