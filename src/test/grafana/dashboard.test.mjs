// The dashboard has the form of Grafana's own types, and can be read.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import ts from 'typescript';
import { dashboard, panels } from './files.mjs';

/** Options and fields of each kind of panel, as the package of types calls them. */
const TYPES = {
  stat: { module: 'stat', name: 'StatPanelCfg' },
  bargauge: { module: 'bargauge', name: 'BarGaugePanelCfg' },
  timeseries: { module: 'timeseries', name: 'TimeSeriesPanelCfg', fields: 'FieldConfig' },
  table: { module: 'table', name: 'TablePanelCfg', fields: 'FieldConfig' },
  logs: { module: 'logs', name: 'LogsPanelCfg' },
};

const path = ({ module, name }) => `@grafana/schema/dist/esm/raw/composable/${module}/panelcfg/x/${name}_types.gen`;

/** A constant of Grafana's type with the dashboard's text as its value; enums are written as their values. */
function source(board) {
  const lines = [
    "import type { AnnotationQuery, Dashboard, FieldConfig } from '@grafana/schema';",
    // The data source for Loki reads its annotations from here, not from target.
    'type Loki = { expr?: string; queryType?: string; maxLines?: number; titleFormat?: string; textFormat?: string; tagKeys?: string };',
    'type Board = Omit<Dashboard, "annotations"> & { annotations: { list: (AnnotationQuery & Loki)[] } };',
    'type Plain<T> = T extends string ? `${T}` : T extends number | boolean | null | undefined ? T',
    '  : unknown extends T ? T : T extends readonly (infer E)[] ? Plain<E>[] : { [K in keyof T]: Plain<T[K]> };',
    `export const dashboard: Plain<Board> = ${JSON.stringify(board)};`,
  ];
  for (const [type, about] of Object.entries(TYPES)) {
    lines.push(`import type * as ${type} from '${path(about)}';`);
  }
  for (const panel of board.panels.filter((each) => each.type !== 'row')) {
    const { defaults } = panel.fieldConfig;
    lines.push(`export const options${panel.id}: Plain<${panel.type}.Options> = ${JSON.stringify(panel.options)};`);
    lines.push(`export const defaults${panel.id}: Plain<FieldConfig> = ${JSON.stringify(defaults)};`);
    if (TYPES[panel.type].fields) {
      lines.push(`export const custom${panel.id}: Plain<${panel.type}.FieldConfig> = ${JSON.stringify(defaults.custom)};`);
    }
  }
  return lines.join('\n');
}

