// SPDX-License-Identifier: GPL-3.0-or-later
// Wakes an operator whose hands are free when somebody comes: two notes, and a notification where the browser lets one and
// the page is not looked at. The browser plays nothing before somebody has pressed something: the login is that press.

const REMEMBERED = 'talon.sound';
const NOTES = [659.3, 523.3]; // the hall's own chime, an octave of words: «динь-дон»
const NOTE_S = 0.35;

export function soundWanted(): boolean {
  try {
    return localStorage.getItem(REMEMBERED) !== 'off';
  } catch {
    return true;
  }
}

export function rememberSound(on: boolean): void {
  try {
    localStorage.setItem(REMEMBERED, on ? 'on' : 'off');
  } catch {
    // A browser without storage asks again next time.
  }
}

export class Wake {
  private audio: AudioContext | null = null;
  private shown: Notification | null = null;

  /** Called from a press, which is what browsers ask for before a page may be heard. */
  unlock(): void {
    try {
      this.audio ??= new AudioContext();
      void this.audio.resume();
    } catch {
      this.audio = null; // no sound card, or none for browsers: the title and the screen still tell
    }
  }

  chime(): void {
    const audio = this.audio;
    if (audio === null || audio.state !== 'running') return;
    NOTES.forEach((pitch, index) => {
      const from = audio.currentTime + index * NOTE_S;
      const tone = audio.createOscillator();
      const volume = audio.createGain();
      tone.frequency.value = pitch;
      volume.gain.setValueAtTime(0.0001, from);
      volume.gain.exponentialRampToValueAtTime(0.2, from + 0.02);
      volume.gain.exponentialRampToValueAtTime(0.0001, from + 2 * NOTE_S);
      tone.connect(volume).connect(audio.destination);
      tone.start(from);
      tone.stop(from + 2 * NOTE_S);
    });
  }

  /** False where there are no notifications, or the person has said no to them. */
  get canAsk(): boolean {
    return typeof Notification !== 'undefined' && window.isSecureContext && Notification.permission === 'default';
  }

  async ask(): Promise<void> {
    if (this.canAsk) await Notification.requestPermission();
  }

  notify(title: string, text: string): void {
    if (typeof Notification === 'undefined' || !window.isSecureContext || Notification.permission !== 'granted' || document.hasFocus()) return;
    this.shown?.close();
    this.shown = new Notification(title, { body: text, tag: 'talon-next' });
    this.shown.onclick = () => window.focus();
  }

  calm(): void {
    this.shown?.close();
    this.shown = null;
  }
}
