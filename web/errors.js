// What can go wrong with an annotator, by code.

/**
 * code: ENGINE_UNSUPPORTED  no WebAssembly here, or a policy blocks it, or its files are missing
 *       ENGINE_FAILED       the engine crashed while reading; this annotator is of no use any more
 *       MODEL_LOAD_FAILED   the model did not arrive (network, HTTP status)
 *       MODEL_CORRUPT       it arrived, but is no model file or is damaged
 *       INPUT_TOO_LARGE     over the limit of text.js
 *       INPUT_INVALID       not a string
 *       ABORTED             by the signal, by close(), or by a newer annotate()
 * detail: a technical line for a report, never with words of the text
 */
export class AnnotatorError extends Error {
  /**
   * @param {'ENGINE_UNSUPPORTED' | 'ENGINE_FAILED' | 'MODEL_LOAD_FAILED' | 'MODEL_CORRUPT' | 'INPUT_TOO_LARGE' |
   *   'INPUT_INVALID' | 'ABORTED'} code
   * @param {string} [detail]
   */
  constructor(code, detail = '') {
    super(detail ? `${code}: ${detail}` : code);
    this.name = 'AnnotatorError';
    this.code = code;
    this.detail = detail;
  }
}
