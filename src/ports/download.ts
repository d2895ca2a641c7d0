export interface DownloadRequest {
  /** HTTP or HTTPS, without a login in it. */
  url: string;
  /** More is refused. */
  maxBytes: number;
  /** Sent to this URL's host alone, and only over HTTPS or to this machine. */
  login?: Login;
  signal?: AbortSignal;
}

export interface Login {
  username: string;
  password: string;
}

/** What a server answered: 200 with its bytes, or why there are none. */
export interface Downloaded {
  status: number;
  bytes: Uint8Array;
}

/** Fetches one file, with a time limit and over the proxies of the environment. Throws `CHART_UNREACHABLE`. */
export type Download = (request: DownloadRequest) => Promise<Downloaded>;
