import { array, type BuiltinTable, integer, number, refuse } from './operands.ts';

export const numberBuiltins: BuiltinTable = {
  'numbers.range_step': (from, to, by) => {
    const [first, last, step] = [integer(from), integer(to), integer(by)];
    if (step <= 0n) refuse('step must be positive');
    const values: bigint[] = [];
    if (first <= last) for (let value = first; value <= last; value += step) values.push(value);
    else for (let value = first; value >= last; value -= step) values.push(value);
    return array(values.map(number));
  },
};
