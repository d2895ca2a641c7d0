export { t as contentCache, r as ofProgram } from "./content-cache2.js";
