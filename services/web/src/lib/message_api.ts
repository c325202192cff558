// SPDX-License-Identifier: GPL-3.0-or-later
// Hall messages over the API: a part of the client that is loaded with their page.
import type { Api } from './api';
import { parseMessages, type HallMessages, type NewMessage } from './message_document';

export class MessageApi {
  constructor(private readonly api: Api) {}

  messages(): Promise<HallMessages> {
    return this.api.ask('GET', '/api/v1/messages', parseMessages);
  }

  /** `id` is made anew for each message: sent twice it is made once. */
  send(id: string, message: NewMessage): Promise<HallMessages> {
    return this.api.press('/api/v1/messages', parseMessages, { id, ...message });
  }

  end(id: string): Promise<HallMessages> {
    return this.api.press(`/api/v1/messages/${encodeURIComponent(id)}/end`, parseMessages);
  }
}
