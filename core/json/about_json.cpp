#include "about_json.h"

#include <initializer_list>
#include <string_view>
#include <utility>

#include "../entities/titles.h"
#include "../certainty/certainty_words.h"
#include "../speech/speech_verbs.h"
#include "annotation_json.h"
#include "json_text.h"

namespace annotator {
namespace {

template <typename Words>
Json part(const char* name, const Words& words) {
  return {{"name", name}, {"words", Json(words)}};
}

// What certainty_words marks as one kind; and the participles of an action whose doer is not said.
Json certainty_list() {
  Json parts = Json::array();
  for (const CertaintyClass kind : {CertaintyClass::hedged, CertaintyClass::planned, CertaintyClass::conditional,
                                    CertaintyClass::denied}) {
    Json words = Json::array();
    for (const CertaintyWords& entry : certainty_words)
      if (entry.kind == kind) words.push_back(entry.words);
    parts.push_back(part(certainty_name(kind), words));
  }
  parts.push_back(part(certainty_name(CertaintyClass::doer_missing), claim_participles));
  return {{"name", "certainty"}, {"version", certainty_words_version}, {"parts", std::move(parts)}};
}

Json verb_list() {
  using enum VerbKind;
  Json parts = Json::array();
  for (const VerbKind kind : {say, claim, admit, deny, hope, ask, judge, warn, believe, rule}) {
    Json words = Json::array();
    for (const auto& [verb, its_kind] : verb_kinds)
      if (its_kind == kind) words.push_back(verb);
    parts.push_back(part(verb_name(kind), words));
  }
  return {{"name", "verbs"}, {"version", speech_verbs_version}, {"parts", std::move(parts)}};
}

Json role_list() {
  return {{"name", "roles"}, {"version", role_words_version}, {"parts", {part("nouns", role_nouns)}}};
}

}  // namespace

std::string write_about() {
  const Json about = {{"version", ANNOTATOR_VERSION}, {"lists", {certainty_list(), verb_list(), role_list()}}};
  return json_text(about);
}

}  // namespace annotator
