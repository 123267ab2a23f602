import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { type AppStatus, appStatus, freeBytes } from '../app-status.ts';
import { Announcer } from '../controllers/announcer.ts';
import { AppState } from '../controllers/app-state.ts';
import { FeedController } from '../controllers/feed-controller.ts';
import { IntakeController } from '../controllers/intake-controller.ts';
import { NetworkController } from '../controllers/network-controller.ts';
import { ShortcutController } from '../controllers/shortcut-controller.ts';
import { SnapshotController } from '../controllers/snapshot-controller.ts';
import { SpeedController } from '../controllers/speed-controller.ts';
import { StorageController } from '../controllers/storage-controller.ts';
import { TitleController } from '../controllers/title-controller.ts';
import { WidthController } from '../controllers/width-controller.ts';
import type { EngineFailure } from '../engine-failure.ts';
import type { JobFeed } from '../job-feed.ts';
import { fetchSamples, type Sample } from '../samples.ts';
import type { NewVersion } from '../new-version.ts';
import type { TransferManager } from '../transfer-manager.ts';
import { words } from '../words.ts';
import { appStyles } from './app-styles.ts';
import { appDialog, appMenu } from './app-overlays.ts';
import { baseStyles } from './base-styles.ts';
import './ld-dock.ts';
import './ld-job-list.ts';
import type { LdJobList } from './ld-job-list.ts';
import './ld-rail.ts';
import './ld-status-line.ts';
import './ld-top.ts';

/**
 * The whole page. The composition root gives it the manager and the feed, or says why there is none.
 * @fires ld-use-update - The person wants the new version.
 */
@customElement('ld-app')
export class LdApp extends LitElement {
  static override styles = [baseStyles, appStyles];

