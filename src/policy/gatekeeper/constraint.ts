import { SlipwayError } from '../../model/errors.ts';
import type { Location } from '../../model/location.ts';
import type { Severity } from '../../model/verdict.ts';
import { fieldsOf, listOf } from '../related/read.ts';
import { withDefaults } from './defaults.ts';
import type { GatekeeperDocument } from './documents.ts';
import { type Match, readMatch } from './match.ts';
import { parameterProblem } from './parameters.ts';
import type { Template } from './template.ts';

/** A Constraint: a template with parameters, for what it matches. */
export interface Constraint {
  /** `<template kind>/<name>`. */
  id: string;
  template: Template;
  match: Match;
  severity: Severity;
  parameters: unknown;
  location: Location;
}

const severities: Readonly<Record<string, Severity>> = { deny: 'error', warn: 'warning', dryrun: 'info' };
/** Where a scoped action counts for us too: we ask what admission will say. */
const points = ['*', 'gator.gatekeeper.sh', 'validation.gatekeeper.sh', 'vap.k8s.io'];
const otherPoints = ['audit.gatekeeper.sh'];

/** Reads a constraint of a template, its parameters with the defaults of the template's schema. Throws `POLICY_TEMPLATE`. */
export function readConstraint({ kind, name, value, location }: GatekeeperDocument, template: Template): Constraint {
  const refuse = (why: string): never => {
    throw new SlipwayError('POLICY_TEMPLATE', `the constraint ${kind}/${name} ${why}`, { location });
  };
  const spec = fieldsOf(value['spec']);
  const parameters = withDefaults(spec['parameters'], template.schema);
  const problem = parameterProblem(parameters, template.schema);
  if (problem !== undefined) refuse(`does not follow the schema of its template: ${problem}`);
  return {
    id: `${kind}/${name}`,
    template,
    match: readMatch(spec['match'], refuse),
    severity: severityOf(spec, refuse),
    parameters: parameters ?? {},
    location,
  };
}

function severityOf(spec: Readonly<Record<string, unknown>>, refuse: (why: string) => never): Severity {
  const action = spec['enforcementAction'] ?? 'deny';
  if (action === 'scoped') return scopedSeverity(listOf(spec['scopedEnforcementActions']), refuse);
  return severityNamed(action, refuse);
}

/** The gravest of the actions; what is only done in audits is told and blocks nothing. */
function scopedSeverity(actions: readonly unknown[], refuse: (why: string) => never): Severity {
  const found = new Set<Severity>();
  for (const each of actions) {
    const { action, enforcementPoints } = fieldsOf(each);
    const severity = severityNamed(action, refuse);
    for (const point of listOf(enforcementPoints).map((one) => fieldsOf(one)['name'])) {
      if (points.some((known) => known === point)) found.add(severity);
      else if (otherPoints.some((known) => known === point)) found.add('info');
      else refuse(`names the enforcement point ${String(point)}, which is none`);
    }
  }
  const gravest = (['error', 'warning', 'info'] as const).find((severity) => found.has(severity));
  return gravest ?? refuse('is scoped, and has no scopedEnforcementActions');
}

function severityNamed(action: unknown, refuse: (why: string) => never): Severity {
  const severity = typeof action === 'string' && Object.hasOwn(severities, action) ? severities[action] : undefined;
  return (
    severity ??
    refuse(`has the enforcementAction ${JSON.stringify(action)}, which is none of deny, warn, dryrun, scoped`)
  );
}
