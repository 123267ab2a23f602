/** What the bench asks of the app: a part of `src/page/transfer-manager.ts`. */
interface BenchedJob {
  readonly id: string;
  resume(): Promise<void>;
  cancel(): Promise<void>;
  remove(): Promise<void>;
}

interface BenchedManager {
  createJob(init: { files: { remoteUrl: string }[]; priority: number }): Promise<BenchedJob>;
  addEventListener(
    type: 'jobtransferred' | 'joberror',
    listener: (event: CustomEvent<{ readonly id: string; readonly error?: { readonly message: string } }>) => void,
  ): void;
}

declare const ladingReady: Promise<BenchedManager>;
