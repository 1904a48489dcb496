/** How the pages look that are read without a name: like the room, by day and by night. Its hash stands in their policy. */
export const readStyle = `
:root {
  color-scheme: light dark;
  --paper: #fdfbf7; --card: #ffffff; --ink: #2b2723; --soft: #655d54; --line: #e4ddd0; --accent: #17665c; --sunk: #f4f0e8; --here: #fbe7b0;
}
@media (prefers-color-scheme: dark) {
  :root { --paper: #1d1b19; --card: #282523; --ink: #ece6dd; --soft: #a89f94; --line: #38332f; --accent: #6cc3b4; --sunk: #161413; --here: #403413; }
}
* { box-sizing: border-box; margin: 0; }
body { color: var(--ink); background: var(--paper); font: 1rem/1.55 ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
main { max-width: 52rem; margin: 0 auto; padding: 1.5rem clamp(.75rem, 4vw, 2rem) 3rem; }
a { color: var(--accent); }
a:focus-visible, pre:focus-visible, summary:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: .25rem; }
header { border-bottom: 1px solid var(--line); padding-bottom: 1rem; }
h1 { font-size: 1.6rem; line-height: 1.2; overflow-wrap: anywhere; }
header p { color: var(--soft); overflow-wrap: anywhere; margin-top: .25rem; }
header .lead { margin-top: .75rem; color: var(--ink); display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; }
.button { display: inline-block; padding: .5rem 1rem; border-radius: .75rem; background: var(--accent); color: var(--paper); text-decoration: none; font-weight: 600; }
nav ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .5rem; margin: 1rem 0; }
nav a { display: inline-block; padding: .4rem .9rem; border: 1px solid var(--line); border-radius: .75rem; background: var(--card); text-decoration: none; }
h2 { font-size: .875rem; color: var(--soft); text-align: center; margin: 1.5rem 0 .5rem; }
ol { list-style: none; padding: 0; }
li.message { margin-inline: -.6rem; padding: .35rem .6rem; border-radius: .6rem; overflow-wrap: anywhere; }
li.message:target { background: var(--here); }
.head { display: flex; flex-wrap: wrap; gap: 0 .6rem; align-items: baseline; }
.head .author { font-weight: 700; }
.head a, .mark { color: var(--soft); font-size: .8125rem; }
.head a { text-decoration: none; }
.head a:hover { text-decoration: underline; }
.quote { color: var(--soft); font-size: .875rem; border-inline-start: 3px solid var(--line); padding-inline-start: .6rem; max-height: 3.2em; overflow: hidden; }
p[dir], div[dir] { width: fit-content; max-width: 100%; }
blockquote { border-inline-start: 3px solid var(--line); padding-inline-start: .7rem; }
pre { background: var(--sunk); padding: .6rem .8rem; border-radius: .6rem; overflow-x: auto; margin: .25rem 0; }
code { font-family: ui-monospace, "SF Mono", "Cascadia Mono", "JetBrains Mono", Menlo, "DejaVu Sans Mono", monospace; font-size: .92em; }
details { display: inline; } details[open] { display: block; } summary { display: inline; cursor: pointer; color: var(--soft); text-decoration: underline dotted; }
.act { font-style: italic; } .act > div { display: inline; }
.reactions { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .35rem; margin-top: .2rem; }
.reactions li { border: 1px solid var(--line); border-radius: 1rem; padding: 0 .55rem; font-size: .875rem; background: var(--card); }
.host, footer, .none { color: var(--soft); }
.none { margin-top: 1rem; }
footer { font-size: .875rem; margin-top: 1rem; }
@media (forced-colors: active) { .button { border: 1px solid; } }
`
