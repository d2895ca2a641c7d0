export { t as build } from "./build.js";
