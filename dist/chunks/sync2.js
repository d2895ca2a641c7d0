export { t as sync } from "./sync.js";
