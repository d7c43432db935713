"""How a receipt looks on a phone: one column, the shop's paper and ink, dark at night, plain on paper."""

from __future__ import annotations

import base64
import hashlib

STYLE = """
:root { color-scheme: light dark; --paper: #f6f4ef; --surface: #fff; --ink: #17191d; --muted: #5b6068;
  --line: #e0dbd1; --accent: #0e6a4e; --soft: #e2ede7; --note: #7a4f00; --note-soft: #fbf0d9; }
@media (prefers-color-scheme: dark) { :root { --paper: #14161a; --surface: #1d2026; --ink: #f2f1ed; --muted: #b3b8c0;
  --line: #343942; --accent: #7fd6b4; --soft: #16302a; --note: #ffcf7a; --note-soft: #33270c; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 Inter, system-ui, sans-serif;
  font-variant-numeric: tabular-nums; -webkit-text-size-adjust: 100%; }
main { max-width: 34rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
header { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem; margin-bottom: 1.25rem; }
.shop { font-weight: 650; letter-spacing: -.01em; font-size: 1.15rem; }
a { color: var(--accent); text-underline-offset: .2em; padding: .75rem 0; display: inline-block; }
a:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: 4px; }
h1 { font-size: clamp(1.6rem, 7vw, 2.1rem); line-height: 1.15; letter-spacing: -.02em; margin: 0 0 .35rem; }
p { margin: .35rem 0; }
.muted { color: var(--muted); }
.card { background: var(--surface); border: 1px solid var(--line); border-radius: 18px; padding: 1.1rem 1.1rem .9rem;
  margin: 1.1rem 0; }
.state { background: var(--soft); color: var(--accent); border: 0; font-weight: 600; padding: .8rem 1.1rem; }
.due { background: var(--note-soft); color: var(--note); }
table { width: 100%; border-collapse: collapse; }
caption { text-align: left; font-weight: 650; padding-bottom: .4rem; }
th, td { text-align: left; font-weight: 400; padding: .45rem 0; vertical-align: top; }
td { text-align: right; white-space: nowrap; padding-left: .75rem; }
tbody tr + tr > * { border-top: 1px solid var(--line); }
small { display: block; color: var(--muted); font-size: .875rem; }
.total > * { font-weight: 700; font-size: 1.35rem; border-top: 2px solid var(--ink); padding-top: .7rem; }
.vat th, .vat td { font-size: .9rem; }
thead th { color: var(--muted); } thead th + th { text-align: right; padding-left: 1rem; }
figure { margin: 1.25rem 0 0; text-align: center; }
figure svg { background: #fff; border-radius: 14px; max-width: 100%; height: auto; }
figcaption { margin-top: .6rem; color: var(--muted); }
footer { color: var(--muted); font-size: .875rem; margin-top: 1.5rem; }
@media print { :root { --paper: #fff; --muted: #333; } .card { border-color: #999; } .switch { display: none; } }
"""

STYLE_HASH = "sha256-" + base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
"""For the page's content security policy: this style and nothing else."""
