// SPDX-License-Identifier: GPL-3.0-or-later
// Surveys over the API: a part of the client that is loaded with their page.
import type { Api } from './api';
import type { Span } from './report_api';
import {
  parseFindings, parseKept, parsePoster, parseResults, parseSurveys, parseWords, type KeptSurvey, type Offer, type Poster, type Results, type SurveyList, type Words,
} from './survey_document';
import { parsePeriod, parseQuality, parseSigns, type PeriodResults, type Quality, type Sign } from './survey_period';
import { toWire, type DraftForm, type FormFinding } from './survey_form';

const PATH = '/api/v1/surveys';
const at = (survey: string): string => `${PATH}/${encodeURIComponent(survey)}`;
/** Of the draft that a change was made of; 0: there was none. */
const over = (revision: number): Record<string, string> => ({ 'If-Match': `"${revision}"` });

function offered(offer: Offer): unknown {
  return { ...offer, quotas: offer.quotas.map(({ part, service, count }) => ({ part, service, count })) };
}

export class SurveyApi {
  constructor(private readonly api: Api) {}

  surveys(): Promise<SurveyList> {
    return this.api.ask('GET', PATH, parseSurveys);
  }

  survey(survey: string): Promise<KeptSurvey> {
    return this.api.ask('GET', at(survey), parseKept);
  }

  check(form: DraftForm): Promise<readonly FormFinding[]> {
    return this.api.ask('POST', `${PATH}/check`, parseFindings, { form: toWire(form) });
  }

  /** On top of the draft of this revision: what somebody else saved meanwhile is not lost. */
  saveDraft(form: DraftForm, base: number): Promise<KeptSurvey> {
    return this.api.ask('PUT', `${at(form.survey)}/draft`, parseKept, { form: toWire(form) }, over(base));
  }

  dropDraft(survey: string, base: number): Promise<void> {
    return this.api.ask('DELETE', `${at(survey)}/draft`, () => undefined, undefined, over(base));
  }

  /** The draft of this revision, or what was published last when that is null. */
  publish(survey: string, kiosks: boolean, offer: Offer, draft: number | null): Promise<SurveyList> {
    return this.api.press(`${at(survey)}/publish`, parseSurveys, { kiosks, offer: offered(offer), ...(draft === null ? {} : { draft }) });
  }

  close(survey: string): Promise<SurveyList> {
    return this.api.press(`${at(survey)}/close`, parseSurveys);
  }

  results(survey: string): Promise<Results> {
    return this.api.ask('GET', `${at(survey)}/results`, parseResults);
  }

  /** Of days that are over; `before`: a period to set it beside. */
  period(survey: string, { from, to }: Span, before: Span | null): Promise<PeriodResults> {
    const query = new URLSearchParams({ from, to, ...(before === null ? {} : { before_from: before.from, before_to: before.to }) });
    return this.api.askLong('GET', `${at(survey)}/period?${query.toString()}`, parsePeriod);
  }

  /** The address of a file, for a link: the browser saves it. */
  file(survey: string, { from, to }: Span, format: 'xlsx' | 'csv'): string {
    return `${at(survey)}/file?${new URLSearchParams({ from, to, format }).toString()}`;
  }

  signs(): Promise<readonly Sign[]> {
    return this.api.ask('GET', `${PATH}/signs`, parseSigns);
  }

  quality({ from, to }: Span): Promise<Quality> {
    return this.api.askLong('GET', `/api/v1/quality?${new URLSearchParams({ from, to }).toString()}`, parseQuality);
  }

  /** Read back by the server before it is handed out. */
  poster(place: string): Promise<Poster> {
    return this.api.ask('GET', `${PATH}/posters/${encodeURIComponent(place)}`, parsePoster);
  }

  words(survey: string): Promise<readonly Words[]> {
    return this.api.ask('GET', `${at(survey)}/words`, parseWords);
  }

  removeWords(survey: string, answer: string, reason: string): Promise<readonly Words[]> {
    return this.api.press(`${at(survey)}/words/${encodeURIComponent(answer)}/remove`, parseWords, { reason });
  }
}
