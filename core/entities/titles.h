// Word lists that tell a role ("former foreign minister") from other words beside a name. All folded and sorted.
// Read by roles.cpp only; tested by tests/entities/resolve.test.cpp.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace annotator {

inline constexpr int role_words_version = 1;  // a change of role_nouns changes it

// What a person can be: the last word of a role, or the last before "of", "for", "at".
inline constexpr std::array<std::string_view, 464> role_nouns = {
    "abolitionist", "activist", "actor", "actress", "adjutant", "administrator", "admiral", "adviser",
    "advisor", "advocate", "agent", "aide", "ally", "ambassador", "analyst", "anchor", "anthropologist",
    "apostle", "archbishop", "archdeacon", "architect", "artist", "assassin", "assemblyman", "assemblywoman",
    "assistant", "astronaut", "astronomer", "astrophysicist", "athlete", "attacker", "attorney", "aunt",
    "author", "ayatollah", "banker", "baron", "baroness", "bassist", "billionaire", "biologist", "bishop",
    "blogger", "boss", "boxer", "boyfriend", "brigadier", "broadcaster", "brother", "bureaucrat", "businessman",
    "businesswoman", "candidate", "cantor", "capt", "captain", "cardinal", "celebrity", "ceo", "cfo", "chair",
    "chairman", "chairperson", "chairwoman", "champion", "chancellor", "chaplain", "chef", "chemist", "chief",
    "choreographer", "cinematographer", "citizen", "clergyman", "cleric", "climatologist", "clinician",
    "co-author", "co-chair", "co-director", "co-founder", "co-host", "co-owner", "co-pilot", "co-star", "coach",
    "cofounder", "col", "colleague", "collector", "colonel", "columnist", "comedian", "commandant", "commander",
    "commander-in-chief", "commentator", "commissioner", "commodore", "companion", "composer", "comptroller",
    "conductor", "congressman", "congresswoman", "conservationist", "constable", "consul", "contestant",
    "contractor", "contributor", "convict", "coordinator", "coroner", "corporal", "correspondent", "cosmonaut",
    "councillor", "councilman", "councilor", "councilwoman", "counsel", "counselor", "count", "counterpart",
    "countess", "cousin", "creator", "cricketer", "critic", "curator", "cyclist", "czar", "dame", "dancer",
    "daughter", "dealer", "dean", "defector", "defendant", "defender", "delegate", "democrat", "deputy",
    "designer", "detective", "developer", "dictator", "diplomat", "director", "director-general", "discoverer",
    "dissident", "diver", "doctor", "donor", "driver", "drummer", "duchess", "duke", "economist",
    "editor", "editor-in-chief", "emir", "emperor", "employee", "engineer", "entertainer", "entrepreneur",
    "envoy", "epidemiologist", "executive", "expert", "explorer", "father", "fighter", "figure", "filmmaker",
    "financier", "firefighter", "fisherman", "footballer", "foreman", "founder", "friend", "fugitive",
    "fundraiser", "gen", "general", "geneticist", "geographer", "geologist", "girlfriend", "goalkeeper",
    "goalscorer", "golfer", "gov", "governor", "governor-general", "granddaughter", "grandfather",
    "grandmother", "grandson", "guard", "guardian", "guitarist", "gunman", "gymnast", "head", "heir", "heiress",
    "historian", "host", "hostage", "humorist", "hunter", "husband", "illustrator", "imam", "immunologist",
    "incumbent", "industrialist", "influencer", "inspector", "instructor", "inventor", "investigator",
    "investor", "jockey", "journalist", "judge", "justice", "keeper", "killer", "king", "knight", "lady",
    "laureate", "lawmaker", "lawyer", "leader", "lecturer", "legend", "legislator", "lieutenant", "linguist",
    "lord", "lt", "lyricist", "magistrate", "magnate", "maj", "major", "major-general", "manager", "marshal",
    "mate", "mathematician", "mayor", "mediator", "member", "mentor", "meteorologist", "midfielder", "militant",
    "millionaire", "minister", "mogul", "monarch", "monk", "mother", "motorcyclist", "mp", "mufti", "mullah",
    "murderer", "musician", "nanny", "negotiator", "neighbor", "neighbour", "nephew", "neuroscientist", "niece",
    "nominee", "novelist", "nun", "nurse", "observer", "oceanographer", "officer", "official", "oligarch",
    "ombudsman", "operative", "opponent", "organiser", "organizer", "owner", "painter", "paleontologist",
    "partner", "passenger", "pastor", "patriarch", "perpetrator", "pharaoh", "philanthropist", "philosopher",
    "photographer", "photojournalist", "physician", "physicist", "pianist", "pilot", "pioneer", "pitcher",
    "player", "playwright", "podcaster", "poet", "policeman", "policewoman", "politician", "pollster",
    "pontiff", "pope", "preacher", "predecessor", "premier", "presenter", "president", "president-elect",
    "priest", "primate", "prime-minister", "prince", "princess", "principal", "prisoner", "producer", "prof",
    "professor", "programmer", "prophet", "prosecutor", "protester", "provost", "psychiatrist", "psychologist",
    "publicist", "publisher", "quarterback", "queen", "rabbi", "racer", "rancher", "rapper", "rapporteur",
    "rebel", "receiver", "recipient", "recruiter", "rector", "rep", "reporter", "representative", "republican",
    "researcher", "resident", "rev", "reverend", "revolutionary", "rival", "ruler", "runner", "runner-up",
    "saint", "salesman", "scholar", "scientist", "screenwriter", "sculptor", "seaman", "sec", "secretary",
    "secretary-general", "sen", "senator", "sergeant", "sgt", "shaikh", "sheik", "sheikh", "sheriff", "shooter",
    "singer", "singer-songwriter", "sister", "skater", "skier", "sniper", "soldier", "solicitor", "son",
    "son-in-law", "songwriter", "speaker", "specialist", "spokesman", "spokesperson", "spokeswoman",
    "sportsman", "sportswriter", "spy", "star", "statesman", "statistician", "strategist", "striker", "student",
    "sultan", "superintendent", "supervisor", "surgeon", "survivor", "suspect", "swimmer", "taoiseach",
    "teacher", "technician", "teenager", "terrorist", "theologian", "trader", "trainer", "treasurer", "trustee",
    "tycoon", "undersecretary", "undersecretary-general", "veteran", "veterinarian", "vice-chairman",
    "vice-chancellor", "vice-president", "victim", "violinist", "virologist", "vocalist", "volunteer",
    "warlord", "whip", "whistleblower", "widow", "widower", "wife", "winner", "witness", "worker", "wrestler",
    "writer", "youtuber", "zoologist"};
