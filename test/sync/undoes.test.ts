import { expect, test } from 'vitest';
import { undoes } from '../../src/sync/undoes.ts';
import { memoryTree } from '../harness/memory-tree.ts';

const before = memoryTree({ 'a.yaml': 'one', 'b.yaml': 'same' });
const commit = memoryTree({ 'a.yaml': 'two', 'b.yaml': 'same', 'new.yaml': 'new' });

test('a state undoes a commit when each file that it changed is as before, whatever else changed', async () => {
  const later = memoryTree({ 'a.yaml': 'one', 'b.yaml': 'other' });
  expect(await undoes(before, commit, later)).toBe(true);
});

test('a state that keeps a part of a commit does not undo it', async () => {
  const later = memoryTree({ 'a.yaml': 'one', 'b.yaml': 'same', 'new.yaml': 'new' });
  expect(await undoes(before, commit, later)).toBe(false);
});

test('of a commit that changed nothing, nothing is said', async () => {
  expect(await undoes(before, before, commit)).toBeUndefined();
});
