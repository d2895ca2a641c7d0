/** The version of package.json; the release script keeps both equal, and a test compares them. */
export const version = '0.1.0';
