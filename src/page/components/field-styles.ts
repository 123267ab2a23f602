import { css } from 'lit';

/** Fields: a raised ground, a rule around and an edge at the foot, like a line on a form. */
export const fieldStyles = css`
  input[type='text'],
  textarea {
    inline-size: 100%;
    min-block-size: var(--control-height);
    padding: 0 var(--space-4);
    border: 1px solid var(--rule-strong);
    border-block-end-color: var(--edge);
    border-radius: var(--radius-control);
    background: var(--raised);
    color: var(--ink);
    font: var(--weight-normal) var(--text-body) / var(--line-body) var(--font-ui);
  }

  ::placeholder {
    color: var(--ink-3);
    opacity: 1;
  }

  input[type='text']:focus-visible,
  textarea:focus-visible {
    border-color: var(--focus);
    outline: 3px solid color-mix(in srgb, var(--focus) 30%, transparent);
    outline-offset: 0;
  }

  input[type='checkbox'] {
    inline-size: 1.125rem;
    block-size: 1.125rem;
    margin: 0;
    accent-color: var(--accent);
  }

  .wrong {
    display: flex;
    gap: var(--space-3);
    align-items: start;
    color: var(--failed-ink);
    font-size: var(--text-small);
  }

  @media (forced-colors: active) {
    input[type='text']:focus-visible,
    textarea:focus-visible {
      outline: 2px solid Highlight;
    }
  }
`;
