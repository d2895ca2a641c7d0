import { type Flags, noFlags, pad, truncate } from './flags.ts';
import { formatFloat } from './float.ts';
import { formatBigInteger, formatInteger } from './integer.ts';
import { formatText } from './text.ts';

/** What OPA hands to Go's Sprintf: an int64 or a *big.Int (both bigint here), a float64, or a string. */
export type GoArgument = bigint | number | string;

const largest = 1_000_000;
const longestOutput = 16 * 1024 * 1024;

/** Go's fmt.Sprintf, with its own words for what is wrong: `%!d(string=x)`, `%!s(MISSING)`, `%!(EXTRA int=1)`. */
export function goSprintf(format: string, args: readonly GoArgument[]): string {
  const printer = new Printer(Array.from(format), args);
  return printer.print();
}

class Printer {
  private readonly format: readonly string[];
  private readonly args: readonly GoArgument[];
  private output = '';
  private position = 0;
  private argument = 0;
  private goodArgument = true;
  private reordered = false;
  private afterIndex = false;

  constructor(format: readonly string[], args: readonly GoArgument[]) {
    this.format = format;
    this.args = args;
  }

  print(): string {
    while (this.position < this.format.length) {
      const character = this.format[this.position++] ?? '';
      if (character === '%') this.directive();
      else this.output += character;
      if (this.output.length > longestOutput) throw new Error('sprintf: the result is too long');
    }
    if (!this.reordered && this.argument < this.args.length) this.output += extra(this.args.slice(this.argument));
    return this.output;
  }

  private directive(): void {
    const flags = { ...noFlags };
    this.goodArgument = true;
    this.readFlags(flags);
    this.afterIndex = this.readIndex();
    this.readWidth(flags);
    this.readPrecision(flags);
    if (!this.afterIndex) this.afterIndex = this.readIndex();
    const verb = this.format[this.position];
    if (verb === undefined) {
      this.output += '%!(NOVERB)';
      return;
    }
    this.position += 1;
    this.output += this.formatted(verb, flags);
  }

  private formatted(verb: string, flags: Flags): string {
    if (verb === '%') return '%';
    if (!this.goodArgument) return `%!${verb}(BADINDEX)`;
    const argument = this.args[this.argument];
    if (argument === undefined) return `%!${verb}(MISSING)`;
    this.argument += 1;
    if (verb !== 'v' && verb !== 'w') return formatArgument(argument, verb, flags);
    const { sharp, plus } = flags;
    return formatArgument(argument, verb, { ...flags, sharp: false, plus: false, sharpV: sharp, plusV: plus });
  }

  private readFlags(flags: Flags): void {
    for (; ; this.position++) {
      const character = this.format[this.position];
      if (character === '#') flags.sharp = true;
      else if (character === '0') flags.zero = true;
      else if (character === '+') flags.plus = true;
      else if (character === '-') flags.minus = true;
      else if (character === ' ') flags.space = true;
      else return;
    }
  }

  /** `[3]`: the next argument is the third. */
  private readIndex(): boolean {
    if (this.format[this.position] !== '[') return false;
    this.reordered = true;
    const close = this.format.indexOf(']', this.position + 1);
    const inside = this.format.slice(this.position + 1, close).join('');
    const found = close > this.position + 1 && /^\d+$/.test(inside) && Number(inside) <= largest * 10;
    this.position = close < 0 ? this.position + 1 : close + 1;
    const index = Number(inside) - 1;
    if (found && index >= 0 && index < this.args.length) this.argument = index;
    else this.goodArgument = false;
    return found;
  }

  private readWidth(flags: Flags): void {
    if (this.format[this.position] !== '*') {
      flags.width = this.readNumber();
      if (this.afterIndex && flags.width !== undefined) this.goodArgument = false;
      return;
    }
    this.position += 1;
    const width = this.readArgumentNumber();
    if (width === undefined) this.output += '%!(BADWIDTH)';
    if (width !== undefined && width < 0) {
      flags.minus = true;
      flags.zero = false;
    }
    flags.width = width === undefined ? undefined : Math.abs(width);
    this.afterIndex = false;
  }

  private readPrecision(flags: Flags): void {
    if (this.format[this.position] !== '.' || this.position + 1 >= this.format.length) return;
    this.position += 1;
    if (this.afterIndex) this.goodArgument = false;
    this.afterIndex = this.readIndex();
    if (this.format[this.position] !== '*') {
      flags.precision = this.readNumber() ?? 0;
      return;
    }
    this.position += 1;
    const precision = this.readArgumentNumber();
    flags.precision = precision === undefined || precision < 0 ? undefined : precision;
    if (flags.precision === undefined) this.output += '%!(BADPREC)';
    this.afterIndex = false;
  }

  private readNumber(): number | undefined {
    let number: number | undefined;
    for (; /^\d$/.test(this.format[this.position] ?? ''); this.position++) {
      if ((number ?? 0) > largest) {
        this.position = this.format.length;
        return undefined;
      }
      number = (number ?? 0) * 10 + Number(this.format[this.position]);
    }
    return number;
  }

  private readArgumentNumber(): number | undefined {
    const argument = this.args[this.argument];
    if (argument === undefined) return undefined;
    this.argument += 1;
    const isNumber = typeof argument === 'bigint' && Math.abs(Number(argument)) <= largest;
    return isNumber ? Number(argument) : undefined;
  }
}

function formatArgument(argument: GoArgument, verb: string, flags: Flags): string {
  if (verb === 'T') return pad(truncate(typeName(argument), flags.precision), flags);
  if (typeof argument === 'bigint' && !isInt64(argument)) {
    return verb === 'p' ? bad(argument, verb, flags) : formatBigInteger(argument, verb, flags);
  }
  return formatSimple(argument, verb, flags) ?? bad(argument, verb, flags);
}

function formatSimple(argument: GoArgument, verb: string, flags: Flags): string | undefined {
  if (typeof argument === 'bigint') return formatInteger(argument, verb, flags);
  return typeof argument === 'number' ? formatFloat(argument, verb, flags) : formatText(argument, verb, flags);
}

function bad(argument: GoArgument, verb: string, flags: Flags): string {
  return `%!${verb}(${typeName(argument)}=${formatArgument(argument, 'v', flags)})`;
}

function extra(args: readonly GoArgument[]): string {
  const shown = args.map((argument) => `${typeName(argument)}=${formatArgument(argument, 'v', noFlags)}`);
  return `%!(EXTRA ${shown.join(', ')})`;
}

function typeName(argument: GoArgument): string {
  if (typeof argument === 'string') return 'string';
  if (typeof argument === 'number') return 'float64';
  return isInt64(argument) ? 'int64' : '*big.Int';
}

function isInt64(value: bigint): boolean {
  return BigInt.asIntN(64, value) === value;
}
