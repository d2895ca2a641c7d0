/** Colours by what they mean; every pair that text is shown in has a contrast of at least 4.5. */
export const palettes = {
  light: {
    page: '#ffffff',
    panel: '#f5f6f8',
    ink: '#1a1e24',
    soft: '#545d68',
    rule: '#d9dee4',
    link: '#0a58a8',
    error: '#b1271b',
    'error-tint': '#fdeeec',
    warning: '#855000',
    'warning-tint': '#fdf3e0',
    info: '#35577e',
    'info-tint': '#edf3fa',
    good: '#17693a',
    'good-tint': '#e9f6ee',
  },
  dark: {
    page: '#0e1217',
    panel: '#161b22',
    ink: '#e4e8ed',
    soft: '#9ca7b3',
    rule: '#2b333d',
    link: '#7db8ff',
    error: '#ff8f84',
    'error-tint': '#2d1718',
    warning: '#efb54c',
    'warning-tint': '#2a2010',
    info: '#a3c3e8',
    'info-tint': '#152231',
    good: '#72d190',
    'good-tint': '#10261a',
  },
} as const;

function variables(palette: Readonly<Record<string, string>>): string {
  return Object.entries(palette)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';');
}

/** Without fonts, images or anything else from elsewhere. On paper it is light, and what is folded is shown. */
export const style = `
:root{color-scheme:light;${variables(palettes.light)};--mono:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}
@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;${variables(palettes.dark)}}}
*{box-sizing:border-box}
html{scroll-padding-top:1rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",sans-serif;overflow-wrap:anywhere}
.wrap{max-width:62rem;margin:0 auto;padding:0 1.25rem}
a{color:var(--link);text-underline-offset:.15em;text-decoration-thickness:.06em}
a:hover{text-decoration-thickness:.12em}
:focus-visible{outline:2px solid var(--link);outline-offset:2px;border-radius:2px}
code,pre{font-family:var(--mono);font-size:.85em;tab-size:2}
h1,h2,h3,h4,p,ul,ol,dl,dd,pre,table{margin:0;padding:0}
ul,ol{list-style:none}
.skip{position:absolute;left:-100vw}
.skip:focus{left:1rem;top:.5rem;background:var(--page);padding:.25rem .75rem;z-index:1}
.soft{color:var(--soft)}
.small{font-size:.875rem}

header{border-top:.375rem solid var(--verdict);background:var(--verdict-tint);padding:2.25rem 0 2rem;margin-bottom:2rem}
.pass{--verdict:var(--good);--verdict-tint:var(--good-tint)}
.fail{--verdict:var(--error);--verdict-tint:var(--error-tint)}
h1{display:flex;align-items:center;gap:.75rem;font-size:2.125rem;line-height:1.15;letter-spacing:-.02em;color:var(--verdict)}
h1 svg{flex:none;width:2.25rem;height:2.25rem}
header p{margin-top:.5rem}
.counts{display:flex;flex-wrap:wrap;gap:.5rem 2.25rem;margin-top:1.5rem}
.counts div{display:flex;flex-direction:column-reverse;min-width:4rem}
.counts dt{font-size:.875rem;color:var(--soft)}
.counts dd{font-size:1.75rem;line-height:1.2;font-weight:650;font-variant-numeric:tabular-nums;letter-spacing:-.01em}
.counts .error dd{color:var(--error)}
.counts .warning dd{color:var(--warning)}
.counts .good dd{color:var(--good)}

nav ul{display:flex;flex-wrap:wrap;gap:.375rem 1.5rem;padding-bottom:1rem;border-bottom:1px solid var(--rule)}
nav .number{color:var(--soft);margin-left:.375rem}
.number{font-variant-numeric:tabular-nums}

section{margin-top:2.75rem}
h2{font-size:1.375rem;line-height:1.25;letter-spacing:-.01em}
h2+p{color:var(--soft);margin-top:.25rem}
h3{font-size:1.0625rem;line-height:1.4}
h3+p{margin-top:.125rem}

table{width:100%;border-collapse:collapse;margin-top:1rem;font-size:.9375rem}
th{font-size:.8125rem;font-weight:600;color:var(--soft);text-align:left}
th,td{padding:.4rem .75rem .4rem 0;border-bottom:1px solid var(--rule);vertical-align:top}
th:last-child,td:last-child{padding-right:0}
.overview th:first-child{width:6.5rem}
.overview .what{color:var(--soft);margin-left:.5rem}
td details{margin:0}
.images{table-layout:fixed}
.images th:first-child{width:46%}
.images th:last-child{width:17%}
.amount{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}

.tag{display:inline-block;min-width:4.75rem;padding:.0625rem .5rem;border-radius:1rem;font-size:.8125rem;font-weight:600;line-height:1.4;text-align:center;vertical-align:.08em}
.tag.error,.tag.removed{color:var(--error);background:var(--error-tint)}
.tag.warning{color:var(--warning);background:var(--warning-tint)}
.tag.info,.tag.modified{color:var(--info);background:var(--info-tint)}
.tag.good,.tag.added{color:var(--good);background:var(--good-tint)}

.mistake{margin-top:1.75rem;padding-top:1.25rem;border-top:1px solid var(--rule)}
.mistake h3 .tag{margin-right:.625rem}
.mistake h3 code{font-size:1em;font-weight:650}
.mistake h3 .soft{font-weight:400;margin-left:.5rem}
.advice{display:grid;grid-template-columns:max-content 1fr;gap:.125rem .875rem;margin-top:.5rem;max-width:46rem}
.advice dt{color:var(--soft)}
.places>li{margin-top:1.125rem}
.place{font-weight:600}
.problem .small{margin-top:.375rem}
.where{display:block;font-size:.875rem;color:var(--soft);margin-top:.0625rem}
.frame{margin-top:.5rem;padding:.5rem .75rem;background:var(--panel);border-radius:.375rem;overflow-x:auto;line-height:1.5}
.frame span{display:block;white-space:pre}
.frame i{font-style:normal;color:var(--soft);-webkit-user-select:none;user-select:none;margin-right:1rem}
.frame .meant{font-weight:600}
mark{background:none;color:inherit;text-decoration:underline wavy var(--error) 1px;text-underline-offset:.25em}
.mistake.warning mark{text-decoration-color:var(--warning)}
.rows{margin-top:.5rem}
.rows>li{padding:.375rem 0;border-top:1px solid var(--rule);font-size:.9375rem}
.rows>li:first-child{border-top:0}
.more{margin-top:.75rem;color:var(--soft);font-size:.9375rem}

details{margin-top:.875rem}
details details{margin-top:.25rem}
summary{cursor:pointer;color:var(--link);width:fit-content;max-width:100%}
summary .soft,summary .tag{text-decoration:none}
.where details{display:inline-block;vertical-align:top;margin:0}
details.root{border-top:1px solid var(--rule);padding-top:.625rem;margin-top:.625rem}
details.root>summary{width:auto;color:inherit}
.changes{margin-top:.375rem}
.changes li{display:grid;grid-template-columns:5rem 1fr;gap:.75rem;align-items:start;padding:.25rem 0;font-size:.9375rem}
.problem{margin-top:1rem;padding:.75rem 1rem;border-left:.25rem solid var(--error);background:var(--error-tint)}
.problem pre.frame{background:none;padding:.25rem 0 0}
.problem pre.text{white-space:pre-wrap;margin-top:.375rem}
.notices li{margin-top:.5rem;padding-left:1rem;border-left:.1875rem solid var(--rule)}
del{text-decoration:none;color:var(--error)}
ins{text-decoration:none;color:var(--good);font-weight:600}
footer{margin:4rem 0 2.5rem;padding-top:1rem;border-top:1px solid var(--rule);color:var(--soft);font-size:.875rem}

@media (max-width:40rem){
.wrap{padding:0 1rem}
header{padding:1.5rem 0;margin-bottom:1.25rem}
h1{font-size:1.625rem}
h1 svg{width:1.75rem;height:1.75rem}
.counts{display:grid;grid-template-columns:repeat(3,1fr);gap:.75rem}
.counts dd{font-size:1.5rem}
.advice{display:block}
.advice dt{margin-top:.375rem;font-size:.875rem}
table,tbody,tr,td{display:block}
thead{display:none}
tr{border-bottom:1px solid var(--rule);padding:.5rem 0}
td{border:0;padding:.0625rem 0}
td.amount{text-align:left}
.overview td:first-child{float:left;margin-right:.625rem}
td.amount{display:inline-block;margin-right:1rem}
td[data-name]::before{content:attr(data-name) " ";color:var(--soft);font-size:.8125rem}
}
@media print{
body{font-size:10.5pt}
.wrap{max-width:none;padding:0}
header{background:none;border-top-width:.25rem;padding:.75rem 0}
nav,.skip{display:none}
a{color:inherit;text-decoration:none}
section{margin-top:1.5rem}
h2,h3,.place,.where{break-after:avoid}
.frame,.problem,tr,.advice,.places>li{break-inside:avoid}
.frame{overflow:visible;border:1px solid var(--rule)}
.frame span{white-space:pre-wrap}
details::details-content{content-visibility:visible;block-size:auto}
summary{color:inherit;list-style:none}
.tag{border:1px solid currentcolor}
}
`;
