// Whether a query asks for what events have.
import { readFileSync } from 'node:fs';
import { matcher, selector } from './logql.mjs';

export const vocabulary = JSON.parse(readFileSync(new URL('vocabulary.json', import.meta.url), 'utf8'));

const NUMBERS = ['WHOLE', 'MILLIS', 'BYTES'];

/** What a matcher lets through, if it names it. */
function allowed({ operator, value }, all) {
  switch (operator) {
    case '=':
      return all.includes(value) ? [value] : [];
    case '!=':
      return all.filter((text) => text !== value);
    case '=~':
      return all.filter((text) => new RegExp(`^(?:${value})$`).test(text));
    case '!~':
      return all.filter((text) => !new RegExp(`^(?:${value})$`).test(text));
    default:
      throw new Error(`unknown operator ${operator}`);
  }
}

/** What is wrong with each log pipeline of the query, taken with what stands around it. */
export function problems(tree) {
  const found = [];
  const pipelines = tree.named('LogRangeExpr', 'LogExpr').filter((node) => node.child('Selector'));
  if (pipelines.length === 0) {
    found.push('asks for no log lines');
  }
  const grouped = tree
    .named('Grouping', 'OnOrIgnoringModifier')
    .flatMap((node) => node.named('Identifier', 'LabelName').map((label) => label.text));
  const known = new Set(grouped.filter((label) => vocabulary.ofEveryEvent.includes(label)));
  const carried = new Set(known);
  for (const pipeline of pipelines) {
    for (const label of ofPipeline(pipeline, found)) {
      carried.add(label);
    }
  }
  for (const label of grouped.filter((text) => !carried.has(text))) {
    found.push(`groups by ${label}, which none of these events has`);
  }
  return found;
}

/** Adds what is wrong to found, and returns the labels that its lines have. */
function ofPipeline(pipeline, found) {
  let kinds = Object.keys(vocabulary.events);
  const streams = selector(pipeline).map(matcher);
  if (!streams.some(({ label, operator, value }) => label === 'service' && operator === '=' && value === 'database-migrations')) {
    found.push('does not begin with service="database-migrations"');
  }
  for (const stream of streams) {
    if (!vocabulary.labels.includes(stream.label)) {
      found.push(`${stream.label} is no label of a stream`);
    }
    for (const about of ['family', 'level']) {
      if (stream.label === about) {
        const named = stream.value.split('|');
        const all = [...new Set(Object.values(vocabulary.events).map((kind) => kind[about]))];
        found.push(...named.filter((text) => !all.includes(text)).map((text) => `no event has ${about} ${text}`));
        kinds = kinds.filter((kind) => allowed(stream, all).includes(vocabulary.events[kind][about]));
      }
    }
  }
  const stages = pipeline.named('PipelineStage', 'UnwrapExpr');
  const made = new Set();
  let parsed = false;
  for (const stage of stages) {
    if (stage.child('LabelParser')?.text === 'json') {
      parsed = true;
    } else if (stage.child('LabelFormatExpr')) {
      for (const format of stage.named('LabelFormatMatcher')) {
        for (const [, field] of format.text.matchAll(/[\s{(]\.(\w+)/g)) {
          isCarried(field, kinds, made, found);
        }
        for (const [, kind] of format.text.matchAll(/eq \.event "([^"]*)"/g)) {
          if (!kinds.includes(kind)) {
            found.push(`no such event here: ${kind}`);
          }
        }
        made.add(format.only('Identifier').text);
      }
    } else if (stage.name === 'UnwrapExpr') {
      const field = stage.only('Identifier').text;
      isCarried(field, kinds, made, found);
      if (!made.has(field) && !NUMBERS.includes(vocabulary.fieldTypes[field])) {
        found.push(`${field} is no number`);
      }
    } else if (stage.child('LabelFilter')) {
      const filters = stage.named('Matcher').map(matcher);
      const events = filters.filter(({ label }) => label === 'event');
      for (const event of events) {
        const named = allowed(event, Object.keys(vocabulary.events));
        const expected = event.value.split('|').length;
        if (!event.operator.startsWith('!') && event.value !== '.*' && named.length !== expected) {
          found.push(`names ${expected} events, and there are ${named.length} of them: ${event.value}`);
        }
        if (filters.length === 1) {
          const lost = named.filter((kind) => !kinds.includes(kind));
          if (!event.operator.startsWith('!') && lost.length > 0) {
            found.push(`${lost} is not in the streams that are selected`);
          }
          kinds = kinds.filter((kind) => named.includes(kind));
        }
      }
      for (const field of stage.named('Matcher', 'NumberFilter', 'DurationFilter', 'BytesFilter')) {
        isCarried(field.children[0].text, kinds, made, found);
      }
    } else if (stage.child('LineFormatExpr')) {
      for (const [, field] of stage.text.matchAll(/[\s{(]\.(\w+)/g)) {
        isCarried(field, kinds, made, found);
      }
    } else {
      found.push(`a stage that nobody expected: ${stage.text}`);
    }
  }
  if (!parsed && stages.length > 0) {
    found.push('looks into lines without | json');
  }
  if (kinds.length === 0) {
    found.push('selects no event at all');
  }
  return [...made, ...kinds.flatMap((kind) => vocabulary.events[kind].fields)];
}

function isCarried(field, kinds, made, found) {
  const some = kinds.some((kind) => vocabulary.events[kind].fields.includes(field));
  if (!made.has(field) && !vocabulary.ofEveryEvent.includes(field) && !some) {
    found.push(`${field} is in none of ${kinds}`);
  }
}
