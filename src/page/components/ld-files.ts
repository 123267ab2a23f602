import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { explainEvidence } from '../explain-evidence.ts';
import { fileKind } from '../file-kind.ts';
import { format } from '../format.ts';
import { givenWhen } from '../given-when.ts';
import { kindIcon, stateIcon } from '../icons.ts';
import { isWhole } from '../is-whole.ts';
import type { JobLook } from '../job-look.ts';
import type { FileSnapshot, JobSnapshot } from '../transfer-manager.ts';
import { words } from '../words.ts';
import { detailsWords } from '../words-details.ts';
import { corsWords } from '../words-cors.ts';
import { baseStyles } from './base-styles.ts';
import './ld-hold.ts';
import './ld-name.ts';
import { stateStyles } from './state-styles.ts';

interface FileState {
  readonly look: JobLook;
  readonly word: string;
}

const fileState = (file: FileSnapshot): FileState => {
  if (isWhole(file)) return { look: 'ready', word: detailsWords.fileWhole };
  if (file.bytesTransferred === 0) return { look: 'waiting', word: detailsWords.fileMissing };
  return { look: 'downloading', word: detailsWords.filePart };
};

const spansOf = ({ held, bytesTotal = 0 }: FileSnapshot): readonly (readonly [number, number])[] =>
  bytesTotal === 0 ? [] : held.map(([start, end]) => [(start * 1000) / bytesTotal, (end * 1000) / bytesTotal] as const);

/** The files of a job, each with its own hold. */
@customElement('ld-files')
export class LdFiles extends LitElement {
  static override styles = [
    baseStyles,
    ...stateStyles,
    css`
      :host {
        display: block;
      }

      .head,
      .facts {
        display: flex;
        gap: var(--space-4);
        justify-content: space-between;
      }

      .head {
        color: var(--ink-2);
        font-size: var(--text-small);
      }

      .head b {
        color: var(--ink);
        font-weight: var(--weight-strong);
      }

      li {
        display: grid;
        grid-template-columns: 1.25rem minmax(0, 1fr);
        gap: 0.25rem 0.75rem;
        padding-block: 0.75rem;
        border-block-end: 1px solid var(--rule);
        content-visibility: auto;
        contain-intrinsic-block-size: auto 5.75rem;
      }

      .kind {
        grid-row: 1 / 5;
        color: var(--ink-3);
      }

      ld-name {
        font-weight: var(--weight-medium);
      }

      .facts {
        color: var(--ink-2);
        font-size: var(--text-small);
      }

      .word {
        display: inline-flex;
        gap: 0.375rem;
        align-items: center;
        color: var(--state-ink);
        font-weight: var(--weight-medium);
      }

      .word .icon {
        inline-size: 0.875rem;
        block-size: 0.875rem;
      }

      ld-hold {
        block-size: 0.5rem;
      }

      .proof,
      .legend {
        color: var(--ink-2);
        font-size: var(--text-small);
      }

      .legend dt {
        margin-block-start: var(--space-4);
        color: var(--ink);
        font-weight: var(--weight-medium);
      }

      .none {
        color: var(--ink-2);
      }
    `,
  ];

  @property({ attribute: false }) snapshot: JobSnapshot | undefined;

  override render(): TemplateResult {
    const { snapshot } = this;
    if (!snapshot) return html`<p class="none">${detailsWords.readingDetails}</p>`;
    const { files, progress } = snapshot;
    if (files.length === 0) return html`<p class="none">${detailsWords.noFilesYet}</p>`;
    const bytes = progress.bytesTotal === undefined ? detailsWords.unknown : format.bytes(progress.bytesTotal);
    return html`<p class="head">
        <b>${detailsWords.inThisOrder}</b><span>${detailsWords.filesSum(format.count(files.length), bytes)}</span>
      </p>
      <ul>
        ${repeat(
          files,
          ({ index }) => index,
          (file) => this.#file(file),
        )}
      </ul>
      ${this.#legend(files)}`;
  }

  #footnote({ handedOver, verified, bytesTransferred }: FileSnapshot): TemplateResult | typeof nothing {
    if (handedOver !== undefined) {
      return html`<span class="proof">${corsWords.givenFile(givenWhen(handedOver, Date.now()))}</span>`;
    }
    if (bytesTransferred === 0) return nothing;
    return html`<span class="proof">${detailsWords.sameFileBy} ${detailsWords.verified[verified]}</span>`;
  }

  #legend(files: readonly FileSnapshot[]): TemplateResult | typeof nothing {
    const proofs = new Map(
      files
        .filter(({ bytesTransferred }) => bytesTransferred > 0)
        .map((file) => [detailsWords.verified[file.verified], explainEvidence(file)] as const),
    );
    if (proofs.size === 0) return nothing;
    return html`<dl class="legend">
      ${[...proofs].map(
        ([word, sentence]) =>
          html`<dt>${detailsWords.sameFileBy} ${word}</dt>
            <dd>${sentence}</dd>`,
      )}
    </dl>`;
  }

  #file(file: FileSnapshot): TemplateResult {
    const { look, word } = fileState(file);
    const { bytesTotal, bytesTransferred, localName } = file;
    const isHere = look === 'ready';
    const amount =
      bytesTotal === undefined
        ? words.sizeUnknown(format.bytes(bytesTransferred))
        : isHere
          ? format.bytes(bytesTotal)
          : format.bytesOf(bytesTransferred, bytesTotal);
    return html`<li class="is-${look}">
      <span class="kind">${kindIcon(fileKind(localName))}</span>
      <ld-name .name=${localName}></ld-name>
      <span class="facts">
        <span class="figure">${amount}</span><span class="word">${stateIcon(look)}${word}</span>
      </span>
      ${
        bytesTotal === undefined
          ? nothing
          : html`<ld-hold
              .spans=${isHere ? [[0, 1000] as const] : spansOf(file)}
              .value=${bytesTotal === 0 ? 1 : bytesTransferred / bytesTotal}
              .label=${localName}
              .text=${amount}
            ></ld-hold>`
      }
      ${this.#footnote(file)}
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-files': LdFiles;
  }
}
