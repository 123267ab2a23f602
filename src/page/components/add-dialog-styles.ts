import { css } from 'lit';

/** What stands inside the add dialog. */
export const addDialogStyles = css`
  :host {
    display: contents;
  }

  .box {
    padding: 0.25rem 1.25rem 1rem;
  }

  .candidates {
    border-block-start: 1px solid var(--rule);
  }

  li {
    display: grid;
    grid-template-columns: 1.25rem 1.25rem minmax(0, 1fr);
    gap: 0.125rem 0.75rem;
    align-items: center;
    min-block-size: 3.5rem;
    padding: 0.5rem 1.25rem;
    border-block-end: 1px solid var(--rule);
  }

  li:last-child {
    border-block-end: 0;
  }

  .twin {
    background: var(--retrying-wash);
  }

  .kind {
    color: var(--ink-3);
  }

  .kind .icon {
    inline-size: var(--icon);
    block-size: var(--icon);
  }

  label {
    display: grid;
    place-items: center;
    min-block-size: var(--target);
  }

  .name {
    font-weight: var(--weight-medium);
  }

  .bad .name {
    color: var(--ink-2);
    font-weight: var(--weight-normal);
  }

  .text {
    min-inline-size: 0;
  }

  .finding {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.75rem;
    align-items: center;
    overflow: hidden;
    color: var(--ink-2);
    font-size: var(--text-small);
  }

  .finding b {
    display: inline-flex;
    gap: 0.375rem;
    align-items: center;
    color: var(--state-ink);
    font-weight: var(--weight-medium);
  }

  .finding .icon {
    inline-size: 0.875rem;
    block-size: 0.875rem;
  }

  /* In the gap; where the words wrap, it lies outside and is not seen. */
  .finding b + span {
    position: relative;
  }

  .finding b + span::before {
    position: absolute;
    inset-inline-start: -0.5rem;
    content: '·';
    color: var(--ink-3);
  }

  .finding bdi {
    overflow-wrap: anywhere;
  }

  .wrong,
  .more {
    padding: 0.75rem 1.25rem;
    border-block-start: 1px solid var(--rule);
  }

  .more {
    color: var(--ink-2);
    font-size: var(--text-small);
  }

  .sum {
    flex: 1 1 9rem;
    font-size: var(--text-small);
    color: var(--ink-2);
  }

  .sum b {
    display: block;
    color: var(--ink);
    font-size: var(--text-body);
    font-weight: var(--weight-strong);
  }

  [slot='foot'] {
    display: contents;
  }

  @media (width < 35rem) {
    .box {
      padding-inline: 1rem;
    }

    li {
      padding-inline: 1rem;
    }

    .sum {
      flex-basis: 100%;
    }

    .paused,
    .primary {
      flex: 1;
    }

    .cancel {
      display: none;
    }
  }
`;
