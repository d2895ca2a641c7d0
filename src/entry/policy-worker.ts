import { servePolicy } from '../platform/rego/serve-policy.ts';

servePolicy();
