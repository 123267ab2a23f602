/** The dialog that is open. */
export type AppDialog =
  | {
      readonly kind: 'add';
      readonly text: string;
      readonly note: string;
      readonly refusal: string;
      readonly phase: 'asking' | 'adding';
    }
  | { readonly kind: 'replace'; readonly id: string; readonly fileIndex: number; readonly refusal: string }
  | { readonly kind: 'remove'; readonly id: string }
  | { readonly kind: 'save-whole'; readonly id: string };
