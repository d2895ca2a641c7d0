import { t as runAction } from "./chunks/run-action.js";
// src/entry/build.ts
await runAction("build");
export {};
