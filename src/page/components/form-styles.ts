import { css } from 'lit';

/** The form: facts stand in ruled boxes with a small caption, as on a waybill. */
export const formStyles = css`
  .form {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    overflow: hidden;
    border: 1px solid var(--rule-strong);
    border-radius: 0.25rem;
  }

  .fact {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 var(--space-3);
    align-content: start;
    align-items: center;
    padding: 0.4375rem 0.6875rem;
    margin: 0 -1px -1px 0;
    border-block-end: 1px solid var(--rule);
    border-inline-end: 1px solid var(--rule);
  }

  .wide {
    grid-column: 1 / -1;
  }

  dt {
    color: var(--ink-3);
    font-size: var(--text-label);
    line-height: var(--line-body);
  }

  dd {
    grid-column: 1;
    overflow-wrap: anywhere;
  }

  dd small {
    color: var(--ink-2);
    font-size: inherit;
  }

  .mono {
    font: var(--text-small) / 1.5 var(--font-mono);
    direction: ltr;
    text-align: start;
  }

  .fact button {
    grid-area: 1 / 2 / 3 / 3;
    inline-size: var(--target);
    min-block-size: var(--target);
  }
`;
