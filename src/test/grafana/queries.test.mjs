// Every query that is shipped or shown parses with Grafana's grammar and asks for what events have.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problems } from './events.mjs';
import { dashboardQueries, documentQueries, otherQueries, provisionedRules, rulerRules } from './files.mjs';
import { parse, substituted } from './logql.mjs';

const queries = [
  ...dashboardQueries,
  ...documentQueries,
  ...rulerRules.map((rule) => ({ where: `ruler ${rule.alert}`, query: rule.expr })),
  ...provisionedRules.map((rule) => ({ where: `Grafana ${rule.uid}`, query: rule.data[0].model.expr })),
];

for (const { where, query } of queries) {
  test(where, () => assert.deepEqual(problems(parse(substituted(query))), []));
}

test('there are queries everywhere', () => {
  assert.ok(dashboardQueries.length > 20);
  assert.ok(documentQueries.length > 7);
  assert.equal(rulerRules.length, 7);
  assert.deepEqual(otherQueries, []);
});

const streams = '{service="database-migrations", family="migration"} | json';
for (const [query, expected] of [
  [`${streams} | event="script.faild"`, /names 1 events, and there are 0/],
  [`${streams} | event="run.failed"`, /run.failed is not in the streams/],
  [`${streams} | event="statement.finished"`, /names 1 events, and there are 0/],
  [`${streams} | event=~"script.failed|script.ended"`, /names 2 events, and there are 1/],
  [`${streams} | event="script.failed" | sql_state="1"`, /sql_state is in none of script.failed/],
  [`${streams} | event="lock.waited" | duration_ms > 1`, /duration_ms is in none of lock.waited/],
  [`max_over_time(${streams} | event="script.failed" | unwrap sqlstate [1m])`, /sqlstate is no number/],
  [`sum by (backup_bytes) (count_over_time(${streams} [1m]))`, /groups by backup_bytes/],
  ['{service="database-migrations", application="shop"} | json', /application is no label of a stream/],
  ['{service="database-migrations", family="migrations"} | json', /no event has family migrations/],
  ['{service="database-migrations"} | event="run.failed"', /looks into lines without/],
  ['{environment="production"} | json', /does not begin with service/],
  [`${streams} | label_format x=\`{{ if eq .kind "a" }}1{{ end }}\``, /kind is in none of/],
  [`${streams} | line_format \`{{.mesage}}\``, /mesage is in none of/],
]) {
  test(`refused: ${query}`, () => assert.match(problems(parse(query)).join('\n'), expected));
}

for (const query of [
  '{service="database-migrations"',
  'count_over_time({service="database-migrations"} | json)',
  'max_over_time({service="database-migrations"} | json [1m])',
  'count_over_time({service="database-migrations"} | json | unwrap duration_ms [1m])',
  'sum_over_time({service="database-migrations"} | json | unwrap duration_ms [1m]) by (goal)',
  '{service=~".*"}',
  'sum(count_over_time({service="a"}[1m])) / sum(count_over_time({service="a"}[1m])) or vector(0)',
]) {
  test(`no query: ${query}`, () => assert.throws(() => parse(query)));
}

test('a variable that the dashboard does not have', () => {
  assert.throws(() => substituted('{environment="$stage"}'), /unknown variable \$stage/);
});
