// LogQL as Grafana's own grammar reads it, and what that grammar lets through although Loki refuses it.
import { parser } from '@grafana/lezer-logql';

/** What Grafana puts in place of variables before it asks Loki. */
const VARIABLES = {
  $__auto: '5m',
  $__range: '24h',
  $environment: 'production|staging',
  $application: '.*',
  $database: '.*',
};

export function substituted(text) {
  return text.replace(/\$\w+|\$\{[^}]*\}/g, (variable) => {
    if (!(variable in VARIABLES)) {
      throw new Error(`unknown variable ${variable} in ${text}`);
    }
    return VARIABLES[variable];
  });
}

/** A node of the tree, with its text. */
export class Node {
  constructor(node, text) {
    this.name = node.type.name;
    this.isError = node.type.isError;
    this.source = text;
    this.from = node.from;
    this.to = node.to;
    this.text = text.slice(node.from, node.to);
    this.children = [];
    for (let child = node.firstChild; child; child = child.nextSibling) {
      this.children.push(new Node(child, text));
    }
  }

  child(name) {
    return this.children.find((child) => child.name === name);
  }

  only(name) {
    const found = this.child(name);
    if (!found) {
      throw new Error(`no ${name} in ${this.name}: ${this.text}`);
    }
    return found;
  }

  /** This one and all below. */
  *all() {
    yield this;
    for (const child of this.children) {
      yield* child.all();
    }
  }

  named(...names) {
    return [...this.all()].filter((node) => names.includes(node.name));
  }
}

export function parse(text) {
  const tree = new Node(parser.parse(text).topNode, text);
  const error = [...tree.all()].find((node) => node.isError);
  if (error) {
    throw new Error(`no LogQL at ${error.from}: ${JSON.stringify(text.slice(error.from, error.from + 40))} in\n${text}`);
  }
  refuseWhatLokiRefuses(tree);
  return tree;
}

/** A string without its quotes. */
export function unquoted(text) {
  return text.startsWith('`') ? text.slice(1, -1) : JSON.parse(text);
}

export function millis(duration) {
  const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
  let sum = 0;
  for (const [, number, unit] of duration.matchAll(/(\d+)(ms|[smhdw])/g)) {
    sum += Number(number) * units[unit];
  }
  return sum;
}

/** The label matchers between braces. */
export function selector(node) {
  return node.named('Selector').flatMap((braces) => braces.named('Matcher'));
}

export function matcher(node) {
  const [label, operator, value] = node.children;
  return { label: label.text, operator: operator.text, value: unquoted(value.text) };
}

/** RangeAggregationExpr.validate in Loki's pkg/logql/syntax/ast.go: who may group, who must unwrap. */
const MAY_GROUP = /^(avg|stddev|stdvar|quantile|max|min|first|last)_over_time$/;
const MUST_UNWRAP = /^(avg|sum|max|min|stddev|stdvar|quantile|first|last)_over_time$/;
const MUST_NOT_UNWRAP = /^(count_over_time|bytes_over_time|bytes_rate)$/;

function refuseWhatLokiRefuses(tree) {
  for (const range of tree.named('RangeAggregationExpr')) {
    const operation = range.only('RangeOp').text;
    const unwraps = range.named('UnwrapExpr').length > 0;
    if (range.child('Grouping') && !MAY_GROUP.test(operation)) {
      throw new Error(`${operation} does not group: ${range.text}`);
    }
    if (unwraps ? MUST_NOT_UNWRAP.test(operation) : MUST_UNWRAP.test(operation)) {
      throw new Error(`${operation} ${unwraps ? 'does not unwrap' : 'needs unwrap'}: ${range.text}`);
    }
  }
  for (const braces of tree.named('Selector')) {
    if (!selector(braces).some((node) => new RegExp('[^.*]').test(matcher(node).value))) {
      throw new Error(`selects every stream: ${braces.text}`);
    }
  }
  // The grammar does not bind operators as Loki does, so that whoever mixes them has to say what is meant.
  for (const binary of tree.named('BinOpExpr')) {
    for (const operand of binary.children.filter((child) => child.name === 'Expr')) {
      const inner = operand.only('MetricExpr');
      if (inner.child('BinOpExpr') && !operand.text.startsWith('(')) {
        throw new Error(`operators without parentheses: ${binary.text}`);
      }
    }
  }
}