/** What the compiler says of each of the texts, which it is given as files of one program. */
function complaints(texts) {
  const names = texts.map((_, index) => new URL(`dashboard${index}.generated.ts`, import.meta.url).pathname);
  const options = {
    noEmit: true,
    strict: true,
    skipLibCheck: true,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    target: ts.ScriptTarget.ES2022,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (file, ...rest) =>
    names.includes(file) ? ts.createSourceFile(file, texts[names.indexOf(file)], ts.ScriptTarget.ES2022) : read(file, ...rest);
  const exists = host.fileExists.bind(host);
  host.fileExists = (file) => names.includes(file) || exists(file);
  const found = ts.getPreEmitDiagnostics(ts.createProgram(names, options, host));
  return [undefined, ...names].map((name) =>
    found
      .filter((each) => each.file?.fileName === name)
      .map((each) => ts.flattenDiagnosticMessageText(each.messageText, '\n')),
  );
}

const SPOILED = {
  'a key that no panel has': (board) => (board.panels[1].colour = 'red'),
  'an option that a stat does not have': (board) =>
    (board.panels.find((panel) => panel.type === 'stat').options.colorMode = 'bright'),
  'a drawing that there is not': (board) =>
    (board.panels.find((panel) => panel.type === 'timeseries').fieldConfig.defaults.custom.drawStyle = 'curve'),
  'a variable of a wrong type': (board) => (board.templating.list[0].type = 'source'),
  'a threshold without a color': (board) => delete board.panels[1].fieldConfig.defaults.thresholds.steps[0].color,
};

test("Grafana's types take it, and refuse what is wrong", () => {
  const spoiled = Object.values(SPOILED).map((spoil) => {
    const board = structuredClone(dashboard);
    spoil(board);
    return board;
  });
  const [ofNoFile, ofDashboard, ...ofSpoiled] = complaints([dashboard, ...spoiled].map(source));
  assert.deepEqual([ofNoFile, ofDashboard], [[], []]);
  ofSpoiled.forEach((found, index) => assert.equal(found.length > 0, true, Object.keys(SPOILED)[index]));
});

test('it can be imported anywhere', () => {
  assert.equal(dashboard.id, null);
  assert.match(dashboard.uid, /^[a-z-]{1,40}$/);
  assert.equal(dashboard.__inputs, undefined);
  const own = panels.filter((panel) => panel.type !== 'row');
  for (const panel of own) {
    assert.deepEqual(panel.datasource, { type: 'loki', uid: '${ds}' }, panel.title);
    for (const target of panel.targets) {
      assert.deepEqual(target.datasource, { type: 'loki', uid: '${ds}' }, panel.title);
      assert.ok(['instant', 'range'].includes(target.queryType), panel.title);
    }
  }
  const [ds] = dashboard.templating.list;
  assert.deepEqual([ds.name, ds.type, ds.query], ['ds', 'datasource', 'loki']);
});

test('each panel says what it shows, and what an empty one means', () => {
  for (const panel of panels.filter((each) => each.type !== 'row')) {
    assert.ok(panel.title && panel.description, panel.title);
    assert.notEqual(panel.fieldConfig.defaults.noValue, undefined, panel.title);
    assert.equal(new Set(panel.targets.map((target) => target.refId)).size, panel.targets.length);
  }
  assert.equal(new Set(panels.map((panel) => panel.id)).size, panels.length);
});

test('no panel lies on another', () => {
  const taken = new Map();
  for (const { title, gridPos } of panels) {
    assert.ok(gridPos.x + gridPos.w <= 24, title);
    for (let x = gridPos.x; x < gridPos.x + gridPos.w; x++) {
      for (let y = gridPos.y; y < gridPos.y + gridPos.h; y++) {
        assert.equal(taken.get(`${x},${y}`), undefined, `${title} on ${taken.get(`${x},${y}`)}`);
        taken.set(`${x},${y}`, title);
      }
    }
  }
});

test('a series of the range is asked for over the range, a number of now for the time that is shown', () => {
  for (const panel of panels) {
    for (const target of panel.targets ?? []) {
      const range = target.queryType === 'range';
      assert.ok(!(range && target.expr.includes('$__range')), panel.title);
      assert.ok(!(!range && target.expr.includes('$__auto')), panel.title);
    }
  }
});

test('what columns are called is what the queries return', () => {
  for (const panel of panels.filter((each) => each.type === 'table')) {
    const organize = panel.transformations.find((each) => each.id === 'organize').options;
    const names = new Set(Object.values(organize.renameByName));
    for (const override of panel.fieldConfig.overrides) {
      assert.ok(names.has(override.matcher.options), `${panel.title}: ${override.matcher.options}`);
    }
    for (const sorted of panel.options.sortBy) {
      assert.ok(names.has(sorted.displayName), `${panel.title}: ${sorted.displayName}`);
    }
    for (const column of Object.keys(organize.renameByName)) {
      const value = /^Value #(\w)$/.exec(column);
      const asked = value
        ? panel.targets.some((target) => target.refId === value[1])
        : column === 'Time' || panel.targets.some((target) => target.expr.includes(column)) || logColumns(panel).includes(column);
      assert.ok(asked, `${panel.title}: ${column}`);
    }
  }
});

/** The fields that a panel takes out of log lines. */
function logColumns(panel) {
  return panel.transformations.find((each) => each.id === 'filterFieldsByName')?.options.include.names ?? [];
}
