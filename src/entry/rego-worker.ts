import { serveRego } from '../platform/rego/serve.ts';

await serveRego();
