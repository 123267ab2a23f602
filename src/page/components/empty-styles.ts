import { css } from 'lit';

/** The first view: how to begin. */
export const emptyStyles = css`
  :host {
    display: grid;
    overflow: hidden auto;
    background: var(--surface);
  }

  .middle {
    display: grid;
    gap: 1.5rem;
    align-self: center;
    inline-size: min(35rem, 100% - 3rem);
    margin: 2rem auto;
  }

  .hold {
    display: block;
    inline-size: 100%;
    block-size: auto;
  }

  :host(:dir(rtl)) .hold {
    scale: -1 1;
  }

  .wall {
    fill: var(--ink);
  }

  .slot {
    fill: none;
    stroke: var(--rule-strong);
  }

  .cargo {
    fill: var(--brand-orange);
  }

  h1 {
    font-size: var(--text-display);
    font-weight: var(--weight-strong);
    line-height: var(--line-tight);
    letter-spacing: -0.02em;
  }

  .text {
    max-inline-size: 31rem;
    margin-block-start: 0.625rem;
    color: var(--ink-2);
    font-size: var(--text-lead);
    line-height: 1.5;
  }

  form {
    display: flex;
    gap: 0.5rem;
  }

  form input[type='text'],
  form button {
    min-block-size: 2.75rem;
    font-size: var(--text-lead);
  }

  form button {
    padding-inline: 1.125rem;
  }

  .ways {
    display: grid;
    grid-auto-columns: minmax(0, 1fr);
    grid-auto-flow: column;
    border: 1px solid var(--rule-strong);
    border-radius: var(--radius-control);
    overflow: hidden;
  }

  .ways > * {
    padding: 0.875rem 1rem;
    border-inline-start: 1px solid var(--rule-strong);
    color: var(--ink-2);
    font-size: var(--text-small);
    line-height: 1.45;
  }

  .ways > :first-child {
    border-inline-start: 0;
  }

  .ways .icon {
    inline-size: var(--icon);
    block-size: var(--icon);
    margin-block-end: 0.5rem;
    color: var(--ink-3);
  }

  .ways b {
    display: block;
    color: var(--ink);
    font-size: var(--text-body);
    font-weight: var(--weight-medium);
  }

  .ways button {
    display: flex;
    flex-direction: column;
    gap: 0;
    align-items: start;
    justify-content: start;
    border-radius: 0;
    border-block: 0;
    border-inline-end: 0;
    font-weight: var(--weight-normal);
    text-align: start;
    white-space: normal;
  }

  .ways button b {
    color: var(--accent-ink);
  }

  .facts {
    display: grid;
    gap: 0.5rem;
    color: var(--ink-2);
    font-size: var(--text-small);
  }

  .facts li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0.625rem;
  }

  .facts .icon {
    inline-size: 0.875rem;
    block-size: 0.875rem;
    margin-block-start: 0.0625rem;
  }

  .good .icon {
    color: var(--ready-ink);
  }

  @media (width < 35rem) {
    .middle {
      inline-size: calc(100% - 2rem);
      margin-block: 1.5rem;
    }

    .ways {
      grid-auto-flow: row;
    }

    .ways > *,
    .ways button {
      border-inline-start: 0;
      border-block-start: 1px solid var(--rule-strong);
    }

    .ways > :first-child {
      border-block-start: 0;
    }

    h1 {
      font-size: var(--text-figure);
    }
  }

  @media (pointer: coarse) {
    form input[type='text'] {
      font-size: 1rem;
    }
  }
`;
