/// The style sheet of the comparison page.
///
/// A literal, as the array of bytes that the package manager makes of a file takes ten seconds to compile.
enum PageStyle {
    static let text = #"""
        :root {
          color-scheme: light dark;
          --paper: #ffffff; --ink: #1b1d21; --faint: #5c626b; --line: #d8dce2; --panel: #f5f6f8; --mark: #ffe9a8; --mark-ink: #1b1d21;
          --gain: #1f6f43; --loss: #a8431a; --accent: #1d5fa8; --bar: #7c8796;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --paper: #14161a; --ink: #e7e9ec; --faint: #a2a9b3; --line: #343941; --panel: #1d2026; --mark: #6b5310; --mark-ink: #fff6dc;
            --gain: #6fce99; --loss: #f09a6b; --accent: #82b6f0; --bar: #8b95a3;
          }
        }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
        main, header, footer { max-width: 76rem; margin: 0 auto; padding: 0 1rem; }
        header { padding-top: 2rem; }
        h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .25rem; overflow-wrap: anywhere; }
        h2 { font-size: 1.2rem; margin: 2.5rem 0 .5rem; padding-top: .5rem; border-top: 1px solid var(--line); }
        h3 { font-size: 1rem; margin: 1.5rem 0 .5rem; overflow-wrap: anywhere; }
        p { margin: .5rem 0; max-width: 48rem; }
        p, li, summary, label { overflow-wrap: anywhere; }
        a { color: var(--accent); }
        code { font: .9em ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
        .faint { color: var(--faint); }
        .small { font-size: .875rem; }
        .note { color: var(--faint); font-size: .875rem; margin: .25rem 0 1rem; }
        .gain { color: var(--gain); }
        .loss { color: var(--loss); }
        .warning { border-left: 4px solid var(--loss); padding-left: .75rem; }
        nav { display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin: .75rem 0; font-size: .9375rem; }
        .lead { font-size: 1.0625rem; background: var(--panel); border: 1px solid var(--line); border-radius: .5rem; padding: .75rem 1rem; margin: 1rem 0; }
        .lead .decision { font-weight: 600; margin: 0; max-width: none; }
        .lead ul { margin: .25rem 0; padding-left: 1.25rem; font-size: .9375rem; }
        .lead details { font-size: .9375rem; margin-top: .25rem; }
        .lead summary { cursor: pointer; color: var(--accent); }
        table { border-collapse: collapse; width: 100%; font-size: .9375rem; font-variant-numeric: tabular-nums; }
        th, td { text-align: right; padding: .3rem .5rem; border-bottom: 1px solid var(--line); vertical-align: top; }
        th:first-child, td:first-child { text-align: left; padding-left: 0; overflow-wrap: anywhere; min-width: 7rem; }
        tbody th { font-weight: 500; }
        thead th { font-weight: 600; color: var(--faint); overflow-wrap: break-word; }
        .best { font-weight: 700; }
        .chart { margin: .5rem 0 1rem; }
        .chart svg { display: block; width: 100%; max-width: 56rem; height: auto; font: 13px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
        .chart.narrow { display: none; }
        .chart .heading { font-weight: 600; }
        .chart text { fill: var(--ink); }
        .chart .label { fill: var(--faint); }
        .chart .axis { stroke: var(--line); }
        .chart .zero { stroke: var(--faint); }
        .chart .whisker { stroke: var(--ink); stroke-width: 1.5; }
        .chart .up { fill: var(--gain); }
        .chart .down { fill: var(--loss); }
        .chart .even { fill: var(--bar); }
        .chart .accent { fill: var(--accent); }
        .chart a:focus rect, .chart a:hover rect { stroke: var(--ink); }
        .controls { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: end; margin: .75rem 0; }
        .controls label { display: grid; font-size: .875rem; color: var(--faint); }
        .controls input, .controls select, .controls button { font: inherit; color: var(--ink); background: var(--paper); border: 1px solid var(--faint); border-radius: .35rem; padding: .35rem .6rem; min-height: 2.5rem; }
        .controls input { width: min(20rem, 80vw); }
        details.query { border: 1px solid var(--line); border-radius: .5rem; margin: .5rem 0; background: var(--paper); }
        details.query > summary { cursor: pointer; padding: .6rem .9rem; overflow-wrap: anywhere; }
        details.query > summary .id { color: var(--faint); margin-right: .5rem; }
        details.query > summary .figures { color: var(--faint); font-size: .875rem; margin-left: .5rem; }
        details.query[hidden] { display: none; }
        .lists { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)); gap: 0 1.5rem; padding: 0 .9rem .9rem; }
        .lists h4 { margin: .5rem 0 .25rem; font-size: .9375rem; overflow-wrap: anywhere; }
        .lists ol { list-style: none; margin: 0; padding: 0; }
        .lists li { padding: .4rem 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
        .lists .rank { display: inline-block; min-width: 1.75rem; color: var(--faint); font-variant-numeric: tabular-nums; }
        .lists .score { color: var(--faint); font-size: .8125rem; font-variant-numeric: tabular-nums; }
        .lists .passage { margin: .15rem 0 0; font-size: .875rem; }
        .lists .why { margin: .15rem 0 0; font-size: .8125rem; color: var(--faint); }
        .badge { font-size: .75rem; border: 1px solid currentColor; border-radius: .75rem; padding: 0 .45rem; white-space: nowrap; }
        mark { background: var(--mark); color: var(--mark-ink); padding: 0 .1em; border-radius: .15em; }
        footer { padding-bottom: 3rem; }
        dl.provenance { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; font-size: .9375rem; }
        dl.provenance dt { color: var(--faint); }
        dl.provenance dd { margin: 0; overflow-wrap: anywhere; }
        .lists .beginning { font-style: italic; }
        /* A table that is wider than the window becomes a block of lines for each row. */
        @media screen and (max-width: 74rem) {
          table.many, .many tbody, .many tr, .many th, .many td { display: block; }
          .many thead { display: none; }
          .many th { border-bottom: 0; padding: .6rem 0 .1rem; font-weight: 600; }
          .many td { display: flex; justify-content: space-between; gap: 1rem; padding: .15rem 0; border-bottom: 0; overflow-wrap: anywhere; }
          .many td::before { content: attr(data-label); color: var(--faint); text-align: left; flex: 0 1 60%; }
          .many tr { border-bottom: 1px solid var(--line); padding-bottom: .4rem; }
        }
        @media screen and (max-width: 48rem) {
          table.some, .some tbody, .some tr, .some th, .some td { display: block; }
          .some thead { display: none; }
          .some th { border-bottom: 0; padding: .6rem 0 .1rem; font-weight: 600; }
          .some td { display: flex; justify-content: space-between; gap: 1rem; padding: .15rem 0; border-bottom: 0; overflow-wrap: anywhere; }
          .some td::before { content: attr(data-label); color: var(--faint); text-align: left; flex: 0 1 60%; }
          .some tr { border-bottom: 1px solid var(--line); padding-bottom: .4rem; }
        }
        @media screen and (max-width: 30rem) {
          table.few, .few tbody, .few tr, .few th, .few td { display: block; }
          .few thead { display: none; }
          .few th { border-bottom: 0; padding: .6rem 0 .1rem; font-weight: 600; }
          .few td { display: flex; justify-content: space-between; gap: 1rem; padding: .15rem 0; border-bottom: 0; overflow-wrap: anywhere; }
          .few td::before { content: attr(data-label); color: var(--faint); text-align: left; flex: 0 1 60%; }
          .few tr { border-bottom: 1px solid var(--line); padding-bottom: .4rem; }
        }
        @media screen and (max-width: 40rem) { .chart.wide { display: none; } .chart.narrow { display: block; } }
        @media (max-width: 34rem) { dl.provenance { grid-template-columns: 1fr; } dl.provenance dd { margin-bottom: .4rem; } }
        @media print {
          :root { --paper: #fff; --ink: #000; --faint: #444; --line: #bbb; --panel: #fff; --gain: #1f6f43; --loss: #a8431a; --accent: #000; --mark: #eee; --mark-ink: #000; --bar: #777; }
          body { font-size: 10pt; }
          nav, .controls { display: none; }
          table { font-size: 7pt; }
          th, td { padding: .15rem .25rem; }
          .chart svg { break-inside: avoid; }
          h2, h3 { break-after: avoid; }
          li, tr { break-inside: avoid; }
        }

        """#
}
