// The words that claims.cpp goes by, in byte order, as lexemes have them (folded; "U.S." is "us").
#pragma once

#include <string_view>

namespace annotator {

// They carry no claim of their own, so that sentences may differ in them.
inline constexpr std::string_view empty_words[] = {
    "a", "about", "according", "added", "adding", "after", "again", "ago", "all", "almost", "also", "although", "am",
    "among", "an", "and", "any", "anything", "are", "around", "as", "at", "away", "back", "be", "because", "been",
    "before", "being", "between", "both", "but", "by", "came", "can", "case", "come", "could", "day", "did", "do",
    "does", "done", "down", "during", "each", "either", "else", "even", "ever", "every", "few", "for", "from",
    "further", "get", "go", "going", "got", "had", "has", "have", "having", "he", "her", "here", "him", "himself",
    "his", "how", "however", "i", "if", "in", "including", "indeed", "into", "is", "it", "its", "itself", "just",
    "later", "less", "like", "made", "make", "makes", "making", "many", "may", "me", "might", "more", "moreover",
    "most", "much", "must", "my", "nearly", "neither", "never", "next", "no", "none", "nor", "not", "now", "of", "off",
    "on", "once", "one", "only", "or", "other", "others", "our", "out", "over", "own", "part", "people", "per", "put",
    "rather", "s", "said", "same", "say", "saying", "says", "shall", "she", "should", "since", "so", "some", "still",
    "such", "t", "take", "takes", "than", "that", "the", "their", "them", "themselves", "then", "there", "these",
    "they", "thing", "things", "this", "those", "though", "through", "time", "to", "told", "too", "took", "toward",
    "towards", "under", "unless", "until", "up", "upon", "us", "very", "via", "was", "way", "we", "well", "went",
    "were", "what", "when", "where", "whereas", "whether", "which", "while", "who", "whom", "whose", "why", "will",
    "with", "within", "without", "would", "year", "years", "yet", "you", "your",
};

// Verbs that are always finite, or stand before what is.
inline constexpr std::string_view auxiliaries[] = {
    "are", "can", "cannot", "could", "did", "do", "does", "had", "has", "have", "is", "may", "might", "must", "shall",
    "should", "was", "were", "will", "would",
};

// Past forms that do not end in -ed.
inline constexpr std::string_view past_forms[] = {
    "ate", "beat", "became", "began", "blew", "bought", "broke", "brought", "built", "burst", "came", "caught", "chose",
    "clung", "crept", "cut", "dealt", "died", "drank", "drew", "drove", "dug", "fed", "fell", "felt", "fled", "flew",
    "forbade", "forced", "forgave", "forgot", "fought", "found", "froze", "gave", "got", "grew", "heard", "held", "hid",
    "hit", "hung", "hurt", "kept", "knew", "laid", "led", "left", "lent", "let", "lost", "made", "meant", "met",
    "overcame", "paid", "put", "quit", "ran", "rang", "read", "rode", "rose", "said", "sang", "sank", "sat", "saw",
    "sent", "set", "shook", "shot", "shrank", "shut", "slept", "slid", "sold", "sought", "spent", "spoke", "sprang",
    "spread", "stole", "stood", "struck", "stuck", "swam", "swept", "swore", "swung", "taught", "thought", "threw",
    "told", "took", "tore", "understood", "undertook", "went", "wept", "withdrew", "woke", "won", "wore", "wrote",
};

// Verbs whose present form in -s is seldom a noun.
inline constexpr std::string_view present_forms[] = {
    "accepts", "accuses", "adds", "agrees", "allows", "announces", "argues", "asks", "asserts", "avoids", "becomes",
    "begins", "believes", "brings", "calls", "causes", "claims", "complicates", "confirms", "considers", "contains",
    "continues", "creates", "decides", "defends", "demands", "denies", "depends", "describes", "emphasizes", "enables",
    "ends", "ensures", "expects", "expresses", "faces", "fails", "falls", "favors", "finds", "follows", "forces",
    "gives", "goes", "grows", "happens", "helps", "highlights", "holds", "hopes", "improves", "includes", "increases",
    "indicates", "insists", "intends", "involves", "keeps", "knows", "lacks", "leads", "leaves", "lies", "loses",
    "makes", "means", "meets", "needs", "occurs", "offers", "opens", "opposes", "owns", "pays", "plans", "prepares",
    "presents", "prevents", "promises", "proposes", "provides", "raises", "reaches", "receives", "recommends",
    "refuses", "rejects", "remains", "reports", "requires", "reveals", "rises", "runs", "says", "seeks", "seems",
    "sees", "sends", "serves", "shows", "signals", "signifies", "stands", "starts", "states", "stays", "strains",
    "suggests", "supports", "takes", "tells", "thinks", "threatens", "tries", "undermines", "urges", "uses", "wants",
    "warns", "wins", "works",
};

// Before a clause of its own, if that has a verb.
inline constexpr std::string_view clause_openers[] = {
    "after", "although", "as", "because", "before", "but", "if", "since", "though", "unless", "until", "when", "where",
    "whereas", "which", "while", "who", "yet",
};

// Before a part of a clause that may come from elsewhere.
inline constexpr std::string_view part_openers[] = {
    "about", "after", "against", "amid", "among", "and", "around", "as", "at", "because", "before", "between", "but",
    "by", "during", "for", "from", "in", "including", "into", "near", "on", "or", "over", "since", "through", "to",
    "toward", "towards", "under", "until", "upon", "when", "where", "which", "while", "who", "whose", "with", "within",
    "without",
};

// A subject that begins so may be someone or something named before.
inline constexpr std::string_view references[] = {
    "he", "her", "his", "it", "its", "she", "such", "that", "the", "their", "these", "they", "this", "those",
};

inline constexpr std::string_view days[] = {
    "april", "august", "december", "february", "friday", "january", "july", "june", "march", "monday", "november",
    "october", "saturday", "september", "sunday", "thursday", "tuesday", "wednesday",
};

// They leave open what is said, beside the words that find_certainty() marks.
inline constexpr std::string_view weak_hedges[] = {
    "believed", "consider", "considering", "considers",
};

// They deny it.
inline constexpr std::string_view denial_words[] = {
    "cannot", "neither", "never", "no", "nobody", "nor", "not", "without",
};

// Verbs that turn round what stands behind them.
inline constexpr std::string_view refusals[] = {
    "cancel", "cancelled", "decline", "declined", "declines", "denied", "denies", "deny", "denying", "dismissed",
    "fail", "failed", "fails", "refusal", "refuse", "refused", "refuses", "refusing", "reject", "rejected", "rejecting",
    "rejects",
};

// Other words that speak of what is not, so that a denial may be put in them.
inline constexpr std::string_view absences[] = {
    "absence", "against", "avoid", "ban", "banned", "barred", "block", "blocked", "empty", "excluded", "exclusion",
    "failure", "impossible", "innocent", "lack", "longer", "non", "opposed", "opposes", "prevented",
    "stopped", "unable", "unlikely", "unwilling",
};

// Words that say the same in the news, a group a line; they are compared by their stems.
inline constexpr std::string_view same_words[] = {
    "accord agreement agree agreed deal pact",
    "aid assistance help",
    "aircraft airplane plane jet",
    "allow permit",
    "ally allies partner partners",
    "annual yearly",
    "answer reply respond response",
    "area region",
    "arrest arrested detain detained custody",
    "attack assault raid strike struck",
    "attempt try tried",
    "attorney lawyer",
    "award prize",
    "back support endorse",
    "ballot election vote poll",
    "begin began begun launch start started commence",
    "big large largest biggest larger bigger major",
    "blame blamed fault",
    "blast explode explosion exploded",
    "blaze fire flames",
    "boat ship vessel",
    "boss chief head chairman chairwoman director",
    "build built construct construction",
    "buy bought purchase acquire acquisition",
    "call urge appeal",
    "car vehicle",
    "children kids",
    "choose chose chosen pick select",
    "close closed shut closure",
    "comment remark statement",
    "company firm corporation",
    "concern worry worries worried",
    "conflict war hostilities fighting",
    "cooperation collaboration cooperate collaborate",
    "crash collision collide",
    "cut reduce reduction lower",
    "danger risk threat",
    "decision ruling judgment verdict",
    "decline drop fall fell fallen decrease",
    "demonstration protest demonstrate demonstrator protester",
    "die died dead death deaths deadly kill killed killing perish victims",
    "discussion talks negotiation negotiate meeting meet met consult consultation",
    "doctor physician",
    "employee worker staff",
    "end finish conclude cease",
    "exclude exclusion",
    "fast quick rapid swift",
    "film movie",
    "find found discover discovered",
    "fund money finance",
    "give gave given",
    "go went gone",
    "goal target aim",
    "grow grew growth increase rise rose risen surge climb jump",
    "halt stop suspend",
    "happen occur",
    "house home",
    "hurt injure injured injury wound wounded",
    "illness disease sick sickness",
    "important significant crucial critical vital essential",
    "initiative plan proposal propose",
    "inquiry investigate investigation probe",
    "jail prison imprison",
    "job post position",
    "keep kept",
    "law legislation bill",
    "lawmaker legislator parliamentarian",
    "lead led leader leadership",
    "leave left quit resign step",
    "lose lost loss",
    "military army troops soldiers forces",
    "murder homicide",
    "new recent",
    "pay paid payment",
    "peace ceasefire truce",
    "photo photograph picture",
    "police officers",
    "praise applaud welcome",
    "price cost",
    "pupil student",
    "receive obtain",
    "reestablish restore reopen reinstate resume",
    "reject refuse refusal rejected",
    "repeat reiterate",
    "require need",
    "rescue save",
    "residence reside live",
    "resident inhabitant",
    "result outcome",
    "sell sold sale",
    "send sent",
    "settle resolve resolution settlement",
    "shooting shoot shot gunfire",
    "shop store",
    "show display exhibit exhibition",
    "spend spent spending",
    "storm hurricane typhoon",
    "take took taken",
    "team club side",
    "teenager teen teenage",
    "telephone phone",
    "tie relation relationship",
    "win won victory defeat beat",
};

}  // namespace annotator
