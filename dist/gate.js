import { t as runAction } from "./chunks/run-action.js";
// src/entry/gate.ts
await runAction("gate");
export {};
