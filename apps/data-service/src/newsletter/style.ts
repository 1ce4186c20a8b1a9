/** The one style sheet of the pages. Contrast of text is at least 4.5 : 1 in each mode. */
export const STYLE = `:root {
  color-scheme: light dark;
  --paper: #fff; --wash: #f2f6f9; --ink: #10202f; --soft: #4a5b6c; --line: #d3dce4; --field: #6b7c8d; --accent: #0a5aa0; --strong: #083f72; --on: #fff;
  --bad: #a3201a; --bad-wash: #fdf1f0; --good: #0b6b3a; --good-wash: #eef8f2;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #0e1822; --wash: #16232f; --ink: #e9f0f6; --soft: #a9bbcb; --line: #2b3d4d; --field: #7e93a6; --accent: #7cc0f5; --strong: #a9d7fb; --on: #0e1822;
    --bad: #ff9d95; --bad-wash: #2c1917; --good: #7fd8a4; --good-wash: #14271c;
  }
}
*, ::before, ::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-block: 1.5rem; }
body { margin: 0; background: var(--wash); color: var(--ink); font: 1.0625rem/1.6 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, sans-serif; overflow-wrap: break-word; }
h1, h2, p, ul, fieldset { margin: 0; padding: 0; border: 0; min-width: 0; }
h1 { font-size: clamp(1.625rem, 1.4rem + 1.4vw, 2.125rem); line-height: 1.15; letter-spacing: -.018em; text-wrap: balance; }
h2 { font-size: 1.25rem; line-height: 1.3; }
a { color: var(--accent); text-underline-offset: .18em; }
a:hover { color: var(--strong); text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: 2px; }
.page { width: 100%; max-width: 38rem; min-height: 100vh; margin-inline: auto; padding: clamp(1.25rem, 5vw, 3rem) clamp(1rem, 4vw, 1.5rem); display: flex; flex-direction: column; gap: 1.25rem; }
.brand { font-weight: 700; letter-spacing: .01em; }
main { display: grid; gap: 1.25rem; padding: clamp(1.25rem, 5vw, 2.25rem); border: 1px solid var(--line); border-radius: 10px; background: var(--paper); }
form, .group { display: grid; gap: 1.25rem; }
section { display: grid; gap: 1rem; padding-top: 1.5rem; border-top: 1px solid var(--line); }
label, legend { padding: 0; font-weight: 600; }
.field { display: grid; gap: .4rem; }
.help { color: var(--soft); font-size: .9375rem; }
input:not([type=checkbox]), select { width: 100%; min-height: 2.875rem; padding: .5rem .75rem; border: 1px solid var(--field); border-radius: 6px; background: var(--paper); color: var(--ink); font: inherit; }
.digits { max-width: 11rem; font-size: 1.25rem; letter-spacing: .18em; font-variant-numeric: tabular-nums; }
.mistake { color: var(--bad); font-weight: 600; }
input:not([type=checkbox])[aria-invalid=true] { border: 2px solid var(--bad); }
fieldset.wrong { padding: .5rem 1rem .75rem; border: 2px solid var(--bad); border-radius: 6px; }
fieldset.wrong legend { padding-inline: .4rem; margin-inline-start: -.4rem; }
.choice { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: .1rem .75rem; align-items: start; padding-block: .4rem; font-weight: 400; }
.choice input { width: 1.35rem; height: 1.35rem; margin: .15rem 0 0; accent-color: var(--accent); }
.consent { padding: .9rem 1rem; border: 1px solid var(--line); border-radius: 6px; background: var(--wash); font-size: .9688rem; line-height: 1.5; }
.consent.wrong { border: 2px solid var(--bad); }
.picture { display: block; width: 202px; max-width: 100%; height: auto; border: 1px solid var(--field); border-radius: 6px; }
button { justify-self: start; min-height: 3rem; padding: .65rem 1.6rem; border: 2px solid var(--accent); border-radius: 6px; background: var(--accent); color: var(--on); font: inherit; font-weight: 650; text-wrap: balance; cursor: pointer; }
button:hover { border-color: var(--strong); background: var(--strong); }
button.large { width: 100%; min-height: 4rem; font-size: 1.25rem; }
button.quiet { background: none; color: var(--accent); }
button.quiet:hover { color: var(--strong); }
button.bad { border-color: var(--bad); background: none; color: var(--bad); }
button.bad:hover { background: var(--bad-wash); }
.row { display: flex; flex-wrap: wrap; gap: .75rem; align-items: center; }
.list { padding-inline-start: 1.25rem; }
.alert a { color: inherit; }
.alert, .status { padding: .8rem 1rem; border-inline-start: 4px solid var(--bad); border-radius: 4px; background: var(--bad-wash); }
.status { border-color: var(--good); background: var(--good-wash); }
.apart { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
footer { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; color: var(--soft); font-size: .9375rem; }
footer a { padding-block: .25rem; }
footer [aria-current] { color: var(--ink); text-decoration: none; font-weight: 600; }
@media (forced-colors: active) { .alert, .status { border: 2px solid; } }
`;
