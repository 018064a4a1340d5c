import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { describeError, openLog, type LogSink } from './create-logger.js';

/** A log whose lines a test can read. */
function collect(level: Parameters<typeof openLog>[0] = 'trace'): { log: LogSink; lines: string[] } {
  const lines: string[] = [];
  return { log: openLog(level, { write: (line: string) => void lines.push(line) }), lines };
}

/** An error as HTTP clients and databases throw it: with everything on it. */
function talkativeError(): Error {
  return Object.assign(new TypeError('no connection'), {
    code: 'ECONNREFUSED',
    config: { headers: { authorization: 'Bearer canary' }, data: 'canary' },
    request: { headers: { cookie: 'canary' } },
    response: { data: { password: 'canary' } },
    parameters: ['canary'],
    detail: 'Key (email)=(canary) already exists.',
    errors: [new Error('canary')],
  });
}

describe('openLog', () => {
  let log: LogSink | undefined;
  afterEach(() => log?.close());

  it('writes one JSON object a line, with time and service', () => {
    const collected = collect();
    log = collected.log;
    log.logger.info({ a: 1 }, 'message');
    log.answers.info({ b: 2 }, 'answer');
    expect(collected.lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      {
        level: 30,
        time: expect.stringMatching(/^\d{4}-.*Z$/),
        service: 'contacts-bff',
        a: 1,
        msg: 'message',
      },
      { level: 30, time: expect.any(String), service: 'contacts-bff', b: 2, msg: 'answer' },
    ]);
  });

  it.each(['line\r\n{"level":60}', '\u001b[31mred', 'null\0', '\u2028', '\u0085\u009b'])(
    'keeps an entry with %j on one line',
    (text) => {
      const collected = collect();
      log = collected.log;
      log.logger.error({ err: new Error(text), text, [text]: text }, text);
      log.answers.info({ text }, text);
      expect(collected.lines).toHaveLength(2);
      for (const line of collected.lines) {
        expect(line.slice(0, -1)).not.toMatch(/[\r\n\u001b\0]/);
        expect(JSON.parse(line)).toMatchObject({ text, msg: text });
      }
    },
  );

  it('says of an error its name, code, message and stack, and nothing else', () => {
    const collected = collect();
    log = collected.log;
    log.logger.error({ err: talkativeError() }, 'failed');
    log.logger.error(talkativeError());
    log.answers.info({ err: talkativeError() }, 'failed');
    expect(collected.lines).toHaveLength(3);
    for (const line of collected.lines) {
      expect(line).not.toContain('canary');
      const { err } = JSON.parse(line) as { err: Record<string, unknown> };
      expect(Object.keys(err)).toEqual(['name', 'message', 'code', 'stack']);
      expect(err).toMatchObject({ name: 'TypeError', code: 'ECONNREFUSED', message: 'no connection' });
    }
  });

  it.each(['authorization', 'token'])('masks a member named %s', (name) => {
    const collected = collect();
    log = collected.log;
    log.logger.warn({ [name]: 'canary', headers: { [name]: 'canary' } }, 'masked');
    expect(collected.lines.join('')).not.toContain('canary');
  });

  it.each(['password', 'cookie'])('masks a nested member named %s', (name) => {
    const collected = collect();
    log = collected.log;
    log.logger.warn({ body: { [name]: 'canary' } }, 'masked');
    expect(collected.lines.join('')).not.toContain('canary');
  });

  it('writes nothing below its level', () => {
    const collected = collect('warn');
    log = collected.log;
    log.logger.info('no');
    log.answers.info('no');
    log.logger.warn('yes');
    expect(collected.lines).toHaveLength(1);
  });

  it('stops its timer when it is closed', () => {
    jest.useFakeTimers();
    collect().log.close();
    expect(jest.getTimerCount()).toBe(0);
    jest.useRealTimers();
  });
});

describe('describeError', () => {
  it('follows causes, five deep at most', () => {
    let error: Error = new Error('0');
    for (let depth = 1; depth < 10; depth++) error = new Error(String(depth), { cause: error });
    const messages: unknown[] = [];
    for (let described = describeError(error) as Record<string, unknown> | undefined; described;) {
      messages.push(described['message']);
      described = described['cause'] as Record<string, unknown> | undefined;
    }
    expect(messages).toEqual(['9', '8', '7', '6', '5']);
  });

  it('ends at an error that is its own cause', () => {
    const error = new Error('loop');
    error.cause = error;
    expect(() => JSON.stringify(describeError(error))).not.toThrow();
  });

  it.each(['canary', 7, null, undefined, { canary: 'canary' }, ['canary']])(
    'names no more than the kind of %j',
    (thrown) => {
      expect(describeError(thrown)).toEqual({ name: typeof thrown });
    },
  );

  it('leaves out a code that is no text', () => {
    expect(describeError(Object.assign(new Error('a'), { code: { canary: 1 } }))).not.toHaveProperty('code');
  });
});
