import { t as runAction } from "./chunks/run-action.js";
// src/entry/action.ts
await runAction("root");
export {};
