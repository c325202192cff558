// SPDX-License-Identifier: GPL-3.0-or-later
// Surveys over the API: a part of the client that is loaded with their page.
import type { Api } from './api';
import { parsePoster, parseResults, parseSurveys, parseWords, type Poster, type Results, type SurveyLine, type Words } from './survey_document';

export class SurveyApi {
  constructor(private readonly api: Api) {}

  surveys(): Promise<readonly SurveyLine[]> {
    return this.api.ask('GET', '/api/v1/surveys', parseSurveys);
  }

  publishSurvey(survey: string): Promise<readonly SurveyLine[]> {
    return this.api.press(`/api/v1/surveys/${encodeURIComponent(survey)}/publish`, parseSurveys, { kiosks: true });
  }

  closeSurvey(survey: string): Promise<readonly SurveyLine[]> {
    return this.api.press(`/api/v1/surveys/${encodeURIComponent(survey)}/close`, parseSurveys);
  }

  surveyResults(survey: string): Promise<Results> {
    return this.api.ask('GET', `/api/v1/surveys/${encodeURIComponent(survey)}/results`, parseResults);
  }

  /** Read back by the server before it is handed out. */
  poster(place: string): Promise<Poster> {
    return this.api.ask('GET', `/api/v1/surveys/posters/${encodeURIComponent(place)}`, parsePoster);
  }

  surveyWords(survey: string): Promise<readonly Words[]> {
    return this.api.ask('GET', `/api/v1/surveys/${encodeURIComponent(survey)}/words`, parseWords);
  }
}
