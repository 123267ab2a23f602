import { css } from 'lit';

/** The error card, and below it what one can do. */
export const errorCardStyles = css`
  :host {
    display: grid;
    gap: var(--space-5);
  }

  .card {
    padding: 0.875rem 1rem;
    border: 1px solid color-mix(in srgb, var(--state-fill) 55%, transparent);
    border-radius: var(--radius-card);
    background: var(--state-wash);
  }

  .title {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0.5rem;
    align-items: start;
    font-size: var(--text-lead);
    font-weight: var(--weight-strong);
    line-height: var(--line-tight);
    text-wrap: balance;
  }

  .title .icon {
    --seal-hole: var(--state-wash);
    margin-block-start: 0.0625rem;
    color: var(--state-ink);
  }

  .card p {
    margin-block-start: 0.375rem;
    color: var(--ink-2);
    line-height: 1.45;
    overflow-wrap: anywhere;
  }

  .checks {
    display: grid;
    gap: 0.25rem;
    margin-block-start: 0.75rem;
    padding-block-start: 0.625rem;
    border-block-start: 1px solid color-mix(in srgb, var(--state-fill) 35%, transparent);
    color: var(--ink-2);
    font-size: var(--text-small);
  }

  .checks li {
    display: grid;
    grid-template-columns: 1rem minmax(0, 1fr) auto;
    gap: 0.5rem;
    align-items: center;
  }

  .checks .icon {
    inline-size: 0.875rem;
    block-size: 0.875rem;
  }

  .yes .icon {
    color: var(--ready-ink);
  }

  .no .icon {
    color: var(--failed-ink);
  }

  h3 {
    font-size: var(--text-small);
    font-weight: var(--weight-strong);
  }

  .remedies > li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0.5rem 1rem;
    align-items: center;
    padding-block: 0.75rem;
    border-block-end: 1px solid var(--rule);
  }

  .remedies > li:first-child {
    padding-block-start: 0.5rem;
  }

  .remedies h4 {
    margin: 0;
    font: var(--weight-medium) var(--text-body) / var(--line-body) var(--font-ui);
  }

  .remedies p {
    color: var(--ink-2);
    font-size: var(--text-small);
  }

  .remedies button,
  .remedies .button {
    min-inline-size: 7.25rem;
  }

  .remedies ld-cors-help {
    grid-column: 1 / -1;
  }

  summary code,
  .server {
    font: var(--text-label) / 1.5 var(--font-mono);
    overflow-wrap: anywhere;
  }

  .server {
    padding: 0.5rem 0.625rem;
    background: var(--sunken);
    direction: ltr;
    text-align: start;
  }
`;
