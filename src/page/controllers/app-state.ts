import type { ReactiveControllerHost } from 'lit';
import type { AppDialog } from '../app-dialog.ts';
import type { AppCommand } from '../components/command-event.ts';
import type { MenuPoint } from '../components/job-menu-event.ts';
import type { JobAction } from '../job-action.ts';
import type { JobFeed } from '../job-feed.ts';
import { countByFilter, countByFilterFromStates, type FilterCounts, isShown, type JobFilter } from '../job-filter.ts';
import type { JobSummary, TransferManager } from '../transfer-manager.ts';
import { JobCommands } from './job-commands.ts';
import { Removals } from './removals.ts';
import type { Shortcut } from './shortcut-controller.ts';
import { ToastController } from './toast-controller.ts';

/** What the page shows and which dialog is open: every wish of the person ends here. */
export class AppState {
  manager: TransferManager | undefined;
  feed: JobFeed | undefined;
  filter: JobFilter = 'all';
  selectedId: string | undefined;
  details: 'open' | 'closed' = 'closed';
  dialog: AppDialog | undefined;
  menu: { readonly id: string; readonly point: MenuPoint } | undefined;
  visible: readonly JobSummary[] = [];
  counts: FilterCounts | undefined;
  /** A row that a coming rendering is to focus: a job just added may not be on the list yet. */
  rowToFocus: string | undefined;
  readonly toasts: ToastController;
  readonly commands: JobCommands;
  readonly #host: ReactiveControllerHost;
  readonly #removals: Removals;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    this.toasts = new ToastController(host);
    this.commands = new JobCommands(() => this.manager, this.toasts);
    this.#removals = new Removals({
      manager: () => this.manager,
      toasts: this.toasts,
      onChange: () => this.refresh(),
      onRefused: (job, error) => this.commands.refused(job, error),
    });
  }

  get selected(): JobSummary | undefined {
    return this.#job(this.selectedId);
  }

  /** Works out again what is shown, after the jobs or the filter changed. */
  refresh(): void {
    const all = [...(this.feed?.jobs.values() ?? [])].filter(({ id }) => !this.#removals.isHidden(id));
    this.visible = all.filter((job) => isShown(job, this.filter));
    const { feed } = this;
    this.counts = feed?.phase === 'loading' ? countByFilterFromStates(feed.firstCounts) : countByFilter(all);
    const isAwaited = this.selectedId === this.rowToFocus;
    if (this.selectedId !== undefined && !isAwaited && !all.some(({ id }) => id === this.selectedId)) {
      this.selectedId = undefined;
      this.details = 'closed';
    }
    this.#host.requestUpdate();
  }

  showFilter(filter: JobFilter): void {
    this.filter = filter;
    this.refresh();
  }

  select(id: string, wish: 'select' | 'open'): void {
    this.selectedId = id;
    if (wish === 'open') this.details = 'open';
    this.#host.requestUpdate();
  }

  openMenu(id: string, point: MenuPoint): void {
    this.selectedId = id;
    this.menu = { id, point };
    this.#host.requestUpdate();
  }

  /** Closes what lies on top: the menu, else the dialog. */
  dismiss(): void {
    if (this.menu) this.menu = undefined;
    else this.dialog = undefined;
    this.#host.requestUpdate();
  }

  /** Opens the add dialog with text from outside, or adds it to what is there already. */
  offer(text: string, note: string): void {
    const before = this.dialog?.kind === 'add' ? `${this.dialog.text.trimEnd()}\n` : '';
    this.dialog = { kind: 'add', text: `${before === '\n' ? '' : before}${text}`, note, refusal: '', phase: 'asking' };
    this.#host.requestUpdate();
  }

  /** Keeps what is typed in the add dialog, so that a later suggestion is put below it. */
  noteText(text: string): void {
    if (this.dialog?.kind === 'add') this.dialog = { ...this.dialog, text };
  }

  command(command: AppCommand): void {
    if (command === 'add') this.offer('', '');
    else if (command === 'pause-all') void this.commands.runAll('pause', this.visible);
    else if (command === 'resume-all') void this.commands.runAll('resume', this.visible);
    else if (command === 'close-details') this.#closeDetails();
    else if (command === 'reload') location.reload();
    else this.toasts.undo();
  }

  shortcut(shortcut: Shortcut): void {
    if (this.dialog || this.menu) return;
    const id = this.selectedId;
    if (shortcut === 'add') this.command('add');
    else if (shortcut === 'close') this.command('close-details');
    else if (shortcut === 'next') this.#move((at) => at + 1);
    else if (shortcut === 'previous') this.#move((at) => Math.max(at, 1) - 1);
    else if (shortcut === 'first') this.#move(() => 0);
    else if (shortcut === 'last') this.#move(() => this.visible.length - 1);
    else if (id !== undefined) this.act(shortcut === 'open' ? 'details' : shortcut, id);
  }

  act(action: JobAction, id: string): void {
    const job = this.#job(id);
    if (!job) return;
    if (action === 'details') this.select(id, 'open');
    else if (action === 'remove') this.#askToRemove(job);
    else if (action === 'save-whole') this.#open({ kind: 'save-whole', id });
    else if (action === 'replace-link') this.#askForLink(job);
    else void this.commands.run(action, job);
  }

  /** The yes to the question that is open. */
  confirm(): void {
    const { dialog } = this;
    if (dialog?.kind !== 'remove' && dialog?.kind !== 'save-whole') return;
    this.#open(undefined);
    const job = this.#job(dialog.id);
    if (!job) return;
    if (dialog.kind === 'remove') void this.#removals.begin(job);
    else void this.commands.run('save-whole', job);
  }

  async addLinks(urls: readonly string[], begin: 'started' | 'paused'): Promise<void> {
    if (this.dialog?.kind !== 'add') return;
    this.#open({ ...this.dialog, phase: 'adding', refusal: '' });
    const { ids, refused, why } = await this.commands.add(urls, begin);
    const open = this.dialog;
    if (refused.length > 0 && open.kind === 'add') {
      this.#open({ ...open, text: refused.join('\n'), refusal: why, phase: 'asking' });
    } else {
      this.#open(undefined);
    }
    const [first] = ids;
    if (first === undefined) return;
    this.filter = 'all';
    this.selectedId = first;
    this.rowToFocus = first;
    this.refresh();
  }

  async replaceLink(id: string, fileIndex: number, url: string): Promise<void> {
    const refusal = await this.commands.replaceLink(id, fileIndex, url);
    this.#open(refusal === '' ? undefined : { kind: 'replace', id, fileIndex, refusal });
  }

  #job(id: string | undefined): JobSummary | undefined {
    return id === undefined || this.#removals.isHidden(id) ? undefined : this.feed?.jobs.get(id);
  }

  #open(dialog: AppDialog | undefined): void {
    this.dialog = dialog;
    this.#host.requestUpdate();
  }

  #closeDetails(): void {
    if (this.details === 'open') this.rowToFocus = this.selectedId;
    this.details = 'closed';
    this.#host.requestUpdate();
  }

  #askForLink(job: JobSummary): void {
    this.#open({ kind: 'replace', id: job.id, fileIndex: job.error?.fileIndex ?? 0, refusal: '' });
  }

  /** Jobs that hold bytes ask once; what holds nothing goes at once, and can be undone all the same. */
  #askToRemove(job: JobSummary): void {
    const holds = job.progress.bytesTransferred > 0 && job.state !== 8;
    if (holds) this.#open({ kind: 'remove', id: job.id });
    else void this.#removals.begin(job);
  }

  #move(to: (at: number) => number): void {
    const at = this.visible.findIndex(({ id }) => id === this.selectedId);
    const job = this.visible[Math.min(to(at), this.visible.length - 1)];
    if (!job) return;
    this.rowToFocus = job.id;
    this.select(job.id, 'select');
  }
}
