// Values of a workflow file, with GitHub's own evaluator of expressions.
import { data, Evaluator, Lexer, Parser } from '@actions/expressions'
import { isBasicExpression, isLiteral, isMapping, isSequence } from '@actions/workflow-parser'

const toData = value => JSON.parse(JSON.stringify(value ?? null), data.reviver)
const toValue = value => JSON.parse(JSON.stringify(value, data.replacer) ?? 'null')

/** A workflow's contexts, and the functions that tell how it goes: `{ success, failure, cancelled }`, each a boolean. */
export class Scope {
  constructor(contexts, status = { success: true, failure: false, cancelled: false }) {
    this.contexts = contexts
    this.status = status
  }

  with(contexts, status = this.status) {
    return new Scope({ ...this.contexts, ...contexts }, status)
  }

  expression(text) {
    const functions = [
      ['always', () => true],
      ['success', () => this.status.success],
      ['failure', () => this.status.failure],
      ['cancelled', () => this.status.cancelled]
    ].map(([name, answer]) => ({ name, minArgs: 0, maxArgs: 0, call: () => new data.BooleanData(answer()) }))
    const names = Object.keys(this.contexts)
    const parsed = new Parser(new Lexer(text).lex().tokens, names, functions).parse()
    const context = new data.Dictionary(...names.map(name => ({ key: name, value: toData(this.contexts[name]) })))
    return toValue(new Evaluator(parsed, context, new Map(functions.map(each => [each.name, each]))).evaluate())
  }

  condition(token) {
    const value = this.expression(token.expression)
    return !(value === false || value === null || value === 0 || value === '')
  }

  /** What stands in the file, its expressions replaced by what they say. */
  value(token) {
    if (token === undefined || token === null) {
      return undefined
    }
    if (isBasicExpression(token)) {
      return this.expression(token.expression)
    }
    if (isMapping(token)) {
      const result = {}
      for (const { key, value } of token) {
        result[key.toString()] = this.value(value)
      }
      return result
    }
    if (isSequence(token)) {
      return [...token].map(item => this.value(item))
    }
    if (isLiteral(token)) {
      return token.value ?? null
    }
    throw new Error(`a token that the runner does not know: ${token.constructor.name}`)
  }
}

/** The part of a mapping that is called so. */
export function part(mapping, name) {
  if (!mapping) {
    return undefined
  }
  for (const { key, value } of mapping) {
    if (key.toString() === name) {
      return value
    }
  }
  return undefined
}

/** As a variable of the environment: what YAML or an expression gives, as text. */
export const text = value => (value === null || value === undefined ? '' : String(value))
