import { jsonAnswer, type Answer } from './answer.js';

/**
 * An answer of the gateway dialect: `message` and nothing else (docs/upstream/errors.md section 2).
 * @param status HTTP status
 * @param message the gateway's text
 * @param errorType value of `x-amzn-ErrorType`, when the gateway names one
 */
export function gatewayAnswer(status: number, message: string, errorType?: string): Answer {
  return jsonAnswer(status, { message }, errorType === undefined ? {} : { 'x-amzn-ErrorType': errorType });
}
