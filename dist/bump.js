import { t as runAction } from "./chunks/run-action.js";
// src/entry/bump.ts
await runAction("bump");
export {};
