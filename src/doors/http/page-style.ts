/** How the page looks: lamplight on paper by day, a lit window by night. Its hash stands in the page's policy. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --paper: #fbf5ea; --card: #fffdf8; --ink: #2b211a; --soft: #6a5a4d; --line: #eadcc6;
  --accent: #b23a0a; --night: #2a1f1a; --lamp: #ffd9a0; --glow: #ffdca8;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #17120f; --card: #211a16; --ink: #f4e9da; --soft: #bfae9c; --line: #3a2e26;
    --accent: #ffab6b; --night: #0f0b09; --lamp: #ffd9a0; --glow: #5a3413;
  }
}
* { box-sizing: border-box; margin: 0; }
body {
  min-height: 100vh; min-height: 100svh; display: grid; place-items: center;
  padding: clamp(2rem, 6vw, 5rem) clamp(1rem, 5vw, 3rem);
  color: var(--ink); background: var(--paper);
  background-image: radial-gradient(60rem 34rem at 50% -8rem, var(--glow), transparent 70%);
  background-repeat: no-repeat;
  font: 1.0625rem/1.6 ui-rounded, "SF Pro Rounded", "Nunito", system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif;
}
main { width: 100%; max-width: 66rem; }
header { text-align: center; }
h1 { font-size: clamp(3rem, 10vw, 4.75rem); line-height: 1; letter-spacing: -.035em; font-weight: 800; margin-top: .9rem; }
.lede { font-size: clamp(1.15rem, 3.2vw, 1.5rem); line-height: 1.4; color: var(--soft); margin: 1rem auto 0; max-width: 24em; text-wrap: balance; }
section { margin-top: clamp(2.5rem, 7vw, 4rem); text-align: center; }
h2 { font-size: 1.5rem; letter-spacing: -.015em; }
section > p { color: var(--soft); text-wrap: balance; }
ul { list-style: none; padding: 0; margin-top: 1.75rem; display: grid; gap: 1.25rem; text-align: left; grid-template-columns: repeat(auto-fit, minmax(min(18.5rem, 100%), 1fr)); }
li { background: var(--card); border: 1px solid var(--line); border-radius: 1.25rem; padding: 1.4rem 1.4rem 1.5rem; box-shadow: 0 1px 2px rgb(60 30 0 / .05), 0 14px 34px -18px rgb(60 30 0 / .28); }
h3 { font-size: 1.0625rem; color: var(--accent); }
li p { color: var(--soft); font-size: .975rem; line-height: 1.55; text-wrap: pretty; }
pre { margin: .8rem 0 .9rem; padding: .8rem 1rem; border-radius: .8rem; background: var(--night); color: #f7ead7; overflow-x: auto; user-select: all; -webkit-user-select: all; font-size: .95rem; line-height: 1.5; }
pre b { color: var(--lamp); font-weight: 600; }
pre:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
code { font-family: ui-monospace, "SF Mono", "Cascadia Mono", "JetBrains Mono", Menlo, "DejaVu Sans Mono", monospace; }
p code { color: var(--ink); font-size: .92em; overflow-wrap: anywhere; }
footer { margin-top: clamp(2rem, 5vw, 3rem); text-align: center; color: var(--soft); font-size: .95rem; text-wrap: balance; }
`