static_assert(std::is_sorted(role_nouns.begin(), role_nouns.end()));

// Lower-case words that may stand before such a noun ("former deputy prime minister").
inline constexpr std::array<std::string_view, 260> role_modifiers = {
    "academic", "accused", "acting", "alleged", "amateur", "animal", "anti-alcohol", "appointed", "army",
    "assistant", "associate", "attorney", "award", "award-winning", "banking", "billionaire", "board", "boxing",
    "bureau", "business", "cabinet", "campaign", "chief", "child", "city", "climate", "co", "college",
    "commercial", "company", "computer", "congressional", "conservative", "controversial", "convicted",
    "corporate", "council", "country", "county", "court", "creative", "crown", "current", "customs", "data", "de",
    "de-facto", "defence", "defending", "defense", "democratic", "department", "deputy", "designated",
    "development", "digital", "director", "disgraced", "district", "division", "drug", "economics", "economy",
    "education", "elder", "eldest", "elected", "election", "embattled", "emeritus", "energy", "environment",
    "environmental", "evangelical", "ex", "ex-army", "ex-president", "executive", "exiled", "facto", "fashion",
    "federal", "fellow", "field", "film", "finance", "financial", "first", "fiscal", "football", "foreign",
    "former", "founding", "front", "fugitive", "future", "gay", "general", "global", "government", "grand",
    "gubernatorial", "guerrilla", "hard-line", "hardline", "head", "health", "hereditary", "high", "high-ranking",
    "hip-hop", "home", "honorary", "house", "human", "husband", "immigration", "imprisoned", "incoming",
    "incumbent", "independent", "industry", "infantry", "influential", "information", "infrastructure",
    "intelligence", "interim", "interior", "international", "investment", "jailed", "joint", "junior", "justice",
    "key", "labor", "labour", "late", "laureate", "law", "lead", "leading", "left-wing", "legal", "legendary",
    "legislative", "liberal", "lieutenant", "local", "long-time", "longtime", "main", "major", "majority",
    "managing", "market", "media", "medical", "member", "military", "minister", "ministry", "minority", "music",
    "national", "naval", "navy", "newly", "news", "noted", "nuclear", "oil", "olympic", "one-time", "opposition",
    "outgoing", "outspoken", "pageant", "parliament", "parliamentary", "party", "peace", "police", "political",
    "popular", "presidential", "press", "presumptive", "prime", "principal", "prison", "private", "prize",
    "professional", "prominent", "provincial", "public", "racing", "radical", "radio", "railway", "ranking",
    "rebel", "record", "regional", "renowned", "republican", "research", "retired", "retiring", "right-wing",
    "rights", "ruling", "running", "safety", "science", "screen", "secretary", "security", "senior", "separatist",
    "shadow", "slain", "social", "sole", "special", "sports", "staff", "state", "state-appointed", "street",
    "student", "study", "supreme", "television", "tennis", "then", "top", "top-ranking", "tourism", "trade",
    "transport", "transportation", "treasury", "tv", "union", "university", "veteran", "vice", "video", "wanted",
    "war", "wealthy", "well-known", "wing", "world", "young", "younger", "youngest"};
