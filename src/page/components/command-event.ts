/** A wish that concerns the whole list or the page. */
export type AppCommand = 'add' | 'pause-all' | 'resume-all' | 'close-details' | 'undo' | 'reload';

/** The person asked for something that concerns no single job. */
export class CommandEvent extends Event {
  static readonly type = 'ld-command';
  readonly command: AppCommand;

  constructor(command: AppCommand) {
    super(CommandEvent.type, { bubbles: true, composed: true });
    this.command = command;
  }
}

declare global {
  interface HTMLElementEventMap {
    'ld-command': CommandEvent;
  }
}
