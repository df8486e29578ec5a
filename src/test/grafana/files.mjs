// The files that are checked.
import { readFileSync, readdirSync } from 'node:fs';
import { parse as yaml } from 'yaml';

const root = new URL('../../../', import.meta.url);

export function text(path) {
  return readFileSync(new URL(path, root), 'utf8');
}

export const dashboard = JSON.parse(text('ci-templates/grafana/dashboard.json'));
export const provisioning = yaml(text('ci-templates/grafana/provisioning/alert-rules.yaml'));
export const ruler = yaml(text('ci-templates/grafana/loki-ruler/database-migrations.yaml'));

/** Panels, those within rows too. */
export const panels = dashboard.panels.flatMap((panel) => [panel, ...(panel.panels ?? [])]);

/** Every query of the dashboard, with what it stands in. */
export const dashboardQueries = [
  ...panels.flatMap((panel) =>
    (panel.targets ?? []).map((target) => ({ where: `panel ${panel.title}, ${target.refId}`, query: target.expr })),
  ),
  ...dashboard.annotations.list
    .filter((annotation) => !annotation.builtIn)
    .map((annotation) => ({ where: `annotation ${annotation.name}`, query: annotation.expr })),
];

export const rulerRules = ruler.groups.flatMap((group) => group.rules);
export const provisionedRules = provisioning.groups.flatMap((group) => group.rules);

/** Everything that is written for people. */
export const DOCUMENTS = ['README.md', 'ci-templates/grafana/README.md', ...pages('docs')];

function pages(directory) {
  return readdirSync(new URL(directory, root))
    .filter((file) => file.endsWith('.md'))
    .map((file) => `${directory}/${file}`);
}

/** What stands between ```logql and ``` in the documents. */
export const documentQueries = DOCUMENTS.flatMap((path) =>
  [...text(path).matchAll(/^```logql\n([^]*?)^```$/gm)].map((block) => ({ where: path, query: block[1].trim() })),
);

/** Queries in a language that nothing here checks. */
export const otherQueries = DOCUMENTS.filter((path) => /^```(promql|traceql)/m.test(text(path)));
