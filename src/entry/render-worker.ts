import { serveRender } from '../platform/render/serve.ts';

await serveRender();