  @property({ attribute: false }) manager: TransferManager | undefined;
  @property({ attribute: false }) feed: JobFeed | undefined;
  @property({ attribute: false }) engineFailure: EngineFailure | undefined;
  /** Downloads that went with the browser's storage. */
  @property({ attribute: false }) lost = 0;
  @property({ attribute: false }) newVersion: NewVersion = 'none';
  @state() private samples: readonly Sample[] = [];
  @state() private said = '';
  @query('ld-job-list') private readonly list: LdJobList | null | undefined;
  readonly #app = new AppState(this);
  readonly #announcer = new Announcer((text) => {
    this.said = text;
  });
  readonly #storage = new StorageController(this);
  readonly #network = new NetworkController(this);
  readonly #width = new WidthController(this);
  readonly #snapshot = new SnapshotController(this);
  readonly #speed = new SpeedController(this, () => this.#status.bytesPerSecond);
  readonly #intake = new IntakeController(this, (text, note) => this.#app.offer(text, note));
  readonly #feeding = new FeedController(this, (changes, feed) => {
    this.#status = appStatus(feed.jobs);
    this.#announcer.note(changes, feed);
    this.#app.refresh();
    this.#storage.refresh(this.manager);
  });
  #status: AppStatus = { bytesPerSecond: 0, active: 0, waiting: 0, jobs: 0 };
  #hasFirstNews = false;

  constructor() {
    super();
    new TitleController(this, () => this.#status);
    new ShortcutController(this, (shortcut) => this.#app.shortcut(shortcut));
  }

  override render(): TemplateResult {
    if (this.engineFailure) {
      return html`<ld-engine-failed .failure=${this.engineFailure} @ld-command=${this.#onCommand}></ld-engine-failed>`;
    }
    const { arrangement } = this.#width;
    const isWide = arrangement === 'docked' || arrangement === 'rail';
    const app = this.#app;
    const isDetailed = app.details === 'open' && app.selected !== undefined;
    const isBehind = arrangement === 'column' && isDetailed;
    return html`<div
        class="app ${arrangement} ${isDetailed ? 'detailed' : ''}"
        @ld-command=${this.#onCommand}
        @ld-filter=${this.#onFilter}
        @ld-job-select=${this.#onSelect}
        @ld-job-menu=${this.#onMenu}
        @ld-job-action=${this.#onAction}
        @ld-copy=${this.#onCopy}
        @ld-offer-links=${this.#onOffer}
      >
        <div class="work">
          ${isWide ? html`<ld-rail .counts=${app.counts} .filter=${app.filter}></ld-rail>` : nothing}
          <main ?inert=${isBehind}>
            ${isWide ? nothing : html`<ld-top .counts=${app.counts} .filter=${app.filter}></ld-top>`}
            <ld-banner
              .network=${this.#network.network}
              .newVersion=${this.newVersion}
              .lost=${this.lost}
              @ld-dismiss=${this.#forgetLoss}
            ></ld-banner>
            ${this.#middle()}
          </main>
          ${isDetailed ? this.#details(arrangement === 'column' ? 'sheet' : 'panel') : nothing}
        </div>
        <div ?inert=${isBehind}>${isWide ? this.#statusLine() : this.#dock()}</div>
        <div class="toasts"><ld-toast .toast=${app.toasts.current} .toasts=${app.toasts}></ld-toast></div>
      </div>
      ${this.#overlays()}
      <div class="unseen" role="status" aria-live="polite">${this.said}</div>`;
  }

  readonly #forgetLoss = (): void => {
    this.lost = 0;
  };

  protected override firstUpdated(): void {
    void import('./later-parts.ts');
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('feed') || changed.has('manager')) this.#connect();
    const { details, selected } = this.#app;
    this.#snapshot.look(this.manager, details === 'open' ? selected : undefined);
  }

  protected override updated(): void {
    void this.#focusAwaitedRow();
  }

  async #focusAwaitedRow(): Promise<void> {
    const id = this.#app.rowToFocus;
    if (id === undefined || !this.list || this.#app.dialog) return;
    await this.list.updateComplete;
    if (this.#app.rowToFocus !== id || !this.#app.visible.some((job) => job.id === id)) return;
    this.#app.rowToFocus = undefined;
    this.list.focusRow(id);
  }

  #connect(): void {
    const { feed, manager } = this;
    this.#app.feed = feed;
    this.#app.manager = manager;
    this.#feeding.follow(feed);
    if (!feed || !manager || this.#hasFirstNews) return;
    this.#hasFirstNews = true;
    void feed.refresh().catch(() => undefined);
    this.#storage.refresh(manager);
    this.#intake.takeAddress();
    void fetchSamples(document.baseURI).then((samples) => {
      this.samples = samples;
    });
  }

  #middle(): TemplateResult {
    const app = this.#app;
    if (!this.feed || (this.feed.phase === 'loading' && app.visible.length === 0)) {
      return html`<p class="loading" role="status">${words.loading}</p>`;
    }
    if (app.counts?.all === 0) {
      return html`<ld-empty .storage=${this.#storage.facts} .samples=${this.samples}></ld-empty>`;
    }
    return html`<ld-job-list .jobs=${app.visible} .filter=${app.filter} .selectedId=${app.selectedId}></ld-job-list>`;
  }

  #details(manner: 'panel' | 'sheet'): TemplateResult {
    const { selected } = this.#app;
    const { snapshot, log } = this.#snapshot;
    const close =
      manner === 'sheet' ? html`<div class="scrim" @click=${() => this.#app.command('close-details')}></div>` : nothing;
    return html`${close}
      <ld-details
        role=${manner === 'sheet' ? 'dialog' : 'complementary'}
        aria-label=${words.detailsOf(selected?.displayName ?? '')}
        .job=${selected}
        .snapshot=${snapshot}
        .log=${log}
        .manner=${manner}
      ></ld-details>`;
  }

  #statusLine(): TemplateResult {
    return html`<ld-status-line
      .status=${this.#status}
      .samples=${this.#speed.samples}
      .storage=${this.#storage.facts}
      .network=${this.#network.network}
    ></ld-status-line>`;
  }

  #dock(): TemplateResult {
    return html`<ld-dock
      .status=${this.#status}
      .samples=${this.#speed.samples}
      .storage=${this.#storage.facts}
      .network=${this.#network.network}
    ></ld-dock>`;
  }

  #overlays(): TemplateResult {
    const facts = this.#storage.facts;
    return html`${appDialog(this.#app, facts && freeBytes(facts))}${appMenu(this.#app)}`;
  }

  readonly #onCommand = (event: HTMLElementEventMap['ld-command']): void => this.#app.command(event.command);
  readonly #onFilter = (event: HTMLElementEventMap['ld-filter']): void => this.#app.showFilter(event.filter);
  readonly #onSelect = (event: HTMLElementEventMap['ld-job-select']): void => this.#app.select(event.id, event.wish);
  readonly #onMenu = (event: HTMLElementEventMap['ld-job-menu']): void => this.#app.openMenu(event.id, event.point);
  readonly #onAction = (event: HTMLElementEventMap['ld-job-action']): void => this.#app.act(event.action, event.id);
  readonly #onCopy = (event: HTMLElementEventMap['ld-copy']): void => void this.#app.commands.copy(event.text);
  readonly #onOffer = (event: HTMLElementEventMap['ld-offer-links']): void => this.#app.offer(event.text, '');
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-app': LdApp;
  }
}
