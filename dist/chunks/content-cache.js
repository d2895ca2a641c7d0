export { t as contentCache } from "./content-cache2.js";
