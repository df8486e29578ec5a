// What Loki answers to an instant query, for the constructs that alert rules use; anything else is refused, not guessed.
import { matcher, millis, selector, unquoted } from './logql.mjs';
import { vocabulary } from './events.mjs';

/** What is sent beside the line too, for servers that take structured metadata. */
const METADATA = ['run_id', 'goal', 'event', 'application', 'database_name'];

/**
 * @param tree of the query
 * @param lines texts of JSON, one an event
 * @param now milliseconds
 * @param withMetadata whether the server took structured metadata, which are labels before any parser is
 * @returns [{labels, value}]
 */
export function evaluate(tree, lines, now, withMetadata = false) {
  const entries = lines.map((line) => entry(line, withMetadata)).sort((one, other) => one.at - other.at);
  return vectorOf(tree.only('Expr'), { entries, now });
}

/** A line as it lies in Loki: found by labels, its content text. */
function entry(line, withMetadata) {
  const event = JSON.parse(line);
  const labels = { service: 'database-migrations', service_name: 'database-migrations' };
  for (const label of vocabulary.labels.filter((name) => !(name in labels))) {
    if (event[label] !== undefined) {
      labels[label] = event[label];
    }
  }
  const metadata = {};
  for (const name of METADATA.filter((each) => withMetadata && event[each] !== undefined)) {
    metadata[name] = event[name];
  }
  return { at: Date.parse(event.time), labels, metadata, line };
}

function vectorOf(node, context) {
  switch (node.name) {
    case 'Expr':
    case 'MetricExpr': {
      const inner = node.children.filter((child) => !child.isError);
      if (inner.length !== 1) {
        throw new Error(`not understood: ${node.text}`);
      }
      return vectorOf(inner[0], context);
    }
    case 'BinOpExpr':
      return binary(node, context);
    case 'VectorAggregationExpr':
      return aggregated(node, context);
    case 'RangeAggregationExpr':
      return overTime(node, context);
    default:
      throw new Error(`not understood: ${node.name} ${node.text}`);
  }
}

