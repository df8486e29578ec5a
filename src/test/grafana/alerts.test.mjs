// The alerts, judged over recorded events.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { parse as yaml } from 'yaml';
import { evaluate } from './evaluate.mjs';
import { rulerRules } from './files.mjs';
import { parse } from './logql.mjs';

const here = (path) => new URL(path, import.meta.url);
const verdicts = yaml(readFileSync(here('verdicts.yaml'), 'utf8'));
const queries = rulerRules.map((rule) => ({ alert: rule.alert, tree: parse(rule.expr) }));

function firing(lines, now, withMetadata) {
  const fires = {};
  for (const { alert, tree } of queries) {
    const series = evaluate(tree, lines, now, withMetadata);
    if (series.length > 0) {
      fires[alert] = series.map(({ labels }) =>
        labels.database_name ? `${labels.application}/${labels.database_name}` : '-',
      );
    }
  }
  return fires;
}

for (const [name, times] of Object.entries(verdicts)) {
  const lines = readFileSync(here(`recorded/${name}.jsonl`), 'utf8').split('\n').filter(Boolean);
  for (const [time, fires] of Object.entries(times)) {
    test(`${name} at ${time}`, () => {
      assert.deepEqual(firing(lines, Date.parse(time), false), fires);
      assert.deepEqual(firing(lines, Date.parse(time), true), fires, 'with structured metadata');
    });
  }
}

test('each record has a verdict', () => {
  const recorded = readdirSync(here('recorded')).map((file) => file.replace('.jsonl', ''));
  assert.deepEqual(recorded.sort(), Object.keys(verdicts).sort());
});

test('each alert fires somewhere, and is silent somewhere where another fires', () => {
  const all = Object.values(verdicts).flatMap((times) => Object.values(times));
  for (const { alert } of queries) {
    assert.ok(all.some((fires) => alert in fires), alert);
    assert.ok(all.some((fires) => !(alert in fires) && Object.keys(fires).length > 0), alert);
  }
});

test('what the evaluation does not know is refused', () => {
  const streams = '{service="database-migrations"} | json';
  for (const query of [
    `rate(${streams} [5m])`,
    `sum(count_over_time(${streams} | line_format \`{{ .event }}\` [5m]))`,
    `count_over_time(${streams} [5m]) + 1`,
    `avg_over_time(${streams} | unwrap duration_ms [5m])`,
    `sum by (goal) (count_over_time(${streams} [5m])) unless on (goal) sum by (goal) (count_over_time(${streams} [5m]))`,
  ]) {
    const line = '{"time":"2026-03-04T05:00:00Z","event":"run.finished","duration_ms":1}';
    assert.throws(() => evaluate(parse(query), [line], Date.parse('2026-03-04T05:01:00Z')), /not understood/, query);
  }
});
