import { type ErrorCode, type ErrorCodeRow, errorCodes } from '../../src/model/error-codes.ts';

const meanings = { 1: 'the answer is no', 2: 'the input is wrong', 3: 'something outside failed' } as const;

/** The reference page of error codes; each heading is the anchor that errors print. */
export function errorsPage(): string {
  const codes = Object.entries(errorCodes) as [ErrorCode, ErrorCodeRow][];
  const sections = codes.map(([code, row]) =>
    [
      `## ${code}`,
      '',
      row.title,
      '',
      `Exit code ${row.exit}: ${meanings[row.exit]}.${row.hint ? ` ${row.hint}` : ''}`,
      '',
    ].join('\n'),
  );
  return `# Errors\n\nGenerated from \`src/model/error-codes.ts\`.\n\nEvery error prints its code, what happened, what to do, and the address of its heading on this page.\n\n${sections.join('\n')}`;
}
