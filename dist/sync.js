import { t as runAction } from "./chunks/run-action.js";
// src/entry/sync.ts
await runAction("sync");
export {};