function key(labels) {
  return JSON.stringify(Object.entries(labels).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function binary(node, context) {
  const [left, right] = node.children.filter((child) => child.name === 'Expr');
  const operator = node.children.find((child) => !['Expr', 'BinOpModifier'].includes(child.name)).text;
  if (node.only('BinOpModifier').text !== '') {
    throw new Error(`not understood: ${node.text}`);
  }
  const ones = vectorOf(left, context);
  if (['>', '<', '>=', '<=', '==', '!='].includes(operator)) {
    const limit = Number(right.text);
    if (Number.isNaN(limit)) {
      throw new Error(`compares with no number: ${node.text}`);
    }
    const holds = {
      '>': (value) => value > limit,
      '<': (value) => value < limit,
      '>=': (value) => value >= limit,
      '<=': (value) => value <= limit,
      '==': (value) => value === limit,
      '!=': (value) => value !== limit,
    }[operator];
    return ones.filter(({ value }) => holds(value));
  }
  const others = vectorOf(right, context);
  const keys = new Set(others.map(({ labels }) => key(labels)));
  switch (operator) {
    case 'unless':
      return ones.filter(({ labels }) => !keys.has(key(labels)));
    case 'and':
      return ones.filter(({ labels }) => keys.has(key(labels)));
    case 'or': {
      const mine = new Set(ones.map(({ labels }) => key(labels)));
      return [...ones, ...others.filter(({ labels }) => !mine.has(key(labels)))];
    }
    default:
      throw new Error(`not understood: ${operator} in ${node.text}`);
  }
}

function grouping(node) {
  const group = node.child('Grouping');
  if (!group) {
    return undefined;
  }
  group.only('By');
  return group.named('Identifier').map((label) => label.text);
}

function grouped(labels, names) {
  return Object.fromEntries(names.filter((name) => labels[name] !== undefined).map((name) => [name, labels[name]]));
}

function buckets(samples, labelsOf) {
  const found = new Map();
  for (const sample of samples) {
    const labels = labelsOf(sample.labels);
    const name = key(labels);
    if (!found.has(name)) {
      found.set(name, { labels, values: [] });
    }
    found.get(name).values.push(sample.value);
  }
  return [...found.values()];
}

const REDUCERS = {
  count: (values) => values.length,
  sum: (values) => values.reduce((one, other) => one + other, 0),
  max: (values) => Math.max(...values),
  min: (values) => Math.min(...values),
  last: (values) => values[values.length - 1],
};

function reducer(name, node) {
  if (!(name in REDUCERS)) {
    throw new Error(`not understood: ${name} in ${node.text}`);
  }
  return REDUCERS[name];
}

function aggregated(node, context) {
  const names = grouping(node) ?? [];
  const reduce = reducer(node.only('VectorOp').text, node);
  return buckets(vectorOf(node.only('MetricExpr'), context), (labels) => grouped(labels, names)).map(
    ({ labels, values }) => ({ labels, value: reduce(values) }),
  );
}

function overTime(node, context) {
  const lines = node.only('LogRangeExpr');
  const offset = lines.child('OffsetExpr') ?? node.child('OffsetExpr');
  const end = context.now - (offset ? millis(offset.named('Duration')[0].text) : 0);
  const start = end - millis(lines.only('Range').named('Duration')[0].text);
  const samples = [];
  for (const { at, labels, metadata, line } of context.entries) {
    if (at > start && at <= end && selector(lines).map(matcher).every((match) => matches(match, labels))) {
      const sample = processed(lines, { ...labels, ...metadata }, line);
      if (sample) {
        samples.push(sample);
      }
    }
  }
  const operation = node.only('RangeOp').text;
  if (operation === 'absent_over_time') {
    return samples.length > 0 ? [] : [{ labels: ofAbsent(lines), value: 1 }];
  }
  const names = grouping(node);
  const reduce = reducer(operation.replace(/_over_time$/, ''), node);
  return buckets(samples, (labels) => (names ? grouped(labels, names) : labels)).map(({ labels, values }) => ({
    labels,
    value: reduce(values),
  }));
}

/** What Loki knows of a series that is not there: what was asked for by equality. */
function ofAbsent(lines) {
  return Object.fromEntries(
    selector(lines)
      .map(matcher)
      .filter(({ operator }) => operator === '=')
      .map(({ label, value }) => [label, value]),
  );
}

/** One line through the pipeline: a sample, or nothing if it is filtered out. */
function processed(lines, labels, line) {
  let value = 1;
  for (const stage of lines.named('PipelineStage', 'UnwrapExpr')) {
    const content = stage.children.find((child) => child.name !== 'Pipe');
    if (content.name === 'LabelParser' && content.text === 'json') {
      extract(labels, JSON.parse(line));
    } else if (content.name === 'LabelFilter') {
      if (!filtered(content, labels)) {
        return undefined;
      }
    } else if (content.name === 'LabelFormatExpr') {
      for (const format of content.named('LabelFormatMatcher')) {
        labels[format.only('Identifier').text] = templated(unquoted(format.only('String').text), labels);
      }
    } else if (stage.name === 'UnwrapExpr' && stage.children.length === 3) {
      const field = stage.only('Identifier').text;
      if (labels[field] === undefined) {
        return undefined;
      }
      value = Number(labels[field]);
      if (Number.isNaN(value)) {
        throw new Error(`${field} of ${line} is no number, for which Loki refuses the whole query`);
      }
      delete labels[field];
    } else {
      throw new Error(`not understood: ${stage.text}`);
    }
  }
  return { labels, value };
}

/** A field that has the name of a label gets another; lists are passed over. */
function extract(labels, event) {
  const before = Object.keys(labels);
  for (const [name, value] of Object.entries(event)) {
    if (typeof value !== 'object') {
      labels[before.includes(name) ? `${name}_extracted` : name] = String(value);
    }
  }
}

function filtered(node, labels) {
  const [first, operator, second] = node.children;
  if (first.name === 'Matcher' && node.children.length === 1) {
    return matches(matcher(first), labels);
  }
  if (operator?.name === 'Or') {
    return filtered(first, labels) || filtered(second, labels);
  }
  if (operator?.name === 'And') {
    return filtered(first, labels) && filtered(second, labels);
  }
  throw new Error(`not understood: ${node.text}`);
}

/** A label that is not there is empty; a pattern is about the whole of it. */
function matches({ label, operator, value }, labels) {
  const text = labels[label] ?? '';
  switch (operator) {
    case '=':
      return text === value;
    case '!=':
      return text !== value;
    case '=~':
      return new RegExp(`^(?:${value})$`).test(text);
    case '!~':
      return !new RegExp(`^(?:${value})$`).test(text);
    default:
      throw new Error(`not understood: ${operator}`);
  }
}

const CHOICE = /^\{\{ if eq \.(\w+) "([^"]*)" \}\}([^{]*)\{\{ else \}\}([^{]*)\{\{ end \}\}$/;

function templated(template, labels) {
  const parts = CHOICE.exec(template);
  if (!parts) {
    throw new Error(`not understood: ${template}`);
  }
  return (labels[parts[1]] ?? '') === parts[2] ? parts[3] : parts[4];
}
