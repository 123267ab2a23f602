import { css } from 'lit';

/** A line that opens more: an arrow, and words. */
export const summaryStyles = css`
  summary {
    display: flex;
    gap: 0.5rem;
    align-items: center;
    min-block-size: var(--target);
    color: var(--ink-2);
    font-size: var(--text-small);
    cursor: pointer;
    list-style: none;
  }

  summary::-webkit-details-marker {
    display: none;
  }

  summary .icon {
    transition: rotate var(--fast);
  }

  :host(:dir(rtl)) summary .icon {
    scale: -1 1;
  }

  details[open] summary .icon {
    rotate: 90deg;
  }

  summary span {
    flex: 1;
  }
`;
