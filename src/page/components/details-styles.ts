import { css } from 'lit';

/** The details panel: head, tabs, body, foot. */
export const detailsStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    background: var(--surface);
  }

  .scroll {
    flex: 1;
    min-block-size: 0;
    overflow: hidden auto;
    overscroll-behavior: contain;
  }

  .head {
    display: grid;
    gap: 0.25rem;
    padding: 0.625rem 1.25rem 0;
  }

  .first {
    display: flex;
    gap: 0.625rem;
    align-items: center;
    min-block-size: 2.25rem;
  }

  .note {
    flex: 1;
    color: var(--ink-2);
    font-size: var(--text-small);
  }

  .close {
    margin-inline-end: -0.5rem;
  }

  h2 {
    font-size: var(--text-lead);
    font-weight: var(--weight-strong);
    line-height: 1.35;
    overflow-wrap: anywhere;
  }

  .host {
    color: var(--ink-3);
    font-size: var(--text-small);
    overflow-wrap: anywhere;
  }

  ld-hold {
    --hold-height: var(--bar-large);
    --hold-height-resting: 0.5rem;
    margin-block: 0.625rem 0.375rem;
    block-size: var(--bar-large);
  }

  .figures {
    display: flex;
    flex-wrap: wrap;
    gap: 0.125rem 1rem;
    justify-content: space-between;
    min-block-size: 1.25rem;
    color: var(--ink-2);
  }

  .figures b {
    color: var(--ink);
    font-weight: var(--weight-strong);
  }

  .buttons {
    display: flex;
    gap: 0.5rem;
    align-items: center;
    padding-block: 0.75rem 0.5rem;
  }

  .buttons .space {
    flex: 1;
  }

  [role='tablist'] {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    display: flex;
    gap: 1.25rem;
    padding-inline: 1.25rem;
    border-block-end: 1px solid var(--rule-strong);
    background: var(--surface);
    overflow: auto hidden;
    scrollbar-width: none;
  }

  [role='tab'] {
    flex: none;
    min-block-size: 2.75rem;
    padding: 0;
    border: 0;
    border-block-end: 2px solid transparent;
    border-radius: 0;
    color: var(--ink-2);
    font-weight: var(--weight-normal);
    --button-hover: transparent;
  }

  [role='tab']:hover {
    color: var(--ink);
  }

  [role='tab']:focus-visible {
    outline-offset: -2px;
  }

  [role='tab'][aria-selected='true'] {
    border-color: var(--downloading-fill);
    color: var(--ink);
    font-weight: var(--weight-medium);
  }

  [role='tab'] .count {
    color: var(--ink-3);
    font-weight: var(--weight-normal);
  }

  [role='tabpanel'] {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-5);
    padding: 1rem 1.25rem 1.25rem;
  }

  .given {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0.625rem;
    padding: 0.625rem 0.875rem;
    border: 1px solid var(--rule-strong);
    border-radius: var(--radius-card);
    background: var(--sunken);
  }

  .given .icon {
    margin-block-start: 0.125rem;
  }

  .foot {
    display: flex;
    gap: 0.625rem;
    align-items: start;
    padding: 0.75rem 1.25rem;
    border-block-start: 1px solid var(--rule);
    color: var(--ink-2);
    font-size: var(--text-small);
  }

  .foot .icon {
    color: var(--ready-ink);
  }

  @media (width < 35rem) {
    :host {
      border-radius: var(--radius-sheet) var(--radius-sheet) 0 0;
    }

    .handle {
      inline-size: 2.25rem;
      block-size: 0.25rem;
      margin: 0.5rem auto -0.25rem;
      border-radius: 1rem;
      background: var(--rule-strong);
    }

    .head,
    [role='tablist'],
    [role='tabpanel'],
    .foot {
      padding-inline: 1rem;
    }

    h2 {
      font-size: var(--text-title);
    }

    /* The buttons lie under the thumb. */
    .buttons {
      padding: 0.75rem 1rem max(0.75rem, env(safe-area-inset-bottom));
      border-block-start: 1px solid var(--rule);
      background: var(--ground);
    }

    .buttons button:not(.only-icon) {
      flex: 1 1 auto;
      padding-inline: 0.5rem;
      min-block-size: 2.75rem;
    }

    .buttons .space {
      display: none;
    }

    .buttons .only-icon {
      inline-size: 2.75rem;
      min-block-size: 2.75rem;
      border-color: var(--rule-strong);
    }

    .head {
      padding-block-end: 0.5rem;
    }
  }

  @media (forced-colors: active) {
    [role='tab'] {
      border: 0;
      border-block-end: 2px solid Canvas;
    }

    [role='tab'][aria-selected='true'] {
      border-color: Highlight;
    }
  }
`;