static_assert(std::is_sorted(role_modifiers.begin(), role_modifiers.end()));

// Words that no role contains, so that it must begin behind or end before them.
inline constexpr std::array<std::string_view, 246> outside_words = {
    "about", "accused", "accuses", "after", "against", "all", "along", "alongside", "also", "although", "am",
    "among", "an", "and", "announced", "announces", "another", "any", "appointed", "appoints", "approves", "are",
    "arrested", "arrests", "as", "ask", "asked", "asking", "at", "backed", "bans", "be", "beat", "became",
    "because", "becomes", "been", "before", "began", "being", "between", "both", "brought", "but", "by", "call",
    "called", "calls", "came", "charges", "chose", "cited", "cites", "claims", "condemns", "confirmed",
    "confirms", "criticised", "criticized", "cut", "declares", "defeat", "defeated", "defeats", "despite", "did",
    "dies", "do", "does", "during", "each", "earlier", "either", "elected", "elects", "every", "felt", "fires",
    "for", "found", "from", "gave", "got", "had", "has", "have", "he", "held", "her", "here", "him", "his", "hit",
    "how", "however", "i", "if", "in", "including", "into", "invited", "is", "issues", "it", "its", "joined",
    "kept", "killed", "kills", "knew", "last", "later", "led", "left", "let", "like", "lost", "made", "make",
    "may", "meanwhile", "meet", "meeting", "meets", "met", "my", "named", "names", "near", "next", "no",
    "nominated", "nor", "not", "now", "of", "off", "on", "once", "one", "only", "onto", "or", "other", "our",
    "out", "over", "own", "paid", "praised", "put", "quoted", "quotes", "quoting", "ran", "releases", "replace",
    "replaced", "replaces", "replacing", "reported", "reports", "resigns", "said", "same", "saw", "say", "saying",
    "says", "sent", "sentences", "set", "she", "shot", "signs", "since", "so", "sold", "some", "spoke", "succeed",
    "succeeded", "succeeds", "such", "telling", "tells", "than", "thanked", "that", "the", "their", "them",
    "then", "there", "these", "they", "this", "those", "though", "thought", "through", "to", "today", "told",
    "tomorrow", "took", "toward", "towards", "two", "under", "until", "up", "upon", "urged", "us", "versus",
    "via", "visited", "visits", "vs", "was", "we", "went", "were", "what", "when", "where", "whether", "which",
    "while", "who", "whom", "whose", "why", "will", "wins", "with", "within", "without", "won", "would", "wrote",
    "yesterday", "yet", "you", "your"};
static_assert(std::is_sorted(outside_words.begin(), outside_words.end()));

// Words that a noun phrase begins with; they are left out of the role.
inline constexpr std::array<std::string_view, 11> determiners = {
    "a", "an", "another", "her", "his", "its", "my", "our", "the", "their", "your"};
static_assert(std::is_sorted(determiners.begin(), determiners.end()));

}  // namespace annotator
