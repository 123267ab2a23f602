import { css } from 'lit';

/** Buttons: one primary in a view, lines for what waits for a person, ghosts for what goes by itself. */
export const buttonStyles = css`
  button,
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--space-3);
    min-inline-size: 0;
    min-block-size: var(--control-height);
    padding: 0 var(--space-4);
    border: 1px solid transparent;
    border-radius: var(--radius-control);
    background: transparent;
    color: var(--ink);
    font: var(--weight-medium) var(--text-body) / var(--line-tight) var(--font-ui);
    text-decoration: none;
    white-space: nowrap;
    cursor: pointer;
    touch-action: manipulation;
    transition:
      background-color var(--fast),
      border-color var(--fast),
      color var(--fast);
  }

  button > span,
  .button > span {
    overflow: hidden;
    text-overflow: ellipsis;
  }

  button:hover,
  .button:hover {
    background: var(--button-hover, var(--hover));
  }

  .primary {
    background: var(--accent);
    color: var(--on-accent);
  }

  .primary:hover {
    background: var(--accent-hover);
  }

  .bold,
  .ready,
  .danger {
    border-color: var(--rule-strong);
    background: var(--surface);
  }

  .bold:hover,
  .danger:hover {
    border-color: var(--edge);
  }

  .ready {
    border-color: color-mix(in srgb, var(--ready-fill) 70%, transparent);
    color: var(--ready-ink);
  }

  .ready:hover {
    border-color: var(--ready-fill);
    background: var(--ready-wash);
  }

  .danger {
    color: var(--failed-ink);
  }

  .danger:hover {
    background: var(--failed-wash);
  }

  .quiet {
    color: var(--ink-2);
  }

  .quiet:hover {
    color: var(--ink);
  }

  .only-icon {
    inline-size: var(--control-height);
    padding: 0;
    color: var(--ink-2);
  }

  .link {
    min-block-size: var(--target);
    padding: 0 var(--space-2);
    color: var(--accent-ink);
  }

  button:disabled,
  button[aria-disabled='true'] {
    border-color: var(--rule);
    background: transparent;
    color: var(--ink-3);
    opacity: 0.62;
    cursor: default;
  }

  @media (forced-colors: active) {
    button,
    .button {
      border-color: ButtonBorder;
    }

    .primary {
      forced-color-adjust: none;
      border-color: Highlight;
      background: Highlight;
      color: HighlightText;
    }

    button:disabled,
    button[aria-disabled='true'] {
      border-color: GrayText;
      color: GrayText;
      opacity: 1;
    }
  }
`;
