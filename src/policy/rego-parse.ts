import type { RegoValue } from './rego-value.ts';

const token = /\s*(?:(set\(\))|([[\]{},:])|("(?:[^"\\]|\\.)*")|(-?\d[\d.eE+-]*)|(null|true|false))/y;

/** Reads what a policy module writes of a value (`opa_value_dump`): JSON with sets, and with keys of any kind. */
export function parseRego(text: string): RegoValue {
  const reader = new Reader(text);
  const value = reader.value();
  reader.expectEnd();
  return value;
}

class Reader {
  private readonly text: string;
  private position = 0;
  private ahead: string | undefined;

  constructor(text: string) {
    this.text = text;
  }

  value(): RegoValue {
    const next = this.take();
    if (next === '[') return { kind: 'array', items: this.list(']') };
    if (next === '{') return this.setOrObject();
    if (next === 'set()') return { kind: 'set', items: [] };
    if (next === 'null') return null;
    if (next === 'true' || next === 'false') return next === 'true';
    if (next.startsWith('"')) return JSON.parse(next) as string;
    if (/^[-\d]/.test(next)) return { kind: 'number', text: next };
    throw this.unexpected(next);
  }

  expectEnd(): void {
    if (this.text.slice(this.position).trim() !== '')
      throw this.unexpected(this.text.slice(this.position, this.position + 20));
  }

  private setOrObject(): RegoValue {
    if (this.peek() === '}') {
      this.take();
      return { kind: 'object', entries: [] };
    }
    const first = this.value();
    if (this.peek() !== ':') return { kind: 'set', items: [first, ...this.rest('}')] };
    const entries: [RegoValue, RegoValue][] = [];
    for (let key = first; ; key = this.value()) {
      this.expect(':');
      entries.push([key, this.value()]);
      if (this.take() === '}') return { kind: 'object', entries };
    }
  }

  private list(close: string): RegoValue[] {
    if (this.peek() === close) {
      this.take();
      return [];
    }
    return [this.value(), ...this.rest(close)];
  }

  private rest(close: string): RegoValue[] {
    const items: RegoValue[] = [];
    for (let next = this.take(); next !== close; next = this.take()) {
      if (next !== ',') throw this.unexpected(next);
      items.push(this.value());
    }
    return items;
  }

  private expect(wanted: string): void {
    const next = this.take();
    if (next !== wanted) throw this.unexpected(next);
  }

  private peek(): string {
    this.ahead ??= this.take();
    return this.ahead;
  }

  private take(): string {
    const { ahead } = this;
    this.ahead = undefined;
    if (ahead !== undefined) return ahead;
    token.lastIndex = this.position;
    const match = token.exec(this.text);
    if (match === null) throw this.unexpected(this.text.slice(this.position, this.position + 20));
    this.position = token.lastIndex;
    return match[0].trim();
  }

  private unexpected(found: string): Error {
    return new Error(`not a Rego value at ${this.position}: ${found}`);
  }
}
