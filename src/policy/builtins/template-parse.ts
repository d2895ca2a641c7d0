import type { RegoValue } from '../rego-value.ts';
import { refuse } from './operands.ts';

/** What an action names: a literal, or fields below the dot or a variable. */
export interface Operand {
  literal?: RegoValue;
  /** `.`, or a variable with its dollar sign. */
  base?: string;
  fields: readonly string[];
}

export interface Pipeline {
  /** Variables that it sets. */
  declares: readonly string[];
  operand: Operand;
}

export interface BlockNode {
  kind: 'block';
  word: 'if' | 'with' | 'range';
  pipeline: Pipeline;
  body: readonly TemplateNode[];
  otherwise: readonly TemplateNode[];
}

export type TemplateNode = { kind: 'text'; text: string } | { kind: 'print'; pipeline: Pipeline } | BlockNode;

/** Variables that may be named here. */
type Known = Set<string>;

interface Action {
  text?: string;
  action?: string;
}

/** Parses the supported part of text/template. Refuses what Go refuses, and throws for what is not supported. */
export function parseTemplate(template: string): readonly TemplateNode[] {
  const actions = tokens(template);
  const { nodes, end } = parseList(actions, 0, new Set(['$']), true);
  if (end < actions.length) refuse('unexpected end');
  return nodes;
}

/** `{{-` and `-}}` take the white space before and after them away. */
function tokens(template: string): readonly Action[] {
  const found: Action[] = [];
  let at = 0;
  let trims = false;
  for (;;) {
    const open = template.indexOf('{{', at);
    let text = template.slice(at, open < 0 ? undefined : open);
    if (trims) text = text.trimStart();
    if (open >= 0 && /^-\s/.test(template.slice(open + 2, open + 4))) text = text.trimEnd();
    if (text !== '') found.push({ text });
    if (open < 0) return found;
    const match =
      /^\{\{(?:-(?=\s))?((?:"(?:[^"\\\n]|\\.)*"|`[^`]*`|\/\*[\s\S]*?\*\/|(?!\s-\}\})[^{}"`]|(?!\s-\}\}|\}\})[{}])*)(\s-)?\}\}/.exec(
        template.slice(open),
      );
    if (match === null) return refuse('unclosed action');
    const inside = (match[1] ?? '').trim();
    if (!/^\/\*[\s\S]*\*\/$/.test(inside)) found.push({ action: inside });
    trims = match[2] !== undefined;
    at = open + match[0].length;
  }
}

interface List {
  nodes: readonly TemplateNode[];
  /** Of the action that ended it. */
  end: number;
}

function parseList(actions: readonly Action[], start: number, known: Known, isTop = false): List {
  const nodes: TemplateNode[] = [];
  for (let at = start; at < actions.length; at++) {
    const { text, action = '' } = actions[at] ?? {};
    if (text !== undefined) {
      nodes.push({ kind: 'text', text });
      continue;
    }
    const [word = ''] = /^\w*/.exec(action) ?? [];
    if (word === 'end' || word === 'else') {
      if (isTop) refuse(`unexpected ${word}`);
      return { nodes, end: at };
    }
    if (word === 'if' || word === 'with' || word === 'range') {
      const block = parseBlock(word, action.slice(word.length), { actions, at, known });
      nodes.push(block.node);
      at = block.end;
      continue;
    }
    nodes.push({ kind: 'print', pipeline: parsePipeline(action, known) });
  }
  if (!isTop) refuse('no end');
  return { nodes, end: actions.length };
}

interface Place {
  actions: readonly Action[];
  at: number;
  known: Known;
}

function parseBlock(
  word: BlockNode['word'],
  condition: string,
  { actions, at, known }: Place,
): { node: BlockNode; end: number } {
  const inside = new Set(known);
  const pipeline = parsePipeline(condition, inside);
  const body = parseList(actions, at + 1, new Set(inside));
  const ending = actions[body.end]?.action ?? '';
  const node = { kind: 'block' as const, word, pipeline, body: body.nodes };
  if (ending === 'end') return { node: { ...node, otherwise: [] }, end: body.end };
  const chained = /^else\s+(if|with)\b(.*)$/s.exec(ending);
  if (chained !== null) {
    const place = { actions, at: body.end, known: inside };
    const inner = parseBlock(chained[1] === 'with' ? 'with' : 'if', chained[2] ?? '', place);
    return { node: { ...node, otherwise: [inner.node] }, end: inner.end };
  }
  if (ending !== 'else') refuse('unexpected else');
  const otherwise = parseList(actions, body.end + 1, new Set(inside));
  if (actions[otherwise.end]?.action !== 'end') refuse('no end');
  return { node: { ...node, otherwise: otherwise.nodes }, end: otherwise.end };
}

function parsePipeline(written: string, known: Known): Pipeline {
  const declaration = /^\s*(\$\w*)(?:\s*,\s*(\$\w*))?\s*:?=\s*/.exec(written);
  const declares = (declaration ?? []).slice(1).filter((name) => name !== undefined);
  const operand = parseOperand(written.slice(declaration?.[0].length ?? 0).trim());
  const { base = '.' } = operand;
  if (base !== '.' && !known.has(base)) refuse(`undefined variable ${base}`);
  for (const name of declares) known.add(name);
  return { declares, operand };
}

function parseOperand(written: string): Operand {
  if (written === '') return refuse('missing value');
  const path = /^(\$\w*|)((?:\.[A-Za-z_]\w*)*|\.)$/.exec(written);
  if (path !== null) {
    const fields = (path[2] ?? '').split('.').filter((field) => field !== '');
    return { base: path[1] === '' ? '.' : (path[1] ?? '.'), fields };
  }
  if (/^"(?:[^"\\\n]|\\["\\nt])*"$/.test(written)) return { literal: JSON.parse(written) as string, fields: [] };
  if (/^`[^`]*`$/.test(written)) return { literal: written.slice(1, -1), fields: [] };
  if (written === 'true' || written === 'false') return { literal: written === 'true', fields: [] };
  if (/^-?(?:0|[1-9]\d*)$/.test(written)) return { literal: { kind: 'number', text: written }, fields: [] };
  throw new Error(`in templates ${JSON.stringify(written)} is not supported`);
}
