export { t as bump } from "./bump.js";
