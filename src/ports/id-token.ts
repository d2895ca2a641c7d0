/** A short-lived token by which the CI service vouches for this very run. Throws `CREDENTIALS_ABSENT` where there is none to be had. */
export type IssueIdToken = (audience: string, signal?: AbortSignal) => Promise<string>;
