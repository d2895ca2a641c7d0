import type { Evaluation } from '../../ports/policy-engine.ts';
import { encodeJson } from './evaluator.ts';
import { type PolicyInstance, readJson } from './policy-instance.ts';
import { bytesAt } from './policy-memory.ts';

/** OPA's results of an entrypoint: one, or none where it is undefined. */
type Results = readonly { result: unknown }[];

export function takeEvaluation(instance: PolicyInstance, address: number): Evaluation {
  return evaluationOf(readJson(instance, address) as Results);
}

function evaluationOf([first]: Results): Evaluation {
  return first === undefined ? {} : { value: first.result };
}

/** Evaluations of many tasks as JSON texts, one behind the other: to read them takes less than what threads else do with values that they give each other. */
export interface JoinedEvaluations {
  bytes: Uint8Array<ArrayBuffer>;
  /** Where the text of each task ends. */
  ends: readonly number[];
}

export interface EvaluationTexts {
  /** Takes the JSON text of OPA's results. It is there until the next `join`. */
  take: (instance: PolicyInstance, address: number) => Uint8Array;
  join: (tasks: readonly (readonly (Uint8Array | Evaluation)[])[]) => JoinedEvaluations;
}

const chunkBytes = 1 << 20;

export function createEvaluationTexts(): EvaluationTexts {
  let chunk = new Uint8Array(chunkBytes);
  let used = 0;
  return {
    take({ exports, memory }, address) {
      const bytes = bytesAt(memory, exports.opa_json_dump(address));
      if (used + bytes.byteLength > chunk.byteLength) {
        chunk = new Uint8Array(Math.max(chunkBytes, bytes.byteLength));
        used = 0;
      }
      const start = used;
      chunk.set(bytes, start);
      used += bytes.byteLength;
      return chunk.subarray(start, used);
    },
    join(tasks) {
      const parts: Uint8Array[] = [];
      let length = 0;
      const add = (part: Uint8Array): void => {
        parts.push(part);
        length += part.byteLength;
      };
      const ends = tasks.map((evaluations) => {
        add(opening);
        for (const [place, each] of evaluations.entries()) {
          if (place > 0) add(comma);
          add(each instanceof Uint8Array ? each : encodeJson(each));
        }
        add(closing);
        return length;
      });
      const bytes = new Uint8Array(length);
      let at = 0;
      for (const part of parts) {
        bytes.set(part, at);
        at += part.byteLength;
      }
      used = 0;
      return { bytes, ends };
    },
  };
}

const [opening, comma, closing] = ['[', ',', ']'].map((text) => new TextEncoder().encode(text)) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
];

/** Reads the evaluations of one task after the other: what is made of many at once would outlive its use. */
export function* splitEvaluations({ bytes, ends }: JoinedEvaluations): Generator<readonly Evaluation[]> {
  const decoder = new TextDecoder();
  let start = 0;
  for (const end of ends) {
    const evaluations = JSON.parse(decoder.decode(bytes.subarray(start, end))) as readonly (Results | Evaluation)[];
    yield evaluations.map((each) => (Array.isArray(each) ? evaluationOf(each as Results) : (each as Evaluation)));
    start = end;
  }
}
