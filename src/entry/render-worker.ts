import { serveRender } from '../platform/embedded/serve.ts';

await serveRender();
