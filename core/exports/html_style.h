// The style sheet of the HTML export: the page's own type and colours (web/styles/tokens.css), kept small, for screen
// and paper. It asks for nothing from a network.
#pragma once

#include <string_view>

namespace annotator {

inline constexpr std::string_view html_style = R"(
:root {
  color-scheme: light dark;
  --page: #FCFBF9; --band: #F5F2EC; --ink: #1C1B1A; --ink-2: #514E49; --hairline: #E3DED5; --edge: #8C867B;
  --mark: #FFE57A; --focus: #2350B4;
  --person: #2350B4; --org: #934708; --place: #1A6837; --group: #74328F; --date: #6A5700; --number: #0D616D;
  --event: #A9263F; --unsure: #57544E;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #171716; --band: #1E1D1B; --ink: #E8E4DC; --ink-2: #B8B3A9; --hairline: #33312D; --edge: #7A756B;
    --mark: #665309; --focus: #9DBDFF;
    --person: #9DBDFF; --org: #F7B377; --place: #83D69A; --group: #D8A8F0; --date: #E6CC57; --number: #73D6E0;
    --event: #FFA0AB; --unsure: #C6C1B7;
  }
}
body {
  margin: 0 auto; padding: 2.5rem 1.25rem 4rem; max-width: 40rem; background: var(--page); color: var(--ink);
  font: 0.875rem/1.25rem Inter, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
}
h1, article, bdi {
  font-family: Charter, "Bitstream Charter", "Charis SIL", "Sitka Text", Cambria, "Noto Serif", Georgia, serif;
}
h1 { margin: 0; font-size: 1.625rem; line-height: 2.25rem; font-weight: 400; }
h2 {
  margin: 2.5rem 0 0.75rem; color: var(--ink-2); font-size: 0.6875rem; line-height: 1rem; font-weight: 600;
  letter-spacing: 0.07em; text-transform: uppercase;
}
.facts, .note, footer { margin: 0.25rem 0; color: var(--ink-2); }
.summary { margin: 2rem -1.25rem 0; padding: 1.25rem; background: var(--band); }
.summary h2 { margin-top: 0; }
ol { margin: 0; padding-left: 1.5rem; }
.summary li { margin: 0.25rem 0; font-size: 1.03125rem; line-height: 1.5625rem; }
table { width: 100%; border-collapse: collapse; }
th { padding: 0.25rem 0.75rem 0.25rem 0; color: var(--ink-2); font-weight: 500; text-align: left; }
td { padding: 0.375rem 0.75rem 0.375rem 0; border-top: 1px solid var(--hairline); vertical-align: top; }
h1, td, li, article { overflow-wrap: anywhere; }
td bdi { font-size: 0.9375rem; }
a { color: inherit; text-decoration: underline; text-decoration-color: var(--edge); text-underline-offset: 0.24em; }
a:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
:target { background: var(--mark); }
article { font-size: 1.1875rem; line-height: 1.9375rem; }
article p, article h3 { margin: 0 0 1.25rem; white-space: pre-wrap; }
article h3 { font-size: 1.375rem; line-height: 1.875rem; font-weight: 400; }
article .byline, article .dateline, article .source, article .aside { color: var(--ink-2); font-size: 1rem; line-height: 1.5rem; }
article [data-number]::before {
  content: "¶" attr(data-number) " "; color: var(--ink-2); font: 500 0.75rem Inter, system-ui, sans-serif;
}
.m { unicode-bidi: isolate; text-decoration-skip-ink: none; }
.person, .org, .place, .group, .date, .event, .unsure { text-decoration: underline; }
.person { text-decoration-style: solid; text-decoration-color: var(--person); text-decoration-thickness: 1.5px; }
.org { text-decoration-style: double; text-decoration-color: var(--org); text-decoration-thickness: 1px; }
.place { text-decoration-style: dotted; text-decoration-color: var(--place); text-decoration-thickness: 2px; }
.group { text-decoration-style: dashed; text-decoration-color: var(--group); text-decoration-thickness: 1.5px; }
.date {
  text-decoration-line: underline overline; text-decoration-style: solid; text-decoration-color: var(--date);
  text-decoration-thickness: 1px;
}
.number { text-decoration: none; border: 1px solid var(--number); }
.event { text-decoration-style: solid; text-decoration-color: var(--event); text-decoration-thickness: 3px; }
.unsure { text-decoration-style: dotted; text-decoration-color: var(--unsure); text-decoration-thickness: 1px; }
.legend span { margin-right: 0.75rem; }
footer { margin-top: 3rem; padding-top: 0.75rem; border-top: 1px solid var(--hairline); }
@media print {
  :root { --page: #FFFFFF; --band: #FFFFFF; --ink: #000000; --ink-2: #333333; --mark: #FFFFFF; }
  body { max-width: none; padding: 0; font-size: 9pt; }
  .summary { margin: 1rem 0 0; padding: 0; }
  article { font-size: 10.4pt; line-height: 16.4pt; }
  article .m::after { content: attr(data-letter); font-size: 0.6em; vertical-align: super; }
  h2 { break-after: avoid; }
  tr, li { break-inside: avoid; }
}
)";

}  // namespace annotator
