// Both files of alerts say the same, in the form that Grafana and Loki read.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dashboard, panels, provisionedRules, provisioning, ruler, rulerRules, text } from './files.mjs';
import { millis, parse } from './logql.mjs';

test('the same rules in both', () => {
  assert.deepEqual(
    provisionedRules.map((rule) => [rule.data[0].model.expr, rule.annotations, rule.labels, rule.for]),
    rulerRules.map((rule) => [rule.expr, rule.annotations, rule.labels, rule.for]),
  );
});

test('Grafana: nothing is missing, nothing is unknown', () => {
  const keys = (object) => Object.keys(object).sort().join();
  assert.equal(provisioning.apiVersion, 1);
  for (const group of provisioning.groups) {
    assert.equal(keys(group), 'folder,interval,name,orgId,rules');
    assert.match(group.interval, /^\d+m$/);
  }
  for (const rule of provisionedRules) {
    assert.equal(
      keys(rule),
      'annotations,condition,dashboardUid,data,execErrState,for,labels,missing_series_evals_to_resolve,noDataState,panelId,title,uid',
    );
    assert.ok(rule.uid.length <= 40, rule.uid);
    assert.equal(rule.noDataState, 'OK');
    assert.equal(rule.execErrState, 'Error');
    assert.equal(rule.condition, 'C');
    assert.deepEqual(
      rule.data.map((query) => [query.refId, query.datasourceUid, query.model.type ?? 'query', query.model.expression]),
      [
        ['A', 'loki', 'query', undefined],
        ['B', '__expr__', 'reduce', 'A'],
        ['C', '__expr__', 'threshold', 'B'],
      ],
    );
    for (const query of rule.data) {
      assert.equal(query.refId, query.model.refId);
      assert.equal(query.datasourceUid, query.model.datasource.uid);
    }
    assert.equal(rule.data[0].queryType, 'instant');
  }
  assert.equal(new Set(provisionedRules.map((rule) => rule.uid)).size, provisionedRules.length);
});

test('Grafana asks for as much time as the expression looks back', () => {
  for (const rule of provisionedRules) {
    const { expr } = rule.data[0].model;
    const longest = Math.max(...parse(expr).named('LogRangeExpr').map(lookback));
    assert.equal(rule.data[0].relativeTimeRange.from * 1000, longest, rule.uid);
  }
});

function lookback(range) {
  return range.named('Duration').reduce((sum, duration) => sum + millis(duration.text), 0);
}

test('each alert leads to a panel that is there', () => {
  for (const rule of provisionedRules) {
    assert.equal(rule.dashboardUid, dashboard.uid);
    assert.ok(panels.some((panel) => panel.id === rule.panelId && panel.type !== 'row'), rule.uid);
  }
});

test('Loki: nothing is missing, nothing is unknown', () => {
  assert.deepEqual(Object.keys(ruler), ['groups']);
  for (const group of ruler.groups) {
    assert.deepEqual(Object.keys(group), ['name', 'interval', 'rules']);
  }
  for (const rule of rulerRules) {
    assert.deepEqual(Object.keys(rule), ['alert', 'expr', 'for', 'labels', 'annotations']);
    assert.ok(['critical', 'warning'].includes(rule.labels.severity));
    assert.deepEqual(Object.keys(rule.annotations), ['summary', 'description', 'runbook_url']);
  }
});

test('annotations ask for labels that the expression leaves', () => {
  for (const rule of rulerRules) {
    const grouped = new Set(
      parse(rule.expr)
        .named('Grouping')
        .flatMap((group) => group.named('Identifier').map((label) => label.text)),
    );
    for (const [, label] of `${rule.annotations.summary} ${rule.annotations.description}`.matchAll(/\.Labels\.(\w+)/g)) {
      assert.ok(grouped.has(label), `${rule.alert}: ${label}`);
    }
  }
});

test('each runbook link leads to a section', () => {
  const anchors = [...text('docs/RUNBOOK.md').matchAll(/^## (.*)$/gm)].map(([, title]) =>
    title.toLowerCase().replaceAll(' ', '-'),
  );
  for (const rule of rulerRules) {
    const [page, anchor] = rule.annotations.runbook_url.split('#');
    assert.ok(page.endsWith('/docs/RUNBOOK.md'));
    assert.ok(anchors.includes(anchor), anchor);
  }
  for (const incident of ['restore-failed', 'rollback-failed']) {
    assert.ok(anchors.includes(incident), incident);
  }
});
