import { describe, expect, it } from 'vitest';
import { problem } from '../../src/render/render-context.ts';
import { boundErrors } from '../../src/render/bounded-errors.ts';

function bound(message: string): { message: string; told: readonly string[] } {
  const told: string[] = [];
  const [error] = boundErrors([problem('RENDER_FAILED', message)], { debug: (words) => told.push(words) });
  return { message: error?.message ?? '', told };
}

describe('the message of an error', () => {
  it('that is long keeps its start and end and says how much is left out, and is told whole', () => {
    const long = `start ${'a'.repeat(50_000)} end`;
    const { message, told } = bound(long);
    expect(message.length).toBeLessThan(3_200);
    expect(message).toMatch(/^start a+\n… 47010 characters are left out here; --verbose tells them …\na+ end$/);
    expect(told).toEqual([`RENDER_FAILED: ${long}`]);
  });

  it('that is short stays as it is', () => {
    const short = 'a'.repeat(3_200);
    expect(bound(short)).toEqual({ message: short, told: [] });
  });

  it('is not cut within a character', () => {
    expect(bound('🚀'.repeat(5_000)).message.isWellFormed()).toBe(true);
    expect(bound(`a${'🚀'.repeat(5_000)}`).message.isWellFormed()).toBe(true);
  });
});
