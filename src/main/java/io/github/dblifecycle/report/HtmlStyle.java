package io.github.dblifecycle.report;

/** How report.html looks: dark or light as the reader's system is, on screens from 320 pixels on, and on paper. */
final class HtmlStyle {

    static final String CSS = """
            :root{color-scheme:light dark;--paper:#fff;--page:#f6f6f4;--ink:#1d2126;--quiet:#5c6570;--line:#dfe1e4;\
            --code:#f3f3f1;--red:#b3261e;--red-soft:#fbe6e4;--green:#1b6e3c;--green-soft:#e0f2e6;--amber:#8a5300;\
            --amber-soft:#fbefd9;--blue:#245fa6}
            @media(prefers-color-scheme:dark){:root{--paper:#1b1e22;--page:#121417;--ink:#e4e6e9;--quiet:#9aa3ad;\
            --line:#33383f;--code:#23272c;--red:#ff9c92;--red-soft:#46211e;--green:#7ed69c;--green-soft:#17392a;\
            --amber:#f0bf6d;--amber-soft:#3f300f;--blue:#8fbcf5}}
            *{box-sizing:border-box}
            html{-webkit-text-size-adjust:100%}
            body{margin:0;background:var(--page);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",\
            Roboto,"Liberation Sans",sans-serif;overflow-wrap:anywhere}
            main,header,footer,nav{max-width:68rem;margin:0 auto;padding:0 1.5rem}
            header{padding-top:2.5rem}
            .goal{color:var(--quiet);font-size:.9rem;margin:0}
            h1{font-size:1.9rem;line-height:1.2;margin:.2rem 0 .6rem;letter-spacing:-.01em;font-weight:650}
            .failed h1::before,.passed h1::before,.skipped h1::before{content:"";display:inline-block;width:.62em;\
            height:.62em;border-radius:50%;margin-right:.45em;background:var(--quiet)}
            .failed h1::before{background:var(--red)}
            .passed h1::before{background:var(--green)}
            .meta{color:var(--quiet);margin:0 0 1rem;font-size:.95rem}
            nav{margin-bottom:.5rem;font-size:.95rem}
            nav a{margin-right:1.2rem;color:var(--blue);text-decoration:none;white-space:nowrap;display:inline-block;\
            padding:.15rem 0}
            nav a:hover,nav a:focus{text-decoration:underline}
            section{background:var(--paper);border:1px solid var(--line);border-radius:10px;margin:1.1rem 0;\
            padding:1.3rem 1.5rem}
            h2{font-size:1.15rem;margin:0 0 .9rem;font-weight:650}
            h2 small,h3 small{color:var(--quiet);font-weight:400;font-size:.88rem;margin-left:.5em}
            h3{font-size:1rem;margin:0 0 .35rem;font-weight:600}
            p{margin:.4rem 0}
            code,pre,.mono,.two td{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;\
            font-size:.86rem}
            pre{background:var(--code);border-radius:6px;padding:.6rem .8rem;margin:.5rem 0;white-space:pre-wrap;\
            line-height:1.45;tab-size:4}
            .where{color:var(--quiet)}
            .note{color:var(--quiet);font-size:.9rem;margin:.15rem 0}
            article{border-top:1px solid var(--line);padding:.9rem 0}
            article:first-of-type{border-top:0;padding-top:0}
            article:last-child{padding-bottom:0}
            .tag{display:inline-block;font-size:.78rem;line-height:1;padding:.28em .55em;border-radius:4px;\
            margin-right:.5em;background:var(--code);color:var(--quiet);font-weight:600;white-space:nowrap}
            .error .tag,.tag.dropped,.tag.bad{background:var(--red-soft);color:var(--red)}
            .warning .tag,.tag.altered,.tag.warn{background:var(--amber-soft);color:var(--amber)}
            .tag.created{background:var(--green-soft);color:var(--green)}
            .what{margin:.35rem 0;font-size:1.02rem}
            .fix{display:flex;gap:.7rem;align-items:baseline;margin:.4rem 0}
            .fix>span{color:var(--green);font-weight:600;font-size:.9rem}
            .fix pre{flex:1;margin:0;min-width:0}
            table{border-collapse:collapse;width:100%}
            th{font-size:.85rem;color:var(--quiet);font-weight:500;text-align:left;padding:.3rem .7rem .3rem 0}
            td{vertical-align:top;border-top:1px solid var(--line);padding:.4rem .7rem .4rem 0}
            .two{table-layout:fixed}
            .two th:first-child,.two td:first-child{width:9.5rem}
            .two td{white-space:pre-wrap}
            .two td:first-child,.none{color:var(--quiet)}
            del,ins{text-decoration:none;border-radius:3px;padding:.08em .1em;box-decoration-break:clone;\
            -webkit-box-decoration-break:clone}
            del{background:var(--red-soft);color:var(--red)}
            ins{background:var(--green-soft);color:var(--green)}
            .hazard{margin:.35rem 0;font-size:.94rem}
            .scroll{overflow-x:auto;margin:0 -.4rem;padding:0 .4rem}
            svg{display:block;height:auto;font:12px ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",\
            monospace}
            svg text{fill:var(--ink)}
            .body{fill:var(--paper);stroke:var(--line);stroke-width:1.5}
            .head{fill:var(--code)}
            svg .name{font-weight:700;font-size:13px}
            svg .type,svg .more{fill:var(--quiet)}
            svg .key{font-weight:700}
            .ref path{fill:none;stroke:var(--quiet);stroke-width:1.3;opacity:.75}
            .ref .tip{fill:var(--quiet);stroke:none}
            .box.created .body,.ref.created path{stroke:var(--green)}
            .box.dropped .body,.ref.dropped path{stroke:var(--red);stroke-dasharray:5 4}
            .box.altered .body,.ref.altered path{stroke:var(--amber)}
            .box.created .head,.col.created rect{fill:var(--green-soft)}
            .box.dropped .head,.col.dropped rect{fill:var(--red-soft)}
            .box.altered .head,.col.altered rect{fill:var(--amber-soft)}
            .box.created .name,.col.created text{fill:var(--green)}
            .box.dropped .name,.col.dropped text{fill:var(--red)}
            .box.altered .name,.col.altered text{fill:var(--amber)}
            .ref.created .tip{fill:var(--green)}
            .ref.dropped .tip{fill:var(--red)}
            .ref.altered .tip{fill:var(--amber)}
            .time{list-style:none;margin:0;padding:0 0 0 1.1rem;border-left:2px solid var(--line)}
            .time li{position:relative;padding:.2rem 0 .7rem .2rem}
            .time li:last-child{padding-bottom:0}
            .time li::before{content:"";position:absolute;left:-1.49rem;top:.62rem;width:.62rem;height:.62rem;\
            border-radius:50%;background:var(--quiet);border:2px solid var(--paper)}
            .time .applied::before{background:var(--green)}
            .time .pending::before{background:var(--paper);border-color:var(--blue)}
            .time .wrong::before{background:var(--red)}
            .time b{font-weight:600;margin-right:.5em}
            dl{display:grid;grid-template-columns:minmax(8rem,auto) 1fr;gap:.35rem 1.2rem;margin:0}
            dt{color:var(--quiet)}
            dd{margin:0}
            footer{color:var(--quiet);font-size:.85rem;padding-bottom:2.5rem}
            @media(max-width:640px){
            main,header,footer,nav{padding:0 .9rem}
            header{padding-top:1.4rem}
            h1{font-size:1.5rem}
            section{padding:1rem .9rem}
            .two,.two tbody,.two tr,.two td{display:block;width:100%}
            .two thead{display:none}
            .two tr{border-top:1px solid var(--line);padding:.5rem 0}
            .two td{border:0;padding:.1rem 0}
            .two td:first-child{width:100%}
            .two td[data-side]::before{content:attr(data-side) ": ";color:var(--quiet);font-family:system-ui,sans-serif}
            dl{grid-template-columns:1fr;gap:.1rem}
            dd{margin-bottom:.5rem}
            .fix{display:block}
            }
            @media print{body{background:none}section{break-inside:avoid;border-color:#ccc}nav{display:none}}
            """;

    private HtmlStyle() {}
}
