export interface TemplatesRequest {
  /** Go templates. */
  texts: readonly string[];
  /** What they are evaluated with; must be JSON. */
  params: Readonly<Record<string, unknown>>;
  /** Options of Go's text/template, as `missingkey=error`. */
  options: readonly string[];
  timeoutMs: number;
  signal?: AbortSignal;
}

export type EvaluatedTemplate = { text: string } | { failed: string };

/** Evaluates Go templates with the functions of sprig that Argo CD allows, and its own; an answer for each text. Sees nothing of the machine. */
export type EvaluateTemplates = (request: TemplatesRequest) => Promise<readonly EvaluatedTemplate[]>;
