import { formatRego, type RegoObject, type RegoValue } from '../rego-value.ts';
import { type BlockNode, parseTemplate, type Pipeline, type TemplateNode } from './template-parse.ts';
import { type BuiltinTable, isKind, number, refuse, text } from './operands.ts';

/**
 * v1/topdown/template.go: Go's text/template, of it fields, variables, `if`, `range`, `with` and literals. Functions, pipes and nested templates
 * are not supported, and fail.
 */
export const templateBuiltins: BuiltinTable = {
  'strings.render_template': (template, variables) => {
    if (!isKind(variables, 'object')) return refuse('no variables');
    const written = text(template);
    return render(parseTemplate(written), { dot: variables, variables: new Map([['$', variables]]) });
  },
};

interface Scope {
  dot: RegoValue | undefined;
  variables: Map<string, RegoValue | undefined>;
}

function render(nodes: readonly TemplateNode[], scope: Scope): string {
  return nodes.map((node) => renderNode(node, scope)).join('');
}

function renderNode(node: TemplateNode, scope: Scope): string {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'print': {
      const value = evaluate(node.pipeline, scope);
      return node.pipeline.declares.length > 0 ? '' : printed(value);
    }
    case 'block':
      return node.word === 'range' ? renderRange(node, scope) : renderBranch(node, scope);
  }
}

function renderBranch(node: BlockNode, scope: Scope): string {
  const own = nested(scope);
  const value = evaluate(node.pipeline, own);
  if (!isTrue(value)) return render(node.otherwise, nested(own));
  return render(node.body, node.word === 'with' ? { ...own, dot: value } : own);
}

function renderRange(node: BlockNode, scope: Scope): string {
  const value = evaluate({ ...node.pipeline, declares: [] }, scope);
  const entries = entriesOf(value);
  if (entries.length === 0) return render(node.otherwise, nested(scope));
  const [first, second] = node.pipeline.declares;
  return entries
    .map(([key, item]) => {
      const inner = nested(scope);
      if (second !== undefined && first !== undefined) inner.variables.set(first, key).set(second, item);
      else if (first !== undefined) inner.variables.set(first, item);
      return render(node.body, { ...inner, dot: item });
    })
    .join('');
}

/** Objects by their sorted keys. */
function entriesOf(value: RegoValue | undefined): readonly (readonly [RegoValue, RegoValue])[] {
  if (value === undefined || value === null) return [];
  if (isKind(value, 'array') || isKind(value, 'set')) return value.items.map((item, index) => [number(index), item]);
  if (isKind(value, 'object')) return value.entries.toSorted(([a], [b]) => (formatRego(a) < formatRego(b) ? -1 : 1));
  return refuse('a range over what has no elements');
}

function nested(scope: Scope): Scope {
  return { dot: scope.dot, variables: new Map(scope.variables) };
}

function evaluate({ declares, operand }: Pipeline, scope: Scope): RegoValue | undefined {
  let value = operand.literal;
  if (operand.base === '.') value = scope.dot;
  else if (operand.base !== undefined) value = scope.variables.get(operand.base);
  for (const field of operand.fields) value = fieldOf(value, field);
  for (const name of declares) scope.variables.set(name, value);
  return value;
}

/** A field that is not there is no value; one of what has no fields is an error. */
function fieldOf(value: RegoValue | undefined, name: string): RegoValue | undefined {
  if (value === undefined) return undefined;
  if (!isKind(value, 'object')) return refuse('a field of what has none');
  return (value satisfies RegoObject).entries.find(([key]) => key === name)?.[1];
}

function isTrue(value: RegoValue | undefined): boolean {
  if (value === undefined || value === null || value === false || value === '') return false;
  if (value === true || typeof value === 'string') return true;
  if (value.kind === 'number') return Number(value.text) !== 0;
  return (value.kind === 'object' ? value.entries : value.items).length > 0;
}

function printed(value: RegoValue | undefined): string {
  if (value === undefined || value === null) return '<undefined>';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (value.kind === 'number') return value.text;
  if (value.kind === 'object') {
    const entries = entriesOf(value).map(([key, item]) => `${printed(key)}:${inner(item)}`);
    return `map[${entries.join(' ')}]`;
  }
  return `[${value.items.map(inner).join(' ')}]`;
}

function inner(value: RegoValue): string {
  return value === null ? '<nil>' : printed(value);
}
