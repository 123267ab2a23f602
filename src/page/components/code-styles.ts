import { css } from 'lit';

/** Text for machines: it wraps, and reads from left to right whatever the page's direction. */
export const codeStyles = css`
  code,
  pre {
    margin: 0;
    font: var(--text-label) / 1.5 var(--font-mono);
    direction: ltr;
    text-align: start;
    overflow-wrap: anywhere;
  }

  pre {
    padding: 0.5rem 0.625rem;
    background: var(--sunken);
    white-space: pre-wrap;
  }
`;
